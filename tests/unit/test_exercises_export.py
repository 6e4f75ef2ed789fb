"""The exported library: it keeps to its documented schema, and the schema refuses what is wrong."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from alsguide.core.sources import read_yaml
from alsguide.exercises.drawings import draw_all
from alsguide.exercises.export import as_json, library_data, schema
from alsguide.exercises.library import Library, load_library
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.safety_signs.model import SafetySigns
from tests.support.shipped import shipped

ROOT = Path(__file__).parents[2]
DOCUMENTED = ROOT / "docs" / "exercises.schema.json"


@pytest.fixture(scope="module")
def library() -> Library:
    ui = fill_all(read_yaml(ROOT / "content" / "data" / "interface.yaml", ROOT).data, Organisation())
    found, problems = load_library(shipped(), SafetySigns(), ui)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, Any]:
    return library_data(library.views, "A <group> & friends", "en-US", "Not medical advice.")


def test_the_documented_schema_is_the_one_that_the_code_gives() -> None:
    """When it fails: `python -m alsguide.exercises.export > docs/exercises.schema.json`, and tell it in the changelog."""
    assert DOCUMENTED.read_text("utf-8") == as_json(schema())


def test_the_exported_library_keeps_to_its_schema(data: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema())
    errors = Draft202012Validator(schema()).iter_errors(json.loads(as_json(data)))
    assert [error.message for error in errors] == []
    assert len(data["exercises"]) >= 40


def test_the_export_holds_every_field_with_the_organisation_s_words(data: dict[str, Any], library: Library) -> None:
    assert "{{" not in as_json(data)
    first, view = data["exercises"][0], library.views[0]
    assert first["steps"] == list(view.exercise.steps)
    assert first["start_pose"]["angles"]["trunk"] == [90.0, 1.0]
    assert first["url"] == f"exercises/{view.exercise.id}.html"
    assert first["pictures"] == [f"exercises/pictures/{view.exercise.id}-{moment}.svg" for moment in ("start", "end")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "stretchy"), ("steps", []), ("who_moves", None), ("unknown", 1), ("body_parts", ["tail"])],
)
def test_the_schema_refuses_what_is_wrong(data: dict[str, Any], field: str, value: object) -> None:
    broken = copy.deepcopy(json.loads(as_json(data)))
    broken["exercises"][3][field] = value
    assert list(Draft202012Validator(schema()).iter_errors(broken))


def test_kept_pictures_are_the_same_as_fresh_ones_and_a_broken_file_is_passed_over(
    tmp_path: Path, library: Library
) -> None:
    exercises = [view.exercise for view in library.views][:3]
    ui = {"exercise_picture_start": "{name}: start", "exercise_picture_end": "{name}: end"}
    file = tmp_path / "cache" / "pictures.json"
    fresh = draw_all(exercises, ui)
    assert draw_all(exercises, ui, file) == fresh
    kept = json.loads(file.read_text("utf-8"))
    assert sorted(one["pictures"] for one in kept.values()) == sorted(list(one.pictures) for one in fresh)
    marked = {key: {**one, "pictures": ["a mark", "another"]} for key, one in kept.items()}
    file.write_text(json.dumps(marked), "utf-8")
    assert [one.pictures[0] for one in draw_all(exercises, ui, file)] == ["a mark"] * 3  # they come from the file
    other = {**ui, "exercise_picture_start": "{name}: begin"}
    assert draw_all(exercises, other, file)[0].pictures[0] != "a mark"  # another name is another picture
    file.write_text('{"a": [1', "utf-8")
    assert draw_all(exercises, ui, file) == fresh
