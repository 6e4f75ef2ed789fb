"""Every combination of answers that the rules can tell apart, derived from the rules' own data.

A *question* is something that a person answers: a field, a cell of the strength map, whether an exercise was taught, how
sure they are, when the plan is checked. Two answers are the same to the rules when every form of every rule gives the same
outcome for every exercise. Questions that no form reads together fall into separate *clusters*; the combinations are the
product of the clusters' classes.
"""

import itertools
from collections.abc import Iterator
from typing import Any

from alsguide.plan.conditions import holds, tests
from alsguide.plan.facts import plan_facts
from alsguide.plan.rules import candidates

Assignment = dict[str, Any]
"""Raw answers by question. `strength.knee.left`, `taught.3` and `sure` name what is not a field of the form."""

TAUGHT_ON = "2026-11-01"


def apply(plan: Any, assignment: Assignment) -> Any:
    """Give a plan with other answers; what is not named stays."""
    answers, strength = dict(plan["answers"]), {group: dict(sides) for group, sides in plan["strength"].items()}
    items, goals = [dict(item) for item in plan["items"]], plan["goals"]
    for question, value in assignment.items():
        kind, *rest = question.split(".")
        if kind == "strength":
            strength[rest[0]][rest[1]] = value
        elif kind == "taught":
            items[int(rest[0])]["taught_on"] = value
        elif kind == "sure":
            goals = [] if value is None else [{"what": "", "own_words": "", "why": "", "sure_0_10": value}]
        else:
            answers[question] = value
    return {**plan, "answers": answers, "strength": strength, "items": items, "goals": goals}


def facts_of(form: Any) -> set[str]:
    """The facts that a form reads."""
    return {test["fact"] for part in ("when", "items") for test in tests(form.get(part, {"all": []})) if "fact" in test}


def questions_behind(fact: str, plan: Any, data: Any) -> set[str]:
    """The questions that decide a fact."""
    if fact == "strength_here":
        return {f"strength.{cell}" for cell in cells_that_matter(plan, data)}
    if fact == "taught":
        return {f"taught.{number}" for number in range(len(plan["items"]))}
    own = {"shoulder_pain_here": "shoulder_pain", "days_to_review": "review_date", "least_sure": "sure"}
    asked = {field["id"] for field in data["fields"]["answers"]}
    return {own.get(fact, fact)} if own.get(fact, fact) in {*asked, "sure"} else set()


def cells_that_matter(plan: Any, data: Any) -> set[str]:
    """The cells of the strength map that can change a rule's outcome for some exercise of the plan.

    A rule sees only which strengths occur among an exercise's muscles. If no set of strengths changes any form's outcome
    for an exercise, its cells do not matter for it.
    """
    levels = [choice["id"] for choice in data["fields"]["strength"]["choices"]]
    sets = [list(some) for size in range(1, len(levels) + 1) for some in itertools.combinations(levels, size)]
    forms = [form for rule in data["rules"] for form in rule["forms"] if "strength_here" in facts_of(form)]
    facts = plan_facts(plan, data)
    cells = set()
    for entry in candidates(plan, data, facts):
        outcomes = {
            tuple(holds(form["items"], ({**entry["facts"], "strength_here": some}, facts), {}) for form in forms)
            for some in sets
        }
        if len(outcomes) > 1:
            cells |= {f"{group}.{side}" for group in entry["exercise"]["muscle_groups"] for side in ("left", "right")}
    return cells


def raw_answers(question: str, data: Any) -> list[Any]:
    """All raw answers to a question. Numbers and dates stand for all between the borders that the rules name."""
    if question.startswith("strength."):
        return [choice["id"] for choice in data["fields"]["strength"]["choices"]]
    if question.startswith("taught."):
        return ["", TAUGHT_ON]
    if question == "review_date":
        return ["", "2026-12-21", "2027-01-18", "2027-01-19", "2027-02-15"]
    field = next((one for one in data["fields"]["answers"] if one["id"] == question), None)
    if field is None or field["type"] == "number":
        fact = "least_sure" if field is None else question
        low, high = (0, 10) if field is None else (field["min"], field["max"])
        borders = {
            border + step
            for rule in data["rules"]
            for form in rule["forms"]
            for part in ("when", "items")
            for test in tests(form.get(part, {"all": []}))
            if test.get("fact") == fact
            for border in (test.get("above"), test.get("below"))
            if border is not None
            for step in (-1, 0, 1)
        }
        return [None, *sorted({low, high} | {int(border) for border in borders if low <= border <= high})]
    ids = [choice["id"] for choice in field["choices"]]
    if field["type"] == "choice":
        return ids
    return [list(some) for size in range(len(ids) + 1) for some in itertools.combinations(ids, size)]


def clusters(plan: Any, data: Any, levels: tuple[str, ...]) -> list[tuple[set[str], list[Any]]]:
    """Give the clusters: the questions, and the forms (of the given levels) that read them."""
    found: list[tuple[set[str], list[Any]]] = []
    for rule in data["rules"]:
        for form in rule["forms"]:
            questions = set().union(*(questions_behind(fact, plan, data) for fact in facts_of(form)))
            if form["level"] not in levels or not questions:
                continue
            assert not form.get("late"), "a form that reads the week reads no answer, so clusters stay apart"
            # Whether one exercise was taught says nothing about another: each is a question for itself.
            apart = (
                [{one} for one in sorted(questions)] if all(q.startswith("taught.") for q in questions) else [questions]
            )
            for own in apart:
                joined = [one for one in found if one[0] & own]
                found = [one for one in found if one not in joined]
                found.append((own.union(*(one[0] for one in joined)), [form, *(f for one in joined for f in one[1])]))
    return found


def signature(plan: Any, forms: list[Any], data: Any) -> tuple[Any, ...]:
    """What the forms say about a plan: for each, whether it holds for the plan and for which exercises."""
    facts = plan_facts(plan, data)
    entries = candidates(plan, data, facts)
    outcomes = []
    for form in forms:
        fires = holds(form["when"], (facts,), {})
        items = tuple(
            e["key"] for e in entries if fires and "items" in form and holds(form["items"], (e["facts"], facts), {})
        )
        outcomes.append((fires and (form["place"] != "exercise" or bool(items)), items))
    return tuple(outcomes)


def classes(plan: Any, data: Any, levels: tuple[str, ...]) -> list[dict[tuple[Any, ...], tuple[Assignment, int]]]:
    """Give, for each cluster, the classes of answers: an example of each, and how many raw answers it stands for."""
    result = []
    for questions, forms in clusters(plan, data, levels):
        names = sorted(questions)
        found: dict[tuple[Any, ...], tuple[Assignment, int]] = {}
        for values in itertools.product(*(raw_answers(name, data) for name in names)):
            assignment = dict(zip(names, values, strict=True))
            mark = quick_signature(plan, forms, data, assignment)
            example, count = found.get(mark, (assignment, 0))
            found[mark] = (example, count + 1)
        result.append(found)
    return result


def quick_signature(plan: Any, forms: list[Any], data: Any, assignment: Assignment) -> tuple[Any, ...]:
    """The signature; for the strength map alone, from the strengths that occur, because there are many cells."""
    if not all(name.startswith("strength.") for name in assignment):
        return signature(apply(plan, assignment), forms, data)
    if "facts" not in CACHE or CACHE["plan"] is not plan:
        facts = plan_facts(plan, data)
        CACHE.update(plan=plan, facts=facts, entries=candidates(plan, data, facts), seen={})
    marks = []
    for entry in CACHE["entries"]:
        groups = entry["exercise"]["muscle_groups"]
        cells = [f"strength.{group}.{side}" for group in groups for side in ("left", "right")]
        some = frozenset(assignment[cell] for cell in cells if cell in assignment)
        key = (entry["key"], some)
        if key not in CACHE["seen"]:
            known = ({**entry["facts"], "strength_here": sorted(some)}, CACHE["facts"])
            CACHE["seen"][key] = tuple(holds(form["items"], known, {}) for form in forms)
        marks.append(CACHE["seen"][key])
    return tuple(marks)


CACHE: dict[str, Any] = {}


def examples(found: list[dict[tuple[Any, ...], tuple[Assignment, int]]]) -> Iterator[Assignment]:
    """Give one assignment for every combination of classes."""
    for parts in itertools.product(*([example for example, _ in one.values()] for one in found)):
        yield {question: value for part in parts for question, value in part.items()}
