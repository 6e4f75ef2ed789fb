"""The command `make check`: all problems of the content at once, without a build; where nothing has changed, the last report.

Exit status: 0 nothing found, 1 problems, 2 misuse.
"""

import argparse
import gc
import sys
from datetime import date
from pathlib import Path

from alsguide.core import command
from alsguide.core.built import kept_report, key_of_inputs, note_report


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.check", description="Check the content.")
    parser.add_argument("--list", action="store_true", help="explain every check")
    parser.add_argument("--markdown", action="store_true", help="explain every check as docs/checks.md does")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to check for, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    if options.list or options.markdown:
        from alsguide.checks.listing import as_markdown, as_text

        print(as_markdown() if options.markdown else as_text())
        return 0
    root = options.root.resolve()
    if not (root / "organisation.toml").is_file():
        print(f"There is no organisation.toml in {options.root}. Run this in the project's folder.", file=sys.stderr)
        return 2
    count, report = check_where_needed(root, options.today or date.today())
    print(report)
    return 1 if count else 0


def check_where_needed(root: Path, today: date) -> tuple[int, str]:
    """Return the number of problems of a project, and the report on it: the last one, where nothing has changed since."""
    key = key_of_inputs(root, "pelicanconf.py", str(today))
    if said := kept_report(root, key):
        return said
    count, report = check(root, today)
    if key_of_inputs(root, "pelicanconf.py", str(today)) == key:
        note_report(root, key, count, report)
    return count, report


def check(root: Path, today: date) -> tuple[int, str]:
    """Return the number of problems of a project, and the whole report: problems with their count, then notices."""
    # Only now, because loading these takes longer than to see that nothing has changed.
    from alsguide.checks import all_problems, notices
    from alsguide.checks.load import make_site
    from alsguide.core.problems import format_report
    from alsguide.overrides.merge import open_project

    project = open_project(root)
    site = make_site(project, today, cache=root / ".cache")
    problems = project.report(all_problems(site))
    report = format_report(problems)
    if noticed := [str(project.to_source_location(notice)) for notice in notices(site)]:
        report = "\n".join([report, "", "Notices, which are no mistakes:", *noticed])
    return len(problems), report


if __name__ == "__main__":
    gc.disable()  # a short run makes many small objects and lets them all go at its end
    sys.exit(command.run(main))
