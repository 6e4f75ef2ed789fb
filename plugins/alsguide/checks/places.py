"""Places: where the links of a text lead, and what of it can be led to. They are kept with what is found in the text alone."""

from collections.abc import Iterator

from alsguide.checks.gathered import Places
from alsguide.checks.model import Site, Text
from alsguide.core.markdown_syntax import HEADING_ID
from alsguide.core.urls import HAS_SCHEME
from alsguide.markup.box_table import SECTIONS

THEME_IDS = ("sources", "main")
"""Ids that the theme gives parts of every article."""


def read_places(text: Text) -> Places:
    """Return the places of a text."""
    links = [(mark.target, mark.line) for mark in text.links if mark.target and not HAS_SCHEME.match(mark.target)]
    ids = {found[1] for heading in text.headings if (found := HEADING_ID.search(heading.raw))}
    return Places(links, sorted(ids | {block.box for block in text.blocks if block.box in SECTIONS}))


def places_of(site: Site, text: Text) -> Places:
    """Return the places of a text of a site: what is kept of them, else what it says."""
    return site.places[text.path] if text.path in site.places else read_places(text)


def inner_links(site: Site, text: Text) -> Iterator[tuple[str, int, str, str]]:
    """Yield the links of a text within the site: the target, its line, the address without anchor, and the anchor."""
    for target, line in places_of(site, text).links:
        address, _, anchor = target.partition("#")
        yield target, line, address, anchor


def ids_of(site: Site, text: Text) -> set[str]:
    """Return the ids of a text's headings and boxes, and those of every page."""
    return {*places_of(site, text).ids, *THEME_IDS}
