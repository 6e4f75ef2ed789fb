"""Plan files in Chromium: a thousand plans come back as they were, a thousand mangled files change nothing."""

import copy
import json
import random
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Page

from alsguide.plan.rules import evaluate
from alsguide.plan.starter_plans import new_plan
from tests.support.plans import MONDAY, random_plan, real_data, starter_by_id
from tests.support.sites import ROOT

DATA = real_data()
VALIDATOR = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8")))
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "\u202e",
    "\u0000",
    "a" * 5000,
    "🎈" * 130,
    "'\"`;--",
)
PARSE = """texts => {
  const before = JSON.stringify(planData);
  const results = texts.map(text => {
    try {
      return {...alsguide.planFile.parse(text, planData), clean: ({}).polluted === undefined};
    } catch (error) { return {thrown: String(error)}; }
  });
  return JSON.stringify([results, before === JSON.stringify(planData)]);
}"""
"""Reads texts as plan files, and tells whether the data are in the end what they were; to write them all out takes a while."""


SIGNED = {
    "exercise": "walking",
    "rule": "W02",
    "covers": "",
    "ticked": "yes",
    "role": "doctor",
    "name": "A",
    "date": "",
}


def document(plan: Any) -> dict[str, Any]:
    return {"format": DATA["format"], "version": DATA["version"], "plan": plan}


def parse(page: Page, texts: list[Any]) -> list[Any]:
    results: list[Any]
    results, same = json.loads(page.evaluate(PARSE, texts))
    assert same
    assert [result for result in results if "thrown" in result] == []
    assert all(result["clean"] for result in results)
    return results


def test_a_thousand_random_plans_come_back_as_they_were(rules_page: Page) -> None:
    rng = random.Random(1000)
    plans = [random_plan(rng, DATA) for _ in range(1000)]
    script = "text => JSON.parse(text).map(plan => alsguide.planFile.serialize(plan, planData))"
    texts = rules_page.evaluate(script, json.dumps(plans))
    for plan, result in zip(plans, parse(rules_page, texts), strict=True):
        assert result["ok"], result
        assert result["plan"] == plan
    for text in texts[::10]:  # the schema is slow, and the texts are equal to plans that the unit tests validate
        assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a JSON value except the whole."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in parts for found in ((*way, key), *places(part, (*way, key)))]


def mangled(rng: random.Random) -> str:
    """A plan file spoiled in one of many ways, so that it can never be right."""
    whole = document(random_plan(rng, DATA))
    if rng.random() < 0.2:
        text = json.dumps(whole)
        return text[: rng.randrange(1, len(text))] if rng.random() < 0.7 else text + rng.choice(["}", "x", ",", text])
    spoiled = copy.deepcopy(whole)
    *way, last = rng.choice(places(spoiled))
    holder = spoiled
    for step in way:
        holder = holder[step]
    how = rng.randrange(4)
    if how == 0 and isinstance(holder, dict):
        del holder[last]
    elif how == 1 and isinstance(holder, dict):
        holder[rng.choice([*HOSTILE, "polluted", "toString", f"{last} "])] = rng.choice([1, {"polluted": True}, None])
    elif how == 2:
        holder[last] = rng.choice([{"polluted": 1}, [[]], True, 1e308, -1, 0.25, {"__proto__": {"polluted": 1}}])
    else:
        holder[last] = "\u0007" + rng.choice(HOSTILE)
    return json.dumps(spoiled)


def test_a_thousand_mangled_files_change_nothing_and_give_a_message(rules_page: Page) -> None:
    rng = random.Random(2000)
    texts = [mangled(rng) for _ in range(1000)]
    reasons = set()
    for text, result in zip(texts, parse(rules_page, texts), strict=True):
        assert not result["ok"], text
        assert "plan" not in result
        assert 20 < len(result["message"]) < 250, result
        assert "{" not in result["message"]
        reasons.add(result["reason"])
    assert reasons - {"newer"} == {"not_json", "foreign", "broken", "unknown_exercise"}


def test_a_file_with_single_characters_changed_is_refused_or_a_valid_plan(rules_page: Page) -> None:
    rng = random.Random(3000)
    texts = []
    for _ in range(1000):
        text = json.dumps(document(random_plan(rng, DATA)), ensure_ascii=False)
        for _ in range(rng.randint(1, 3)):
            place = rng.randrange(len(text))
            text = text[:place] + rng.choice('{}[]",:\\0179e-tnul \u0000<é') + text[place + rng.randint(0, 2) :]
        texts.append(text)
    opened = [result for result in parse(rules_page, texts) if result["ok"]]
    assert 0 < len(opened) < 500, "some changes must be harmless, such as one letter of a name"
    for result in opened:
        assert [error.message for error in VALIDATOR.iter_errors(document(result["plan"]))] == []


def starter(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    return {**starter_by_id("early-walking", DATA), **(changes or {})}


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("", "empty", "This file is empty."),
        (" \n", "empty", "This file is empty."),
        ("x" * 200_001, "too_large", "This file is too large to be a plan."),
        ('{"format": "moving-with-als-plan", "version": 3, "plan": {', "not_json", "This file cannot be read."),
        ("[" * 90_000, "not_json", "This file cannot be read."),
        ("PK\x03\x04", "not_json", "This file cannot be read."),
        ("null", "foreign", "This is not a plan file."),
        ("[]", "foreign", "This is not a plan file."),
        ('{"format": "other", "version": 1}', "foreign", "This is not a plan file."),
        ('{"format": ["moving-with-als-plan"], "version": 1}', "foreign", "This is not a plan file."),
        (
            '{"format": "moving-with-als-plan", "version": 7, "plan": {}}',
            "newer",
            "This plan was saved by a newer version",
        ),
        (
            '{"format": "moving-with-als-plan", "version": "1", "plan": {}}',
            "broken",
            "This plan file is broken at version.",
        ),
        (
            '{"format": "moving-with-als-plan", "version": 0, "plan": {}}',
            "broken",
            "This plan file is broken at version.",
        ),
        ('{"format": "moving-with-als-plan", "version": 6}', "broken", "This plan file is broken at file: plan."),
    ],
)
def test_each_kind_of_bad_file_has_its_message(rules_page: Page, text: str, reason: str, words: str) -> None:
    (result,) = parse(rules_page, [text])
    assert (result["ok"], result["reason"]) == (False, reason)
    assert result["message"].startswith(words)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda plan: plan["items"][0].update(sets=4), "plan: items 1: sets"),
        (lambda plan: plan["items"][0].update(repetitions=0.5), "plan: items 1: repetitions"),
        (lambda plan: plan["items"][0].update(days=[1, 1]), "plan: items 1: days"),
        (lambda plan: plan["items"][0].update(days=[8]), "plan: items 1: days"),
        (lambda plan: plan["items"][0].update(note="a\nb"), "plan: items 1: note"),
        (lambda plan: plan["items"][0].update(taught_on="2026-02-30"), "plan: items 1: taught_on"),
        (lambda plan: plan["items"][0].update(instead=None), "plan: items 1: instead"),
        (lambda plan: plan["answers"].update(name="a" * 41), "plan: answers: name"),
        (lambda plan: plan["answers"].update(told_ok="nope"), "plan: answers: told_ok"),
        (lambda plan: plan["answers"].update(breath_signs=["none", "none"]), "plan: answers: breath_signs"),
        (lambda plan: plan["answers"].update(hr_team_max=59), "plan: answers: hr_team_max"),
        (lambda plan: plan["items"][1].update(hold_seconds=11), "plan: items 2: hold_seconds"),
        (lambda plan: plan["answers"].update(age=60), "plan: answers: age"),
        (lambda plan: plan["strength"]["knee"].update(left="very"), "plan: strength: knee: left"),
        (lambda plan: plan["strength"].pop("knee"), "plan: strength: knee"),
        (lambda plan: plan.update(goals=[{}] * 3), "plan: goals"),
        (lambda plan: plan.update(plan_b=["ankle-pumps", "ankle-pumps"]), "plan: plan_b"),
        (lambda plan: plan["answers"].update(effort_max_10=9), "plan: answers: effort_max_10"),
        (lambda plan: plan["answers"].update(effort_max_20=14), "plan: answers: effort_max_20"),
        (lambda plan: plan["answers"].update(emergency_number="0900-PAYME"), "plan: answers: emergency_number"),
        (lambda plan: plan["items"][1].update(sets=2), "plan: items 2: sets"),
        (lambda plan: plan["items"][1].update(minutes=5), "plan: items 2: minutes"),
        (lambda plan: plan["items"][3].update(minutes=0), "plan: items 4: minutes"),
        (lambda plan: plan["items"][0].update(version="seated"), "plan: items 1: version"),
        (lambda plan: plan.update(sign_offs=[SIGNED, SIGNED]), "plan: sign_offs"),
        (lambda plan: plan.update(sign_offs=[SIGNED | {"covers": 1}]), "plan: sign_offs 1: covers"),
        (lambda plan: plan.update(extra=1), "plan: extra"),
    ],
)
def test_a_value_that_may_not_be_there_is_named(rules_page: Page, change: Any, place: str) -> None:
    plan = copy.deepcopy(starter())
    change(plan)
    (result,) = parse(rules_page, [json.dumps(document(plan))])
    assert result["message"] == DATA["words"]["file"]["broken"].replace("{place}", place)
    found = rules_page.evaluate("plan => alsguide.planFile.faultIn(plan, planData)", plan)
    assert found == result["message"]


def test_an_exercise_that_this_site_does_not_have_is_named_as_text(rules_page: Page) -> None:
    plan = copy.deepcopy(starter())
    plan["items"][0]["exercise"] = "<b>handstand</b>" + "x" * 60
    (result,) = parse(rules_page, [json.dumps(document(plan))])
    assert result["reason"] == "unknown_exercise"
    assert "<b>handstand</b>" + "x" * 24 + "." in result["message"]


def test_a_file_with_a_byte_order_mark_opens(rules_page: Page) -> None:
    plan = starter()
    (result,) = parse(rules_page, ["\ufeff" + json.dumps(document(plan))])
    assert result["plan"] == plan


def test_older_versions_are_brought_up_step_by_step(rules_page: Page) -> None:
    script = """() => { const steps = {1: (plan) => ({...plan, two: true}), 2: (plan) => ({...plan, three: true})};
      const old = {format: "f", version: 1, plan: {one: true}};
      return [alsguide.planFile.migrate(old, 3, steps), alsguide.planFile.migrate(old, 4, steps),
        alsguide.planFile.migrate(old, 1, steps)]; }"""
    assert rules_page.evaluate(script) == [
        {"format": "f", "version": 3, "plan": {"one": True, "two": True, "three": True}},
        None,
        {"format": "f", "version": 1, "plan": {"one": True}},
    ]


def test_a_file_of_version_1_opens_with_its_new_questions_unanswered_and_stops_until_they_are(rules_page: Page) -> None:
    text = (ROOT / "tests" / "vectors" / "plan-version-1.json").read_text("utf-8")
    old = json.loads(text)["plan"]
    (result,) = parse(rules_page, [text])
    assert result["ok"], result
    assert result["isOlder"] is True
    plan = result["plan"]
    assert [error.message for error in VALIDATOR.iter_errors(document(plan))] == []
    fresh = new_plan(DATA, MONDAY)["answers"]
    asked_anew = {"today", "breath_signs", "health", "lately", "signs", "thinking_change", "very_tired", "strength_ok"}
    assert {name: plan["answers"][name] for name in asked_anew} == {name: fresh[name] for name in asked_anew}
    assert plan["answers"]["falls_3_months"] == "1_or_more"
    assert plan["answers"]["heart"] == ["problem"]
    assert plan["answers"]["answered_on"] == ""
    kept = {
        "name",
        "stage",
        "positions",
        "helper",
        "told_ok",
        "neck_weak",
        "shoulder_pain",
        "start_date",
        "review_date",
    }
    assert {name: plan["answers"][name] for name in kept} == {name: old["answers"][name] for name in kept}
    assert [item["hold_seconds"] for item in plan["items"]] == [3, 10, 5, None, None, None]
    assert (plan["sign_offs"], plan["strength"]) == ([], old["strength"])
    judged = evaluate(plan, DATA, MONDAY)
    assert (judged["stopped"], judged["kept"]) == (True, [])


def test_a_file_of_version_2_opens_without_versions_ticks_and_sign_offs(rules_page: Page) -> None:
    plan = starter()
    old = older(plan)
    old["items"] = [{**one, "version": "seated"} for one in old["items"]]
    old |= {"accepted": ["W01"], "sign_offs": [{"exercise": "walking", "rule": "W02"}]}
    old["answers"]["emergency_number"] = "0900-PAYME"
    (result,) = parse(rules_page, [json.dumps({**document(old), "version": 2})])
    assert (result["ok"], result["isOlder"]) == (True, True)
    assert result["plan"] == plan
    old["answers"] |= {"effort_max_10": 9}
    (result,) = parse(rules_page, [json.dumps({**document(old), "version": 2})])
    assert "effort_max_10" in result["message"]


def older(plan: Any) -> Any:
    """A plan as version 3 had it: with what stands in for an exercise, and without two of the questions."""
    items = [{**one, "instead": {"exercise": "ankle-pumps"}} for one in plan["items"]]
    before = version_4(plan)["answers"]
    answers = {name: value for name, value in before.items() if name not in ("getting_about", "equipment")}
    return {**plan, "items": items, "answers": answers}


def version_5(plan: Any) -> Any:
    """A plan as version 5 had it: without an exercise in a therapist's words."""
    return {**plan, "answers": {name: value for name, value in plan["answers"].items() if name != "own_exercise"}}


def version_4(plan: Any) -> Any:
    """A plan as version 4 had it: with how many exercises stand on a page, and without what to print."""
    answers = {name: value for name, value in plan["answers"].items() if name not in ("sheet", "print_too")}
    return version_5({**plan, "answers": answers | {"per_page": "2"}})


def test_a_file_of_version_4_or_5_opens_and_prints_the_whole_plan(rules_page: Page) -> None:
    plan = starter()
    for version, old in ((4, version_4(plan)), (5, version_5(plan))):
        (result,) = parse(rules_page, [json.dumps({**document(old), "version": version})])
        assert (result["ok"], result["isOlder"], result["plan"]) == (True, True, plan)


def test_a_file_of_version_5_opens_without_a_diary_and_a_strange_diary_is_refused(rules_page: Page) -> None:
    plan = new_plan(DATA, "2026-11-23")
    old = {name: value for name, value in plan.items() if name != "diary"}
    diary = {**plan, "diary": "2026-11-29,1,tired+sore;2026-11-30,2,"}
    strange = [{**plan, "diary": text} for text in ("<img>", "A", "1" * 2001, None, ["2026-11-29,1,"])]
    texts = [json.dumps({**document(old), "version": 5}), *(json.dumps(document(one)) for one in (diary, *strange))]
    migrated, kept, *refused = parse(rules_page, texts)
    assert (migrated["plan"]["diary"], migrated["isOlder"]) == ("", True)
    assert kept["plan"]["diary"] == diary["diary"]
    assert all(one["message"].startswith("This plan file is broken at plan: diary.") for one in refused)
    assert len(refused) == len(strange)


def test_a_file_of_version_3_opens_without_stand_ins_and_sign_offs(rules_page: Page) -> None:
    plan = starter()
    old = older(plan) | {"sign_offs": [SIGNED]}
    (result,) = parse(rules_page, [json.dumps({**document(old), "version": 3})])
    assert (result["ok"], result["isOlder"], result["plan"]) == (True, True, plan)
    (result,) = parse(rules_page, [json.dumps({**document(old), "version": 5})])
    assert not result["ok"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"falls_3_months": "0"}, {"falls_3_months": "not_sure"}),
        ({"falls_3_months": "1"}, {"falls_3_months": "1_or_more"}),
        ({"calf_red_flag": "yes"}, {"today": ["leg"]}),
        ({"calf_red_flag": "not_sure"}, {"today": ["not_sure"]}),
        ({"heart_problem": "no"}, {"heart": ["none"]}),
        ({"heart_problem": "not_sure"}, {"heart": []}),
    ],
)
def test_an_answer_of_version_1_becomes_the_careful_one(rules_page: Page, changes: Any, expected: Any) -> None:
    whole = json.loads((ROOT / "tests" / "vectors" / "plan-version-1.json").read_text("utf-8"))
    whole["plan"]["answers"] |= changes
    (result,) = parse(rules_page, [json.dumps(whole)])
    assert {name: result["plan"]["answers"][name] for name in expected} == expected


def test_a_broken_file_of_version_1_is_refused(rules_page: Page) -> None:
    whole = json.loads((ROOT / "tests" / "vectors" / "plan-version-1.json").read_text("utf-8"))
    texts = [json.dumps({**whole, "plan": plan}) for plan in (None, [], {}, {**whole["plan"], "items": 3})]
    texts.append(json.dumps({**whole, "plan": {**whole["plan"], "answers": {**whole["plan"]["answers"], "extra": 1}}}))
    assert {result["reason"] for result in parse(rules_page, texts)} == {"broken"}
