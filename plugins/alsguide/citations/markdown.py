"""Markdown: citation marks become numbers, and each text hands over what it cites, and in which part of it.

`[@drory2001; @zucchi2019]` becomes the numbers of the sources, such as `[1, 2]`. They are no links: a template puts the
sources of a part below it. The numbers follow the first citation of each source on the page. A mark that is wrong stays as
text; `citation_problems` reports it.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from alsguide.citations.library import Library
from alsguide.citations.marks import USUAL_PRACTICE, key_error, parse_mark
from alsguide.markup.convert import Citation

PATTERN = r"\[\s*@[^\[\]\x02\x03]*\]"
"""A mark: a bracket, an @, and all up to the closing bracket. Markdown has put away code and HTML between \\x02 and \\x03."""

NO_BREAK = "\N{NO-BREAK SPACE}"

PRACTICE_SIGN = "\N{WHITE CIRCLE}"
"""What marks a statement that rests on usual practice; the foot of the page explains it."""

TAG = "citation"
"""The element that stands for a citation until it has a number: no element of HTML, so no other can be meant."""

PART_HEADINGS = ("h2", "h3")
"""The headings that a part of a text begins with."""


class MarkProcessor(InlineProcessor):
    """Turn a mark into elements without numbers: text is not converted in reading order."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, library: Library, practice: str, name_class: str) -> None:
        super().__init__(PATTERN, md)
        self.library = library
        self.practice_name = practice
        self.name_class = name_class

    def handleMatch(  # type: ignore[override]  # the name and the result are Python-Markdown's own
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return one element for the mark, or None to leave it as text."""
        cited, error = parse_mark(m[0])
        if error or not all(self.is_known(key) for key, _ in cited):
            return None, None, None
        keys = [key for key, _ in cited]
        if keys == [USUAL_PRACTICE]:
            return self.practice(), m.start(), m.end()
        mark = etree.Element("span", {"class": "c-cite"})
        mark.extend(etree.Element(TAG, {"key": key, "locator": place}) for key, place in cited if key != USUAL_PRACTICE)
        if USUAL_PRACTICE in keys:
            mark.append(self.practice())
        return mark, m.start(), m.end()

    def is_known(self, key: str) -> bool:
        """Return whether a key may be cited."""
        return key == USUAL_PRACTICE or (key in self.library and not key_error(key, self.library))

    def practice(self) -> etree.Element:
        """Return the quiet mark of a statement that rests on usual practice: a sign to see, and words to hear."""
        mark = etree.Element("span", {"class": "c-practice"})
        etree.SubElement(mark, "span", {"aria-hidden": "true"}).text = AtomicString(PRACTICE_SIGN)
        etree.SubElement(mark, "span", {"class": self.name_class}).text = AtomicString(f"({self.practice_name})")
        return mark


class NumberProcessor(Treeprocessor):
    """Number the citations in reading order, and hand them over as `md.citations`."""

    def __init__(self, md: Markdown, names: tuple[str, str], name_class: str) -> None:
        super().__init__(md)
        self.names = names
        self.name_class = name_class

    def run(self, root: etree.Element) -> None:
        """Turn the elements of all citations into numbers, in place."""
        for parent in root.iter():
            hold_on(parent)
        found: dict[str, tuple[dict[str, None], list[str]]] = {}
        part = ""
        for block in root:
            if block.tag in PART_HEADINGS:
                part = block.get("id", "")
            for mark in list(block.iter("span")):
                if cited := mark.findall(TAG):
                    self.number(mark, cited, part, found)
        hand_over(
            self.md,
            (
                Citation(key, number, tuple(parts), tuple(locators))
                for number, (key, (parts, locators)) in enumerate(found.items(), 1)
            ),
        )

    def number(
        self,
        mark: etree.Element,
        cited: list[etree.Element],
        part: str,
        found: dict[str, tuple[dict[str, None], list[str]]],
    ) -> None:
        """Put the numbers of a mark in the place of its citations, and note in `found` what it cites."""
        shown = []
        for element in cited:
            mark.remove(element)
            key, locator = element.attrib["key"], element.attrib["locator"]
            parts, locators = found.setdefault(key, ({}, []))
            parts[part] = None
            number = str(list(found).index(key) + 1)
            if locator:
                locators.append(locator)
                number += f", {locator}"
            shown.append(number)
        between = "; " if any(element.attrib["locator"] for element in cited) else ", "
        hidden = etree.Element("span", {"class": self.name_class})
        hidden.text = AtomicString(f"{self.names[len(cited) > 1]} ")
        hidden.tail = AtomicString(f"[{between.join(shown)}]")
        mark.insert(0, hidden)


def hold_on(parent: etree.Element) -> None:
    """Keep the marks among an element's children on the line of the word before them: their space does not break."""
    before = None
    for child in parent:
        if child.get("class") in ("c-cite", "c-practice"):
            text = (parent.text if before is None else before.tail) or ""
            held = text.rstrip() + NO_BREAK if text[-1:].isspace() and text.strip() else text
            if before is None:
                parent.text = held
            else:
                before.tail = held
        before = child


def hand_over(md: Any, citations: Iterable[Citation] = ()) -> None:
    """Leave the citations of a text with its converter, which has no field for them of its own."""
    md.citations = list(citations)


class CitationExtension(Extension):
    """Add citations to Markdown.

    `library` holds the references that may be cited. `names` are the words in front of one number and of more for those who
    hear the page ("Source [3]"), `practice` what they hear for `[@usual-practice]`, and `name_class` the class that hides
    both from those who see it. One converter serves many texts: each conversion hands over its own citations as
    `md.citations`, and `md.reset()` empties them.
    """

    def __init__(
        self,
        library: Library,
        names: tuple[str, str] = ("Source", "Sources"),
        name_class: str = "u-hidden",
        practice: str = "usual practice",
    ) -> None:
        super().__init__()
        self.library = library
        self.names = names
        self.practice = practice
        self.name_class = name_class

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register the two processors.

        Marks (75) come behind code (190), escapes (180), links (160) and HTML (90), ahead of emphasis (60), which would
        take the underscores of keys. Numbers (4) come behind the table of contents (5), which gives the headings their ids.
        """
        md.registerExtension(self)
        self.md = md
        hand_over(md)
        md.inlinePatterns.register(MarkProcessor(md, self.library, self.practice, self.name_class), "citation", 75)
        md.treeprocessors.register(NumberProcessor(md, self.names, self.name_class), "citation_numbers", 4)

    def reset(self) -> None:
        """Begin a new text: nothing is cited yet."""
        hand_over(self.md)
