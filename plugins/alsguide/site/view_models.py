"""Presentation: what a page is told about itself and its neighbours. Plain values in and out, no Pelican."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alsguide.core.letters import by_letter, sort_key
from alsguide.markup.box_table import OPENING, OPENING_SECTIONS, URGENT
from alsguide.markup.convert import Heading
from alsguide.organisation import Reviewer
from alsguide.site.pages import Card, Category, IndexEntry, IndexGroup, Review
from alsguide.site.sources import Source

OPENING_BOX = re.compile(
    rf'\s*<(section|div) [^>]*c-box--(?:{"|".join(OPENING)})".*?</\1>(?:\s*<p class="c-definition".*?</p>)*',
    re.DOTALL,
)
"""One of the boxes that open an article, with the notes that explain its words, and white space before it."""


PART_START = re.compile(r"(?=<h2 id=)")
"""Where a part of a text begins; headings of boxes have a class before their id."""

PART_HEADING = re.compile(r"\s*<h2 id=[^>]*>(.*?)</h2>\s*", re.DOTALL)
"""The heading that a part begins with."""

SAFETY_BOX = re.compile(rf'c-box--(?:{"|".join(("warning", *URGENT))})"')
"""The class of a box that warns, or says when to call for help."""

HEADING_ID = re.compile(r'<h[23] id="([^"]+)"')


def date_text(day: date, months: Sequence[str], form: str) -> str:
    """Return a date in words, such as "November 21, 2026".

    `months` are the twelve names; `form` holds the slots `{day}`, `{month}` and `{year}`.
    """
    return form.format(day=day.day, month=months[day.month - 1], year=day.year)


def review_of(
    header: Mapping[str, object], months: Sequence[str], form: str, today: date, reviewers: Sequence[Reviewer] = ()
) -> Review | None:
    """Return the review facts of a header; None when it has none. Who reviewed it is shown as the organisation names them."""
    last, due = header.get("last_reviewed"), header.get("next_review")
    if not isinstance(last, date) or not isinstance(due, date):
        return None
    names = header.get("reviewed_by") or ()
    assert isinstance(names, Sequence)
    shown = date_text(last, months, form), date_text(due, months, form)
    known = {one.name: f"{one.name}, {one.role} ({one.registration})" for one in reviewers}
    return Review(last, due, *shown, due < today, tuple(known.get(str(name), str(name)) for name in names))


def contents_list(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings for "On this page": those of the second level, without the boxes that open the page."""
    return [heading for heading in headings if heading.level == 2 and heading.id not in OPENING_SECTIONS]


def split_opening(content: str) -> tuple[str, str]:
    """Split a page's HTML behind the boxes that open it: "In brief", and what is an emergency; and the rest."""
    end = 0
    while opening := OPENING_BOX.match(content, end):
        end = opening.end()
    return content[:end], content[end:]


@dataclass(frozen=True)
class TextPart:
    """A part of a page's text: its HTML, and the ids of its headings of the second and third level; "" above the first."""

    html: str
    ids: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the HTML in its heading of the second level; empty without one."""
        found = PART_HEADING.match(self.html)
        return found[1] if found else ""

    @property
    def below(self) -> str:
        """Return its HTML without that heading."""
        return PART_HEADING.sub("", self.html, count=1)

    @property
    def warns(self) -> bool:
        """Return whether it holds a box of what keeps people safe, so that it may not be folded."""
        return bool(SAFETY_BOX.search(self.html))


def text_parts(content: str) -> tuple[list[TextPart], list[TextPart]]:
    """Return the parts of a page's HTML: the opening (see `split_opening`), and the rest, cut before each h2."""
    opening, body = split_opening(content)
    parts = [TextPart(one, tuple(HEADING_ID.findall(one)) or ("",)) for one in PART_START.split(body) if one.strip()]
    is_all_above = not parts or parts[0].ids != ("",)
    return [TextPart(opening, ("",) if is_all_above else ())] if opening.strip() else [], parts


def categories_of(categories: Iterable[Mapping[str, Any]], articles: Iterable[Source], prefix: str) -> list[Category]:
    """Return the categories that have articles, in order, with the articles of each in order.

    `categories` have `id`, `title` and `description`; `prefix` leads from the page that shows them to the top folder.
    """
    found: dict[str, list[Card]] = {}
    for article in sorted(articles, key=lambda article: (article.header["order"], article.address)):
        found.setdefault(article.category, []).append(card_to(article, prefix))
    return [
        Category(one["id"], one["title"], one["description"], found[one["id"]])
        for one in categories
        if one["id"] in found
    ]


def card_to(source: Source, prefix: str) -> Card:
    """Return the card of a page, as a page sees it from which `prefix` leads to the top folder."""
    return Card(source.title, prefix + source.address, source.summary)


def index_of(pages: Iterable[tuple[Sequence[str], str, str]]) -> list[IndexGroup]:
    """Return the A-Z of pages, each given as its terms, title and address.

    A term that does not begin with a letter goes under "#".
    """
    entries = {
        IndexEntry(term, url, "" if term.casefold() == title.casefold() else title)
        for terms, title, url in pages
        for term in terms
    }
    ordered = sorted(entries, key=lambda entry: (sort_key(entry.term), entry.url))
    return [IndexGroup(*letter) for letter in by_letter(ordered, lambda entry: entry.term)]
