"""Adapter: gives templates the structured data of the page being written."""

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican.contents import Article

from alsguide.pelican_adapters.hosting import content_of, page_url
from alsguide.structured_data import pages as data
from alsguide.structured_data.crumbs import shown_way, top_address


@pass_context
def structured_data(context: Context, crumbs: str) -> Markup:
    """Return the JSON-LD of the page being written, whose breadcrumbs are `crumbs`; empty where it has none."""
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
    """Return the node of an article."""
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
