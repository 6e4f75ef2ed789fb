"""Every combination of answers that the red rules can tell apart, for every starter, walked in Chromium.

The classes come from the rules' data (`tests/support/plan_answers.py`, proven in `tests/unit/test_plan_every_answer.py`); what
each forbids comes from the oracle made by hand. For every exercise of a starter the outcomes of all clusters
of questions are multiplied out. The questions that concern none take all their answers in turn on the way.

Where that makes many thousands, a cover of them is walked: every three outcomes while all else is clear, and every mix of what
clusters take out. One outcome alone also meets each answer that concerns none. A rule that is lost shows in these, and one that
another, or two together, silence.
"""

import itertools
import math
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.plan_answers import apply, combinations, covering, forbidden_sets, others, outcomes, place_of
from tests.support.plans import real_data, starter_by_id

WALK = """({base, clusters, others, keys, picks}) => {
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
  const walk = (some, depth, forbidden) => {
    if (depth < some.length) {
      for (const one of some[depth]) {
        put(plan, one.assignment);
        walk(some, depth + 1, new Set([...forbidden, ...one.forbidden]));
      }
      return;
    }
    if (others.length) put(plan, others[walked % others.length]);
    walked += 1;
    const kept = alsguide.planRules.evaluate(plan, {...planData, stand_ins: {}}).kept;
    const expected = keys.filter((key) => !forbidden.has(key));
    if (kept.join() !== expected.join() && wrong.length < 3) wrong.push({kept, expected, plan: JSON.stringify(plan.answers)});
  };
  for (const pick of picks ?? [null]) {
    walk(pick ? pick.map((number, place) => [clusters[place][number]]) : clusters, 0, new Set());
  }
  return {walked, wrong};
}"""


MOST = 5000
"""Up to so many combinations of a place are all walked."""


def test_no_starter_keeps_what_a_red_rule_forbids_whatever_is_answered(
    rules_page: Page, capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    data = real_data()
    total = stands_for = 0
    for starter in data["starters"]:
        whole = starter_by_id(starter["id"], data, "clear", {"helper": "trained_carer"})
        for number in range(len(whole["items"])):
            given, count = walk_of(place_of(whole, number), data)
            result = rules_page.evaluate(WALK, given)
            assert result == {"walked": len(given["picks"] or range(count)), "wrong": []}, (starter["id"], number)
            total += result["walked"]
            stands_for += count
    record_property("combinations_walked", total)
    with capsys.disabled():
        print(
            f"\nred rules: {total:,} of {stands_for:,} combinations walked in Chromium, {len(data['starters'])} starters"
        )
    assert total > 20_000
    assert stands_for > 100_000


def walk_of(base: Any, data: Any) -> tuple[dict[str, Any], int]:
    """Return what a walk needs for one place of a plan, and how many combinations there are."""
    parts = [
        [{"assignment": one, "forbidden": forbidden_keys(apply(base, one), data)} for one in sorts]
        for made, _ in combinations(base, data)
        if (sorts := outcomes(base, made, data))
    ]
    count = math.prod(map(len, parts))
    rest, keys = others(base, data), list(forbidden_sets(base, data))
    picks = covering([[one["forbidden"] for one in part] for part in parts], len(rest)) if count > MOST else None
    return {"base": base, "clusters": parts, "others": rest, "keys": keys, "picks": picks}, count


def test_the_picks_of_a_place_hold_every_three_outcomes_alone_and_every_mix_of_effects() -> None:
    effects: list[Any] = [[[], ["a"]], [["b"], ["b"], []], [[], ["a"], ["a"], ["d"]], [["e"], []], [["g"], ["h"]]]
    picks = covering(effects)
    clear = (0, 2, 0, 1, 0)
    for places in itertools.combinations(range(len(effects)), 3):
        alone = [pick for pick in picks if all(pick[n] == clear[n] for n in range(len(effects)) if n not in places)]
        met = {tuple(pick[place] for place in places) for pick in alone}
        assert met == set(itertools.product(*(range(len(effects[place])) for place in places)))
    mixed = {tuple(str(some[number]) for some, number in zip(effects, pick, strict=True)) for pick in picks}
    assert mixed == set(itertools.product(*({str(effect) for effect in some} for some in effects)))


def test_the_walk_notices_a_rule_that_is_missing(rules_page: Page) -> None:
    """Guards against a walk that finds nothing: without W05 it reports the exercises that then stay."""
    data = real_data()
    base = starter_by_id("wheelchair-user", data, "clear", {"helper": "trained_carer"})
    signs = [{"breath_signs": ["none"]}, {"breath_signs": ["not_sure"]}]
    part = [{"assignment": one, "forbidden": forbidden_keys(apply(base, one), data)} for one in signs]
    given = {"base": base, "clusters": [part], "others": [], "keys": list(forbidden_sets(base, data)), "picks": None}
    assert rules_page.evaluate(WALK, given) == {"walked": 2, "wrong": []}
    without = WALK.replace("planData", "({...planData, rules: planData.rules.filter((rule) => rule.id !== 'W05')})")
    assert len(rules_page.evaluate(without, given)["wrong"]) == 1


def forbidden_keys(plan: Any, data: Any) -> list[str]:
    """The keys that the oracle forbids in a plan in which only one cluster is not answered without trouble."""
    return [key for key, rules in forbidden_sets(plan, data).items() if rules]
