"""Links between files: editors link to the Markdown file; the built page links to its address.

`[When to stop](../safety/when-to-stop.md#call-now)` is handed to Pelican as `{filename}../safety/...`, which it
replaces by the address of the page that the file becomes.

A link that is all that an item of a list or a cell of a table holds gets the class `ALONE`: it is no running text, so the
theme makes it as high as other targets.

A link to a page that the host leaves out becomes plain words. What only leads there goes: an item of a list that is no more
than such a link, and a sentence that its author has marked, `((See [water](water.md).))`.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Container

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from alsguide.core.markdown_syntax import POINTER
from alsguide.core.urls import HAS_SCHEME, below_content

ALONE = "c-link-alone"
"""The class of an element that holds a link and nothing else."""

POINTER_TAG = "pointer"
"""The element that holds such a sentence until its links are known."""


class PointerMark(InlineProcessor):
    """Put a marked sentence into an element of its own."""

    def handleMatch(  # type: ignore[override]  # the name and form are Python-Markdown's own
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Return the element, and where the mark begins and ends."""
        element = etree.Element(POINTER_TAG)
        element.text = match[1]
        return element, match.start(0), match.end(0)


class FileLinks(Treeprocessor):
    """Mark links to Markdown files and images for Pelican, and take out what leads to a page that is left out."""

    def __init__(self, md: Markdown, extension: "LinkExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Change the elements in place."""
        if self.extension.absent or next(root.iter(POINTER_TAG), None) is not None:
            self.drop_absent(root)
        for element in root.iter("a"):
            address = element.get("href", "")
            if is_file(address):
                element.set("href", "{filename}" + address)
        for element in root.iter("img"):
            address = element.get("src", "")
            if is_own_path(address):
                element.set("src", "{static}" + address)
        for tag in ("li", "td", "th"):
            for element in root.iter(tag):
                if only_link(element) is not None:
                    element.set("class", ALONE)

    def drop_absent(self, parent: etree.Element) -> None:
        """Take out what leads to a page that is left out, below an element, and put marked sentences into their text."""
        for element in list(parent):
            link = only_link(element) if element.tag == "li" else None
            leads = element.iter("a") if element.tag == POINTER_TAG else [] if link is None else [link]
            if any(map(self.is_absent, leads)):
                remove(parent, element)
                continue
            self.drop_absent(element)
            if element.tag == POINTER_TAG or self.is_absent(element):
                unwrap(parent, element)
            elif element.tag in ("p", "ul", "ol") and self.extension.absent and is_empty(element):
                remove(parent, element)

    def is_absent(self, element: etree.Element) -> bool:
        """Return whether an element is a link to a page that is left out."""
        address = element.get("href", "") if element.tag == "a" else ""
        return is_file(address) and below_content(self.extension.path, address) in self.extension.absent


def only_link(holder: etree.Element) -> etree.Element | None:
    """Return the link that an item or a cell holds, if that is all it holds."""
    inner = holder[0] if len(holder) == 1 and holder[0].tag == "p" and not (holder.text or "").strip() else holder
    words = (inner.text or "") + "".join(child.tail or "" for child in inner)
    return inner[0] if len(inner) == 1 and inner[0].tag == "a" and not words.strip() else None


def is_own_path(address: str) -> bool:
    """Return whether an address is a path within the site, without a mark of Pelican's own (`{`)."""
    return bool(address) and not address.startswith("{") and not HAS_SCHEME.match(address)


def is_file(address: str) -> bool:
    """Return whether an address is that of a Markdown file of the site."""
    return address.split("#")[0].endswith(".md") and is_own_path(address)


def is_empty(element: etree.Element) -> bool:
    """Return whether an element holds nothing."""
    return len(element) == 0 and not (element.text or "").strip()


def remove(parent: etree.Element, element: etree.Element) -> None:
    """Take an element out, with the space beside it."""
    place, tail = list(parent).index(element), (element.tail or "").lstrip(" ")
    parent.remove(element)
    add_text(parent, place, tail, is_last=not tail and place == len(parent))


def unwrap(parent: etree.Element, element: etree.Element) -> None:
    """Put what an element holds in its place."""
    place = list(parent).index(element)
    parent.remove(element)
    add_text(parent, place, element.text or "")
    for number, child in enumerate(element, place):
        parent.insert(number, child)
    add_text(parent, place + len(element), element.tail or "")


def add_text(parent: etree.Element, place: int, text: str, is_last: bool = False) -> None:
    """Add text in front of the child at a place; where it is the last of its parent, no space ends it."""
    before = (parent[place - 1].tail if place else parent.text) or ""
    whole = (before + text).rstrip(" ") if is_last else before + text
    if place:
        parent[place - 1].tail = whole
    else:
        parent.text = whole


class LinkExtension(Extension):
    """Add file links to Markdown. `absent` are the pages that are left out, `path` is the file that is being converted."""

    def __init__(self, absent: Container[str] = ()) -> None:
        super().__init__()
        self.absent = absent
        self.path = ""

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register the mark in front of links (priority 160), and the rest right behind all inline patterns (20)."""
        md.inlinePatterns.register(PointerMark(POINTER.pattern, md), "pointers", 170)
        md.treeprocessors.register(FileLinks(md, self), "file_links", 15)
