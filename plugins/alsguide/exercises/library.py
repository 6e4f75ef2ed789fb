"""The library: all exercises of a build, with their pictures, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.core.problems import Problem
from alsguide.exercises.carer_advice import load_carer_advice
from alsguide.exercises.drawings import draw_all
from alsguide.exercises.groups import load_groups
from alsguide.exercises.labels import Words
from alsguide.exercises.load import load_exercises
from alsguide.exercises.model import filled
from alsguide.exercises.pages import Filter, KindGroup, View, filters_of, kinds_of, view_of
from alsguide.organisation import Organisation
from alsguide.safety_signs.model import SafetySigns


@dataclass(frozen=True)
class Library:
    """All exercises in order, the kinds and the filters under which they are found. `by_id` gives one by its id."""

    views: list[View]
    kinds: list[KindGroup]
    filters: list[Filter]
    by_id: Mapping[str, View]


def load_library(
    root: Path,
    organisation: Organisation,
    signs: SafetySigns,
    ui: Words,
    processes: int = MOST_PROCESSES,
) -> tuple[Library, list[Problem]]:
    """Load the library of the project in `root`, drawn and worded. With problems, it holds the exercises without any."""
    content = root / "content"
    exercises, problems = load_exercises(content / "exercises", root)
    groups, more = load_groups(content / "data" / "exercise_groups.yaml", root)
    handling, most = load_carer_advice(content / "data" / "carer_handling.yaml", root, organisation)
    shown = [filled(exercise, organisation) for exercise in exercises]
    pictures = draw_all(shown, ui, root / ".cache" / "pictures.json", processes)
    views = [view_of(one, groups, handling, signs, ui, pair) for one, pair in zip(shown, pictures, strict=True)]
    by_id = {view.exercise.id: view for view in views}
    return Library(views, kinds_of(views, ui), filters_of(views, groups, ui), by_id), [*problems, *more, *most]
