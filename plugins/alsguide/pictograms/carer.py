"""The carer: a second person, drawn lighter and in outline, who holds the person who exercises."""

from math import acos, degrees

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.figure import dress, hand, head, leg, trunk
from alsguide.pictograms.geometry import Path, Placing, Point, chain, direction, hull, polar, tapered
from alsguide.pictograms.pose import Angles, Carer, Pose
from alsguide.pictograms.props import CONSOLE, bag_of
from alsguide.pictograms.skeleton import ARM, Body, body

REACH = ARM[0] + ARM[1]
"""From the shoulder to the wrist of an outstretched arm."""
PALM = 3.0
"""From the wrist to the middle of the palm, which touches the person."""
UPRIGHT, BENT = 78.0, 58.0
"""Height of the shoulders of a carer who stands behind the bed, upright and bent forward."""


def grip(figure: Body, name: str) -> Point:
    """Return the point that a hand holds."""
    match name:
        case "console":
            return CONSOLE
        case "bag":
            return bag_of(figure) + 3
        case "upper_back":
            return (figure["hip"] + figure["neck"] * 2) / 3 - 6
        case "hip_near":
            return figure["hip"] - 4 + 2j
    part, side = name.rsplit("_", 1)
    match part:
        case "heel":
            return figure[f"ankle_{side}"]
        case "ball_of_foot":
            return figure[f"toe_{side}"]
        case "behind_knee":
            return figure[f"knee_{side}"]
        case "above_knee":
            return (figure[f"knee_{side}"] * 3 + figure[f"hip_{side}"]) / 4
    return figure[f"{part}_{side}"]


def bend(shoulder: Point, wrist: Point, out: float) -> Point:
    """Return the elbow of an arm from shoulder to wrist; `out` is above 0 for an elbow to the left of that direction."""
    gap = min(abs(wrist - shoulder), REACH - 0.01)
    cosine = (ARM[0] ** 2 + gap**2 - ARM[1] ** 2) / (2 * ARM[0] * gap)
    angle = degrees(acos(max(-1, min(1, cosine))))
    return shoulder + polar(direction(wrist - shoulder) + (angle if out > 0 else -angle), ARM[0])


def reached(shoulder: Point, target: Point) -> Point:
    """Return where the wrist comes when the palm is to hold a target: short of it, or as far as the arm reaches."""
    step = target - shoulder
    length = min(max(abs(step) - PALM, 1), REACH)
    return shoulder + step / abs(step) * length


def gap_to(shoulder: Point, target: Point) -> float:
    """Return how far the palm of a hand stays from its target (units); 0 when it holds it."""
    return max(abs(target - shoulder) - PALM - REACH, 0)


def shoulders(carer: Carer, targets: list[Point]) -> tuple[Point, Point]:
    """Return the two shoulders of a carer who stands behind, left and right in the picture.

    The carer bends forward as far as the hands need, and no further.
    """
    height = UPRIGHT
    while height > BENT:
        pair = complex(carer.x - 9, height), complex(carer.x + 9, height)
        if all(gap_to(*both) == 0 for both in zip(pair, targets, strict=False)):
            break
        height -= 2
    return complex(carer.x - 9, height), complex(carer.x + 9, height)


def targets_of(carer: Carer, figure: Body) -> list[Point]:
    """Return the points that the carer's left and right hand (in the picture) hold."""
    points = [grip(figure, name) for name in carer.hands_at]
    if len(points) == 2 and abs(points[0].real - points[1].real) < 6:
        return sorted(points, key=lambda p: p.imag, reverse=carer.x < points[0].real)
    return sorted(points, key=lambda p: p.real)


def draw_carer_behind(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw head, trunk and legs of the carer, as far as they stand behind the person."""
    carer = pose.carer
    if carer is None or pose.view == "top":
        return
    if carer.stands == "behind":
        left, right = shoulders(carer, targets_of(carer, figure))
        middle = (left + right) / 2
        lean = (UPRIGHT - middle.imag) / (UPRIGHT - BENT)
        path = canvas.layer("pic-carer")
        foot = complex(carer.x, 30)
        for step in (-4, 4):
            tapered(path, (foot + step, 4), (complex(carer.x + step, 3), 2.6))
        hull(path, [(left + 0.8, 3.6), (right - 0.8, 3.6), (foot - 6, 5), (foot + 6, 5)])
        head = middle + (11.5 - 4 * lean) * 1j
        tapered(path, (middle, 4), (head, 2.6))
        hull(canvas.layer("pic-carer"), [(head + 0.8j, 5.3), (head - 2.2j, 4.2)])
    elif carer.stands in ("left", "right"):
        draw_standing(canvas, carer)


def standing(carer: Carer) -> Pose:
    """Return the pose of a carer who stands beside the person, facing right."""
    leg = ((272, 1), (268, 1), (0, 1))
    arm = ((300, 1), (340, 1), (340, 1))
    angles = Angles.model_construct(
        trunk=(84, 1), head=(82, 1), leg_near=leg, leg_far=((262, 1), (262, 1), (0, 1)), arm_near=arm, arm_far=arm
    )
    return Pose.model_construct(view="side", posture="standing", text="", angles=angles, hip_x=carer.x)


def placing_of(carer: Carer) -> Placing:
    """Return how the carer is put into the picture: turned over when they stand at the right."""
    return Placing(carer.x, carer.x, mirrored=carer.stands == "right")


def draw_standing(canvas: Canvas, carer: Carer) -> None:
    """Draw trunk, head and legs of a carer who stands beside the person."""
    pose = standing(carer)
    figure = body(pose)
    placing = placing_of(carer)
    legs = canvas.layer("pic-carer", placing)
    dress(legs, figure, leg(pose, "far", 0))
    whole = canvas.layer("pic-carer", placing)
    dress(whole, figure, [*leg(pose, "near", 0), *trunk(pose), *head(pose)])


def reaches(pose: Pose, figure: Body) -> list[tuple[Point, Point, int]]:
    """Return each arm of a carer who holds from behind or from the side of a bed: shoulder, target, bend of the elbow."""
    carer = pose.carer
    if carer is None or not (carer.stands == "behind" or pose.view == "top"):
        return []
    targets = targets_of(carer, figure)
    if pose.view == "top":
        targets.sort(key=lambda point: -point.imag)
        low, high = shoulders_above(carer, targets)
        return list(zip((high, low), targets, (1, -1), strict=False))
    return list(zip(shoulders(carer, targets), targets, (-1, 1), strict=False))


def draw_carer_arms(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw the arms of a carer that go under the held limb, which is drawn after them."""
    for shoulder, target, out in reaches(pose, figure):
        draw_carer_arm(canvas.layer("pic-carer"), shoulder, target, out)


def draw_carer_front(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw what is in front of the person: the thumbs over the held limb, or the arms of a carer beside the person."""
    carer = pose.carer
    for shoulder, target, out in reaches(pose, figure):
        along = polar(direction(target - bend(shoulder, reached(shoulder, target), out)))
        across = along * 1j * (1 if out > 0 else -1)
        thumb = (target - along * 3.4 + across * 1.6, 1.6), (target + along * 1.8 + across * 0.4, 1.2)
        tapered(canvas.layer("pic-carer"), *thumb)
    if carer is None:
        return
    if pose.view == "top":
        draw_carer_above(canvas, carer, targets_of(carer, figure))
    elif carer.stands in ("left", "right"):
        placing = placing_of(carer)
        shoulder = body(standing(carer))["shoulder_near"]
        for target in targets_of(carer, figure):
            mirrored = placing.point(target) if placing.mirrored else target
            draw_carer_arm(canvas.layer("pic-carer", placing), shoulder, mirrored, -1)


def draw_carer_arm(path: Path, shoulder: Point, target: Point, out: int) -> None:
    """Draw one arm from a shoulder to a target."""
    wrist = reached(shoulder, target)
    elbow = bend(shoulder, wrist, out)
    chain(path, [(shoulder, 3.4), (elbow, 2.8), (wrist, 2)])
    dress(path, {"wrist": wrist, "finger": wrist + target - elbow}, hand("wrist", "finger", 5.6))


def shoulders_above(carer: Carer, targets: list[Point]) -> tuple[Point, Point]:
    """Return the two shoulders of a carer seen from above, lower and upper in the picture."""
    middle = complex(carer.x, sum(target.imag for target in targets) / len(targets))
    return middle - 9j, middle + 9j


def draw_carer_above(canvas: Canvas, carer: Carer, targets: list[Point]) -> None:
    """Draw shoulders and head of a carer seen from above, beside the bed, who faces it."""
    low, high = shoulders_above(carer, targets)
    middle = (low + high) / 2
    hull(canvas.layer("pic-carer"), [(low, 4.4), (high, 4.4)])
    hull(canvas.layer("pic-carer"), [(middle - 1.6, 5.3), (middle - 3, 5)])
