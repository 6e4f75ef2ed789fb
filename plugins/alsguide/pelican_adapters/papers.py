"""Adapter: tells the pages of papers what they hold, and the page that lists them which there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from pelican.contents import Content

from alsguide.core.urls import Link, prefix_of
from alsguide.papers.load import PAGE
from alsguide.site.build_state import BuildState


def fill(build: BuildState, contents: Sequence[Content], context: Mapping[str, Any]) -> None:
    """Fill the pages; they are known by their templates."""
    guide = build.guide
    pages = {name: context["generated_content"].get(PAGE.format(name)) for name in guide.papers}
    for content in contents:
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
