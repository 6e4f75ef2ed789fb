"""The plan page: what its scripts read, and what it shows where no script runs. Plain values in and out."""

import hashlib
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
LAST = ("exercises", "stand_ins", "shapes", "outlines", "skeletons", "pictures")
"""The parts of the page's data that come first and last; see `packable`."""
BASES = ("sources", "source", "usual_practice")
"""The names of parts that say what others rest on."""
OF_BLANK = "paper_blank_"
"""How the names of words begin that only the blank on paper says."""
PICTURES_ON_CARD = 2
"""The exercises of a ready-made plan whose pictures stand on its card (plan-chooser.js)."""
MOST_SOURCES = 1
"""How many of its sources a rule names on paper."""

LATER = ("plan-change", "plan-keep", "plan-library")
"""The scripts that bring words of their own, because not every plan needs them."""
SCRIPTS = ("plan", "plan-view", *LATER)
"""The scripts of the plan page, by their names."""
WORDS_OF_KEEPING = ("file", "calendar")
"""The groups of words of what keeps a plan alone."""
TOLD = ("label", "help")
"""The parts of a question that only its field shows."""

SCRIPT_WORD = re.compile(r"\w+")

OF_ALL_PAGES = ("no_print",)
"""The words of the interface that the pages of plans and sessions say as well, beside their own."""


def page_block(
    block: JsonObject,
    views: Mapping[str, View],
    words: JsonObject,
) -> dict[str, Any]:
    """Return what the page's scripts read when it is opened.

    `block` is what `page_data` gave, without what comes with `later_data`, and with only what is no default in the plans
    of its starters; added are `ui` (the given words of the form), and what `pictures_of` gives for the cards of the starters.
    """
    return {
        **block,
        "fields": first_fields(block),
        "words": without(block["words"], WORDS_OF_KEEPING),
        "rules": [rule_for_page(rule) for rule in block["rules"]],
        "limits": without_basis(block["limits"]),
        "paper": without_basis(block["paper"]),
        "starters": [short_starter(starter, block["fields"]) for starter in block["starters"]],
        "exercises": {name: without_texts(entry, views[name].exercise) for name, entry in block["exercises"].items()},
        "ui": words_of_scripts(words),
        **pictures_of([views[name] for name in on_cards(block)]),
    }


def on_cards(block: JsonObject) -> list[str]:
    """Return the exercises whose pictures stand on the cards of the starters."""
    starters = (one["plan"]["items"][:PICTURES_ON_CARD] for one in block["starters"])
    return list(dict.fromkeys(item["exercise"] for items in starters for item in items))


def without_texts(entry: JsonObject, exercise: Exercise) -> dict[str, Any]:
    """Return what the page needs of an exercise when it is opened; only a session shows breaths."""
    return without(entry, (*texts_of(exercise), "breath"))


def later_data(
    block: JsonObject,
    views: Mapping[str, View],
    filters: Iterable[Filter],
    sources: JsonObject,
    words: Mapping[str, JsonObject],
) -> dict[str, dict[str, Any]]:
    """Return what each later script adds to what the page knows, by the name of the script.

    `sources` is what `sources_of` gives, `words` the words by script of `words_of_later`. Sources, and the labels of the
    questions that are not asked first, come with what changes a plan and with what opens one: no plan asks for them before.
    """
    answers = block["fields"]["answers"]
    told = {place: only(answers[place], TOLD) for place in asked_later(block)}
    asked = {"sources": sources, "fields": {"answers": told}}
    data: dict[str, dict[str, Any]] = {
        "plan-view": view_block(block, views),
        "plan-change": asked,
        "plan-keep": asked | {"words": only(block["words"], WORDS_OF_KEEPING)},
        "plan-library": library_block(views.values(), filters),
    }
    return {name: part | ({"ui": words[name]} if name in words else {}) for name, part in data.items()}


def later_script(data: JsonObject, stamp: str) -> bytes:
    """Return the end of a later script, which adds its data to what a page with the same stamp knows."""
    return f"\nalsguide.planLater.add({as_script({**data, 'stamp': stamp})});".encode()


def stamp_of(block: JsonObject, files: Mapping[str, bytes]) -> str:
    """Return a mark of what the page and its later scripts must share. `files` holds the scripts, without their data."""
    mark = hashlib.sha256(as_script(block).encode())
    for name in SCRIPTS:
        mark.update(files[f"js/{name}.js"])
    return mark.hexdigest()[:8]


def asked_later(block: JsonObject) -> list[int]:
    """Return the places of the answers that the first questions do not ask for."""
    first = {name for group in block["builder"]["questions"] for name in group["asks"]}
    return [place for place, field in enumerate(block["fields"]["answers"]) if field["id"] not in first]


def first_fields(block: JsonObject) -> dict[str, Any]:
    """Return the fields without what `later_data` says of them."""
    later = asked_later(block)
    answers = block["fields"]["answers"]
    kept = [without(field, TOLD) if place in later else field for place, field in enumerate(answers)]
    return {**block["fields"], "answers": kept}


def only(record: JsonObject, names: Iterable[str]) -> dict[str, Any]:
    """Return the named parts of a record, as far as it has them."""
    return {name: record[name] for name in names if name in record}


def without(record: JsonObject, names: Iterable[str]) -> dict[str, Any]:
    """Return a record without the named parts."""
    return {name: value for name, value in record.items() if name not in names}


def view_block(block: JsonObject, views: Mapping[str, View]) -> dict[str, Any]:
    """Return what the page's scripts read once a plan stands.

    These are of all `exercises` the texts (`still`: nothing moves in the pictures), and the `pictures` and `outlines` that
    the page does not have. No file is of one exercise or some: which of them a page asks for would tell the web host what
    the reader's plan is.
    """
    there = on_cards(block)
    known = pictures_of([views[name] for name in there])["outlines"]
    drawn = pictures_of([view for name, view in views.items() if name not in there], known)
    return {
        "exercises": {
            name: {**texts_of(view.exercise), **({} if view.movement else {"still": True})}
            for name, view in views.items()
        },
        **only(drawn, ("outlines", "pictures")),
    }


def library_block(views: Iterable[View], filters: Iterable[Filter]) -> dict[str, Any]:
    """Return what the library reads: its `filters`, and `found` (by exercise, the values that they match)."""
    return {
        "filters": [filter_entry(one) for one in filters],
        "found": {view.exercise.id: found_entry(view.values) for view in views},
    }


def words_of_later(words: JsonObject, scripts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the words that come with a later script, by that script: those that it alone of all `scripts` says."""
    said = {name: set(SCRIPT_WORD.findall(text)) for name, text in scripts.items()}
    users = {word: [name for name, found in said.items() if word in found] for word in words}
    return {name: {word: words[word] for word, found in users.items() if found == [name]} for name in LATER}


def words_of_scripts(words: JsonObject) -> dict[str, Any]:
    """Return the words of the form without those of the blank, which the page shows itself."""
    return {name: text for name, text in words.items() if not name.startswith(OF_BLANK)}


def pictures_of(views: Sequence[View], known: Sequence[str] = ()) -> dict[str, Any]:
    """Return what a script needs to draw the pictures of exercises.

    These are `pictures` (by exercise, the codes of both), the `skeletons` and `outlines` that the codes name, after those
    that are `known`, and `shapes` (the class and the attributes of each sort of shape).
    """
    codes, outlines = share((code for view in views for code in view.codes), known)
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
