"""Every combination of answers that any rule can tell apart, for every starter, walked in Chromium.

The classes come from the rules' data (`tests/support/plan_answers.py`, proven in `tests/unit/test_plan_every_answer.py`); what
each class forbids comes from the oracle made by hand. All classes that concern any exercise are multiplied out. The questions
that concern none (told by a doctor, how sure, when checked) take all their answers in turn on the way.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.plan_answers import apply, classes
from tests.support.plan_oracle import forbidding
from tests.support.plans import real_data, starter_by_id

LEVELS = ("red", "amber", "note")

WALK = """({base, clusters, others, keys}) => {
  const put = (plan, assignment) => {
    for (const [question, value] of Object.entries(assignment)) {
      const [kind, one, two] = question.split(".");
      if (kind === "strength") plan.strength[one][two] = value;
      else if (kind === "taught") plan.items[Number(one)].taught_on = value;
      else if (kind === "sure") plan.goals = value === null ? [] : [{sure_0_10: value}];
      else plan.answers[question] = value;
    }
  };
  const plan = JSON.parse(JSON.stringify(base));
  const wrong = [];
  let walked = 0;
  const paces = others.map((_, place) => others.slice(0, place).reduce((product, one) => product * one.length, 1));
  const walk = (depth, forbidden) => {
    if (depth < clusters.length) {
      for (const one of clusters[depth]) {
        put(plan, one.assignment);
        walk(depth + 1, new Set([...forbidden, ...one.forbidden]));
      }
      return;
    }
    others.forEach((classes, place) => put(plan, classes[Math.floor(walked / paces[place]) % classes.length]));
    walked += 1;
    const kept = alsguide.planRules.evaluate(plan, planData).kept;
    const expected = keys.filter((key) => !forbidden.has(key)
      && (!key.endsWith("-instead") || forbidden.has(key.replace("-instead", ""))));
    if (kept.join() !== expected.join() && wrong.length < 3) wrong.push({kept, expected, plan: JSON.stringify(plan.answers)});
  };
  const turns = others.reduce((product, one) => product * one.length, 1);
  do walk(0, new Set()); while (walked < turns);
  return {walked, wrong};
}"""


def test_no_starter_keeps_what_a_red_rule_forbids_whatever_is_answered(
    rules_page: Page, capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    data = real_data()
    total = 0
    for starter in data["starters"]:
        base, clear = starter_by_id(starter["id"], data), starter_by_id(starter["id"], data, "clear")
        parts, others, expected = [], [], 1
        for cluster in classes(base, data, LEVELS):
            assignments = [example for example, _ in cluster.values()]
            if not any(items for mark in cluster for _, items in mark_rows(mark)):
                others.append(assignments)
                continue
            parts.append(
                [{"assignment": one, "forbidden": forbidden_keys(apply(clear, one), data)} for one in assignments]
            )
            expected *= len(assignments)
        keys = [key for key, _ in entries_of(base)]
        result = rules_page.evaluate(WALK, {"base": base, "clusters": parts, "others": others, "keys": keys})
        assert result["wrong"] == [], starter["id"]
        assert result["walked"] >= expected
        assert result["walked"] % expected == 0
        total += result["walked"]
    record_property("combinations_walked", total)
    with capsys.disabled():
        print(f"\nall rules: {total:,} combinations of answers walked in Chromium, {len(data['starters'])} starters")
    assert total > 10_000


def test_the_walk_notices_a_rule_that_is_missing(rules_page: Page) -> None:
    """Guards against a walk that finds nothing: without W05 it reports the exercises that then stay."""
    data = real_data()
    base, clear = starter_by_id("wheelchair-user", data), starter_by_id("wheelchair-user", data, "clear")
    signs = [{"breath_signs": ["none"]}, {"breath_signs": ["not_sure"]}]
    part = [{"assignment": one, "forbidden": forbidden_keys(apply(clear, one), data)} for one in signs]
    clear = apply(clear, {"breath_signs": ["none"]})
    given = {"base": clear, "clusters": [part], "others": [], "keys": [key for key, _ in entries_of(base)]}
    assert rules_page.evaluate(WALK, given) == {"walked": 2, "wrong": []}
    without = WALK.replace("planData", "({...planData, rules: planData.rules.filter((rule) => rule.id !== 'W05')})")
    assert len(rules_page.evaluate(without, given)["wrong"]) == 1


def mark_rows(mark: Any) -> list[tuple[Any, Any]]:
    """The rows of a signature as (fires, exercises); a row of the strength map concerns an exercise when it holds."""
    return [row if len(row) == 2 and isinstance(row[1], tuple) else (None, any(row)) for row in mark]


def entries_of(plan: Any) -> list[tuple[str, Any]]:
    found = []
    for number, item in enumerate(plan["items"]):
        found.append((str(number), item))
        if item["instead"]:
            found.append((f"{number}-instead", {**item["instead"], "days": item["days"]}))
    return found


def forbidden_keys(plan: Any, data: Any) -> list[str]:
    """The keys that the oracle forbids in a plan in which only one cluster is not answered without trouble."""
    return [key for key, item in entries_of(plan) if forbidding(item, data["exercises"][item["exercise"]], plan)]
