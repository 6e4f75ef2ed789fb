"""Adapter: gives Pelican's pages what every page shows of itself and its neighbours."""

from collections.abc import Sequence
from typing import Any

from pelican.contents import Content

from alsguide.core.urls import Link, edit_address, prefix_of
from alsguide.pelican_adapters.contents import is_article
from alsguide.site.build_state import BuildState
from alsguide.site.view_models import categories_of, contents_list, index_of, review_of


def fill(build: BuildState, contents: Sequence[Content], context: dict[str, Any]) -> None:
    """Give every article and page what it shows of itself and its neighbours."""
    guide, project = build.guide, build.project
    titles = {category["id"]: category["title"] for category in guide.categories}
    months = guide.ui["months"].split()
    address = guide.organisation.address
    for content in contents:  # once, because Pelican works an address out again each time it is asked
        content.address, content.summary_text = content.url, content.metadata.get("summary", "")
    context["CATEGORIES"] = categories_of(guide.categories, context["articles"])
    for content in contents:
        prefix = prefix_of(content.address)
        home = Link(guide.ui["home"], prefix + "index.html")
        content.prefix = prefix
        content.review = review_of(content.metadata, months, guide.ui["date_form"], guide.organisation.reviewers)
        content.toc = contents_list(content.headings)
        content.edit_url = edit_address(address.repository, address.branch, project.source_path(content.source_file))
        content.next_step = step_to(content, context, prefix)
        content.breadcrumbs = [home]
        if is_article(content):
            category = content.category.slug
            content.category_title = titles[category]
            content.breadcrumbs.append(Link(titles[category], f"{prefix}{category}/index.html"))
    letters = index_of(
        (c.metadata.get("index_terms", ()), c.title, c.address) for c in contents if c.status == "published"
    )
    for content in contents:
        if content.template == "a-to-z":
            content.letters = letters


def step_to(content: Content, context: dict[str, Any], prefix: str) -> Link | None:
    """Return the link to a content's next step; None when its header names none."""
    target = content.metadata.get("next_step")
    found = context["generated_content"].get(target) if target else None
    return Link(found.title, prefix + found.address) if found is not None else None
