"""The plan's data as the page has it, and plans for tests."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from alsguide.exercises.load import load_exercises
from alsguide.organisation import Organisation
from alsguide.plan.load import load_plan_data
from alsguide.plan.page_data import page_data
from alsguide.plan.plans import new_item, new_plan
from alsguide.problems import format_report
from tests.support.sites import ROOT

MONDAY = "2026-11-23"
SCRIPTS = ("schedule", "facts", "rules", "model", "file", "text", "calendar")
"""The plan's scripts in the order in which a page loads them."""


@cache
def data_text() -> str:
    """The real data of the plan form as JSON text."""
    exercises, problems = load_exercises(ROOT / "content" / "exercises", ROOT)
    data, found = load_plan_data(ROOT / "content" / "data" / "plan", ROOT, exercises)
    assert data is not None, format_report([*problems, *found])
    return json.dumps(page_data(data, exercises, Organisation()))


def real_data() -> Any:
    """The real data of the plan form, as the page has it; a fresh copy."""
    return json.loads(data_text())


@cache
def vectors_text() -> str:
    return (ROOT / "tests" / "vectors" / "plan-rules.json").read_text("utf-8")


def vectors() -> Any:
    """The vectors of `tests/vectors/plan-rules.json`."""
    return json.loads(vectors_text())


def clear_plan(data: Any) -> dict[str, Any]:
    """A plan in which every question is answered without trouble and every muscle is strong."""
    plan = new_plan(data, MONDAY)
    plan["answers"] |= vectors()["clear"]
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
    plan["sign_offs"] = case.get("sign_offs", [])
    plan["plan_b"] = case.get("plan_b", [])
    return plan


def case_item(given: Any, data: Any) -> dict[str, Any]:
    """An item of a vector: an exercise's id, or what differs from its start dose."""
    changes = {"exercise": given} if isinstance(given, str) else given
    if changes["exercise"] not in data["exercises"]:
        return dict(changes)
    return new_item(changes["exercise"], data) | vectors()["clear_item"] | changes


def starter_by_id(name: str, data: Any, answers: Any = None) -> dict[str, Any]:
    """The plan of a starter. `answers` may be "clear": all questions answered without trouble, all strong and taught."""
    entry = next(starter for starter in data["starters"] if starter["id"] == name)
    plan: dict[str, Any] = copy.deepcopy(entry["plan"])
    plan["answers"] |= {"start_date": MONDAY, "review_date": "2026-12-21"}
    if answers == "clear":
        kept = {key: plan["answers"][key] for key in ("stage", "helper")}
        plan = {**plan, "answers": {**plan["answers"], **vectors()["clear"], **kept}}
        plan["strength"] = clear_plan(data)["strength"]
        for item in plan["items"]:
            item["taught_on"] = vectors()["clear_item"]["taught_on"]
    else:
        plan["answers"] |= answers or {}
    return plan


def shown_findings(result: Any) -> list[str]:
    """Findings as the vectors write them: rule/form level exercises, then `signed` and those signed off."""
    rows = []
    for finding in result["findings"]:
        row = [f"{finding['rule']}/{finding['form'] + 1}", finding["level"], *finding["items"]]
        rows.append(" ".join(row + (["signed", *finding["signed"]] if finding["signed"] else [])))
    return rows


def scripts() -> list[Path]:
    """The plan's scripts in order."""
    return [ROOT / "theme" / "static" / "js" / f"plan-{name}.js" for name in SCRIPTS]


