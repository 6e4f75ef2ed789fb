"""The plan page: what its scripts read, and what it shows where no script runs. Plain values in and out."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alsguide.citations.library import Library
from alsguide.exercises.model import Exercise
from alsguide.exercises.pages import Filter, View
from alsguide.pictograms.canvas import STYLES
from alsguide.pictograms.codes import share, skeletons
from alsguide.plan.data_problems import cited
from alsguide.plan.payload import texts_of
from alsguide.plan.plan_data import PlanData
from alsguide.plan.starter_plans import defaults

JsonObject = Mapping[str, Any]

FIRST = ("paper", "signs", "starters", "rules", "groups", "limits", "fields", "builder", "words", "ui")
LAST = ("exercises", "sources", "stand_ins", "skeletons", "outlines", "pictures", "shapes")
"""The parts of the page's data that come first and last; see `packable`."""
BASES = ("sources", "source", "usual_practice")
"""The names of parts that say what others rest on."""
OF_BLANK = "paper_blank_"
"""How the names of words begin that only the blank on paper says."""
PICTURES_ON_CARD = 2
"""The exercises of a ready-made plan whose pictures stand on its card (plan-chooser.js)."""
MOST_SOURCES = 1
"""How many of its sources a rule names on paper."""

OF_ALL_PAGES = ("no_print",)
"""The words of the interface that the pages of plans and sessions say as well, beside their own."""


def page_block(
    block: JsonObject,
    data: PlanData,
    views: Mapping[str, View],
    library: Library,
    words: JsonObject,
) -> dict[str, Any]:
    """Return what the page's scripts read when it is opened.

    `block` is what `page_data` gave, without what comes with `later_block`, and with only what is no default in the plans
    of its starters; added are `ui` (the words of the form), what `pictures_of` gives for the cards of the starters, and
    `sources` (by rule, and by part of the paper, the references in words).
    """
    on_cards = dict.fromkeys(
        item["exercise"] for one in block["starters"] for item in one["plan"]["items"][:PICTURES_ON_CARD]
    )
    return {
        **block,
        "rules": [rule_for_page(rule) for rule in block["rules"]],
        "limits": without_basis(block["limits"]),
        "paper": without_basis(block["paper"]),
        "starters": [short_starter(starter, block["fields"]) for starter in block["starters"]],
        "exercises": {name: without_texts(entry, views[name].exercise) for name, entry in block["exercises"].items()},
        "ui": words_of_scripts(words),
        **pictures_of([views[name] for name in on_cards]),
        "sources": sources_of(data, library, block["paper"]["stop_card"]["sources"]),
    }


def without_texts(entry: JsonObject, exercise: Exercise) -> dict[str, Any]:
    """Return what the page needs of an exercise when it is opened; only a session shows breaths."""
    return {name: value for name, value in entry.items() if name not in (*texts_of(exercise), "breath")}


def later_block(views: Sequence[View], filters: Iterable[Filter]) -> dict[str, Any]:
    """Return what the page's scripts read once a plan stands: it comes with their file, plan-view.js.

    These are `exercises` (their texts by id, which are added to what the page knows), the `filters` of the library, `found`
    (by exercise, the values that the filters match), the `pictures` of all exercises with their `outlines`, and `still` (the
    exercises in whose pictures nothing moves).
    """
    drawn = pictures_of(views)
    return {
        "filters": [filter_entry(one) for one in filters],
        "found": {view.exercise.id: found_entry(view.values) for view in views},
        "exercises": {view.exercise.id: texts_of(view.exercise) for view in views},
        "outlines": drawn["outlines"],
        "pictures": drawn["pictures"],
        "still": [view.exercise.id for view in views if not view.movement],
    }


def later_script(views: Sequence[View], filters: Iterable[Filter]) -> bytes:
    """Return the end of plan-view.js: what it reads."""
    return f"\nalsguide.planView.rest={as_script(later_block(views, filters))};".encode()


def words_of_scripts(words: JsonObject) -> dict[str, Any]:
    """Return the words of the form without those of the blank, which the page shows itself."""
    return {name: text for name, text in words.items() if not name.startswith(OF_BLANK)}


def pictures_of(views: Sequence[View]) -> dict[str, Any]:
    """Return what a script needs to draw the pictures of exercises.

    These are `pictures` (by exercise, the codes of both), the `skeletons` and `outlines` that the codes name, and `shapes`
    (the class and the attributes of each sort of shape).
    """
    codes, outlines = share(code for view in views for code in view.codes)
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return {
        "shapes": [[name, attributes_of(style)] for name, style in STYLES.items()],
        "skeletons": skeletons(),
        "outlines": outlines,
        "pictures": {view.exercise.id: list(pair) for view, pair in zip(views, pairs, strict=True)},
    }


def found_entry(values: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the values that the filters match, without those that the exercise itself says."""
    return {name: list(found) for name, found in values.items() if name not in ("kind", "position", "who")}


def rule_for_page(rule: JsonObject) -> dict[str, Any]:
    """Return a rule without what matters to the blank alone, and without a name where no red form shows it."""
    is_named = any(form["level"] == "red" for form in rule["forms"])
    forms = [{name: value for name, value in form.items() if name != "on_blank"} for form in rule["forms"]]
    return {**rule, "forms": forms} if is_named else {"id": rule["id"], "forms": forms}


def without_basis(value: Any) -> Any:
    """Return nested lists and dicts without what they rest on, which the page says among its sources."""
    if isinstance(value, dict):
        return {name: without_basis(part) for name, part in value.items() if name not in BASES}
    return [without_basis(part) for part in value] if isinstance(value, list) else value


def short_starter(starter: JsonObject, fields: JsonObject) -> dict[str, Any]:
    """Return a starter whose plan names only what differs from an empty plan and from the defaults of an exercise."""
    plan = starter["plan"]
    items = [short_record(item, fields["item"]) for item in plan["items"]]
    own = short_record(plan["answers"], fields["answers"])
    short_plan = {"starter": plan["starter"], "answers": own, "items": items, "plan_b": plan["plan_b"]}
    return {**without_basis(starter), "plan": short_plan}


def short_record(record: JsonObject, fields: Sequence[JsonObject]) -> dict[str, Any]:
    """Return the parts of a record that are not the defaults of its fields."""
    usual = defaults(fields)
    return {name: value for name, value in record.items() if name not in usual or usual[name] != value}


def attributes_of(style: str) -> dict[str, str]:
    """Return the attributes of a sort of shape."""
    return dict(re.findall(r'([\w-]+)="([^"]*)"', style))


def filter_entry(one: Filter) -> dict[str, Any]:
    """Return a filter with its choices."""
    choices = [{"id": choice.id, "label": choice.title} for choice in one.choices]
    return {"id": one.id, "title": one.title, "choices": choices, "needs_all": one.needs_all}


def sources_of(data: PlanData, library: Library, card: Sequence[str]) -> dict[str, Any]:
    """Return the references of paper in short, and which of them, by their places, each rule and the stop card rest on.

    `card` holds the keys of the stop card. Where a reference can be read is not said: the site's list of sources has every
    source and link.
    """
    used: dict[str, list[str]] = {"stop_card": list(card)}
    for name, place, keys in cited(data):
        if name == "rules":
            used[data.rules.rules[int(place[1])].id] = list(keys[:MOST_SOURCES])
    named = {name: dict.fromkeys(short_name(library[key].csl) for key in keys) for name, keys in used.items() if keys}
    texts = sorted({text for listed in named.values() for text in listed})
    return {"texts": texts, "used": {name: [texts.index(text) for text in listed] for name, listed in named.items()}}


def short_name(record: JsonObject) -> str:
    """Return who wrote a reference, or where it stands, and its year."""
    author = (record.get("author") or [{}])[0]
    names = (author.get("family"), author.get("literal"), record.get("publisher"), record.get("container-title"))
    name = next(filter(None, names), record["title"])
    year = record.get("issued", {}).get("date-parts", [[""]])[0][0]
    return f"{name} {year}".strip()


def packable(block: JsonObject) -> dict[str, Any]:
    """Return the page's data in the order in which they pack best.

    Packing finds what was said before within 32 kB: first comes what the page's blank says, too, last what is long.
    """
    rest = [name for name in block if name not in (*FIRST, *LAST)]
    return {name: block[name] for name in (*FIRST, *rest, *LAST)}


def as_script(value: Any) -> str:
    """Return a JSON value so that it can stand in a script element: no part of it can end the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
