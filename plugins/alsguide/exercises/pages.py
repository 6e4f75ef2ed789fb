"""Pages: what the page of an exercise, the library and its lists show. Plain values in and out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from alsguide.core.urls import Link
from alsguide.exercises.carer_advice import CarerAdvice, Line
from alsguide.exercises.drawings import Drawing
from alsguide.exercises.groups import Groups
from alsguide.exercises.labels import Words, amount_words, counted, listed, word_for, words_for
from alsguide.exercises.model import Exercise, Kind, Position, Stage, WhoMoves
from alsguide.exercises.signs import ExerciseSigns, signs_for
from alsguide.markup.convert import Citation
from alsguide.pictograms.canvas import beside_words, in_page
from alsguide.safety_signs.model import SafetySigns

NOTICES = ("professional_first", "second_person_required", "second_person_nearby")
"""The flags of which a reader must know before beginning; each has a line of its own on the page."""


@dataclass(frozen=True)
class View:
    """An exercise as its page, its card and its printed sheet show it.

    `url` is its address below the site's top folder. `signs` are its signs of danger. `start` and `most` are the two
    amounts in phrases; both are empty where only the reader's own team sets them. `pictures` stand in pages, `files` are
    the same as files of their own, `codes` the same for scripts, `movement` the code of the way between them. `supports` says,
    by the key of a source, what it is used for. `advice` holds the lines for carers by heading; it is empty when no carer moves
    the body. `values` holds, by field, what the filters match.
    """

    exercise: Exercise
    url: str
    kind: str
    who: str
    positions: str
    stages: tuple[str, ...]
    notices: tuple[str, ...]
    signs: ExerciseSigns
    start: tuple[str, ...]
    most: tuple[str, ...]
    pictures: tuple[str, str]
    files: tuple[str, str]
    codes: tuple[str, str]
    movement: str
    supports: Mapping[str, tuple[str, ...]]
    advice: Mapping[str, tuple[Line, ...]]
    values: Mapping[str, tuple[str, ...]]


def notices_of(exercise: Exercise) -> list[str]:
    """Return the flags shown as notices. A carer-led exercise has its second person already, so that notice is dropped."""
    notices: list[str] = [flag for flag in NOTICES if flag in exercise.flags]
    if exercise.who_moves == "carer":
        return [flag for flag in notices if flag != "second_person_required"]
    return notices


def view_of(
    exercise: Exercise, groups: Groups, handling: CarerAdvice, signs: SafetySigns, ui: Words, drawn: Drawing
) -> View:
    """Return the view of one exercise. Its texts have the organisation's words already; `drawn` are its two pictures."""
    moved = exercise.who_moves == "carer"
    dose = exercise.dose
    amounts = ([], []) if dose.set_by_team else (amount_words(dose.start, ui), amount_words(dose.upper, ui))
    return View(
        exercise=exercise,
        url=f"exercises/{exercise.id}.html",
        kind=word_for("kind", exercise.kind, ui),
        who=word_for("who", exercise.who_moves, ui),
        positions=listed(words_for("position", exercise.positions, ui)),
        stages=words_for("stage", exercise.stages, ui),
        notices=words_for("notice", notices_of(exercise), ui),
        signs=signs_for(exercise, signs),
        start=tuple(amounts[0]),
        most=tuple(amounts[1]),
        pictures=(in_page(drawn.pictures[0]), in_page(drawn.pictures[1])),
        files=drawn.pictures,
        codes=drawn.codes,
        movement=drawn.movement,
        supports=supports_of(exercise, handling.keys() if moved else [], ui),
        advice={name: getattr(handling, name) for name in CarerAdvice.model_fields} if moved else {},
        values={
            "kind": (exercise.kind,),
            "position": exercise.positions,
            "who": (exercise.who_moves,),
            "stage": exercise.stages,
            "area": tuple(groups.areas_of(exercise)),
            "equipment": tuple(groups.equipment_of(exercise)),
        },
    )


def movements_script(views: Iterable[View]) -> bytes:
    """Return the script that holds the code of each movement, by exercise."""
    codes = {view.exercise.id: view.movement for view in views if view.movement}
    return f"\nalsguide.movements={json.dumps(codes, separators=(',', ':'))};".encode()


def supports_of(exercise: Exercise, handling_keys: Iterable[str], ui: Words) -> dict[str, tuple[str, ...]]:
    """Return what each source of an exercise is used for, by its key; then the sources of the advice for carers.

    Each use is a sentence without its full stop, which the page sets.
    """
    uses: dict[str, tuple[str, ...]] = {}
    for source in exercise.sources:
        uses[source.key] = (*uses.get(source.key, ()), source.supports.rstrip("."))
    for key in handling_keys:
        uses[key] = (*uses.get(key, ()), ui["carers_supports"])
    return uses


def citations_of(view: View, cited: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return all that a page of an exercise cites: first what its note cites, then its other sources, numbered on."""
    others = [key for key in view.supports if key not in {citation.key for citation in cited}]
    return (*cited, *(Citation(key, number, ()) for number, key in enumerate(others, len(cited) + 1)))


@dataclass(frozen=True)
class Choice:
    """A choice of a filter: its value, its words, and the exercises that it leaves."""

    id: str
    title: str
    views: tuple[View, ...]


@dataclass(frozen=True)
class Filter:
    """A filter: its field, its question, and its choices that leave at least one exercise.

    `is_first`: it is shown at once; the others wait behind a button where scripts run. `needs_all`: an exercise fits
    when everything that it needs is chosen, not when one thing is.
    """

    id: str
    title: str
    choices: tuple[Choice, ...]
    is_first: bool
    needs_all: bool


FIRST = ("position", "who")


def filters_of(views: Sequence[View], groups: Groups, ui: Words) -> list[Filter]:
    """Return all filters of a library, the most useful ones first."""
    titles: dict[str, dict[str, str]] = {
        "position": {value: word_for("position", value, ui) for value in get_args(Position)},
        "who": {value: word_for("who", value, ui) for value in get_args(WhoMoves)},
        "kind": {value: word_for("kind", value, ui) for value in get_args(Kind)},
        "area": {area.id: area.title for area in groups.areas},
        "stage": {value: word_for("stage", value, ui) for value in get_args(Stage)},
        "equipment": {thing.id: thing.title for thing in groups.equipment},
    }
    found = []
    for field, choices in titles.items():
        fitting = {value: tuple(view for view in views if value in view.values[field]) for value in choices}
        shown = tuple(Choice(value, choices[value], fitting[value]) for value in choices if fitting[value])
        found.append(Filter(field, ui[f"filter_{field}"], shown, field in FIRST, field == "equipment"))
    return found


@dataclass(frozen=True)
class KindGroup:
    """All exercises of one kind, in order. `picture` is that of the first, beside the title."""

    id: str
    title: str
    text: str
    count: str
    views: tuple[View, ...]

    @property
    def picture(self) -> str:
        """Return the end picture of its first exercise, without a name."""
        return beside_words(self.views[0].pictures[1])


def kinds_of(views: Sequence[View], ui: Words) -> list[KindGroup]:
    """Return the kinds that have exercises, in order."""
    groups = []
    for kind in get_args(Kind):
        found = tuple(view for view in views if view.exercise.kind == kind)
        if found:
            title, text = word_for("kind", kind, ui), word_for("kind_text", kind, ui)
            groups.append(KindGroup(kind, title, text, counted("exercise_count", len(found), ui), found))
    return groups


def neighbours(views: Sequence[View], name: str) -> tuple[View | None, View | None]:
    """Return the exercises before and after one of the same kind; None at either end."""
    here = next(view for view in views if view.exercise.id == name)
    row = [view for view in views if view.exercise.kind == here.exercise.kind]
    place = row.index(here)
    return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


def related(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Turn the exercises that each article names into the articles that name each exercise."""
    found: dict[str, list[str]] = {}
    for article, exercises in names.items():
        for exercise in exercises:
            found.setdefault(exercise, []).append(article)
    return found


def link_to(view: View, prefix: str) -> Link:
    """Return the link by which a page shows an exercise. `prefix` leads from the page to the site's top folder."""
    return Link(view.exercise.name, prefix + view.url)
