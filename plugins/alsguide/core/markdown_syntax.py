"""Markdown's syntax as all scanners of sources know it: one pattern for each mark, as Python-Markdown reads it.

A *scanner* looks at Markdown that is not converted: the checks, and what collects citations. The tests compare every pattern
with what Python-Markdown makes of the same text.
"""

import re
from collections.abc import Callable, Iterator

FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})")
"""A row that looks like the first or last of a block of code."""

FENCED = r"^(?P<fence>`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|[\w#.+-]*[ ]*)\n(?:.*\n)*?(?P=fence)[ ]*$"
"""A block of code. It begins at the edge, in no list, and ends with the same marks; one that never ends is no code."""

COMMENT = r"<!--(?:.|\n)*?-->"
"""A comment of HTML."""

SPAN = r"(?<!\\)(?:\\\\)*(?P<ticks>`+)(?:[^\n]|\n(?!\s*\n))+?(?<!`)(?P=ticks)(?!`)"
"""Code within a paragraph: from some backticks to as many; a backslash before the first makes it plain."""

CODE_SPAN = re.compile(SPAN)

NOT_TEXT = re.compile(rf"(?P<block>{FENCED})|(?P<comment>{COMMENT})|(?P<span>{SPAN})", re.MULTILINE)
"""What is no text. Of two that overlap, the one that begins first counts: a mark of the other is a part of it."""

ESCAPED = re.compile(r"\\[\\\[\]@`]")
"""A character that a backslash makes plain."""

INNER = r"[^\[\]]*(?:\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\][^\[\]]*)*"
"""The words between brackets, in which words in brackets may stand, and in these once more."""

TARGET = r"\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
"""The address of a link in parentheses, and maybe a title in quotation marks."""

LINK = re.compile(rf"\[(?<!!\[)({INNER})\]{TARGET}")
"""A link: its words and its address. It begins with a bracket, which `re` finds at once; only then is the sign before it seen."""

IMAGE = re.compile(rf"!\[({INNER})\]{TARGET}")
"""An image: its alternative text and its address."""

AUTOLINK = re.compile(r"<?(?:https?://|mailto:|www\.)[^\s<>)\]]*[^\s<>)\].,;:!?]>?|\b[\w.+-]+@[\w-]+\.[\w.-]+\b")
"""A bare web or mail address, without the full stop after it."""

HEADING = re.compile(r"^(#{1,6})[ \t]*(.*?)[ \t]*#*[ \t]*$")
"""A row that is a heading: its marks, which stand at the edge, and its text."""

HEADING_ID = re.compile(r"\{[^{}]*#([\w:-]+)[^{}]*\}\s*$")
"""The id at the end of a heading, `{#id}`."""

ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}")
"""An attribute list, `{#id .class}`."""

ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.|:)[ \t]+")
"""The mark before an item of a list, or before a definition."""

ABBREVIATION = re.compile(r"^\*\[[^\]]+\]:")
"""A row that explains an abbreviation: `*[FVC]: ...`."""

TABLE_RULE = re.compile(r"^(?=[^-]*-)[ |:-]+$")
"""The row of dashes below the head of a table."""

CELL_END = re.compile(r"(?<!\\)\|")
"""The line between two cells of a table."""

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""An HTML tag."""

POINTER = re.compile(r"\(\((.+?)\)\)(?!\))", re.DOTALL)
"""A sentence that only leads to another page, `((See [falls](falls.md).))`."""

EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
"""Marks of emphasis."""


def keep_rows(match: re.Match[str]) -> str:
    """Return what stands for a match that is taken out: nothing but its row breaks, so that lines can be counted."""
    return "\n" * match[0].count("\n")


def blank(match: re.Match[str]) -> str:
    """Return what stands for a match whose place is kept: row breaks, and a character that belongs to no mark."""
    return re.sub(r"[^\n]", "\x00", match[0])


def replace_kinds(text: str, kinds: tuple[str, ...], replace: Callable[[re.Match[str]], str]) -> str:
    """Replace what is no text, of some kinds: `block` of code, `comment`, `span` of code."""
    if "`" not in text and "~~~" not in text and "<!--" not in text:
        return text
    return NOT_TEXT.sub(lambda match: replace(match) if match.lastgroup in kinds else match[0], text)


def without_comments(body: str) -> str:
    """Return a text without its comments; every row keeps its line."""
    return replace_kinds(body, ("comment",), keep_rows)


def visible_rows(body: str) -> list[str]:
    """Return the rows of a text, empty where a comment or a block of code stands."""
    return replace_kinds(body, ("block", "comment"), keep_rows).split("\n")


def without_spans(text: str) -> str:
    """Return a paragraph of the same length in which code and escaped characters are blanked out."""
    text = CODE_SPAN.sub(blank, text) if "`" in text else text
    return ESCAPED.sub(blank, text) if "\\" in text else text


def without_code(body: str) -> str:
    """Return a text of the same length in which code, comments and escaped characters are blanked out."""
    body = replace_kinds(body, ("block", "comment", "span"), blank)
    if "    " in body or "\t" in body:
        body = "".join(without_indented_code(body))
    return ESCAPED.sub(blank, body)


def without_indented_code(body: str) -> Iterator[str]:
    """Yield the lines of a text; those of indented code, which stands outside lists below an empty line, are blanked."""
    in_list = in_code = False
    after_empty = True
    for line in body.splitlines(keepends=True):
        if not line.strip():
            after_empty = True
            yield line
            continue
        if line.startswith(("    ", "\t")):
            in_code = not in_list and (after_empty or in_code)
        else:
            in_code = False
            in_list = bool(ITEM.match(line)) or (in_list and not after_empty)
        after_empty = False
        yield re.sub(r"[^\n]", "\x00", line) if in_code else line
