"""The carer: a second person, drawn lighter and in outline, who holds the person who exercises."""

from math import acos, degrees

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.figure import Outline, Spot, dress, hand, head, leg, trunk
from alsguide.pictograms.geometry import Placing, Point, direction, in_tenths, polar
from alsguide.pictograms.pose import Angles, Carer, Pose, PoseBetween
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


def shoulders(pose: Pose, carer: Carer, targets: list[Point]) -> tuple[Point, Point]:
    """Return the two shoulders of a carer who stands behind, left and right in the picture.

    The carer bends forward as far as the hands need, and no further; on the way from start to end, evenly.
    """
    if isinstance(pose, PoseBetween) and pose.carer_height is not None:
        return complex(carer.x - 9, pose.carer_height), complex(carer.x + 9, pose.carer_height)
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
        return sorted(points, key=lambda p: p.imag, reverse=carer.x > points[0].real)
    return sorted(points, key=lambda p: p.real)


ARMS = (("left", "elbow_left", "wrist_left", "held_left"), ("right", "elbow_right", "wrist_right", "held_right"))
"""The joints of the arms of a carer who holds from behind or from the side of a bed: shoulder, elbow, wrist, what is held."""
ACROSS = ("left", "right")
"""The direction from one shoulder of the carer to the other: level, or upward when they are seen from above."""


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
    return list(zip(shoulders(pose, carer, targets), targets, (-1, 1), strict=False))


def add_carer(carer: Carer, pose: Pose, figure: Body) -> None:
    """Add the joints of a carer who holds from behind or from the side of a bed to those of the person."""
    targets = targets_of(carer, figure)
    pair = shoulders_above(carer, targets) if pose.view == "top" else shoulders(pose, carer, targets)
    found: Body = dict(zip(ACROSS, pair, strict=True))
    if pose.view != "top":
        lean = (UPRIGHT - pair[0].imag) / (UPRIGHT - BENT)
        found |= {"foot": complex(carer.x, 30), "face": sum(pair) / 2 + (11.5 - 4 * lean) * 1j}
    for root, target, out in reaches(pose, figure):
        wrist = reached(root, target)
        points = bend(root, wrist, out), wrist, target
        found |= dict(zip(ARMS[out > 0][1:], points, strict=True))
    figure |= {name: in_tenths(point) for name, point in found.items()}


def holding(figure: Body) -> list[tuple[tuple[str, str, str, str], int]]:
    """Return the arms that a carer has among the joints, back to front, each with the side of its thumb."""
    return [(names, side) for name in figure for names, side in zip(ARMS, (-1, 1), strict=True) if names[-1] == name]


def draw_carer_behind(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw head, trunk and legs of the carer, as far as they stand behind the person."""
    if pose.carer and reaches(pose, figure):
        add_carer(pose.carer, pose, figure)
    if "foot" in figure:

        def spot(radius: float, at: str, right: float = 0, up: float = 0) -> Spot:
            return Spot(radius, at, along=ACROSS, offset=complex(right, up))

        legs: list[Outline] = [(spot(4, "foot", step), spot(2.6, "foot", step, -27)) for step in (-4, 4)]
        trunk = spot(3.6, "left", 0.8), spot(3.6, "right", -0.8), spot(5, "foot", -6), spot(5, "foot", 6)
        neck = Spot(4, "left", "right", 0.5), Spot(2.6, "face")
        canvas.dress("pic-carer", [*legs, trunk, neck])
        canvas.dress("pic-carer", [(spot(5.3, "face", 0, 0.8), spot(4.2, "face", 0, -2.2))])
    elif pose.carer and pose.carer.stands in ("left", "right") and pose.view != "top":
        draw_standing(canvas, pose.carer)


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


def draw_carer_arms(canvas: Canvas, figure: Body) -> None:
    """Draw the arms of a carer that go under the held limb, which is drawn after them."""
    for names, _ in holding(figure):
        canvas.dress("pic-carer", carer_arm(*names))


def draw_carer_front(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw what is in front of the person: the thumbs over the held limb, or the arms of a carer beside the person."""
    carer = pose.carer
    for (_, elbow, _, held), side in holding(figure):
        spots = ((1.6, -3.4 + 1.6j * side), (1.2, 1.8 + 0.4j * side))
        canvas.dress("pic-carer", [tuple(Spot(radius, held, along=(elbow, held), offset=at) for radius, at in spots)])
    if carer is None:
        return
    if pose.view == "top":
        draw_carer_above(canvas)
    elif carer.stands in ("left", "right"):
        placing = placing_of(carer)
        shoulder = body(standing(carer))["shoulder_near"]
        for target in targets_of(carer, figure):
            reach = placing.point(target) if placing.mirrored else target
            wrist = reached(shoulder, reach)
            points = shoulder, bend(shoulder, wrist, -1), wrist, reach
            dress(canvas.layer("pic-carer", placing), dict(zip(ARMS[0], points, strict=True)), carer_arm(*ARMS[0]))


def carer_arm(shoulder: str, elbow: str, wrist: str, held: str) -> list[Outline]:
    """Return one arm of a carer from its shoulder to what it holds."""
    upper, fore = (Spot(3.4, shoulder), Spot(2.8, elbow)), (Spot(2.8, elbow), Spot(2, wrist))
    return [upper, fore, *hand(wrist, (elbow, held), 5.6)]


def shoulders_above(carer: Carer, targets: list[Point]) -> tuple[Point, Point]:
    """Return the two shoulders of a carer seen from above, lower and upper in the picture."""
    middle = complex(carer.x, sum(target.imag for target in targets) / len(targets))
    return middle - 9j, middle + 9j


def draw_carer_above(canvas: Canvas) -> None:
    """Draw shoulders and head of a carer seen from above, beside the bed, who faces it."""
    canvas.dress("pic-carer", [(Spot(4.4, "left"), Spot(4.4, "right"))])
    face = ((5.3, 1.6j), (5, 3j))
    canvas.dress("pic-carer", [tuple(Spot(radius, "left", "right", 0.5, ACROSS, at) for radius, at in face)])
