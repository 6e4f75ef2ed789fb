"""docs/exercises.md: it names every field and allowed value, and an exercise written from it alone is drawn."""

import re
from pathlib import Path
from typing import get_args

import pytest

from alsguide.checks import all_problems
from alsguide.core.schema import Record
from alsguide.exercises import model
from alsguide.exercises.load import load_exercises
from alsguide.overrides.merge import make_project, open_project
from alsguide.pictograms import highlight, pose
from alsguide.pictograms.draw import draw_exercise
from tests.checks.project import real_files
from tests.support.shipped import site_of

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "exercises.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", GUIDE))

RECORDS: list[type[Record]] = [
    model.Exercise,
    model.Dose,
    model.Amount,
    model.Adaptations,
    model.Source,
    pose.Pose,
    pose.Angles,
    pose.Carer,
]
CHOICES = {
    name: get_args(choice)
    for place in (model, pose, highlight)
    for name, choice in vars(place).items()
    if getattr(choice, "__origin__", None) is not None and "Literal" in str(choice) and get_args(choice)
}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_explained(record: type[Record]) -> None:
    """Name the missing field in the tables of docs/exercises.md."""
    fields = set(record.model_fields) - {"id", "note"}
    assert fields - NAMED == set()


def test_every_allowed_value_is_named() -> None:
    """Name the missing value in docs/exercises.md."""
    lists = {name: values for name, values in CHOICES.items() if all(isinstance(value, str) for value in values)}
    assert {"Kind", "Flag", "BodyPart", "Prop", "Mark", "View", "Posture", "HandPoint", "Part"} <= set(lists)
    for name, values in lists.items():
        assert [value for value in values if value not in NAMED] == [], name


def example() -> str:
    """Return the whole file that the guide shows."""
    found = re.search(r"```yaml\n(---\n.*?\n---\n)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


def test_an_exercise_written_from_the_guide_alone_passes_every_check() -> None:
    """An editor who writes what the guide says may not be told that it is wrong."""
    path = "content/exercises/small-arm-lift.md"
    site = site_of(make_project(real_files().with_source(path, example())))
    assert path in [text.path for text in site.exercises]
    assert [str(problem) for problem in all_problems(site)] == []


def test_an_exercise_written_from_the_guide_alone_is_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "exercises"
    folder.mkdir(parents=True)
    (folder / "small-arm-lift.md").write_text(example(), encoding="utf-8")
    exercises, problems = load_exercises(open_project(tmp_path).markdown.values())
    assert problems == []
    start, end = draw_exercise(exercises[0], "small-arm-lift")
    assert start != end
    assert "pic-move" in end
    assert "pic-arrow" in end


def test_the_explained_pose_is_the_pose_of_the_drawing() -> None:
    from alsguide.pictograms.angle_diagram import EXAMPLE

    explained = re.findall(r"^  (\w+): (\[[\d, ]+\]|\d+) +#", GUIDE, re.MULTILINE)
    assert len(explained) >= 5
    for name, value in explained:
        numbers = [float(number) for number in re.findall(r"\d+", value)]
        found = getattr(EXAMPLE.angles, name)
        assert numbers == ([found[0]] if isinstance(found[0], float) else [segment[0] for segment in found])
