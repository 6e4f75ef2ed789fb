"""Marks: where a text cites a reference.

A *mark* stands in square brackets and names one or more keys of the library, each maybe with a *locator*, the place in the
work: `[@drory2001]`, `[@drory2001; @zucchi2019]`, `[@nice2016, p. 3]`. Marks in code and in comments are no marks.
"""

import re
from dataclasses import dataclass

from alsguide.citations.library import Library
from alsguide.core.markdown_syntax import HEADING, IMAGE, LINK, TABLE_RULE, blank, without_code
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Source

CHECK = "citation"

USUAL_PRACTICE = "usual-practice"
"""What stands in place of a key where a statement rests on what experienced teams do, and no study was found."""

MARK = re.compile(r"\[\s*@(?:[^\[\]\n]|\n(?!\s*\n))*(\]?)")
"""A bracket and an @, up to the closing bracket; or, without one, up to the next bracket or empty line."""

ITEM = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]*)(?:\s*,\s*([^;@`<>]*[^;@`<>\s]))?")
"""A key, and maybe a comma and a locator."""

BARE_KEY = re.compile(r"@(?<![\w.@\[\\/-]@)([A-Za-z0-9][A-Za-z0-9_-]*)")
"""An @ with a word behind it, not inside an e-mail address."""


@dataclass(frozen=True)
class Mark:
    """One mark: the keys that it cites, each with its locator (or an empty text), and where it stands.

    `error` says what is wrong with a mark that cannot be understood; `cited` is then empty.
    """

    text: str
    line: int
    column: int
    cited: tuple[tuple[str, str], ...]
    error: str = ""


def find_citations(body: str, body_line: int = 1) -> list[Mark]:
    """Return every mark of a Markdown text, in order.

    `body_line` is the line of the file on which the text begins. Lines and columns count from 1.
    """
    text = without_code(body)
    links = [found.span() for pattern in (LINK, IMAGE) for found in pattern.finditer(text)]
    marks: list[Mark] = []
    for found in MARK.finditer(text):
        start = found.start()
        written = body[start : found.end()] if found[1] else body[start : found.end()].split("\n")[0].rstrip()
        cited, error = parse_mark(written)
        if not error and any(first <= start < last for first, last in links):
            cited, error = (), "It stands in the text of a link. Put it behind the link, with a space between."
        line = body_line + body.count("\n", 0, start)
        marks.append(Mark(written, line, start - body.rfind("\n", 0, start), cited, error))
    return marks


def parse_mark(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Take a mark apart: give its keys with their locators, and an empty text; or nothing, and what is wrong."""
    if not text.endswith("]"):
        return (), "The mark is not closed. Put a `]` behind the key."
    cited: list[tuple[str, str]] = []
    for part in text[1:-1].split(";"):
        found = ITEM.fullmatch(part.strip())
        if found is None:
            return (), part_error(part.strip())
        cited.append((found[1], " ".join((found[2] or "").split())))
    if len(set(cited)) < len(cited):
        return (), "The mark names the same source twice. Name it once."
    return tuple(cited), ""


def part_error(part: str) -> str:
    """Return what is wrong with one part of a mark."""
    if part in ("", "@"):
        return "A key is missing. Write the key of a reference behind each `@`, and a `;` only between two keys."
    if part.count("@") > 1:
        return "Two keys stand together. Put a `;` between them: `[@one; @two]`."
    if not part.startswith("@"):
        return f'"{part}" has no `@` in front. Write each key with an `@`: `[@one; @two]`.'
    return f'"{part}" is not understood. Write `@key`, or `@key, p. 3`; a key has letters, digits, - and _ only.'


def citation_problems(source: Source, library: Library) -> list[Problem]:
    """Return the problems of all marks of a Markdown file.

    Bad: `[@drory201]` (no such key), `[@a, @b]` (no `;` between), `@drory2001` (no brackets), the key of a reference that
    nobody has checked, and a mark in a heading or in the head of a table, because both are repeated elsewhere.
    Good: `Short sessions were safe. [@drory2001; @clawson2018]`
    """
    problems: list[Problem] = []

    def report(line: int, message: str) -> None:
        problems.append(Problem(source.path, line, message, CHECK))

    lines = source.body.split("\n")
    for mark in find_citations(source.body, source.body_line):
        if mark.error:
            report(mark.line, f"The citation `{shortened(mark.text)}` is wrong. {mark.error}")
        for key, _ in mark.cited:
            error = key_error(key, library)
            if error:
                report(mark.line, error)
        at = mark.line - source.body_line
        if HEADING.match(lines[at]):
            report(mark.line, "A citation stands in a heading. Put it into the text below.")
        elif "|" in lines[at] and TABLE_RULE.match("".join(lines[at + 1 : at + 2])):
            report(mark.line, "A citation stands in the head of a table. Put it into the text or a cell below.")
    text = MARK.sub(blank, without_code(source.body))
    for found in BARE_KEY.finditer(text):
        if found[1] in library:
            line = source.body_line + text.count("\n", 0, found.start())
            report(line, f"The key `@{found[1]}` stands without brackets. Write `[@{found[1]}]`.")
    return sorted(set(problems))


def key_error(key: str, library: Library) -> str:
    """Return why a key cannot be cited, or give an empty text. In an empty library, which has a problem itself, any can."""
    if key == USUAL_PRACTICE:
        return ""
    reference = library.get(key)
    if reference is None:
        if not library:
            return ""
        return f'No reference has the key "{key}".{did_you_mean(key, library)} Add it to content/data/references.json.'
    if not reference.is_verified:
        advice = 'Compare it with the work, then set "verified" to true in content/data/references.json.'
        return f'The reference "{key}" has not been checked. {advice}'
    return ""


def shortened(text: str) -> str:
    """Return a mark on one line, cut to 60 characters."""
    joined = " ".join(text.split())
    return f"{joined[:57]}..." if len(joined) > 60 else joined
