"""The figure: joints dressed with rounded limbs, a trunk, a head, hands and feet."""

from collections.abc import Sequence

from alsguide.pictograms.geometry import Disc, Path, Point, between, chain, circle, direction, hull, polar, tapered
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import HEAD_RADIUS, SOLE, Body, facing, limb

ARM_RADII = (3.7, 3.0, 2.1)
"""Half the thickness at shoulder, elbow and wrist."""
LEG_RADII = (5.9, 4.1, 2.7)
"""Half the thickness at hip, knee and ankle."""
FRONT_LEG_RADII = (5.0, 4.0, 2.7)


def draw_arm(path: Path, body: Body, pose: Pose, side: str, first: int, last: int = 2) -> None:
    """Draw the parts `first` to `last` of an arm (0 upper arm, 1 forearm, 2 hand)."""
    points = [body[f"{name}_{side}"] for name in ("shoulder", "elbow", "wrist", "finger")]
    if first <= 1 <= last or first == 0:
        chain(path, [(points[i], ARM_RADII[i]) for i in range(first, min(last + 1, 2) + 1)])
    if last == 2:
        segment = limb(pose.angles, f"arm_{side}")[2]
        draw_hand(path, points[2], segment[0], 6 * segment[1], thumb=-1 if side == "r" else 1)


def draw_hand(path: Path, wrist: Point, angle: float, length: float, thumb: int = 1) -> None:
    """Draw a mitten hand from the wrist in a direction; `thumb` is 1 for a thumb on the left of that direction."""
    if length < 3:
        circle(path, (wrist + polar(angle, length / 2), 2.7))
        return
    along, across = polar(angle), polar(angle + 90 * thumb)
    hull(path, [(wrist, 1.9), (wrist + along * 2.4, 2.4), (wrist + along * (length - 1.2), 1.5)])
    if length > 4.5:
        tapered(path, (wrist + along * 1.2, 1.3), (wrist + along * 3.8 + across * 2.9, 0.9))


def draw_leg(path: Path, body: Body, pose: Pose, side: str, first: int, last: int = 2) -> None:
    """Draw the parts `first` to `last` of a leg (0 thigh, 1 shin, 2 foot)."""
    points = [body[f"{name}_{side}"] for name in ("hip", "knee", "ankle", "toe")]
    radii = LEG_RADII if pose.view == "side" else FRONT_LEG_RADII
    discs = [(points[i], radii[i]) for i in range(3)]
    if first == 0:
        tapered(path, discs[0], discs[1])
    if first <= 1 <= last:
        shin = direction(points[2] - points[1])
        back = -facing(shin + 180) if pose.view == "side" else 0j
        calf = between(points[1], points[2], 0.3) + back * 0.7
        hull(path, [discs[1], (calf, radii[1] - 0.2), discs[2]])
    if last == 2:
        draw_foot(path, pose, side, points[2], points[3])


def draw_foot(path: Path, pose: Pose, side: str, ankle: Point, toe: Point) -> None:
    """Draw a foot: in side view with heel, ball and toes on one sole, else as a short wedge."""
    angle, factor = limb(pose.angles, f"leg_{side}")[2]
    along, down = polar(angle), facing(angle)
    if pose.view != "side":
        hull(path, [(ankle, 2.7), (toe, 2.5 if factor > 0.4 else 2.9)])
        return
    heel, ball = ankle + down * (SOLE - 2.2) - along * 1.6, ankle + down * (SOLE - 1.7) + along * 5.6
    hull(path, [(ankle, 2.7), (heel, 2.2), (ball, 1.7), (toe + down * (SOLE - 1.3) - along * 1, 1.3)])


def draw_trunk(path: Path, body: Body, pose: Pose, bulge: float = 0) -> None:
    """Draw trunk and neck. `bulge` pushes the belly forward (units)."""
    hip, neck, head = body["hip"], body["neck"], body["head"]
    if pose.view == "side":
        front = facing(direction(neck - hip))
        spine = [between(hip, neck, part) for part in (0.0, 0.4, 0.74, 0.93)]
        chain(path, [
            (spine[0] - front * 0.3, 6.1),
            (spine[1] + front * (0.2 + bulge), 5.5 + bulge * 0.4),
            (spine[2] + front * 0.3, 6.3),
            (spine[3], 4.2),
        ])  # fmt: skip
        tapered(path, (between(hip, neck, 0.93), 3.2), (between(neck, head, 0.75), 2.8))
        return
    left, right = body["shoulder_l"], body["shoulder_r"]
    inner = [between(left, right, 0.06), between(left, right, 0.94)]
    waist = between(hip, neck, 0.4)
    hips = [(body["hip_l"] + 0.6 + 1j, 4.9), (body["hip_r"] - 0.6 + 1j, 4.9)]
    half = (left - right) / abs(left - right) if left != right else 1
    hull(path, [(inner[0], 3.6), (waist + half * 4, 3.6), (waist - half * 4, 3.6), (inner[1], 3.6)])
    hull(path, [(waist + half * 4, 3.6), *hips, (waist - half * 4, 3.6)])
    tapered(path, (between(hip, neck, 0.94), 5), (between(neck, head, 0.7), 2.9))


def draw_head(path: Path, body: Body, pose: Pose) -> None:
    """Draw the head: in side view with jaw and nose, so that one sees where the person looks."""
    centre = body["head"]
    angle = direction(body["crown"] - body["neck"])
    up, front = polar(angle), facing(angle)
    if pose.view == "side":
        hull(path, [(centre + up * 0.5 - front * 0.3, HEAD_RADIUS - 0.5), (centre - up * 3.4 + front * 2, 2.6)])
        tapered(path, (centre + front * 4.4, 1.4), (centre + front * 6 - up * 0.7, 0.8))
        return
    hull(path, [(centre + up * 0.7, HEAD_RADIUS - 0.7), (centre - up * 2.6, 3.9)])


def discs_of(body: Body, names: Sequence[str], radius: float) -> list[Disc]:
    """Give discs of one radius around joints."""
    return [(body[name], radius) for name in names]
