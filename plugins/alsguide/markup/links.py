"""Links between files: editors link to the Markdown file; the built page links to its address.

`[When to stop](../safety/when-to-stop.md#call-now)` is handed to Pelican as `{filename}../safety/...`, which it
replaces by the address of the page that the file becomes.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from alsguide.core.urls import HAS_SCHEME


def is_own_path(address: str) -> bool:
    """Return whether an address is a path within the site, without a mark of Pelican's own (`{`)."""
    return bool(address) and not address.startswith("{") and not HAS_SCHEME.match(address)


class FileLinks(Treeprocessor):
    """Mark links to Markdown files and images for Pelican."""

    def run(self, root: etree.Element) -> None:
        """Change the addresses in place."""
        for element in root.iter("a"):
            address = element.get("href", "")
            if address.split("#")[0].endswith(".md") and is_own_path(address):
                element.set("href", "{filename}" + address)
        for element in root.iter("img"):
            address = element.get("src", "")
            if is_own_path(address):
                element.set("src", "{static}" + address)


class LinkExtension(Extension):
    """Add file links to Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register behind the inline patterns (priority 20), which make the links."""
        md.treeprocessors.register(FileLinks(md), "file_links", 5)
