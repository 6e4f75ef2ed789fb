"""Groups: how exercises are sorted for readers, by parts of the body and by things at hand.

The groups stand in `content/data/exercise_groups.yaml`.
"""

import re
from typing import Annotated, get_args

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Id, Record, validate
from alsguide.core.sources import Document
from alsguide.exercises.model import BodyPart, Exercise

CHECK = "exercise-groups"
OPTIONAL = "(optional)"
Title = Annotated[str, Field(min_length=1, max_length=40)]


class Area(Record):
    """A part of the body as readers choose it, and the body parts that it holds."""

    id: Id
    title: Title
    parts: tuple[BodyPart, ...]


class Equipment(Record):
    """A thing at hand as readers choose it, and the words by which a line of equipment is known."""

    id: Id
    title: Title
    words: tuple[str, ...]


class Groups(Record):
    """All groups, in the order in which they are shown."""

    areas: tuple[Area, ...] = ()
    equipment: tuple[Equipment, ...] = ()

    def areas_of(self, exercise: Exercise) -> list[str]:
        """Return the ids of the areas that an exercise works on, in order."""
        return [area.id for area in self.areas if set(area.parts) & set(exercise.body_parts)]

    def equipment_of(self, exercise: Exercise) -> list[str]:
        """Return the ids of the things that an exercise needs, in order; optional things are not needed."""
        needed = {self.equipment_in(line) for line in exercise.equipment if OPTIONAL not in line}
        return [thing.id for thing in self.equipment if thing.id in needed]

    def equipment_in(self, line: str) -> str | None:
        """Return the id of the first thing of which a line of equipment holds a word; else that of the thing without words."""
        for thing in self.equipment:
            if not thing.words or any(
                re.search(rf"\b{re.escape(word)}\b", line, re.IGNORECASE) for word in thing.words
            ):
                return thing.id
        return None


def parse_groups(document: Document) -> tuple[Groups, list[Problem]]:
    """Return the groups of a file that was read. With problems there are none."""
    if document.problems:
        return Groups(), document.problems
    groups, problems = validate(Groups, document.data, document.place_of, CHECK)
    if groups is not None:
        listed = [part for area in groups.areas for part in area.parts]
        for part in get_args(BodyPart):
            if listed.count(part) != 1:
                message = f'The body part "{part}" stands in {listed.count(part)} areas. Write it in exactly one.'
                problems.append(Problem(*document.place_of(("areas",)), message, CHECK))
    return (Groups() if problems or groups is None else groups), problems
