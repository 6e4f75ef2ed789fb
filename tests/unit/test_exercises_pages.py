"""What an exercise's page, the library and its lists show: plain values in and out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from alsguide.core.sources import read_markdown, read_yaml
from alsguide.exercises import model
from alsguide.exercises.carer_advice import CarerAdvice, parse_carer_advice
from alsguide.exercises.drawings import Drawing
from alsguide.exercises.groups import Groups, parse_groups
from alsguide.exercises.labels import amount_words, listed
from alsguide.exercises.model import Amount, Exercise
from alsguide.exercises.pages import (
    View,
    citations_of,
    filters_of,
    in_page,
    kinds_of,
    neighbours,
    related,
    supports_of,
    view_of,
)
from alsguide.exercises.structured import exercise_data
from alsguide.markup.convert import Citation
from alsguide.organisation import Organisation
from alsguide.safety_signs.model import SafetySigns
from tests.support.shipped import shipped

ROOT = Path(__file__).parents[2]
DATA = ROOT / "content" / "data"


@pytest.fixture(scope="module")
def ui() -> dict[str, str]:
    """The words of the theme, with their placeholders as they stand."""
    words: dict[str, str] = read_yaml(DATA / "interface.yaml", ROOT).data
    return words


@pytest.fixture(scope="module")
def groups() -> Groups:
    found, problems = parse_groups(shipped().document("exercise_groups"))
    assert problems == []
    return found


@pytest.fixture(scope="module")
def make() -> Callable[..., Exercise]:
    """Return a function that makes the exercise "walking" with other values."""
    source = read_markdown(ROOT / "content" / "exercises" / "walking.md", ROOT)

    def with_values(**values: Any) -> Exercise:
        return Exercise.model_validate({"id": "walking", **source.header, **values})

    return with_values


def view(exercise: Exercise, groups: Groups, ui: dict[str, str], handling: CarerAdvice | None = None) -> View:
    return view_of(
        exercise,
        groups,
        handling or CarerAdvice(),
        SafetySigns(),
        ui,
        Drawing(("<svg>start</svg>", "<svg>end</svg>"), ("a", "b"), ""),
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (
            {"sets": 1, "repetitions": 5, "times_per_day": 1, "days_per_week": 2},
            ["5 times", "once a day", "2 days a week"],
        ),
        (
            {"sets": 2, "repetitions": 1, "hold_seconds": 1, "times_per_day": 2, "days_per_week": 7},
            ["2 rounds of 1 time", "hold each for 1 second", "2 times a day", "every day"],
        ),
        ({"minutes": 1, "times_per_day": 3, "days_per_week": 1}, ["1 minute", "3 times a day", "1 day a week"]),
    ],
)
def test_an_amount_is_told_in_words(amount: dict[str, int], words: list[str], ui: dict[str, str]) -> None:
    assert amount_words(Amount.model_validate(amount), ui) == words


def test_words_in_a_list_begin_small_except_names() -> None:
    assert listed(["Sitting", "In a wheelchair", "TV chair"]) == "Sitting, in a wheelchair, TV chair"


def test_every_value_of_an_exercise_has_words(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    """When it fails with a KeyError: add the key to content/data/interface.yaml."""
    everything = make(
        positions=get_args(model.Position), stages=get_args(model.Stage), flags=get_args(model.Flag), sources=[]
    )
    shown = view(everything, groups, ui)
    assert len(shown.stages) == 3
    assert len(shown.notices) == 3
    for kind in get_args(model.Kind):
        for who in get_args(model.WhoMoves):
            assert view(make(kind=kind, who_moves=who), groups, ui).kind


def test_a_page_for_carers_asks_for_no_third_person(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    flags = ["professional_first", "second_person_required"]
    first, second = ui["notice_professional_first"], ui["notice_second_person_required"]
    assert list(view(make(who_moves="carer", flags=flags), groups, ui).notices) == [first]
    assert list(view(make(who_moves="self", flags=flags), groups, ui).notices) == [first, second]


def test_what_the_team_sets_is_shown_without_numbers(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    dose = make().dose.model_dump(mode="json")
    shown = view(make(dose=dose), groups, ui)
    set_by_team = view(make(dose={**dose, "set_by_team": True}), groups, ui)
    assert all((shown.start, shown.most))
    assert (set_by_team.start, set_by_team.most) == ((), ())
    assert not {"repetitions", "activityDuration", "activityFrequency"} & set(exercise_data(set_by_team, "P", "en", []))


def test_equipment_belongs_to_the_first_group_that_knows_a_word(groups: Groups) -> None:
    lines = {
        "firm chair with arms": "chair-bed",
        "a trained helper": "helper",
        "table-top arm cycle (arm ergometer)": "machine",
        "light weight (0 to 1 kg / 0 to 2 lb)": "weight-band",
        "wall, rail or kitchen counter": "hold",
        "Strap or towel with loops": "strap",
        "pool step or rail": "pool",
        "a weightless thing": "other",
    }
    assert {line: groups.equipment_in(line) for line in lines} == lines


def test_what_is_optional_is_not_needed(groups: Groups, make: Callable[..., Exercise]) -> None:
    assert groups.equipment_of(make(equipment=["foot straps (optional)", "pillow"])) == ["pillow-towel"]
    assert groups.equipment_of(make(equipment=[])) == []


def test_a_body_part_in_no_area_or_in_two_is_a_problem(tmp_path: Path) -> None:
    text = (DATA / "exercise_groups.yaml").read_text("utf-8")
    path = tmp_path / "groups.yaml"
    path.write_text(text.replace("parts: [neck]", "parts: [hands]"), "utf-8")
    groups, problems = parse_groups(read_yaml(path, tmp_path))
    assert groups == Groups()
    line = text.splitlines().index("areas:") + 1
    assert [str(problem) for problem in problems] == [
        f'groups.yaml:{line}: The body part "neck" stands in 0 areas. Write it in exactly one. (exercise-groups)',
        f'groups.yaml:{line}: The body part "hands" stands in 2 areas. Write it in exactly one. (exercise-groups)',
    ]


def test_a_mistake_in_the_advice_for_carers_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "handling.yaml"
    path.write_text("hold:\n  - text: Hold near the joint.\n    source: []\n", "utf-8")
    handling, problems = parse_carer_advice(read_yaml(path, tmp_path), Organisation())
    assert handling == CarerAdvice()
    assert [(problem.line, problem.check) for problem in problems] == [(2, "carer-handling"), (3, "carer-handling")]


def test_the_advice_for_carers_is_the_organisation_s_own_words() -> None:
    handling, problems = parse_carer_advice(shipped().document("carer_handling"), Organisation())
    assert problems == []
    assert handling.before[0].text == "Let a physical therapist teach you first."
    assert all(getattr(handling, name) for name in CarerAdvice.model_fields)


def test_sources_are_named_once_with_all_that_they_are_used_for(
    ui: dict[str, str], make: Callable[..., Exercise]
) -> None:
    sources = [{"key": key, "supports": f"Ten letters {n}."} for n, key in enumerate(["b", "a", "b"])]
    assert supports_of(make(sources=sources), ["a", "c"], ui) == {
        "b": ("Ten letters 0", "Ten letters 2"),
        "a": ("Ten letters 1", ui["carers_supports"]),
        "c": (ui["carers_supports"],),
    }


def test_sources_are_numbered_on_behind_those_of_the_note(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    sources = [{"key": key, "supports": "Ten letters"} for key in ("a", "b")]
    cited = Citation("b", 1, ("",))
    assert citations_of(view(make(sources=sources), groups, ui), [cited]) == (cited, Citation("a", 2, ()))


def test_only_where_a_carer_moves_the_body_is_there_advice_for_carers(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    handling, _ = parse_carer_advice(shipped().document("carer_handling"), Organisation())
    assert view(make(who_moves="self"), groups, ui, handling).advice == {}
    moved = view(make(who_moves="carer"), groups, ui, handling)
    assert list(moved.advice) == ["before", "hold", "protect", "never"]
    assert set(handling.keys()) <= set(moved.supports)


def test_a_picture_in_a_page_has_a_size_and_holds_nothing_that_html_does_not_allow() -> None:
    picture = (
        '<svg class="c" xmlns="http://www.w3.org/2000/svg" role="img"><path fill="#fff" paint-order="stroke"/></svg>'
    )
    assert in_page(picture) == '<svg width="240" height="224" class="c" role="img"><path fill="#fff"/></svg>'


def test_filters_offer_only_what_leads_somewhere_and_the_first_ones_come_first(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    views = [view(make(positions=["standing"]), groups, ui), view(make(id="b", positions=["seated"]), groups, ui)]
    filters = filters_of(views, groups, ui)
    assert [(one.id, one.is_first, one.needs_all) for one in filters] == [
        ("position", True, False),
        ("who", True, False),
        ("kind", False, False),
        ("area", False, False),
        ("stage", False, False),
        ("equipment", False, True),
    ]
    assert [(choice.id, [v.exercise.id for v in choice.views]) for choice in filters[0].choices] == [
        ("seated", ["b"]),
        ("standing", ["walking"]),
    ]


def test_kinds_without_exercises_are_not_shown_and_one_is_counted_as_one(
    ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]
) -> None:
    kinds = kinds_of([view(make(), groups, ui)], ui)
    assert [(kind.id, kind.count, len(kind.views)) for kind in kinds] == [("aerobic", "1 exercise", 1)]


def test_neighbours_are_of_the_same_kind(ui: dict[str, str], groups: Groups, make: Callable[..., Exercise]) -> None:
    kinds = {"a": "aerobic", "b": "balance", "c": "aerobic", "d": "aerobic"}
    views = [view(make(id=name, kind=kind), groups, ui) for name, kind in kinds.items()]
    assert neighbours(views, "a") == (None, views[2])
    assert neighbours(views, "c") == (views[0], views[3])
    assert neighbours(views, "b") == (None, None)


def test_articles_and_exercises_find_one_another_by_data() -> None:
    assert related({"x.md": ["a", "b"], "y.md": ["b"], "z.md": []}) == {"a": ["x.md"], "b": ["x.md", "y.md"]}
