"""Exclusions: what goes with a page that a host leaves out is the same however the files are laid out."""

import itertools
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from alsguide.checks import all_problems
from alsguide.core.files import Files
from alsguide.core.sources import Document, parse_yaml
from alsguide.overrides.exclusions import NEEDED, next_step, without_absent
from alsguide.overrides.merge import Project, make_project
from tests.support.shipped import shipped, shipped_files, site_of
from tests.support.sites import SETTINGS

STARTERS = "plan/starter-plans"
LONG = 1_000_000
"""A width at which no line is broken."""


def block(text: str) -> str:
    return yaml.safe_dump(yaml.safe_load(text), allow_unicode=True, sort_keys=False, default_flow_style=False)


def flow(text: str) -> str:
    return yaml.safe_dump(yaml.safe_load(text), sort_keys=False, default_flow_style=True, width=LONG)


def quoted(text: str) -> str:
    return yaml.safe_dump(yaml.safe_load(text), sort_keys=False, default_style="'")


def commented(text: str) -> str:
    rows = yaml.safe_dump(yaml.safe_load(text), sort_keys=False, default_style='"', width=LONG).splitlines()
    return "\n# A comment: [with, marks]\n\n".join(rows)


def with_anchors(text: str) -> str:
    """Return the same data in which each list and record that stands twice is written once."""
    seen: dict[str, Any] = {}

    def share(value: Any) -> Any:
        if isinstance(value, dict):
            value = {name: share(part) for name, part in value.items()}
        elif isinstance(value, list):
            value = [share(part) for part in value]
        else:
            return value
        return seen.setdefault(repr(value), value)

    return yaml.safe_dump(share(yaml.safe_load(text)), sort_keys=False)


LAYOUTS: list[Callable[[str], str]] = [block, flow, quoted, commented, with_anchors]
EXERCISES = sorted(path for path in shipped().markdown if path.startswith("content/exercises/"))
OPTIONAL = sorted(path.removeprefix("content/") for path in shipped().markdown if path[8:] not in NEEDED)
DATA = sorted(
    name for name, found in shipped().documents.items() if without_absent(found, frozenset(OPTIONAL)) is not found
)
"""The data files that name a page or an exercise."""

PROOFS = ["exercises/ankle-pumps.md", "exercises/seated-trunk-turn.md", "exercises/hand-open-close.md"]
"""Exercises for which a formatter once changed which ready-made plans were left, or broke the file."""


@cache
def layouts_of(name: str) -> list[Document]:
    """Return a data file of the project as it stands, and in each other layout."""
    path = f"content/data/{name}.yaml"
    texts = (shipped_files().sources[path], *(laid_out(path, layout) for layout in LAYOUTS))
    return [Document(path, *parse_yaml(text, path, 0)) for text in texts]


@cache
def laid_out(path: str, layout: Callable[[str], str]) -> str:
    """Return a data file of the project in another layout."""
    return layout(shipped_files().sources[path])


def left(text: str, *absent: str) -> Any:
    """Return the data of a text without some pages."""
    return without_absent(Document("x", *parse_yaml(text, "x", 0)), frozenset(absent)).data


def test_the_layouts_differ_and_say_the_same() -> None:
    texts = {laid_out(f"content/data/{STARTERS}.yaml", layout) for layout in LAYOUTS}
    assert len(texts) == len(LAYOUTS)
    assert {STARTERS, "plan/rules", "plan/limits", "questions", "safety_signs"} <= set(DATA)
    for name in DATA:
        first, *others = layouts_of(name)
        assert [other.data for other in others] == [first.data] * len(LAYOUTS), name


@pytest.mark.parametrize("page", OPTIONAL)
def test_what_is_left_without_a_page_is_the_same_in_every_layout(page: str) -> None:
    for name in changed_without(page):
        first, *others = (without_absent(document, frozenset({page})) for document in layouts_of(name))
        assert [other.data for other in others] == [first.data] * len(LAYOUTS), name
        assert lost_places(first) == [], name


@pytest.mark.parametrize("name", DATA)
def test_data_without_a_trace_of_a_page_stay_as_they_are_in_every_layout(name: str) -> None:
    """All such pages at once: none of them may touch it."""
    untouched = frozenset(page for page in OPTIONAL if name not in changed_without(page))
    for document in layouts_of(name):
        assert without_absent(document, untouched) is document
        assert lost_places(document) == []


@cache
def changed_without(page: str) -> list[str]:
    """Return the names of the data files, as they stand, that change when a page is left out."""
    shown = ((name, layouts_of(name)[0]) for name in DATA)
    return [name for name, document in shown if without_absent(document, frozenset({page})) is not document]


def lost_places(document: Document) -> list[Any]:
    """Return the places of which a line is known, but no value."""
    return [place for place in document.lines if value_at(document.data, place) is MISSING]


MISSING = object()


def value_at(data: Any, place: tuple[str | int, ...]) -> Any:
    """Return the value at a place; `MISSING` where there is none."""
    for part in place:
        if isinstance(data, dict):
            data = next((value for key, value in data.items() if str(key) == str(part)), MISSING)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return MISSING
    return data


def test_the_whole_project_has_the_same_data_and_no_problem_in_every_layout() -> None:
    """As it stands: tests/unit/test_overlay.py leaves out any page, and tests/checks look at the whole content."""

    def project_of(files: Files) -> Project:
        return make_project(files.with_source("organisation.toml", settings))

    settings = f"leave_out = {json.dumps([*PROOFS, 'articles/exercise-types/water.md'])}\n{SETTINGS.read_text('utf-8')}"
    shown = {name: document.data for name, document in project_of(shipped_files()).documents.items()}
    one_by_one = zip(DATA, itertools.cycle((block, flow)), strict=False)
    for layouts in (dict.fromkeys(DATA, block), dict.fromkeys(DATA, flow), dict(one_by_one)):
        files = shipped_files()
        for path, layout in ((f"content/data/{name}.yaml", layout) for name, layout in layouts.items()):
            files = files.with_source(path, laid_out(path, layout))
        project = project_of(files)
        assert {name: document.data for name, document in project.documents.items()} == shown
    assert project.report(all_problems(site_of(project))) == []


def scalars(data: object) -> set[object]:
    """Return every name and value in nested data."""
    if isinstance(data, dict):
        return set().union(*(scalars(part) for pair in data.items() for part in pair))
    if isinstance(data, list):
        return set().union(*map(scalars, data))
    return {data}


@pytest.mark.parametrize("exercise", [path.rpartition("/")[2].removesuffix(".md") for path in EXERCISES])
def test_an_exercise_that_is_left_out_is_in_no_data_of_the_plan(exercise: str) -> None:
    for name, document in shipped().documents.items():
        if name.startswith("plan/"):
            assert exercise not in scalars(without_absent(document, frozenset({f"exercises/{exercise}.md"})).data), name


PLAN = """- id: one
  items:
    - {exercise: swim, or: walk}
    - exercise: sit
      or: breathe
  plan_b: [rest]
- id: two
  items:
    - exercise: sit
      or: swim
  plan_b: [rest, walk]
"""


def test_a_ready_made_plan_goes_with_an_exercise_and_not_with_an_alternative() -> None:
    whole = yaml.safe_load(PLAN)
    assert left(PLAN, "exercises/swim.md") == [
        {"id": "two", "items": [{"exercise": "sit"}], "plan_b": ["rest", "walk"]}
    ]
    assert left(PLAN, "exercises/walk.md") == [
        {**whole[0], "items": [{"exercise": "swim"}, whole[0]["items"][1]]},
        {**whole[1], "plan_b": ["rest"]},
    ]
    assert left(PLAN, "exercises/breathe.md") == [
        {**whole[0], "items": [whole[0]["items"][0], {"exercise": "sit"}]},
        whole[1],
    ]
    assert left(PLAN, "exercises/rest.md") == [{**whole[1], "plan_b": ["walk"]}], "nothing is left for a tired day"
    assert left(PLAN, "exercises/sit.md") == []


def test_values_keep_their_lines() -> None:
    document = without_absent(Document("x", *parse_yaml(PLAN, "x", 0)), frozenset({"exercises/swim.md"}))
    assert document.place_of((0, "id")) == ("x", 7)
    assert document.place_of((0, "plan_b", 1)) == ("x", 11)
    assert document.place_of((0, "items", 0, "or")) == ("x", 9), "the record that lost it"


def test_a_list_of_ids_and_a_condition_lose_the_exercise_and_other_words_stay() -> None:
    text = "steps_down:\n  - [walk, sit]\n"
    text += "versions:\n  - walk\n  - sit\nwhen: {fact: exercise, is: [walk]}\nmeans: [walk]\nother: {fact: place, is: [walk]}\n"
    assert left(text, "exercises/walk.md") == {
        "steps_down": [["sit"]],
        "versions": ["sit"],
        "when": {"fact": "exercise", "is": []},
        "means": ["walk"],
        "other": {"fact": "place", "is": ["walk"]},
    }


def test_a_question_goes_with_the_page_that_answers_it() -> None:
    assert left("- {id: a, page: pages/support.md}\n- {id: b, page: pages/home.md}\n", "pages/support.md") == [
        {"id": "b", "page": "pages/home.md"}
    ]


@pytest.mark.parametrize(
    ("name", "target", "next_steps", "step"),
    [
        ("a.md", "b.md", {"b.md": "c.md"}, "c.md"),
        ("a.md", "b.md", {"b.md": "c.md", "c.md": "d.md"}, "d.md"),
        ("a.md", "b.md", {"b.md": None}, "articles/safety/when-to-stop.md"),
        ("a.md", "b.md", {"b.md": "c.md", "c.md": "b.md"}, "articles/safety/when-to-stop.md"),
        ("a.md", "b.md", {"b.md": "a.md"}, "articles/safety/when-to-stop.md"),
        (
            "articles/safety/when-to-stop.md",
            "b.md",
            {"b.md": "articles/safety/when-to-stop.md"},
            "articles/safety/before-you-start.md",
        ),
    ],
)
def test_a_next_step_leads_to_the_page_after_and_never_to_the_page_itself(
    name: str, target: str, next_steps: dict[str, str], step: str
) -> None:
    assert next_step(name, target, next_steps) == step


HEADERS = (
    'title: "A"\nexercises: [walking, water-walk]\nnext_step: "articles/b/water.md"\n',
    "{title: A, 'exercises': ['walking', water-walk], next_step: articles/b/water.md}\n",
    "title: A\nexercises:\n# Why\n- walking\n- 'water-walk'\nnext_step: >-\n  articles/b/water.md\n",
)


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_in_any_layout_loses_exercises_and_gets_the_next_step_after(header: str) -> None:
    sources = {
        "organisation.toml": 'leave_out = ["articles/b/water.md", "exercises/water-walk.md"]\n',
        "content/articles/b/a.md": f"---\n{header}---\nBody\n",
        "content/articles/b/water.md": "---\nnext_step: articles/b/falls.md\n---\nWater\n",
        "content/exercises/water-walk.md": "---\nname: Walk\n---\n",
    }
    project = make_project(Files(sources, frozenset(sources)))
    assert list(project.markdown) == ["content/articles/b/a.md"]
    assert project.markdown["content/articles/b/a.md"].header == {
        "title": "A",
        "exercises": ["walking"],
        "next_step": "articles/b/falls.md",
    }
