"""Stages: which exercises of the library suit each stage, for the page for professionals."""

from collections.abc import Iterable
from typing import get_args

from alsguide.exercises.model import Exercise, Stage


def by_stage(exercises: Iterable[Exercise]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return the names of the exercises of each stage, by kind, in the order of the library."""
    found: dict[str, dict[str, list[str]]] = {stage: {} for stage in get_args(Stage)}
    for exercise in exercises:
        for stage in exercise.stages:
            found[stage].setdefault(exercise.kind, []).append(exercise.name)
    return [(stage, list(kinds.items())) for stage, kinds in found.items()]
