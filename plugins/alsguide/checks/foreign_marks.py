"""Checks of marks that other programs know and this one does not: they would stand in the page as they are typed.

Each row of a table is one kind of mark: how it looks, and what to write instead. A new kind needs a row, and a mistake in
`tests/checks/mistakes_of_paste.py`.
"""

import re
from collections.abc import Iterator

from alsguide.checks.marks import COMMAND, UNDERLINE, is_text, rows_of
from alsguide.checks.model import Site, Text
from alsguide.checks.registry import check
from alsguide.core.markdown_syntax import CODE_SPAN, ESCAPED, HEADING, IMAGE, ITEM, LINK, NOT_TEXT, blank
from alsguide.core.problems import Problem

FORMULA = 'Formulas are not known here. Write this one in words: "twice as much".'
BOX = "This mark is not known here. Write a box: `::: warning`, the text, `:::`."
RAISED = 'Small signs above or below the line are not known here. Write them on the line, or in words: "square feet".'
LETTERS = (
    'Letters, Roman numbers, and numbers in brackets or of two parts make no list. Begin each item with "1. " or "- ".'
)

ROWS = (
    (r"!!!|>\s*\[!\w+\]|\.\. [\w-]+::", BOX),
    (
        r"(?:[-*+]|\d+\.)\s+\[[ xX]?\](?!\()|\[[ xX]\]\s",
        'Boxes to tick are not known in a text. Take out the [ ], so that an item is left: "- ".',
    ),
    (
        r"(?:\(?(?:[a-z]|[ivx]{2,5})[.)]|\(\d{1,2}\)|[IVX]{2,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.)(?=\s)"
        r"|[A-Z][.)]\t|[1-9]\.[1-9]\s+(?=[A-Z][a-z])",
        LETTERS,
    ),
    (r"\d{1,2}\s+\.\s", 'A number makes an item where its full stop touches it: "1. ".'),
    (
        r"(?:o\s+|§\s+(?!\d)|[Øüvq]\t\s*|[\u2190-\u21ff①-⓿\u25a0-\u25ff\u2043\u2219]\s+)(?=\S)",
        'This sign is a bullet of a word processor and makes no list. Begin each item with "- ".',
    ),
    (
        r"(?:\*{3,}|_{3,}|-{3,}|[*_-](?: [*_-]){2,})$",
        "A drawn line says nothing to those who cannot see it. Take it out, or begin a part: `## At night {#at-night}`.",
    ),
    (r"\\\[(?:\s|$)|\\\]$", FORMULA),
    (r"\[\[?_?(?:TOC|toc)_?\]\]?$|\{:toc\}$", "The page makes the list of its headings by itself. Take this line out."),
    (
        r"[^:\n]{1,60}\s?::\s",
        "These colons are of another program. Write the word on a line, and `:   ` with its meaning on the next.",
    ),
)
"""What a row may begin with, whatever its indent, and what to write."""

MIDDLES = (
    (r"~~\S(?:.*?\S)?~~", "Struck-out words are not known here. Take them out, and leave what holds."),
    (
        r"==[^\s=](?:[^=]*[^\s=])?==|(?<![\w=])==(?=\w)|(?<=\w)==(?![\w=])",
        "Highlighted words are not known here. Write **bold** words, or a box.",
    ),
    (
        r"\$\$(?:\S.*?\$\$|$)|(?<![\w$])\$(?=[^\s\d])[^$]*[\\^_=][^$]*\$|\\\(\s.*?\\\)|\\(?:frac|times|text|leq?|geq?)\b",
        FORMULA,
    ),
    (
        r"\u3010[^\u3011]*\u3011|:contentReference\b|\[oaicite|(?:cite)?turn\d+(?:search|view|news|file)\d+|utm_source=chatgpt",
        "This mark of a chat program leads to no source. Look the source up yourself, read it, and cite it: [@key].",
    ),
    (r"\^\[", "Footnotes are not known here. Cite the source: [@key]."),
    (r"(?<=[\w)])~[\w+-]{1,5}~|(?<=[\w)])\^(?:[\w+-]{1,5}\^?|\([^)]*\))", RAISED),
    (r"\\$", "A backslash at the end breaks no line here. Begin a new paragraph, or end the line with two spaces."),
    (
        r"(?<!\{)\{%.*?%\}|\[/[a-z_]+\]|\[[a-z_]+(?: [a-z_]+=[^\]]*)+\]",
        COMMAND,
    ),
    (r"\[\[(?:[A-Z]|[^\]\n]*[ |])[^\]\n]*\]\]", "This link is of another program. Write [words](address)."),
    (r"(?<!\{)\{\.[\w. -]+\}", "Classes are not known here. Take out the braces and what is in them."),
    (
        r"(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:])",
        "A sign by its name is not known here. Take it out, or say it in words.",
    ),
)
"""What may stand anywhere in a row, and what to write."""

AT_START = re.compile("|".join(f"(?P<row{number}>{pattern})" for number, (pattern, _) in enumerate(ROWS)))
ANYWHERE = re.compile("|".join(f"(?P<middle{number}>{pattern})" for number, (pattern, _) in enumerate(MIDDLES)))

SIGNS = re.compile(r"[~^%=\\$\u3010]|\{\.|\[[\[/]|:[a-z_]+:|:contentR|turn\d")
"""A part of each mark of the middle of a row: a row without any needs no closer look, which saves most of the time."""

MESSAGES = {f"row{number}": words for number, (_, words) in enumerate(ROWS)}
MESSAGES |= {f"middle{number}": words for number, (_, words) in enumerate(MIDDLES)}

TAB_WITHIN = re.compile(r"(?!(?:\W|\d+\))\t)\S.*?\t+\S")
"""A tab between words. One behind a sign or a number is that of an item."""

TABS = (
    "A tab parts words here, as in a table of another program. Write a table: `| Aid | It helps |`, then `|---|---|`."
)

VALUES = (
    "Commas or semicolons part words here, as in a table of another program; the lines would run together. "
    "Write a table: `| Aid | It helps |`, then `|---|---|`, or a list."
)

SHORT = 5
"""The most words of a cell in rows that are parted by commas. Running text has more between two commas, or a full stop."""

CODE = (
    "This part is shown as code: letter by letter, in one line that does not break. "
    "Take the marks around it out, or write a box: `::: warning`, the text, `:::`."
)

CLOSING = re.compile(r"!!!$|\{% *end|\[/|\$\$$|\\\]$")
"""The end of a box, a command or a formula, whose beginning was named."""

FIRST_LETTERS = re.compile(r"^[ \t]*A([.)])[ \t](?=.*\n(?:[ \t]*\n)*[ \t]*B\1[ \t])", re.MULTILINE)
"""The first two items of a list by capital letters."""


@check("structure", per_text=True)
def foreign_mark(site: Site) -> Iterator[Problem]:
    """No mark of another program is left: for boxes, lists, tables, footnotes, small or struck-out words.

    Bad: `- [ ] Ask your team.`
    Good: `- Ask your team.`
    """
    for text in site.texts:
        yield from foreign_marks(text)
        yield from capital_letters(text)
        yield from blocks_of_code(text)
        yield from rows_of_values(text)


def foreign_marks(text: Text) -> Iterator[Problem]:
    """Yield the marks of other programs; of the rows of one box, and of one table, the first."""
    above = last = ""
    for line, row in rows_of(text):
        is_heading = is_text(above) and UNDERLINE.match(row)  # which another check reports
        message = "" if is_heading else message_on(row)
        goes_on = message == last and (message == TABS or CLOSING.match(row.strip()))
        if message and not goes_on:
            yield Problem(text.path, line, message)
        last = message or (last if last != TABS and not HEADING.match(row) else "")
        above = row


def capital_letters(text: Text) -> Iterator[Problem]:
    """Yield the beginning of each list by capital letters. A lone one may be someone's initial."""
    for found in FIRST_LETTERS.finditer(text.body):
        yield Problem(text.path, text.source.body_line + text.body.count("\n", 0, found.start(1)), LETTERS)


def blocks_of_code(text: Text) -> Iterator[Problem]:
    """Yield each block of code. In some programs its marks make a box."""
    is_possible = "```" in text.body or "~~~" in text.body
    for found in NOT_TEXT.finditer(text.body) if is_possible else ():
        if found["block"]:
            yield Problem(text.path, text.source.body_line + text.body.count("\n", 0, found.start()), CODE)


def rows_of_values(text: Text) -> Iterator[Problem]:
    """Yield the paragraphs that are rows of a table, parted by commas or semicolons."""
    for block in text.blocks:
        rows = block.raw.split("\n") if block.kind == "paragraph" else []
        if len(rows) > 1 and any(are_values(rows, sign) for sign in ",;"):
            yield Problem(text.path, block.line, VALUES)


def are_values(rows: list[str], sign: str) -> bool:
    """Return whether rows have the same number of short cells, parted by a sign, and none ends as a sentence does."""
    cells = [row.split(sign) for row in rows]
    return (
        len(cells[0]) > 1
        and len({len(row) for row in cells}) == 1
        and all(0 < len(cell.split()) <= SHORT for row in cells for cell in row)
        and not any(row.rstrip().endswith((".", "!", "?", ":")) for row in rows)
    )


def message_on(row: str) -> str:
    """Return what to write in place of the first foreign mark of a row; nothing where there is none."""
    plain = row.strip()
    if not plain:
        return ""
    start = AT_START.match(plain)
    if start:
        return MESSAGES[str(start.lastgroup)]
    if "\t" in plain and TAB_WITHIN.match(ITEM.sub("", row).strip()):
        return TABS
    if not SIGNS.search(plain):
        return ""
    for pattern in (LINK, IMAGE, CODE_SPAN, ESCAPED):
        plain = pattern.sub(blank, plain)
    middle = ANYWHERE.search(plain)
    return MESSAGES[str(middle.lastgroup)] if middle else ""
