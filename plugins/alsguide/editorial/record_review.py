"""The command `make reviewed`: record that a text was compared with its sources.

It sets `last_reviewed` and `next_review` in the header, and writes a mark of the text to `content/data/reviewed.yaml`. The
check `changed-since-review` then tells when the text changes. No version control is needed for that, and a fresh copy of
the project knows it too. `TYPO=yes` keeps the dates: only spelling or layout changed.
"""

import argparse
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from alsguide.checks.load import make_site
from alsguide.checks.model import Text
from alsguide.checks.review import REVIEWED_FILE, fingerprint, review_date
from alsguide.core import command
from alsguide.core.files import OVERRIDES
from alsguide.core.sources import read_yaml
from alsguide.core.writing import write_files
from alsguide.overrides.merge import open_project

YEAR = timedelta(days=365)
HEAD = """# What was compared with its sources, and when: written by `make reviewed`, read by the check changed-since-review.
# `day` is the file's last_reviewed; `text` is a mark that changes with every word of it.

"""


def with_dates(path: Path, today: date) -> str:
    """Return a file's text with the dates of a review in its header."""
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    for name, day in (("last_reviewed", today), ("next_review", today + YEAR)):
        head = re.sub(rf"^{name}:.*$", f"{name}: {day}", head, count=1, flags=re.MULTILINE)
    return head + mark + body


def record_of(text: Text, today: date | None) -> dict[str, str]:
    """Return what is recorded for a text that is reviewed today, or on the day that its header says."""
    return {"day": str(today or review_date(text, "last_reviewed")), "text": fingerprint(text)}


def format_records(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the text of a file of records: one line a text, in order, so that changes are easy to review.

    Paths stand in quotes: so a host's records can be joined with the project's.
    """
    rows = (f'"{path}": {{day: {entry["day"]}, text: "{entry["text"]}"}}' for path, entry in sorted(records.items()))
    return HEAD + "\n".join(rows) + "\n"


def with_records(path: Path, root: Path, new: Mapping[str, Mapping[str, Any]], known: Collection[str]) -> str:
    """Return the text of a file of records with new ones, and those that it holds already and whose texts are still there."""
    data = read_yaml(path, root).data if path.is_file() else {}
    old = {name: entry for name, entry in (data or {}).items() if name in known}
    return format_records(old | dict(new))


def record(root: Path, paths: Sequence[str], today: date, keep_dates: bool) -> list[str]:
    """Record the review of files; `all` means every file. Gives their paths.

    A host's own files, and their records, lie in `overrides/`. Raises ValueError for a file that is not there.
    """
    project = open_project(root)
    texts = make_site(project, today).by_path
    chosen = sorted(texts) if list(paths) == ["all"] else [path.removeprefix(f"{OVERRIDES}/") for path in paths]
    unknown = [path for path in chosen if path not in texts]
    if unknown:
        advice = "Give its path from the project's folder, such as content/pages/about.md."
        raise ValueError(f'There is no text "{unknown[0]}". {advice}')
    records = {path: record_of(texts[path], None if keep_dates else today) for path in chosen}
    own = {path: entry for path, entry in records.items() if path not in project.written}
    host = {path: entry for path, entry in records.items() if path in project.written}
    sources = [] if keep_dates else [root / project.source_path(path) for path in chosen]
    files = {path: with_dates(path, today) for path in sources}
    for file, new in ((root / REVIEWED_FILE, own), (root / OVERRIDES / REVIEWED_FILE, host)):
        if new:
            files[file] = with_records(file, root, new, texts)
    write_files(files)
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0, or 2 when a file is not there."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.editorial.record_review", description="Record a review.")
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
    print(f"Recorded the review of {len(done)} file{'s' if len(done) != 1 else ''}.")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main))
