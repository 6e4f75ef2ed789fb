"""Pictures: what a body cannot do, and what cannot be drawn, is refused with a message that says how to fix it."""

from copy import deepcopy
from typing import Any

import pytest

from alsguide.pictograms.pose import Pose
from alsguide.pictograms.pose_errors import errors_of, pose_errors
from tests.support.poses import SEATED

LYING: dict[str, Any] = SEATED | {
    "posture": "lying",
    "angles": {
        "trunk": 180,
        "head": 180,
        "arm_near": [0, 0, 0],
        "arm_far": [0, 0, 0],
        "leg_near": [0, 0, 90],
        "leg_far": [0, 0, 90],
    },
    "hip_x": 58,
    "props": ["bed"],
    "carer": {"stands": "behind", "x": 90, "hands_at": ["behind_knee_near", "heel_near"]},
}
FRONT: dict[str, Any] = SEATED | {
    "view": "front",
    "angles": {
        "trunk": 90,
        "head": 90,
        "arm_l": [285, 250, 250],
        "arm_r": [255, 290, 290],
        "leg_l": [[285, 0.35], 270, [300, 0.6]],
        "leg_r": [[255, 0.35], 270, [240, 0.6]],
    },
    "hip_x": 60,
}
HAND: dict[str, Any] = {
    "view": "hand",
    "text": "A hand lies on a table, open.",
    "angles": {"forearm": 0, "palm": 0, "fingers": [0, 0], "thumb": 45},
    "props": ["table"],
}
FOOT: dict[str, Any] = {"view": "foot", "text": "A foot points to the ceiling.", "angles": {"shin": 0, "foot": 90}}


def changed(base: dict[str, Any], angles: dict[str, Any] | None = None, **fields: Any) -> Pose:
    """Return a pose with changes; a field or an angle of None is left out."""
    data = deepcopy(base) | fields
    data["angles"] = data["angles"] | (angles or {})
    data["angles"] = {name: value for name, value in data["angles"].items() if value is not None}
    return Pose.model_validate({name: value for name, value in data.items() if value is not None})


@pytest.mark.parametrize("base", [SEATED, LYING, FRONT, HAND, FOOT])
def test_a_possible_pose_has_no_error(base: dict[str, Any]) -> None:
    assert errors_of(Pose.model_validate(base)) == []


CASES: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], tuple[Any, ...], str]] = [
    (
        FRONT,
        {},
        {"halfway": {"trunk": 60, "head": 60}},
        ("halfway",),
        'A body leans only in side view, not in the view "front". Remove "halfway".',
    ),
    (
        SEATED,
        {},
        {"hip_x": 9},
        ("hip_x",),
        'The chair is not wholly in the picture. Write a "hip_x" from 12 to 104.',
    ),
    (
        SEATED,
        {"arm_near": [180, 180, 180]},
        {"hip_x": 3, "props": ["recumbent cycle"]},
        ("angles",),
        "The hip is outside the picture: 3 units from the left, 25 above the floor (6 to 114, at most 103). "
        'Change "hip_x" or the angles.',
    ),
    (
        SEATED,
        {},
        {"sits": "front", "props": ["wheelchair"]},
        ("sits",),
        "Only a person on a chair in side view sits at its front: chair, chair with back, chair with high back, "
        'chair with arms, chair with head rest. Remove "sits".',
    ),
    (
        SEATED,
        {"leg_near": [0, 90, 180]},
        {},
        ("angles", "leg_near"),
        "The near knee is bent the wrong way by 90 degrees, at most 5 is possible. "
        'Change "leg_near". Did you mean the other way (bent)?',
    ),
    (
        SEATED,
        {"leg_far": [0, 200, 290]},
        {},
        ("angles", "leg_far"),
        'The far knee is bent by 160 degrees, at most 150 is possible. Change "leg_far".',
    ),
    (
        SEATED,
        {"arm_near": [275, 240, 240]},
        {},
        ("angles", "arm_near"),
        "The near elbow is bent the wrong way by 35 degrees, at most 5 is possible. "
        'Change "arm_near". Did you mean the other way (bent)?',
    ),
    (
        SEATED,
        {"arm_far": [190, 200, 200]},
        {},
        ("angles", "arm_far"),
        'The far shoulder is stretched back by 80 degrees, at most 60 is possible. Change "arm_far".',
    ),
    (
        SEATED,
        {"arm_near": [275, 340, 120]},
        {},
        ("angles", "arm_near"),
        'The near wrist is bent up by 140 degrees, at most 90 is possible. Change "arm_near".',
    ),
    (
        SEATED,
        {"leg_near": [0, 270, 60]},
        {},
        ("angles", "leg_near"),
        'The near ankle is pulled up by 60 degrees, at most 30 is possible. Change "leg_near".',
    ),
    (
        SEATED,
        {"trunk": 30, "head": 30, "leg_near": [350, 270, 0], "leg_far": [350, 270, 0]},
        {},
        ("angles", "leg_near"),
        'The near hip is bent by 140 degrees, at most 130 is possible. Change "leg_near".',
    ),
    (
        SEATED,
        {"head": 20},
        {},
        ("angles", "head"),
        'The neck is bent forward by 70 degrees, at most 50 is possible. Change "head".',
    ),
    (
        FRONT,
        {"arm_l": [285, 90, 90]},
        {},
        ("angles", "arm_l"),
        'The left elbow is bent by 165 degrees, at most 150 is possible. Change "arm_l".',
    ),
    (
        HAND,
        {"palm": 120},
        {},
        ("angles", "palm"),
        'The wrist is bent up by 120 degrees, at most 90 is possible. Change "palm".',
    ),
    (
        HAND,
        {"fingers": [0, 90]},
        {},
        ("angles", "fingers"),
        'The outer finger bones turn by 90 degrees, -120 (curled) to 30 is possible. Change "fingers".',
    ),
    (
        FOOT,
        {"foot": 150},
        {},
        ("angles", "foot"),
        'The ankle is pulled up by 60 degrees, at most 30 is possible. Change "foot".',
    ),
    (
        SEATED,
        {"leg_near": [330, 270, 0]},
        {},
        ("angles", "leg_near"),
        'The near foot is 12 units below the floor. Change "leg_near".',
    ),
    (
        LYING,
        {"leg_far": [330, 330, 60]},
        {"carer": None},
        ("angles", "leg_far"),
        'The far foot is 21 units below the mattress. Change "leg_far".',
    ),
    (
        SEATED,
        {"arm_near": [0, 0, 0]},
        {"hip_x": 95},
        ("angles",),
        "The near finger is outside the picture: 131 units from the left, 54 above the floor "
        '(1 to 119, at most 103). Change "hip_x" or the angles.',
    ),
    (
        LYING,
        {},
        {"carer": {"stands": "behind", "x": 20, "hands_at": ["heel_near"]}},
        ("carer", "x"),
        'The carer\'s hand ends 65 units short of "heel_near", which is 105 units from the left. '
        'Change the carer\'s "x" from 20 towards it.',
    ),
    (
        SEATED,
        {},
        {"props": []},
        ("posture",),
        'A person who is "seated" needs one of these props: chair, chair with back, chair with high back, '
        "chair with arms, chair with head rest, wheelchair, recumbent cycle. Add it.",
    ),
    (
        LYING,
        {},
        {"props": ["pillow under head"], "carer": None},
        ("posture",),
        'A person who is "lying" needs one of these props: bed. Add it.',
    ),
    (
        SEATED,
        {},
        {"posture": None},
        (),
        'The field "posture" is missing. Add seated, lying, reclined, standing or in-water.',
    ),
    (
        FRONT,
        {},
        {"props": ["chair", "strap"]},
        ("props", 1),
        '"strap" cannot be drawn in the view "front". Use one of: chair, chair behind, chair with arms, '
        "chair with back, chair with high back, counter, water at chest, water at shoulders.",
    ),
    (
        SEATED,
        {"arm_near": None, "leg_far": None},
        {},
        ("angles",),
        'The view "side" needs these angles too: arm_near, leg_far. Add them.',
    ),
    (
        FOOT,
        {"trunk": 90},
        {},
        ("angles", "trunk"),
        '"trunk" does not belong to the view "foot". Use: shin, foot.',
    ),
    (
        FRONT,
        {},
        {"detail": "foot"},
        ("detail",),
        'A detail is drawn only in side view, not in the view "front". Remove it.',
    ),
    (
        HAND,
        {},
        {"marks": ["tight"]},
        ("marks", 0),
        '"tight" cannot be shown in the view "hand". Possible there: none.',
    ),
    (
        FRONT,
        {},
        {"marks": ["turn to the right", "turning crank"]},
        ("marks", 1),
        '"turning crank" cannot be shown in the view "front". '
        "Possible there: arrow to the right, arrow up above head, turn to the right.",
    ),
    (
        FRONT,
        {},
        {"arrow": "knee_near"},
        ("arrow",),
        'The view "front" does not show "knee_near". Possible there: crown, hip, finger_l, finger_r, toe_l, none.',
    ),
    (
        LYING,
        {},
        {"carer": {"stands": "hands only", "hands_at": ["heel_near"]}},
        ("carer", "stands"),
        'A carer cannot stand "hands only" in the view "side". Write "behind", "left" or "right".',
    ),
    (
        HAND,
        {},
        {"carer": {"stands": "behind", "hands_at": ["wrist"]}},
        ("carer", "stands"),
        'A carer cannot stand "behind" in the view "hand". Write "hands only".',
    ),
    (
        LYING,
        {},
        {"carer": {"stands": "behind", "x": 80, "hands_at": ["heel_l"]}},
        ("carer", "hands_at", 0),
        'The view "side" does not show "heel_l". Name a point it shows.',
    ),
]


@pytest.mark.parametrize(("base", "angles", "fields", "place", "message"), CASES, ids=[case[4][:40] for case in CASES])
def test_an_impossible_pose_is_refused(
    base: dict[str, Any], angles: dict[str, Any], fields: dict[str, Any], place: tuple[Any, ...], message: str
) -> None:
    assert (place, message) in errors_of(changed(base, angles, **fields))


def test_a_carer_who_moves_nearer_reaches() -> None:
    """The refusal of a carer who stands too far away ends when they step towards the heel."""
    assert errors_of(changed(LYING, carer={"stands": "behind", "x": 98, "hands_at": ["heel_near"]})) == []


def test_start_and_end_must_differ_and_share_a_view() -> None:
    start = changed(SEATED)
    assert pose_errors(start, start) == [
        (
            ("end_pose",),
            "The end picture is the same as the start picture. Change its angles, props or marks.",
        )
    ]
    assert pose_errors(start, changed(FRONT)) == [
        (("end_pose", "view"), 'The start is seen from "side" and the end from "front". Use one view for both.')
    ]
    assert pose_errors(start, changed(SEATED, {"head": 75}), ("arm_l",)) == [
        (
            ("moving",),
            '"arm_l" is not a part of the view "side". Use: trunk, head, arm_near, arm_far, leg_near, leg_far.',
        )
    ]
    assert pose_errors(start, changed(SEATED, marks=["belly out"]), ("belly",)) == []


def test_an_arrow_is_named_for_a_point_that_moves() -> None:
    start = Pose.model_validate(SEATED)
    heel_up = {"leg_near": [9, 270, 325], "leg_far": [9, 270, 325]}
    assert pose_errors(start, changed(SEATED, heel_up, arrow="ankle_near")) == []
    message = '"crown" stays where it is, so no arrow can show its way. Name a point that moves, or "none".'
    assert pose_errors(start, changed(SEATED, heel_up, arrow="crown")) == [(("end_pose", "arrow"), message)]


def test_faults_carry_the_pose_they_are_in() -> None:
    places = [place for place, _ in pose_errors(changed(SEATED), changed(SEATED, {"head": 20}))]
    assert places == [("end_pose", "angles", "head")]


def test_what_lies_between_both_pictures_belongs_to_the_end() -> None:
    end = changed(SEATED, {"trunk": 80})
    start = changed(SEATED, halfway={"trunk": 60, "head": 60})
    message = 'What lies between both pictures is said in "end_pose". Move "halfway" there.'
    assert pose_errors(start, end) == [(("start_pose", "halfway"), message)]
