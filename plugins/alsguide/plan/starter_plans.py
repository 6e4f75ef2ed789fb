"""Plans as values: an empty plan, an item for an exercise, a plan from a starter.

The form of a plan is that of the part `plan` in a plan file (docs/plan-file.md). `theme/scripts/plan-model.js` gives the same.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

JsonObject = Mapping[str, Any]
AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")
BLANK = {"text": "", "date": "", "number": None}


def default_of(field: JsonObject) -> Any:
    """Return the value that a field has before anyone touches it."""
    if "default" in field:
        value = field["default"]
        return list(value) if isinstance(value, list) else value
    return list[Any]() if field["type"] in ("many", "days") else BLANK.get(field["type"])


def defaults(fields: Sequence[JsonObject]) -> dict[str, Any]:
    """Return the defaults of several fields by their ids."""
    return {field["id"]: default_of(field) for field in fields}


def new_plan(data: JsonObject, today: str) -> dict[str, Any]:
    """Return a plan with all defaults and no exercise. `today` is an ISO date."""
    fields = data["fields"]
    answers = defaults(fields["answers"])
    for field in fields["answers"]:
        if field["type"] == "date" and "default_days" in field:
            first = today if field["from"] == "today" else answers["start_date"]
            answers[field["id"]] = (date.fromisoformat(first) + timedelta(days=field["default_days"])).isoformat()
    strength = fields["strength"]
    return {
        "starter": "",
        "answers": answers,
        "strength": {g["id"]: dict.fromkeys(strength["sides"], strength["default"]) for g in strength["groups"]},
        "goals": [],
        "items": [],
        "plan_b": [],
        "sign_offs": [],
        "diary": "",
    }


def new_item(exercise_id: str, data: JsonObject, amounts: JsonObject | None = None) -> dict[str, Any]:
    """Return an item for an exercise: the library's start dose, or the given amounts in its place."""
    exercise = data["exercises"][exercise_id]
    item = {
        "exercise": exercise_id,
        **defaults(data["fields"]["item"]),
        "who_moves": exercise["who_moves"],
    }
    start = exercise["start"] if amounts is None else amounts
    return item | {name: start.get(name) for name in AMOUNTS}


def starter_plan(starter: JsonObject, data: JsonObject, today: str) -> dict[str, Any]:
    """Return the plan of a starter."""
    plan = new_plan(data, today)
    plan["starter"] = starter["id"]
    plan["answers"] |= {k: list(v) if isinstance(v, list) else v for k, v in starter["answers"].items()}
    for given in starter["items"]:
        item = new_item(given["exercise"], data, given)
        item |= {name: given[name] for name in ("days", "slot", "resistance") if name in given}
        plan["items"].append(item)
    plan["plan_b"] = list(starter["plan_b"])
    return plan
