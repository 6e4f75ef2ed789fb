"""Drawing: one pose becomes one SVG picture."""

from collections.abc import Sequence
from typing import Protocol

from alsguide.pictograms import front_view, props
from alsguide.pictograms.arrows import draw_ways
from alsguide.pictograms.canvas import Canvas, svg
from alsguide.pictograms.carer import draw_carer_arms, draw_carer_behind, draw_carer_front
from alsguide.pictograms.closeup import draw_detail, draw_foot_picture, draw_hand_picture
from alsguide.pictograms.describe import describe
from alsguide.pictograms.figure import arm, front_part, head, is_towards_us, leg, shoulder, trunk
from alsguide.pictograms.highlight import Moving, Part, moving_parts
from alsguide.pictograms.marks import draw_marks
from alsguide.pictograms.pose import Pose, reached
from alsguide.pictograms.skeleton import FAR_SHIFT, body, limb, sides


def paint(pose: Pose, moving: Moving | None = None, start: Pose | None = None) -> Canvas:
    """Return the shapes of a pose.

    `moving` are the parts drawn as moving (see `moving_parts`), `start` is the pose from which the movement came (it
    gives the arrow).
    """
    if pose.view in ("hand", "foot"):
        canvas = Canvas()
        draw_close_up = draw_hand_picture if pose.view == "hand" else draw_foot_picture
        draw_close_up(canvas, pose, start)
        return canvas
    canvas = Canvas(pose, body(pose, FAR_SHIFT))
    draw_whole = draw_side if pose.view == "side" else draw_facing
    draw_whole(canvas, pose, dict(moving or {}), start)
    return canvas


def draw(
    pose: Pose, moving: Moving | None = None, start: Pose | None = None, title: str = "", prefix: str = "pic"
) -> str:
    """Draw a pose as an SVG.

    `title` is the text alternative (the pose's text when empty), `prefix` makes ids unique in a page; see `paint` for the rest.
    """
    return svg(paint(pose, moving, start), title or describe(pose), prefix)


def draw_pair(
    start: Pose, end: Pose, titles: tuple[str, str] = ("", ""), prefix: str = "pic", named: Sequence[Part] = ()
) -> tuple[str, str]:
    """Draw the start and the end of an exercise, with what moves between them in the accent.

    `named` are the moving parts that the editor named, if any; see `draw` for the rest.
    """
    first, last = paint_pair(start, end, named)
    return svg(first, titles[0] or describe(start), f"{prefix}-start"), svg(
        last, titles[1] or describe(end), f"{prefix}-end"
    )


def paint_pair(start: Pose, end: Pose, named: Sequence[Part] = ()) -> tuple[Canvas, Canvas]:
    """Return the shapes of the start and the end of an exercise, as `draw_pair` draws them."""
    moving = moving_parts(start, end, named)
    return paint(start, moving), paint(end, moving, start)


def draw_limb(canvas: Canvas, pose: Pose, name: str, moving: Moving, shade: str) -> None:
    """Draw an arm or a leg: its still part in `shade`, its moving part in the accent."""
    kind, side = name.split("_")
    parts = arm if kind == "arm" else leg
    first = moving.get(name, 3)
    if first > 2 and kind == "leg" and is_towards_us(pose, side):
        canvas.dress(shade, parts(pose, side, 1))
        canvas.dress(shade, parts(pose, side, 0, 0))
    elif first > 0:
        canvas.dress(shade, parts(pose, side, 0, min(first - 1, 2)))
    if kind == "arm" and first > 0 and shade == "pic-body" and "trunk" not in moving:
        canvas.dress("pic-join", shoulder(pose, side))
    if first < 3:
        if side != "far":
            canvas.dress("pic-halo", parts(pose, side, first))
        canvas.dress("pic-move-far" if side == "far" else "pic-move", parts(pose, side, first))


def is_hidden(pose: Pose, kind: str, moving: Moving) -> bool:
    """Return whether a limb of the far side lies behind the near one, so that only a confusing rim of it would show."""
    near, far = limb(pose.angles, f"{kind}_near"), limb(pose.angles, f"{kind}_far")
    return near == far and (kind == "arm" or "leg_near" in moving)


def joined_legs(pose: Pose, moving: Moving) -> list[str]:
    """Return the sides whose still leg is drawn in one shape with the trunk."""
    near = [side for side in sides(pose) if side != "far" and not is_towards_us(pose, side)]
    return [side for side in near if f"leg_{side}" not in moving]


def draw_torso(canvas: Canvas, pose: Pose, moving: Moving) -> None:
    """Draw trunk, head and, in side view, a still near leg: together one shape, unless one of them moves."""
    trunk_moves = "trunk" in moving
    together = trunk(pose)
    if ("head" in moving) == trunk_moves:
        together += head(pose)
    if not trunk_moves:
        for side in joined_legs(pose, moving):
            together += leg(pose, side, 0)
    canvas.dress("pic-move" if trunk_moves else "pic-body", together)
    if ("head" in moving) != trunk_moves:
        canvas.dress("pic-move" if "head" in moving else "pic-body", head(pose))
    for part in ("belly", "chest"):
        if part in moving:
            canvas.dress("pic-move", front_part(part, 3.6 * reached(pose) if f"{part} out" in pose.marks else 0))


def draw_side(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a side view, back to front_view."""
    figure = canvas.figure
    props.draw_floor(canvas)
    draw_carer_behind(canvas, pose, figure)
    props.draw_behind(canvas, pose, figure)
    for kind in ("arm", "leg"):
        if not is_hidden(pose, kind, moving):
            draw_limb(canvas, pose, f"{kind}_far", moving, "pic-far")
    draw_torso(canvas, pose, moving)
    draw_carer_arms(canvas, figure)
    if "trunk" in moving or not joined_legs(pose, moving):
        draw_limb(canvas, pose, "leg_near", moving, "pic-body")
    props.draw_seat_fronts(canvas, pose, figure)
    draw_limb(canvas, pose, "arm_near", moving, "pic-body")
    props.draw_in_front(canvas, pose, figure)
    draw_carer_front(canvas, pose, figure)
    props.draw_pool(canvas, pose)
    draw_ways(canvas, pose, moving, start)
    draw_marks(canvas, pose, figure)
    draw_detail(canvas, pose, figure, start)


def draw_facing(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw a front or top view, back to front_view."""
    figure = canvas.figure
    if pose.view == "front":
        props.draw_floor(canvas)
    front_view.draw_behind(canvas, pose, figure)
    draw_carer_behind(canvas, pose, figure)
    draw_torso(canvas, pose, moving)
    draw_carer_arms(canvas, figure)
    for kind in ("leg", "arm"):
        for side in sides(pose):
            if kind == "leg" and "trunk" not in moving and side in joined_legs(pose, moving):
                continue
            draw_limb(canvas, pose, f"{kind}_{side}", moving, "pic-body")
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
