"""Pictures: known angles give known points, rounded shapes close, limbs end where they should."""

import pytest

from alsguide.pictograms.geometry import FLOOR, Path, Placing, circle, direction, hull, polar, tapered, turn
from alsguide.pictograms.highlight import moving_parts
from alsguide.pictograms.pose import Angles, Halfway, Pose
from alsguide.pictograms.seating import FRONT, seat_of
from alsguide.pictograms.skeleton import LYING_HIP, SEAT, SOLE, body, hand_body, mix

STRAIGHT = {
    "trunk": 90,
    "head": 90,
    "arm_near": [270, 270, 270],
    "arm_far": [270, 270, 270],
    "leg_near": [270, 270, 0],
    "leg_far": [270, 270, 0],
}


def pose(angles: dict[str, object] | None = None, **fields: object) -> Pose:
    """Return a pose of a person who stands, seen from the side, with changes."""
    known: dict[str, object] = {"view": "side", "posture": "standing", "text": "A person stands and looks ahead."}
    return Pose.model_validate(known | {"angles": STRAIGHT | (angles or {})} | fields)


def close(point: complex, x: float, y: float) -> bool:
    """Return whether a point is where it is expected, to a hundredth of a unit."""
    return abs(point - complex(x, y)) < 0.01


def test_a_standing_person_is_as_tall_as_the_lengths_say() -> None:
    joints = body(pose(hip_x=60))
    assert close(joints["ankle_near"], 60, SOLE)
    assert close(joints["knee_near"], 60, SOLE + 23)
    assert close(joints["hip"], 60, SOLE + 47)
    assert close(joints["neck"], 60, SOLE + 77)
    assert close(joints["crown"], 60, SOLE + 93)


@pytest.mark.parametrize(
    ("arm", "elbow", "wrist", "finger"),
    [
        ([0, 0, 0], (76, 77.9), (90, 77.9), (96, 77.9)),
        ([90, 90, 90], (60, 93.9), (60, 107.9), (60, 113.9)),
        ([270, 0, 90], (60, 61.9), (74, 61.9), (74, 67.9)),
        ([180, [180, 0.5], 180], (44, 77.9), (37, 77.9), (31, 77.9)),
    ],
)
def test_an_arm_ends_where_its_angles_point(
    arm: list[object], elbow: tuple[float, float], wrist: tuple[float, float], finger: tuple[float, float]
) -> None:
    joints = body(pose({"arm_near": arm}, hip_x=60))
    assert close(joints["elbow_near"], *elbow)
    assert close(joints["wrist_near"], *wrist)
    assert close(joints["finger_near"], *finger)


def test_a_seated_hip_is_at_the_height_of_the_seat() -> None:
    joints = body(pose({"leg_near": [0, 270, 0]}, posture="seated", props=["chair"], hip_x=50))
    assert close(joints["hip"], 50, SEAT)
    assert close(joints["knee_near"], 74, SEAT)
    assert close(joints["ankle_near"], 74, SOLE)


def test_a_person_at_the_front_of_a_chair_has_the_seat_further_back() -> None:
    """The person stays where they are, so that start and end pictures fit each other."""
    back, front = (
        pose({"leg_near": [0, 270, 0], "leg_far": [0, 270, 0]}, posture="seated", props=["chair"], hip_x=50, sits=sits)
        for sits in ("back", "front")
    )
    assert body(back) == body(front)
    assert close(seat_of(front, body(front)) - seat_of(back, body(back)), -FRONT, 0)


def test_a_person_who_lies_rests_on_the_mattress() -> None:
    joints = body(pose({"trunk": 180, "head": 180}, posture="lying", props=["bed"], hip_x=58))
    assert close(joints["hip"], 58, LYING_HIP)
    assert close(joints["neck"], 28, LYING_HIP)
    assert close(joints["crown"], 12, LYING_HIP)


def test_the_persons_left_is_the_right_of_a_front_view() -> None:
    limbs = {"arm_l": [270] * 3, "arm_r": [270] * 3, "leg_l": [270, 270, 270], "leg_r": [270, 270, 270]}
    shown = Pose.model_validate(
        {
            "view": "front",
            "posture": "standing",
            "text": "A person stands and faces you.",
            "hip_x": 60,
            "angles": {"trunk": 90, "head": 90, **limbs},
        }
    )
    joints = body(shown)
    assert joints["shoulder_l"].real == pytest.approx(69)
    assert joints["shoulder_r"].real == pytest.approx(51)
    assert joints["hip_l"].real == pytest.approx(65.5)


def test_a_close_up_of_a_hand_follows_its_bones() -> None:
    angles = Angles.model_validate({"forearm": 0, "palm": 90, "fingers": [90, 180], "thumb": 0})
    joints = hand_body(pose().model_copy(update={"view": "hand", "angles": angles}))
    wrist = joints["wrist"]
    assert close(joints["elbow"] - wrist, -50, 0)
    assert close(joints["knuckle"] - wrist, 0, 18)
    assert close(joints["middle"] - wrist, 0, 32)
    assert close(joints["fingers"] - wrist, -12, 32)


def test_turns_take_the_short_way() -> None:
    assert (turn(350, 10), turn(10, 350), turn(0, 180)) == (20, -20, -180)
    assert direction(polar(215)) == pytest.approx(215)


def test_a_pose_half_way_has_half_the_turn() -> None:
    half = mix(pose(hip_x=50), pose({"arm_near": [340, 0, 10]}, hip_x=60), 0.5)
    assert half.angles.arm_near == ((305, 1), (315, 1), (320, 1))
    assert half.hip_x == pytest.approx(55)


def test_a_body_leans_half_way_where_the_end_says_so_and_nowhere_else() -> None:
    start = pose({"trunk": 350, "head": 10})
    end = pose({"trunk": 30, "head": 10}).model_copy(update={"halfway": Halfway(trunk=(350, 0.8), head=(40, 1))})
    leaning = {part: mix(start, end, part).angles for part in (0, 0.25, 0.5, 1)}
    assert leaning[0].trunk == (350, 1)
    assert leaning[0.25].trunk == pytest.approx((345, 0.85))
    assert leaning[0.5].trunk == pytest.approx((350, 0.8))
    assert leaning[0.5].head == pytest.approx((40, 1))
    assert leaning[1].trunk == (30, 1)


def test_only_the_parts_that_turn_move() -> None:
    end = pose({"arm_near": [270, 350, 350], "leg_far": [273, 270, 0]})
    assert moving_parts(pose(), end) == {"arm_near": 1}
    assert moving_parts(pose(), end, ("trunk", "belly")) == {"trunk": 0, "belly": 0}
    assert moving_parts(pose(), pose()) == {}


def test_a_path_is_written_in_tenths_with_y_downward() -> None:
    path = Path().move(1 + 2j).line(2 + 2j, 2.04 + 3j).arc(1.5, 4 + 3j).close()
    assert str(path) == f"M10 {(FLOOR - 2) * 10}h10v-10a15 15 0 0120 0z"


def test_a_placed_path_is_enlarged_and_turned_over() -> None:
    placing = Placing(about=10, to=50 + 10j, scale=2, mirrored=True)
    assert placing.point(11 + 1j) == 48 + 12j
    assert str(Path(placing).move(10).arc(1, 12, clockwise=True)) == f"M500 {(FLOOR - 10) * 10}a20 20 0 00-40 0"


def test_a_limb_between_two_discs_touches_both() -> None:
    path = Path()
    tapered(path, (0j, 3), (10 + 0j, 3))
    top, low = (FLOOR - 3) * 10, (FLOOR + 3) * 10
    assert str(path) == f"M101 {top}a30 30 0 010 {low - top}h-102a30 30 0 010-{low - top}z"


def test_a_disc_inside_another_leaves_one_circle() -> None:
    inside, alone = Path(), Path()
    tapered(inside, (0j, 5), (1 + 0j, 1))
    circle(alone, (0j, 5))
    assert str(inside) == str(alone)


def test_an_outline_goes_around_all_its_discs() -> None:
    path = Path()
    hull(path, [(0j, 1), (10 + 0j, 1), (5 + 8j, 1), (5 + 2j, 1)])
    assert str(path).count("a10 10") == 3
    assert str(path).endswith("z")
