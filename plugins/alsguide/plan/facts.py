"""Facts: the named values of a plan that rules may test.

Every answer is a fact under its field's id. `ITEM_FACTS` belong to one exercise of a plan, `WEEK_FACTS` depend on the other
exercises too, `PLAN_FACTS` belong to the plan.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from alsguide.plan.conditions import GroupDays, holds
from alsguide.plan.schedule import days_between, sessions_of, smallest_gap

JsonObject = Mapping[str, Any]

PLAN_FACTS = ("days_to_review", "least_sure")
ITEM_FACTS = (
    "exercise",
    "kind",
    "flags",
    "who_moves",
    "taught",
    "shoulder_pain_here",
    "strength_here",
    "hold_seconds",
    "resistance_kg",
    "sets_times_repetitions",
    "amounts_above_upper",
)
WEEK_FACTS = (
    "longest_session_minutes",
    "largest_session",
    "exercise_count",
    "minutes_at_end",
    "strength_gap_days",
    "strength_days",
)
AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")


def is_number(value: Any) -> bool:
    """Tell whether a value is a number (True and False are not)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def answer_fact(field: JsonObject, value: Any) -> Any:
    """Give the fact of one answer. An answer that is not among the choices counts as the field's default."""
    if field["type"] == "number":
        return value if is_number(value) else None
    if field["type"] not in ("choice", "many"):
        return value
    counts = {choice["id"]: choice.get("counts_as", choice["id"]) for choice in field["choices"]}
    if field["type"] == "choice":
        known = value if isinstance(value, str) and value in counts else field.get("default")
        return counts.get(known)
    chosen = [one for one in value if isinstance(one, str) and one in counts] if isinstance(value, list) else []
    return [counts[one] for one in without_contradiction(field, chosen) or field.get("default") or () if one in counts]


def without_contradiction(field: JsonObject, chosen: Sequence[str]) -> list[str]:
    """Leave out choices that stand alone, such as "None of these", where others are chosen too; nothing if several do."""
    alone = {choice["id"] for choice in field["choices"] if choice.get("alone")}
    others = [one for one in chosen if one not in alone]
    return others or (list(chosen) if len(set(chosen)) == 1 else [])


def plan_facts(plan: JsonObject, data: JsonObject) -> dict[str, Any]:
    """Give the facts of a plan: its answers, the days until it is checked, the least sure of its goals."""
    answers = plan.get("answers") or {}
    facts = {field["id"]: answer_fact(field, answers.get(field["id"])) for field in data["fields"]["answers"]}
    facts["days_to_review"] = days_between(answers.get("start_date"), answers.get("review_date"))
    sure = [goal.get("sure_0_10") for goal in plan.get("goals") or () if is_number(goal.get("sure_0_10"))]
    facts["least_sure"] = min(sure) if sure else None
    return facts


def sides_of(item: JsonObject) -> tuple[str, ...]:
    """Give the sides that an item uses. The weaker side may be either, so both count."""
    side = item.get("side")
    return (side,) if side in ("left", "right") else ("left", "right")


def strengths_at(item: JsonObject, exercise: JsonObject, plan: JsonObject, data: JsonObject) -> list[str]:
    """Give how strong the muscles are that an item uses, on the sides that it uses; central parts on both sides."""
    strength = data["fields"]["strength"]
    known = {choice["id"] for choice in strength["choices"]}
    groups = {group["id"]: group for group in strength["groups"]}
    found: list[str] = []
    for name in exercise["muscle_groups"]:
        if name in groups:
            sides = ("left", "right") if groups[name].get("central") else sides_of(item)
            marked = (plan.get("strength") or {}).get(name) or {}
            values = [str(marked.get(side)) for side in sides]
            found += [value if value in known else str(strength["default"]) for value in values]
    return found


def item_facts(item: JsonObject, exercise: JsonObject, plan: JsonObject, data: JsonObject, pain: Any) -> dict[str, Any]:
    """Give the facts of one item. `exercise` is what the library says, `pain` the fact `shoulder_pain`."""
    seated = data["limits"]["seated"]
    is_seated = item.get("version") == "seated" and item["exercise"] in seated["versions"]
    dropped = seated["drops_flags"] if is_seated else ()
    painful = {"both": ("left", "right"), "left": ("left",), "right": ("right",)}.get(pain, ())
    resistance = {choice["id"]: choice.get("kg") for choice in data["resistance"]}
    weight = resistance.get(item.get("resistance"))
    upper = exercise["upper"]
    above = [name for name in AMOUNTS if is_number(item.get(name)) and item[name] > (upper.get(name) or 0)]
    too_many_days = len(item.get("days") or ()) > upper["days_per_week"]
    return {
        "exercise": item["exercise"],
        "kind": exercise["kind"],
        "flags": [flag for flag in exercise["flags"] if flag not in dropped],
        "who_moves": item.get("who_moves") or exercise["who_moves"],
        "taught": "yes" if item.get("taught_on") else "no",
        "shoulder_pain_here": "yes" if set(sides_of(item)) & set(painful) else "no",
        "strength_here": strengths_at(item, exercise, plan, data),
        "hold_seconds": item.get("hold_seconds"),
        "resistance_kg": item.get("resistance_kg") if weight is None else weight,
        "sets_times_repetitions": (item.get("sets") or 0) * (item.get("repetitions") or 0),
        "amounts_above_upper": len(above) + too_many_days,
    }


def group_days(entries: Sequence[JsonObject], facts: JsonObject, data: JsonObject) -> GroupDays:
    """Give the days on which each group of exercises is done."""
    return {
        name: {
            day
            for entry in entries
            if holds(condition, (entry["facts"], facts), {})
            for day in entry["item"].get("days") or ()
        }
        for name, condition in data["groups"].items()
    }


def add_week_facts(entries: Sequence[Any], facts: dict[str, Any], data: JsonObject) -> None:
    """Add the facts that depend on all exercises of the week, to the plan and to each entry."""
    sessions = sessions_of(entries, facts["best_time"], data)
    facts["longest_session_minutes"] = max((session["minutes"] for session in sessions), default=0)
    facts["largest_session"] = max((len(session["entries"]) for session in sessions), default=0)
    facts["exercise_count"] = len(entries)
    strengthening = data["groups"]["strengthening"]
    worked: dict[str, set[int]] = {}
    for entry in entries:
        if holds(strengthening, (entry["facts"], facts), {}):
            for group in entry["exercise"]["muscle_groups"]:
                worked.setdefault(group, set()).update(entry["item"].get("days") or ())
    for entry in entries:
        weeks = [worked.get(group, set()) for group in entry["exercise"]["muscle_groups"]]
        gaps = [gap for week in weeks if (gap := smallest_gap(week)) is not None]
        entry["facts"]["strength_gap_days"] = min(gaps, default=None)
        entry["facts"]["strength_days"] = max(map(len, weeks), default=0)
        ends = [
            end
            for session in sessions
            for key, end in zip(session["entries"], session["ends"], strict=True)
            if key == entry["key"]
        ]
        entry["facts"]["minutes_at_end"] = max(ends, default=0)
