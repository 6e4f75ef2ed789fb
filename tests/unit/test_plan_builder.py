"""From answers to a plan: what holds for all answers, and ten people with what a therapist would expect for them."""

import random
from typing import Any

import pytest

from alsguide.plan.builder import build, built_plan, seconds_of_days, with_answer
from alsguide.plan.rules import evaluate
from alsguide.plan.stand_ins import circle_in, stand_ins
from tests.support.answer_sets import ARMS, LEGS, answered, random_answers
from tests.support.plan_oracle import NEEDS, SHOULDER_OR_ANKLE, forbidding, less_than
from tests.support.plans import real_data

DATA = real_data()
SLOTS = {slot["id"]: slot for slot in DATA["builder"]["slots"]}
BREATHING = "Check with your breathing team before what makes you breathe hard, and before the pool."
NONE_LIFT = dict.fromkeys((*LEGS, *ARMS, "trunk", "neck"), "cannot_lift")


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


PEOPLE: list[tuple[str, Any, Any, list[str], set[str], dict[str, str]]] = [
    (
        "a runner of 45 with a weak left hand, alone",
        {"helper": "alone"},
        {"wrist_hand.left": "lifts_only"},
        # Lifts everywhere: the first column, hand included because it is weak; alone, so nothing that needs someone close.
        ["chest-open-stretch", "hand-open-close", "ankle-pumps", "tall-sitting", "walking"],
        set(),
        {"strength": "This is enough for a start.", "calm": "This is enough for a start."},
    ),
    (
        "speech hard to follow, with changes in thinking; a helper runs the plan",
        {
            "thinking_change": "yes",
            "speech_affected": "yes",
            "filled_by": "carer",
            "helper": "close_by",
            "signs": ["choking"],
        },
        {},
        # The helper stays, so the whole first column is open; choking is told and leaves the plan as it is.
        ["chest-open-stretch", "standing-calf-stretch", "tall-sitting", "walking", "sit-to-stand"],
        {"W32", "W33"},
        {},
    ),
    (
        "a dropped foot and two falls, walks with a cane, a towel at home",
        {"getting_about": "walks_help", "falls_3_months": "1_or_more", "helper": "close_by", "equipment": ["strap"]},
        {"ankle.right": "cannot_lift"},
        # Second column; after a fall nothing standing; the march is seated, because the hips are strong.
        ["chest-open-stretch", "seated-calf-strap-stretch", "tall-sitting", "seated-march", "knee-straighten-seated"],
        {"W10"},
        {},
    ),
    (
        "one strong arm, in a wheelchair, legs that do not lift, someone close",
        {"getting_about": "wheelchair", "helper": "close_by", "equipment": ["strap"]},
        dict.fromkeys((*LEGS, "shoulder.left", "elbow.left", "wrist_hand.left"), "cannot_lift"),
        # The strong arm lifts the other; the calf is stretched with a strap, because arms lift; the curl is for the strong side.
        [
            "shoulder-lift-clasped-hands",
            "wrist-palm-stretch",
            "seated-calf-strap-stretch",
            "tall-sitting",
            "biceps-curl-light",
        ],
        set(),
        {"heart": "These muscles must lift by themselves for this one. Choose easy movement instead."},
    ),
    (
        "a breathing machine with a mask all day, cannot lie flat, a taught caregiver",
        {
            "getting_about": "bed",
            "helper": "trained_carer",
            "breath_signs": ["mask", "cannot_lie_flat"],
            "neck_weak": "drops",
        },
        NONE_LIFT,
        # Fourth column; nothing for the heart, nothing self-moved; the head of the bed stays raised.
        [
            "carer-shoulder-lift",
            "carer-wrist-and-fingers",
            "carer-ankle-and-toes",
            "carer-arm-out-to-side",
            "carer-hip-and-knee-bend",
            "carer-hip-out-and-back",
            "carer-hamstring-stretch",
        ],
        {"W05", "W06", "W07"},
        {"posture": "Ask about a head support.", "heart": BREATHING},
    ),
    (
        "a tube in the neck, a taught caregiver, very tired as the team knows",
        {
            "getting_about": "bed",
            "helper": "trained_carer",
            "breath_signs": ["tube_machine"],
            "health": ["tube"],
            "very_tired": "known",
        },
        NONE_LIFT,
        # Very tired: shoulder and ankle only, moved by the caregiver; no breathing exercise with a tube; no water.
        ["carer-shoulder-lift", "carer-ankle-and-toes"],
        {"W05", "W06", "W13", "W38"} - {"W38"},
        {"calm": "This is enough for a start."},
    ),
    (
        "78, heart failure and a pacemaker, one near-fall, alone, a bike at home",
        {"heart": ["problem", "pacemaker"], "falls_3_months": "1_or_more", "helper": "alone", "equipment": ["bike"]},
        {},
        # Nothing for the heart until the doctor says yes, nothing standing after a near-fall; the rest stays.
        ["chest-open-stretch", "ankle-pumps", "tall-sitting", "belly-breathing"],
        {"W02", "W10", "W13"},
        {"heart": "Ask your doctor before any exercise that makes you breathe hard."},
    ),
    (
        "frozen shoulders and a head that drops, walks, someone close",
        {"shoulder_pain": "both", "neck_weak": "drops", "helper": "close_by"},
        {"shoulder": "lifts_only", "neck": "cannot_lift"},
        # No lift above the chest, and the open chest stays below it; a head support in place of the posture exercise.
        ["chest-open-stretch", "standing-calf-stretch", "walking", "sit-to-stand", "belly-breathing"],
        {"W07", "W08", "W09"},
        {"posture": "Ask about a head support."},
    ),
    (
        "ten minutes a day, losing weight, parent of small children, alone",
        {"signs": ["losing_weight"], "helper": "alone", "equipment": ["band", "strap"]},
        {},
        # At most ten minutes; losing weight leaves one exercise for strength, seated, because nobody is close.
        ["chest-open-stretch", "seated-calf-strap-stretch", "tall-sitting", "walking", "band-row-seated"],
        {"W31"},
        {},
    ),
    (
        "a therapist prepares it: walks with a walker, strength not yet allowed",
        {"filled_by": "therapist", "getting_about": "walks_help", "helper": "close_by", "strength_ok": "not_yet"},
        {"hip": "lifts_only", "knee": "lifts_only"},
        # No strength work before the team says yes; hips are stretched; the march needs hips that lift.
        ["chest-open-stretch", "ankle-pumps", "tall-sitting", "seated-march", "seated-hamstring-stretch"],
        set(),
        {"strength": "Strength work is only for a muscle that is strong."},
    ),
]


@pytest.mark.parametrize(
    ("name", "answers", "strength", "expected", "rules", "reasons"), PEOPLE, ids=[p[0] for p in PEOPLE]
)
def test_a_person_gets_the_plan_that_the_tables_mean(
    name: str, answers: Any, strength: Any, expected: list[str], rules: set[str], reasons: dict[str, str]
) -> None:
    """The lists were written from the two tables of needs before the builder; each line says why."""
    plan = answered(DATA, answers, strength)
    made = build(plan, DATA)
    assert [one["item"]["exercise"] for one in made["items"]] == expected
    empty = {one["slot"]: one["reason"] for one in made["empty"]}
    assert {slot: empty.get(slot) for slot in reasons} == reasons
    judged = evaluate(built_plan(plan, DATA), DATA)
    assert judged["kept"] == [str(number) for number in range(len(expected))]
    assert rules <= {finding["rule"] for finding in judged["findings"]}


def test_a_side_is_chosen_by_its_own_strength() -> None:
    _, answers, strength, *_ = next(person for person in PEOPLE if person[0].startswith("one strong arm"))
    made = build(answered(DATA, answers, strength), DATA)["items"]
    sides = {one["item"]["exercise"]: one["item"]["side"] for one in made}
    assert (sides["biceps-curl-light"], sides["seated-calf-strap-stretch"]) == ("right", "both")
    carer = answered(DATA, {**answers, "helper": "trained_carer", "getting_about": "bed"}, strength)
    sides = {one["item"]["exercise"]: one["item"]["side"] for one in build(carer, DATA)["items"]}
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
