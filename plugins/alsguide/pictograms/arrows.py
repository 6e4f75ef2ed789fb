"""Arrows: the way of a moving part from start to end."""

from collections.abc import Sequence

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Path, Point, direction, polar
from alsguide.pictograms.highlight import Moving
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import body, mix, sides

CLEAR = 6.0
"""How far an arrow stays from the moving part (units)."""
SHORTEST = 4.5
"""A shorter way gets no arrow, unless the pose names it."""
SHORTEST_NAMED = 1.0
"""A shorter way of a point that the pose names is no movement."""
LEAST = 13.0
"""A shorter way begins a little earlier, so that its arrow can be seen."""
LONGEST = 22.0
"""Of a longer way only the last part is drawn."""
LONGEST_NAMED = 15.0
"""The same for an arrow at a joint that the pose names."""
TIPS = {"arm": ("finger", ("shoulder", "elbow", "wrist")), "leg": ("toe", ("hip", "knee", "ankle"))}
"""The tip of a limb, and the joints at which its parts turn."""
ROOTS = {
    "crown": "hip",
    "hip": "ankle",
    "finger": "shoulder",
    "elbow": "shoulder",
    "knee": "hip",
    "ankle": "knee",
    "toe": "ankle",
}
"""The joint from which an arrow for a named point keeps away."""


def draw_arrow(path: Path, points: Sequence[Point], head: float = 4.5) -> None:
    """Draw an arrow through three points (start, middle, end), with an open head."""
    start, middle, end = points
    control = middle * 2 - (start + end) / 2
    path.move(start).bend(control, end)
    back = direction(control - end)
    path.move(end + polar(back + 38, head)).line(end, end + polar(back - 38, head))


def way_of(start: Pose, end: Pose, tip: str) -> float:
    """Return how far a joint travels from start to end (units)."""
    return abs(body(end)[tip] - body(start)[tip])


def draw_way(
    canvas: Canvas,
    start: Pose,
    end: Pose,
    tip: str,
    root: str,
    clear: float = CLEAR,
    shortest: float = SHORTEST,
    longest: float = LONGEST,
) -> None:
    """Draw the way of a joint `tip` from start to end pose, a little further out than the part that turns at `root`."""
    way = way_of(start, end, tip)
    if way < shortest:
        return
    first = 1 - min(max(way * 0.92, LEAST), longest) / way
    bodies = [body(mix(start, end, part)) for part in (first, (first + 0.95) / 2, 0.95)]
    points = []
    for found in bodies:
        step = found[tip] - found[root]
        points.append(found[tip] + step / (abs(step) or 1) * clear)
    draw_arrow(canvas.layer("pic-arrow"), points)


def draw_ways(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw the arrow that the pose names, or one for each moving part that travels far enough."""
    if start is None or pose.arrow == "none":
        return
    if pose.arrow is not None:
        name, _, side = pose.arrow.partition("_")
        root = ROOTS[name] if name == "crown" else f"{ROOTS[name]}_{side or sides(pose)[0]}"
        draw_way(canvas, start, pose, pose.arrow, root, CLEAR + 3, SHORTEST_NAMED, LONGEST_NAMED)
        return
    if "trunk" in moving or "head" in moving:
        draw_way(canvas, start, pose, "crown", "hip" if "trunk" in moving else "neck", CLEAR + 2)
        return
    for name, first in moving.items():
        if name.startswith(("arm_", "leg_")) and not name.endswith("_far"):
            kind, side = name.split("_")
            tip, roots = TIPS[kind]
            draw_way(canvas, start, pose, f"{tip}_{side}", f"{roots[first]}_{side}")
