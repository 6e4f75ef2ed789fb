"""Adapter: gives templates the policy of the page, its address on the web, and what the statements may claim."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from alsguide.core.urls import prefix_of
from alsguide.hosting.page_metadata import full_address
from alsguide.hosting.policy import content_policy, kind_of
from alsguide.hosting.statements import CLAIMS, HEADER_CLAIMS, claims, load_results
from alsguide.site.view_models import date_text


@pass_context
def page_kind(context: Context) -> str:
    """Return the kind of the page being written."""
    content = content_of(context)
    return kind_of(content.template if content else "")


@pass_context
def page_policy(context: Context) -> Markup:
    """Return the Content-Security-Policy of the page being written, for its `<meta>` element."""
    return Markup(content_policy(page_kind(context), in_meta=True))


@pass_context
def page_url(context: Context, address: str | None = None) -> str:
    """Return the address on the web of the page being written, or of a file; empty where the site's own is not known."""
    url = context["org"].address.url
    return full_address(url, address or context["output_file"]) if url and context["PUBLISHED"] else ""


@pass_context
def address_of(context: Context, address: str) -> str:
    """Return the address of a file below the top folder from the page being written."""
    return prefix_of(context["output_file"]) + address


@pass_context
def test_results(context: Context) -> dict[str, Any]:
    """Return the day of the last recorded test run in words (empty: none), and the kinds of tests with their results."""
    day, kinds = load_results(context["BUILD"].guide.root)
    ui = context["ui"]
    return {"day": date_text(day, ui["months"].split(), ui["date_form"]) if day else "", "kinds": kinds}


def privacy_claims(of_headers: bool = False) -> list[str]:
    """Return the keys of what the privacy page may claim: everywhere, or only where the host sends headers."""
    return claims(HEADER_CLAIMS if of_headers else CLAIMS)


FUNCTIONS = (page_kind, page_policy, page_url, address_of, test_results, privacy_claims)


def content_of(context: Context) -> Any:
    """Return the article or page being written; None for pages without a source."""
    return context.get("article") or context.get("page")
