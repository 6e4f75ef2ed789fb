"""Checks of Markdown's own marks: one that does not work would stand in the page as it is typed, or swallow the text below.

They look at the rows of a body as they are typed. Code between fences is left alone.
"""

import re
from collections.abc import Iterator

from alsguide.checks.model import Site, Text
from alsguide.checks.prose import CITATION, Block
from alsguide.checks.registry import check
from alsguide.core.files import ORGANISATION
from alsguide.core.markdown_syntax import (
    AUTOLINK,
    CELL_END,
    CODE_SPAN,
    FENCE,
    HEADING,
    IMAGE,
    ITEM,
    LINK,
    TABLE_RULE,
    blank,
    keep_rows,
    visible_rows,
    without_spans,
)
from alsguide.core.problems import Problem

COMMAND = "This is a command of another program, and stands in the page as it is typed. Take it out."
ITEM_SPACE = 'Put a space behind the mark of a list item: "- ".'

ROW_ERRORS = (
    (r"#{2,6}[^#\s]", 'Put a space behind the # of a heading: "## At night {#at-night}".'),
    (
        r"\s*(?:#{1,6}|[-*+]|\d+\.)\u00a0",
        "The space behind this mark is one that does not break. Delete it, and type a plain space.",
    ),
    (r"\s*[•·‣–—]\s", 'This sign makes no list. Begin each item with "- ".'),
    (r"\s*\d+\)\s", 'A numbered item has a full stop behind its number: "1. ".'),
    (r"\s*(?:-|\d+\.)[A-Za-z\[{]", ITEM_SPACE),
    (r":[A-Za-z](?![a-z_]*:)", 'Put spaces behind the colon of a meaning: ":   ".'),
    (r"\s+#{2,6}\s", "A heading begins at the edge. Take out the spaces before the #."),
)
"""What a row may begin with by mistake, and how to fix it."""

BEGINNINGS = frozenset("#-*+>=:•·‣–—0123456789")
"""The signs with which a mark of a row begins; other rows need no closer look."""

UNDERLINE = re.compile(r"(=+|-{2,})\s*$")
"""A row of signs that makes a heading of the row above."""

INDENTED = re.compile(r"( {4,}|\t)\S")
"""A row that Markdown takes for code."""

LEFT_OVER = (
    (r"\][ \t]+\((?:[\w./-]+\.(?:md|html)|https?:|#)[^()]*\)", "Take out the space between ] and ( of this link."),
    (r"\)\[[^\]@]+\]", "The brackets of this link are the wrong way round. Write [words](address)."),
    (r"\]\([^()\n]*\s[^()\n]*\)", "The address of this link holds a space. Take it out; a file has hyphens instead."),
    (r"\]\(", 'This link is not closed. Put a ")" behind its address.'),
    (r"\[\^\w+\]", "Footnotes are not known here. Cite the source: [@key]."),
    (r"\[[^\[\]@]+\]\s?\[[\w .-]*\]|^\s*\[[^\[\]]+\]:\s*\S+", "Write the address behind the words: [words](address)."),
    (r"(?<![\w/@])[\w./-]*\w\.md\b", "This looks like a link without its words. Write [words](address)."),
)
"""What is left of a link once all that work are taken out, and how to fix it."""


def rows_of(text: Text) -> Iterator[tuple[int, str]]:
    """Yield the rows of a body outside code, each with its line."""
    yield from enumerate(visible_rows(text.source.body), text.source.body_line)


NOT_CLOSED = "The code that begins here is not closed. Close it with the same marks, or take this line out."
BOX_OF_OTHERS = "This begins code that is not closed, and no box. Write a box: `::: warning`, the text, `:::`."


@check("structure", blocks_build=True, per_text=True)
def lost_text(site: Site) -> Iterator[Problem]:
    """A comment, and a block of code, is closed, so that it does not swallow the text below.

    Bad: `<!-- Ask Ann about this` and no `-->`
    Good: `<!-- Ask Ann about this -->`
    """
    for text in site.texts:
        rows = list(rows_of(text))
        fences = [(line, row) for line, row in rows if FENCE.match(row)]
        if len(fences) % 2:
            yield Problem(text.path, fences[-1][0], BOX_OF_OTHERS if fences[-1][1].strip(" \t`~") else NOT_CLOSED)
        for line, row in rows:
            if "<" in row and "<!--" in CODE_SPAN.sub("", row):
                message = "This comment is not closed, so readers see nothing of what follows. Put --> behind it."
                yield Problem(text.path, line, message)


TOO_DEEP = re.compile(r" *(?:(?: {4}|\t)[ \t]*){6}(?:[-*+]|\d+\.)\s|\s*(?:>\s*){7}")
"""An item, or a quotation, that lies in six others."""


@check("structure", blocks_build=True, per_text=True)
def nesting(site: Site) -> Iterator[Problem]:
    """Lists and quotations lie at most six deep in one another.

    Bad: `a list that begins a new level with each item`
    Good: `a list of two levels`
    """
    for text in site.texts:
        found = next((line for line, row in rows_of(text) if TOO_DEEP.match(row)), 0)
        if found:
            message = "This lies in too many lists or quotations, one in the other. Write it with two levels at most."
            yield Problem(text.path, found, message)


@check("structure", per_text=True)
def markdown_mark(site: Site) -> Iterator[Problem]:
    """The marks of headings, lists, bold words and links are written so that they work.

    Bad: `See [how hard to work] (how-hard.md).`
    Good: `See [how hard to work](how-hard.md).`
    """
    for text in site.texts:
        yield from row_errors(text)
        yield from left_over(text)


def row_errors(text: Text) -> Iterator[Problem]:
    """Yield what is wrong with how rows begin, and with how they follow one another."""
    before, last, in_list = "", "", False
    has_two_ways = "<" * 7 in text.source.body
    for line, row in rows_of(text):
        is_marked = row.lstrip()[:1] in BEGINNINGS
        message = next((words for pattern, words in ROW_ERRORS if re.match(pattern, row)), "") if is_marked else ""
        is_item = bool(ITEM.match(row))
        if is_item and not row.lstrip().startswith(":") and not in_list and is_text(before):
            message = "A list needs an empty line above its first item."
        elif row.startswith(": ") and not in_list and not is_text(last):
            message = "No word stands above this meaning. Write the word on the line above, or take the colon out."
        elif is_marked and UNDERLINE.match(row) and is_text(before) and not (has_two_ways and row == "=" * 7):
            message = "These signs make a heading of the line above. Write it with ##: `## At night {#at-night}`."
        elif INDENTED.match(row) and not in_list and not before.strip():
            message = "A line that begins with four spaces or a tab is shown as code. Take them out."
        if message:
            yield Problem(text.path, line, message)
        if row.strip():
            in_list = is_item or (in_list and (row[0].isspace() or bool(before.strip())))
            last = row
        before = row


def is_text(row: str) -> bool:
    """Return whether a row is part of a paragraph: no empty one, no heading, box mark, or row of a table."""
    return bool(row.strip()) and not (HEADING.match(row) or row.startswith(":::") or row.lstrip().startswith("|"))


def left_over(text: Text) -> Iterator[Problem]:
    """Yield what is left of links and of bold words that do not work."""
    for block in text.blocks:
        raw = block.raw
        if "*" in raw or "_" in raw:
            yield from emphasis_errors(text.path, block)
        if not any(mark in raw for mark in ("](", "] (", ")[", "][", "[^", "]:", ".md", "://", "www.")):
            continue
        for pattern in (CODE_SPAN, IMAGE, LINK, CITATION):
            raw = pattern.sub(keep_rows, raw)
        found = next(((match, words) for pattern, words in LEFT_OVER if (match := re.search(pattern, raw))), None)
        address = AUTOLINK.search(raw)
        if found is not None:
            yield Problem(text.path, block.line_at(block.raw.find(found[0][0])), found[1])
        elif address is not None and "@" not in address[0]:
            message = (
                f'"{address[0]}" is no link that a reader can choose. Write [words that say where it leads](address).'
            )
            yield Problem(text.path, block.line_at(block.raw.find(address[0])), message)


EMPHASIZED = re.compile(
    r"\*\*(?![\s*])[^*]+(?<!\s)\*\*"
    r"|(?<!\*)\*(?![\s*])[^*]+(?<!\s)\*(?!\*)"
    r"|(?<!\w)(?P<low>__?)(?![\s_])[^_]+(?<!\s)(?P=low)(?!\w)"
)
"""Bold words or italics, with no others inside."""

NO_EMPHASIS = re.compile(r"^ *\*[ *]*$|\\[*_]", re.MULTILINE)
"""A row of stars, which is a drawn line, and a mark that a backslash makes plain."""

LEFT_STARS = re.compile(r"(?P<opens>(?<![\w*])\*{1,3}(?=[^\s*])|(?<![\w_])_{1,2}(?=[^\W_]))|\*{2,}")
"""A mark of emphasis that begins words and is not closed, or two stars that are no mark."""


def emphasis_errors(path: str, block: Block) -> Iterator[Problem]:
    """Yield what is left of marks of emphasis once all that work are taken out."""
    raw, before = NO_EMPHASIS.sub(blank, LINK.sub(blank, without_spans(block.raw))), ""
    while raw != before:
        raw, before = EMPHASIZED.sub(blank, raw), raw
    found = LEFT_STARS.search(raw)
    if found is None:
        return
    is_first = not raw[: found.start()].rpartition("\n")[2].strip()
    message = f"This {found[0]} is shown as it is typed. Take it out; the marks of **bold** words touch them."
    if found["opens"] == "*" and is_first:
        message = ITEM_SPACE
    elif found["opens"] in ("*", "_"):
        message = f"Words in italics are not closed. Put {found[0]} behind the last of them."
    elif found["opens"]:
        message = f"Bold words are not closed. Put {found[0][:2]} behind the last of them."
    yield Problem(path, block.line_at(found.start()), message)


GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
"""A row of a table that is drawn with + and -."""

GRID_ADVICE = (
    "This drawn table is not known here. Take out the rows of + and -, and put `|---|---|` below the first row."
)


@check("structure", per_text=True)
def table(site: Site) -> Iterator[Problem]:
    """A table has an empty line above it, a row of dashes below its head, and as many cells in each row as in the head.

    Bad: `| Cane | one leg is weak |` below a head of three cells
    Good: `| Cane | one leg is weak | {{physical therapist}} |`
    """
    for text in site.texts:
        is_grid = False
        for above, rows in tables_of(text):
            if GRID.match(above):
                if not is_grid:
                    yield Problem(text.path, rows[0][0] - 1, GRID_ADVICE)
                is_grid = True
            else:
                yield from table_errors(text.path, above, rows)


def tables_of(text: Text) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the rows of each table, each row with its line, and with them the row above the table."""
    above, before, rows = "", "", list[tuple[int, str]]()
    for line, row in [*rows_of(text), (0, "")]:
        if is_row(row):
            above = above if rows else before
            rows.append((line, row))
        elif rows:
            if len(rows) > 1 or rows[0][1].lstrip().startswith("|"):
                yield above, rows
            rows = []
        before = row


def is_row(row: str) -> bool:
    """Return whether a row is one of a table, as it is typed: with a line at its begin, or with lines between words."""
    plain = row.lstrip()
    is_loose = "|" in plain and not ITEM.match(plain)
    return plain.startswith("|") or (is_loose and (" | " in CODE_SPAN.sub("", plain) or bool(TABLE_RULE.match(plain))))


def table_errors(path: str, above: str, rows: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield what is wrong with a table, or with rows that belong to none."""
    first = rows[0][0]
    if is_text(above):
        yield Problem(path, first, "A table needs an empty line above it.")
    if len(rows) < 2 or not TABLE_RULE.match(rows[1][1]):
        message = "These rows are no table: below the first, a row of dashes is missing (|---|---|), or an empty line parts them."
        yield Problem(path, first, message)
        return
    wanted = cells_of(rows[0][1])
    for line, row in rows[1:]:
        count = cells_of(row)
        if count != wanted:
            yield Problem(
                path, line, f"This row has {count} cells, and the head has {wanted}. Give it as many: | ... | ... |."
            )


def cells_of(row: str) -> int:
    """Return the number of cells in a row of a table."""
    inner = CODE_SPAN.sub("", row).strip().removeprefix("|").removesuffix("|")
    return len(CELL_END.split(inner))


ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
    "|(?<![\u0590-\u0dff])[\u200c-\u200f]"
    "|[\U000e0000-\U000e0fff]|[\U0001f000-\U0001faff\u2600-\u27bf\ufe00-\ufe0f]"
)
"""Characters that cannot be seen or that turn the direction of writing, the sign for one that was lost, private signs of a
font, and emoji. Joiners and marks of direction are left to the scripts that need them."""


@check("words", per_text=True)
def odd_character(site: Site) -> Iterator[Problem]:
    """No emoji, which programs read aloud by their names, and no characters that cannot be seen.

    Bad: `Stand up slowly 🙂`
    Good: `Stand up slowly.`
    """
    for path, source in site.scanned_sources.items():
        if path == ORGANISATION or not ODD.search(source):
            continue
        for number, row in enumerate(source.split("\n"), 1):
            found = ODD.search(row)
            if found:
                yield Problem(path, number, advice_on_odd(row, found))


def advice_on_odd(row: str, found: re.Match[str]) -> str:
    """Return what to do about an odd character."""
    before = "".join(row[: found.start()].split()[-1:])
    is_seen = found[0].isprintable() and found[0] != "\ufffd"
    if not before and row[found.end() :][:1].isspace() and (is_seen or "\ue000" <= found[0] <= "\uf8ff"):
        return 'This sign makes no list. Begin each item with "- ".'
    if is_seen:
        return f'The sign "{found[0]}" is read aloud by its name. Take it out.'
    place = f'Behind "{before}"' if before else "At the beginning of this line"
    return f"{place} stands a character that cannot be seen. Delete it, or type the line again."
