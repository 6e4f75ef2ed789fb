"""The project as it is shipped, read once, and what checks see of it.

The settings and the folder `overrides/` of whoever runs the tests are no part of it.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from alsguide.checks.load import make_site
from alsguide.checks.model import Site
from alsguide.core.files import ORGANISATION, OVERRIDES, Files, read_files
from alsguide.overrides.merge import Project, make_project
from tests.support.sites import ROOT, SETTINGS, last_review


@cache
def shipped_files() -> Files:
    """Return the files of the project."""
    files = read_files(ROOT).with_source(ORGANISATION, SETTINGS.read_text("utf-8"))
    own = {path: text for path, text in files.sources.items() if not path.startswith(f"{OVERRIDES}/")}
    return replace(files, sources=own, paths=frozenset(p for p in files.paths if not p.startswith(f"{OVERRIDES}/")))


@cache
def shipped() -> Project:
    """Return the project, parsed."""
    return make_project(shipped_files())


def site_of(project: Project, day: date | None = None, cache: Path | None = None) -> Site:
    """Return what checks see of a project on a day; without one, on that of the last review.

    It makes no processes: this one knows what was made of texts that did not change, and so large a one is slow to fork.
    """
    return make_site(project, day or last_review(), 1, cache)
