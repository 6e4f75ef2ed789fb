"""Inline text: what is tried with few patterns only comes out as Python-Markdown's own processor makes it.

When this fails after Python-Markdown was updated, compare `SIGNS` and `BLOCK_SIGNS` with its patterns: one needs a sign that
is not there.
"""

import random
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from alsguide.citations.markdown import CitationExtension
from alsguide.core.sources import read_markdown
from alsguide.markup.box_table import TITLES
from alsguide.markup.boxes import BoxExtension
from alsguide.markup.convert import STANDARD
from alsguide.markup.headings import HeadingExtension
from alsguide.markup.inline import SIGNS, SparingExtension, SparingProcessor
from alsguide.markup.links import LinkExtension
from alsguide.markup.lists import ListExtension
from alsguide.markup.tables import TableExtension

ROOT = Path(__file__).parents[2]
SIGNED = r"""
` `` \ [ ] ( ) ![ ]( ][ < > & ; * ** *** _ __ (( )) [@ @ ' " -- --- ... .... ’ \' \" \* <b> </b> <a@b.c> <https://a.org> &amp;
&#38; '90s {.x} [usual](x.md) **'a'** ![alt](c.png)
"""
BLOCKS = (
    "  \n",
    "\n",
    "\n\n",
    "\n- ",
    "\n> ",
    "\n| ",
    " | ",
    "\n    ",
    ": ",
    "<!-- ",
    " -->",
    "\n[a]: b.md 'c'\n",
    "*[ALS]: x\n",
    "\n\n[TOC]\n\n",
    "\n\n## ",
    "\n===\n",
)
MARKS = (*SIGNED.split(), *BLOCKS, "::: key\n", "![alt *b*](c.png)", '[`a` "b"](c)')
"""What is put into texts, and what cuts them: the signs of all patterns, and what begins and ends blocks."""


def converter(*more: Extension) -> Markdown:
    """Return a converter with all that a build uses but the glossary."""
    own = (
        BoxExtension(dict.fromkeys(TITLES, "Title")),
        LinkExtension({"articles/start/x.md"}),
        ListExtension(),
        TableExtension(),
        *more,
        CitationExtension({}),
    )
    return Markdown(extensions=[*STANDARD, *own], output_format="html")


def mutate(chance: random.Random, text: str) -> str:
    """Return a piece of a text with some of its letters taken out and some marks put in."""
    start = chance.randrange(max(1, len(text) - 600))
    text = text[start : start + 600]
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(MARKS) + text[place + chance.choice((0, 0, 1, 5)) :]
    return text


def bodies() -> list[str]:
    """Return the bodies of all articles and pages."""
    paths = [*sorted((ROOT / "content/articles").rglob("*.md")), *sorted((ROOT / "content/pages").rglob("*.md"))]
    assert len(paths) > 40
    return [read_markdown(path, ROOT).body for path in paths]


def test_every_text_of_the_site_comes_out_the_same() -> None:
    stock, sparing = converter(), converter(SparingExtension(), HeadingExtension())
    for body in bodies():
        assert sparing.reset().convert(body) == stock.reset().convert(body)


@pytest.mark.parametrize("seed", range(10))
def test_texts_with_marks_put_in_anywhere_come_out_the_same(seed: int) -> None:
    chance, texts = random.Random(seed), bodies()
    stock, sparing = converter(), converter(SparingExtension(), HeadingExtension())
    for _ in range(120):
        text = mutate(chance, chance.choice(texts))
        assert sparing.reset().convert(text) == stock.reset().convert(text), text


def test_every_pattern_of_the_converter_has_signs() -> None:
    """A pattern that is new is tried everywhere; give it signs in `SIGNS`."""
    md = converter(SparingExtension(), HeadingExtension())
    registered = [md.treeprocessors[name] for name in ("inline", "smarty")]
    processors = [one for one in registered if isinstance(one, SparingProcessor)]
    assert processors == registered
    assert [pattern for one in processors for pattern, signs in one.signed if not signs] == []
    assert [name for name in SIGNS if all(name not in one.patterns for one in processors)] == []
