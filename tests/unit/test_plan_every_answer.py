"""Every combination of answers that the red rules can tell apart, for every starter, against an oracle made by hand."""

import itertools
import math
import random
from functools import cache
from typing import Any

import pytest

from alsguide.plan.rules import evaluate
from tests.support.plan_answers import (
    Assignment,
    apply,
    classes,
    combinations,
    entries_of,
    forbidden_sets,
    library_places,
    others,
    outcomes,
    place_of,
    questions_of,
    raw_answers,
    red_forms,
)
from tests.support.plan_oracle import forbidding, stops, taking_the_place, week_errors
from tests.support.plans import real_data, starter_by_id

DATA = real_data()
ALONE = {**DATA, "stand_ins": {}}
"""Where nothing stands in: each exercise is a place of its own, and whole plans have their stand-ins."""
STARTERS = [starter["id"] for starter in DATA["starters"]]


@cache
def clear_base(name: str) -> Any:
    """A starter with all questions answered without trouble."""
    return starter_by_id(name, DATA, "clear")


@cache
def places() -> dict[str, Any]:
    """Every item of every starter, alone, and every exercise of the library, all answered without trouble."""
    found: dict[str, Any] = dict(library_places(DATA))
    for name in STARTERS:
        base = clear_base(name)
        found |= {f"{name} {number}": place_of(base, number) for number in range(len(base["items"]))}
    return found


@cache
def combinations_of(place: str) -> list[tuple[list[Assignment], int]]:
    """The combinations of each cluster of a place."""
    return list(combinations(places()[place], DATA))


def test_no_exercise_of_a_starter_is_kept_that_a_red_rule_forbids(
    capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    """Each cluster's combinations first, for an exercise alone; then the outcomes of all clusters together."""
    apart = together = stands_for = 0
    assert len(STARTERS) >= 6
    for place, base in places().items():
        found = combinations_of(place)
        for made, _ in found:
            for assignment in made:
                check(apply(base, assignment), (place, assignment), data=ALONE)
                apart += 1
        stands_for += math.prod(raw for _, raw in found)
        if " " not in place:
            continue
        sorts = [outcomes(base, made, DATA) for made, _ in found if "today" not in made[0]]
        for parts in some_of(sorts, 200):
            assignment = {question: value for part in parts for question, value in part.items()}
            check(apply(base, assignment), (place, assignment), data=ALONE)
            together += 1
    record_property("combinations_walked", apart + together)
    with capsys.disabled():
        print(
            f"\nred rules: {apart:,} combinations of answers walked within {len(places())} places, {together:,} of "
            f"their outcomes together, standing for {stands_for:.1e}"
        )
    assert apart > 1000
    assert together > 1500


def some_of(sorts: list[list[Assignment]], most: int) -> list[tuple[Assignment, ...]]:
    """Return the product of the outcomes of all clusters, or, where it is large, some of it. The browser walks the whole."""
    if math.prod(map(len, sorts)) <= most:
        return list(itertools.product(*sorts))
    rng = random.Random(most)
    return [tuple(rng.choice(one) for one in sorts) for _ in range(most)]


def check(plan: Any, where: Any, day: str | None = None, data: Any = DATA) -> None:
    """Compare what is kept, and why the rest is out, with the oracle."""
    result = evaluate(plan, data, day)
    entries = dict(entries_of(plan))
    forbidden = {key: forbidding(item, DATA["exercises"][item["exercise"]], plan, day) for key, item in entries.items()}
    expected, done, taken = [], [], {item["exercise"] for item in entries.values()}
    for key, item in entries.items():
        other = taking_the_place(item, taken, plan, DATA, day) if forbidden[key] and data["stand_ins"] else None
        if other:
            taken.add(other)
            days = item["days"][: DATA["exercises"][other]["start"]["days_per_week"]]
            done.append((f"{key}-instead", {"exercise": other, "days": days}))
        elif not forbidden[key]:
            done.append((key, item))
    expected = [(key, item["exercise"]) for key, item in done]
    assert [(one["key"], one["exercise"]) for one in result["entries"] if one["kept"]] == expected, where
    assert result["kept"] == [key for key, _ in expected], where
    assert week_errors([item for _, item in done], DATA, plan["answers"]) == set(), where
    assert {key: set(rules) for key, rules in result["out"].items()} == {k: v for k, v in forbidden.items() if v}, where
    own = {item["exercise"]: item for item in reversed(plan["items"])}
    for exercise in result["plan_b"]:
        item = own.get(exercise, {"exercise": exercise, "side": "both", "who_moves": "self"})
        assert forbidding(item, DATA["exercises"][exercise], plan, day) == set(), (where, exercise)
    stopped = stops(plan, day)
    assert result["stopped"] == bool(stopped), where
    assert {finding["rule"] for finding in result["findings"] if finding["stops"]} == stopped, where


@pytest.mark.parametrize("name", STARTERS)
def test_a_whole_starter_agrees_with_the_oracle_on_random_answers(name: str) -> None:
    """Whole plans, with their tired days, for any answers at all; every second is judged on a day."""
    rng = random.Random(f"whole {name}")
    base = clear_base(name)
    asked = sorted(questions_of(base, DATA) | {"answered_on", "review_date"})
    for turn in range(200):
        changed = rng.sample(asked, rng.randint(1, 5 if turn % 4 else len(asked)))
        assignment = {question: rng.choice(raw_answers(question, DATA)) for question in changed}
        check(apply(base, assignment), (name, assignment), "2026-12-15" if turn % 2 else None)


@pytest.mark.parametrize("name", STARTERS)
def test_a_plan_is_left_for_every_day_unless_a_rule_takes_nearly_all_out(name: str) -> None:
    """As a starter stands at first, one exercise remains for every day; with all answered, two do, whatever one answer is."""
    base, clear = starter_by_id(name, DATA), clear_base(name)
    plans = [base, clear]
    for question in sorted(questions_of(base, DATA) - {"today", "thinking_change", "very_tired", "positions"}):
        if not question.startswith(("strength.", "taught.")):
            plans += [
                apply(one, {question: value}) for one in (base, clear) for value in raw_answers(question, DATA)[:6]
            ]
    for plan in plans:
        result = evaluate(plan, DATA)
        entries = dict(entries_of(plan))
        days = {day for item in entries.values() for day in item["days"]}
        has_tube = "tube_machine" in plan["answers"]["breath_signs"]
        is_alone = plan["answers"]["helper"] != clear["answers"]["helper"]
        is_asked = plan["answers"]["getting_about"] != ""
        assert len(result["kept"]) >= (0 if is_alone else 2 if is_asked and not has_tube else 1), plan["answers"]
        kept = [entries[key.removesuffix("-instead")] for key in result["kept"]]
        assert {day for item in kept for day in item["days"]} == days or has_tube or is_alone, plan["answers"]


@pytest.mark.parametrize("name", STARTERS)
def test_answers_of_one_class_are_the_same_to_the_rules(name: str) -> None:
    """The collapse is right: random raw answers give the same findings as the examples of their classes."""
    rng = random.Random(name)
    base = starter_by_id(name, DATA)
    forms = [(rule["id"], form) for rule in DATA["rules"] for form in rule["forms"] if not form.get("late")]
    found = {question: classes(question, forms, base, DATA) for question in sorted(questions_of(base, DATA))}
    for _ in range(100):
        raw: Assignment = {}
        example: Assignment = {}
        for question, known in found.items():
            values = rng.choice(list(known.values()))
            example[question], raw[question] = values[0], rng.choice(values)
        one, other = (without_told(evaluate(apply(base, answers), ALONE)) for answers in (raw, example))
        assert one == other, raw


def without_told(result: Any) -> Any:
    """A result without tired days, and without what is told for no exercise: that depends on whether a question was answered."""
    findings = [one for one in result["findings"] if one["items"] or one["place"] != "exercise"]
    return {**result, "findings": findings, "plan_b": None, "plan_b_out": None}


@pytest.mark.parametrize("name", STARTERS)
def test_questions_outside_the_classes_change_nothing(name: str) -> None:
    """What no rule reads changes no finding: all other fields, and the parts of the strength map that do not matter."""
    rng = random.Random(name)
    base = starter_by_id(name, DATA)
    asked = questions_of(base, DATA)
    parts = {f"strength.{group}" for group in base["strength"]} - asked
    fields = [
        f["id"] for f in DATA["fields"]["answers"] if f["type"] == "choice" and f["id"] not in {*asked, "best_time"}
    ]
    expected = evaluate(base, ALONE)
    for _ in range(50):
        other = {question: rng.choice(raw_answers(question, DATA)) for question in [*sorted(parts), *fields]}
        assert evaluate(apply(base, other), ALONE) == expected, other


def test_questions_that_no_red_rule_reads_keep_every_exercise() -> None:
    for name in STARTERS:
        base = clear_base(name)
        kept = evaluate(base, DATA)["kept"]
        for assignment in others(base, DATA):
            assert evaluate(apply(base, assignment), DATA)["kept"] == kept, assignment


def test_the_oracle_would_notice_a_rule_that_is_missing() -> None:
    """Guards against an oracle that forbids nothing: without any one red rule, the walk fails."""
    broken: set[str] = set()
    reds = {rule for rule, _ in red_forms(DATA)}
    for place, base in places().items():
        for made, _ in combinations_of(place):
            for assignment in made:
                plan = apply(base, assignment)
                rules = forbidden_sets(plan, DATA)["0"]
                if len(rules) == 1 and not rules <= broken:
                    rest = {**DATA, "rules": [one for one in DATA["rules"] if {one["id"]} != rules]}
                    assert evaluate(plan, rest)["kept"] == ["0"], (place, assignment)
                    broken |= rules
    assert reds - broken == {"W36"}, "the walk knows no day; the vectors do"
