"""Sessions on the screen: what `session.html` does with a person, and what its scripts read. Plain values in and out.

A *session* is a list of items (an exercise with its dose, as in a plan) with what stays of them on a tired day. Where nobody has
answered the plan's questions, it holds only what the rules allow then. `theme/components/session/` turns a session into screens,
one thing each; docs/architecture.md says how.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alsguide.plan.dose import dose_in_words
from alsguide.plan.rules import evaluate
from alsguide.plan.starter_plans import AMOUNTS, new_item, new_plan
from alsguide.plan.stop_card import PLACE, part
from alsguide.safety_signs.model import SafetySigns, voiceless

JsonObject = Mapping[str, Any]
SingleSession = Callable[[str], dict[str, Any] | None]
"""Gives the session of one exercise by its id, or None where the rules want answers first."""

TODAY = "today"
"""The question about the signs of today."""
CLEAR, UNSURE = "none", "not_sure"
"""The answers to it that name no sign."""
ASKED_AFTER = ("tired", "sore", "weaker", "falls")
"""The rows of the diary that are asked at the end."""
KEPT = ("exercise", *AMOUNTS, "side", "who_moves", "resistance", "resistance_kg")
"""What a session needs of an item."""
STOP = "stop"
"""The level of the signs to stop and rest for."""
DAY = "2000-01-01"
"""Any day: no rule for an unanswered plan looks at it."""


@dataclass(frozen=True)
class Step:
    """An exercise of a session: its id, its name and its dose in words."""

    id: str
    name: str
    dose: str


@dataclass(frozen=True)
class ReadySession:
    """The session of a starter: what is in it, and the names of what waits until the questions are answered."""

    id: str
    name: str
    steps: list[Step]
    waiting: list[str]


def unanswered(block: JsonObject) -> dict[str, Any]:
    """Return an empty plan in which only the signs of today are denied."""
    plan = new_plan(block, DAY)
    plan["answers"][TODAY] = [CLEAR]
    return plan


def single_session(exercise: str, block: JsonObject) -> dict[str, Any] | None:
    """Return the session of one exercise at its start dose, or None where the rules want answers first."""
    plan = unanswered(block)
    plan["items"] = [{**new_item(exercise, block), "days": [1]}]
    session = session_of(plan, block)
    return session if [item["exercise"] for item in session["items"]] == [exercise] else None


def starter_session(starter: JsonObject, block: JsonObject) -> dict[str, Any]:
    """Return the session of a starter's plan, each exercise once."""
    plan = starter["plan"]
    return session_of({**plan, "answers": {**plan["answers"], TODAY: [CLEAR]}}, block)


def session_of(plan: JsonObject, block: JsonObject) -> dict[str, Any]:
    """Return the session of a plan as the rules judge it.

    Keys: `items` (what is kept, each with the keys of its `notes`), and `tired` (the exercises of a tired day).
    `theme/components/session/plan-session.js` gives the same for a day of a plan.
    """
    result = evaluate(plan, block)
    if result["stopped"]:
        return {"items": [], "tired": []}
    items = []
    for entry in result["entries"]:
        if entry["kept"]:
            own = plan["items"][entry["index"]]
            item = new_item(entry["exercise"], block) if entry["instead"] else own
            items.append({**short(item), "notes": notes_for(entry["key"], result)})
    return {"items": items, "tired": result["plan_b"]}


def short(item: JsonObject) -> dict[str, Any]:
    """Return an item without what a session does not need or the item does not say."""
    return {name: item[name] for name in KEPT if item.get(name) is not None}


def notes_for(key: str, result: JsonObject) -> list[str]:
    """Return the keys of what the rules say of an exercise that stays."""
    return [
        f"{one['rule']}-{one['form']}"
        for one in result["findings"]
        if one["level"] != "red" and one["place"] == "exercise" and key in one["items"]
    ]


def all_notes(block: JsonObject) -> dict[str, str]:
    """Return all that the rules may say of an exercise that stays, by the key of each."""
    return {
        f"{rule['id']}-{number}": form["message"]
        for rule in block["rules"]
        for number, form in enumerate(rule["forms"])
        if form["level"] != "red" and form["place"] == "exercise"
    }


def signs_of_today(block: JsonObject) -> list[dict[str, Any]]:
    """Return the signs to ask for before a session: those of one answer together, with what to do at once.

    Keys: `signs` (their labels) and `message`.
    """
    choices = today_question(block)["choices"]
    groups: dict[str, list[str]] = {}
    for choice in choices:
        if choice["id"] not in (CLEAR, UNSURE):
            groups.setdefault(message_for(choice["id"], block), []).append(choice["label"])
    return [{"signs": labels, "message": message} for message, labels in groups.items()]


def today_question(block: JsonObject) -> JsonObject:
    """Return the question about the signs of today."""
    found: JsonObject = next(field for field in block["fields"]["answers"] if field["id"] == TODAY)
    return found


def message_for(sign: str, block: JsonObject) -> str:
    """Return what to do when a sign of today shows: what the rules that stop the plan say."""
    plan = unanswered(block)
    plan["answers"][TODAY] = [sign]
    return " ".join(one["message"] for one in evaluate(plan, block)["findings"] if one["stops"])


def session_data(
    block: JsonObject, words: JsonObject, advice: Sequence[str], signs: SafetySigns, single: SingleSession
) -> dict[str, Any]:
    """Return what the scripts of the page of sessions read.

    `block` is what `page_data` gave, `words` those of session.yaml, `advice` what a carer does before the first move, `single`
    gives the session of one exercise. What an exercise is stands in the page itself, on its card.
    """
    card = signs.shown_on(PLACE)
    return {
        "ui": words,
        "emergency": block["emergency"],
        "numbers": sorted({one.number for one in signs.numbers}),
        "today": {"label": today_question(block)["label"], "groups": signs_of_today(block)},
        "unsure": message_for(UNSURE, block),
        "stop_card": [part(group) for group in card],
        "diary": block["fields"]["diary"]["rule"],
        "asked": [row for row in block["fields"]["diary"]["rows"] if row["id"] in ASKED_AFTER],
        "advice": {"before": list(advice), "watch": to_watch(signs)},
        "after": after(signs),
        "notes": all_notes(block),
        "words": {"dose": block["words"]["dose"]},
        "limits": {"time": block["limits"]["time"]},
        "resistance": block["resistance"],
        "exercises": {
            name: exercise_entry(one) | {"stop_if": stops_of(one, block, signs)}
            for name, one in block["exercises"].items()
        },
        "starters": {one["id"]: {"name": one["name"], **starter_session(one, block)} for one in block["starters"]},
        "single": {name: found for name in block["exercises"] if (found := single(name))},
    }


def to_watch(signs: SafetySigns) -> list[str]:
    """Return the signs to stop for as someone sees them who watches another person."""
    watched = [sign for sign in signs.signs if sign.level == STOP and sign.helper]
    shown = [voiceless(sign.without_voice, signs.without_voice) for sign in watched if sign.without_voice]
    return [*(sign.helper for sign in watched), *shown]


def after(signs: SafetySigns) -> dict[str, str]:
    """Return what to do after an answer of the diary: a fall, one mark, or more marks."""
    lines = {sign.id: sign.line for sign in signs.signs}
    titles = {level.id: level.title for level in signs.levels}
    return {"fall": lines["fall"], "marks": lines["two-marks"], "mark": f"{titles['less']}."}


def exercise_entry(exercise: JsonObject) -> dict[str, Any]:
    """Return what a session must know of an exercise besides what its card shows."""
    names = ("name", "kind", "who_moves", "start", "upper", "team_sets", "breath")
    return {name: exercise[name] for name in names if exercise.get(name)}


def stops_of(exercise: JsonObject, block: JsonObject, signs: SafetySigns) -> list[str]:
    """Return the signs to stop an exercise for that the stop card does not show: those of its sort, then its own."""
    elsewhere = {sign.id for sign in signs.signs if sign.level == STOP and PLACE not in sign.shown_on}
    return [*(block["signs"][key] for key in exercise["signs"] if key in elsewhere), *exercise["stop_if"]]


def ready_sessions(block: JsonObject) -> list[ReadySession]:
    """Return the sessions of the starters, as a page lists them."""
    shown = []
    for starter in block["starters"]:
        session = starter_session(starter, block)
        steps = [step_of(item, block) for item in session["items"]]
        stays = {step.id for step in steps}
        names = [item["exercise"] for item in starter["plan"]["items"] if item["exercise"] not in stays]
        waiting = [block["exercises"][name]["name"] for name in dict.fromkeys(names)]
        shown.append(ReadySession(starter["id"], starter["name"], steps, waiting))
    return shown


def step_of(item: JsonObject, block: JsonObject) -> Step:
    """Return an item in words."""
    name = block["exercises"][item["exercise"]]["name"]
    return Step(item["exercise"], name, dose_in_words({"side": "both", **item}, block))
