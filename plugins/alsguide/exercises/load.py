"""Loading the library: every exercise file read, checked, and put in order."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import get_args

from alsguide.core.problems import Problem
from alsguide.core.schema import validate
from alsguide.core.sources import Source
from alsguide.exercises.model import Exercise, Kind
from alsguide.pictograms.movement_errors import movement_errors
from alsguide.pictograms.pose_errors import pose_errors

KINDS: tuple[str, ...] = get_args(Kind)
CHECK = "exercise"
FOLDER = "exercises"
"""The folder of `content/` that holds them."""


def load_exercises(sources: Iterable[Source]) -> tuple[list[Exercise], list[Problem]]:
    """Return the exercises among the Markdown files of a project.

    Gives the exercises without problems, by kind and order, and every problem of the others. Placeholders stay as they are:
    `filled` fills them.
    """
    exercises: list[Exercise] = []
    problems: list[Problem] = []
    for source in sources:
        path = PurePosixPath(source.path)
        if path.parent.name != FOLDER:
            continue
        exercise, found = (None, source.problems) if source.problems else parse_exercise(source, path.stem)
        problems += found
        if exercise is not None:
            exercises.append(exercise)
    return sorted(exercises, key=place), sorted(set(problems))


def place(exercise: Exercise) -> tuple[int, int, str]:
    """Return the place of an exercise in the library: its kind, its order within the kind, its id."""
    return KINDS.index(exercise.kind), exercise.order, exercise.id


def parse_exercise(source: Source, name: str) -> tuple[Exercise | None, list[Problem]]:
    """Return the exercise of one file, checked. `name` is the file's name without its ending: the exercise's id."""
    problems = []
    for field in ("id", "note"):
        if field in source.header:
            advice = "the name of the file" if field == "id" else "the text below the header"
            message = f'The field "{field}" is not written in the header: it is {advice}. Remove it.'
            problems.append(Problem(source.path, source.line_of((field,)), message, CHECK))
    header = {key: value for key, value in source.header.items() if key not in ("id", "note")}
    data = header | {"id": name, "note": source.body.strip()}
    exercise, found = validate(Exercise, data, source.place_of, CHECK)
    problems += found
    if exercise is not None:
        poses = exercise.start_pose, exercise.end_pose
        for place, message in pose_errors(*poses, exercise.moving):
            problems.append(Problem(source.path, source.line_of(place), message, "pose"))
    return (None, problems) if problems else (exercise, [])


def movement_problems(source: Source, exercise: Exercise) -> list[Problem]:
    """Return what is wrong on the way between the two poses of an exercise of one file; looking for it takes long."""
    errors = movement_errors(exercise.start_pose, exercise.end_pose)
    return [Problem(source.path, source.line_of(place), message, "movement") for place, message in errors]
