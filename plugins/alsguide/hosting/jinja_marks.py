"""Marks of Jinja in a template: which parts of it Jinja reads, so that the rest can be looked at as HTML."""

import re
from collections.abc import Callable, Iterator

CLOSING = {"{#": "#}", "{{": "}}", "{%": "%}"}
"""The end of each kind of part."""

OPENING = re.compile(r"\{[#{%]")
RAW = re.compile(r"\braw\s*[-+]?%\}")
QUOTES = str.maketrans("\"'<>", "’’‹›")


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each part that Jinja reads begins and ends. What is not closed is none; each sign is looked at once."""
    place, unclosed = 0, set[str]()
    while found := OPENING.search(text, place):
        mark = found[0]
        end = -1 if mark in unclosed else text.find(CLOSING[mark], found.end())
        place = found.end() if end < 0 else end + 2
        if end < 0:
            unclosed.add(mark)
            place = found.start() + 1
        else:
            yield found.start(), place


def replace_parts(text: str, replace: Callable[[str], str]) -> str:
    """Return a template with something else for each part that Jinja reads."""
    pieces, place = list[str](), 0
    for start, end in parts(text):
        pieces += [text[place:start], replace(text[start:end])]
        place = end
    return "".join([*pieces, text[place:]])


def without_jinja_marks(text: str) -> str:
    """Return a template without its comments, and with other signs for the quotation marks and angles in what Jinja reads.

    Where a part of a template is kept from Jinja, `{#` may be no comment, so nothing is left out.
    """
    return text if RAW.search(text) else replace_parts(text, without_marks)


def without_marks(part: str) -> str:
    """Return one part that Jinja reads, in as many lines."""
    return "\n" * part.count("\n") if part.startswith("{#") else part.translate(QUOTES)


def without_statements(text: str) -> str:
    """Return a template with spaces for its statements, `{% if ... %}`; every sign keeps its place."""
    return replace_parts(text, lambda part: re.sub(r"[^\n]", " ", part) if part.startswith("{%") else part)
