"""Signs in texts: the boxes, lists and sentences that stand where a text names signs.

    ::: signs emergency
    :::

becomes one box for each level with the signs that are named: by level, or by their ids; words behind the names replace the
title. `::: actions choking-blocked` becomes the steps of one sign. `{{sign: leg-clot}}` becomes the sign's line,
`{{signs: questions}}` the names of the signs of a place, `{{statement: oxygen}}` a statement, and `[[emergency-numbers]]` on
a line of its own the table of numbers. All is done before Markdown is converted, so that sources are cited as in any text. A
mark that names no known sign stays as it is; `alsguide.checks.signs` reports it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.markup.box_marks import DATA_BOXES
from alsguide.safety_signs.model import Group, Place, SafetySigns, Sign

BOX = re.compile(rf"^::: *({'|'.join(DATA_BOXES)}) +([^\n]*?) *\n(?:[ \t]*\n)*::: *$", re.MULTILINE)
"""A box made from data: its name, and what stands behind it."""

INLINE = re.compile(r"\{\{ *(sign|signs|statement) *: *([a-z0-9-]+) *\}\}")
"""A sign, the signs of a place, or a statement within a sentence."""

NUMBERS = re.compile(r"^\[\[emergency-numbers\]\][ \t]*$", re.MULTILINE)
"""The place of the table of emergency numbers."""

PLACES: tuple[str, ...] = get_args(Place)


def place_signs(body: str, signs: SafetySigns, columns: Sequence[str], widely_used: str) -> str:
    """Return a Markdown text with the signs that it names. `columns` are the three heads of the table of numbers."""
    body = BOX.sub(lambda mark: "\n".join(box_rows(mark[1], mark[2], signs)) or mark[0], body)
    body = NUMBERS.sub(lambda mark: "\n".join(number_rows(signs, columns, widely_used)), body)
    return fill_signs(body, signs, cites=True)


def fill_signs(text: str, signs: SafetySigns, cites: bool = False) -> str:
    """Return a text with the sentences of the signs that it names; `cites` adds their sources as citations."""
    return INLINE.sub(lambda mark: sentence(mark[1], mark[2], signs, cites) or mark[0], text)


def sentence(form: str, name: str, signs: SafetySigns, cites: bool) -> str:
    """Return what an inline mark stands for; an empty text where nothing has this name."""
    if form == "signs":
        return signs.names_on(name) if name in PLACES else ""
    found = signs.by_id.get(name) if form == "sign" else signs.statement.get(name)
    if found is None:
        return ""
    words = found.line if isinstance(found, Sign) else found.words
    is_urgent = isinstance(found, Sign) and found.level == signs.levels[0].id
    return words + (cited(found.sources, is_urgent) if cites else "")


def cited(sources: Sequence[str], is_urgent: bool) -> str:
    """Return the citation of some sources. No doubt is voiced where a sign calls for help at once."""
    keys = list(sources) or ([] if is_urgent else [USUAL_PRACTICE])
    return f" [{'; '.join(f'@{key}' for key in keys)}]" if keys else ""


def names_of(words: str, signs: SafetySigns) -> tuple[tuple[Sign, ...], str]:
    """Return the signs that the words behind a mark name, and the title that is left; no signs where a first name is wrong."""
    levels = {level.id for level in signs.levels}
    found: list[Sign] = []
    rest = words.split()
    while rest and (rest[0] in levels or rest[0] in signs.by_id):
        name = rest.pop(0)
        if name in levels:
            found += [sign for sign in signs.signs if sign.level == name and "pages" in sign.shown_on]
        else:
            found.append(signs.by_id[name])
    return tuple(dict.fromkeys(found)), " ".join(rest)


def box_rows(box: str, words: str, signs: SafetySigns) -> Iterator[str]:
    """Yield the rows of Markdown of the boxes that a mark stands for."""
    found, title = names_of(words, signs)
    groups = signs.grouped(found)
    if box == "actions":
        for sign in found:
            yield from action_rows(sign, title, signs)
        return
    for group in groups:
        yield f"::: {group.level.box} {title if title and len(groups) == 1 else group.level.title}"
        yield from sign_rows(group, signs)
        if group.level.closing:
            yield f"\n{group.level.closing}"
        yield ":::\n"


def sign_rows(group: Group, signs: SafetySigns) -> Iterator[str]:
    """Yield the signs of a level as the items of a list, each with its sources."""
    is_urgent = group.level == signs.levels[0]
    for sign in group.signs:
        yield f"- {sign.words}{cited(sign.sources, is_urgent)}"


def action_rows(sign: Sign, title: str, signs: SafetySigns) -> Iterator[str]:
    """Yield what to do about a sign, step by step, in a box. The last step carries the sources."""
    level = next(level for level in signs.levels if level.id == sign.level)
    if sign.actions:
        yield f"::: {level.box} {title or sign.name[:1].upper() + sign.name[1:]}"
        for number, action in enumerate(sign.actions, 1):
            is_last = number == len(sign.actions)
            yield f"{number}. {action}{cited(sign.sources, level == signs.levels[0]) if is_last else ''}"
        yield ":::\n"


def number_rows(signs: SafetySigns, columns: Sequence[str], widely_used: str) -> Iterator[str]:
    """Yield the table of emergency numbers."""
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for entry in signs.numbers:
        basis = widely_used if entry.source == "widely-used" else f"[@{entry.source}]"
        yield f"| {entry.country} | {entry.number} | {basis} |"
