"""The command `make check`: all problems of the content at once, without a build.

Exit status: 0 nothing found, 1 problems, 2 misuse.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from alsguide.checks import all_problems, notices
from alsguide.checks.load import ORGANISATION_FILE, load_site
from alsguide.checks.registry import CHECKS, GROUPS
from alsguide.overlay import open_project
from alsguide.problems import Problem, format_report

TITLES = {"trust": "Trust", "words": "Words", "structure": "Structure", "data": "Data"}


def list_checks() -> str:
    """Give every check with its rule, a bad and a good example."""
    rows = []
    for group in GROUPS:
        rows.append(f"{TITLES[group]}\n")
        for check in sorted((one for one in CHECKS.values() if one.group == group), key=lambda one: one.name):
            marks = " (stops the build)" if check.blocks_build else " (notice)" if check.is_notice else ""
            rows.append(f"  {check.name}{marks}\n    {check.rule}\n    Bad:  {check.bad}\n    Good: {check.good}\n")
    return "\n".join([*rows, f"{len(CHECKS)} checks"])


def describe(problems: list[Problem], told: list[Problem]) -> str:
    """Give the whole report: problems with their count, then notices."""
    if not told:
        return format_report(problems)
    return "\n".join([format_report(problems), "", "Notices, which are no mistakes:", *map(str, told)])


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.checks", description="Check the content.")
    parser.add_argument("--list", action="store_true", help="explain every check")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to check for, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    if options.list:
        print(list_checks())
        return 0
    if not (options.root / ORGANISATION_FILE).is_file():
        print(f"There is no {ORGANISATION_FILE} in {options.root}. Run this in the project's folder.", file=sys.stderr)
        return 2
    project = open_project(options.root.resolve())
    site = load_site(project.root, options.today or date.today())
    problems = project.report(all_problems(site))
    print(describe(problems, [project.named_as_written(notice) for notice in notices(site)]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
