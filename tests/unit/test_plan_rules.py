"""The plan's rules in Python against the vectors written by hand."""

from typing import Any

import pytest

from alsguide.plan.rules import evaluate
from alsguide.plan.schedule import seconds_of, sessions_of
from tests.support.plans import case_data, case_item, case_plan, real_data, shown_findings, starter_by_id, vectors

VECTORS = vectors()


@pytest.fixture(scope="module")
def data() -> Any:
    return real_data()


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['rule']}: {case['name']}")
def test_a_plan_gets_exactly_the_findings_of_its_vector(case: Any, data: Any) -> None:
    result = evaluate(case_plan(case, data), case_data(case, data), case.get("day"))
    assert (shown_findings(result), result["kept"]) == (case["expect"], case["kept"])
    assert result["stopped"] == case.get("stopped", False)
    assert [one["exercise"] for one in result["entries"] if one["instead"] and one["kept"]] == case.get("instead", [])
    assert result["plan_b"] == case.get("plan_b_kept", [])


def test_every_form_of_every_rule_fires_in_a_vector_and_every_rule_stays_quiet_in_one(data: Any) -> None:
    fired = {row.split()[0] for case in VECTORS["cases"] for row in case["expect"]}
    assert fired == {f"{rule['id']}/{n}" for rule in data["rules"] for n in range(1, len(rule["forms"]) + 1)}
    quiet = {c["rule"] for c in VECTORS["cases"] if not any(row.startswith(c["rule"]) for row in c["expect"])}
    assert quiet == {rule["id"] for rule in data["rules"]}
    assert [rule["id"] for rule in data["rules"]] == [f"W{number:02}" for number in range(1, len(data["rules"]) + 1)]


@pytest.mark.parametrize("case", VECTORS["seconds"], ids=str)
def test_an_exercise_takes_the_time_of_its_vector(case: Any, data: Any) -> None:
    item = case_item({"hold_seconds": None, "minutes": None} | case["item"], data)
    assert seconds_of({"item": item}, data["limits"]["time"]) == case["seconds"]


@pytest.mark.parametrize("case", VECTORS["slots"], ids=str)
def test_an_exercise_is_spread_over_the_day(case: Any, data: Any) -> None:
    item = case_item(
        {"exercise": "ankle-pumps", "days": [3], "slot": case["slot"], "times_per_day": case["times_per_day"]}, data
    )
    sessions = sessions_of([{"key": "0", "item": item}], "morning", data)
    assert [(session["day"], session["slot"]) for session in sessions] == [(3, slot) for slot in case["sessions"]]


@pytest.mark.parametrize("case", VECTORS["starters"], ids=str)
def test_a_starter_keeps_what_its_vector_says(case: Any, data: Any) -> None:
    plan = starter_by_id(case["starter"], data, case["answers"], case.get("changes"))
    assert evaluate(plan, data)["kept"] == case["kept"]


def test_starters_stay_within_their_own_minutes_and_raise_only_notes_when_all_is_well(data: Any) -> None:
    for starter in data["starters"]:
        plan = starter_by_id(starter["id"], data, "clear", {"helper": "trained_carer"})
        result = evaluate(plan, data)
        entries = [{"key": str(i), "item": item} for i, item in enumerate(plan["items"])]
        longest = max(s["minutes"] for s in sessions_of(entries, "morning", data))
        assert longest <= plan["answers"]["session_max_min"], starter["id"]
        assert {finding["level"] for finding in result["findings"]} <= {"note"}, starter["id"]
        assert result["kept"] == [entry["key"] for entry in entries]


def test_every_rule_has_a_name_of_its_own(data: Any) -> None:
    names = [rule["name"] for rule in data["rules"]]
    assert len(set(names)) == len(names) >= 40
