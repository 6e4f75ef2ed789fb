"""Every combination of answers that the red rules can tell apart for one exercise of a plan, derived from the rules' own data.

A *question* is something that a person answers: a field, a part of the strength map, whether an exercise was taught, how sure
they are, when the plan is checked. Two answers to a question are of one *class* when every single test of every rule gives
the same for both. A *place* of a plan is an item alone. Rules that read no question in common for a place fall into
separate *clusters*: within a cluster every combination of classes is made, and those that take out the same by the same rules
are one *outcome*; the outcomes of all clusters of a place are multiplied out.
"""

import itertools
import math
import operator
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from alsguide.plan.conditions import holds, tests
from alsguide.plan.rule_inputs import answer_fact, plan_facts
from alsguide.plan.rules import candidates
from alsguide.plan.starter_plans import new_item
from tests.support.plan_oracle import forbidding
from tests.support.plans import clear_plan

Assignment = dict[str, Any]
"""Raw answers by question. `strength.knee` (left, right), `taught.3` and `sure` name what is not a field of the form."""

TAUGHT_ON = "2026-11-01"
FIXED = {"exercise", "kind", "flags", "who_moves", "minutes", "hold_seconds", "resistance_kg", "sets_times_repetitions"}
FIXED |= {"amounts_above_start", "amounts_above_upper"}
"""The facts of an exercise that no answer changes."""


def apply(plan: Any, assignment: Assignment) -> Any:
    """Return a plan with other answers; what is not named stays."""
    answers, strength = dict(plan["answers"]), {group: dict(sides) for group, sides in plan["strength"].items()}
    items, goals = [dict(item) for item in plan["items"]], plan["goals"]
    for question, value in assignment.items():
        kind, *rest = question.split(".")
        if kind == "strength":
            strength[rest[0]] = dict(zip(("left", "right"), value, strict=True))
        elif kind == "taught":
            items[int(rest[0])]["taught_on"] = value
        elif kind == "sure":
            goals = [] if value is None else [{"what": "", "own_words": "", "why": "", "sure_0_10": value}]
        else:
            answers[question] = value
    return {**plan, "answers": answers, "strength": strength, "items": items, "goals": goals}


def red_forms(data: Any) -> list[tuple[str, Any]]:
    """The red forms that do not depend on the other exercises of a plan, each with its rule."""
    forms = [(rule["id"], form) for rule in data["rules"] for form in rule["forms"]]
    return [(rule, form) for rule, form in forms if form["level"] == "red" and not form.get("late")]


def tests_of(form: Any) -> list[Any]:
    """The single tests of a form."""
    return [test for part in ("when", "items") for test in tests(form.get(part, {"all": []})) if "fact" in test]


def questions_behind(fact: str, entries: Any, data: Any) -> set[str]:
    """The questions that decide a fact for some entries. None for what no answer changes, and for what only time does."""
    if fact == "strength_here":
        groups = {group["id"] for group in data["fields"]["strength"]["groups"]}
        return {
            f"strength.{name}" for entry in entries for name in entry["exercise"]["muscle_groups"] if name in groups
        }
    if fact.startswith("strength_") and fact != "strength_ok":
        return {fact.replace("_", ".", 1)}
    if fact == "taught":
        return {f"taught.{entry['index']}" for entry in entries if entry["key"] == entry["index"]}
    own = {"shoulder_pain_here": "shoulder_pain", "position_fits": "positions", "least_sure": "sure"}
    own["days_to_review"] = "review_date"
    asked = {field["id"] for field in data["fields"]["answers"]}
    return {own.get(fact, fact)} & {*asked, "sure"}


@cache
def pairs(levels: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All marks of a part of the body, on the left and the right."""
    return list(itertools.product(levels, repeat=2))


def raw_answers(question: str, data: Any) -> list[Any]:
    """All raw answers to a question. Numbers and dates stand for all between the borders that the rules name."""
    if question.startswith("strength."):
        return pairs(tuple(choice["id"] for choice in data["fields"]["strength"]["choices"]))
    if question.startswith("taught."):
        return ["", TAUGHT_ON]
    if question == "review_date":
        return ["", "2026-12-01", "2026-12-21", "2027-01-18", "2027-01-19", "2027-02-15"]
    field = next((one for one in data["fields"]["answers"] if one["id"] == question), None)
    if field is None or field["type"] == "number":
        fact = "least_sure" if field is None else question
        low, high = (0, 10) if field is None else (field["min"] - 2, field["max"] + 2)
        all_tests = [test for rule in data["rules"] for form in rule["forms"] for test in tests_of(form)]
        borders = {test.get(end) for test in all_tests if test["fact"] == fact for end in ("above", "below")} - {None}
        near = {int(border) + step for border in borders for step in (-1, 0, 1)}
        return [None, *sorted({low, high} | {number for number in near if low <= number <= high})]
    if field["type"] in ("text", "date"):
        return ["", "2026-11-01"]
    ids = [choice["id"] for choice in field["choices"]]
    if field["type"] == "choice":
        return [*ids, ""] if field.get("default") == "" else ids
    return [list(some) for size in range(len(ids) + 1) for some in itertools.combinations(ids, size)]


def outcome_of_tests(question: str, value: Any, read: Any, plan: Any, data: Any) -> tuple[Any, ...]:
    """What single tests that read a question give for one raw answer to it."""
    field = next((one for one in data["fields"]["answers"] if one["id"] == question), None)
    found: list[Any] = []
    for test in read:
        if question.startswith("strength."):
            found.append(any(mark in test["is"] for mark in value))
        elif field is not None and test["fact"] == question:
            found.append(holds(test, ({question: answer_fact(field, value)},), {}))
        else:
            changed = apply(plan, {question: value})
            facts = plan_facts(changed, data)
            own = [entry["facts"] for entry in candidates(changed, data, facts)]
            found.append(tuple(holds(test, (some, facts), {}) for some in own or [{}]))
    return tuple(found)


CACHE: dict[tuple[str, ...], dict[tuple[Any, ...], list[Any]]] = {}
"""The classes of questions whose tests read nothing else, by the question and the tests."""


def classes(question: str, forms: Any, plan: Any, data: Any) -> dict[tuple[Any, ...], list[Any]]:
    """The classes of answers to a question: the raw answers of each."""
    entries = candidates(plan, data, plan_facts(plan, data))
    read = {repr(test): test for _, form in forms for test in tests_of(form)}
    own = {k: test for k, test in read.items() if question in questions_behind(test["fact"], entries, data)}
    is_simple = question.startswith("strength.") or {test["fact"] for test in own.values()} == {question}
    key = (question, *sorted(own))
    if is_simple and key in CACHE:
        return CACHE[key]
    found: dict[tuple[Any, ...], list[Any]] = {}
    for value in raw_answers(question, data):
        found.setdefault(outcome_of_tests(question, value, own.values(), plan, data), []).append(value)
    if is_simple:
        CACHE[key] = found
    return found


def may_hold(condition: Any, facts: Any) -> bool | None:
    """Return whether a condition on an exercise holds whatever is answered (True), never (False), or sometimes (None)."""
    for word, is_over in (("all", False), ("any", True)):
        if word in condition:
            parts = [may_hold(part, facts) for part in condition[word]]
            return is_over if is_over in parts else None if None in parts else not is_over
    if "not" in condition:
        part = may_hold(condition["not"], facts)
        return None if part is None else not part
    return holds(condition, (facts,), {}) if condition.get("fact") in FIXED else None


def place_of(plan: Any, number: int) -> Any:
    """Return the plan with one item alone."""
    return {**plan, "items": [plan["items"][number]], "plan_b": []}


def clusters(plan: Any, data: Any) -> list[tuple[set[str], list[tuple[str, Any]]]]:
    """Return the clusters of a plan with one item: the questions, and the red forms that read them."""
    entries = candidates(plan, data, plan_facts(plan, data))
    found: list[tuple[set[str], list[tuple[str, Any]]]] = []
    for rule, form in red_forms(data):
        concerned = [entry for entry in entries if may_hold(form["items"], entry["facts"]) is not False]
        read = (questions_behind(test["fact"], concerned, data) for test in tests_of(form))
        questions: set[str] = set().union(*read)
        if not concerned or not questions:
            continue
        joined = [one for one in found if one[0] & questions]
        found = [one for one in found if one not in joined]
        found.append(
            (questions.union(*(one[0] for one in joined)), [(rule, form), *(f for one in joined for f in one[1])])
        )
    return found


def combinations(plan: Any, data: Any) -> Iterator[tuple[list[Assignment], int]]:
    """Yield, for each cluster of a plan with one item, every combination of classes, and how many raw answers they stand for."""
    for questions, forms in clusters(plan, data):
        names = sorted(questions)
        found = [list(classes(name, forms, plan, data).values()) for name in names]
        made = [dict(zip(names, (one[0] for one in some), strict=True)) for some in itertools.product(*found)]
        yield made, math.prod(sum(map(len, one)) for one in found)


def entries_of(plan: Any) -> list[tuple[str, Any]]:
    """Every exercise of a plan with its key."""
    return [(str(number), item) for number, item in enumerate(plan["items"])]


def forbidden_sets(plan: Any, data: Any) -> dict[str, set[str]]:
    """The rules that forbid each exercise of a plan, by its key, as the oracle says."""
    return {key: forbidding(item, data["exercises"][item["exercise"]], plan) for key, item in entries_of(plan)}


def outcomes(plan: Any, made: list[Assignment], data: Any) -> list[Assignment]:
    """Return one of the combinations of a cluster for everything that they forbid, each by its rules."""
    found: dict[tuple[tuple[str, ...], ...], Assignment] = {}
    for assignment in made:
        sets = forbidden_sets(apply(plan, assignment), data)
        found.setdefault(tuple(tuple(sorted(rules)) for rules in sets.values()), assignment)
    return list(found.values())


def covering(effects: list[list[Any]], repeats: int = 1) -> list[tuple[int, ...]]:
    """Return combinations of one outcome of each cluster: every three with all others clear, and every mix of effects.

    Those of one outcome while all others are clear stand so many times one after the other. `effects` holds what each outcome
    of each cluster takes out; clear is one that takes out nothing. Which of the outcomes of one effect stands for it in a mix
    is left to chance.
    """
    chance = random.Random(1)
    alike: list[dict[Any, list[int]]] = [{} for _ in effects]
    for groups, some in zip(alike, effects, strict=True):
        for number, effect in enumerate(some):
            groups.setdefault(tuple(effect), []).append(number)
    clear = [groups.get((), [0])[0] for groups in alike]
    picks = set()
    for places in itertools.combinations(range(len(effects)), 3):
        for three in itertools.product(*(range(len(effects[place])) for place in places)):
            changed = dict(zip(places, three, strict=True))
            picks.add(tuple(changed.get(place, number) for place, number in enumerate(clear)))
    for mix in itertools.product(*(groups.values() for groups in alike)):
        picks.add(tuple(chance.choice(group) for group in mix))
    alone = [pick for pick in picks if sum(map(operator.ne, pick, clear)) <= 1]
    return sorted(picks) + [pick for pick in sorted(alone) for _ in range(repeats)]


def questions_of(plan: Any, data: Any) -> set[str]:
    """The questions that any rule reads for a plan, apart from those that depend on the other exercises of the week."""
    entries = candidates(plan, data, plan_facts(plan, data))
    forms = [form for rule in data["rules"] for form in rule["forms"] if not form.get("late")]
    return {q for form in forms for test in tests_of(form) for q in questions_behind(test["fact"], entries, data)}


def others(plan: Any, data: Any) -> list[Assignment]:
    """Return an answer of each class to the questions that only amber forms and notes read."""
    places = [place_of(plan, number) for number in range(len(plan["items"]))]
    red = {question for place in places for questions, _ in clusters(place, data) for question in questions}
    names = sorted(name for name in questions_of(plan, data) - red if not name.startswith("taught."))
    forms = [(rule["id"], form) for rule in data["rules"] for form in rule["forms"] if not form.get("late")]
    return [{name: values[0]} for name in names for values in classes(name, forms, plan, data).values()]


def library_places(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield a plan for every exercise of the library alone, in its largest dose, with all questions answered without trouble."""
    for name, exercise in data["exercises"].items():
        days = [1, 3, 5] if exercise["upper"]["days_per_week"] >= 3 else [1, 4]
        plan = clear_plan(data)
        yield (
            name,
            {**plan, "items": [new_item(name, data, exercise["upper"]) | {"days": days, "taught_on": TAUGHT_ON}]},
        )
