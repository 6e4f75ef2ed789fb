"""Drawing: one pose becomes one SVG picture."""

from typing import Protocol

from alsguide.pictograms import props, props_front
from alsguide.pictograms.arrows import draw_marks, draw_way
from alsguide.pictograms.canvas import Canvas, svg
from alsguide.pictograms.carer import draw_carer_behind, draw_carer_hands
from alsguide.pictograms.figure import draw_arm, draw_head, draw_leg, draw_trunk
from alsguide.pictograms.hand import draw_hand_picture
from alsguide.pictograms.moving import Moving, moving_parts
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import Body, body, sides

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
        draw_hand_picture(canvas, pose, parts, start)
    elif pose.view == "side":
        draw_side(canvas, pose, parts, start)
    else:
        draw_facing(canvas, pose, parts, start)
    return svg(canvas, title or pose.text, prefix)


def draw_pair(start: Pose, end: Pose, titles: tuple[str, str] = ("", ""), prefix: str = "pic") -> tuple[str, str]:
    """Draw the start and the end of an exercise, with what moves between them in the accent."""
    moving = moving_parts(start, end)
    return (
        draw(start, moving, None, titles[0], f"{prefix}-start"),
        draw(end, moving, start, titles[1], f"{prefix}-end"),
    )


def draw_limb(canvas: Canvas, figure: Body, pose: Pose, name: str, moving: Moving, shade: str) -> None:
    """Draw an arm or a leg: its still part in `shade`, its moving part in the accent."""
    kind, side = name.split("_")
    paint = draw_arm if kind == "arm" else draw_leg
    first = moving.get(name, 3)
    if first > 0:
        paint(canvas.layer(shade), figure, pose, side, 0, min(first - 1, 2))
    if first < 3:
        if side != "far":
            paint(canvas.layer("pic-halo"), figure, pose, side, first)
        paint(canvas.layer("pic-move-far" if side == "far" else "pic-move"), figure, pose, side, first)


def shifted(figure: Body) -> Body:
    """Give the body with its far side moved a little up and to the right."""
    return {name: point + FAR_SHIFT * name.endswith("_far") for name, point in figure.items()}


def draw_side(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a side view, back to front."""
    figure = shifted(body(pose))
    props.draw_floor(canvas)
    draw_carer_behind(canvas, pose, figure)
    props.draw_behind(canvas, pose, figure)
    for name in ("arm_far", "leg_far"):
        draw_limb(canvas, figure, pose, name, moving, "pic-far")
    trunk_moves = "trunk" in moving
    trunk = canvas.layer("pic-move" if trunk_moves else "pic-body")
    draw_trunk(trunk, figure, pose, 3.2 if "belly out" in pose.marks else 0)
    if ("head" in moving) == trunk_moves:
        draw_head(trunk, figure, pose)
    else:
        draw_head(canvas.layer("pic-move" if "head" in moving else "pic-body"), figure, pose)
    if "leg_near" not in moving and not trunk_moves:
        draw_leg(trunk, figure, pose, "near", 0)
    else:
        draw_limb(canvas, figure, pose, "leg_near", moving, "pic-body")
    draw_limb(canvas, figure, pose, "arm_near", moving, "pic-body")
    props.draw_in_front(canvas, pose, figure)
    draw_carer_hands(canvas, pose, figure)
    draw_ways(canvas, pose, moving, start)
    draw_marks(canvas, pose, figure)


def draw_facing(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a front or top view, back to front."""
    figure = body(pose)
    if pose.view == "front":
        props.draw_floor(canvas)
    props_front.draw_behind(canvas, pose, figure)
    draw_carer_behind(canvas, pose, figure)
    trunk = canvas.layer("pic-move" if "trunk" in moving or "shoulder_width" in moving else "pic-body")
    draw_trunk(trunk, figure, pose)
    draw_head(canvas.layer("pic-move" if "head" in moving else "pic-body"), figure, pose)
    for side in sides(pose):
        draw_limb(canvas, figure, pose, f"leg_{side}", moving, "pic-body")
    for side in sides(pose):
        draw_limb(canvas, figure, pose, f"arm_{side}", moving, "pic-body")
    props_front.draw_in_front(canvas, pose, figure)
    draw_carer_hands(canvas, pose, figure)
    draw_ways(canvas, pose, moving, start)
    draw_marks(canvas, pose, figure)


def draw_ways(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw an arrow for each moving part that travels far enough; two sides that move alike share one."""
    if start is None:
        return
    ends = {"arm": ("finger", ("shoulder", "elbow", "wrist")), "leg": ("toe", ("hip", "knee", "ankle"))}
    drawn = False
    for name, first in moving.items():
        if name in ("trunk", "head"):
            if not drawn and name == "head" and "trunk" not in moving:
                draw_way(canvas, start, pose, "crown", "neck")
            elif name == "trunk":
                draw_way(canvas, start, pose, "crown", "hip")
                drawn = True
            continue
        if "_" not in name or name == "shoulder_width" or name.endswith("_far"):
            continue
        kind, side = name.split("_")
        tip, roots = ends[kind]
        if not drawn:
            draw_way(canvas, start, pose, f"{tip}_{side}", f"{roots[first]}_{side}")


class HasPoses(Protocol):
    """An exercise, as far as its pictures go."""

    @property
    def name(self) -> str: ...
    @property
    def start_pose(self) -> Pose: ...
    @property
    def end_pose(self) -> Pose: ...


def draw_exercise(exercise: HasPoses, prefix: str) -> tuple[str, str]:
    """Draw the start and the end picture of an exercise."""
    titles = (f"{exercise.name}, start: {exercise.start_pose.text}", f"{exercise.name}, end: {exercise.end_pose.text}")
    return draw_pair(exercise.start_pose, exercise.end_pose, titles, prefix)
