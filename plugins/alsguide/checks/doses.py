"""The check that a dose in words agrees with its numbers.

The words stand on the page of the exercise, the numbers make the plan: a reader must not be told two amounts. Only words
of the forms below are compared, and only with numbers that are there; what else a sentence says is left alone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.core.problems import Problem
from alsguide.exercises.model import Amount, Dose

MOST = re.compile(r"\b(?:most:|up to\b)", re.IGNORECASE)
"""What parts the words for the start from those for the most."""

NUMBER = r"(?:(?P<least>\d+|once) (?:to|or) )?(?P<most>\d+|once|twice)"
"""A number, or the two ends of a range."""

MOVES = "breaths|lifts|moves|presses|repeats|rounds|shifts|stands|sweeps|times|turns"

REST = re.compile(
    rf"\brest (?:for )?{NUMBER} (?:minutes?|seconds?)\b|\b\d+ (?:minutes?|seconds?) (?:of )?rest\b", re.IGNORECASE
)
"""How long to rest, which no number of a dose gives."""

FORMS = tuple(
    (field, re.compile(rf"\b{NUMBER} {words}\b", re.IGNORECASE))
    for field, words in (
        ("times_per_day", "(?:times )?a day"),
        ("days_per_week", "(?:times |days? )?a week"),
        ("hold_seconds", "seconds?"),
        ("minutes", "minutes?"),
        ("sets", "sets?"),
        ("repetitions", rf"(?:slow )?(?:{MOVES})"),
    )
)
"""Each field of an amount with the words that give it; the first form that fits takes them."""

OF = re.compile(
    r"\b(?P<number>\d+) (?:bouts? of (?P<long>\d+) minutes?\b|sets? of (?P<each>\d+)\b(?! (?:minute|second)))",
    re.IGNORECASE,
)
"""A number of bouts or sets with the number in each."""


class StatedAmount(NamedTuple):
    """A number that the words give for a field, and the words."""

    field: str
    least: int
    most: int
    words: str


@check("data")
def dose_text(site: Site) -> Iterator[Problem]:
    """The words of a dose give the same amounts as its numbers: those for the start, and behind "Most:" or "up to" the most.

    Bad: `text: "Start with 8 stands."` with `repetitions: 5` under `start`
    Good: `text: "Start with 5 stands."`
    """
    for text in site.exercises:
        exercise = text.exercise[0]
        if exercise is None:
            continue
        for message in disagreements(exercise.dose):
            yield Problem(text.path, text.source.line_of(("dose", "text")), message)


def disagreements(dose: Dose) -> Iterator[str]:
    """Yield what the words of a dose say otherwise than its numbers."""
    parted = MOST.search(dose.text)
    middle = parted.start() if parted else len(dose.text)
    for stated in stated_amounts(dose.text[:middle]):
        yield from disagreement(stated, stated.least, "start", dose.start)
        if stated.least != stated.most:
            yield from disagreement(stated, stated.most, "upper", dose.upper)
    for stated in stated_amounts(dose.text[middle:]):
        yield from disagreement(stated, stated.most, "upper", dose.upper)


def disagreement(stated: StatedAmount, number: int, name: str, amount: Amount) -> Iterator[str]:
    """Yield what is wrong when the words give another number than an amount has."""
    wanted = getattr(amount, stated.field)
    if wanted not in (None, number):
        yield f'The words say "{stated.words}", but under "{name}" stands {stated.field}: {wanted}. Correct one of the two.'


def stated_amounts(words: str) -> Iterator[StatedAmount]:
    """Yield the amounts that words name."""
    for found in OF.finditer(words):
        number = int(found["number"])
        if found["long"]:
            minutes = number * int(found["long"])
            yield StatedAmount("minutes", minutes, minutes, found[0])
        else:
            yield StatedAmount("sets", number, number, found[0])
            yield StatedAmount("repetitions", int(found["each"]), int(found["each"]), found[0])
    left = REST.sub("", OF.sub("", words))
    for field, form in FORMS:
        for found in form.finditer(left):
            most = value(found["most"])
            yield StatedAmount(field, value(found["least"] or found["most"]), most, found[0])
        left = form.sub("", left)


def value(word: str) -> int:
    """Return the number that a word or its digits mean."""
    return {"once": 1, "twice": 2}.get(word.lower()) or int(word)
