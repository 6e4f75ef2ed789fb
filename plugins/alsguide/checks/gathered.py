"""What some checks of the whole site want to know of each text alone, and of the data: it is kept with what is found there."""

from dataclasses import dataclass

from alsguide.checks.citing import keys_in
from alsguide.checks.findability import terms_in
from alsguide.checks.language import middle_grade
from alsguide.checks.model import Site
from alsguide.checks.spelling import unknown_words


@dataclass(frozen=True)
class Gathered:
    """What a part of a site holds.

    `grade` is the reading grade of its text, where it counts; `unknown_words` those that stand in no dictionary, each with path
    and line; `terms` those of the glossary that it uses, and `cited` the keys of the references that it cites.
    """

    grade: float | None
    unknown_words: list[tuple[str, int, str]]
    terms: list[str]
    cited: list[str]


def gather(part: Site) -> Gathered:
    """Return what a part of a site holds."""
    grade = middle_grade(part.texts[0]) if part.texts else None
    return Gathered(grade, list(unknown_words(part)), sorted(terms_in(part)), sorted(keys_in(part)))
