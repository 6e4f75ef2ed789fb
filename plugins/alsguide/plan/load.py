"""Loading the plan's data: every file read, checked alone, then checked against the others and the library."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from pathlib import Path

from alsguide.core.problems import Problem
from alsguide.core.schema import validate
from alsguide.core.sources import Document, Location, read_yaml
from alsguide.exercises.model import Exercise
from alsguide.plan.check_data import CHECK, cross_check
from alsguide.plan.copy import Paper, Words
from alsguide.plan.model import Fields, PlanRecord, Rules
from alsguide.plan.plan_data import Limits, PlanData, Starters

FILES: dict[str, tuple[str, type[PlanRecord]]] = {
    "rules": ("rules.yaml", Rules),
    "fields": ("fields.yaml", Fields),
    "starters": ("starter-plans.yaml", Starters),
    "limits": ("limits.yaml", Limits),
    "words": ("words.yaml", Words),
    "paper": ("paper.yaml", Paper),
}


def load_plan_data(
    folder: Path, root: Path, exercises: Collection[Exercise], references: Collection[str] | None = None
) -> tuple[PlanData | None, list[Problem]]:
    """Read the plan's data.

    `folder` is `content/data/plan`, `exercises` the library, `references` the known keys of references (None: keys are
    not checked). Gives the data, or None with every problem. Placeholders stay as they are.
    """
    shown = folder.relative_to(root).as_posix()
    documents = {file: read_yaml(folder / file, root) for file, _ in FILES.values() if (folder / file).is_file()}
    return check_plan_data(documents, shown, exercises, references)


def check_plan_data(
    read: Mapping[str, Document],
    folder: str,
    exercises: Collection[Exercise],
    references: Collection[str] | None = None,
) -> tuple[PlanData | None, list[Problem]]:
    """Check the plan's data. `read` holds the files that were read, by name, and `folder` is their folder as shown."""
    documents, parts, problems = {}, {}, []
    for name, (file, model) in FILES.items():
        if file not in read:
            message = "This file is missing. Bring it back from the last version."
            problems.append(Problem(f"{folder}/{file}", 1, message, CHECK))
            continue
        document = documents[name] = read[file]
        problems += document.problems
        if document.problems:
            continue
        wrapped = name == "starters"
        data = {"starters": document.data} if wrapped else document.data
        line_of = unwrapped(document) if wrapped else document.line_of
        parts[name], found = validate(model, data, document.path, line_of, CHECK)
        problems += found
    if problems or set(parts) != {field.name for field in fields(PlanData)}:
        return None, sorted(set(problems))
    plan_data = PlanData(**parts)  # type: ignore[arg-type]  # each part was validated against its own model
    problems = list(cross_check(plan_data, documents, {e.id: e for e in exercises}, references))
    return (None, sorted(set(problems))) if problems else (plan_data, [])


def unwrapped(document: Document) -> Callable[[Location], int]:
    """Return the line finder for a file whose list was put under one name."""
    return lambda place: document.line_of(place[1:])
