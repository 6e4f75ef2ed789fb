"""Loading the plan's data: every file read, checked alone, then checked against the others and the library."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields

from alsguide.core.problems import Problem
from alsguide.core.schema import validate
from alsguide.core.sources import Document, Location
from alsguide.exercises.model import Exercise
from alsguide.plan.builder_data import Builder
from alsguide.plan.builder_problems import builder_problems
from alsguide.plan.copy import Paper, Words
from alsguide.plan.data_problems import CHECK, cross_check
from alsguide.plan.model import Fields, PlanRecord, Rules
from alsguide.plan.plan_data import Limits, PlanData, Starters

FILES: dict[str, tuple[str, type[PlanRecord]]] = {
    "rules": ("plan/rules", Rules),
    "fields": ("plan/fields", Fields),
    "starters": ("plan/starter-plans", Starters),
    "builder": ("plan/builder", Builder),
    "limits": ("plan/limits", Limits),
    "words": ("plan/words", Words),
    "paper": ("plan/paper", Paper),
}


def parse_plan_data(
    read: Mapping[str, Document], exercises: Collection[Exercise], references: Collection[str] | None = None
) -> tuple[PlanData | None, list[Problem]]:
    """Return the plan's data, with all its problems.

    `read` holds the files of `content/data` that were read, by their names there; `exercises` is the library, `references`
    the known keys of references (None: keys are not checked). Gives the data, or None with every problem. Placeholders stay
    as they are.
    """
    documents, parts, problems = {}, {}, []
    for name, (file, model) in FILES.items():
        document = read.get(file)
        if document is None:
            message = "This file is missing. Bring it back from the last version."
            problems.append(Problem(f"content/data/{file}.yaml", 1, message, CHECK))
            continue
        documents[name] = document
        problems += document.problems
        if document.problems:
            continue
        wrapped = name == "starters"
        data = {"starters": document.data} if wrapped else document.data
        place_of = unwrapped(document) if wrapped else document.place_of
        parts[name], found = validate(model, data, place_of, CHECK)
        problems += found
    if problems or set(parts) != {field.name for field in fields(PlanData)}:
        return None, sorted(set(problems))
    plan_data = PlanData(**parts)  # type: ignore[arg-type]  # each part was validated against its own model
    library = {exercise.id: exercise for exercise in exercises}
    problems = list(cross_check(plan_data, documents, library, references))
    problems += builder_problems(plan_data.builder, plan_data.fields, documents["builder"], library)
    return (None, sorted(set(problems))) if problems else (plan_data, [])


def unwrapped(document: Document) -> Callable[[Location], tuple[str, int]]:
    """Return what finds the places of values in a file whose list was put under one name."""
    return lambda place: document.place_of(place[1:])
