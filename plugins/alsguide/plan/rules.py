"""Rules: which warnings a plan raises, and which of its exercises may stay.

`evaluate` reads the rules from data and knows none itself. `theme/scripts/plan-rules.js` gives the same for every plan.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from alsguide.plan.conditions import GroupDays, holds
from alsguide.plan.rule_inputs import add_week_facts, covered_by, given_answers, group_days, item_facts, plan_facts

JsonObject = Mapping[str, Any]


def evaluate(plan: JsonObject, data: JsonObject, today: str | None = None) -> dict[str, Any]:
    """Judge a plan.

    `plan` is the part `plan` of a plan file, `data` what `page_data` gives, `today` an ISO date; without it nothing is too
    old. Gives `stopped` (the plan must not be used
    at all), `findings` in the rules' order, `entries` (each exercise as done or left out: `key`, `index` in the plan's
    items, `instead`, `exercise`, `kept`), `kept` (keys of the exercises that stay), `out` (key: rules that take it
    out). A finding has `rule`, `form`, `level`, `stops`, `place`, `asks`, `message`, `back`, `items` (keys concerned)
    and `signed` (keys among them that a therapist signed off). The key of a stand-in is its item's with `-instead`.

    Red forms on single exercises come first: what they take out no longer counts for the week, and its stand-in, if
    no red form forbids that, takes its place. All other forms see only what is left.
    """
    facts = plan_facts(plan, data, today)
    entries = candidates(plan, data, facts, today)
    given = given_answers(plan, data)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    out: dict[str, list[str]] = {}
    for rule, number, form in forms_of(data):
        if form["level"] == "red" and not form.get("late"):
            finding = judge(rule, number, form, entries, facts, {}, given)
            if finding:
                exclude(finding, out)
                own = [key for key in finding["items"] if not key.endswith(FALLBACK)]
                if own or form["place"] != "exercise" or is_always_shown(form, given):
                    signed_own = [key for key in finding["signed"] if key in own]
                    found[(rule["id"], number)] = finding | {"items": own, "signed": signed_own}
    tired, tired_out = plan_b(plan, data, facts, today)
    active = in_use(entries, out)
    add_week_facts(active, facts, data)
    days = group_days(active, facts, data)
    for rule, number, form in forms_of(data):
        if form["level"] != "red" or form.get("late"):
            finding = judge(rule, number, form, active, facts, days, given)
            if finding:
                exclude(finding, out)
                found[(rule["id"], number)] = finding
    kept = [entry["key"] for entry in active if entry["key"] not in out]
    shown = [entry for entry in entries if entry["index"] == entry["key"] or entry in active]
    shown_keys = {entry["key"] for entry in shown}
    return {
        "stopped": any(form.get("stops") and (rule["id"], number) in found for rule, number, form in forms_of(data)),
        "findings": [found[place] for rule, number, _ in forms_of(data) if (place := (rule["id"], number)) in found],
        "entries": [shown_entry(entry, kept) for entry in shown],
        "kept": kept,
        "out": {key: rules for key, rules in out.items() if key in shown_keys},
        "plan_b": tired,
        "plan_b_out": tired_out,
    }


FALLBACK = "-instead"


def forms_of(data: JsonObject) -> list[tuple[JsonObject, int, JsonObject]]:
    """Return every form of every rule, in order, with its rule and its number."""
    return [(rule, number, form) for rule in data["rules"] for number, form in enumerate(rule["forms"])]


def candidates(plan: JsonObject, data: JsonObject, facts: JsonObject, today: str | None = None) -> list[dict[str, Any]]:
    """Return an entry for every item of the plan and for every stand-in. An exercise that is not in the library is left out."""
    entries = []
    for index, item in enumerate(plan.get("items") or ()):
        fallback = item.get("instead")
        versions = [(str(index), item)]
        if fallback:
            versions.append((f"{index}{FALLBACK}", {**fallback, "days": item.get("days"), "slot": item.get("slot")}))
        for key, version in versions:
            exercise = data["exercises"].get(version["exercise"])
            if exercise is not None:
                known = item_facts(version, exercise, plan, data, facts)
                entry = {"key": key, "index": str(index), "item": version, "exercise": exercise, "facts": known}
                entries.append(entry | {"signed": signed_rules(version, plan, data, today)})
    return entries


def signed_rules(item: JsonObject, plan: JsonObject, data: JsonObject, today: str | None) -> set[str]:
    """Return the rules under which an item is signed off as it is: for its dose, these answers, and until this day of check."""
    own = [one for one in plan.get("sign_offs") or () if one.get("exercise") == item["exercise"]]
    counted = [one for one in own if is_complete(one, today)]
    covered = covered_by(item, plan, data) if counted else ""
    return {one["rule"] for one in counted if one.get("covers") == covered}


def is_complete(sign_off: JsonObject, today: str | None) -> bool:
    """Return whether a sign-off is ticked and has a role, a name and a day that is not to come."""
    filled = all(str(sign_off.get(name) or "").strip() for name in ("role", "name", "date"))
    return filled and sign_off.get("ticked") == "yes" and (today is None or sign_off["date"] <= today)


def judge(
    rule: JsonObject,
    number: int,
    form: JsonObject,
    entries: Sequence[JsonObject],
    facts: JsonObject,
    days: GroupDays,
    given: set[str],
) -> dict[str, Any] | None:
    """Return the finding of one form, or None when it does not fire."""
    if not holds(form["when"], (facts,), days):
        return None
    condition = form.get("items")
    concerned = [entry for entry in entries if condition and holds(condition, (entry["facts"], facts), days)]
    if form["place"] == "exercise" and not concerned and not is_always_shown(form, given):
        return None
    may_sign = form.get("sign_off", True) and form["level"] == "red"
    return {
        "rule": rule["id"],
        "form": number,
        "level": form["level"],
        "stops": form.get("stops", False),
        "place": form["place"],
        "asks": form["asks"],
        "message": form["message"],
        "back": form.get("back"),
        "items": [entry["key"] for entry in concerned],
        "signed": [entry["key"] for entry in concerned if may_sign and rule["id"] in entry["signed"]],
    }


def is_always_shown(form: JsonObject, given: set[str]) -> bool:
    """Return whether a form is told without an exercise: it is marked so, and one of its questions was answered."""
    return form.get("always_told", False) and not given.isdisjoint(form["asks"])


def exclude(finding: JsonObject, out: dict[str, list[str]]) -> None:
    """Note the exercises that a red finding takes out: those that nobody signed off."""
    if finding["level"] == "red":
        for key in finding["items"]:
            if key not in finding["signed"] and finding["rule"] not in out.setdefault(key, []):
                out[key].append(finding["rule"])


def plan_b(
    plan: JsonObject, data: JsonObject, facts: JsonObject, today: str | None
) -> tuple[list[str], dict[str, list[str]]]:
    """Return the exercises for tired days that may stay, and those that red forms take out with their rules.

    An exercise that is also in the plan is judged with the plan's item (side, version, day on which it was taught).
    """
    own = {item["exercise"]: item for item in reversed(plan.get("items") or ())}
    items = [own.get(name, {"exercise": name}) for name in plan.get("plan_b") or ()]
    entries = candidates({**plan, "items": [{**item, "instead": None} for item in items]}, data, facts, today)
    out: dict[str, list[str]] = {}
    for rule, number, form in forms_of(data):
        if form["level"] == "red" and not form.get("late"):
            finding = judge(rule, number, form, entries, facts, {}, set())
            if finding:
                exclude(finding, out)
    named = {entry["key"]: entry["item"]["exercise"] for entry in entries}
    return [name for key, name in named.items() if key not in out], {named[key]: rules for key, rules in out.items()}


def in_use(entries: Sequence[dict[str, Any]], out: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Return the entries that are done: each item that is not out, else its stand-in if that is not out."""
    absent = {entry["index"] for entry in entries if not entry["key"].endswith(FALLBACK) and entry["key"] in out}
    return [
        entry
        for entry in entries
        if entry["key"] not in out and (not entry["key"].endswith(FALLBACK) or entry["index"] in absent)
    ]


def shown_entry(entry: JsonObject, kept: Sequence[str]) -> dict[str, Any]:
    """Return what a reader of the result needs of an entry."""
    return {
        "key": entry["key"],
        "index": int(entry["index"]),
        "instead": entry["key"].endswith(FALLBACK),
        "exercise": entry["item"]["exercise"],
        "kept": entry["key"] in kept,
    }
