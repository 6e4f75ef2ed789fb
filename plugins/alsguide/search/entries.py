"""Entries: what a search can find. An entry is a page, a part of a page under its own heading, or an item of a list.

A *field* is a part of an entry's text that weighs as much as its name says: see `alsguide.search.index.WEIGHTS`. An entry holds
its fields as words already counted, because entries are kept, and what was counted once need not be for every index.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from lxml import etree

from alsguide.markup.box_table import SECTIONS
from alsguide.search.words import count_words

Kind = Literal["article", "page", "exercise", "question", "word"]

LEFT_OUT = ("c-cite", "c-practice", "c-definition")
"""The classes of marks of citations and of usual practice, and of notes on words."""

IN_ROWS = ("a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup")
"""The elements that stand in a row of text. All others part words."""

SNIPPET = 150
"""The most characters of the text that is shown below a result."""


@dataclass(frozen=True)
class Entry:
    """Something to find.

    `page` is the page's address, `anchor` the place on it (empty: its top), `title` what the result is called and `above`
    the page's title where it differs. `snippet` is shown below the title; `fields` holds, by field, how often
    each word stands in its text, in the order in which they come.
    """

    kind: Kind
    page: str
    anchor: str
    title: str
    above: str
    snippet: str
    fields: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def counted(**texts: str) -> dict[str, dict[str, int]]:
    """Return how often each word stands in some texts, by the name of the field."""
    return {name: count_words(text) for name, text in texts.items()}


@dataclass
class Part:
    """A part of a page's body: the id and the text of its heading (empty for what stands above), and its text."""

    id: str = ""
    heading: str = ""
    words: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The whole part's text with single spaces, and none where a mark before a full stop was left out."""
        return " ".join("".join(self.words).split()).replace(" .", ".").replace(" ,", ",")


def parts_of(body: str) -> list[Part]:
    """Split a page's HTML at its headings of the second and third level. Marks of citations and notes on words are left out."""
    parts = [Part()]
    collect(etree.fromstring(f"<div>{body}</div>", etree.HTMLParser()), parts)
    return parts


def collect(element: Any, parts: list[Part]) -> None:
    """Add an element's text to the last part; a heading with an id begins a part."""
    if not isinstance(element.tag, str) or element.get("class") in LEFT_OUT:
        return
    if element.tag in ("h2", "h3") and element.get("id"):
        parts.append(Part(element.get("id"), " ".join("".join(words_in(element)).split())))
        return
    if element.get("class") == "c-box__title":
        parts[-1].words.append(" " + "".join(words_in(element)).strip().rstrip(":") + ": ")
        return
    if element.text:
        parts[-1].words.append(element.text)
    for child in element:
        gap = "" if child.tag in IN_ROWS else " "
        parts[-1].words.append(gap)
        collect(child, parts)
        parts[-1].words.append(gap + (child.tail or ""))


def words_in(element: Any) -> Iterator[str]:
    """Yield the pieces of an element's text, without what is left out."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.get("class") not in LEFT_OUT:
            yield from words_in(child)
        yield child.tail or ""


def page_entries(kind: Kind, address: str, header: Mapping[str, Any], body: str) -> list[Entry]:
    """Return the entries of an article or page: itself, and each of its parts.

    Boxes that are sections have the same headings on every page: their text counts for the page.
    """
    title = str(header["title"])
    own: list[str] = []
    found: list[Entry] = []
    for part in parts_of(body):
        if not part.id or part.id in SECTIONS:
            own.append(part.text)
            continue
        fields = counted(title=part.heading, above=title, text=part.text)
        found.append(Entry(kind, address, part.id, part.heading, title, shorten(part.text), fields))
    fields = counted(
        title=title,
        terms=" . ".join(header.get("index_terms", ())),
        summary=str(header.get("summary", "")),
        text=" ".join(own),
    )
    return [Entry(kind, address, "", title, "", str(header.get("summary", "")), fields), *found]


def exercise_entry(address: str, header: Mapping[str, Any]) -> Entry:
    """Return the entry of an exercise from its header."""
    purpose = str(header["purpose"])
    lists = [*header["body_parts"], *header["positions"], header["kind"], *header.get("equipment", ())]
    fields = counted(
        title=str(header["name"]),
        terms=" . ".join([*map(str, lists), *header.get("index_terms", ())]).replace("-", " "),
        summary=purpose,
        text=" ".join([*header["steps"], *header.get("cautions", ())]),
    )
    return Entry("exercise", address, "", str(header["name"]), "", purpose, fields)


def question_entry(page: str, id: str, question: str, answer: str) -> Entry:
    """Return the entry of a question; `answer` is its answer without marks of citations."""
    fields = counted(title=question, text=answer)
    return Entry("question", page, id, question, "", shorten(answer), fields)


def word_entry(page: str, id: str, term: str, meaning: str, also: Iterable[str]) -> Entry:
    """Return the entry of a word of the glossary."""
    fields = counted(title=term, terms=" . ".join(also), summary=meaning)
    return Entry("word", page, id, term, "", meaning, fields)


def shorten(text: str, most: int = SNIPPET) -> str:
    """Return the beginning of a text: whole sentences if they fit, else whole words with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most + 1]
    for end in range(len(cut) - 2, most // 3, -1):
        if cut[end] in ".?!" and cut[end + 1] == " ":
            return cut[: end + 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:") + " …"


def addresses(entries: Sequence[Entry]) -> list[str]:
    """Return the addresses of all pages that entries stand on, each once, in order."""
    return list(dict.fromkeys(entry.page for entry in entries))
