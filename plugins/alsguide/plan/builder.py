"""From answers to a plan: the exercises of each slot of `builder.yaml`, and why a slot is empty.

`build` reads the slots from data and knows no exercise itself. `theme/scripts/plan-builder.js` gives the same for all answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alsguide.plan.conditions import holds
from alsguide.plan.rule_inputs import BOTH, marks_of, plan_facts
from alsguide.plan.rules import entry_of, firing, forbidding, is_at_hand
from alsguide.plan.schedule import DAYS, seconds_of
from alsguide.plan.starter_plans import new_item

JsonObject = Mapping[str, Any]
ALWAYS: JsonObject = {"all": []}
HALVED = ("repetitions", "minutes")


def build(plan: JsonObject, data: JsonObject, today: str | None = None) -> dict[str, Any]:
    """Return the exercises for a plan's answers.

    Gives `items` (each with its `slot`), `empty` (each slot without one: `slot`, `reason`), and `asks`, the
    equipment that decides: each is needed by an exercise that comes before the one chosen, or is the one chosen.
    """
    facts = plan_facts(plan, data, today)
    builder = data["builder"]
    most = next(row["most"] for row in builder["most_exercises"] if holds(row.get("when", ALWAYS), (facts,), {}))
    forms = firing(data, facts)
    chosen: list[dict[str, Any]] = []
    empty: list[dict[str, str]] = []
    asks: list[str] = []
    for slot in builder["slots"]:
        if not holds(slot.get("when", ALWAYS), (facts,), {}):
            continue
        reason = next((one["reason"] for one in slot.get("skip", ()) if holds(one["when"], (facts,), {})), None)
        if reason is None and len(chosen) >= most:
            reason = builder["enough"]
        if reason is None:
            item, reason, needed = choose(slot, [one["item"] for one in chosen], forms, plan, data, facts)
            asks += [one for one in needed if one not in asks]
            if item:
                chosen.append({"slot": slot["id"], "item": item})
                continue
        empty.append({"slot": slot["id"], "reason": reason})
    return {"items": chosen, "empty": empty, "asks": asks}


def choose(
    slot: JsonObject,
    others: Sequence[JsonObject],
    forms: Sequence[JsonObject],
    plan: JsonObject,
    data: JsonObject,
    facts: JsonObject,
) -> tuple[dict[str, Any] | None, str, list[str]]:
    """Return the first exercise that may fill a slot, or why there is none; and the equipment that was looked for.

    Of several reasons, it is the one that holds for most exercises.
    """
    reasons: list[str] = []
    needed: list[str] = []
    for item in items_for(slot, others, plan, data, facts):
        against = forbidding(entry_of("0", item, plan, data, facts), forms, facts)
        equipment = data["equipment"].get(item["exercise"])
        if against:
            reasons += [form["message"] for form in against]
        elif is_too_long([*others, item], data):
            reasons.append(data["builder"]["enough"])
        else:
            needed += [equipment] if equipment else []
            if is_at_hand(item["exercise"], data, facts):
                return item, "", needed
    return None, max(reasons, key=reasons.count, default=slot["none"]), needed


def items_for(
    slot: JsonObject, others: Sequence[JsonObject], plan: JsonObject, data: JsonObject, facts: JsonObject
) -> Iterator[dict[str, Any]]:
    """Yield the items of the choices of a slot that are for this person, and in no other slot."""
    taken = {item["exercise"] for item in others}
    for choice in slot["choices"]:
        item = item_for(choice, plan, data, facts)
        if item and choice["exercise"] not in taken and holds(choice.get("when", ALWAYS), (facts,), {}):
            yield item


def item_for(choice: JsonObject, plan: JsonObject, data: JsonObject, facts: JsonObject) -> dict[str, Any] | None:
    """Return the item of a choice; None when no side has the marks that it asks for."""
    exercise = data["exercises"][choice["exercise"]]
    item: dict[str, Any] = new_item(choice["exercise"], data) | choice.get("amounts", {})
    side = side_for(choice.get("side"), plan, data)
    if side is None:
        return None
    if holds(data["builder"]["half_when"], (facts,), {}):
        item |= {name: -(-item[name] // 2) for name in HALVED if item[name]}
    days = facts[days_field(exercise)] or []
    return item | {
        "side": side,
        "slot": choice.get("time", ""),
        "days": sorted(days)[: exercise["start"]["days_per_week"]],
    }


def side_for(sides: JsonObject | None, plan: JsonObject, data: JsonObject) -> str | None:
    """Return the side of a choice: both, or the one that has one of the marks; None when neither has."""
    if sides is None:
        return "both"
    marks = marks_of(sides["part"], BOTH, plan, data)
    fitting = [side for side, mark in zip(BOTH, marks, strict=True) if mark in sides["is"]]
    return "both" if len(fitting) == len(BOTH) else next(iter(fitting), None)


def days_field(exercise: JsonObject) -> str:
    """Return the question that asks for the days of an exercise's kind."""
    if exercise["kind"] == "strengthening":
        return "days_strength"
    is_hard = exercise["kind"] == "aerobic" or "raises_heart_rate" in exercise["flags"]
    return "days_aerobic" if is_hard else "days_gentle"


def is_too_long(items: Sequence[JsonObject], data: JsonObject) -> bool:
    """Return whether the exercises of one day take longer than a day may have at first."""
    most: int = data["builder"]["most_minutes_a_day"] * 60
    return max(seconds_of_days(items, data)) > most


def seconds_of_days(items: Sequence[JsonObject], data: JsonObject) -> Iterator[int]:
    """Yield how long the exercises of each day of the week take, in seconds, all sessions together."""
    time = data["limits"]["time"]
    for day in DAYS:
        done = [item for item in items if day in item["days"]]
        yield sum(seconds_of({"item": item}, time) * item["times_per_day"] for item in done)


def built_plan(plan: JsonObject, data: JsonObject, today: str | None = None) -> dict[str, Any]:
    """Return the plan with the exercises for its answers, and those for tired days."""
    built = build(plan, data, today)["items"]
    tired = [one["item"]["exercise"] for one in built if one["slot"] in data["builder"]["tired_days"]]
    return {**plan, "starter": data["builder"]["id"], "items": [one["item"] for one in built], "plan_b": tired}


def with_answer(plan: JsonObject, name: str, value: Any, data: JsonObject) -> dict[str, Any]:
    """Return the plan with another answer, and with those that it sets."""
    changed = {**plan, "answers": {**plan["answers"], name: value}}
    facts = plan_facts(changed, data)
    for row in data["builder"]["sets"]:
        asks_it = row["when"].get("fact") == name
        if asks_it and holds(row["when"], (facts,), {}):
            changed["answers"] |= row["answers"]
    return changed
