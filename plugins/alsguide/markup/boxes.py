"""Boxes: a plain block syntax for the parts of an article that readers must not miss.

    ::: care-urgent Call your team today
    - You fell.
    :::

The mark `:::` with a name opens a box, and `:::` alone closes it; both stand on a line of their own. Words after the
name replace the box's usual title. Boxes do not nest. A bad mark is shown as text, never raised: `box_marks` reports
it with its line.

Boxes that follow each other stand in one row, where a screen has room for it; so does one with a long list, in two columns.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from alsguide.markup.box_table import FOLDING, MARK, SECTIONS, TITLES

ROW = "l-pairs"
"""The class of what holds parts side by side."""

LONG = 3
"""The items of a list from which on it has columns of its own; steps stay in one, so that nobody skips any."""


class BoxProcessor(BlockProcessor):
    """Turn the blocks from an opening mark to its closing mark into one element."""

    def __init__(self, parser: Any, titles: Mapping[str, str]) -> None:
        super().__init__(parser)
        self.titles = titles
        self.count = 0

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether a block begins with the opening mark of a known box."""
        found = MARK.match(block.split("\n", 1)[0])
        return bool(found and found[1] in TITLES)

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Take the blocks of one box; give False, and leave the text, when it has no closing mark."""
        found = MARK.match(blocks[0].split("\n", 1)[0])
        assert found is not None
        taken: list[str] = []
        for position, block in enumerate(blocks):
            rows = block.split("\n")
            for number, row in enumerate(rows):
                closing = MARK.match(row)
                if closing and not closing[1]:
                    taken.append("\n".join(rows[:number]))
                    rest = "\n".join(rows[number + 1 :])
                    del blocks[: position + 1]
                    if rest.strip():
                        blocks.insert(0, rest)
                    tail = taken[0].partition("\n")[2]
                    self.parser.parseBlocks(self.box(parent, found[1], found[2]), [tail, *taken[1:]])
                    return True
            taken.append(block)
        return False

    def box(self, parent: etree.Element, name: str, title: str) -> etree.Element:
        """Add the element of a box with its title, and give that of its content."""
        self.count += 1
        is_section = name in SECTIONS
        title_id = name if is_section else f"box-{self.count}"
        attributes = {"class": f"c-box c-box--{name}", "aria-labelledby": title_id}
        element = etree.SubElement(parent, "section" if is_section else "div", attributes)
        if not is_section:
            element.set("role", "group")
        inside = etree.SubElement(element, "details", {"class": "c-fold"}) if name in FOLDING else element
        above = etree.SubElement(inside, "summary") if name in FOLDING else element
        heading = etree.SubElement(above, "h2" if is_section else "p", {"class": "c-box__title", "id": title_id})
        heading.text = title or self.titles[name]
        return inside


class BoxRows(Treeprocessor):
    """Put boxes that follow each other into rows; what opens a text stays as it is, beside the list of contents."""

    def run(self, root: etree.Element) -> None:
        """Change the boxes in place."""
        run: list[etree.Element] = []
        is_opening = True
        for block in [*root, None]:
            if block is not None and block.get("role") == "group":
                run.append(block)
                continue
            for row in [] if is_opening else rows_of(run):
                put_in_row(root, row)
            run = []
            is_opening &= block is not None and block.tag == "section"


def rows_of(run: list[etree.Element]) -> Iterator[list[etree.Element]]:
    """Yield the boxes that share a row: two, or one with a long list.

    Of an odd number one stands alone: the first, unless it says what to do, and the next what not.
    """
    while run:
        is_alone = len(run) % 2 and not str(run[0].get("class")).endswith("--do")
        row, run = (run[:1], run[1:]) if is_alone else (run[:2], run[2:])
        if len(row) > 1 or any(len(part) >= LONG for part in row[0] if part.tag == "ul"):
            yield row


def in_row(parts: list[etree.Element]) -> etree.Element:
    """Return an element that holds some parts side by side."""
    row = etree.Element("div", {"class": ROW})
    row.text = row.tail = "\n"
    row.extend(parts)
    return row


def put_in_row(root: etree.Element, run: list[etree.Element]) -> None:
    """Put some boxes that follow each other into a row, in their place."""
    place = list(root).index(run[0])
    for box in run:
        root.remove(box)
    root.insert(place, in_row(run))


class BoxExtension(Extension):
    """Add boxes to Markdown. `titles` gives the usual title of each box by its name."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.titles = titles

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register boxes ahead of paragraphs (priority 30) and lists (25), behind code (80); rows ahead of notes on words (4)."""
        md.registerExtension(self)
        self.processor = BoxProcessor(md.parser, self.titles)
        md.parser.blockprocessors.register(self.processor, "box", 75)
        md.treeprocessors.register(BoxRows(md), "box_rows", 6)

    def reset(self) -> None:
        """Begin a new file: box ids count from 1."""
        self.processor.count = 0
