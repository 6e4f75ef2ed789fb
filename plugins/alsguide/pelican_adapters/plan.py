"""Adapter: gives the plan page its data, and its blank for paper."""

from pelican import signals
from pelican.generators import Generator

from alsguide.core.problems import format_report
from alsguide.core.sources import read_yaml
from alsguide.organisation.placeholders import fill_all
from alsguide.pelican_adapters.contents import each_content
from alsguide.plan.load import load_plan_data
from alsguide.plan.page import as_script, blank_starters, page_block
from alsguide.plan.payload import page_data

TEMPLATE = "plan"
COPY_STYLES = "css/plan-copy.css"
"""The style sheet that a plan on paper needs by itself; the copy to give away carries it."""


def connect(generators: list[Generator]) -> None:
    """Give the page of the template `plan` what it shows; a host may have left it out."""
    context = generators[0].context
    guide, library = context["GUIDE"], context["EXERCISES"]
    for content in each_content(generators):
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
        styles = context["ASSETS"].files[COPY_STYLES].decode()
        kinds = {kind.id: kind.title for kind in library.kinds}
        host = {"language": guide.organisation.language, "kinds": kinds}
        content.plan = {
            "json": as_script({**full, "styles": styles, **host}),
            "words": words,
            "starters": blank_starters(block),
            "data": block,
        }


def register() -> None:
    """Connect to Pelican's signals."""
    signals.all_generators_finalized.connect(connect)
