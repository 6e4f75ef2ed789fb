"""Checks of the safety signs: their data, and the marks that place them in texts."""

from collections.abc import Iterator
from typing import get_args

from alsguide.checks.model import Site
from alsguide.checks.prose import BOX
from alsguide.checks.registry import Finding, check, passed_on
from alsguide.exercises.model import Flag, Kind, WhoMoves
from alsguide.markup.box_marks import DATA_BOXES
from alsguide.problems import did_you_mean
from alsguide.safety_signs.load import check_signs
from alsguide.safety_signs.markdown import PLACES
from alsguide.safety_signs.model import SafetySigns

SIGNS, NUMBERS = "safety_signs", "emergency_numbers"


def signs_of(site: Site) -> SafetySigns:
    """Return the signs of a site; none where the data have problems."""
    document, numbers = site.documents.get(SIGNS), site.documents.get(NUMBERS)
    if document is None or numbers is None:
        return SafetySigns()
    return check_signs(document, numbers, site.organisation)[0]


def sign_marks(site: Site) -> list[str]:
    """Return every placeholder that stands for a sign, the signs of a place, or a statement."""
    signs = signs_of(site)
    return [
        *(f"sign: {sign.id}" for sign in signs.signs),
        *(f"signs: {place}" for place in PLACES),
        *(f"statement: {statement.id}" for statement in signs.statements),
    ]


@check("data", blocks_build=True, needs=(SIGNS, NUMBERS))
def safety_signs(site: Site) -> Iterator[Finding]:
    """Each safety sign has a known level, a source or a word on usual practice, and exercises that exist.

    Bad: `level: emergancy`
    Good: `level: emergency`
    """
    document, numbers = site.documents[SIGNS], site.documents[NUMBERS]
    signs, problems = check_signs(document, numbers, site.organisation)
    yield from passed_on(problems)
    known = {
        "kinds": set(get_args(Kind)),
        "flags": set(get_args(Flag)),
        "moved_by": set(get_args(WhoMoves)),
        "not_moved_by": set(get_args(WhoMoves)),
        "exercises": {text.name for text in site.exercises},
    }
    for number, sign in enumerate(signs.signs):
        for field, values in known.items():
            for value in getattr(sign.applies_to, field):
                if value not in values:
                    message = f'"{value}" is not known here.{did_you_mean(value, values)} Correct it.'
                    yield Finding(document.path, document.line_of(("signs", number, "applies_to", field)), message)


@check("structure", blocks_build=True, needs=(SIGNS, NUMBERS))
def sign_box(site: Site) -> Iterator[Finding]:
    """A box of signs names levels or signs of `content/data/safety_signs.yaml`, and nothing is written in it.

    Bad: `::: signs emergancy`
    Good: `::: signs emergency`
    """
    signs = signs_of(site)
    levels = [level.id for level in signs.levels]
    for text in site.texts:
        opened = 0
        for line, row in enumerate(text.body.split("\n"), text.source.body_line):
            mark = BOX.match(row)
            if opened and not mark and row.strip():
                message = f"Nothing may stand in the box of line {opened}: its signs are made from data. Take this out."
                yield Finding(text.path, line, message)
            if not mark:
                continue
            opened = line if mark[1] in DATA_BOXES else 0
            if opened:
                names = (*signs.by_id,) if mark[1] == "actions" else (*levels, *signs.by_id)
                first = (mark[2].split() or [""])[0]
                if first not in names:
                    message = f'There is no sign "{first}".{did_you_mean(first, names)} Name one of safety_signs.yaml.'
                    yield Finding(text.path, line, message)
                elif mark[1] == "actions" and not signs.by_id[first].actions:
                    yield Finding(text.path, line, f'The sign "{first}" has no actions. Name another, or add them.')
