"""The figure: joints dressed with rounded limbs, a trunk, a head, hands and feet."""

from alsguide.pictograms.geometry import Path, Point, between, chain, circle, direction, hull, polar, tapered
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import HEAD_RADIUS, LEG, SOLE, Body, facing, limb

ARM_RADII = (3.7, 3.0, 2.1)
"""Half the thickness at shoulder, elbow and wrist."""
LEG_RADII = (5.9, 4.1, 2.7)
"""Half the thickness at hip, knee and ankle."""
SHORT = 0.4
"""A forearm of which less is seen points at us: the fist hides it."""
FRONT_LEG_RADII = (5.0, 4.0, 2.7)


def draw_arm(path: Path, body: Body, pose: Pose, side: str, first: int, last: int = 2) -> None:
    """Draw the parts `first` to `last` of an arm (0 upper arm, 1 forearm, 2 hand)."""
    points = [body[f"{name}_{side}"] for name in ("shoulder", "elbow", "wrist", "finger")]
    _, fore, hand = limb(pose.angles, f"arm_{side}")
    radii = (*ARM_RADII[:2], ARM_RADII[1] if fore[1] < SHORT else ARM_RADII[2])
    if first < 2:
        chain(path, [(points[i], radii[i]) for i in range(first, min(last + 1, 2) + 1)])
    if last == 2 and fore[1] < SHORT:
        circle(path, (points[2] + polar(hand[0], 1), 3.3))
    elif last == 2:
        draw_hand(path, points[2], hand[0], 6 * hand[1], {"far": 0, "r": -1}.get(side, 1))


def draw_shoulder(path: Path, body: Body, pose: Pose, side: str) -> None:
    """Draw what joins a still arm to the trunk, so that the line around the arm begins at the armpit."""
    base = between(body["hip"], body["neck"], 0.97)
    if pose.view == "side":
        tapered(path, (body[f"shoulder_{side}"], 4.8), (base, 3.4))
    else:
        tapered(path, (body[f"shoulder_{side}"], 3.7), (base, 3))


def draw_hand(path: Path, wrist: Point, angle: float, length: float, thumb: int = 1) -> None:
    """Draw a mitten hand from the wrist in a direction.

    `thumb` is 1 for a thumb on the left of that direction, -1 for one on the right, 0 for none.
    """
    if length < 3:
        circle(path, (wrist + polar(angle, length / 2), 2.7))
        return
    along, across = polar(angle), polar(angle + 90 * thumb)
    hull(path, [(wrist, 1.9), (wrist + along * 2.4, 2.4), (wrist + along * (length - 1.2), 1.5)])
    if thumb and length > 4.5:
        tapered(path, (wrist + along * 1.2, 1.3), (wrist + along * 3.8 + across * 2.9, 0.9))


def draw_leg(path: Path, body: Body, pose: Pose, side: str, first: int, last: int = 2) -> None:
    """Draw the parts `first` to `last` of a leg (0 thigh, 1 shin, 2 foot)."""
    points = [body[f"{name}_{side}"] for name in ("hip", "knee", "ankle", "toe")]
    radii = LEG_RADII if pose.view == "side" else FRONT_LEG_RADII
    discs = [(points[i], radii[i]) for i in range(3)]
    if first == 0:
        tapered(path, discs[0], (points[1], 5.2) if is_towards_us(pose, side) else discs[1])
    if first <= 1 <= last:
        draw_shin(path, points[1], points[2], radii[1:], 0.7 if pose.view == "side" else 0)
    if last == 2:
        draw_foot(path, pose, side, points[2], points[3])


def is_towards_us(pose: Pose, side: str) -> bool:
    """Return whether a thigh points at the viewer, as that of a person who sits and faces us."""
    return pose.view == "front" and limb(pose.angles, f"leg_{side}")[0][1] < 0.6


def draw_foot(path: Path, pose: Pose, side: str, ankle: Point, toe: Point) -> None:
    """Draw a foot: in side view with heel, ball and toes on one sole, else as a short wedge."""
    angle, factor = limb(pose.angles, f"leg_{side}")[2]
    if pose.view == "side":
        draw_side_foot(path, angle, ankle)
    else:
        hull(path, [(ankle, 2.7), (toe, 2.5 if factor > 0.4 else 2.9)])


def draw_side_foot(path: Path, angle: float, ankle: Point, fine: bool = False) -> None:
    """Draw a foot seen from its side; `angle` is its direction from the ankle to the toes.

    `fine` adds the instep, which is seen only when the foot is drawn large.
    """
    along, down = polar(angle), facing(angle)
    heel, toes = ankle + down * (SOLE - 2.2) - along * 1.6, ankle + down * (SOLE - 1.5) + along * (LEG[2] - 1.4)
    if not fine:
        hull(path, [(ankle, 2.7), (heel, 2.2), (toes, 1.5)])
        return
    instep = ankle + down * (SOLE - 2.2) + along * 4.2
    hull(path, [(ankle, 2.7), (heel, 2.2), (instep, 2.2)])
    tapered(path, (instep, 2.2), (toes, 1.5))


def draw_shin(path: Path, knee: Point, ankle: Point, radii: tuple[float, float], bulge: float = 0) -> None:
    """Draw a lower leg with its calf; `bulge` moves the calf backwards (units, side view)."""
    back = -facing(direction(knee - ankle)) * bulge
    hull(path, [(knee, radii[0]), (between(knee, ankle, 0.3) + back, radii[0] - 0.2), (ankle, radii[1])])


def draw_trunk(path: Path, body: Body, pose: Pose) -> None:
    """Draw trunk and neck."""
    hip, neck, head = body["hip"], body["neck"], body["head"]
    if pose.view == "side":
        front = facing(direction(neck - hip))
        spine = [between(hip, neck, part) for part in (0.0, 0.4, 0.74, 0.93)]
        chain(path, [
            (spine[0] - front * 0.3, 6.1),
            (spine[1] + front * 0.2, 5.5),
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
    hull(path, [(inner[0], 3.6), (waist + half * 4.8, 3.7), (waist - half * 4.8, 3.7), (inner[1], 3.6)])
    hull(path, [(waist + half * 4.8, 3.7), *hips, (waist - half * 4.8, 3.7)])
    tapered(path, (between(hip, neck, 0.94), 5), (between(neck, head, 0.7), 2.9))


def draw_front_part(path: Path, body: Body, part: str, bulge: float) -> None:
    """Draw the front of the belly or the chest, which moves with the breath (side view)."""
    hip, neck = body["hip"], body["neck"]
    front = facing(direction(neck - hip))
    low, high = (0.18, 0.56) if part == "belly" else (0.52, 0.84)
    hull(path, [
        (between(hip, neck, low) + front * (2 + bulge * 0.5), 3.4),
        (between(hip, neck, (low + high) / 2) + front * (1.6 + bulge), 4.4),
        (between(hip, neck, high) + front * (2 + bulge * 0.5), 3.4),
    ])  # fmt: skip


def draw_head(path: Path, body: Body, pose: Pose) -> None:
    """Draw the head: in side view with jaw and nose, seen from the front round; turned, with a nose at the side."""
    centre = body["head"]
    angle = direction(body["crown"] - body["neck"])
    up, front = polar(angle), facing(angle)
    if pose.view == "side":
        hull(path, [(centre + up * 0.6 - front * 0.4, HEAD_RADIUS - 0.5), (centre - up * 2.6 + front * 2.1, 3.1)])
        tapered(path, (centre + front * 4 - up * 0.6, 1.7), (centre + front * 5.9 - up * 1.4, 0.8))
        return
    hull(path, [(centre + up * 0.5, HEAD_RADIUS - 0.6), (centre - up * 1.8, 4.7)])
    if pose.angles.shoulder_width < 1:
        tapered(path, (centre + front * 4.2 - up * 0.8, 1.7), (centre + front * 6.2 - up * 1.6, 0.9))
