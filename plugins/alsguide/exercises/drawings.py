"""Drawings: the two pictures of every exercise, drawn in several processes and kept until a pose or the drawing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alsguide.core.cache import cached_map
from alsguide.core.keys import key_of
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.exercises.labels import Words
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import svg
from alsguide.pictograms.codes import code_of
from alsguide.pictograms.draw import paint_pair
from alsguide.pictograms.movement_code import movement_code

Pair = tuple[str, str]


@dataclass(frozen=True)
class Drawing:
    """The start and the end picture of an exercise: as SVG, and as codes from which a script draws the same.

    `movement` is the code of the way between them; empty when nothing moves.
    """

    pictures: Pair
    codes: Pair
    movement: str


def draw_all(
    exercises: Sequence[Exercise], ui: Words, file: Path | None = None, processes: int = MOST_PROCESSES
) -> list[Drawing]:
    """Return the pictures of all exercises, in order. `file` keeps them for the next build; None: nothing is kept."""

    def draw_some(some: Sequence[Exercise]) -> list[Drawing]:
        return [draw_one(exercise, titles_of(exercise, ui)) for exercise in some]

    keys = [key_of_pair(exercise, titles_of(exercise, ui)) for exercise in exercises]
    return cached_map(file, Drawing, exercises, keys, draw_some, processes)


def titles_of(exercise: Exercise, ui: Words) -> Pair:
    """Return the names of the two pictures: the exercise's name, and "start" or "end"."""
    name = exercise.name
    return ui["exercise_picture_start"].format(name=name), ui["exercise_picture_end"].format(name=name)


def draw_one(exercise: Exercise, titles: Pair) -> Drawing:
    """Draw one exercise."""
    start, end = paint_pair(exercise.start_pose, exercise.end_pose, exercise.moving)
    pictures = svg(start, titles[0], f"{exercise.id}-start"), svg(end, titles[1], f"{exercise.id}-end")
    movement = movement_code(exercise.start_pose, exercise.end_pose, exercise.moving)
    return Drawing(pictures, (code_of(start), code_of(end)), movement)


def key_of_pair(exercise: Exercise, titles: Pair) -> str:
    """Return the key of an exercise's pictures."""
    return key_of(exercise.model_dump_json(include={"id", "start_pose", "end_pose", "moving"}), *titles)
