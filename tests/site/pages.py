"""The built pages, parsed once for all tests of this layer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

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


def name_of(link: Any) -> str:
    """Return the words by which a link is called when it is met alone: its label, or its text and that of its pictures."""
    hidden = "ancestor-or-self::*[@aria-hidden='true']"
    words = link.xpath(f".//text()[not({hidden})] | .//img[not({hidden})]/@alt")
    return " ".join((link.get("aria-label") or "".join(words)).split())


def goals_by_name(page: Page) -> dict[str, set[str]]:
    """Return where the links of a page lead, by their names in small letters: addresses from the top folder, with the place."""
    goals: dict[str, set[str]] = defaultdict(set)
    for link in page.select("a[href]"):
        goals[name_of(link).casefold()].add(urljoin(f"/{page.address}", link.get("href")))
    return goals


Kind = tuple[object, ...]
"""What an element is, and what it stands in: of each the name, class and other attributes, not their values."""


def kinds(page: Page, depth: int) -> Iterator[Kind]:
    """Yield the kind of every element of a page, with so many that it stands in; pictures as wholes."""
    own: dict[Any, Kind] = {}
    for element in page.tree.xpath("//*[not(ancestor::svg)]"):
        alone = element.tag, element.get("class"), *sorted(element.keys())
        own[element] = (*own.get(element.getparent(), ()), alone)[-depth - 1 :]
        yield own[element]


EVERY = 1000
"""More than any element stands in."""


def pages_of_each_kind(pages: Sequence[Page], depth: int = 1) -> list[Page]:
    """Return pages that hold every kind of element which any of the pages holds.

    What style sheets or scripts do to a page they do to elements of some kind, so it shows on these. `depth` says by how much
    of what it stands in an element is told from others: style sheets may tell them by all of it (`EVERY`).
    """
    kinds_of = {page.address: set(kinds(page, depth)) for page in pages}
    missing, chosen = set().union(*kinds_of.values()), []
    while missing:
        chosen.append(max(pages, key=lambda page: len(kinds_of[page.address] & missing)))
        missing -= kinds_of[chosen[-1].address]
    return chosen


def all_pages(output: Path) -> list[Page]:
    """Return every built page, sorted by address."""
    return [Page(path.relative_to(output).as_posix(), path) for path in sorted(output.rglob("*.html"))]
