"""Skeletons: from the angles of a pose to the points of the body.

A *joint* is a named point of the body in picture units. Lengths are those of a person who stands 96 units tall.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from alsguide.pictograms.geometry import HEIGHT, Point, between, polar, turn
from alsguide.pictograms.pose import Angles, Limb, Pose, Segment, View

HEAD_RADIUS = 6.0
NECK = 4.0
TRUNK = 30.0
ARM = (16.0, 14.0, 6.0)
"""Upper arm, forearm, hand."""
LEG = (24.0, 23.0, 9.0)
"""Thigh, shin, foot."""
SHOULDER_WIDTH = 18.0
HIP_WIDTH = 11.0
SOLE = 3.4
"""From the ankle joint down to the sole of the foot."""
SHOULDER_DROP = 2.5
"""The arm begins a little below the top of the trunk."""

SEAT = LEG[1] + SOLE
"""Height of the hip of a person who sits on a chair with both feet flat."""
WHEELCHAIR_SEAT = SEAT + 2.5
RECUMBENT_SEAT = SEAT - 1
MATTRESS = 26.0
"""Height of the top of a bed."""
LYING_HIP = MATTRESS + 5.8
BELT = 4.9
"""Height of the belt of a treadmill."""

HAND_LENGTHS = {"forearm": 50.0, "palm": 18.0, "finger_inner": 14.0, "finger_outer": 12.0, "thumb": 14.0}
"""Lengths in the close-up of a hand."""

SIDES = {"side": ("near", "far"), "front": ("l", "r"), "top": ("l", "r")}
"""The two sides of the body, by view. The first is drawn in front."""


Body = dict[str, Point]
"""The points of a body by name, such as `hip`, `elbow_near`, `toe_l`."""


def sides(pose: Pose) -> tuple[str, str]:
    """Return the names of the two sides of the body in a pose's view."""
    return SIDES[pose.view]


def limb(angles: Angles, name: str) -> Limb:
    """Return a limb of a checked pose by name, such as `arm_near`."""
    found: Limb = getattr(angles, name)
    return found


def facing(angle: float) -> Point:
    """Return the step of length 1 towards the front of a part of the body in side view (the person faces right)."""
    return polar(angle - 90)


class Bone(NamedTuple):
    """What a joint hangs on: another joint, in the direction of a segment, so far away (units), moved by a `shift`."""

    parent: str
    segment: str
    length: float
    shift: Point = 0


FAR_SHIFT = 2.2 + 1.2j
"""The limbs of the far side are drawn a little up and to the right, as if further away: one sees that there are two sides."""


@cache
def bones_of(view: View, depth: Point = 0) -> dict[str, Bone]:
    """Return the bones of a body in a view by the joint at their end, each after its parent. The hip is the root.

    The person faces us in front view, so their left is the right of the picture. `depth` is how far the limbs of the far side
    are moved.
    """
    bones = {
        "neck": Bone("hip", "trunk", TRUNK),
        "head": Bone("neck", "head", NECK + HEAD_RADIUS),
        "crown": Bone("neck", "head", NECK + 2 * HEAD_RADIUS),
        "arms": Bone("hip", "trunk", TRUNK - SHOULDER_DROP),
    }
    for side in SIDES[view]:
        out = {"l": 1, "r": -1}.get(side, 0)
        bones[f"shoulder_{side}"] = Bone("arms", "across", out * SHOULDER_WIDTH / 2)
        bones[f"hip_{side}"] = Bone("hip", "across", 0, out * HIP_WIDTH / 2)
        for kind, root, names, lengths in LIMBS:
            parents = [root, *names]
            for part, (name, length) in enumerate(zip(names, lengths, strict=True)):
                shift = depth if side == "far" and part == 0 else 0
                bones[f"{name}_{side}"] = Bone(f"{parents[part]}_{side}", f"{kind}_{side}_{part}", length, shift)
    return bones


LIMBS = (
    ("arm", "shoulder", ("elbow", "wrist", "finger"), ARM),
    ("leg", "hip", ("knee", "ankle", "toe"), LEG),
)
"""The limbs: their names, the joint at their root, and the joints and lengths of their three parts."""


def segments_of(pose: Pose) -> dict[str, Segment]:
    """Return the direction of each part of the body, and how much of it is seen; a limb has three. `across` is the shoulders'."""
    angles = pose.angles
    assert angles.trunk is not None
    assert angles.head is not None
    segments = {"trunk": angles.trunk, "head": angles.head, "across": (angles.trunk[0] - 90, angles.shoulder_width)}
    names = [f"{kind}_{side}" for side in sides(pose) for kind in ("arm", "leg")]
    return segments | {f"{name}_{part}": limb(angles, name)[part] for name in names for part in range(3)}


def joints_from_hip(pose: Pose, depth: Point = 0) -> dict[str, Point]:
    """Return the joints with the hip (side view) or the middle between the hips at 0."""
    segments = segments_of(pose)
    joints = {"hip": 0j}
    for name, bone in bones_of(pose.view, depth).items():
        angle, seen = segments[bone.segment]
        joints[name] = joints[bone.parent] + polar(angle, seen * bone.length) + bone.shift
    return joints


def sole_points(joints: dict[str, Point], side: str, pose: Pose) -> tuple[Point, Point]:
    """Return the lowest points of the heel and of the toes of one foot."""
    segment = limb(pose.angles, f"leg_{side}")[2]
    ankle, toe = joints[f"ankle_{side}"], joints[f"toe_{side}"]
    if pose.view != "side":
        return ankle, toe - 2.5j
    down = facing(segment[0]) * SOLE
    return ankle + down - polar(segment[0], 2), toe + down


def lowest(joints: dict[str, Point], pose: Pose) -> float:
    """Return the height of the lowest point of both feet."""
    return min(point.imag for side in sides(pose) for point in sole_points(joints, side, pose))


def hip_point(pose: Pose, joints: dict[str, Point]) -> Point:
    """Return where the hip is in the picture, in tenths: it follows from the posture and from what holds the person."""
    x = pose.hip_x
    if pose.view == "top":
        return complex(60 if x is None else x, 50)
    if pose.posture in ("lying", "reclined"):
        return complex(58 if x is None else x, LYING_HIP)
    if pose.posture == "seated" and pose.view == "side":
        height = WHEELCHAIR_SEAT if "wheelchair" in pose.props else SEAT
        height = RECUMBENT_SEAT if "recumbent cycle" in pose.props else height
        return complex(44 if x is None else x, height)
    ground = BELT if "treadmill" in pose.props else 0
    return complex(60 if x is None else x, round(ground - lowest(joints, pose), 1))


@lru_cache(maxsize=100)
def body(pose: Pose, depth: Point = 0) -> Body:
    """Return the joints of a pose in the picture, which nobody may change. `depth` is how far the far side's limbs are moved."""
    joints = joints_from_hip(pose)
    hip = hip_point(pose, joints)
    return {name: point + hip for name, point in (joints_from_hip(pose, depth) if depth else joints).items()}


def hand_body(pose: Pose) -> Body:
    """Return the joints of a close-up of a hand: elbow, wrist, knuckle, finger joint and tip, thumb."""
    angles = pose.angles
    assert angles.forearm
    assert angles.palm
    assert angles.fingers
    assert angles.thumb
    wrist = complex(58, HEIGHT / 2)
    elbow = wrist - polar(angles.forearm[0], HAND_LENGTHS["forearm"])
    knuckle = wrist + polar(angles.palm[0], HAND_LENGTHS["palm"])
    middle = knuckle + polar(angles.fingers[0][0], HAND_LENGTHS["finger_inner"] * angles.fingers[0][1])
    tip = middle + polar(angles.fingers[1][0], HAND_LENGTHS["finger_outer"] * angles.fingers[1][1])
    root = wrist + polar(angles.palm[0], 5)
    thumb = root + polar(angles.thumb[0], HAND_LENGTHS["thumb"] * angles.thumb[1])
    return {
        "elbow": elbow,
        "wrist": wrist,
        "knuckle": knuckle,
        "middle": middle,
        "fingers": tip,
        "thumb_root": root,
        "thumb": thumb,
    }


FOOT_SCALE = 2.7
"""How much larger a close-up of a foot is."""


def foot_body(pose: Pose) -> Body:
    """Return the joints of a close-up of a foot, in body units around the ankle: knee, ankle and toe."""
    assert pose.angles.shin
    assert pose.angles.foot
    return {
        "knee": -polar(pose.angles.shin[0], LEG[1]),
        "ankle": 0j,
        "toe": polar(pose.angles.foot[0], LEG[2]),
    }


def mix(start: Pose, end: Pose, part: float) -> Pose:
    """Return the pose at a part (0 to 1) of the way from start to end, each angle by its shortest turn."""

    def segment(a: Segment, b: Segment) -> Segment:
        return ((a[0] + turn(a[0], b[0]) * part) % 360, a[1] + (b[1] - a[1]) * part)

    mixed: dict[str, object] = {}
    for name in Angles.model_fields:
        a, b = getattr(start.angles, name), getattr(end.angles, name)
        if a is None or b is None or isinstance(a, (int, float)):
            continue
        mixed[name] = segment(a, b) if isinstance(a[0], float) else tuple(map(segment, a, b))
    mixed |= leaning(start, end, part)
    mixed["shoulder_width"] = start.angles.shoulder_width * (1 - part) + end.angles.shoulder_width * part
    angles = end.angles.model_copy(update=mixed)
    if end.view not in SIDES:
        return end.model_copy(update={"angles": angles})
    return end.model_copy(update={"angles": angles, "hip_x": between(body(start)["hip"], body(end)["hip"], part).real})


def leaning(start: Pose, end: Pose, part: float) -> dict[str, Segment]:
    """Return where trunk and head point at a part of the way when the end pose says where they point half-way."""
    points: dict[str, Segment] = {}
    for name, half in end.halfway or ():
        (first, was), (last, will) = getattr(start.angles, name), getattr(end.angles, name)
        lean = half[0] - first - turn(first, last) / 2
        share = 4 * part * (1 - part)
        angle = first + turn(first, last) * part + turn(0, lean) * share
        points[name] = (angle % 360, was + (will - was) * part + (half[1] - (was + will) / 2) * share)
    return points
