"""Every combination of answers that the red rules can tell apart, for every starter, against an oracle made by hand."""

import random
from functools import cache
from typing import Any

import pytest

from alsguide.plan.rules import evaluate
from tests.support.plan_answers import apply, classes, clusters, examples, raw_answers, signature
from tests.support.plan_oracle import forbidding, week_faults
from tests.support.plans import real_data, starter_by_id

DATA = real_data()
STARTERS = [starter["id"] for starter in DATA["starters"]]
RED = ("red",)


@cache
def base_and_classes(name: str, levels: tuple[str, ...]) -> tuple[Any, Any]:
    """A starter with its defaults, and the classes of answers for rules of the given levels."""
    base = starter_by_id(name, DATA)
    return base, classes(base, DATA, levels)


@cache
def clear_base(name: str) -> Any:
    """A starter with all questions answered without trouble."""
    return starter_by_id(name, DATA, "clear")


def entries_of(plan: Any) -> list[tuple[str, Any]]:
    """Every exercise that could be done: each item, and its stand-in with the item's days."""
    found = []
    for number, item in enumerate(plan["items"]):
        found.append((str(number), item))
        if item["instead"]:
            found.append((f"{number}-instead", {**item["instead"], "days": item["days"]}))
    return found


def test_no_starter_keeps_an_exercise_that_a_red_rule_forbids(
    capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    walked = stands_for = 0
    assert len(STARTERS) >= 6
    for name in STARTERS:
        base, found = base_and_classes(name, RED)
        combinations = raw = 1
        for cluster in found:
            combinations *= len(cluster)
            raw *= sum(count for _, count in cluster.values())
        count = 0
        for assignment in examples(found):
            count += 1
            check_one(name, apply(base, assignment), assignment)
        assert count == combinations
        walked, stands_for = walked + count, stands_for + raw
    record_property("combinations_walked", walked)
    with capsys.disabled():
        print(
            f"\nred rules: {walked:,} combinations of answers walked, standing for {stands_for:.1e}, {len(STARTERS)} starters"
        )
    assert walked > 1000


def check_one(name: str, plan: Any, assignment: Any) -> None:
    """Compare what is kept with the oracle, and see that a plan remains."""
    result = evaluate(plan, DATA)
    entries = dict(entries_of(plan))
    forbidden = {key: forbidding(item, DATA["exercises"][item["exercise"]], plan) for key, item in entries.items()}
    expected = [
        key
        for key in entries
        if not forbidden[key] and (not key.endswith("-instead") or forbidden[key.removesuffix("-instead")])
    ]
    assert result["kept"] == expected, (name, assignment)
    assert week_faults([entries[key] for key in result["kept"]], DATA) == set(), (name, assignment)
    for key, rules in result["out"].items():
        assert set(rules) == forbidden[key], (name, assignment, key)
    own = {item["exercise"]: item for item in reversed(plan["items"])}
    for exercise in result["plan_b"]:
        item = own.get(exercise, {"exercise": exercise, "side": "both", "who_moves": "self"})
        assert forbidding(item, DATA["exercises"][exercise], plan) == set(), (name, assignment, exercise)
    is_calf = plan["answers"]["calf_red_flag"] in ("yes", "not_sure")
    assert result["stopped"] == is_calf
    if not is_calf:
        days = {day for _, item in entries_of(plan) for day in item["days"]}
        gentle = {day for day in days if any(day in entries[key]["days"] for key in result["kept"])}
        assert len(result["kept"]) >= 2, (name, assignment)
        assert gentle == days, (name, assignment)


@pytest.mark.parametrize("name", STARTERS)
def test_answers_of_one_class_are_the_same_to_the_rules(name: str) -> None:
    """The collapse is right: random raw answers give the same findings as the example of their classes."""
    rng = random.Random(name)
    levels = ("red", "amber", "note")
    base, found = base_and_classes(name, levels)
    names = [(sorted(questions), forms) for questions, forms in clusters(base, DATA, levels)]
    for _ in range(150):
        raw = {question: rng.choice(raw_answers(question, DATA)) for questions, _ in names for question in questions}
        example: dict[str, Any] = {}
        for (questions, forms), cluster in zip(names, found, strict=True):
            own = {question: raw[question] for question in questions}
            mark = signature(apply(base, own), forms, DATA)
            matches = [one for one, _ in cluster.values() if signature(apply(base, one), forms, DATA) == mark]
            assert len(matches) == 1, "every raw answer belongs to exactly one class"
            example |= matches[0]
        assert evaluate(apply(base, raw), DATA) == evaluate(apply(base, example), DATA), raw


@pytest.mark.parametrize("name", STARTERS)
def test_questions_outside_the_classes_change_nothing(name: str) -> None:
    """What no rule reads changes no finding: all other fields, and the cells of the strength map that do not matter."""
    rng = random.Random(name)
    base = starter_by_id(name, DATA)
    asked = {question for questions, _ in clusters(base, DATA, ("red", "amber", "note")) for question in questions}
    cells = {f"strength.{g}.{s}" for g, sides in base["strength"].items() for s in sides} - asked
    fields = [
        f["id"] for f in DATA["fields"]["answers"] if f["type"] == "choice" and f["id"] not in {*asked, "best_time"}
    ]
    expected = evaluate(base, DATA)
    for _ in range(100):
        other = {question: rng.choice(raw_answers(question, DATA)) for question in [*sorted(cells), *fields]}
        assert evaluate(apply(base, other), DATA) == expected, other


def test_the_oracle_would_notice_a_rule_that_is_missing() -> None:
    """Guards against an oracle that forbids nothing: without any one red rule, the walk fails."""
    broken = []
    for rule in DATA["rules"]:
        if not any(form["level"] == "red" and not form.get("late") for form in rule["forms"]):
            continue
        rest = {**DATA, "rules": [one for one in DATA["rules"] if one["id"] != rule["id"]]}
        for name in STARTERS:
            _, found = base_and_classes(name, RED)
            clear = clear_base(name)
            for cluster in found:
                for example, _ in cluster.values():
                    plan = apply(clear, example)
                    kept = evaluate(plan, rest)["kept"]
                    items = dict(entries_of(plan))
                    if any(forbidding(items[k], DATA["exercises"][items[k]["exercise"]], plan) for k in kept):
                        broken.append(rule["id"])
    assert set(broken) == {"W02", "W03", "W04", "W05", "W07", "W08", "W10", "W11", "W12", "W13", "W14", "W25"}
