"""Places: names in double square brackets, alone on a line of Markdown, where a template puts something: `[[week]]`."""

import re
from collections.abc import Collection
from dataclasses import dataclass

PLACE = re.compile(r"^\[\[([^\[\]\n]+)\]\][ \t]*$", re.MULTILINE)
"""A place in Markdown."""

SLOT_IN_HTML = re.compile(r"<p>\[\[([^\[\]\n<]+)\]\]</p>")
"""A place after conversion."""


@dataclass(frozen=True)
class Piece:
    """A piece of a converted text: HTML, or the name of a place."""

    html: str = ""
    place: str = ""


def split_at_slots(html: str, names: Collection[str]) -> list[Piece]:
    """Cut a converted text at the places of the given names; others stay as text."""
    pieces: list[Piece] = []
    end = 0
    for found in SLOT_IN_HTML.finditer(html):
        if found[1] not in names:
            continue
        if text := html[end : found.start()].strip():
            pieces.append(Piece(html=text))
        pieces.append(Piece(place=found[1]))
        end = found.end()
    if text := html[end:].strip():
        pieces.append(Piece(html=text))
    return pieces
