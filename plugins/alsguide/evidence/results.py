"""Results: what the charts and their tables show, worked out once for both.

A *trial* is a study in people that tested a set program and whose results were seen. Its *direction* sums up its outcomes,
harm aside: the same everywhere, or mixed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from alsguide.citations.studies import Direction, MainOutcome, OutcomeName, Studies, Study

OUTCOMES: tuple[MainOutcome, ...] = get_args(MainOutcome)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


@dataclass(frozen=True)
class Trial:
    """One trial: its key and name, whether chance made the groups, how many people, the sum of its outcomes."""

    key: str
    name: str
    is_randomized: bool
    people: int
    direction: Direction
    certainty: str


@dataclass(frozen=True)
class Found:
    """What one review found on one outcome."""

    key: str
    name: str
    direction: Direction
    people: int | None


@dataclass(frozen=True)
class OutcomeFound:
    """What all reviews found on one outcome, the directions in their order."""

    outcome: OutcomeName
    reviews: tuple[Found, ...]


def is_trial(study: Study) -> bool:
    """Return whether a study tested a set program in people, and its results were seen."""
    return (
        study.kind in ("randomized-trial", "other-human-study")
        and study.topic in ("exercise", "breathing-training")
        and study.species == "people"
        and bool(study.program and study.people and study.outcomes)
    )


def direction_of(study: Study) -> Direction:
    """Return the direction in which all outcomes of a study point, harm aside; `mixed` when they differ.

    An outcome that did not change beside one that got worse counts as worse: harm is not hidden in a mix.
    """
    found = {direction for outcome, direction in study.directions.items() if outcome != "harm"}
    if len(found) == 1:
        return found.pop()
    return "worse" if "worse" in found and not found & {"better", "mixed"} else "mixed"


def trials_of(studies: Studies, names: Mapping[str, str]) -> list[Trial]:
    """Return all trials: those by chance first, then the largest first. `names` are the short names by key."""
    found = [
        Trial(
            key,
            names[key],
            study.kind == "randomized-trial",
            study.people or 0,
            direction_of(study),
            study.certainty,
        )
        for key, study in studies.items()
        if key in names and is_trial(study)
    ]
    return sorted(found, key=lambda trial: (not trial.is_randomized, -trial.people, trial.name))


def reviews_by_outcome(studies: Studies, names: Mapping[str, str]) -> list[OutcomeFound]:
    """Return what the reviews of exercise trials in ALS found on each outcome; an outcome that none reports stays, empty."""
    reviews = {
        key: study
        for key, study in studies.items()
        if key in names
        and study.kind == "review-of-trials"
        and study.topic == "exercise"
        and study.condition == "als"
        and study.results_seen
    }
    return [OutcomeFound(outcome, tuple(found_on(outcome, reviews, names))) for outcome in OUTCOMES]


def found_on(outcome: OutcomeName, studies: Studies, names: Mapping[str, str]) -> Iterable[Found]:
    """Return what each study found on one outcome, by direction and then the largest first."""
    found = [
        Found(key, names[key], study.directions[outcome], study.people)
        for key, study in studies.items()
        if study.directions.get(outcome, "not-reported") != "not-reported"
    ]
    return sorted(found, key=lambda one: (DIRECTIONS.index(one.direction), -(one.people or 0), one.name))
