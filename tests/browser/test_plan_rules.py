"""The plan's scripts in Chromium, opened from disk: the vectors, and agreement with Python on plans made at random."""

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from alsguide.plan.dose import days_in_words, dose_in_words
from alsguide.plan.rules import evaluate
from alsguide.plan.starter_plans import new_item, new_plan
from tests.support.plans import (
    MONDAY,
    case_item,
    case_plan,
    clear_plan,
    random_plan,
    real_data,
    shown_findings,
    starter_by_id,
    vectors,
)

VECTORS = vectors()
TEAM = {"effort_method": "heart_rate", "hr_team_max": 100, "hr_team_who": "Dr. Lee", "hr_team_date": "2026-11-01"}


@pytest.fixture(scope="module")
def data() -> Any:
    return real_data()


def test_chromium_gives_every_vector_its_findings(rules_page: Page, data: Any) -> None:
    plans = [case_plan(case, data) for case in VECTORS["cases"]]
    days = [case.get("day") for case in VECTORS["cases"]]
    alone = [not case.get("stand_ins", False) for case in VECTORS["cases"]]
    script = """([plans, days, alone]) => plans.map((p, i) =>
      alsguide.planRules.evaluate(p, alone[i] ? {...planData, stand_ins: {}} : planData, days[i]))"""
    results = rules_page.evaluate(script, [plans, days, alone])
    assert len(results) == len(plans) >= 2 * 40
    for case, result in zip(VECTORS["cases"], results, strict=True):
        found = shown_findings(result), result["kept"], result["stopped"], result["plan_b"]
        expected = case["expect"], case["kept"], case.get("stopped", False), case.get("plan_b_kept", [])
        assert found == expected, f"{case['rule']}: {case['name']}"


def test_chromium_shows_only_a_heart_rate_that_the_team_set_with_who_and_when(rules_page: Page, data: Any) -> None:
    plans = []
    for case in VECTORS["heart_rates"]:
        plan = clear_plan(data)
        plan["answers"] |= {key: case[key] for key in case if key != "shown"}
        plans.append(plan)
    found = rules_page.evaluate("plans => plans.map(p => alsguide.planRules.heartRate(p, planData))", plans)
    assert found == [case["shown"] for case in VECTORS["heart_rates"]]


def test_chromium_counts_seconds_and_slots_as_the_vectors_say(rules_page: Page, data: Any) -> None:
    items = [case_item({"hold_seconds": None, "minutes": None} | case["item"], data) for case in VECTORS["seconds"]]
    script = "items => items.map(item => alsguide.planSchedule.secondsOf({item}, planData.limits.time))"
    assert rules_page.evaluate(script, items) == [case["seconds"] for case in VECTORS["seconds"]]
    items = [{"slot": case["slot"], "times_per_day": case["times_per_day"]} for case in VECTORS["slots"]]
    script = "items => items.map(i => alsguide.planSchedule.slotsOf(i, 'morning', planData.slots.map(s => s.id)))"
    found = rules_page.evaluate(script, items)
    order = [slot["id"] for slot in data["slots"]]
    assert [sorted(slots, key=order.index) for slots in found] == [case["sessions"] for case in VECTORS["slots"]]


def test_starters_in_chromium_keep_what_the_vectors_say(rules_page: Page, data: Any) -> None:
    cases = VECTORS["starters"]
    plans = [starter_by_id(case["starter"], data, case["answers"], case.get("changes")) for case in cases]
    found = rules_page.evaluate("plans => plans.map(p => alsguide.planRules.evaluate(p, planData).kept)", plans)
    assert found == [case["kept"] for case in VECTORS["starters"]]


def test_python_and_chromium_agree_on_a_thousand_random_plans(rules_page: Page, data: Any) -> None:
    rng = random.Random(20261121)
    plans = [random_plan(rng, data) for _ in range(1000)]
    script = """text => JSON.stringify(JSON.parse(text).map((p, i) => ({
      result: alsguide.planRules.evaluate(p, planData, i % 2 ? "2026-12-01" : undefined),
      doses: p.items.map(i => [alsguide.planText.doseText(i, planData), alsguide.planText.daysText(i.days, planData)]),
    })))"""
    rules = set()
    results = json.loads(rules_page.evaluate(script, json.dumps(plans)))
    for number, (plan, found) in enumerate(zip(plans, results, strict=True)):
        assert found["result"] == evaluate(plan, data, "2026-12-01" if number % 2 else None)
        assert found["doses"] == [[dose_in_words(i, data), days_in_words(i["days"], data)] for i in plan["items"]]
        rules |= {row.split()[0] for row in shown_findings(found["result"])}
    assert len(rules) >= 60, "the random plans must reach nearly every form of every rule"


def test_new_plans_and_items_are_the_same_in_both(rules_page: Page, data: Any) -> None:
    script = """today => ({plan: alsguide.planModel.newPlan(planData, today),
      items: Object.keys(planData.exercises).map(id => alsguide.planModel.newItem(id, planData))})"""
    found = rules_page.evaluate(script, MONDAY)
    assert found["plan"] == new_plan(data, MONDAY)
    assert found["items"] == [new_item(name, data) for name in data["exercises"]]


def test_steppers_end_at_the_library_and_carers_do_at_most_five(rules_page: Page) -> None:
    script = """() => { const item = (id) => alsguide.planModel.newItem(id, planData);
      const field = (id) => planData.fields.item.find(f => f.id === id);
      const bounds = (name, id, change) => alsguide.planModel.boundsOf(field(name), {...item(id), ...change}, planData);
      return [bounds("repetitions", "ankle-pumps", {}), bounds("repetitions", "ankle-pumps", {who_moves: "carer"}),
        bounds("hold_seconds", "ankle-pumps", {}), bounds("minutes", "arm-cycle", {}), bounds("sets", "sit-to-stand", {}),
        bounds("hold_seconds", "neck-side-stretch", {}), bounds("hold_seconds", "carer-hamstring-stretch", {})]; }"""
    assert rules_page.evaluate(script) == [
        {"min": 1, "max": 10},
        {"min": 1, "max": 5},
        None,
        {"min": 1, "max": 10},
        {"min": 1, "max": 2},
        {"min": 0, "max": 10},
        {"min": 0, "max": 5},
    ]


def test_effort_falls_back_to_what_may_be_shown(rules_page: Page, data: Any) -> None:
    cases = [
        ({}, "talk_test", None, "You can talk the whole time."),
        ({"speech_affected": "yes"}, "effort_0_10", 3, "Effort stays at 3 of 10 or less."),
        ({"effort_method": "effort_6_20"}, "effort_6_20", 12, "Effort stays at 12 on the scale from 6 to 20, or less."),
        (TEAM, "heart_rate", 100, "My team set this: stay below 100 beats a minute."),
        (TEAM | {"heart": ["pacemaker"]}, "talk_test", None, "You can talk the whole time."),
        (TEAM | {"hr_team_who": ""}, "talk_test", None, "You can talk the whole time."),
        ({"effort_method": "effort_0_10", "effort_max_10": None}, "effort_0_10", 3, "Effort stays at 3 of 10 or less."),
    ]
    for answers, method, number, text in cases:
        plan = clear_plan(data)
        plan["answers"] |= answers
        found = rules_page.evaluate("p => alsguide.planRules.effortOf(p, planData)", plan)
        assert found == {"method": method, "number": number, "text": text}
