"""Arrows: the way of a moving part, and marks for air, effort and direction."""

from collections.abc import Sequence

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Path, Point, direction, polar
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import Body, body, facing, mix

CLEAR = 6.0
"""How far an arrow stays from the moving part (units)."""
SHORTEST = 6.0
"""A shorter way gets no arrow."""


def draw_arrow(path: Path, points: Sequence[Point], head: float = 4.5) -> None:
    """Draw an arrow through three points (start, middle, end), with an open head."""
    start, middle, end = points
    control = middle * 2 - (start + end) / 2
    path.move(start).bend(control, end)
    back = direction(control - end)
    path.move(end + polar(back + 38, head)).line(end, end + polar(back - 38, head))


def draw_way(canvas: Canvas, start: Pose, end: Pose, tip: str, root: str) -> None:
    """Draw the way of a joint `tip` from start to end pose, a little further out than the part that turns at `root`."""
    bodies = [body(mix(start, end, part)) for part in (0.12, 0.5, 0.9)]
    if abs(bodies[0][tip] - bodies[2][tip]) < SHORTEST:
        return
    points = []
    for found in bodies:
        out = found[tip] - found[root]
        points.append(found[tip] + out / abs(out) * CLEAR)
    draw_arrow(canvas.layer("pic-arrow"), points)


def draw_marks(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw the marks of a pose."""
    if "head" not in figure:
        return
    head, up = figure["head"], polar(direction(figure["crown"] - figure["neck"]))
    front = facing(direction(figure["crown"] - figure["neck"]))
    path = canvas.layer("pic-arrow")
    for mark in pose.marks:
        match mark:
            case "air in at nose":
                nose = head + front * 8.5 - up * 0.7
                draw_arrow(path, (nose + front * 16 + up * 5, nose + front * 8 + up * 3.4, nose), 3.5)
            case "air out at mouth":
                mouth = head + front * 7.5 - up * 4
                draw_arrow(path, (mouth, mouth + front * 14 - up * 0.6, mouth + front * 28), 3.5)
            case "arrow up above head":
                top = figure["crown"] + up * 3
                draw_arrow(path, (top, top + up * 5, top + up * 10))
            case "arrow up at belly":
                belly = (figure["hip"] * 2 + figure["neck"]) / 3 + 10j
                draw_arrow(path, (belly + 3j, belly + 8j, belly + 13j))
            case "arrow down at knee":
                knee = figure["knee_near"] + 19j
                draw_arrow(path, (knee, knee - 5j, knee - 11j))
            case "arrow to the right":
                place = complex(figure["hip"].real - 10, 100)
                draw_arrow(path, (place, place + 10, place + 20))
            case "turn to the right":
                place = figure["crown"] + 4j
                draw_arrow(path, (place - 12 - 1j, place + 3j, place + 12 - 1j))
