"""The command `make reviewed`: record that a text was compared with its sources.

It sets `last_reviewed` and `next_review` in the header, and writes a mark of the text to `content/data/reviewed.yaml`. The
check `changed-since-review` then tells when the text changes. No version control is needed for that, and a fresh copy of
the project knows it too. `TYPO=yes` keeps the dates: only spelling or layout changed.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from alsguide.checks.load import load_site
from alsguide.checks.model import Site, Text
from alsguide.checks.review import REVIEWED_FILE, fingerprint, review_date

YEAR = timedelta(days=365)
HEAD = """# What was compared with its sources, and when: written by `make reviewed`, read by the check changed-since-review.
# `day` is the file's last_reviewed; `text` is a mark that changes with every word of it.

"""


def write_dates(path: Path, today: date) -> None:
    """Set the review dates in a file's header."""
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    for name, day in (("last_reviewed", today), ("next_review", today + YEAR)):
        head = re.sub(rf"^{name}:.*$", f"{name}: {day}", head, count=1, flags=re.MULTILINE)
    path.write_text(head + mark + body, "utf-8")


def record_of(text: Text) -> dict[str, str]:
    """Give what is recorded for a text."""
    return {"day": str(review_date(text, "last_reviewed")), "text": fingerprint(text)}


def format_records(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Give the text of the file of records: one line a file, in order, so that changes are easy to review."""
    rows = (f"{path}: {{day: {entry['day']}, text: {entry['text']}}}" for path, entry in sorted(records.items()))
    return HEAD + "\n".join(rows) + "\n"


def recorded(site: Site) -> dict[str, dict[str, Any]]:
    """Give the records of files that are still there."""
    document = site.documents.get("reviewed")
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    return {path: entry for path, entry in data.items() if path in site.by_path}


def record(root: Path, paths: Sequence[str], today: date, keep_dates: bool) -> list[str]:
    """Record the review of files; `all` means every file. Gives their paths. Raises ValueError for one that is not there."""
    site = load_site(root, today)
    chosen = sorted(site.by_path) if list(paths) == ["all"] else [Path(path).as_posix() for path in paths]
    unknown = [path for path in chosen if path not in site.by_path]
    if unknown:
        raise ValueError(
            f'There is no text "{unknown[0]}". Give its path from the project\'s folder, such as content/pages/about.md.'
        )
    if not keep_dates:
        for path in chosen:
            write_dates(root / path, today)
        site = load_site(root, today)
    records = recorded(site) | {path: record_of(site.by_path[path]) for path in chosen}
    (root / REVIEWED_FILE).write_text(format_records(records), "utf-8")
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0, or 2 when a file is not there."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.editorial.reviewed", description="Record a review.")
    parser.add_argument("files", nargs="+", help="the files that were compared with their sources, or: all")
    parser.add_argument("--typo", action="store_true", help="only spelling or layout changed: keep the dates")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to write, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    try:
        done = record(options.root.resolve(), options.files, options.today or date.today(), options.typo)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Recorded the review of {len(done)} file{'s' if len(done) != 1 else ''} in {REVIEWED_FILE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
