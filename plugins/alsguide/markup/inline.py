"""Inline text and blocks: each piece is tried with only those patterns of Python-Markdown whose signs stand in it.

A link needs a bracket, a dash two hyphens, a table a bar; most pieces have few of them, but Python-Markdown tries every
pattern on every piece of text, which is more than half of its work. The result is the same: what is left out could match
nothing.
"""

import re
import xml.etree.ElementTree as etree
from functools import cached_property, partial
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.treeprocessors import InlineProcessor

SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "pointers": ("((",),
    "citation": ("@",),
    "smarty-em-dashes": ("--",),
    "smarty-en-dashes": ("--",),
    "smarty-ellipses": ("...",),
}
"""The signs of a pattern by its name: it matches only where one of them stands. Any other pattern is always tried."""

BLOCK_SIGNS = {
    "table": "|",
    "hashheader": "#",
    "setextheader": "\n",
    "deflist": ": ",
    "quote": ">",
    "abbr": "*[",
    "reference": "]:",
}
"""The sign of a kind of block by its name: a block is of this kind only where it stands. Any other kind is always tried."""

REFERRING = ("reference", "image_reference", "short_reference", "short_image_ref")
"""The patterns that match only where the text has a row like `[name]: address`."""

QUOTES = re.compile("\"'|'\"|['\"]")
"""The sign of a pattern that turns quotes: the first that it names, two quotes in a row where it wants two."""

Signed = tuple[Any, tuple[str, ...]]
"""A pattern and its signs; no signs for a pattern that may match anything."""


class SparingProcessor(InlineProcessor):
    """Do what Python-Markdown's own processor does, piece by piece. `patterns` is the registry of the patterns."""

    def __init__(self, md: Markdown, patterns: Any) -> None:
        super().__init__(md)
        self.patterns = patterns
        self.known: dict[tuple[bool, frozenset[str]], list[Any]] = {}

    @cached_property
    def signed(self) -> list[Signed]:
        """The patterns in their order, each with its signs; asked for when all are registered."""
        names = {self.patterns.get_index_for_name(name): name for name in SIGNS if name in self.patterns}
        return [(pattern, signs_of(names.get(place, ""), pattern)) for place, pattern in enumerate(self.patterns)]

    @cached_property
    def referring(self) -> list[Any]:
        """The patterns that need a row with an address."""
        return [self.patterns[name] for name in REFERRING if name in self.patterns]

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """All signs, each once."""
        return tuple(dict.fromkeys(sign for _, signs in self.signed for sign in signs))

    def fitting(self, present: frozenset[str]) -> list[Any]:
        """Return the patterns that may match in a piece with some signs; each list is made once."""
        key = bool(self.md.references), present
        if key not in self.known:
            found = [one for one, signs in self.signed if not signs or not present.isdisjoint(signs)]
            self.known[key] = found if self.md.references else [one for one in found if one not in self.referring]
        return self.known[key]

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Apply to each block of a tree the patterns that may match in it; one without own text is no more than its blocks."""
        blocks = list(tree)
        tree[:] = []
        for block in blocks:
            if not (block.text or block.tail):
                tree.append(self.run(block, ancestors) if len(block) else block)
                continue
            text = "".join(block.itertext()) + (block.tail or "")
            found: Any = self.fitting(frozenset([sign for sign in self.signs if sign in text]))
            if not found:
                tree.append(block)
                continue
            holder = etree.Element(tree.tag)
            holder.append(block)
            self.inlinePatterns = found
            tree.extend(super().run(holder, ancestors))
        return tree


def signs_of(name: str, pattern: Any) -> tuple[str, ...]:
    """Return the signs of a pattern with a name of `SIGNS`, or of one that turns quotes."""
    if not name and isinstance(pattern, SubstituteTextPattern):
        found = QUOTES.search(pattern.pattern)
        return (found[0],) if found else ()
    return SIGNS.get(name, ())


def test_with(sign: str, test: Any, parent: etree.Element, block: str) -> bool:
    """Return whether a block is of a kind, by the kind's own test and its sign."""
    return sign in block and test(parent, block)


class SparingExtension(Extension):
    """Take the place of Python-Markdown's processors of inline text and of typography; comes behind `smarty` and `tables`."""

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register under the same names, with Python-Markdown's own priorities; blocks keep their processors."""
        for name, sign in BLOCK_SIGNS.items():
            kind: Any = md.parser.blockprocessors[name]
            kind.test = partial(test_with, sign, kind.test)
        for name, priority in (("inline", 20), ("smarty", 6)):
            stock: Any = md.treeprocessors[name]
            md.treeprocessors.register(SparingProcessor(md, stock.inlinePatterns), name, priority)
