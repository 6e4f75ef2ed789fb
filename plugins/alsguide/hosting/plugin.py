"""Adapter: gives templates the policy of the page, its address on the web, and its structured data."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from alsguide.hosting.facts import full_address
from alsguide.hosting.policy import content_policy, kind_of
from alsguide.site.presentation import prefix_of
from alsguide.structured_data import pages as data
from alsguide.structured_data.crumbs import shown_way, top_address


@pass_context
def page_kind(context: Context) -> str:
    """Give the kind of the page being written."""
    content = content_of(context)
    return kind_of(content.template if content else "")


@pass_context
def page_policy(context: Context) -> Markup:
    """Give the Content-Security-Policy of the page being written, for its `<meta>` element."""
    return Markup(content_policy(page_kind(context), in_meta=True))


@pass_context
def page_url(context: Context, address: str | None = None) -> str:
    """Give the address on the web of the page being written, or of a file; empty where the site's own is not known."""
    url = context["org"].address.url
    return full_address(url, address or context["output_file"]) if url and context["PUBLISHED"] else ""


@pass_context
def address_of(context: Context, address: str) -> str:
    """Give the address of a file below the top folder from the page being written."""
    return prefix_of(context["output_file"]) + address


@pass_context
def structured_data(context: Context, crumbs: str) -> Markup:
    """Give the JSON-LD of the page being written, whose breadcrumbs are `crumbs`; empty where it has none."""
    organisation, content = context["org"], content_of(context)
    nodes: list[data.Node] = []
    if isinstance(content, Article):
        nodes.append(article_node(context, content))
    elif content and content.template == "questions":
        groups = getattr(content, "question_groups", ())
        nodes.append(data.question_page((one.question, one.answer) for group in groups for one in group.questions))
    elif content and content.template in ("home", "about"):
        nodes.append(data.publisher(organisation, with_contact=content.template == "about"))
    way, here = shown_way(crumbs)
    if way:
        nodes.append(
            data.breadcrumbs([(title, page_url(context, top_address(url)) or url) for title, url in way], here)
        )
    return Markup(data.as_script(nodes))


def article_node(context: Context, content: Article) -> data.Node:
    """Give the node of an article."""
    organisation, named = context["org"], content.metadata.get("reviewed_by", ())
    return data.medical_page(
        content.title,
        content.summary_text,
        content.review.last_reviewed.isoformat() if content.review else "",
        [reviewer for reviewer in organisation.reviewers if reviewer.name in named],
        [one.doi_url or one.pubmed_url or one.url or one.html for one in getattr(content, "sources", ())],
        organisation,
        page_url(context),
    )


def content_of(context: Context) -> Any:
    """Give the article or page being written; None for pages without a source."""
    return context.get("article") or context.get("page")


def prepare(generator: Generator) -> None:
    """Give a generator's templates the functions, and say whether the site is built for publishing."""
    generator.context["PUBLISHED"] = generator.settings.get("PUBLISHED", False)
    generator.env.globals.update(
        {f.__name__: f for f in (page_kind, page_policy, page_url, address_of, structured_data)}
    )


def register() -> None:
    """Connect to Pelican's signals."""
    signals.generator_init.connect(prepare)
