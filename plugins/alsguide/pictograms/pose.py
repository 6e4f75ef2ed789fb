"""Poses: what an editor writes about one picture, as numbers and words.

A *pose* is one picture: where the parts of the body point, what the person sits, lies or stands on, who helps.
Angles are degrees in the picture plane, counter-clockwise from the right: 0 points right, 90 up, 180 left, 270 down.
Each angle is the direction from the body end of a part to its far end.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from alsguide.core.schema import Record

View = Literal["side", "front", "top", "hand", "foot"]
"""From where we look. `hand` is a close-up of one forearm and hand, `foot` of one lower leg and foot."""

Posture = Literal["seated", "lying", "reclined", "standing", "in-water"]
"""How the person is held. `reclined` is lying with the head of the bed raised."""

Prop = Literal[
    "chair",
    "chair with back",
    "chair with high back",
    "chair with arms",
    "chair with head rest",
    "chair behind",
    "wheelchair",
    "bed",
    "bed with raised head",
    "counter",
    "wall",
    "table",
    "path",
    "treadmill",
    "recumbent cycle",
    "arm cycle",
    "pedal trainer",
    "water at chest",
    "water at shoulders",
    "rail",
    "pillow under head",
    "pillow under calf",
    "pillow under knees",
    "pillow under arm",
    "pillow",
    "towel roll under knee",
    "flat towel under knee",
    "strap",
    "band",
    "weight",
    "cane",
    "other hand",
    "breathing bag",
    "squeezed breathing bag",
]
"""A thing in the picture. The person rests on it, holds it or moves it."""

Mark = Literal[
    "air in at nose",
    "air out at mouth",
    "belly out",
    "chest out",
    "arrow up at belly",
    "arrow up above head",
    "arrow down at knee",
    "arrow up at knee",
    "arrow to the right",
    "arrow to the left",
    "stand up",
    "turn to the right",
    "turning crank",
    "walk on",
    "breaths 1 2 3",
    "tight",
    "scan from feet to head",
]
"""A sign in the picture that is no thing: air, effort, a direction that the angles do not show."""

Detail = Literal["foot", "face"]
"""A part shown once more, larger, in a circle."""

HandPoint = Literal[
    "elbow_near",
    "wrist_near",
    "heel_near",
    "ball_of_foot_near",
    "behind_knee_near",
    "above_knee_near",
    "elbow_l",
    "wrist_l",
    "heel_l",
    "behind_knee_l",
    "upper_back",
    "hip_near",
    "bag",
    "console",
    "wrist",
    "fingers",
    "heel",
]
"""A point of the body (or the mask) that a carer's hand holds."""


def as_segment(value: Any) -> Any:
    """Read an angle, or an angle with a foreshortening factor, as a pair."""
    pair = (value, 1) if is_number(value) else value
    if isinstance(pair, (list, tuple)) and len(pair) == 2 and all(map(is_number, pair)):
        angle, factor = pair
        if 0 <= angle <= 360 and 0.1 <= factor <= 1:
            return (float(angle), float(factor))
    raise ValueError(
        f'An angle is "{value}". Write a number from 0 to 360, '
        "or [angle, factor] with a factor from 0.1 to 1 for a part that looks shorter."
    )


def is_number(value: Any) -> bool:
    """Return whether a value is a number (true and false are not)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


Segment = Annotated[tuple[float, float], BeforeValidator(as_segment)]
"""Direction of one part (degrees) and how much of its full length is seen (0 to 1)."""

Limb = tuple[Segment, Segment, Segment]
"""An arm (upper arm, forearm, hand) or a leg (thigh, shin, foot)."""


class Angles(Record):
    """Where the parts of the body point. Which ones a pose needs follows from its view.

    Side: trunk (hip to shoulder), head (neck to crown), arms and legs near and far from the viewer.
    Front and top: `_l` is the person's left (right of the picture), `_r` the person's right.
    Hand: forearm, palm, fingers (inner and outer bones) and thumb. Foot: shin and foot.
    """

    trunk: Segment | None = None
    shoulder_width: Annotated[float, Field(ge=0.3, le=1)] = 1
    head: Segment | None = None
    arm_near: Limb | None = None
    arm_far: Limb | None = None
    arm_l: Limb | None = None
    arm_r: Limb | None = None
    leg_near: Limb | None = None
    leg_far: Limb | None = None
    leg_l: Limb | None = None
    leg_r: Limb | None = None
    forearm: Segment | None = None
    palm: Segment | None = None
    fingers: tuple[Segment, Segment] | None = None
    thumb: Segment | None = None
    shin: Segment | None = None
    foot: Segment | None = None


class Carer(Record):
    """The carer in a picture: where they stand and which points they hold.

    `stands`: behind the bed, at the left or the right of the person (both facing the person), or only the hands are
    seen. `x` is how far the carer's middle is from the left edge of the picture (0 to 120 units). In a top view
    `right` is beside the bed.
    """

    stands: Literal["behind", "left", "right", "hands only"]
    x: Annotated[float, Field(ge=0, le=120)] = 60
    hands_at: tuple[HandPoint, ...] = Field(min_length=1, max_length=2)


ArrowAt = Literal[
    "none",
    "crown",
    "hip",
    "finger_near",
    "elbow_near",
    "knee_near",
    "ankle_near",
    "toe_near",
    "finger_l",
    "finger_r",
    "toe_l",
]
"""The point whose way the arrow shows."""


class Halfway(Record):
    """Where trunk and head point half-way from the start to the end, when that is not the middle of both angles."""

    trunk: Segment
    head: Segment


class Pose(Record):
    """One picture.

    `text` says in plain words what the picture shows: it is the text alternative. `hip_x` is how far the hip is
    from the left edge (the picture is 120 units wide and 112 high; a standing person is 96 units tall). `sits` says on
    which part of the seat of a chair the person sits. `arrow`, in the
    end pose, names the point whose way the arrow shows; without it, the tip of each moving part. `halfway`, in the end pose,
    is for a body that leans on the way.
    """

    view: View
    posture: Posture | None = None
    text: Annotated[str, Field(min_length=20, max_length=400)]
    angles: Angles
    hip_x: Annotated[float, Field(ge=0, le=120)] | None = None
    sits: Literal["back", "front"] = "back"
    props: tuple[Prop, ...] = ()
    marks: tuple[Mark, ...] = ()
    detail: Detail | None = None
    arrow: ArrowAt | None = None
    carer: Carer | None = None
    halfway: Halfway | None = None


class PoseBetween(Pose):
    """A pose on the way from start to end, without marks: what they would show is reached by a `part` (0 to 1).

    `seat_x` is the middle of the seat of a chair, which stays where it is when the person stands up; `carer_height` is that of
    the shoulders of a carer who stands behind a bed.
    """

    part: float
    seat_x: float | None = None
    carer_height: float | None = None


def reached(pose: Pose) -> float:
    """Return how far a pose has come (0 to 1): a bag squeezed, a roll pressed flat, a breath taken."""
    return pose.part if isinstance(pose, PoseBetween) else 1
