"""Markdown: citation marks become numbered links, and each text hands over what it cites.

`[@drory2001; @zucchi2019]` becomes one link for each source, such as `[1] [2]`, to the list of sources of the page. The
numbers follow the first citation of each source on the page. A mark that is wrong stays as text; `citation_problems`
reports it.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
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
        known = {*self.library, USUAL_PRACTICE}
        if error or any(key not in known or key_error(key, self.library) for key, _ in cited):
            return None, None, None
        links = [self.practice() if key == USUAL_PRACTICE else citation(key, locator) for key, locator in cited]
        if len(links) == 1:
            return links[0], m.start(), m.end()
        group = etree.Element("span", {"class": "c-cites"})
        for link in links:
            link.tail = AtomicString(" ")
            group.append(link)
        links[-1].tail = None
        return group, m.start(), m.end()

    def practice(self) -> etree.Element:
        """Return the quiet mark of a statement that rests on usual practice: a sign to see, and words to hear."""
        mark = etree.Element("span", {"class": "c-practice"})
        etree.SubElement(mark, "span", {"aria-hidden": "true"}).text = AtomicString(PRACTICE_SIGN)
        etree.SubElement(mark, "span", {"class": self.name_class}).text = AtomicString(f"({self.practice_name})")
        return mark


def citation(key: str, locator: str) -> etree.Element:
    """Return the element of one citation, which has no number yet."""
    return etree.Element(TAG, {"key": key, "locator": locator})


class NumberProcessor(Treeprocessor):
    """Number the citations in reading order, and hand them over as `md.citations`."""

    def __init__(self, md: Markdown, name: str, name_class: str) -> None:
        super().__init__(md)
        self.name = name
        self.name_class = name_class

    def run(self, root: etree.Element) -> None:
        """Turn the elements of all citations into links, in place."""
        for parent in root.iter():
            hold_on(parent)
        anchors: dict[str, list[str]] = {}
        locators: dict[str, list[str]] = {}
        for element in root.iter(TAG):
            key, locator = element.attrib.pop("key"), element.attrib.pop("locator")
            places = anchors.setdefault(key, [])
            number = list(anchors).index(key) + 1
            places.append(f"cite-{number}-{len(places) + 1}")
            locators.setdefault(key, []).extend(filter(None, [locator]))
            element.tag = "a"
            element.attrib.update({"class": "c-cite", "href": f"#source-{number}", "id": places[-1]})
            hidden = etree.SubElement(element, "span", {"class": self.name_class})
            hidden.text = AtomicString(f"{self.name} ")
            hidden.tail = AtomicString(f"[{number}, {locator}]" if locator else f"[{number}]")
        hand_over(
            self.md,
            (
                Citation(key, number, tuple(places), tuple(locators[key]))
                for number, (key, places) in enumerate(anchors.items(), 1)
            ),
        )


def hold_on(parent: etree.Element) -> None:
    """Keep the marks among an element's children on the line of the word before them: their space does not break."""
    before = None
    for child in parent:
        if child.tag == TAG or child.get("class") in ("c-cites", "c-practice"):
            text = (parent.text if before is None else before.tail) or ""
            held = text.rstrip() + NO_BREAK if text[-1:].isspace() and text.strip() else text
            if before is None:
                parent.text = held
            else:
                before.tail = held
        before = child


def hand_over(md: Any, citations: Iterator[Citation] | tuple[Citation, ...] = ()) -> None:
    """Leave the citations of a text with its converter, which has no field for them of its own."""
    md.citations = list(citations)


class CitationExtension(Extension):
    """Add citations to Markdown.

    `library` holds the references that may be cited. `name` is the word in front of the number for those who hear the
    page ("Source [3]"), `practice` what they hear for `[@usual-practice]`, and `name_class` the class that hides both from
    those who see it. One converter serves many texts: each conversion hands over its own citations as `md.citations`, and
    `md.reset()` empties them.
    """

    def __init__(
        self, library: Library, name: str = "Source", name_class: str = "u-hidden", practice: str = "usual practice"
    ) -> None:
        super().__init__()
        self.library = library
        self.name = name
        self.practice = practice
        self.name_class = name_class

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register the two processors.

        Marks (75) come behind code (190), escapes (180), links (160) and HTML (90), ahead of emphasis (60), which would
        take the underscores of keys. Numbers (15) come behind inline text (20), ahead of abbreviations (7), typography
        (6) and the table of contents (5).
        """
        md.registerExtension(self)
        self.md = md
        hand_over(md)
        md.inlinePatterns.register(MarkProcessor(md, self.library, self.practice, self.name_class), "citation", 75)
        md.treeprocessors.register(NumberProcessor(md, self.name, self.name_class), "citation_numbers", 15)

    def reset(self) -> None:
        """Begin a new text: nothing is cited yet."""
        hand_over(self.md)
