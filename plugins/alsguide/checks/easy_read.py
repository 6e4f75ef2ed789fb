"""Checks of easy read: every line rests on a sentence that still stands, and is easy enough."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from alsguide.checks.data import entries
from alsguide.checks.model import Site, Text
from alsguide.checks.prose import Block
from alsguide.checks.readability import Scale, measure
from alsguide.checks.registry import check, forward_problems
from alsguide.checks.signs import signs_of
from alsguide.core.problems import Problem
from alsguide.core.sources import Document, Location
from alsguide.easy_read.model import DATA, PAGE, parse_twins

LISTS = ("easy-index", "easy-booklet")
"""The templates that list all pages in easy read."""

GRADE = 3.0
"""The most years of school that the lines of a page may ask for."""


@check("data", blocks_build=True)
def easy_read(site: Site) -> Iterator[Problem]:
    """A page in easy read has lines with a picture each, and each names its sentence or a sign of danger.

    Bad: `{text: "Rest.", picture: {sign: moon}}`
    Good: `{text: "Rest.", of: "Rest is part of the plan.", picture: {sign: moon}}`
    """
    if DATA in site.documents:
        exercises = {text.name for text in site.exercises}
        signs = signs_of(site).by_id
        yield from forward_problems(parse_twins(site.documents[DATA], site.organisation, signs, exercises)[1])


@check("data", blocks_build=True)
def nothing_listed(site: Site) -> Iterator[Problem]:
    """The list of pages in easy read, and the booklet of them, hold at least one page.

    Bad: `leave_out` names every page in easy read, and not `pages/easy-read.md`
    Good: `leave_out` names `pages/easy-read.md` and `pages/easy-booklet.md`, too
    """
    twins = [f"content/{PAGE.format(entry.get('id'))}" for _, _, entry in entries(site, DATA)]
    if any(path in site.by_path for path in twins):
        return
    for text in site.texts:
        if text.source.header.get("template") in LISTS:
            page = text.path.removeprefix("content/")
            yield Problem(
                text.path, 1, f'Every page in easy read is left out, and this lists them. Leave out "{page}" too.'
            )


@check("data")
def stale_line(site: Site) -> Iterator[Problem]:
    """The sentence that a line in easy read rests on stands in its page, word for word.

    Bad: `of: "Ask your doctor before you start."`, where the page says "Ask your team before you start."
    Good: `of: "Ask your team before you start."`
    """
    sentences: dict[str, list[str]] = {}
    left_out = next((text.absent for text in site.texts), frozenset())
    for document, place, line, page in lines_of(site):
        text = site.by_path.get(f"content/{page}")
        if text is None:
            if page not in left_out:
                yield Problem(*document.place_of(place), f'There is no page "{page}". Correct its path.')
            continue
        if page not in sentences:
            sentences[page] = sentences_of(text)
        said = joined(str(line.get("of", "")))
        if said and said not in sentences[page]:
            near = get_close_matches(said, sentences[page], 1, 0.4)
            now = f' It may now read "{near[0]}".' if near else ""
            message = f'"{page}" no longer says "{said}".{now} Read the page, and write this line again.'
            yield Problem(*document.place_of((*place, "of")), message)


@check("data", per_text=True)
def easy_read_too_hard(site: Site) -> Iterator[Problem]:
    """The lines of a page in easy read ask for at most three years of school.

    Bad: `Moderate physical activity is usually well tolerated.`
    Good: `Most people can move a bit.`
    """
    scale = Scale(site.reading, site.organisation)
    for document, number, entry in entries(site, DATA):
        texts = [str(line.get("text") or "") for line in entry.get("lines") or () if isinstance(line, Mapping)]
        found = measure([Block("item", text, 1) for text in texts if text], scale)
        if round(found.grade, 2) > GRADE:
            hard = ", ".join(f'"{word}"' for word, _, _ in found.hardest(4))
            message = f"These lines have the reading grade {found.grade:.1f}, more than {GRADE:g}. Write shorter lines"
            yield Problem(*document.place_of((number, "lines")), f"{message}{f', without {hard}' if hard else ''}.")


def lines_of(site: Site) -> Iterator[tuple[Document, Location, Mapping[str, Any], str]]:
    """Yield each line that rests on a sentence: its document, its place, itself, and the page of the sentence."""
    for document, number, entry in entries(site, DATA):
        for place, line in enumerate(entry.get("lines") or ()):
            if isinstance(line, Mapping) and line.get("of"):
                yield document, (number, "lines", place), line, str(line.get("page") or entry.get("long_page"))


def sentences_of(text: Text) -> list[str]:
    """Return the sentences of a page, those of its summary among them."""
    summary = str(text.source.header.get("summary") or "")
    blocks = [*text.prose, Block("paragraph", summary, 1)]
    return [joined(sentence.text) for block in blocks for sentence in block.sentences]


def joined(text: str) -> str:
    """Return a sentence in one row, without marks of citations."""
    return " ".join(re.sub("\ue000[^\ue001]*\ue001", " ", text).split())
