"""The project as it is shipped, read once: without the settings and the folder `overrides/` of whoever runs the tests."""

from dataclasses import replace
from functools import cache

from alsguide.core.files import ORGANISATION, OVERRIDES, Files, read_files
from alsguide.overrides.merge import Project, make_project
from tests.support.sites import ROOT, SETTINGS


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
