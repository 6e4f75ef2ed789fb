"""The command `make reviewed`: record that a text was compared with its sources.

It sets `last_reviewed` and `next_review` in the header, the latter in the month with the fewest reviews, and writes a mark of
the text to `content/data/reviewed.yaml`. The check `changed-since-review` then tells when the text changes. No version control
is needed for that, and a fresh copy of the project knows it too. `TYPO=yes` keeps the dates: only spelling or layout changed.
"""

import argparse
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from alsguide.checks.load import make_site
from alsguide.checks.model import Site, Text
from alsguide.checks.review import REVIEWED_FILE, fingerprint, review_date
from alsguide.core import command
from alsguide.core.files import OVERRIDES
from alsguide.core.sources import read_yaml
from alsguide.core.writing import write_files
from alsguide.editorial.review_months import next_days
from alsguide.overrides.merge import open_project

HEAD = """# What was compared with its sources, and when: written by `make reviewed`, read by the check changed-since-review.
# `day` is the file's last_reviewed; `text` is a mark that changes with every word of it.

"""


def with_dates(path: Path, dates: Mapping[str, date]) -> str:
    """Return a file's text with some dates in its header, by their names."""
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    for name, day in dates.items():
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


def record(root: Path, paths: Sequence[str], today: date, keep_dates: bool, month: date | None = None) -> list[str]:
    """Record the review of files; `all` means every file. Gives what was recorded of each, in words.

    The next review is due in `month`, or in the one that `next_days` proposes. A host's own files, and their records, lie in
    `overrides/`. Raises ValueError for a file that is not there, and for a clock that is wrong.
    """
    project = open_project(root)
    site = make_site(project, today)
    chosen = chosen_texts(site, paths)
    records = {path: record_of(site.by_path[path], None if keep_dates else today) for path in chosen}
    files: dict[Path, str] = {}
    days: list[date] = []
    if not keep_dates:
        if site.today != today:
            raise ValueError(
                f"The clock of this computer says {today}, which looks wrong. Set it, then run this again."
            )
        days = next_days(today, today, other_days(site, chosen), len(chosen), month)
        for path, day in zip(chosen, days, strict=True):
            file = root / project.source_path(path)
            files[file] = with_dates(file, {"last_reviewed": today, "next_review": day})
    for folder, is_host in ((root, False), (root / OVERRIDES, True)):
        new = {path: entry for path, entry in records.items() if (path in project.written) == is_host}
        if new:
            files[folder / REVIEWED_FILE] = with_records(folder / REVIEWED_FILE, root, new, site.by_path)
    write_files(files)
    return (
        [f"{path}: to be reviewed again by {day}" for path, day in zip(chosen, days, strict=True)] if days else chosen
    )


def spread(root: Path, paths: Sequence[str], today: date) -> list[str]:
    """Spread the next reviews of files over the months that are left of their year; no other date changes. Gives them."""
    project = open_project(root)
    site = make_site(project, today)
    chosen = chosen_texts(site, paths)
    taken, said = other_days(site, chosen), []
    files: dict[Path, str] = {}
    for path in chosen:
        last, file = review_date(site.by_path[path], "last_reviewed"), root / project.source_path(path)
        for day in next_days(last, site.today, taken, 1) if last else ():
            taken.append(day)
            files[file] = with_dates(file, {"next_review": day})
            said.append(f"{path}: to be reviewed again by {day}")
    write_files(files)
    return said


def chosen_texts(site: Site, paths: Sequence[str]) -> list[str]:
    """Return the texts that are meant; raises ValueError for one that is not there."""
    chosen = sorted(site.by_path) if list(paths) == ["all"] else [path.removeprefix(f"{OVERRIDES}/") for path in paths]
    unknown = [path for path in chosen if path not in site.by_path]
    if unknown:
        advice = "Give its path from the project's folder, such as content/pages/about.md."
        raise ValueError(f'There is no text "{unknown[0]}". {advice}')
    return chosen


def other_days(site: Site, chosen: Collection[str]) -> list[date]:
    """Return the days on which the reviews of all other texts are due."""
    others = (text for text in site.texts if text.path not in chosen)
    return [day for text in others if (day := review_date(text, "next_review"))]


def month_of(text: str) -> date:
    """Read a month from the command line."""
    return date.fromisoformat(f"{text}-01")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0, or 2 when a file is not there."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.editorial.record_review", description="Record a review.")
    parser.add_argument("files", nargs="+", help="the files that were compared with their sources, or: all")
    parser.add_argument("--typo", action="store_true", help="only spelling or layout changed: keep the dates")
    parser.add_argument("--spread", action="store_true", help="record nothing: spread the next reviews over the year")
    parser.add_argument("--month", type=month_of, help="the month of the next review, such as 2027-05 (proposed)")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to write, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    root, today = options.root.resolve(), options.today or date.today()
    try:
        if options.spread:
            done = spread(root, options.files, today)
        else:
            done = record(root, options.files, today, options.typo, options.month)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(done))
    verb = "Set the next review" if options.spread else "Recorded the review"
    print(f"{verb} of {len(done)} file{'s' if len(done) != 1 else ''}.")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main))
