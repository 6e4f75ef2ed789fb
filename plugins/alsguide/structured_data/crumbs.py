"""Breadcrumbs read back from the HTML that a page shows, so that its structured data cannot differ from it."""

from lxml import html


def shown_way(crumbs: str) -> tuple[list[tuple[str, str]], str]:
    """Return the titles and addresses of the links in breadcrumbs, and the title of the page itself."""
    if not crumbs.strip():
        return [], ""
    shown = html.fromstring(crumbs)
    links = [(text_of(link), link.get("href") or "") for link in shown.iter("a")]
    here = [text_of(element) for element in shown.iter("li") if element.get("aria-current") == "page"]
    return links, here[0] if here else ""


def text_of(element: html.HtmlElement) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(element.text_content().split())


def top_address(link: str) -> str:
    """Return the address below the top folder that a link up to it means."""
    return link.replace("../", "")
