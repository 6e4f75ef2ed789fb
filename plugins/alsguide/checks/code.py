"""Checks of the scripts, templates and styles, the project's own and those of a host."""

from collections.abc import Iterator

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.core.problems import Problem
from alsguide.hosting.ways_out import ways_out

MESSAGE = (
    '"{}" could send what readers do or write to another place, load something from there, or run a text as a script. '
    "Take it out: a page uses only files of the site, named by asset()."
)


@check("trust", per_text=True)
def way_out(site: Site) -> Iterator[Problem]:
    """No script, template or style holds a way out of the reader's device: nothing is sent, and nothing comes from other sites.

    Bad: `<link href="https://fonts.example.org/own.css" rel="stylesheet">`
    Good: `<link href="{{ asset('css/own.css') }}" rel="stylesheet">`
    """
    for path, text in site.code.items():
        for line, piece in ways_out(path, text):
            yield Problem(path, line, MESSAGE.format(" ".join(piece.split())[:60]))
