"""Tables: each cell carries the words at the head of its column.

On a narrow screen a row becomes a block of its own, and each cell shows these words before its text; a table of three
columns would otherwise break words on a phone.
"""

import re
import xml.etree.ElementTree as etree
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

TAG = re.compile(r"<[^>]*>")
"""A tag of raw HTML."""


class TableLabels(Treeprocessor):
    """Name the cells of all tables. The first cell of a row names the row and gets no label."""

    def run(self, root: etree.Element) -> None:
        """Change the tables in place."""
        for table in root.iter("table"):
            table.set("class", "c-table")
            labels = [self.text_of(cell) for cell in table.iterfind("thead/tr/th")]
            for row in table.iterfind("tbody/tr"):
                for label, cell in list(zip(labels, row, strict=False))[1:]:
                    if label:
                        cell.set("data-label", label)

    def text_of(self, cell: etree.Element) -> str:
        """Return the text of a cell, with typographic marks but without tags.

        Python-Markdown keeps both aside as raw HTML until the end, with a placeholder in the text.
        """
        stored = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(lambda match: str(stored[int(match[1])]), "".join(cell.itertext()))
        return " ".join(unescape(TAG.sub("", text)).split())


class TableExtension(Extension):
    """Add labels to the tables of Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register behind the inline patterns (priority 20) and `attr_list` (8), so that the heads are whole."""
        md.treeprocessors.register(TableLabels(md), "table_labels", 4)
