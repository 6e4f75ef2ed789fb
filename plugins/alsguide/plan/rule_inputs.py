"""Facts: the named values of a plan that rules may test.

Every answer is a fact under its field's id; a question with choices and no answer is `UNANSWERED`. `PLAN_FACTS` and the strength
of each part of the body belong to the plan, `ITEM_FACTS` to one exercise of it, `WEEK_FACTS` depend on the other exercises too,
and of these `ITEM_WEEK_FACTS` belong to one exercise.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from alsguide.plan.conditions import GroupDays, holds
from alsguide.plan.schedule import days_between, sessions_of, smallest_gap

JsonObject = Mapping[str, Any]

PLAN_FACTS = ("days_to_start", "days_to_review", "days_past_review", "answers_age_days", "least_sure")
ITEM_FACTS = (
    "exercise",
    "kind",
    "flags",
    "who_moves",
    "taught",
    "position_fits",
    "shoulder_pain_here",
    "strength_here",
    "minutes",
    "hold_seconds",
    "resistance_kg",
    "sets_times_repetitions",
    "amounts_above_start",
    "amounts_above_upper",
)
ITEM_WEEK_FACTS = ("minutes_at_end", "rest_gap_days", "rest_work_days", "place_in_kind")
WEEK_FACTS = (
    "longest_session_minutes",
    "minutes_over_own_limit",
    "largest_session",
    "exercise_count",
    *ITEM_WEEK_FACTS,
)
BOTH = ("left", "right")
UNANSWERED = "unanswered"
EVERY = "every"
"""A choice that counts as this acts like all choices of its field that do not stand alone."""
LONG_AGO = "1970-01-01"
"""The day on which questions count as answered when no day is known."""
REST_DAYS = "rest_days"
"""The answer that conditions on days may name like a group of exercises."""
AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")


def is_number(value: Any) -> bool:
    """Return whether a value is a number (True and False are not)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def answer_fact(field: JsonObject, value: Any) -> Any:
    """Return the fact of one answer. An answer that is not among the choices counts as the field's default."""
    if field["type"] == "number":
        return value if is_number(value) else None
    if field["type"] not in ("choice", "many"):
        return value
    counts = {choice["id"]: choice.get("counts_as", choice["id"]) for choice in field["choices"]}
    if field["type"] == "choice":
        known = value if isinstance(value, str) and value in counts else field.get("default")
        return counts.get(known, UNANSWERED)
    chosen = [one for one in value if isinstance(one, str) and one in counts] if isinstance(value, list) else []
    found = [one for one in without_contradiction(field, chosen) or field.get("default") or () if one in counts]
    if EVERY in [counts[one] for one in found]:
        found = [choice["id"] for choice in field["choices"] if not choice.get("alone")]
    return [counts[one] for one in found] or [UNANSWERED]


def given_answers(plan: JsonObject, data: JsonObject) -> set[str]:
    """Return the questions with choices that were answered in another way than they stand at the start."""
    answers = plan.get("answers") or {}
    fields = [field for field in data["fields"]["answers"] if field["type"] in ("choice", "many")]
    return {field["id"] for field in fields if is_given(field, answers.get(field["id"]))}


def is_given(field: JsonObject, value: Any) -> bool:
    """Return whether a value is an answer to a field with choices, and not the one that stands there at the start."""
    known = [choice["id"] for choice in field["choices"]]
    if value == field.get("default"):
        return False
    if field["type"] == "choice":
        return value in known
    return isinstance(value, list) and bool(without_contradiction(field, [one for one in value if one in known]))


def without_contradiction(field: JsonObject, chosen: Sequence[str]) -> list[str]:
    """Leave out choices that stand alone, such as "None of these", where others are chosen too; nothing if several do."""
    alone = {choice["id"] for choice in field["choices"] if choice.get("alone")}
    others = [one for one in chosen if one not in alone]
    return others or (list(chosen) if len(set(chosen)) == 1 else [])


def plan_facts(plan: JsonObject, data: JsonObject, today: str | None = None) -> dict[str, Any]:
    """Return the facts of a plan: its answers, the strength of each part, days to and past its dates, the least sure goal.

    Without `today` (an ISO date) nothing is past. Answers without a day are as old as can be.
    """
    answers = plan.get("answers") or {}
    facts = {field["id"]: answer_fact(field, answers.get(field["id"])) for field in data["fields"]["answers"]}
    for group in data["fields"]["strength"]["groups"]:
        facts[f"strength_{group['id']}"] = marks_of(group["id"], BOTH, plan, data)
    facts["days_to_start"] = days_between(today, answers.get("start_date"))
    facts["days_to_review"] = days_between(answers.get("start_date"), answers.get("review_date"))
    facts["days_past_review"] = days_between(answers.get("review_date"), today)
    age = days_between(answers.get("answered_on"), today)
    facts["answers_age_days"] = days_between(LONG_AGO, today) if age is None else age
    sure = [goal.get("sure_0_10") for goal in plan.get("goals") or () if is_number(goal.get("sure_0_10"))]
    facts["least_sure"] = min(sure) if sure else None
    return facts


def covered_by(item: JsonObject, plan: JsonObject, data: JsonObject) -> str:
    """Return what a sign-off of an item covers: its dose, the answers about the person, and the day of the next check.

    A text that is equal only while nothing of these changed.
    """
    fields, answers = data["fields"], plan.get("answers") or {}
    dose = [item.get(field["id"]) for field in fields["item"] if field["type"] not in ("text", "date")]
    given = [answers.get(field["id"]) for field in fields["answers"] if is_about_person(field)]
    marks = [mark for group in fields["strength"]["groups"] for mark in marks_of(group["id"], BOTH, plan, data)]
    return json.dumps([dose, given, marks, answers.get("review_date")], separators=(",", ":"), ensure_ascii=False)


def is_about_person(field: JsonObject) -> bool:
    """Return whether a question is about the person, and not about the plan or who fills it in."""
    is_chosen = field["type"] in ("choice", "many") and field.get("section") in ("plan", "safety")
    return is_chosen and field["id"] != "filled_by"


def sides_of(item: JsonObject, data: JsonObject) -> tuple[str, ...]:
    """Return the sides that an item uses. A two-handed move uses both, and the weaker side may be either, so both count."""
    one_sided = item["exercise"] in data["limits"]["time"]["one_side_at_a_time"]
    side = item.get("side")
    return (side,) if one_sided and side in BOTH else BOTH


def marks_of(group: str, sides: Sequence[str], plan: JsonObject, data: JsonObject) -> list[str]:
    """Return how strong a part of the body is on each of some sides; a mark that is not known counts as the default."""
    strength = data["fields"]["strength"]
    known = {choice["id"] for choice in strength["choices"]}
    marks = (plan.get("strength") or {}).get(group) or {}
    return [str(marks.get(side)) if str(marks.get(side)) in known else str(strength["default"]) for side in sides]


def strengths_at(item: JsonObject, exercise: JsonObject, plan: JsonObject, data: JsonObject) -> list[str]:
    """Return how strong the muscles are that an item uses, on the sides that it uses; central parts on both sides."""
    groups = {group["id"]: group for group in data["fields"]["strength"]["groups"]}
    found: list[str] = []
    for name in exercise["muscle_groups"]:
        if name in groups:
            sides = BOTH if groups[name].get("central") else sides_of(item, data)
            found += marks_of(name, sides, plan, data)
    return found


def fits_positions(flags: Sequence[str], exercise: JsonObject, positions: Sequence[str]) -> bool:
    """Return whether a person can do an exercise where they exercise: standing and water need theirs, else one shared will do."""
    needed = [place for flag, place in (("standing", "standing"), ("water", "in-water")) if flag in flags]
    return set(needed) <= set(positions) if needed else bool(set(exercise["positions"]) & set(positions))


def item_facts(
    item: JsonObject, exercise: JsonObject, plan: JsonObject, data: JsonObject, facts: JsonObject
) -> dict[str, Any]:
    """Return the facts of one item. `exercise` is what the library says, `facts` those of the plan."""
    flags = list(exercise["flags"])
    pain = facts["shoulder_pain"]
    painful = {"both": ("left", "right"), "left": ("left",), "right": ("right",)}.get(pain, ())
    resistance = {choice["id"]: choice.get("kg") for choice in data["resistance"]}
    weight = resistance.get(item.get("resistance"))
    return {
        "exercise": item["exercise"],
        "kind": exercise["kind"],
        "flags": flags,
        "who_moves": item.get("who_moves") or exercise["who_moves"],
        "taught": "yes" if item.get("taught_on") else "no",
        "position_fits": "yes" if fits_positions(flags, exercise, facts["positions"]) else "no",
        "shoulder_pain_here": "yes" if set(sides_of(item, data)) & set(painful) else "no",
        "strength_here": strengths_at(item, exercise, plan, data),
        "minutes": item.get("minutes"),
        "hold_seconds": item.get("hold_seconds"),
        "resistance_kg": item.get("resistance_kg") if weight is None else weight,
        "sets_times_repetitions": (item.get("sets") or 0) * (item.get("repetitions") or 0),
        "amounts_above_start": amounts_above(item, exercise["start"]),
        "amounts_above_upper": amounts_above(item, exercise["upper"]),
    }


def amounts_above(item: JsonObject, dose: JsonObject) -> int:
    """Return how many amounts of an item are above a dose of the library, its days of the week among them."""
    above = [name for name in AMOUNTS if is_number(item.get(name)) and item[name] > (dose.get(name) or 0)]
    return len(above) + int(len(item.get("days") or ()) > dose["days_per_week"])


def group_days(entries: Sequence[JsonObject], facts: JsonObject, data: JsonObject) -> GroupDays:
    """Return the days on which each group of exercises is done, and those chosen as rest days."""
    return {REST_DAYS: set(facts[REST_DAYS] or ())} | {
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
    facts["minutes_over_own_limit"] = facts["longest_session_minutes"] - (facts["session_max_min"] or 0)
    facts["largest_session"] = max((len(session["entries"]) for session in sessions), default=0)
    facts["exercise_count"] = len(entries)
    needs_rest = data["groups"]["needs_rest_days"]
    worked: dict[tuple[str, str], set[int]] = {}
    kinds: dict[str, int] = {}
    parts: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        kind = entry["exercise"]["kind"]
        entry["facts"]["place_in_kind"] = kinds[kind] = kinds.get(kind, 0) + 1
        is_member = holds(needs_rest, (entry["facts"], facts), {})
        parts[entry["key"]] = [(kind, group) for group in entry["exercise"]["muscle_groups"] if is_member]
        for part in parts[entry["key"]]:
            worked.setdefault(part, set()).update(entry["item"].get("days") or ())
    for entry in entries:
        weeks = [worked[part] for part in parts[entry["key"]]]
        gaps = [gap for week in weeks if (gap := smallest_gap(week)) is not None]
        entry["facts"]["rest_gap_days"] = min(gaps, default=None)
        entry["facts"]["rest_work_days"] = max(map(len, weeks), default=0)
        ends = [
            end
            for session in sessions
            for key, end in zip(session["entries"], session["ends"], strict=True)
            if key == entry["key"]
        ]
        entry["facts"]["minutes_at_end"] = max(ends, default=0)
