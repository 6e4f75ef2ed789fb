"""Headings: ids and the list of a text's headings, by Python-Markdown's `toc`, without what no page shows.

It makes a list of contents as HTML for every text. Here that is made only where a text has the mark that it takes the place of.
"""

import xml.etree.ElementTree as etree
from typing import Any

from markdown.extensions.toc import TocExtension, TocTreeprocessor


class Headings(TocTreeprocessor):
    """Give the headings of a text their ids, and note them."""

    def __init__(self, md: Any, config: dict[str, Any]) -> None:
        super().__init__(md, config)
        self.mark = self.marker

    def run(self, doc: etree.Element) -> None:
        """Do it for one text, and see whether it has the mark."""
        self.marker = self.mark if self.mark in "".join(doc.itertext()) else ""
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> etree.Element:
        """Return the list of contents; an empty element where none is shown."""
        return super().build_toc_div(toc_list) if self.marker else etree.Element("div")


class HeadingExtension(TocExtension):
    """Take the place of Python-Markdown's `toc`, under its name."""

    TreeProcessorClass = Headings
