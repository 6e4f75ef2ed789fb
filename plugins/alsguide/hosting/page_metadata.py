"""Facts about the published pages that the files for machines repeat: sitemap, feeds, manifest."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit


@dataclass(frozen=True)
class PageFacts:
    """A published page: its address below the top folder, title, summary, and when it was published and last changed.

    `published` is None for pages that are no articles; `changed` is None where nothing is known.
    """

    address: str
    title: str
    summary: str
    published: date | None
    changed: date | None


def full_address(url: str, address: str) -> str:
    """Return the address of a page on the web; a folder's `index.html` is left out, as readers see it."""
    short = address.removesuffix("index.html") if address.rsplit("/", 1)[-1] == "index.html" else address
    return f"{url.rstrip('/')}/{short}"


def base_path(url: str) -> str:
    """Return the path under which the site is published, with a slash at both ends; `/` when that is not known."""
    path = urlsplit(url).path.strip("/")
    return f"/{path}/" if path else "/"
