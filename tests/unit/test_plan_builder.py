"""From answers to a plan: what holds for all answers, and ten people with what a therapist would expect for them."""

import random
import re
from typing import Any

import pytest

from alsguide.exercises.load import load_exercises
from alsguide.plan.builder import build, built_plan, seconds_of_days, with_answer
from alsguide.plan.rules import evaluate
from alsguide.plan.stand_ins import circle_in, stand_ins
from tests.support.answer_sets import answered, named, people, person_plan, random_answers
from tests.support.plan_oracle import NEEDS, SHOULDER_OR_ANKLE, forbidding, less_than
from tests.support.plans import real_data
from tests.support.shipped import shipped

DATA = real_data()
SLOTS = {slot["id"]: slot for slot in DATA["builder"]["slots"]}


def test_whatever_is_answered_the_plan_holds_only_what_fits_and_every_slot_has_an_exercise_or_a_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """When it fails: a table of builder.yaml promises what the rules forbid, or more than a first plan may have."""
    rng = random.Random(20261129)
    sizes: dict[int, int] = {}
    for _ in range(1500):
        plan = random_answers(rng, DATA)
        answers = plan["answers"]
        made = build(plan, DATA)
        items = [one["item"] for one in made["items"]]
        for item in items:
            exercise = DATA["exercises"][item["exercise"]]
            two_sided = {**item, "side": "both"}
            if item["side"] == "both":
                assert forbidding(two_sided, exercise, plan) == set(), (item, answers)
            assert NEEDS.get(item["exercise"]) in (None, *answers["equipment"]), answers
            assert all(
                (item[name] or 0) <= exercise["start"].get(name, 0) for name in ("repetitions", "minutes", "sets")
            )
        whole = {**plan, "items": items}
        judged = evaluate(whole, DATA)
        assert judged["kept"] == [str(number) for number in range(len(items))], (judged["out"], answers)
        assert not {"W20", "W22", "W25"} & {finding["rule"] for finding in judged["findings"]}, answers
        assert max(seconds_of_days(items, DATA)) <= 600, answers
        names = [item["exercise"] for item in items]
        assert len(set(names)) == len(names)
        is_tired = answers["very_tired"] in ("known", "new", "not_sure")
        is_led = answers["getting_about"] in ("bed", "not_sure", "") and answers["helper"] == "trained_carer"
        assert len(items) <= (2 if is_tired else 8 if is_led else 5), answers
        assert not is_tired or set(names) <= SHOULDER_OR_ANKLE | {"body-scan-release", "belly-breathing"}
        told = [one["slot"] for one in (*made["items"], *made["empty"])]
        assert sorted(told, key=list(SLOTS).index) == [name for name in SLOTS if name in told], "a slot is told once"
        assert {"shoulder", "hand", "ankle", "posture", "heart", "calm"} <= set(told), answers
        assert all(one["reason"].endswith(".") for one in made["empty"])
        sizes[len(items)] = sizes.get(len(items), 0) + 1
    with capsys.disabled():
        print(f"\nplans built from 1,500 answer sets, by their number of exercises: {dict(sorted(sizes.items()))}")
    assert sizes[5] > 100


def test_equipment_is_asked_only_when_it_decides() -> None:
    """Whoever has it, and whoever has not, gets the same plan when it was not asked for."""
    rng = random.Random(1129)
    for _ in range(200):
        plan = with_answer(random_answers(rng, DATA), "equipment", ["none"], DATA)
        made = build(plan, DATA)
        other = sorted(set(NEEDS.values()) - set(made["asks"]))
        assert build(with_answer(plan, "equipment", other, DATA), DATA)["items"] == made["items"]


def test_what_stands_in_asks_less_and_never_leads_back() -> None:
    ways = stand_ins([["a", "b", "c"], ["b", "d"], ["c", "e"], ["f", "a"]])
    assert ways == {"a": ["b", "c", "e"], "b": ["c", "d", "e"], "c": ["e"], "f": ["a", "b", "c", "e"]}
    assert circle_in([["a", "b"], ["b", "c"], ["c", "a"]]) == ["a", "b", "c", "a"]
    assert circle_in([["a", "b"], ["a", "c"], ["b", "c"]]) is None
    assert DATA["stand_ins"] == {
        name: rest for name in DATA["exercises"] if (rest := list(dict.fromkeys(less_than(name))))
    }


def test_an_answer_sets_others_and_not_sure_counts_like_the_most_careful() -> None:
    for about, stage, stands in (
        ("walks", "early", True),
        ("wheelchair", "middle", False),
        ("not_sure", "late", False),
    ):
        plan = answered(DATA, {"getting_about": about})
        assert plan["answers"]["stage"] == stage
        assert ("standing" in plan["answers"]["positions"]) == stands


def test_half_of_the_start_dose_after_an_illness() -> None:
    made = build(answered(DATA, {"helper": "close_by", "lately": ["ill_month"]}), DATA)["items"]
    assert {one["item"]["exercise"]: one["item"]["repetitions"] or one["item"]["minutes"] for one in made} == {
        "chest-open-stretch": 2,
        "standing-calf-stretch": 2,
        "tall-sitting": 3,
        "walking": 3,
        "sit-to-stand": 3,
    }


PEOPLE = people()


@pytest.mark.parametrize("person", PEOPLE, ids=[person["name"] for person in PEOPLE])
def test_a_person_gets_the_plan_that_the_tables_mean(person: Any) -> None:
    """When it fails, see `why` in people.yaml: the lists were written from the two tables of needs before the builder."""
    plan = person_plan(person, DATA)
    made = build(plan, DATA)
    shown = [named(one["item"]["exercise"], one["item"]["side"]) for one in made["items"]]
    assert shown == person["exercises"]
    empty = {one["slot"]: one["reason"] for one in made["empty"]}
    assert {slot: empty.get(slot) for slot in person["empty"]} == person["empty"]
    judged = evaluate(built_plan(plan, DATA), DATA)
    assert judged["kept"] == [str(number) for number in range(len(shown))]
    found: dict[bool, list[str]] = {True: [], False: []}
    for finding in judged["findings"]:
        found[finding["level"] == "red"].append(f"{finding['rule']}/{finding['form'] + 1}")
    assert (found[False], found[True]) == (person["notes"], person["left_out"])


def test_a_side_is_chosen_by_its_own_strength() -> None:
    person = next(person for person in PEOPLE if person["name"].startswith("one strong arm"))
    led = {**person, "answers": {**person["answers"], "helper": "trained_carer", "getting_about": "bed"}}
    sides = {one["item"]["exercise"]: one["item"]["side"] for one in build(person_plan(led, DATA), DATA)["items"]}
    assert sides["carer-arm-out-to-side"] == "left", "the weak arm is moved by the caregiver"


@pytest.mark.parametrize("sign", ["breathless", "ill", "leg", "not_sure"])
def test_a_sign_of_today_leaves_no_exercise_and_a_cleared_answer_brings_all_back(sign: str) -> None:
    whole = built_plan(answered(DATA, {"helper": "close_by"}), DATA)
    ill = with_answer(whole, "today", [sign], DATA)
    judged = evaluate(ill, DATA)
    assert (judged["stopped"], judged["kept"]) == (True, [])
    assert build(ill, DATA)["items"] == []
    again = evaluate(with_answer(ill, "today", ["none"], DATA), DATA)
    assert again["kept"] == [str(number) for number in range(len(whole["items"]))]


def test_walking_becomes_the_seated_march_in_a_wheelchair_and_comes_back() -> None:
    plan = built_plan(answered(DATA, {"helper": "close_by"}), DATA)
    sitting = with_answer(plan, "getting_about", "wheelchair", DATA)
    shown = {one["key"]: one["exercise"] for one in evaluate(sitting, DATA)["entries"] if one["kept"]}
    assert shown["3-instead"] == "seated-march"
    assert shown["1-instead"] == "ankle-pumps"
    back = evaluate(with_answer(sitting, "getting_about", "walks", DATA), DATA)
    assert [one["exercise"] for one in back["entries"] if one["kept"]] == [item["exercise"] for item in plan["items"]]


def test_how_to_build_up_is_what_the_library_says_of_each_exercise_of_the_slot() -> None:
    """A number in a reason of the builder stands in "progress_by" of every exercise that the slot may choose."""
    library = {exercise.id: exercise for exercise in load_exercises(shipped().markdown.values())[0]}
    told = 0
    for slot in real_data()["builder"]["slots"]:
        for limit in re.findall(r"[Aa]dd (\d[^,.]*)", slot["why"]):
            told += 1
            for choice in slot["choices"]:
                assert f"add {limit}" in library[choice["exercise"]].progress_by, (slot["id"], choice["exercise"])
    assert told
