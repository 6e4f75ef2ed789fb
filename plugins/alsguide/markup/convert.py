"""Conversion: one Markdown instance for all files, and what each file's body gives."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from alsguide.markup.allowed import forbidden, raw_html
from alsguide.markup.boxes import BoxExtension
from alsguide.markup.headings import HeadingExtension
from alsguide.markup.inline import SparingExtension
from alsguide.markup.links import LinkExtension
from alsguide.markup.lists import ListExtension
from alsguide.markup.tables import TableExtension

OPENING_IN_PARAGRAPH = re.compile(r"\n(?=::: *\w)")
"""The end of a line that comes before a box's opening mark."""

STANDARD = ("tables", "abbr", "attr_list", "def_list", "sane_lists", "smarty", "fenced_code", "toc")


@dataclass(frozen=True)
class Heading:
    """A heading of a body: its id, its text as HTML, and its level (2 to 4)."""

    id: str
    title: str
    level: int


@dataclass(frozen=True)
class Citation:
    """One source that a page cites: its key, its number on the page, and where it is cited.

    `parts` are the ids of the headings (of the second and third level) below which the text cites it, in order, an empty
    one for what stands above the first; `locators` are the places in the work that are named.
    """

    key: str
    number: int
    parts: tuple[str, ...]
    locators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Converted:
    """What a body gives: its HTML, the headings in order, and the sources cited, in order of first citation.

    `refused` holds the pieces of its HTML that no page may have (see `alsguide.markup.allowed`).
    """

    html: str
    headings: tuple[Heading, ...]
    citations: tuple[Citation, ...]
    refused: tuple[str, ...] = ()


def make_converter(
    titles: Mapping[str, str], extensions: Sequence[Extension] = (), absent: Container[str] = ()
) -> Callable[[str, str], Converted]:
    """Return a function that converts a Markdown body; its second argument is the path of the body's file.

    `titles` holds the usual title of each box; `extensions` are further ones, such as the citations'. An extension may
    leave its results in `md.citations`; they are taken at once, because the next conversion resets them. Links to the pages
    `absent`, by their paths below `content/`, become plain words.
    """
    links = LinkExtension(absent)
    own = (BoxExtension(titles), links, ListExtension(), TableExtension())
    md = Markdown(
        extensions=[*STANDARD, *own, SparingExtension(), HeadingExtension(toc_depth="2-4"), *extensions],
        output_format="html",
    )

    def convert(body: str, path: str = "") -> Converted:
        links.path = path
        html = md.reset().convert(OPENING_IN_PARAGRAPH.sub("\n\n", body))
        headings = tuple(flatten(getattr(md, "toc_tokens", [])))
        titles_html = "".join(heading.title for heading in headings)
        refused = dict.fromkeys([*raw_html(md.htmlStash.rawHtmlBlocks), *forbidden(html + titles_html)])
        return Converted(html, headings, tuple(getattr(md, "citations", ())), tuple(refused))

    return convert


def flatten(tokens: list[dict[str, Any]]) -> list[Heading]:
    """Return the nested headings of Python-Markdown's `toc` as one list in reading order."""
    found: list[Heading] = []
    for token in tokens:
        found.append(Heading(token["id"], token["name"], token["level"]))
        found.extend(flatten(token["children"]))
    return found
