"""The library: all exercises of a build, with their pictures, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.core.problems import Problem
from alsguide.exercises.carer_advice import parse_carer_advice
from alsguide.exercises.drawings import draw_all
from alsguide.exercises.groups import parse_groups
from alsguide.exercises.labels import Words
from alsguide.exercises.load import FOLDER, load_exercises, place
from alsguide.exercises.model import filled
from alsguide.exercises.pages import Filter, KindGroup, View, filters_of, kinds_of, view_of
from alsguide.overrides.merge import Project
from alsguide.safety_signs.model import SafetySigns


@dataclass(frozen=True)
class Library:
    """All exercises in order, the kinds and the filters under which they are found. `by_id` gives one by its id."""

    views: list[View]
    kinds: list[KindGroup]
    filters: list[Filter]
    by_id: Mapping[str, View]


def load_library(
    project: Project,
    signs: SafetySigns,
    ui: Words,
    processes: int = MOST_PROCESSES,
    known: Mapping[str, View] = MappingProxyType({}),
) -> tuple[Library, list[Problem]]:
    """Return the library of a project, drawn and worded. With problems, it holds the exercises without any.

    `known` are views, by their id, of exercises of which nothing has changed.
    """
    paths = {f"content/{FOLDER}/{name}.md" for name in known}
    exercises, problems = load_exercises(one for path, one in project.markdown.items() if path not in paths)
    groups, more = parse_groups(project.document("exercise_groups"))
    handling, most = parse_carer_advice(project.document("carer_handling"), project.organisation)
    shown = [filled(exercise, project.organisation) for exercise in exercises]
    pictures = draw_all(shown, ui, project.root / ".cache" / "pictures.json", processes)
    made = [view_of(one, groups, handling, signs, ui, pair) for one, pair in zip(shown, pictures, strict=True)]
    views = sorted([*made, *known.values()], key=lambda view: place(view.exercise))
    by_id = {view.exercise.id: view for view in views}
    return Library(views, kinds_of(views, ui), filters_of(views, groups, ui), by_id), [*problems, *more, *most]
