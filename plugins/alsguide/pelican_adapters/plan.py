"""Adapter: gives the plan page its data, and its blank for paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from pelican.contents import Content

from alsguide.core.problems import format_report
from alsguide.core.sources import read_yaml
from alsguide.organisation.placeholders import fill_all
from alsguide.plan.load import load_plan_data
from alsguide.plan.page import as_script, blank_starters, page_block
from alsguide.plan.payload import page_data
from alsguide.site.build_state import BuildState

TEMPLATE = "plan"
COPY_STYLES = "css/plan-copy.css"
"""The style sheet that a plan on paper needs by itself; the copy to give away carries it."""


def fill(build: BuildState, contents: Sequence[Content], context: Mapping[str, Any]) -> None:
    """Give the page of the template `plan` what it shows; a host may have left it out."""
    guide, library = build.guide, build.exercises
    for content in contents:
        if content.template != TEMPLATE:
            continue
        folder, exercises = guide.content / "data" / "plan", [view.exercise for view in library.views]
        data, problems = load_plan_data(folder, guide.root, exercises, set(guide.library))
        document = read_yaml(folder / "page.yaml", guide.root)
        if data is None or problems or document.problems:
            raise SystemExit(format_report([*problems, *document.problems]))
        words = fill_all(document.data, guide.organisation)
        block = page_data(data, exercises, guide.organisation, guide.signs)
        full = page_block(block, data, library.views, library.filters, guide.library, words)
        styles = build.assets.files[COPY_STYLES].decode()
        kinds = {kind.id: kind.title for kind in library.kinds}
        host = {"language": guide.organisation.language, "kinds": kinds}
        content.plan = {
            "json": as_script({**full, "styles": styles, **host}),
            "words": words,
            "starters": blank_starters(block),
            "data": block,
        }
