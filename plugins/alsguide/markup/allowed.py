"""The HTML that a body may give: one table of what our converter can make, and what in a text's HTML is not in it.

Markdown can bring in HTML in more ways than any scan of its rows foresees: over two lines, behind an escape, in a list of
attributes. So the HTML is looked at once it is made. The grammar is strict: each `<` begins a tag of the table, written as the
converter writes it, or a comment. What passes is therefore read by every browser as it is read here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from alsguide.markup.box_table import CARDS, SECTIONS
from alsguide.markup.links import ALONE

TEXT = r'[^"<>]*'
ID = r"[\w:.-]+"
"""An id, or several words of that form."""

PLAIN = r"(?:[^\x00-\x20\s\"<>&\\]|&amp;)"
"""A character of an address that no browser skips. No entity but that of `&`: to a browser `script&#58;` is `script:`."""

PATH = rf"(?![\w+.-]*:|/)(?:\{{filename\}}|\{{static\}})?(?![\w+.-]*:|/|\{{){PLAIN}*"
"""An address within the site: without a scheme and a host."""

HIDDEN_MAIL = r"&#109;&#97;&#105;&#108;&#116;&#111;&#58;(?:&#\d+;|[\w.@-])+"
"""A mail address as Markdown writes it for `<team@example.org>`: `mailto:` in entities."""

ADDRESS = rf"(?:(?:https?://|mailto:|tel:|sms:){PLAIN}+|{HIDDEN_MAIL}|{PATH})"
BOXES = rf"c-box c-box--(?:{'|'.join((*SECTIONS, *CARDS))})"
BOX = {"aria-labelledby": ID, "class": BOXES, "id": ID}
CELL = {"class": ALONE, "data-label": TEXT, "style": r"text-align: (?:left|right|center);"}

PLAIN_ELEMENTS = "blockquote br dd dl dt em hr i pre strong sub summary sup tbody thead tr ul"
"""Elements without attributes."""

ELEMENTS: Mapping[str, Mapping[str, str]] = {
    "a": {"href": ADDRESS, "title": TEXT},
    "abbr": {"title": TEXT},
    "code": {"class": r"language-[\w#.+-]+"},
    "div": {**BOX, "class": rf"{BOXES}|l-pairs", "role": "group"},
    "details": {"class": "c-fold"},
    "img": {"alt": TEXT, "src": PATH, "title": TEXT},
    "li": {"class": ALONE},
    "ol": {"start": r"\d+"},
    "p": {"class": "c-box__title|c-definition|u-soft", "id": ID, "role": "note"},
    "section": BOX,
    "span": {"aria-hidden": "true", "class": "c-cite|c-practice|u-hidden"},
    "table": {"class": "c-table"},
    "td": CELL,
    "th": CELL,
    **{f"h{level}": {"class": "c-box__title", "id": ID} for level in range(1, 7)},
    **{name: {} for name in PLAIN_ELEMENTS.split()},
}
"""Each element with its attributes, and the form of the value of each."""

COMMENT = r"!--(?!-?>)(?:(?!--!?>|<!--)[\s\S])*-->"
"""A comment, as browsers read one, in which no other begins; without its `<`."""


def tag_pattern(element: str, attributes: Mapping[str, str]) -> str:
    """Return the pattern of one element's opening tag, without its `<`."""
    values = "|".join(f'{name}="(?:{value})"' for name, value in attributes.items())
    return rf"{element}(?: (?:{values}))*>" if values else f"{element}>"


ALLOWED = re.compile(
    rf"<(?:/(?:{'|'.join(ELEMENTS)})>|{'|'.join(tag_pattern(*one) for one in ELEMENTS.items())}|{COMMENT})"
)
NOT_ALLOWED = re.compile(r"<[^<>]*>?")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")


def forbidden(html: str) -> list[str]:
    """Return each tag of a body's HTML that the table does not hold, and each `<` that is part of no tag."""
    rest = ALLOWED.sub("", html)
    return list(dict.fromkeys(NOT_ALLOWED.findall(rest))) if "<" in rest else []


def raw_html(stored: Iterable[object]) -> Iterator[str]:
    """Yield what was typed as HTML, of all that Markdown put aside for the end: no comment, and no code of its own making.

    A tag of the table is found here, too: typed by hand, it could open a part and not close it.
    """
    for piece in map(str, stored):
        if "<" in piece and not piece.startswith("<pre><code") and not re.fullmatch(rf"\s*<{COMMENT}\s*", piece):
            yield piece


def marks_of(piece: str) -> list[str]:
    """Return what to look for in a source, to find where a piece of HTML comes from, the surest first."""
    name = re.match(r"</?[\w:-]*", piece)
    known = ELEMENTS.get(name[0].strip("</") if name else "", {})
    marks = [piece, piece.split("\n")[0]]
    for attribute, quoted in ATTRIBUTE.findall(piece):
        value = quoted.strip("\"'")
        if not re.fullmatch(known.get(attribute, r"(?!)"), value):
            marks += [unescape(value), value, attribute]
    return [mark for mark in [*marks, name[0] if name else ""] if len(mark) > 1]
