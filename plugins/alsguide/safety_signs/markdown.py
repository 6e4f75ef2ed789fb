"""Signs in texts: the boxes, lists and sentences that stand where a text names signs.

    ::: signs emergency
    :::

becomes one box for each level with the signs that are named: by level, or by their ids; words behind the names replace the
title. The sources of a box stand in its last line, so that nothing comes between a reader and the sign.
`::: actions choking-blocked` becomes the steps of one sign. `{{sign: leg-clot}}` becomes the sign's line,
`{{signs: questions}}` the names of the signs of a place, `{{statement: oxygen}}` a statement, `{{without voice: breathless}}`
how a sign shows in someone who does not speak, and `[[emergency-numbers]]` on
a line of its own the list of numbers. All is done before Markdown is converted, so that sources are cited as in any text. A
mark that names no known sign stays as it is; `alsguide.checks.signs` reports it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.markup.box_table import MADE
from alsguide.safety_signs.model import Group, Place, SafetySigns, Sign, Statement, voiceless

BOX = re.compile(rf"^::: *({'|'.join(MADE)}) +([^\n]*?) *\n(?:[ \t]*\n)*::: *$", re.MULTILINE)
"""A box made from data: its name, and what stands behind it."""

INLINE = re.compile(r"\{\{ *(sign|signs|statement|without voice) *: *([a-z0-9-]+) *\}\}")
"""A sign, the signs of a place, a statement, or how a sign shows in someone who does not speak, within a sentence."""

NUMBERS = re.compile(r"^\[\[emergency-numbers\]\][ \t]*$", re.MULTILINE)
"""The place of the list of emergency numbers."""

PLACES: tuple[str, ...] = get_args(Place)


@dataclass(frozen=True)
class SignWords:
    """The theme's words around signs: what stands before their sources, and below the list of emergency numbers."""

    sources: str
    widely_used: str


def place_signs(body: str, signs: SafetySigns, words: SignWords) -> str:
    """Return a Markdown text with the signs that it names."""
    body = BOX.sub(lambda mark: "\n".join(box_rows(mark[1], mark[2], signs, words)) or mark[0], body)
    body = NUMBERS.sub(lambda mark: "\n".join(number_rows(signs, words)), body)
    return fill_signs(body, signs, cites=True)


def fill_signs(text: str, signs: SafetySigns, cites: bool = False) -> str:
    """Return a text with the sentences of the signs that it names; `cites` adds their sources as citations."""
    return INLINE.sub(lambda mark: sentence(mark[1], mark[2], signs, cites) or mark[0], text)


def sentence(form: str, name: str, signs: SafetySigns, cites: bool) -> str:
    """Return what an inline mark stands for; an empty text where nothing has this name."""
    if form == "signs":
        return signs.names_on(name) if name in PLACES else ""
    found = signs.statement.get(name) if form == "statement" else signs.by_id.get(name)
    if found is None:
        return ""
    words = in_sentence(found, form)
    is_urgent = isinstance(found, Sign) and found.level == signs.levels[0].id
    return words + (cited(found.sources, is_urgent) if cites else "")


def in_sentence(found: Sign | Statement, form: str) -> str:
    """Return the words of a sign or statement for one form of inline mark."""
    if isinstance(found, Sign):
        return found.without_voice if form == "without voice" else found.line
    return found.words


def cited(sources: Sequence[str], is_urgent: bool) -> str:
    """Return the citation of some sources. No doubt is voiced where a sign calls for help at once."""
    keys = [key for key in sources or [USUAL_PRACTICE] if key != USUAL_PRACTICE or not is_urgent]
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


def box_rows(box: str, words: str, signs: SafetySigns, ui: SignWords) -> Iterator[str]:
    """Yield the rows of Markdown of the boxes that a mark stands for, each with its sources in its last line."""
    found, title = names_of(words, signs)
    groups = signs.grouped(found)
    shown = signs.grouped_alone(sign for sign in found if sign.actions) if box == "actions" else groups
    for group in shown:
        usual = group.level.title if box == "signs" else group.signs[0].name[:1].upper() + group.signs[0].name[1:]
        yield f"::: {group.level.box} {title if title and len(shown) == 1 else usual}"
        if box == "signs":
            yield from (f"- {signs.in_full(sign, sign.words)}" for sign in group.signs)
        else:
            yield from (f"{number}. {action}" for number, action in enumerate(group.signs[0].actions, 1))
            if group.signs[0].without_voice:
                yield f"\n{voiceless(group.signs[0].without_voice, signs.without_voice)}"
        if group.level.closing and box == "signs":
            yield f"\n{group.level.closing}"
        if basis := cited(keys_of(group), group.level == signs.levels[0]):
            yield f"\n{ui.sources}{basis}\n{{: .u-soft }}"
        yield ":::\n"


def keys_of(group: Group) -> list[str]:
    """Return the sources of some signs, each once; usual practice comes last where a sign has no source."""
    keys = [key for sign in group.signs for key in sign.sources]
    has_none = any(not sign.sources for sign in group.signs)
    return list(dict.fromkeys([*keys, *([USUAL_PRACTICE] if has_none else [])]))


def number_rows(signs: SafetySigns, words: SignWords) -> Iterator[str]:
    """Yield the list of emergency numbers, and what is said of those that no source gives."""
    for entry in signs.numbers:
        basis = "" if entry.source == "widely-used" else f" [@{entry.source}]"
        yield f"- {entry.country}: **{entry.number}**{basis}"
    yield f"\n{words.widely_used}\n{{: .u-soft }}"
