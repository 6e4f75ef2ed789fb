"""Sessions on the screen: what may be in them, and what is asked before and after."""

from typing import Any

import pytest

from alsguide.organisation import Organisation
from alsguide.plan.session import (
    all_notes,
    ready_sessions,
    session_data,
    signs_of_today,
    single_session,
    starter_session,
)
from alsguide.safety_signs.load import parse_signs
from tests.support.plan_oracle import forbidding
from tests.support.plans import real_data
from tests.support.shipped import shipped


@pytest.fixture(scope="module")
def data() -> Any:
    return real_data()


def clear_today(plan: Any) -> Any:
    """A plan as it is, with the signs of today denied."""
    return {**plan, "answers": {**plan["answers"], "today": ["none"]}}


def test_a_starter_without_answers_holds_only_what_no_rule_written_by_hand_forbids(data: Any) -> None:
    for starter in data["starters"]:
        plan = clear_today(starter["plan"])
        session = starter_session(starter, data)
        assert session["items"], starter["id"]
        for item in session["items"]:
            exercise = data["exercises"][item["exercise"]]
            assert forbidding(item, exercise, plan) == set(), item["exercise"]
            for name, most in exercise["upper"].items():
                assert item.get(name, 0) <= most


def test_a_single_exercise_has_a_session_only_where_no_answer_is_needed(data: Any) -> None:
    allowed = {name for name in data["exercises"] if single_session(name, data)}
    plan = clear_today(data["starters"][0]["plan"]) | {"items": []}
    for name, exercise in data["exercises"].items():
        found = single_session(name, data)
        if found:
            assert forbidding(found["items"][0], exercise, plan) == set(), name
            assert [item["exercise"] for item in found["items"]] == [name]
    assert {"ankle-pumps", "belly-breathing", "body-scan-release"} <= allowed
    assert not allowed & {"sit-to-stand", "walking", "carer-shoulder-lift", "pool-arm-sweep", "breath-stacking"}


def test_every_sign_of_today_is_asked_with_what_the_plan_says_to_do(data: Any) -> None:
    field = next(field for field in data["fields"]["answers"] if field["id"] == "today")
    groups = signs_of_today(data)
    labels = [choice["label"] for choice in field["choices"] if choice["id"] not in ("none", "not_sure")]
    assert [label for group in groups for label in group["signs"]] == labels
    assert all("not exercise" in group["message"] for group in groups)


def test_what_waits_and_what_is_in_a_ready_session_make_up_its_starter(data: Any) -> None:
    names = {name: exercise["name"] for name, exercise in data["exercises"].items()}
    for shown, starter in zip(ready_sessions(data), data["starters"], strict=True):
        planned = {names[item["exercise"]] for item in starter["plan"]["items"]}
        assert planned <= {step.name for step in shown.steps} | set(shown.waiting)
        assert not {step.name for step in shown.steps} & set(shown.waiting)


def test_the_page_gets_the_hosts_number_the_advice_of_the_base_and_every_note(data: Any) -> None:
    signs, problems = parse_signs(
        shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation()
    )
    assert not problems
    found = session_data(data, {}, ["Agree on a stop signal."], signs, lambda name: single_session(name, data))
    assert found["emergency"] == data["emergency"]
    assert data["emergency"] in found["numbers"]
    assert found["after"] == {
        "fall": signs.by_id["fall"].line,
        "marks": signs.by_id["two-marks"].line,
        "mark": "Do half next time.",
    }
    assert [row["id"] for row in found["asked"]] == ["tired", "sore", "weaker", "falls"]
    used = {note for session in found["starters"].values() for item in session["items"] for note in item["notes"]}
    assert used <= set(all_notes(data))
    assert len(found["advice"]["watch"]) >= 4
    card = {line for part in found["stop_card"] for line in part["lines"]}
    for name, exercise in data["exercises"].items():
        stops = [
            signs.by_id[key] for key in exercise["signs"] if key in signs.by_id and signs.by_id[key].level == "stop"
        ]
        shown = card | set(found["exercises"][name]["stop_if"])
        assert all(sign.line in shown or sign.short in shown for sign in stops), name
    assert "You feel a firm block or strong resistance" in found["exercises"]["carer-elbow-and-forearm"]["stop_if"]
    assert found["exercises"]["breath-stacking"]["stop_if"][0].startswith("You feel sick, see blood")
