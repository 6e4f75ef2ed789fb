"""Checks of poses: what a body cannot do, and what cannot be drawn, is refused with its place and advice."""

from collections.abc import Iterator, Sequence
from typing import get_args

from alsguide.core.sources import Location
from alsguide.pictograms.arrows import SHORTEST_NAMED, way_of
from alsguide.pictograms.carer import gap_to, grip, placing_of, reaches, standing, targets_of
from alsguide.pictograms.geometry import FLOOR, WIDTH, turn
from alsguide.pictograms.highlight import Part
from alsguide.pictograms.joint_limits import limit_errors
from alsguide.pictograms.pose import ArrowAt, Mark, Pose, Prop
from alsguide.pictograms.seating import seat_of
from alsguide.pictograms.skeleton import MATTRESS, SIDES, Body, body, sides, sole_points

NEEDED = {
    "side": ("trunk", "head", "arm_near", "arm_far", "leg_near", "leg_far"),
    "front": ("trunk", "head", "arm_l", "arm_r", "leg_l", "leg_r"),
    "top": ("trunk", "head", "arm_l", "arm_r", "leg_l", "leg_r"),
    "hand": ("forearm", "palm", "fingers", "thumb"),
    "foot": ("shin", "foot"),
}
"""The angles that each view needs. No others may be given (front view: `shoulder_width` too)."""

CHAIRS = ("chair", "chair with back", "chair with high back", "chair with arms", "chair with head rest")
HOLDS = {
    "seated": (*CHAIRS, "wheelchair", "recumbent cycle"),
    "lying": ("bed",),
    "reclined": ("bed with raised head",),
    "in-water": ("water at chest", "water at shoulders"),
    "standing": (),
}
"""What must hold a person in each posture: one of these props."""

DRAWN = {
    "side": frozenset(get_args(Prop)) - {"pillow"},
    "front": frozenset((*CHAIRS[:4], "chair behind", "counter", "water at chest", "water at shoulders")),
    "top": frozenset(("bed",)),
    "hand": frozenset(("table", "pillow", "other hand")),
    "foot": frozenset(("pillow",)),
}
"""The props that each view can show."""

SHOWN = {
    "side": frozenset(get_args(Mark)) - {"turn to the right"},
    "front": frozenset(("arrow up above head", "arrow to the right", "turn to the right")),
}
"""The marks that each view can show; close-ups and top views show none."""

POINTS = {
    "side": tuple(point for point in get_args(ArrowAt) if point in ("crown", "hip") or point.endswith("_near")),
    "front": ("crown", "hip", "finger_l", "finger_r", "toe_l"),
    "top": ("finger_l", "finger_r", "toe_l"),
}
"""The points whose way an arrow can show in each view."""

GRIPS = {"hand": ("wrist", "fingers"), "foot": ("heel",)}
"""The points that a carer's hand can hold in a close-up."""
SEAT_REACH = dict.fromkeys((*CHAIRS, "chair behind"), (12, 16)) | {"wheelchair": (19, 26)}
"""How far a seat reaches to the left and to the right of its middle."""
THICK = {"hip": 6, "neck": 4, "head": 6, "shoulder": 4, "knee": 4}
"""How far thick parts reach beyond their middle; thin ones less than 1 beyond their end."""
SAME = 2.0
"""Two pictures whose angles differ by less than this (degrees) look the same."""

PoseError = tuple[Location, str]
"""A place in the pose, and what is wrong there."""


def pose_errors(start: Pose, end: Pose, named: Sequence[Part] = ()) -> list[PoseError]:
    """Return every error of the two poses of an exercise, with its place in the header.

    `named` are the parts that the editor named as moving.
    """
    errors: list[PoseError] = []
    for name, pose in (("start_pose", start), ("end_pose", end)):
        errors += [((name, *place), message) for place, message in errors_of(pose)]
    if errors:
        return errors
    if start.view != end.view:
        message = f'The start is seen from "{start.view}" and the end from "{end.view}". Use one view for both.'
        return [(("end_pose", "view"), message)]
    if start.halfway:
        return [
            (("start_pose", "halfway"), 'What lies between both pictures is said in "end_pose". Move "halfway" there.')
        ]
    if looks_same(start, end):
        return [(("end_pose",), "The end picture is the same as the start picture. Change its angles, props or marks.")]
    arrow = end.arrow
    if arrow is not None and arrow != "none" and way_of(start, end, arrow) < SHORTEST_NAMED:
        message = f'"{arrow}" stays where it is, so no arrow can show its way. Name a point that moves, or "none".'
        return [(("end_pose", "arrow"), message)]
    wrong = [part for part in named if part not in ("belly", "chest") and part not in NEEDED[end.view]]
    return [
        (("moving",), f'"{part}" is not a part of the view "{end.view}". Use: {", ".join(NEEDED[end.view])}.')
        for part in wrong
    ]


def errors_of(pose: Pose) -> list[PoseError]:
    """Return every error of one pose. What hinders drawing comes first; only without it the geometry is looked at."""
    errors = [*angle_errors(pose), *prop_errors(pose), *view_errors(pose)]
    if errors:
        return errors
    errors = list(limit_errors(pose))
    if pose.view in SIDES:
        figure = body(pose)
        errors += [*floor_errors(pose, figure), *frame_errors(pose, figure), *carer_errors(pose, figure)]
    return errors


def angle_errors(pose: Pose) -> Iterator[PoseError]:
    """A view needs its own angles and no others. Bad: a side view with `arm_l`. Good: a side view with `arm_near`."""
    needed = NEEDED[pose.view]
    missing = [name for name in needed if getattr(pose.angles, name) is None]
    if missing:
        yield ("angles",), f'The view "{pose.view}" needs these angles too: {", ".join(missing)}. Add them.'
    allowed = (*needed, "shoulder_width") if pose.view == "front" else needed
    for name in sorted(pose.angles.model_fields_set):
        if name not in allowed:
            advice = f'"{name}" does not belong to the view "{pose.view}". Use: {", ".join(needed)}.'
            yield ("angles", name), advice


def prop_errors(pose: Pose) -> Iterator[PoseError]:
    """A posture needs what holds the person. Bad: seated without a chair. Good: seated with `wheelchair`."""
    for index, prop in enumerate(pose.props):
        if prop not in DRAWN[pose.view]:
            known = ", ".join(sorted(DRAWN[pose.view]))
            yield ("props", index), f'"{prop}" cannot be drawn in the view "{pose.view}". Use one of: {known}.'
    if pose.view not in SIDES:
        return
    if pose.posture is None:
        yield (), 'The field "posture" is missing. Add seated, lying, reclined, standing or in-water.'
        return
    if pose.sits == "front" and (pose.view != "side" or not set(CHAIRS) & set(pose.props)):
        yield ("sits",), f'Only a person on a chair in side view sits at its front: {", ".join(CHAIRS)}. Remove "sits".'
    holds = HOLDS[pose.posture]
    if holds and not set(holds) & set(pose.props):
        yield ("posture",), f'A person who is "{pose.posture}" needs one of these props: {", ".join(holds)}. Add it.'


def view_errors(pose: Pose) -> Iterator[PoseError]:
    """Marks, details, arrows and carers fit the view. Bad: a lens for a foot in front view. Good: in side view."""
    if pose.detail is not None and pose.view != "side":
        yield ("detail",), f'A detail is drawn only in side view, not in the view "{pose.view}". Remove it.'
    for index, mark in enumerate(pose.marks):
        if mark not in SHOWN.get(pose.view, ()):
            known = ", ".join(sorted(SHOWN.get(pose.view, ()))) or "none"
            yield ("marks", index), f'"{mark}" cannot be shown in the view "{pose.view}". Possible there: {known}.'
    if pose.arrow not in (None, "none") and pose.arrow not in POINTS.get(pose.view, ()):
        known = ", ".join((*POINTS.get(pose.view, ()), "none"))
        yield ("arrow",), f'The view "{pose.view}" does not show "{pose.arrow}". Possible there: {known}.'
    if pose.halfway and pose.view != "side":
        yield ("halfway",), f'A body leans only in side view, not in the view "{pose.view}". Remove "halfway".'
    carer = pose.carer
    if carer is None:
        return
    close_up = pose.view in GRIPS
    if close_up != (carer.stands == "hands only"):
        advice = 'Write "hands only"' if close_up else 'Write "behind", "left" or "right"'
        yield ("carer", "stands"), f'A carer cannot stand "{carer.stands}" in the view "{pose.view}". {advice}.'
    for index, name in enumerate(carer.hands_at):
        side = name.rsplit("_", 1)[-1]
        fits = (
            name in GRIPS[pose.view]
            if close_up
            else name in ("bag", "console", "upper_back") or side in SIDES[pose.view]
        )
        if not fits:
            yield ("carer", "hands_at", index), f'The view "{pose.view}" does not show "{name}". Name a point it shows.'


def floor_errors(pose: Pose, figure: Body) -> Iterator[PoseError]:
    """A foot is above the floor, or above the mattress of a person who lies. Bad: a seated shin of 30 units down."""
    if pose.view != "side":
        return
    lies = pose.posture in ("lying", "reclined")
    ground, word = (MATTRESS, "mattress") if lies else (0.0, "floor")
    for side in sides(pose):
        depth = ground - min(point.imag for point in sole_points(figure, side, pose))
        if depth > 1:
            message = f'The {side} foot is {depth:.0f} units below the {word}. Change "leg_{side}".'
            yield ("angles", f"leg_{side}"), message


def frame_errors(pose: Pose, figure: Body) -> Iterator[PoseError]:
    """Every part is inside the picture. Bad: a hand at x 131, a chair at x 5. Good: a hand between 1 and 119."""
    for prop in set(SEAT_REACH) & set(pose.props) if pose.view == "side" else ():
        left, right = SEAT_REACH[prop]
        middle = seat_of(pose, figure).real
        if not left <= middle <= WIDTH - right:
            least, most = (figure["hip"].real + edge - middle for edge in (left, WIDTH - right))
            message = f'The {prop} is not wholly in the picture. Write a "hip_x" from {least:.0f} to {most:.0f}.'
            yield ("hip_x",), message
    for name, point in figure.items():
        part, _, side = name.partition("_")
        margin = THICK.get(part, 1)
        if margin <= point.real <= WIDTH - margin and point.imag <= FLOOR - 1:
            continue
        shown = f"{ {'near': 'near ', 'far': 'far ', 'l': 'left ', 'r': 'right '}.get(side, '') }{part}"
        message = (
            f"The {shown} is outside the picture: {point.real:.0f} units from the left, {point.imag:.0f} above the "
            f'floor ({margin} to {WIDTH - margin}, at most {FLOOR - 1}). Change "hip_x" or the angles.'
        )
        yield ("angles",), message


def carer_errors(pose: Pose, figure: Body) -> Iterator[PoseError]:
    """A carer's hands touch the person. Bad: a carer at x 10 who holds a heel at x 100. Good: a carer at x 85."""
    carer = pose.carer
    if carer is None:
        return
    ways = [(start, target) for start, target, _ in reaches(pose, figure)]
    if not ways:
        shoulder = placing_of(carer).point(body(standing(carer))["shoulder_near"])
        ways = [(shoulder, target) for target in targets_of(carer, figure)]
    names = {grip(figure, name): name for name in carer.hands_at}
    for start, target in ways:
        gap = gap_to(start, target)
        if gap > 0.5:
            message = (
                f'The carer\'s hand ends {gap:.0f} units short of "{names[target]}", which is {target.real:.0f} units '
                f'from the left. Change the carer\'s "x" from {carer.x:g} towards it.'
            )
            yield ("carer", "x"), message


def looks_same(start: Pose, end: Pose) -> bool:
    """Return whether two poses give the same picture."""
    if (set(start.props), set(start.marks), start.carer) != (set(end.props), set(end.marks), end.carer):
        return False
    for name in NEEDED[start.view]:
        a, b = getattr(start.angles, name), getattr(end.angles, name)
        rows = [(a, b)] if isinstance(a[0], float) else list(zip(a, b, strict=True))
        if any(abs(turn(p[0], q[0])) >= SAME or abs(p[1] - q[1]) > 0.05 for p, q in rows):
            return False
    return start.angles.shoulder_width == end.angles.shoulder_width and start.hip_x == end.hip_x
