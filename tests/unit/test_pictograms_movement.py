"""Movements: what lies between the two pictures of an exercise, in every exercise of the library.

`make contact-sheet` shows five moments of each: look at them after a change of a pose or of the drawing.
"""

import gzip
import re
from functools import cache
from typing import Any

import pytest

from alsguide.exercises.load import load_exercises
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.draw import paint
from alsguide.pictograms.highlight import moving_parts
from alsguide.pictograms.movement import held, holds, length_of, mixed, pose_at
from alsguide.pictograms.movement_code import movement_code, number, values_at
from alsguide.pictograms.movement_errors import movement_errors
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import SIDES, body, bones_of, segments_of
from tests.support.poses import SEATED
from tests.support.shipped import shipped

LIBRARY: list[Exercise] = load_exercises(shipped().markdown.values())[0]
WHOLE = [exercise for exercise in LIBRARY if exercise.start_pose.view in SIDES]


@cache
def codes() -> dict[str, str]:
    """Return the code of each exercise's movement."""
    return {e.id: movement_code(e.start_pose, e.end_pose, e.moving) for e in LIBRARY}


BYTES = 300
"""The most that an exercise's movement may add to what a browser loads, packed, in the mean."""


def layers(canvas: Canvas) -> list[tuple[str, str]]:
    """Return class and path of each element but arrows and marks."""
    found = [(name, "".join(map(str, paths))) for name, paths in canvas.painted()]
    return [layer for layer in found if layer[0] != "pic-arrow"]


def by_id(name: str) -> Exercise:
    return next(exercise for exercise in LIBRARY if exercise.id == name)


def test_the_whole_library_is_looked_at() -> None:
    assert len(LIBRARY) >= 40
    assert len(WHOLE) >= 36


@pytest.mark.parametrize("exercise", LIBRARY, ids=lambda exercise: exercise.id)
def test_a_movement_begins_and_ends_as_the_pictures(exercise: Exercise) -> None:
    """Path for path, but for arrows and marks."""
    start, end = exercise.start_pose, exercise.end_pose
    moving = moving_parts(start, end, exercise.moving)
    if not codes()[exercise.id]:
        assert exercise.id == "pursed-lip-breathing"  # air alone moves there
        return
    for part, still in ((0, start), (1, end)):
        moved = layers(paint(pose_at(start, end, part), moving))
        for name, path in layers(paint(still, moving)):
            if name != "pic-carer":  # its joints are rounded in the pictures
                assert (name, path) in moved


@pytest.mark.parametrize("exercise", WHOLE, ids=lambda exercise: exercise.id)
def test_limbs_keep_their_lengths_and_hands_what_they_hold(exercise: Exercise) -> None:
    """A part is as long as its bone, as far as it is seen; a held hand is within half a unit of what it holds."""
    start, end = exercise.start_pose, exercise.end_pose
    for moment in range(8 * length_of(end) + 1):
        pose = pose_at(start, end, moment / 8)
        figure, segments = body(pose), segments_of(pose)
        for name, bone in bones_of(pose.view).items():
            long = abs(figure[name] - figure[bone.parent] - bone.shift)
            assert long == pytest.approx(abs(bone.length) * segments[bone.segment][1], abs=1e-6)
            seen = [segments_of(still)[bone.segment][1] for still in (start, end)]
            assert min(seen) - 1e-9 <= segments[bone.segment][1] <= max(seen) + 1e-9
        for kind, side, target in held(start, end, mixed(start, end, pose.part), moment / 8):
            assert abs(holds(kind, side, figure) - target) < 0.5, (kind, side, moment)


def test_hands_and_feet_go_around_a_crank() -> None:
    """Both pedals stay opposite each other, at the same distance from the middle."""
    start, end = by_id("arm-cycle").start_pose, by_id("arm-cycle").end_pose
    assert length_of(end) == 2
    places = [
        [holds("arm", side, body(pose_at(start, end, step / 4))) for side in ("near", "far")] for step in range(8)
    ]
    middle = sum(places[0]) / 2
    radius = abs(places[0][0] - middle)
    for near, far in places:
        assert abs((near + far) / 2 - middle) < 0.1
        assert abs(near - middle) == pytest.approx(radius, abs=0.1)
    assert len({(round(near.real), round(near.imag)) for near, _ in places}) == 8


def test_a_chair_stays_where_it_is_when_a_person_stands_up() -> None:
    exercise = by_id("sit-to-stand")
    start, end = exercise.start_pose, exercise.end_pose
    chairs = [
        next(
            "".join(map(str, paths)) for name, paths in paint(pose_at(start, end, part)).painted() if name == "pic-prop"
        )
        for part in (0, 0.4, 1)
    ]
    assert len(set(chairs)) == 1
    feet = [body(pose_at(start, end, step / 8))["ankle_near"].real for step in range(9)]
    assert max(feet) - min(feet) < 0.5


LYING = SEATED | {
    "posture": "lying",
    "angles": SEATED["angles"] | {"trunk": 180, "head": 180, "leg_near": [0, 0, 90], "leg_far": [0, 0, 90]},
    "props": ["bed"],
}
STANDING = SEATED | {
    "posture": "standing",
    "angles": SEATED["angles"] | {"leg_near": [270, 270, 0], "leg_far": [270, 270, 0]},
}
WRONG = [
    # the start, the angles of both that differ, what is said
    (LYING, {"arm_near": [0, 0, 0]}, {"arm_near": [200, 180, 180]}, "goes through the mattress"),
    (SEATED, {"leg_near": [0, 270, 0]}, {"leg_near": [300, 200, 200]}, "below the floor"),
    (
        STANDING | {"props": ["wall"], "hip_x": 80},
        {"arm_near": [270, 270, 270]},
        {"arm_near": [85, 85, 85]},
        "the wall",
    ),
    (
        STANDING | {"props": ["counter"], "hip_x": 74},
        {"arm_near": [270, 300, 300]},
        {"arm_near": [330, 20, 0]},
        "the counter",
    ),
    (SEATED, {"trunk": 90, "head": 90}, {"trunk": 165, "head": 165}, "goes through the chair"),
]


@pytest.mark.parametrize(("pose", "first", "last", "said"), WRONG, ids=[row[-1] for row in WRONG])
def test_what_is_wrong_between_two_pictures_is_refused(pose: dict[str, Any], first: Any, last: Any, said: str) -> None:
    start, end = (Pose.model_validate(pose | {"angles": pose["angles"] | angles}) for angles in (first, last))
    messages = [message for _, message in movement_errors(start, end)]
    assert any(said in message for message in messages), messages
    assert all(message.startswith("Between the two pictures, after ") for message in messages)


def test_a_number_is_given_by_few_values() -> None:
    straight, bent = [float(step) for step in range(13)], [(step / 12) ** 3 * 100 for step in range(13)]
    assert number(straight, 0.1) == "0:12"
    assert number([5.0] * 13) == "5"
    assert number(bent, 0.1) == "0:3.7:29.6:100"
    assert list(values_at([0, 3.7, 29.6, 100], 13)) == pytest.approx(bent, abs=0.1)


def test_shapes_that_change_on_the_way_are_drawn_one_after_the_other() -> None:
    """A fist becomes a hand when enough of the forearm is seen."""
    ends = [float(part.split("|")[0]) for part in codes()["chest-open-stretch"].split("/")]
    assert len(ends) == 4
    assert ends == sorted(ends)
    assert ends[0] == pytest.approx((0.4 - 0.25) / 0.75, abs=0.002)
    assert ends[-1] == 1


def test_movements_are_small() -> None:
    """When it fails: look which number needs many values (`13`), and why it does not go evenly."""
    assert len(gzip.compress("\n".join(codes().values()).encode(), mtime=0)) <= BYTES * len(codes())
    assert all(re.fullmatch(r"[-+=\w .:;|/\[\],]*", code) for code in codes().values())
