"""Rules: which warnings a plan raises, and which of its exercises may stay.

`evaluate` reads the rules from data and knows none itself. `theme/scripts/plan-rules.js` gives the same for every plan.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from alsguide.plan.conditions import GroupDays, holds
from alsguide.plan.rule_inputs import add_week_facts, covered_by, given_answers, group_days, item_facts, plan_facts
from alsguide.plan.starter_plans import new_item

JsonObject = Mapping[str, Any]


def evaluate(plan: JsonObject, data: JsonObject, today: str | None = None) -> dict[str, Any]:
    """Judge a plan.

    `plan` is the part `plan` of a plan file, `data` what `page_data` gives, `today` an ISO date; without it nothing is too
    old. Gives `stopped` (the plan must not be used
    at all), `findings` in the rules' order, `entries` (each exercise as done or left out: `key`, `index` in the plan's
    items, `instead`, `exercise`, `kept`), `kept` (keys of the exercises that stay), `out` (key: rules that take it
    out). A finding has `rule`, `form`, `level`, `stops`, `place`, `asks`, `message`, `back`, `items` (keys concerned)
    and `signed` (keys among them that a therapist signed off). The key of a stand-in is its item's with `-instead`.

    Red forms on single exercises come first: what they take out no longer counts for the week, and the nearest stand-in that
    no red form forbids takes its place. All other forms see only what is left.
    """
    facts = plan_facts(plan, data, today)
    entries = candidates(plan, data, facts, today)
    given = given_answers(plan, data)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    out: dict[str, list[str]] = {}
    for rule, number, form in early_forms(data):
        finding = judge(rule, number, form, entries, facts, {}, given)
        if finding:
            exclude(finding, out)
            found[(rule["id"], number)] = finding
    tired, tired_out = plan_b(plan, data, facts, today)
    active = in_use(entries, out, plan, data, facts)
    add_week_facts(active, facts, data)
    days = group_days(active, facts, data)
    for rule, number, form in forms_of(data):
        if not is_early(form):
            finding = judge(rule, number, form, active, facts, days, given)
            if finding:
                exclude(finding, out)
                found[(rule["id"], number)] = finding
    kept = [entry["key"] for entry in active if entry["key"] not in out]
    standing_in = {entry["index"]: entry for entry in active if entry["key"] != entry["index"]}
    shown = [one for entry in entries for one in (entry, standing_in.get(entry["key"])) if one]
    return {
        "stopped": any(form.get("stops") and (rule["id"], number) in found for rule, number, form in forms_of(data)),
        "findings": [found[place] for rule, number, _ in forms_of(data) if (place := (rule["id"], number)) in found],
        "entries": [shown_entry(entry, kept) for entry in shown],
        "kept": kept,
        "out": out,
        "plan_b": tired,
        "plan_b_out": tired_out,
    }


STAND_IN = "-instead"


def forms_of(data: JsonObject) -> list[tuple[JsonObject, int, JsonObject]]:
    """Return every form of every rule, in order, with its rule and its number."""
    return [(rule, number, form) for rule in data["rules"] for number, form in enumerate(rule["forms"])]


def early_forms(data: JsonObject) -> list[tuple[JsonObject, int, JsonObject]]:
    """Return the forms that are judged first: red ones that do not depend on the other exercises."""
    return [one for one in forms_of(data) if is_early(one[2])]


def is_early(form: JsonObject) -> bool:
    """Return whether a form is judged first."""
    return form["level"] == "red" and not form.get("late")


def candidates(plan: JsonObject, data: JsonObject, facts: JsonObject, today: str | None = None) -> list[dict[str, Any]]:
    """Return an entry for every item of the plan. An exercise that is not in the library is left out."""
    return [
        entry_of(str(index), item, plan, data, facts) | {"signed": signed_rules(item, plan, data, today)}
        for index, item in enumerate(plan.get("items") or ())
        if item["exercise"] in data["exercises"]
    ]


def entry_of(key: str, item: JsonObject, plan: JsonObject, data: JsonObject, facts: JsonObject) -> dict[str, Any]:
    """Return an item as an entry that nobody signed off: with what the library says, and its facts."""
    exercise = data["exercises"][item["exercise"]]
    known = item_facts(item, exercise, plan, data, facts)
    index = key.removesuffix(STAND_IN)
    return {"key": key, "index": index, "item": item, "exercise": exercise, "facts": known, "signed": set()}


def firing(data: JsonObject, facts: JsonObject) -> list[JsonObject]:
    """Return the red forms that take exercises out with a plan's answers, whatever its exercises are."""
    return [form for _, _, form in early_forms(data) if holds(form["when"], (facts,), {})]


def forbidding(entry: JsonObject, forms: Sequence[JsonObject], facts: JsonObject) -> list[JsonObject]:
    """Return those of some red forms that take an exercise out; no signature is asked for."""
    return [form for form in forms if holds(form["items"], (entry["facts"], facts), {})]


def stand_in(
    entry: JsonObject,
    taken: Collection[str],
    forms: Sequence[JsonObject],
    plan: JsonObject,
    data: JsonObject,
    facts: JsonObject,
) -> dict[str, Any] | None:
    """Return the nearest exercise, as an entry, that may be done in place of one that is left out; none of those `taken`."""
    item = entry["item"]
    for name in data["stand_ins"].get(item["exercise"], ()):
        if name not in taken and is_at_hand(name, data, facts):
            most = data["exercises"][name]["start"]["days_per_week"]
            other = new_item(name, data) | {"days": list(item.get("days") or ())[:most], "slot": item.get("slot", "")}
            found = entry_of(entry["index"] + STAND_IN, other, plan, data, facts)
            if not forbidding(found, forms, facts):
                return found
    return None


def is_at_hand(exercise: str, data: JsonObject, facts: JsonObject) -> bool:
    """Return whether a person has the equipment that an exercise needs, if it needs any."""
    needed = data["equipment"].get(exercise)
    return needed is None or needed in facts["equipment"]


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
    entries = candidates({**plan, "items": items}, data, facts, today)
    out: dict[str, list[str]] = {}
    for rule, number, form in early_forms(data):
        finding = judge(rule, number, form, entries, facts, {}, set())
        if finding:
            exclude(finding, out)
    named = {entry["key"]: entry["item"]["exercise"] for entry in entries}
    return [name for key, name in named.items() if key not in out], {named[key]: rules for key, rules in out.items()}


def in_use(
    entries: Sequence[dict[str, Any]],
    out: Mapping[str, Sequence[str]],
    plan: JsonObject,
    data: JsonObject,
    facts: JsonObject,
) -> list[dict[str, Any]]:
    """Return the entries that are done: each item that is not out, else its stand-in if there is one."""
    taken, forms = {entry["item"]["exercise"] for entry in entries}, firing(data, facts)
    active = []
    for entry in entries:
        found = stand_in(entry, taken, forms, plan, data, facts) if entry["key"] in out else entry
        if found:
            taken.add(found["item"]["exercise"])
            active.append(found)
    return active


def shown_entry(entry: JsonObject, kept: Sequence[str]) -> dict[str, Any]:
    """Return what a reader of the result needs of an entry."""
    return {
        "key": entry["key"],
        "index": int(entry["index"]),
        "instead": entry["key"].endswith(STAND_IN),
        "exercise": entry["item"]["exercise"],
        "kept": entry["key"] in kept,
    }
