"""Sources: the articles, pages and exercises of a build as they were read, without Pelican."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alsguide.core.urls import prefix_of
from alsguide.markup.convert import Citation, Heading


@dataclass(frozen=True)
class Source:
    """One file that gets a page.

    `name` is its path below `content/`, `file` that from the project's folder. `html` is its body with the addresses of the
    built pages, and `header` all that its header says. `category` is empty for what is no article.
    """

    name: str
    file: str
    template: str
    title: str
    summary: str
    address: str
    html: str
    header: Mapping[str, Any]
    headings: Sequence[Heading]
    citations: Sequence[Citation]
    category: str
    is_published: bool

    @property
    def prefix(self) -> str:
        """Return the way from the page up to the site's top folder."""
        return prefix_of(self.address)
