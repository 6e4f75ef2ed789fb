"""The content model: all sources of the site, read once, for every check to look at.

A *text* is a Markdown file (an article, a page or an exercise), a *document* a YAML file, a *library* the references.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Literal, TypeVar

from alsguide.checks.documents import NEEDED_DOCUMENTS, READ_DOCUMENTS, document_blocks
from alsguide.checks.gathered import Gathered, Places
from alsguide.checks.phrases import WordIndex, find_any, index_words, may_hold
from alsguide.checks.prose import CITATION, CITED_KEY, Block, read_blocks
from alsguide.checks.prose import Kind as BlockKind
from alsguide.checks.readability import Measure, Reading, Scale, measure
from alsguide.checks.style_rules import Wording
from alsguide.citations.library import Reference
from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.core.markdown_syntax import IMAGE, LINK, without_comments, without_spans
from alsguide.core.problems import Problem
from alsguide.core.sources import Document, Source, walk
from alsguide.core.urls import below_content
from alsguide.exercises.load import parse_exercise
from alsguide.exercises.model import Exercise
from alsguide.markup.front_matter import ArticleHeader, PageHeader
from alsguide.organisation import Organisation

Kind = Literal["article", "page", "exercise"]
Result = TypeVar("Result")


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

    `header` is None where it has problems, and for exercises, whose header has a model of its own. `absent` are the pages
    that the host leaves out, by their paths below `content/`.
    """

    kind: Kind
    source: Source
    header: ArticleHeader | PageHeader | None
    problems: tuple[Problem, ...]
    scale: Scale
    absent: frozenset[str] = frozenset()

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
        """The line on which problems of the whole text are shown."""
        return self.source.line_of(("title",) if self.kind != "exercise" else ("name",))

    def field_line(self, name: str) -> int:
        """Return the line of a header field."""
        return self.source.line_of((name,))

    @cached_property
    def exercise(self) -> tuple[Exercise | None, list[Problem]]:
        """The exercise that the text describes, and what is wrong with it."""
        return (None, list(self.problems)) if self.problems else parse_exercise(self.source, self.name)

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
        return measure(self.prose, self.scale)

    @cached_property
    def links(self) -> list[Mark]:
        """The links of the body, such as `[text](address)`, but for those to pages that are left out: they are plain words."""
        found = self.marks(LINK)
        return [mark for mark in found if below_content(self.path, mark.target) not in self.absent]

    @cached_property
    def images(self) -> list[Mark]:
        """The images of the body."""
        return list(self.marks(IMAGE)) if "![" in self.source.body else []

    @cached_property
    def citations(self) -> list[Mark]:
        """The citations of the body, one for each key."""
        return [
            Mark(mark.target, key, mark.line, mark.block)
            for mark in self.marks(CITATION)
            for key in CITED_KEY.findall(mark.words)
            if key != USUAL_PRACTICE
        ]

    def marks(self, pattern: re.Pattern[str]) -> Iterator[Mark]:
        """Yield the marks that a pattern finds in the body's blocks: each mark has a bracket."""
        for block in self.blocks:
            if "[" not in block.raw:
                continue
            for match in pattern.finditer(without_spans(block.raw)):
                words = block.raw[slice(*match.span(1))]
                target = block.raw[slice(*match.span(2))] if pattern.groups > 1 else words
                yield Mark(words, target, block.line_at(match.start()), block)

    @cached_property
    def body(self) -> str:
        """The body without its comments."""
        return without_comments(self.source.body)


HEADER_TEXTS = {
    "article": ("title", "summary", "index_terms"),
    "page": ("title", "summary", "index_terms"),
    "exercise": ("name", "purpose", "steps", "progress_by", "stop_if", "cautions", "adaptations", "dose"),
}
"""The header fields that readers read."""

KINDS: dict[str, BlockKind] = {"title": "heading", "name": "heading", "index_terms": "cell"}
"""Those of them that are labels, not sentences, and the kind of block that each is."""


def header_blocks(text: Text) -> list[Block]:
    """Return the texts of a header as blocks."""
    shown = {name: text.source.header.get(name) for name in HEADER_TEXTS[text.kind]}
    return [
        Block(
            KINDS.get(str(place[0]), "item"),
            value,
            text.source.line_of(place),
            section="header",
            head=place[0] in KINDS,
        )
        for place, value in walk(shown)
        if isinstance(value, str)
    ]


@dataclass(frozen=True)
class Library:
    """The references of `content/data/references.json`, and what is wrong with them."""

    path: str
    references: Mapping[str, Reference]
    problems: tuple[Problem, ...] = ()

    def custom(self, key: str) -> Mapping[str, Any]:
        """Return what we note about a reference: whether it is verified, retracted or superseded."""
        found = self.references[key].csl.get("custom") if key in self.references else None
        return found if isinstance(found, Mapping) else {}


def year_of(csl: Mapping[str, Any]) -> int | None:
    """Return the year of a record; None when it has none that can be read."""
    try:
        return int(csl["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


@dataclass(frozen=True)
class Passage:
    """A block that readers read, the file that it stands in, and the Markdown text, if it is one."""

    path: str
    block: Block
    text: Text | None = None


@dataclass(frozen=True)
class Site:
    """All sources of the site, and the day for which they are checked: `today`, or where the `clock` is plainly wrong another.

    `documents` are the YAML files of `content/data` by their names there, such as `plan/limits`; `sources` the text of every
    file by its path, and where a host added to a data file, that text too; `files` the paths of all files under `content/`,
    images too, and of the templates; `problems` what was wrong with reading them. `others` are texts that are not
    looked at, `alone` the paths of those that are looked at alone (None: all). `with_data` says whether the data files are looked
    at, and `own_data` which of them for their own words (None: all).
    `code` is the text of each script, template and style by its path, and `notes` what is worth knowing of the pictures.
    `html_problems` converts all texts, and gives what is wrong with their HTML. What was found in each text is kept in the
    folder `cache`, if any, and is looked for in at most so many `processes`; `of_parts` is what is known of each part, and
    `places` their links and ids by their paths, once they are known. `looked_up` holds what checks make of the data, and `kept`,
    if any, what was found in parts of this site and of earlier ones, where no folder keeps it.
    """

    today: date
    organisation: Organisation
    texts: tuple[Text, ...]
    documents: Mapping[str, Document]
    library: Library
    reading: Reading
    wording: Wording
    sources: Mapping[str, str]
    files: frozenset[str]
    problems: tuple[Problem, ...] = ()
    clock: date = date.min
    html_problems: Callable[[], list[Problem]] = list
    others: tuple[Text, ...] = ()
    alone: Collection[str] | None = None
    own_data: Collection[str] | None = None
    with_data: bool = True
    code: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
    cache: Path | None = None
    processes: int = 1
    of_parts: Sequence[Gathered] | None = None
    places: Mapping[str, Places] = field(default_factory=dict)
    looked_up: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    kept: dict[Hashable, Any] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def by_path(self) -> dict[str, Text]:
        """The texts by their path."""
        return {text.path: text for text in (*self.others, *self.texts)}

    def only(self, paths: Collection[str], with_data: bool, kept: dict[Hashable, Any]) -> "Site":
        """Return the site with only some files to look at, and the data or not; all else is still there to be looked up.

        Exercises and data are always held against each other, because plans are made of all of them. What is found is added
        to `kept`.
        """
        texts = tuple(text for text in self.texts if text.path in paths or text.kind == "exercise")
        site = replace(self, texts=texts, others=self.texts, alone=paths, with_data=with_data, kept=kept)
        return replace(site, html_problems=list, cache=None, processes=1)

    @cached_property
    def data_alone(self) -> "Site":
        """The site without any text: the data, and the code."""
        texts = self.by_path
        sources = {path: source for path, source in self.sources.items() if path not in texts}
        problems = tuple(problem for problem in self.problems if problem.path not in texts)
        return replace(
            self,
            texts=(),
            others=(),
            own_data=self.alone,
            sources=sources,
            problems=problems,
            notes=(),
            html_problems=list,
        )

    def text_alone(self, text: Text) -> "Site":
        """Return the site with one text to look at, all data to be looked up, and nothing of the other texts."""
        data = self.data_alone
        sources = {**data.sources, text.path: self.sources[text.path]}
        return replace(data, texts=(text,), sources=sources, with_data=False, own_data=None, code={})

    def look_up(self, name: str, make: Callable[[], Result]) -> Result:
        """Return what is made of the data and the settings; it is made once for the site and all its parts."""
        if name not in self.looked_up:
            self.looked_up[name] = make()
        result: Result = self.looked_up[name]
        return result

    @property
    def scanned(self) -> Mapping[str, Document]:
        """The data files whose texts are looked at."""
        documents = self.documents if self.with_data else {}
        return {name: one for name, one in documents.items() if self.own_data is None or one.path in self.own_data}

    @property
    def scanned_sources(self) -> Mapping[str, str]:
        """The files whose whole text is looked at, by their paths."""
        paths = self.sources if self.with_data else [text.path for text in self.texts]
        return {path: self.sources[path] for path in paths if self.own_data is None or path in self.own_data}

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

    @property
    def gathered(self) -> Sequence[Gathered]:
        """What is known of each part, for a check that is declared to want it (`gathers`)."""
        if self.of_parts is None:
            raise TypeError("A check that asks what the parts of a site hold must be declared with `gathers=True`.")
        return self.of_parts

    def found_while_reading(self, name: str) -> list[Problem]:
        """Return the problems of a check that were found while the files were read."""
        return [problem for problem in self.problems if problem.check == name]

    @cached_property
    def unread(self) -> frozenset[str]:
        """The names of the data files that are not there, are empty, or have the wrong form."""
        paths = {problem.path.removeprefix("overrides/") for problem in self.problems}
        broken = {path.removeprefix("content/data/").partition(".")[0] for path in paths}
        absent = {name for name in NEEDED_DOCUMENTS if getattr(self.documents.get(name), "data", None) is None}
        return frozenset(broken | absent)

    @cached_property
    def passages(self) -> list[Passage]:
        """Everything that readers read: the blocks of all texts, and the texts of the data that pages show."""
        found = [Passage(text.path, block, text) for text in self.texts for block in text.prose]
        for name, fields in READ_DOCUMENTS.items():
            document = self.scanned.get(name)
            if document is not None:
                found += [Passage(path, block) for path, block in document_blocks(document, fields)]
        return found

    @cached_property
    def citations(self) -> list[tuple[str, str, int]]:
        """Every key that the site cites, with file and line: in Markdown, in exercise headers and in data."""
        return list(cited_keys(self))

    @cached_property
    def index(self) -> WordIndex:
        """The passages, by number, that hold each word."""
        return index_words(passage.block.text for passage in self.passages)

    def passages_with(self, phrases: tuple[str, ...]) -> list[Passage]:
        """Return the passages that hold any of the phrases, in order."""
        numbers: set[int] = set()
        for phrase in phrases:
            found = may_hold(phrase, self.index)
            numbers |= set(range(len(self.passages))) if found is None else found
        pattern = find_any(phrases)
        candidates = (self.passages[number] for number in sorted(numbers))
        return [passage for passage in candidates if pattern.search(passage.block.text)]


WIDELY_USED = "widely-used"
"""What an emergency number names in place of a source: everybody there knows it, and no source of ours says it."""

SOURCE_FIELDS = ("sources", "source", "references", "reference", "key", "cites", "keys")
"""The fields of data files and exercise headers that hold keys of references."""


def cited_keys(site: Site) -> Iterator[tuple[str, str, int]]:
    """Yield every key that the site cites, with file and line: in Markdown, in exercise headers and in data."""
    for text in site.texts:
        for mark in text.citations:
            yield mark.target, text.path, mark.line
        if text.kind == "exercise":
            for place, value in walk({"sources": text.source.header.get("sources")}):
                if isinstance(value, str) and place[-1] == "key":
                    yield value, text.path, text.source.line_of(place)
    for document in site.scanned.values():
        for place, value in document.texts:
            names = [part for part in place if isinstance(part, str)]
            if not names:
                continue
            if (
                names[-1] in SOURCE_FIELDS
                and value not in (USUAL_PRACTICE, WIDELY_USED)
                and re.fullmatch(r"[\w.-]+", value)
            ):
                yield value, *document.place_of(place)
            for key in CITED_KEY.findall(" ".join(re.findall(r"\[@[^\]]*\]", value))):
                if key == USUAL_PRACTICE:
                    continue
                yield key, *document.place_of(place)
