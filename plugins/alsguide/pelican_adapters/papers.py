"""Adapter: tells the pages of papers what they hold, and the page that lists them which there are."""

from pelican import signals
from pelican.generators import Generator

from alsguide.core.urls import Link, prefix_of
from alsguide.papers.load import PAGE
from alsguide.pelican_adapters.contents import each_content
from alsguide.site.project_data import ProjectData


def fill_pages(generators: list[Generator]) -> None:
    """Fill the pages; they are known by their templates."""
    context = generators[0].context
    guide: ProjectData = context["GUIDE"]
    pages = {name: context["generated_content"].get(PAGE.format(name)) for name in guide.papers}
    for content in each_content(generators):
        prefix = prefix_of(content.url)
        if content.template == "paper":
            content.paper = next(guide.papers[name] for name, page in pages.items() if page is content)
            listing = context["generated_content"].get("pages/papers.md")
            content.breadcrumbs += [Link(listing.title, prefix + listing.url)] if listing else []
        elif content.template == "papers":
            shown = [page for page in pages.values() if page is not None and page.status == "published"]
            content.papers = [
                {"title": page.title, "url": prefix + page.url, "text": page.metadata["summary"]} for page in shown
            ]


def register() -> None:
    """Connect to Pelican's signals."""
    signals.all_generators_finalized.connect(fill_pages)
