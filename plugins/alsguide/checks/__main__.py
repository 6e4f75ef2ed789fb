"""The command `make check`: all problems of the content at once, without a build.

Exit status: 0 nothing found, 1 problems, 2 misuse.
"""

import argparse
import gc
import sys
from datetime import date
from pathlib import Path

from alsguide.checks import all_problems, notices
from alsguide.checks.listing import as_markdown, as_text
from alsguide.checks.load import make_site
from alsguide.core import command
from alsguide.core.files import ORGANISATION
from alsguide.core.problems import Problem, format_report
from alsguide.overrides.merge import open_project


def describe(problems: list[Problem], notices: list[Problem]) -> str:
    """Return the whole report: problems with their count, then notices."""
    if not notices:
        return format_report(problems)
    return "\n".join([format_report(problems), "", "Notices, which are no mistakes:", *map(str, notices)])


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.checks", description="Check the content.")
    parser.add_argument("--list", action="store_true", help="explain every check")
    parser.add_argument("--markdown", action="store_true", help="explain every check as docs/checks.md does")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to check for, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    if options.list or options.markdown:
        print(as_markdown() if options.markdown else as_text())
        return 0
    if not (options.root / ORGANISATION).is_file():
        print(f"There is no {ORGANISATION} in {options.root}. Run this in the project's folder.", file=sys.stderr)
        return 2
    project = open_project(options.root.resolve())
    site = make_site(project, options.today or date.today(), cache=project.root / ".cache")
    problems = project.report(all_problems(site))
    print(describe(problems, [project.to_source_location(notice) for notice in notices(site)]))
    return 1 if problems else 0


if __name__ == "__main__":
    gc.disable()  # a short run makes many small objects and lets them all go at its end
    sys.exit(command.run(main))
