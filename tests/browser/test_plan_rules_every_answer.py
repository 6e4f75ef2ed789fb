"""Every combination of answers that the red rules can tell apart, for every starter, walked in Chromium.

The classes come from the rules' data (`tests/support/plan_answers.py`, proven in `tests/unit/test_plan_every_answer.py`); what
each forbids comes from the oracle made by hand. For every exercise of a starter the outcomes of all clusters
of questions are multiplied out. The questions that concern none take all their answers in turn on the way.
"""

import math
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.plan_answers import apply, combinations, forbidden_sets, others, outcomes, place_of
from tests.support.plans import real_data, starter_by_id

WALK = """({base, clusters, others, keys}) => {
  const put = (plan, assignment) => {
    for (const [question, value] of Object.entries(assignment)) {
      const [kind, one] = question.split(".");
      if (kind === "strength") plan.strength[one] = {left: value[0], right: value[1]};
      else if (kind === "taught") plan.items[Number(one)].taught_on = value;
      else if (kind === "sure") plan.goals = value === null ? [] : [{sure_0_10: value}];
      else plan.answers[question] = value;
    }
  };
  const plan = JSON.parse(JSON.stringify(base));
  const wrong = [];
  let walked = 0;
  const walk = (depth, forbidden) => {
    if (depth < clusters.length) {
      for (const one of clusters[depth]) {
        put(plan, one.assignment);
        walk(depth + 1, new Set([...forbidden, ...one.forbidden]));
      }
      return;
    }
    if (others.length) put(plan, others[walked % others.length]);
    walked += 1;
    const kept = alsguide.planRules.evaluate(plan, {...planData, stand_ins: {}}).kept;
    const expected = keys.filter((key) => !forbidden.has(key));
    if (kept.join() !== expected.join() && wrong.length < 3) wrong.push({kept, expected, plan: JSON.stringify(plan.answers)});
  };
  walk(0, new Set());
  return {walked, wrong};
}"""


def test_no_starter_keeps_what_a_red_rule_forbids_whatever_is_answered(
    rules_page: Page, capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    data = real_data()
    total = 0
    for starter in data["starters"]:
        whole = starter_by_id(starter["id"], data, "clear", {"helper": "trained_carer"})
        for number in range(len(whole["items"])):
            base = place_of(whole, number)
            parts = [
                [{"assignment": one, "forbidden": forbidden_keys(apply(base, one), data)} for one in sorts]
                for made, _ in combinations(base, data)
                if (sorts := outcomes(base, made, data))
            ]
            keys = list(forbidden_sets(base, data))
            given = {"base": base, "clusters": parts, "others": others(base, data), "keys": keys}
            result = rules_page.evaluate(WALK, given)
            assert result == {"walked": math.prod(map(len, parts)), "wrong": []}, (starter["id"], number)
            total += result["walked"]
    record_property("combinations_walked", total)
    with capsys.disabled():
        print(f"\nred rules: {total:,} combinations of answers walked in Chromium, {len(data['starters'])} starters")
    assert total > 100_000


def test_the_walk_notices_a_rule_that_is_missing(rules_page: Page) -> None:
    """Guards against a walk that finds nothing: without W05 it reports the exercises that then stay."""
    data = real_data()
    base = starter_by_id("wheelchair-user", data, "clear", {"helper": "trained_carer"})
    signs = [{"breath_signs": ["none"]}, {"breath_signs": ["not_sure"]}]
    part = [{"assignment": one, "forbidden": forbidden_keys(apply(base, one), data)} for one in signs]
    given = {"base": base, "clusters": [part], "others": [], "keys": list(forbidden_sets(base, data))}
    assert rules_page.evaluate(WALK, given) == {"walked": 2, "wrong": []}
    without = WALK.replace("planData", "({...planData, rules: planData.rules.filter((rule) => rule.id !== 'W05')})")
    assert len(rules_page.evaluate(without, given)["wrong"]) == 1


def forbidden_keys(plan: Any, data: Any) -> list[str]:
    """The keys that the oracle forbids in a plan in which only one cluster is not answered without trouble."""
    return [key for key, rules in forbidden_sets(plan, data).items() if rules]
