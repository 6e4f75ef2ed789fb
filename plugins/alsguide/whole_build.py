"""Whole build: check the sources, let Pelican write into a fresh folder, check what it wrote, then put it in place.

A build either succeeds whole or leaves the last good output as it was.
"""

import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from alsguide.checks import essential
from alsguide.checks.load import make_site
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.core.problems import Problem, format_report
from alsguide.core.writing import fresh_folder
from alsguide.overrides.merge import Project
from alsguide.pelican_adapters.listing import content_folder
from alsguide.pelican_adapters.writer import build_with_pelican
from alsguide.site.output import check_output


class BuildFailed(Exception):
    """The content has problems; `problems` holds all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(format_report(problems))
        self.problems = problems


def build(
    project: Project,
    output: Path,
    settings_file: str = "pelicanconf.py",
    finish: Callable[[Path], None] | None = None,
    base: str = "/",
    today: date | None = None,
    **overrides: Any,
) -> int:
    """Build a project into `output` and give the number of pages.

    `finish` may add files to the fresh folder before it is checked, and `base` is the path under which the site is
    published. Pages whose review was due before `today` say so. Raises `BuildFailed` with every problem; the folder `output`
    is then as it was.
    """
    with fresh_folder(output) as fresh:
        fill_folder(project, fresh, output, settings_file, finish, base, {"TODAY": today or date.today(), **overrides})
    return sum(1 for _ in output.rglob("*.html"))


def fill_folder(
    project: Project,
    fresh: Path,
    output: Path,
    settings_file: str,
    finish: Callable[[Path], None] | None,
    base: str,
    overrides: dict[str, Any],
) -> None:
    """Write a site that is to be `output` into a fresh folder, and check it. Raises `BuildFailed`."""
    root = project.root
    problems = source_problems(project, overrides["TODAY"], overrides.get("PROCESSES", MOST_PROCESSES))
    if problems:
        raise BuildFailed(problems)
    content = content_folder(project, output)
    settings = {
        "OUTPUT_PATH": str(fresh),
        "EARLIER_OUTPUT": output,
        "PATH": str(content),
        "PROJECT": project,
        "BUILT_PAGES": {},
        **overrides,
    }
    try:
        messages = build_with_pelican(root / settings_file, settings)
    except TemplateError as error:
        raise BuildFailed([template_problem(error, root)]) from error
    problems = [Problem(settings_file, 1, message, "pelican") for message in messages]
    if finish and not problems:
        finish(fresh)
    if not problems:
        processes = overrides.get("PROCESSES", MOST_PROCESSES)
        found = check_output(fresh, project.markdown.values(), base, processes, settings["BUILT_PAGES"])
        problems = [project.to_source_location(problem) for problem in found]
    if problems:
        raise BuildFailed(problems)


def source_problems(project: Project, today: date, processes: int = MOST_PROCESSES) -> list[Problem]:
    """Return every problem of the sources that must stop a build; texts are converted in at most so many processes."""
    return project.report(essential(make_site(project, today, processes, project.root / ".cache")))


def template_problem(error: TemplateError, root: Path) -> Problem:
    """Return the problem of a template that cannot be read or filled, with the line on which that shows."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or "", error.lineno))
    file, line = next((place for place in reversed(places) if Path(place[0]).suffix == ".html"), ("theme", 1))
    path = Path(file).resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else file
    reason = str(error.message).rstrip(".")
    message = f"This template cannot be used: {reason}. Fix this line, or put the earlier file back."
    return Problem(shown, line, message, "template")
