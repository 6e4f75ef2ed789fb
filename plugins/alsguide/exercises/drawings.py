"""Drawings: the two pictures of every exercise, drawn in several processes and kept until a pose or the drawing changes."""

from collections.abc import Sequence
from pathlib import Path

from alsguide.core.cache import cached_map, key_of
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.exercises.labels import Words
from alsguide.exercises.model import Exercise
from alsguide.pictograms.draw import draw_pair

Pair = tuple[str, str]
"""The start and the end picture, as SVG."""


def draw_all(
    exercises: Sequence[Exercise], ui: Words, file: Path | None = None, processes: int = MOST_PROCESSES
) -> list[Pair]:
    """Return the pictures of all exercises, in order. `file` keeps them for the next build; None: nothing is kept."""

    def draw_some(some: Sequence[Exercise]) -> list[Pair]:
        return [draw_one(exercise, titles_of(exercise, ui)) for exercise in some]

    keys = [key_of_pair(exercise, titles_of(exercise, ui)) for exercise in exercises]
    return cached_map(file, Pair, exercises, keys, draw_some, processes)  # type: ignore[arg-type]  # mypy has no type of an alias


def titles_of(exercise: Exercise, ui: Words) -> Pair:
    """Return the names of the two pictures: the exercise's name, and "start" or "end"."""
    name = exercise.name
    return ui["exercise_picture_start"].format(name=name), ui["exercise_picture_end"].format(name=name)


def draw_one(exercise: Exercise, titles: Pair) -> Pair:
    """Draw one exercise."""
    return draw_pair(exercise.start_pose, exercise.end_pose, titles, exercise.id, exercise.moving)


def key_of_pair(exercise: Exercise, titles: Pair) -> str:
    """Return the key of an exercise's pictures."""
    return key_of(exercise.model_dump_json(include={"id", "start_pose", "end_pose", "moving"}), *titles)
