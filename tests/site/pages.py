"""The built pages, parsed once for all tests of this layer."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html


@dataclass(frozen=True)
class Page:
    """A built page: its address below the top folder, and its file."""

    address: str
    path: Path

    @cached_property
    def tree(self) -> Any:
        """The parsed page."""
        return html.parse(str(self.path), html.HTMLParser(encoding="utf-8")).getroot()

    def select(self, selector: str) -> list[Any]:
        """Return the elements that a CSS selector matches, in order."""
        found: list[Any] = self.tree.cssselect(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """Return the text of each element that a CSS selector matches, with single spaces."""
        return [" ".join(element.text_content().split()) for element in self.select(selector)]


def all_pages(output: Path) -> list[Page]:
    """Return every built page, sorted by address."""
    return [Page(path.relative_to(output).as_posix(), path) for path in sorted(output.rglob("*.html"))]
