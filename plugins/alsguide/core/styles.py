"""Styles: what in a style sheet, or in a style of a drawing, loads something."""

import re
from collections.abc import Iterator

HOST = r"(?<![\w+./-])(?:[a-z][\w+.-]*:)?//+(?=[^\s/])"
"""The beginning of an address of another site, within a text."""

SCHEME = r"(?:javascript|vbscript|data|blob|file|wss?|https?|ftp|filesystem):"
TEXT_OR_COMMENT = re.compile(r"""("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|/\*.*?\*/|(/\*.*)""", re.DOTALL)
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t]?|\\(.)")
LOADS = re.compile(
    rf"@import|@namespace|\b(?:-[a-z]+-)?(?:url|image-set|image|src|cross-fade|paint|element|expression)\(|"
    rf"-moz-binding|\bbehavior\s*:|{HOST}|[\"']\s*{SCHEME}",
    re.IGNORECASE,
)
OWN_FILE = re.compile(
    r"""url\(\s*(["']?)(?:#[\w-]+|(?![\w+.-]*:|/)[\w./-]+\.(?:woff2|png|webp|jpg|svg))\1\s*\)""", re.IGNORECASE
)
"""An address of a part of the same drawing, or of a file that lies beside a style: it stays on the site, and says nothing."""


def foreign_in_style(text: str) -> Iterator[tuple[int, str]]:
    """Yield each piece of a style that loads something of another place, or could, with its line."""
    code = ESCAPE.sub(unescaped, TEXT_OR_COMMENT.sub(keep_texts, text))
    rest = OWN_FILE.sub("own()", code)
    yield from ((rest.count("\n", 0, match.start()) + 1, match[0].strip()) for match in LOADS.finditer(rest))


def keep_texts(match: re.Match[str]) -> str:
    """Return a text of a style and a comment without an end as they are, and in place of a comment its line ends."""
    return match[1] or match[2] or "\n" * match[0].count("\n") or " "


def unescaped(match: re.Match[str]) -> str:
    """Return the sign that a style writes with a backslash."""
    number = int(match[1], 16) if match[1] else 0
    return match[2] or (chr(number) if 0 < number < 0x110000 else "\ufffd")
