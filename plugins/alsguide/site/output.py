"""Output: the built pages, checked as a last net below the checks of the sources.

What is wrong here is named with the built file; the checks of the sources name the Markdown file and its line.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from lxml import etree

from alsguide.core.parallel_map import MOST_PROCESSES, parallel_map
from alsguide.core.problems import Problem
from alsguide.core.sources import Source
from alsguide.core.writing import mark_of

ACTIVE_MESSAGE = (
    "{} may not stand in a page: it could act, or lead readers away. Take it out of the template that makes this page."
)
CONTENT_POLICY = "Content-Security-Policy"
READS_FRAGMENT = ("plan.html", "exercises.html", "exercises-print.html")
ACTIVE_ATTRIBUTES = ("action", "data", "formaction", "ping", "srcdoc", "style", "xlink:href")
"""Attributes that no page needs: they send, load or style. So are those of events, whose names begin with `on`."""

SUSPECT = re.compile(rf"[\s\"'/](?:on\w+|{'|'.join(ACTIVE_ATTRIBUTES)})\s*=".encode())
"""What may be one of them, in the bytes of a page in lower case. A page without any needs no closer look."""

ACTIVE_ELEMENTS = ("base", "embed", "foreignobject", "iframe", "object")
"""Elements that no page needs. A `meta` and a `script` are looked at closer."""

SCRIPT_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data:text)", re.IGNORECASE)
SKIPPED = re.compile(r"[\x00-\x20]+")
"""What browsers skip in an address."""

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src"}
IDS = etree.XPath("//@id[. != '']", smart_strings=False)
LOOKED_AT = ("meta", "script", *ACTIVE_ELEMENTS)


@dataclass(frozen=True)
class BuiltPage:
    """A built page: its address, the mark of its bytes, its ids in order, the addresses that it refers to, and what is active.

    An address, and what is active, stands with its line.
    """

    address: str
    mark: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, int], ...]
    active: tuple[tuple[str, int], ...] = ()

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """The ids, to look one up."""
        return frozenset(self.ids)


def read_page(data: bytes, address: str) -> BuiltPage:
    """Read what one built page holds."""
    tree: Any = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    found: Any = IDS(tree)
    links: list[tuple[str, int]] = []
    looked_at: list[Any] = []
    for element in tree.iter(*LINKS, *LOOKED_AT):
        tag = element.tag
        if tag in LINKS and (value := element.get(LINKS[tag])) is not None:
            links.append((value, element.sourceline or 1))
        if tag in LOOKED_AT:
            looked_at.append(element)
    return BuiltPage(
        address, mark_of(data), tuple(found), tuple(links), tuple(active_parts(tree, data, links, looked_at))
    )


def active_parts(
    tree: Any, data: bytes, links: Iterable[tuple[str, int]], looked_at: Iterable[Any]
) -> Iterator[tuple[str, int]]:
    """Yield what runs, sends or leads away by itself on a page, each with its line."""
    for element in looked_at:
        if is_active(element):
            yield f"<{element.tag}>", element.sourceline or 1
    if SUSPECT.search(data.lower()):
        for element in tree.iter(etree.Element):
            for name in filter(is_active_attribute, element.attrib):
                yield f'{name}="{element.get(name)[:40]}"', element.sourceline or 1
    for address, line in links:
        if SCRIPT_SCHEME.match(SKIPPED.sub("", address[:40])):
            yield f'"{address[:40]}"', line


def is_active(element: Any) -> bool:
    """Return whether an element acts: a script of another site or without a file, a `meta` that stands for a header."""
    if element.tag == "meta":
        return bool(element.get("http-equiv", CONTENT_POLICY) != CONTENT_POLICY)
    if element.tag == "script":
        address = element.get("src")
        is_data = element.get("type", "").startswith("application/")
        return not is_data if address is None else ":" in address or address.startswith("//")
    return True


def is_active_attribute(name: str) -> bool:
    """Return whether an attribute acts."""
    return name.lower().startswith("on") or name.lower() in ACTIVE_ATTRIBUTES


def check_output(
    output: Path,
    sources: Collection[Source],
    base: str = "/",
    processes: int = MOST_PROCESSES,
    known: Mapping[str, BuiltPage] = MappingProxyType({}),
) -> list[Problem]:
    """Return the problems of all built pages: too few pages, ids that appear twice, links that lead nowhere.

    `sources` are the Markdown files of the site. `base` is the path under which the site is published; links of the 404 page
    begin with it. What is `known` of a page by its address holds as long as its bytes are the same.
    """
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    built = [(path.read_bytes(), address) for address, path in sorted(files.items()) if address.endswith(".html")]
    new = [(data, address) for data, address in built if address not in known or known[address].mark != mark_of(data)]
    read = parallel_map(new, lambda some: [read_page(*page) for page in some], processes)
    found = {**known, **{page.address: page for page in read}}
    pages = {address: found[address] for _, address in built}
    errors: dict[tuple[str, str], str] = {}
    problems = missing_pages(set(pages), sources)
    for page in pages.values():
        problems += repeated_ids(page)
        problems += [
            Problem(page.address, line, ACTIVE_MESSAGE.format(piece), "active-html") for piece, line in page.active
        ]
        problems += dead_links(page, pages, files, base, errors)
    return problems


def missing_pages(addresses: Iterable[str], sources: Iterable[Source]) -> list[Problem]:
    """Return a problem for each article and exercise that did not become a page, because Pelican drops those it fails on."""
    known = set(addresses)
    problems = []
    for source in sources:
        folder, _, name = source.path.removeprefix("content/").partition("/")
        if folder == "pages" or source.header.get("status") == "draft":
            continue  # a draft has an address of its own, and none in the published site
        address = (name if folder == "articles" else f"{folder}/{name}").removesuffix(".md") + ".html"
        if address not in known:
            message = f"No page {address} was made from this file. Look for an earlier message about it."
            problems.append(Problem(source.path, 1, message, "missing-page"))
    return problems


def repeated_ids(page: BuiltPage) -> list[Problem]:
    """Return a problem for each id that stands more than once on a page."""
    repeated = [name for name, count in Counter(page.ids).items() if count > 1]
    message = 'The id "{}" appears twice on this page. Give one of the headings another id.'
    return [Problem(page.address, 1, message.format(name), "duplicate-id") for name in repeated]


def dead_links(
    page: BuiltPage, pages: dict[str, BuiltPage], files: Container[str], base: str, errors: dict[tuple[str, str], str]
) -> list[Problem]:
    """Return a problem for each link of a page to a file or an anchor that is not there.

    `errors` caches the result per link target, so a link shared by many pages is resolved once.
    """
    folder = page.address.rpartition("/")[0]
    problems = []
    for link, line in page.links:
        place = (page.address if link[:1] in ("#", "?", "") else folder, link)
        if place not in errors:
            errors[place] = link_error(link, page, pages, files, base)
        if errors[place]:
            problems.append(Problem(page.address, line, errors[place], "dead-link"))
    return problems


def link_error(link: str, page: BuiltPage, pages: dict[str, BuiltPage], files: Container[str], base: str) -> str:
    """Return what is wrong with one link of a page; an empty text when it leads somewhere."""
    if link.startswith(("https:", "http:", "mailto:", "tel:", "data:")):
        return ""
    path, _, fragment = link.partition("#")
    path = path.partition("?")[0]
    target = resolve(page.address, unquote(path), base) if path else page.address
    if target not in files:
        return f'The link "{link}" leads nowhere. Correct the address.'
    if fragment and target in pages and unquote(fragment) not in pages[target].known_ids:
        if target in READS_FRAGMENT and "=" in fragment:
            return ""  # a message to the page's script, such as #add=sit-to-stand
        return f'The link "{link}" leads to a place that is not on that page. Correct the part behind "#".'
    return ""


def resolve(address: str, path: str, base: str = "/") -> str:
    """Return the address that a path means on a page; a path above the top folder gives one that is not there."""
    if path.startswith("/") and not path.startswith(base):
        return "(above the site)"
    path, is_whole = path.removeprefix(base), path.startswith("/")
    parts = [] if is_whole else address.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return "(above the site)"
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) + ("/index.html" if path.endswith("/") else "")
