"""The plan's data as one JSON object: what the page's scripts, the file's schema and `evaluate` read."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from alsguide.exercises.model import Amount, Exercise
from alsguide.exercises.signs import URGENT, groups_for, is_helper_line, line_for
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all, map_texts
from alsguide.plan.builder_data import Builder
from alsguide.plan.conditions import tests
from alsguide.plan.plan_data import PlanData
from alsguide.plan.rule_inputs import WEEK_FACTS
from alsguide.plan.stand_ins import stand_ins
from alsguide.plan.starter_plans import starter_plan
from alsguide.plan.stop_card import stop_card
from alsguide.safety_signs.markdown import fill_signs
from alsguide.safety_signs.model import SafetySigns, Sign

FORMAT = "moving-with-als-plan"
VERSION = 6
BUILT = "from-answers"
"""What stands for the name of a ready-made plan in a plan that was made from answers."""


def page_data(
    data: PlanData, exercises: Iterable[Exercise], organisation: Organisation, signs: SafetySigns
) -> dict[str, Any]:
    """Return the whole block.

    Keys: `format` and `version` of plan files; `fields` (`answers`, `strength`, `goal`, `item`, `sign_off`, `diary`,
    `sections`, all choices written out); `rules` and `groups`; `limits`; `builder` (from answers to a plan); `stand_ins`
    (by exercise, nearest first) and `no_stand_in` (why there is none); `equipment` (what an exercise needs, by
    exercise); `slots`; `resistance`; `starters` (each with a complete `plan`); `exercises` by id; `signs`, the lines of
    the signs of danger that exercises share, by key; `words`; `paper`; `site` (name); `emergency` (number). All
    placeholders are filled, empty parts absent.
    """
    fields = fields_of(data, organisation, signs)
    rules = dump_without_defaults(data.rules)
    exercises = list(exercises)
    block: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "site": organisation.site_name,
        "emergency": organisation.emergency.number,
        "fields": fields,
        "groups": rules["groups"],
        "rules": [rule_entry(rule) for rule in rules["rules"]],
        "limits": dump_without_defaults(data.limits),
        "builder": builder_entry(data.builder),
        "stand_ins": stand_ins(data.builder.steps_down),
        "no_stand_in": {row.exercise: row.why for row in data.builder.no_stand_in},
        "equipment": {name: needs.id for needs in data.builder.equipment for name in needs.exercises},
        "slots": dump_without_defaults(data.fields.shared_choices["slots"])["choices"],
        "resistance": next(field for field in fields["item"] if field["id"] == "resistance")["choices"],
        "exercises": {e.id: exercise_entry(e, signs) for e in exercises},
        "signs": sign_lines(exercises, signs),
        "words": dump_without_defaults(data.words),
        "paper": dump_without_defaults(data.paper),
    }
    block["paper"]["stop_card"] = stop_card(data.paper.stop_card, signs)
    block["starters"] = [starter_entry(dump_without_defaults(starter), block) for starter in data.starters.starters]
    filled = map_texts(fill_all(block, organisation), partial(fill_signs, signs=signs))
    assert isinstance(filled, dict)
    return filled


def dump_without_defaults(value: Any) -> Any:
    """Return a record as JSON values without the parts that are absent or say nothing."""
    dumped = value.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=False)
    return without_defaults(dumped)


def without_defaults(value: Any) -> Any:
    """Leave out marks that are off and texts that are empty, at any depth; lists keep all their elements."""
    if isinstance(value, dict):
        kept = {key: without_defaults(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if not is_default(key, part)}
    return [without_defaults(part) for part in value] if isinstance(value, list) else value


def is_default(name: str, value: Any) -> bool:
    """Return whether a part says nothing: these marks are on unless they are switched off, all others are off."""
    return (value is True) if name in ("sign_off", "on_blank") else value is False


def rule_entry(rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form needs of a rule. What it rests on is among the sources of the page."""
    return {"id": rule["id"], "name": rule["name"], "forms": [mark_deferred(form) for form in rule["forms"]]}


def mark_deferred(form: Mapping[str, Any]) -> dict[str, Any]:
    """Mark a form that depends on the other exercises of the week: it is judged after all others."""
    used = [test for name in ("when", "items") for test in tests(form.get(name, {"all": []}))]
    is_deferred = any("days" in test or test["fact"] in WEEK_FACTS for test in used)
    return {**form, "late": True} if is_deferred else dict(form)


def fields_of(data: PlanData, organisation: Organisation, signs: SafetySigns) -> dict[str, Any]:
    """Return the fields with all choices written out and the organisation's own defaults."""
    fields = dump_without_defaults(data.fields)
    shared = fields.pop("shared_choices")
    own = {"paper": organisation.paper, "emergency_number": organisation.emergency.number}
    for field in every_field(fields):
        if isinstance(field.get("choices"), str):
            found = shared[field["choices"]]
            field["choices"] = found["choices"]
            if "default" in found and "default" not in field:
                field["default"] = found["default"]
        if "default_from" in field:
            value = field["default"] = own[field.pop("default_from")]
            choices = field.setdefault("choices", number_choices(signs))
            if value not in [choice["id"] for choice in choices]:
                field["choices"] = [{"id": value, "label": value}, *choices]
    assert isinstance(fields, dict)
    return fields


def number_choices(signs: SafetySigns) -> list[dict[str, Any]]:
    """Return the emergency numbers as choices, each once, with their countries."""
    countries: dict[str, list[str]] = {}
    for entry in signs.numbers:
        countries.setdefault(entry.number, []).append(entry.country)
    return [{"id": number, "label": f"{number} ({', '.join(names)})"} for number, names in countries.items()]


def builder_entry(builder: Builder) -> dict[str, Any]:
    """Return how a plan is made from answers, without what the page has in another form, or what says nothing."""
    kept = {"source", "steps_down", "no_stand_in", "equipment"}
    return {"id": BUILT, **builder.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=kept)}


def every_field(fields: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields of all parts."""
    for part in ("answers", "goal", "item", "sign_off"):
        yield from fields[part]


def sign_lines(exercises: Iterable[Exercise], signs: SafetySigns) -> dict[str, str]:
    """Return the line of every sign that an exercise shows, by its key, without its full stop, which a sentence adds."""
    return {
        sign_key(sign, exercise): line_for(sign, exercise).rstrip(".")
        for exercise in exercises
        for sign in stop_signs(exercise, signs)
    }


def stop_signs(exercise: Exercise, signs: SafetySigns) -> list[Sign]:
    """Return the signs at which an exercise stops, those to rest for first."""
    groups = {group.level.id: group.signs for group in groups_for(exercise, signs)}
    return [sign for level in ("stop", *URGENT) for sign in groups.get(level, ())]


def sign_key(sign: Sign, exercise: Exercise) -> str:
    """Return the key of a sign's line: its id, with a mark where it is said to a carer in words of its own."""
    return f"{sign.id}-helper" if is_helper_line(sign, exercise) else sign.id


def exercise_entry(exercise: Exercise, signs: SafetySigns) -> dict[str, Any]:
    """Return what the form needs of an exercise.

    `team_sets`: only the person's own team sets how much. `signs` are the keys of those it shares, `stop_if` its own.
    `breath`: the shares of in and out, where a session may show breaths.
    """
    return {
        "name": exercise.name,
        "kind": exercise.kind,
        "flags": list(exercise.flags),
        "muscle_groups": list(exercise.muscle_groups),
        "positions": list(exercise.positions),
        "who_moves": exercise.who_moves,
        **({"team_sets": True} if exercise.dose.set_by_team else {}),
        **({"breath": list(exercise.breath)} if exercise.breath else {}),
        "start": amount(exercise.dose.start),
        "upper": amount(exercise.dose.upper),
        "signs": [sign_key(sign, exercise) for sign in stop_signs(exercise, signs)],
        **texts_of(exercise),
    }


def texts_of(exercise: Exercise) -> dict[str, Any]:
    """Return the texts of an exercise that are shown once a plan stands."""
    return {
        "steps": list(exercise.steps),
        "stop_if": list(exercise.stop_if),
        "easier": exercise.adaptations.easier,
    }


def amount(given: Amount) -> dict[str, int]:
    """Return an amount without the parts that do not apply."""
    found: dict[str, int] = given.model_dump(exclude_none=True)
    return found


def starter_entry(starter: dict[str, Any], block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a starter with its complete plan; the dates are set when it is chosen."""
    plan = starter_plan(starter, block, "2000-01-01")
    plan["answers"] |= {field["id"]: "" for field in block["fields"]["answers"] if "default_days" in field}
    notes = {item["exercise"]: {k: item[k] for k in ("or", "only_if") if k in item} for item in starter["items"]}
    shown: dict[str, Any] = {
        name: starter[name] for name in ("id", "name", "summary", "note", "source") if name in starter
    }
    return {**shown, "notes": {name: note for name, note in notes.items() if note}, "plan": plan}
