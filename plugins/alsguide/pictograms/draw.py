"""Drawing: one pose becomes one SVG picture."""

from collections.abc import Sequence
from typing import Protocol

from alsguide.pictograms import front_view, props
from alsguide.pictograms.arrows import draw_ways
from alsguide.pictograms.canvas import Canvas, svg
from alsguide.pictograms.carer import draw_carer_arms, draw_carer_behind, draw_carer_front
from alsguide.pictograms.closeup import draw_detail, draw_foot_picture, draw_hand_picture
from alsguide.pictograms.describe import describe
from alsguide.pictograms.figure import (
    draw_arm,
    draw_front_part,
    draw_head,
    draw_leg,
    draw_shoulder,
    draw_trunk,
    is_towards_us,
)
from alsguide.pictograms.highlight import Moving, Part, moving_parts
from alsguide.pictograms.marks import draw_marks
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import Body, body, limb, sides

FAR_SHIFT = 2.2 + 1.2j
"""The far side of the body is drawn a little further back, so that one sees that there are two sides."""


def draw(
    pose: Pose, moving: Moving | None = None, start: Pose | None = None, title: str = "", prefix: str = "pic"
) -> str:
    """Draw a pose as an SVG.

    `moving` are the parts drawn as moving (see `moving_parts`), `start` is the pose from which the movement came (it
    gives the arrow), `title` the text alternative (the pose's text when empty), `prefix` makes ids unique in a page.
    """
    canvas = Canvas()
    parts = dict(moving or {})
    if pose.view == "hand":
        draw_hand_picture(canvas, pose, start)
    elif pose.view == "foot":
        draw_foot_picture(canvas, pose, start)
    elif pose.view == "side":
        draw_side(canvas, pose, parts, start)
    else:
        draw_facing(canvas, pose, parts, start)
    return svg(canvas, title or describe(pose), prefix)


def draw_pair(
    start: Pose, end: Pose, titles: tuple[str, str] = ("", ""), prefix: str = "pic", named: Sequence[Part] = ()
) -> tuple[str, str]:
    """Draw the start and the end of an exercise, with what moves between them in the accent.

    `named` are the moving parts that the editor named, if any; see `draw` for the rest.
    """
    moving = moving_parts(start, end, named)
    return (
        draw(start, moving, None, titles[0], f"{prefix}-start"),
        draw(end, moving, start, titles[1], f"{prefix}-end"),
    )


def draw_limb(canvas: Canvas, figure: Body, pose: Pose, name: str, moving: Moving, shade: str) -> None:
    """Draw an arm or a leg: its still part in `shade`, its moving part in the accent."""
    kind, side = name.split("_")
    paint = draw_arm if kind == "arm" else draw_leg
    first = moving.get(name, 3)
    if first > 2 and kind == "leg" and is_towards_us(pose, side):
        paint(canvas.layer(shade), figure, pose, side, 1)
        paint(canvas.layer(shade), figure, pose, side, 0, 0)
    elif first > 0:
        paint(canvas.layer(shade), figure, pose, side, 0, min(first - 1, 2))
    if kind == "arm" and first > 0 and shade == "pic-body" and "trunk" not in moving:
        draw_shoulder(canvas.layer("pic-join"), figure, pose, side)
    if first < 3:
        if side != "far":
            paint(canvas.layer("pic-halo"), figure, pose, side, first)
        paint(canvas.layer("pic-move-far" if side == "far" else "pic-move"), figure, pose, side, first)


def shifted(figure: Body) -> Body:
    """Return the body with the limbs of its far side moved a little up and to the right, as if further away."""
    still = ("hip_far", "shoulder_far")
    return {
        name: point + FAR_SHIFT if name.endswith("_far") and name not in still else point
        for name, point in figure.items()
    }


def is_hidden(pose: Pose, kind: str, moving: Moving) -> bool:
    """Return whether a limb of the far side lies behind the near one, so that only a confusing rim of it would show."""
    near, far = limb(pose.angles, f"{kind}_near"), limb(pose.angles, f"{kind}_far")
    return near == far and (kind == "arm" or "leg_near" in moving)


def joined_legs(pose: Pose, moving: Moving) -> list[str]:
    """Return the sides whose still leg is drawn in one shape with the trunk."""
    near = [side for side in sides(pose) if side != "far" and not is_towards_us(pose, side)]
    return [side for side in near if f"leg_{side}" not in moving]


def draw_torso(canvas: Canvas, figure: Body, pose: Pose, moving: Moving) -> None:
    """Draw trunk, head and, in side view, a still near leg: together one shape, unless one of them moves."""
    trunk_moves = "trunk" in moving
    trunk = canvas.layer("pic-move" if trunk_moves else "pic-body")
    draw_trunk(trunk, figure, pose)
    if ("head" in moving) == trunk_moves:
        draw_head(trunk, figure, pose)
    else:
        draw_head(canvas.layer("pic-move" if "head" in moving else "pic-body"), figure, pose)
    if not trunk_moves:
        for side in joined_legs(pose, moving):
            draw_leg(trunk, figure, pose, side, 0)
    for part in ("belly", "chest"):
        if part in moving:
            draw_front_part(canvas.layer("pic-move"), figure, part, 3.6 if f"{part} out" in pose.marks else 0)


def draw_side(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a side view, back to front_view."""
    figure = shifted(body(pose))
    props.draw_floor(canvas)
    draw_carer_behind(canvas, pose, figure)
    props.draw_behind(canvas, pose, figure)
    for kind in ("arm", "leg"):
        if not is_hidden(pose, kind, moving):
            draw_limb(canvas, figure, pose, f"{kind}_far", moving, "pic-far")
    draw_torso(canvas, figure, pose, moving)
    draw_carer_arms(canvas, pose, figure)
    if "trunk" in moving or not joined_legs(pose, moving):
        draw_limb(canvas, figure, pose, "leg_near", moving, "pic-body")
    props.draw_seat_fronts(canvas, pose, figure)
    draw_limb(canvas, figure, pose, "arm_near", moving, "pic-body")
    props.draw_in_front(canvas, pose, figure)
    draw_carer_front(canvas, pose, figure)
    props.draw_pool(canvas, pose)
    draw_ways(canvas, pose, moving, start)
    draw_marks(canvas, pose, figure)
    draw_detail(canvas, pose, figure, start)


def draw_facing(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a front or top view, back to front_view."""
    figure = body(pose)
    if pose.view == "front":
        props.draw_floor(canvas)
    front_view.draw_behind(canvas, pose, figure)
    draw_carer_behind(canvas, pose, figure)
    draw_torso(canvas, figure, pose, moving)
    draw_carer_arms(canvas, pose, figure)
    for kind in ("leg", "arm"):
        for side in sides(pose):
            if kind == "leg" and "trunk" not in moving and side in joined_legs(pose, moving):
                continue
            draw_limb(canvas, figure, pose, f"{kind}_{side}", moving, "pic-body")
    front_view.draw_in_front(canvas, pose, figure)
    draw_carer_front(canvas, pose, figure)
    props.draw_pool(canvas, pose)
    draw_ways(canvas, pose, moving, start)
    draw_marks(canvas, pose, figure)


class HasPoses(Protocol):
    """An exercise, as far as its pictures go."""

    @property
    def start_pose(self) -> Pose: ...
    @property
    def end_pose(self) -> Pose: ...
    @property
    def moving(self) -> Sequence[Part]: ...


def draw_exercise(exercise: HasPoses, prefix: str, moments: tuple[str, str] = ("Start", "End")) -> tuple[str, str]:
    """Draw the start and the end picture of an exercise.

    `moments` are the words for the two pictures in the site's language; they begin the text alternatives. `prefix`
    makes ids unique in a page: give each use of a picture its own.
    """
    start, end = exercise.start_pose, exercise.end_pose
    titles = (describe(start, moments[0]), describe(end, moments[1]))
    return draw_pair(start, end, titles, prefix, exercise.moving)
