"""The content model: all sources of the site, read once, for every check to look at.

A *text* is a Markdown file (an article, a page or an exercise), a *document* a YAML file, a *library* the references.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from alsguide.checks.prose import CITATION, COMMENT, IMAGE, LINK, Block, keep_rows, read_blocks
from alsguide.checks.readability import Measure, Reading, load_reading, measure
from alsguide.checks.wording import Wording, load_wording
from alsguide.headers import ArticleHeader, PageHeader, read_article_header, read_page_header
from alsguide.organisation import Organisation, load_organisation
from alsguide.problems import Problem
from alsguide.sources import Document, Source, read_markdown, read_yaml

Kind = Literal["article", "page", "exercise"]

CITED_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*[\w/])")
"""The key in a citation."""

REFERENCES = "content/data/references.json"


@dataclass(frozen=True)
class Mark:
    """A citation, link or image of a text: its words, its address or key, its line, and the block that holds it."""

    words: str
    target: str
    line: int
    block: Block


@dataclass(frozen=True)
class Text:
    """A Markdown file of the site.

    `header` is None where it has problems, and for exercises, whose header has a model of its own.
    """

    kind: Kind
    source: Source
    header: ArticleHeader | PageHeader | None
    problems: tuple[Problem, ...]
    reading: Reading
    organisation: Organisation

    @property
    def path(self) -> str:
        """The file's path, as problems name it."""
        return self.source.path

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def category(self) -> str:
        """The folder of an article; "" for others."""
        return PurePosixPath(self.path).parent.name if self.kind == "article" else ""

    @property
    def address(self) -> str:
        """The address of the page that is made from it."""
        chosen = self.source.header.get("save_as")
        if isinstance(chosen, str) and chosen:
            return chosen
        folder = {"article": self.category + "/", "page": "", "exercise": "exercises/"}[self.kind]
        return f"{folder}{self.name}.html"

    @property
    def title_line(self) -> int:
        """The line on which findings about the whole text are shown."""
        return self.source.line_of(("title",) if self.kind != "exercise" else ("name",))

    def field_line(self, name: str) -> int:
        """Give the line of a header field."""
        return self.source.line_of((name,))

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the body."""
        return read_blocks(self.source.body, self.source.body_line)

    @cached_property
    def prose(self) -> list[Block]:
        """The blocks that are read: those of the body and, for an exercise, the texts of its header."""
        return [*header_blocks(self), *self.blocks]

    @cached_property
    def headings(self) -> list[Block]:
        """The headings of the body, without titles of boxes."""
        return [block for block in self.blocks if block.kind == "heading" and block.level]

    @cached_property
    def measure(self) -> Measure:
        """The reading measure of the text."""
        return measure(self.prose, self.reading, self.organisation)

    @cached_property
    def links(self) -> list[Mark]:
        """The links of the body, footers such as `[text](address)`."""
        return list(self.marks(LINK))

    @cached_property
    def images(self) -> list[Mark]:
        """The images of the body."""
        return list(self.marks(IMAGE))

    @cached_property
    def citations(self) -> list[Mark]:
        """The citations of the body, one for each key."""
        return [
            Mark(mark.target, key, mark.line, mark.block)
            for mark in self.marks(CITATION)
            for key in CITED_KEY.findall(mark.words)
        ]

    def marks(self, pattern: re.Pattern[str]) -> Iterator[Mark]:
        """Give the marks that a pattern finds in the body's blocks."""
        for block in self.blocks:
            for match in pattern.finditer(block.raw):
                target = match[2] if pattern.groups > 1 else match[1]
                yield Mark(match[1], target, block.line_at(match.start()), block)

    @cached_property
    def body(self) -> str:
        """The body with its comments blanked out."""
        return COMMENT.sub(keep_rows, self.source.body)


EXERCISE_TEXTS = ("purpose", "steps", "progress_by", "stop_if", "cautions", "adaptations", "dose")
"""The header fields of an exercise that readers read."""


def header_blocks(text: Text) -> list[Block]:
    """Give the texts of an exercise's header as blocks."""
    if text.kind != "exercise":
        return []
    found: list[Block] = []

    def walk(value: Any, place: tuple[str | int, ...]) -> None:
        if isinstance(value, str):
            found.append(Block("item", value, text.source.line_of(place)))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                walk(item, (*place, number))
        elif isinstance(value, Mapping):
            for key, item in value.items():
                walk(item, (*place, str(key)))

    for name in EXERCISE_TEXTS:
        walk(text.source.header.get(name), (name,))
    return found


@dataclass(frozen=True)
class Library:
    """The references as they stand in `content/data/references.json`, with the line on which each begins."""

    path: str
    items: tuple[dict[str, Any], ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, dict[str, Any]]:
        """The references by their ids."""
        return {str(item.get("id")): item for item in self.items}

    @cached_property
    def line_by_key(self) -> dict[str, int]:
        """The line of each reference by its id."""
        return {str(item.get("id")): line for item, line in zip(self.items, self.lines, strict=True)}

    def custom(self, key: str) -> Mapping[str, Any]:
        """Give what we note about a reference: whether it is verified, retracted or superseded."""
        found = self.by_key.get(key, {}).get("custom")
        return found if isinstance(found, Mapping) else {}


def parse_library(text: str, path: str) -> Library:
    """Read the text of the references file."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        advice = "Check the commas, quotes and brackets here and on the line above, or export the file anew."
        message = f"This is not valid JSON: {error.msg.lower()}. {advice}"
        return Library(path, problems=(Problem(path, error.lineno, message, "references-file"),))
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        message = "The file must hold a list of references in CSL-JSON form. Export it anew from your reference manager."
        return Library(path, problems=(Problem(path, 1, message, "references-file"),))
    return Library(path, tuple(data), tuple(item_lines(text, len(data))))


def item_lines(text: str, count: int) -> list[int]:
    """Give the line on which each of a JSON list's items begins."""
    decoder, lines, place, line = json.JSONDecoder(), [], text.index("[") + 1, 1
    line += text.count("\n", 0, place)
    for _ in range(count):
        start = text.index("{", place)
        line += text.count("\n", place, start)
        lines.append(line)
        place = decoder.raw_decode(text, start)[1]
        line += text.count("\n", start, place)
    return lines


@dataclass(frozen=True)
class Site:
    """All sources of the site, and the day on which they are checked."""

    root: Path
    today: date
    organisation: Organisation
    texts: tuple[Text, ...]
    documents: Mapping[str, Document]
    library: Library
    reading: Reading
    wording: Wording
    files: frozenset[str]
    raw: Mapping[str, str]
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def by_path(self) -> dict[str, Text]:
        """The texts by their path."""
        return {text.path: text for text in self.texts}

    @property
    def articles(self) -> list[Text]:
        """The articles."""
        return [text for text in self.texts if text.kind == "article"]

    @property
    def pages(self) -> list[Text]:
        """The pages."""
        return [text for text in self.texts if text.kind == "page"]

    @property
    def exercises(self) -> list[Text]:
        """The exercises."""
        return [text for text in self.texts if text.kind == "exercise"]
