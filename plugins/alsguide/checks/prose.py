"""Prose: the running text of a Markdown body, in blocks and sentences, each with its line.

A *block* is a paragraph, a heading, a list item or a table cell. A *sentence* is a part of a block that ends in a full
stop, question mark or exclamation mark, or with its block. Nothing is rendered: the marks are read row by row.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from alsguide.core.markdown_syntax import (
    ABBREVIATION,
    ATTRIBUTES,
    AUTOLINK,
    CELL_END,
    CODE_SPAN,
    EMPHASIS,
    HEADING,
    HEADING_ID,
    IMAGE,
    ITEM,
    LINK,
    POINTER,
    TABLE_RULE,
    TAG,
    keep_rows,
    visible_rows,
)
from alsguide.markup.box_table import MADE, MARK, SECTIONS

Kind = Literal["paragraph", "heading", "item", "cell"]

CITATION = re.compile(r"\[(@[^\]]*)\]")
"""A citation: everything between the brackets."""
CITED = re.compile("\ue000([^\ue001]*)\ue001")
"""A citation kept in text that is otherwise without marks: its words between two private characters."""
SENTENCE_END = re.compile("[.!?][\"'”’)\\]]*(?:\\s*\ue000[^\ue001]*\ue001)*(?=\\s+(?:[\"'“‘(\\[]*[A-Z0-9]|\\{\\{))")
"""A full stop, question mark or exclamation mark with its citations, before the next sentence's first letter."""
LETTER = re.compile(r"[^\W\d_]")
"""A letter."""
SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
"""The space that a citation leaves before a full stop."""
CITED_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*[\w/])")
"""A key in a citation."""
NOT_AN_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|p|pp|No|approx)|\b[A-Z])\.\Z")
"""An abbreviation or an initial: its full stop ends no sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence without marks, on one row, the line of the file on which it begins, and the keys that it cites."""

    text: str
    line: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table cell.

    `raw` is its Markdown with its row breaks, `line` the line of the file on which it begins, `box` the name of the box
    around it ("" outside), `section` the id of the `##` section it stands in, `level` the level of a heading (0 for
    others), `head` whether it is a cell of a table's head.
    """

    kind: Kind
    raw: str
    line: int
    box: str = ""
    section: str = ""
    level: int = 0
    head: bool = False

    @cached_property
    def text(self) -> str:
        """The words alone, still with row breaks, so that lines can be counted."""
        return plain(self.raw)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the block, each with its line."""
        if "[@" not in self.raw:
            return list(split_sentences(self.text, self.line))
        cited = CITATION.sub(lambda match: f"\ue000{match[1]}\ue001", self.raw)
        return list(split_sentences(plain(cited), self.line))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys that the block cites."""
        return tuple(key for match in CITATION.finditer(self.raw) for key in CITED_KEY.findall(match[1]))

    def line_at(self, offset: int) -> int:
        """Return the line of a place in `raw`."""
        return self.line + self.raw.count("\n", 0, offset)


@lru_cache(maxsize=20_000)
def plain(raw: str) -> str:
    """Return the words of Markdown text: no marks, citations, addresses, code or images; link texts stay.

    Each pattern is tried only where its first mark stands, which saves most of the time.
    """
    text = CODE_SPAN.sub(keep_rows, raw) if "`" in raw else raw
    if "[" in text:
        text = IMAGE.sub(keep_rows, text)
        text = LINK.sub(lambda match: match[1], text)
        text = CITATION.sub(keep_rows, text)
    if "((" in text:
        text = POINTER.sub(r"\1", text)
    if "{" in text:
        text = ATTRIBUTES.sub("", text)
    if "@" in text or "/" in text or "www." in text:
        text = AUTOLINK.sub("", text)
    if "<" in text:
        text = TAG.sub(keep_rows, text)
    if "*" in text or "_" in text:
        text = EMPHASIS.sub("", text)
    return html.unescape(text) if "&" in text else text


def split_sentences(text: str, line: int) -> Iterator[Sentence]:
    """Split text into sentences. `line` is the line of its first row. Citations follow the full stop of their sentence."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if NOT_AN_END.search(text[max(start, match.start() - 9) : match.start() + 1]):
            continue
        yield from one_sentence(text, start, match.end(), line)
        start = match.end()
    yield from one_sentence(text, start, len(text), line)


def one_sentence(text: str, start: int, end: int, line: int) -> Iterator[Sentence]:
    """Yield the sentence between two places, or nothing when no letter stands there."""
    words = text[start:end]
    keys: tuple[str, ...] = ()
    if "\ue000" in words:
        keys = tuple(key for match in CITED.finditer(words) for key in CITED_KEY.findall(match[1]))
        words = CITED.sub(keep_rows, words)
    if LETTER.search(words):
        before = len(words) - len(words.lstrip())
        yield Sentence(
            SPACE_BEFORE_STOP.sub("", " ".join(words.split())), line + text.count("\n", 0, start + before), keys
        )


def read_blocks(body: str, body_line: int = 1) -> list[Block]:
    """Split a Markdown body into blocks. `body_line` is the line of the file on which the body begins."""
    return list(BlockReader(body, body_line).read())


class BlockReader:
    """Reads a body row by row; holds the rows of the block being read, and where it stands."""

    def __init__(self, body: str, body_line: int) -> None:
        self.rows = visible_rows(body)
        self.body_line = body_line
        self.open: list[str] = []
        self.kind: Kind = "paragraph"
        self.start = 0
        self.box = ""
        self.section = ""

    def here(self) -> str:
        """Return the section that a block stands in: some boxes are sections of their own."""
        return self.box if self.box in SECTIONS else self.section

    def read(self) -> Iterator[Block]:
        """Yield the blocks in order."""
        for number, row in enumerate(self.rows):
            yield from self.read_row(number, row)
        yield from self.close()

    def read_row(self, number: int, row: str) -> Iterator[Block]:
        """Take one row: it ends the open block, begins one, or goes on with it."""
        line = self.body_line + number
        if not row.strip() or ABBREVIATION.match(row):
            yield from self.close()
        elif box := MARK.match(row):
            yield from self.close()
            self.box = box[1] or ""
            if box[2] and box[1] not in MADE:
                yield Block("heading", box[2], line, self.box, self.here())
        elif heading := HEADING.match(row):
            yield from self.close()
            found = HEADING_ID.search(heading[2])
            if len(heading[1]) == 2:
                self.section = found[1] if found else ""
            yield Block("heading", heading[2], line, self.box, self.here(), len(heading[1]))
        elif row.lstrip().startswith("|"):
            yield from self.close()
            yield from self.read_table_row(number, row, line)
        elif mark := ITEM.match(row):
            yield from self.close()
            self.kind, self.start, self.open = "item", line, [row[mark.end() :]]
        elif self.open:
            self.open.append(row.strip())
        else:
            self.kind, self.start, self.open = "paragraph", line, [row.strip().lstrip("> ")]

    def read_table_row(self, number: int, row: str, line: int) -> Iterator[Block]:
        """Yield the cells of a table row; none for the row of dashes."""
        if TABLE_RULE.match(row):
            return
        is_head = number + 1 < len(self.rows) and bool(TABLE_RULE.match(self.rows[number + 1]))
        for cell in CELL_END.split(row.strip().strip("|")):
            if cell.strip():
                yield Block("cell", cell.strip(), line, self.box, self.here(), head=is_head)

    def close(self) -> Iterator[Block]:
        """End the open block, if there is one."""
        if self.open:
            yield Block(self.kind, "\n".join(self.open), self.start, self.box, self.here())
            self.open = []
