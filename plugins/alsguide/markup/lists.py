"""Lists: an item below another nests as the eye sees it, by two spaces, three, four or a tab.

Python-Markdown nests by four spaces only; what is indented by less it puts beside the item above, or into its words. People
paste lists that other programs wrote. So the indents are made even before the text is parsed: four spaces for each list that
a row stands in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

MARK = re.compile(r" *(?:[-*+]|(\d+\.))(?: +(?=\S)|$)")
"""The mark of an item, with the spaces around it; of a numbered one, the number."""

QUOTED = re.compile("> ?")
"""The mark before a row of a quotation."""

STEP = 4
"""The spaces by which Python-Markdown nests."""

DEEPER = 2
"""From how many spaces on a row looks deeper than the mark above it."""


@dataclass(frozen=True)
class Level:
    """An open list: the column of its last item's mark, and whether its items are numbered."""

    column: int
    is_numbered: bool


@dataclass
class Evener:
    """Gives rows even indents, one after the other: the lists that are open, and what stood on the row above."""

    levels: list[Level] = field(default_factory=list)
    above: Literal["", "item", "words", "more"] = ""
    """The row above: none, or an empty one; an item; words of a paragraph of their own; more words of an item."""
    depth_of_block: int = 0
    """The number of lists around the first row since the last empty one."""

    def rows(self, rows: Iterable[str]) -> Iterator[str]:
        """Yield the rows of a text, those of lists with even indents."""
        for row in rows:
            mark = MARK.match(row)
            if not row.strip():
                self.above = ""
                yield row
            elif row.startswith(("#", ":::")):
                self.levels.clear()
                self.above = ""
                yield row
            elif mark and self.is_item(row):
                yield from self.item(row, mark)
            else:
                yield self.words(row)

    def is_item(self, row: str) -> bool:
        """Return whether a row with a mark is an item: in a list, or at the edge with no words right above."""
        return bool(self.levels) or (self.above != "words" and indent_of(row) < STEP)

    def item(self, row: str, mark: re.Match[str]) -> Iterator[str]:
        """Yield an item. An empty row parts it from a paragraph, from a list of another kind, and from a deeper beginning."""
        column, is_numbered = indent_of(row), bool(mark[1])
        before = self.leave(column)
        depth = len(self.levels)
        is_other_kind = before is not None and before.is_numbered != is_numbered
        if self.above and (self.above == "words" or is_other_kind or depth < self.depth_of_block):
            self.above = ""
            yield ""
        if not self.above:
            self.depth_of_block = depth
        self.levels.append(Level(column, is_numbered))
        self.above = "item"
        yield " " * (STEP * depth) + row.lstrip(" ") if depth else row

    def words(self, row: str) -> str:
        """Return a row of words. Below an empty row it belongs to the list in which the eye sees it."""
        if self.above in ("item", "more"):
            self.above = "more"
            return row
        if self.above == "words":
            return row
        self.above = "words"
        column = indent_of(row)
        self.leave(column)
        self.depth_of_block = len(self.levels)
        deep = STEP * self.depth_of_block
        is_code = column >= deep + STEP
        return " " * deep + row.lstrip(" ") if self.levels and not is_code else row

    def leave(self, column: int) -> Level | None:
        """Close the lists that a row at a column stands in no more; give the last that was closed."""
        left = None
        while self.levels and column < self.levels[-1].column + DEEPER:
            left = self.levels.pop()
        return left


def indent_of(row: str) -> int:
    """Return the number of spaces before a row's first sign."""
    return len(row) - len(row.lstrip(" "))


def even(rows: Iterable[str]) -> Iterator[str]:
    """Yield the rows of a text, those of lists with even indents; in a quotation, too."""
    outside = Evener()
    for is_quoted, group in groupby(rows, lambda row: row.startswith(">")):
        if is_quoted:
            yield from (f"> {row}" for row in Evener().rows(QUOTED.sub("", row) for row in group))
        else:
            yield from outside.rows(group)


class ListIndents(Preprocessor):
    """Make the indents of lists even."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the rows of a text with even indents."""
        return list(even(lines))


class ListExtension(Extension):
    """Let items nest by two spaces or more."""

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register behind what takes tabs (priority 30), code (25) and HTML (20) out of the text."""
        md.preprocessors.register(ListIndents(md), "list_indents", 15)
