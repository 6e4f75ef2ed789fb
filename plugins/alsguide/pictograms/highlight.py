"""What moves: the parts of the body that differ between a start and an end pose."""

from collections.abc import Mapping, Sequence
from typing import Literal

from alsguide.pictograms.geometry import turn
from alsguide.pictograms.pose import Angles, Pose, Segment

Part = Literal[
    "trunk", "head", "belly", "chest", "arm_near", "arm_far", "arm_l", "arm_r", "leg_near", "leg_far", "leg_l", "leg_r"
]
"""A part that an editor may name as moving, where the angles alone would tell too much or too little."""

Moving = Mapping[str, int]
"""Moving parts: the name of the angle field, such as `arm_near`, and the first part of the limb that moves (0 to 2)."""

SMALLEST = 4.0
"""A smaller turn (degrees) is no movement."""
SHARE = 0.4
"""A part that turns by less than this share of the greatest turn only follows."""


def change(start: Segment, end: Segment) -> float:
    """Return how much a part turns, in degrees; a change of its visible length counts as well."""
    return max(abs(turn(start[0], end[0])), abs(start[1] - end[1]) * 90)


def moving_parts(start: Pose, end: Pose, named: Sequence[Part] = ()) -> dict[str, int]:
    """Return the parts that move between two poses and the first segment of each that moves.

    `named` are the parts that the editor named; without any, those that turn far enough.
    """
    changes: dict[str, list[float]] = {}
    for name in Angles.model_fields:
        a, b = getattr(start.angles, name), getattr(end.angles, name)
        if a is None or b is None:
            continue
        if isinstance(a, (int, float)):
            changes[name] = [abs(a - b) * 90]
        else:
            pairs = [(a, b)] if isinstance(a[0], float) else list(zip(a, b, strict=True))
            changes[name] = [change(*pair) for pair in pairs]
    if named:
        return dict.fromkeys(named, 0)
    greatest = max((max(row) for row in changes.values()), default=0)
    least = max(SMALLEST, greatest * SHARE)
    return {
        name: next(index for index, value in enumerate(row) if value >= SMALLEST)
        for name, row in changes.items()
        if max(row) >= least
    }
