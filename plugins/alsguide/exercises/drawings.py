"""Drawings: the two pictures of every exercise, drawn in two processes and kept until a pose or the drawing changes.

A pair's key is made of the poses, the names of the pictures and a fingerprint of the code that draws, so a kept pair is the
same as a fresh one to the byte. A file that cannot be read is ignored.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import alsguide.pictograms
from alsguide.core.parallel_map import parallel_map
from alsguide.exercises.labels import Words
from alsguide.exercises.model import Exercise
from alsguide.pictograms.draw import draw_pair

Pair = tuple[str, str]
"""The start and the end picture, as SVG."""


def draw_all(exercises: Sequence[Exercise], ui: Words, file: Path | None = None) -> list[Pair]:
    """Return the pictures of all exercises, in order. `file` keeps them for the next build; None: nothing is kept."""

    def draw_some(some: Sequence[Exercise]) -> list[Pair]:
        return [draw_one(exercise, titles_of(exercise, ui)) for exercise in some]

    code = fingerprint()
    keys = [key_of(exercise, titles_of(exercise, ui), code) for exercise in exercises]
    kept = read_kept(file)
    missing = [(key, exercise) for key, exercise in zip(keys, exercises, strict=True) if key not in kept]
    drawn = parallel_map([exercise for _, exercise in missing], draw_some)
    found = {**kept, **{key: pair for (key, _), pair in zip(missing, drawn, strict=True)}}
    used = {key: found[key] for key in keys}
    if file is not None and used.keys() != kept.keys():
        keep(used, file)
    return [used[key] for key in keys]


def titles_of(exercise: Exercise, ui: Words) -> Pair:
    """Return the names of the two pictures: the exercise's name, and "start" or "end"."""
    name = exercise.name
    return ui["exercise_picture_start"].format(name=name), ui["exercise_picture_end"].format(name=name)


def draw_one(exercise: Exercise, titles: Pair) -> Pair:
    """Draw one exercise."""
    return draw_pair(exercise.start_pose, exercise.end_pose, titles, exercise.id, exercise.moving)


def key_of(exercise: Exercise, titles: Pair, code: str) -> str:
    """Return the key of an exercise's pictures."""
    drawn = exercise.model_dump_json(include={"id", "start_pose", "end_pose", "moving"})
    return hashlib.sha256("\0".join([drawn, *titles, code]).encode()).hexdigest()


def fingerprint() -> str:
    """Return a fingerprint of the code that draws."""
    digest = hashlib.sha256()
    for path in sorted(Path(alsguide.pictograms.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_kept(file: Path | None) -> dict[str, Pair]:
    """Return the pictures that a file keeps; none when it is not there or broken."""
    try:
        data = json.loads(file.read_text("utf-8")) if file is not None else {}
        return {key: (str(start), str(end)) for key, (start, end) in data.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def keep(pictures: Mapping[str, Pair], file: Path) -> None:
    """Keep pictures for the next build; a folder that cannot be written is no error."""
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(pictures), "utf-8")
        fresh.replace(file)
    except OSError:
        return
