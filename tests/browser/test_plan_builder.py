"""From answers to a plan in Chromium: the same as in Python, for answers made at random."""

import json
import random

from playwright.sync_api import Page

from alsguide.plan.builder import build, built_plan, days_field, with_answer
from alsguide.plan.rules import evaluate
from alsguide.plan.starter_plans import new_item
from tests.support.answer_sets import random_answers
from tests.support.plans import random_value, real_data

BUILD = """text => JSON.stringify(JSON.parse(text).map(plan => alsguide.planBuilder.build(plan, planData)))"""


def test_python_and_chromium_build_the_same_plans(rules_page: Page) -> None:
    """When it fails: one of the two reads builder.yaml in another way."""
    data, rng = real_data(), random.Random(1411)
    plans = [random_answers(rng, data) for _ in range(1000)]
    found = json.loads(rules_page.evaluate(BUILD, json.dumps(plans)))
    for plan, made in zip(plans, found, strict=True):
        assert made == build(plan, data), plan["answers"]
    whole = rules_page.evaluate("plans => plans.map(p => alsguide.planBuilder.builtPlan(p, planData))", plans[:20])
    assert whole == [built_plan(plan, data) for plan in plans[:20]]
    field = next(one for one in data["fields"]["answers"] if one["id"] == "getting_about")
    given = [(plan, random_value(rng, field)) for plan in plans[:100]]
    set_by = "all => all.map(([p, v]) => alsguide.planBuilder.withAnswer(p, 'getting_about', v, planData))"
    assert rules_page.evaluate(set_by, given) == [
        with_answer(plan, "getting_about", value, data) for plan, value in given
    ]


SWAPS = "all => all.map(plan => plan.items.map((_, place) => alsguide.planBuilder.swapsFor(plan, place, planData)))"


def test_only_what_no_red_rule_takes_out_is_offered_in_the_place_of_an_exercise(rules_page: Page) -> None:
    """When it fails: a swap would be left out of the plan at once."""
    data, rng = real_data(), random.Random(1412)
    plans = [built_plan(random_answers(rng, data), data) for _ in range(60)]
    offered = 0
    for plan, places in zip(plans, rules_page.evaluate(SWAPS, plans), strict=True):
        taken = [item["exercise"] for item in plan["items"]]
        for names in places:
            offered += len(names)
            assert len(names) <= 3
            assert not set(names) & set(taken)
            for name in names:
                exercise = data["exercises"][name]
                days = plan["answers"][days_field(exercise)][: exercise["start"]["days_per_week"]]
                judged = evaluate({**plan, "items": [new_item(name, data) | {"days": days}]}, data)
                assert judged["kept"] == ["0"], (name, judged["out"])
    assert offered > 200
