"""The command `make report`: the state of the content in the terminal, and as a page in `report/index.html`.

`RECORD=yes` also keeps today's counts in `content/data/check-history.yaml`, for the comparison over time; without it
nothing but the folder `report/` is written, and in `.cache/` what checks find in each text.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.table import Table

from alsguide.checks import all_problems
from alsguide.checks.load import make_site
from alsguide.core import command
from alsguide.core.writing import write_files
from alsguide.editorial.report_data import HISTORY, Day, State, state_of
from alsguide.overrides.merge import open_project

HISTORY_FILE = f"content/data/{HISTORY}.yaml"
HEAD = "# What the checks found on earlier days, by check: written by `make report RECORD=yes`.\n\n"


def render(state: State) -> str:
    """Return the report as HTML."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html").render(
        state=state, most=max((d.total for d in state.history), default=0)
    )


def table(title: str, *columns: str) -> Table:
    """Return an empty table for the terminal; columns that begin with `#` hold numbers."""
    made = Table(title=title, title_justify="left", title_style="bold")
    for column in columns:
        made.add_column(column.lstrip("#"), justify="right" if column.startswith("#") else "left", overflow="fold")
    return made


def show(state: State, console: Console) -> None:
    """Print the report in the terminal."""
    found = "1 problem" if len(state.problems) == 1 else f"{len(state.problems)} problems"
    console.print(f"{state.site_name}, {state.today}: {found} in {len(state.pages)} pages and exercises.")
    console.print(
        f"Middle reading grade {state.middle_grade:.1f}. No clinician has reviewed {state.unreviewed} of them.\n"
    )
    if state.overdue:
        late = table("Reviews overdue; the pages say so", "Was due", "Page", "File")
        for page in state.overdue:
            late.add_row(str(page.due), page.title, page.path)
        console.print(late)
    due = table("Reviews due", "Month", "#Number", "First of them")
    for month, pages in state.months.items():
        due.add_row(month, str(len(pages)), ", ".join(page.title for page in pages[:3]))
    console.print(due)
    listed = table("Pages", "Page", "#Grade", "#With exempt terms", "#Words", "#Citations", "#Sources", "Evidence")
    for page in state.pages:
        evidence = "; ".join(f"{label}: {count}" for label, count in page.kinds)
        numbers = (f"{page.grade:.1f}", f"{page.full_grade:.1f}", *map(str, (page.words, page.citations, page.sources)))
        listed.add_row(page.title, *numbers, evidence)
    console.print(listed)
    never = table("References never cited", "Key", "Why it is kept")
    for reference in state.uncited:
        never.add_row(reference.key, reference.reason or "no reason given")
    console.print(never)
    lonely = table("Pages never linked from a text (the menu and lists may lead to them)", "Page", "File")
    for page in state.unlinked:
        lonely.add_row(page.title, page.path)
    console.print(lonely)
    time = table("Checks over time", "Day", "#Problems", "Most often")
    for day in state.history[-12:]:
        often = sorted(day.counts.items(), key=lambda item: (-item[1], item[0]))[:3]
        time.add_row(str(day.day), str(day.total), ", ".join(f"{name} {count}" for name, count in often))
    console.print(time)


def format_history(days: Sequence[Day]) -> str:
    """Return the text of the history file: one line a day."""
    rows = (
        f"{day.day}: {{{', '.join(f'{name}: {count}' for name, count in sorted(day.counts.items()))}}}" for day in days
    )
    return HEAD + "\n".join(rows) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0."""
    parser = argparse.ArgumentParser(
        prog="python -m alsguide.editorial.report", description="Show the state of the content."
    )
    parser.add_argument("--record", action="store_true", help=f"keep today's counts in {HISTORY_FILE}")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--output", type=Path, default=None, help="the folder to write into (report)")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to report on, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    project = open_project(root)
    site = make_site(project, options.today or date.today(), cache=root / ".cache")
    state = state_of(site, project.report(all_problems(site)))
    show(state, Console())
    page = (options.output or root / "report") / "index.html"
    files = {page: render(state)}
    if options.record:
        files[root / HISTORY_FILE] = format_history(state.history)
    write_files(files)
    if options.record:
        print(f"Kept today's counts in {HISTORY_FILE}.")
    print(f"Wrote {page}.")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main))
