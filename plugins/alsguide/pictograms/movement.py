"""Movement: the poses between the start and the end of an exercise, by the angles of the joints.

What is *held* stays where it is: a hand or a foot that ends where it began, a hand around the other wrist, and hands or feet
on a crank, which go around it. A person who stands is carried by the foot that stays.
"""

from collections.abc import Iterator
from math import acos, degrees

from alsguide.pictograms.carer import reaches
from alsguide.pictograms.geometry import Point, between, direction, polar, turn
from alsguide.pictograms.pose import Limb, Pose, PoseBetween
from alsguide.pictograms.props import hand_of, pedal_of
from alsguide.pictograms.seating import seat_of
from alsguide.pictograms.skeleton import ARM, LEG, LIMBS, SIDES, Body, body, limb, mix, sides

STAYS = 3.0
"""A hand or foot that travels less (units) from start to end is held all the way."""
EXACT = 1e-6
"""A smaller distance (units) is none: a limb that is straight stays so."""
CRANKS = {"arm cycle": "arm", "recumbent cycle": "leg", "pedal trainer": "leg"}
"""What is turned, by the limbs that turn it."""
LENGTHS = {"arm": ARM, "leg": LEG}


def turns(pose: Pose) -> str:
    """Return the limbs that turn a crank in an end pose: `arm`, `leg`, or none."""
    return (
        next((kind for prop, kind in CRANKS.items() if prop in pose.props), "") if "turning crank" in pose.marks else ""
    )


def holds(kind: str, side: str, figure: Body) -> Point:
    """Return the point of a limb that is held: the middle of the hand, the joint of the ankle."""
    return hand_of(figure, side) if kind == "arm" else figure[f"ankle_{side}"]


def length_of(end: Pose) -> int:
    """Return how far a movement goes until it is back at its start by itself: 2 on a crank; 1 when it goes back the same way."""
    return 2 if turns(end) else 1


def pose_at(start: Pose, end: Pose, part: float) -> PoseBetween:
    """Return the pose at a part (0 to 1) of the way from start to end. A crank goes half around until 1, and on until 2."""
    share = 2 - part if part > 1 else part
    pose = mixed(start, end, share)
    if pose.view not in SIDES:
        return pose
    pose = carried(pose, start, end, share)
    for kind, side, target in held(start, end, pose, part):
        pose = with_limb(pose, kind, side, target, bend_of(start, end, kind, side))
    return pose


def mixed(start: Pose, end: Pose, share: float) -> PoseBetween:
    """Return the pose at a share of the way by its angles alone, with the carer and the chair in their places."""
    fields = dict(mix(start, end, share))
    if start.carer and end.carer:
        fields["carer"] = end.carer.model_copy(update={"x": start.carer.x + (end.carer.x - start.carer.x) * share})
        fields["carer_height"] = carer_height(start, end, share)
    if start.posture == "seated" and start.view == "side":
        fields["seat_x"] = seat_of(start, body(start)).real
    return PoseBetween.model_construct(part=share, **fields)


def carer_height(start: Pose, end: Pose, share: float) -> float | None:
    """Return the height of the shoulders of a carer who stands behind a bed; None where no one does."""
    poses = (start, end) if start.view == "side" else ()
    shoulders = [root for pose in poses for root, *_ in reaches(pose, body(pose))[:1]]
    return between(shoulders[0], shoulders[1], share).imag if len(shoulders) == 2 else None


def carried(pose: PoseBetween, start: Pose, end: Pose, share: float) -> PoseBetween:
    """Return the pose of a person who stands, with the hip above a foot that stays where it is."""
    if pose.posture not in ("standing", "in-water") or pose.hip_x is None:
        return pose
    first, last, here = body(start), body(end), body(pose)
    for side in sides(pose):
        name = f"ankle_{side}"
        if abs(last[name] - first[name]) < STAYS:
            gap = between(first[name], last[name], share).real - here[name].real
            return pose.model_copy(update={"hip_x": pose.hip_x + gap})
    return pose


def held(start: Pose, end: Pose, pose: PoseBetween, part: float) -> Iterator[tuple[str, str, Point]]:
    """Yield each limb whose tip is held, with where it is held now."""
    first, last, here = body(start), body(end), body(pose)
    crank = turns(end)
    for kind, *_ in LIMBS:
        for side in sides(pose):
            was, will = (holds(kind, side, figure) for figure in (first, last))
            if kind == crank:
                yield kind, side, on_crank(kind, side, first, here, part)
            elif kind == "arm" and side == "far" and "other hand" in end.props:
                offsets = [figure["wrist_far"] - figure["wrist_near"] for figure in (first, last)]
                yield (
                    kind,
                    side,
                    here["wrist_near"]
                    + between(offsets[0], offsets[1], pose.part)
                    + hand_of(here, side)
                    - here["wrist_far"],
                )
            elif kind == "arm" and (abs(will - was) < STAYS or "band" in end.props):
                yield kind, side, between(was, will, pose.part)


def on_crank(kind: str, side: str, first: Body, here: Body, part: float) -> Point:
    """Return where the tip of a limb is that turns a crank, clockwise as a person who faces right pedals."""
    grip = hand_of if kind == "arm" else pedal_of
    ends = [grip(first, name) for name in ("near", "far")]
    middle = sum(ends) / 2
    point = middle + (grip(first, side) - middle) * polar(-180 * part)
    return point if kind == "arm" else point + here[f"ankle_{side}"] - pedal_of(here, side)


def bend_of(start: Pose, end: Pose, kind: str, side: str) -> int:
    """Return to which side an elbow or a knee bends: 1 for the left of the direction from its root to its tip."""
    turned = [
        turn(upper[0], lower[0]) for upper, lower, _ in (limb(pose.angles, f"{kind}_{side}") for pose in (start, end))
    ]
    return -1 if max(turned, key=abs) > 0 else 1


def with_limb(pose: PoseBetween, kind: str, side: str, target: Point, bend: int) -> PoseBetween:
    """Return a pose whose hand or foot is where it is held, as far as the limb reaches. Its own direction is kept."""
    figure = body(pose)
    gap = target - holds(kind, side, figure)
    if abs(gap) < EXACT:
        return pose
    root, tip = ("shoulder", "wrist") if kind == "arm" else ("hip", "ankle")
    step = figure[f"{tip}_{side}"] + gap - figure[f"{root}_{side}"]
    name = f"{kind}_{side}"
    upper, lower, last = limb(pose.angles, name)
    bones = [length * seen for length, (_, seen) in zip(LENGTHS[kind], (upper, lower), strict=False)]
    first, second = reach(step, bones[0], bones[1], bend)
    turned: Limb = ((first % 360, upper[1]), (second % 360, lower[1]), last)
    return pose.model_copy(update={"angles": pose.angles.model_copy(update={name: turned})})


def reach(step: Point, upper: float, lower: float, bend: int) -> tuple[float, float]:
    """Return the directions of two bones that make a step together, or as much of it as they can."""
    gap = min(max(abs(step), abs(upper - lower) + EXACT), upper + lower - EXACT)
    angle = degrees(acos((upper**2 + gap**2 - lower**2) / (2 * upper * gap)))
    first = direction(step) + bend * angle
    return first, direction(step / abs(step) * gap - polar(first, upper))
