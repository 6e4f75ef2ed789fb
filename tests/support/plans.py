"""The plan's data as the page has it, and plans for tests."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from alsguide.core.problems import format_report
from alsguide.exercises.load import load_exercises
from alsguide.organisation import Organisation
from alsguide.plan.load import parse_plan_data
from alsguide.plan.payload import page_data
from alsguide.plan.rule_inputs import covered_by
from alsguide.plan.starter_plans import AMOUNTS, new_item, new_plan
from alsguide.safety_signs.load import parse_signs
from alsguide.site.scripts import in_order
from tests.support.shipped import shipped
from tests.support.sites import ROOT

MONDAY = "2026-11-23"
SCRIPTS = (
    "builder",
    "calendar",
    "dom",
    "dose",
    "facts",
    "file",
    "model",
    "pictures",
    "plain",
    "rules",
    "schedule",
    "text",
    "week",
)
"""The plan's scripts that need no page."""


@cache
def data_text() -> str:
    """The real data of the plan form as JSON text."""
    exercises, problems = load_exercises(shipped().markdown.values())
    data, found = parse_plan_data(shipped().documents, exercises)
    assert data is not None, format_report([*problems, *found])
    signs, errors = parse_signs(
        shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation()
    )
    assert not errors, format_report(errors)
    return json.dumps(page_data(data, exercises, Organisation(), signs))


def real_data() -> Any:
    """The real data of the plan form, as the page has it; a fresh copy."""
    return json.loads(data_text())


@cache
def vectors_text() -> str:
    return (ROOT / "tests" / "vectors" / "plan-rules.json").read_text("utf-8")


def vectors() -> Any:
    """The vectors of `tests/vectors/plan-rules.json`; a fresh copy."""
    return json.loads(vectors_text())


@cache
def shared_vectors() -> Any:
    """The same, read once. Nobody may change them."""
    return vectors()


def clear(part: str) -> dict[str, Any]:
    """What is told without trouble, `clear` of the answers or `clear_item` of an exercise; a fresh copy."""
    return copy.deepcopy(shared_vectors()[part])


def clear_plan(data: Any) -> dict[str, Any]:
    """A plan in which every question is answered without trouble and every muscle is strong."""
    plan = new_plan(data, MONDAY)
    plan["answers"] |= clear("clear")
    plan["strength"] = {group: dict.fromkeys(sides, "strong") for group, sides in plan["strength"].items()}
    return plan


def case_plan(case: Any, data: Any) -> dict[str, Any]:
    """The plan of one vector."""
    plan = clear_plan(data)
    plan["answers"] |= case.get("answers", {})
    for place, value in case.get("strength", {}).items():
        group, side = place.split(".")
        plan["strength"][group][side] = value
    plan["goals"] = [{"what": "", "own_words": "", "why": "", "sure_0_10": sure} for sure in case.get("goals", [])]
    plan["items"] = [case_item(item, data) for item in case["items"]]
    signed = case.get("sign_offs", [])
    plan["sign_offs"] = [{"role": "therapist", "covers": covered(one["exercise"], plan, data)} | one for one in signed]
    plan["plan_b"] = case.get("plan_b", [])
    return plan


def covered(exercise: str, plan: Any, data: Any) -> str:
    """What a sign-off of an exercise covers in a plan as it is; nothing when it is not in it."""
    own = [item for item in plan["items"] if item["exercise"] == exercise]
    return covered_by(own[0], plan, data) if own else ""


def case_data(case: Any, data: Any) -> Any:
    """The data of one vector: nothing stands in for what is taken out, unless the vector is about that."""
    return data if case.get("stand_ins") else {**data, "stand_ins": {}}


def case_item(given: Any, data: Any) -> dict[str, Any]:
    """An item of a vector: an exercise's id, or what differs from its start dose."""
    changes = {"exercise": given} if isinstance(given, str) else given
    if changes["exercise"] not in data["exercises"]:
        return dict(changes)
    item: dict[str, Any] = new_item(changes["exercise"], data) | clear("clear_item") | changes
    return item


def starter_by_id(name: str, data: Any, answers: Any = None, changes: Any = None) -> dict[str, Any]:
    """The plan of a starter. `answers` may be "clear": all questions answered without trouble, all strong and taught."""
    entry = next(starter for starter in data["starters"] if starter["id"] == name)
    plan: dict[str, Any] = copy.deepcopy(entry["plan"])
    plan["answers"] |= {"start_date": MONDAY, "review_date": "2026-12-21", "answered_on": MONDAY}
    if answers == "clear":
        kept = {key: plan["answers"][key] for key in ("stage", "positions", "session_max_min", "rest_days")}
        plan = {**plan, "answers": {**plan["answers"], **clear("clear"), **kept}}
        plan["strength"] = clear_plan(data)["strength"]
        for item in plan["items"]:
            item["taught_on"] = clear("clear_item")["taught_on"]
    else:
        plan["answers"] |= answers or {}
    own: dict[str, Any] = plan["answers"]
    return {**plan, "answers": own | (changes or {})}


def shown_findings(result: Any) -> list[str]:
    """Findings as the vectors write them: rule/form level exercises, then `signed` and those signed off."""
    rows = []
    for finding in result["findings"]:
        row = [f"{finding['rule']}/{finding['form'] + 1}", finding["level"], *finding["items"]]
        rows.append(" ".join(row + (["signed", *finding["signed"]] if finding["signed"] else [])))
    return rows


def scripts() -> list[Path]:
    """The plan's scripts in order."""
    paths = [next((ROOT / "theme").rglob(f"{name}.js")) for name in (*(f"plan-{name}" for name in SCRIPTS), "outlines")]
    return [Path(name) for name in in_order({str(path): path.read_text("utf-8") for path in paths})]


STRANGE_TEXTS = ("", "Ann", "<b>&\"'</b>", "été 🎈 مرحبا", "__proto__", "a\\b{c}$&", "  spaced  ")


def random_value(rng: Any, field: Any) -> Any:
    """A value that a field may hold."""
    kind = field["type"]
    if kind == "choice":
        choices = [choice["id"] for choice in field["choices"]]
        return rng.choice([*choices, field["default"]] if "default" in field else choices)
    if kind == "many":
        return [choice["id"] for choice in field["choices"] if rng.random() < 0.4]
    if kind == "days":
        return [day for day in range(1, 8) if rng.random() < 0.5]
    if kind == "text":
        return rng.choice(STRANGE_TEXTS)[: field["max_length"]]
    if kind == "date":
        return rng.choice(["", "2026-11-20", "2026-11-23", "2026-12-21", "2027-03-01", "2028-02-29"])
    if rng.random() < 0.15:
        return None
    value = rng.randint(field["min"], field["max"])
    return value + rng.choice([0, 0.5]) if field.get("step") == 0.5 and value < field["max"] else value


def random_fields(rng: Any, fields: Any) -> dict[str, Any]:
    return {field["id"]: random_value(rng, field) for field in fields}


def random_item(rng: Any, data: Any, exercises: list[str]) -> dict[str, Any]:
    item = {"exercise": rng.choice(exercises), **random_fields(rng, data["fields"]["item"])}
    upper = data["exercises"][item["exercise"]]["upper"]
    for field in data["fields"]["item"]:
        if field["id"] in AMOUNTS and item[field["id"]] is not None:
            most = field.get("max_with_carer", field["max"]) if item["who_moves"] == "carer" else field["max"]
            item[field["id"]] = min(item[field["id"]], most, upper[field["id"]]) if field["id"] in upper else None
    return item


def random_plan(rng: Any, data: Any) -> dict[str, Any]:
    """A valid plan made at random. A third of them begin without trouble, so that the rules of the week are reached."""
    fields, exercises = data["fields"], list(data["exercises"])
    plan = clear_plan(data)
    calm = rng.random() < 0.34
    plan["starter"] = rng.choice(["", data["starters"][0]["id"]])
    for field in fields["answers"]:
        if not calm or rng.random() < 0.1:
            plan["answers"][field["id"]] = random_value(rng, field)
    levels = [choice["id"] for choice in fields["strength"]["choices"]]
    for sides in plan["strength"].values():
        for side in sides:
            sides[side] = "strong" if calm or rng.random() < 0.7 else rng.choice(levels)
    plan["goals"] = [random_fields(rng, fields["goal"]) for _ in range(rng.randint(0, 2))]
    plan["items"] = [random_item(rng, data, exercises) for _ in range(rng.randint(0, 12))]
    plan["plan_b"] = rng.sample(exercises, rng.randint(0, 3))
    rules = [rule["id"] for rule in data["rules"]]
    own = [item["exercise"] for item in plan["items"]]
    for pair in {(rng.choice([*own, *exercises[:3]]), rng.choice(rules)): None for _ in range(rng.randint(0, 8))}:
        covers = rng.choice(["", covered(pair[0], plan, data)])
        signed = {"exercise": pair[0], "rule": pair[1], "covers": covers}
        plan["sign_offs"].append(signed | random_fields(rng, fields["sign_off"]))
    return plan
