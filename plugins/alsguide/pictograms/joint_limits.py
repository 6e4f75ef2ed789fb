"""Limits of joints: how far a neck, a shoulder, an elbow, a knee can go, in degrees.

Limits are those of a supple adult, a little rounded up: they are there to find typing mistakes, not to judge people.
"""

from collections.abc import Iterator
from typing import NamedTuple

from alsguide.core.sources import Location
from alsguide.pictograms.geometry import turn
from alsguide.pictograms.pose import Pose, Segment
from alsguide.pictograms.skeleton import limb, sides


class Limit(NamedTuple):
    """How far a joint goes: `least` (backwards) and `most` degrees, and words for both directions."""

    least: float
    most: float
    forward: str
    backward: str


LIMITS = {
    "neck": Limit(-50, 40, "bent back", "bent forward"),
    "shoulder": Limit(-60, 190, "lifted", "stretched back"),
    "elbow": Limit(-5, 155, "bent", "bent the wrong way"),
    "wrist": Limit(-90, 90, "bent up", "bent down"),
    "hip": Limit(-30, 130, "bent", "stretched back"),
    "knee": Limit(-5, 150, "bent", "bent the wrong way"),
    "ankle": Limit(-60, 30, "pulled up", "pointed down"),
}
"""Side view: angle of each joint, 0 when a person stands straight with the arms down and looks ahead."""
FACING = {"neck": 45.0, "elbow": 150.0, "knee": 60.0}
"""Front and top view: how far a joint may bend to either side in the picture."""
FOUND_FROM = 0.7
"""A part that looks shorter than this share of its length points at us: its angle in the picture says little."""


def seen(*segments: Segment) -> bool:
    """Return whether parts are seen long enough to judge the angle between them."""
    return all(factor >= FOUND_FROM for _, factor in segments)


def limit_errors(pose: Pose) -> Iterator[tuple[Location, str]]:
    """Yield an error for every joint that goes too far."""
    if pose.view == "hand":
        yield from hand_errors(pose)
    elif pose.view == "foot":
        assert pose.angles.shin
        assert pose.angles.foot
        yield from over("ankle", turn(pose.angles.shin[0] + 90, pose.angles.foot[0]), ("angles", "foot"), "")
    elif pose.view == "side":
        yield from side_errors(pose)
    else:
        yield from facing_errors(pose)


def over(joint: str, value: float, place: Location, side: str) -> Iterator[tuple[Location, str]]:
    """Yield an error when a joint in side view is beyond its limits."""
    limit = LIMITS[joint]
    if limit.least <= value <= limit.most:
        return
    way, most, other = (
        (limit.forward, limit.most, limit.backward) if value > 0 else (limit.backward, -limit.least, limit.forward)
    )
    name = f"{side} {joint}".strip()
    hint = f" Did you mean the other way ({other})?" if most < 10 else ""
    yield (
        place,
        f'The {name} is {way} by {abs(value):.0f} degrees, at most {most:g} is possible. Change "{place[-1]}".{hint}',
    )


def side_errors(pose: Pose) -> Iterator[tuple[Location, str]]:
    """Check a side view: every joint has a forward and a backward direction."""
    trunk, head = pose.angles.trunk, pose.angles.head
    assert trunk
    assert head
    if seen(trunk, head):
        yield from over("neck", turn(trunk[0], head[0]), ("angles", "head"), "")
    for side in sides(pose):
        upper, fore, hand = limb(pose.angles, f"arm_{side}")
        thigh, shin, foot = limb(pose.angles, f"leg_{side}")
        down = trunk[0] + 180
        joints = (
            ("shoulder", (trunk, upper), (upper[0] - down + 120) % 360 - 120, "arm"),
            ("elbow", (upper, fore), turn(upper[0], fore[0]), "arm"),
            ("wrist", (fore, hand), turn(fore[0], hand[0]), "arm"),
            ("hip", (trunk, thigh), (thigh[0] - down + 180) % 360 - 180, "leg"),
            ("knee", (thigh, shin), turn(shin[0], thigh[0]), "leg"),
            ("ankle", (shin, foot), turn(shin[0] + 90, foot[0]), "leg"),
        )
        for joint, parts, value, kind in joints:
            if seen(*parts):
                yield from over(joint, value, ("angles", f"{kind}_{side}"), side)


def facing_errors(pose: Pose) -> Iterator[tuple[Location, str]]:
    """Check a front or top view: joints bend to both sides, so only the size of the bend counts."""
    assert pose.angles.trunk
    assert pose.angles.head
    bends = [("neck", pose.angles.trunk, pose.angles.head, "head", "")]
    for side in sides(pose):
        word = {"l": "left", "r": "right"}[side]
        upper, fore, _ = limb(pose.angles, f"arm_{side}")
        thigh, shin, _ = limb(pose.angles, f"leg_{side}")
        bends += [("elbow", upper, fore, f"arm_{side}", word), ("knee", thigh, shin, f"leg_{side}", word)]
    for joint, first, second, field, word in bends:
        value, most = abs(turn(first[0], second[0])), FACING[joint]
        if seen(first, second) and value > most:
            name = f"{word} {joint}".strip()
            yield (
                ("angles", field),
                f'The {name} is bent by {value:.0f} degrees, at most {most:g} is possible. Change "{field}".',
            )


def hand_errors(pose: Pose) -> Iterator[tuple[Location, str]]:
    """Check a close-up of a hand: the wrist, and fingers that curl towards the palm."""
    angles = pose.angles
    assert angles.forearm
    assert angles.palm
    assert angles.fingers
    yield from over("wrist", turn(angles.forearm[0], angles.palm[0]), ("angles", "palm"), "")
    for index, (first, second) in enumerate(((angles.palm, angles.fingers[0]), angles.fingers)):
        value = turn(first[0], second[0])
        if not -120 <= value <= 30:
            name = ("inner", "outer")[index]
            message = f"The {name} finger bones turn by {value:.0f} degrees, -120 (curled) to 30 is possible."
            yield ("angles", "fingers"), f'{message} Change "fingers".'
