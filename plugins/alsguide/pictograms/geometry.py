"""Geometry of pictures: points, angles, rounded shapes and short SVG paths.

Points are complex numbers in picture units, x to the right and y up from the floor line. An SVG's y runs down, so
`Path` turns it over once, when it writes.
"""

import cmath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, degrees, radians

Point = complex
Disc = tuple[Point, float]
"""A centre and a radius."""

WIDTH, HEIGHT = 120, 112
"""Size of every picture, in units. One unit is about 1.8 cm of a person 1.75 m tall."""

FLOOR = 104
"""How far the floor line lies below the top edge."""


def polar(angle: float, length: float = 1) -> Point:
    """Return the step of a length (units) in a direction (degrees, counter-clockwise from the right)."""
    return cmath.rect(length, radians(angle))


def direction(step: Point) -> float:
    """Return the direction of a step, in degrees from 0 up to 360."""
    return degrees(cmath.phase(step)) % 360


def turn(start: float, end: float) -> float:
    """Return the shortest turn between two directions, in degrees from -180 (clockwise) to 180."""
    return (end - start + 180) % 360 - 180


FINE = 10
"""An SVG is written in whole tenths of a unit: short, and fine enough."""


def tenths(value: float) -> int:
    """Return a length in whole tenths of a unit."""
    return round(value * FINE)


@dataclass(frozen=True)
class Placing:
    """How a shape is put into the picture: turned over left to right, enlarged, and moved.

    `about` is the point that comes to lie at `to`.
    """

    about: Point = 0
    to: Point = 0
    scale: float = 1
    mirrored: bool = False

    def point(self, point: Point) -> Point:
        """Return where a point comes to lie."""
        step = (point - self.about) * self.scale
        return self.to + (-step.conjugate() if self.mirrored else step)


AS_IT_IS = Placing()


class Path:
    """Builds the text of an SVG path: relative steps in whole tenths of a unit, so that it stays small.

    The position that was really written is remembered (in tenths, y downward), so that rounding does not add up.
    """

    def __init__(self, placing: Placing = AS_IT_IS) -> None:
        self.placing = placing
        self.parts: list[str] = []
        self.at = self.begin = (0, 0)

    def place(self, point: Point) -> tuple[int, int]:
        """Return where a point comes to lie, in tenths, y downward."""
        point = self.placing.point(point)
        return tenths(point.real), tenths(FLOOR - point.imag)

    def offset(self, point: Point) -> tuple[int, int]:
        """Return the step to a point."""
        x, y = self.place(point)
        return x - self.at[0], y - self.at[1]

    def step(self, point: Point) -> tuple[int, int]:
        """Return the step to a point, and go there."""
        step = self.offset(point)
        self.at = self.place(point)
        return step

    def move(self, point: Point) -> "Path":
        """Lift the pen and put it down at a point."""
        self.at = self.begin = self.place(point)
        self.parts.append(f"M{join(self.at)}")
        return self

    def line(self, *points: Point) -> "Path":
        """Draw straight to each point."""
        for point in points:
            x, y = self.step(point)
            self.parts.append(f"v{y}" if x == 0 else f"h{x}" if y == 0 else f"l{join((x, y))}")
        return self

    def arc(self, radius: float, point: Point, large: bool = False, clockwise: bool = True) -> "Path":
        """Draw along a circle to a point."""
        r = tenths(radius * self.placing.scale)
        sweep = clockwise != self.placing.mirrored
        self.parts.append(f"a{r} {r} 0 {int(large)}{int(sweep)}{join(self.step(point))}")
        return self

    def curve(self, first: Point, second: Point, point: Point) -> "Path":
        """Draw a cubic curve with two control points to a point."""
        controls = (*self.offset(first), *self.offset(second))
        self.parts.append(f"c{join((*controls, *self.step(point)))}")
        return self

    def bend(self, control: Point, point: Point) -> "Path":
        """Draw a quadratic curve with one control point to a point."""
        near = self.offset(control)
        self.parts.append(f"q{join((*near, *self.step(point)))}")
        return self

    def close(self) -> "Path":
        """Close the outline."""
        self.parts.append("z")
        self.at = self.begin
        return self

    def __str__(self) -> str:
        return "".join(self.parts)


def join(values: Iterable[int]) -> str:
    """Join numbers for a path: a minus sign separates by itself."""
    text = ""
    for value in values:
        text += str(value) if not text or value < 0 else f" {value}"
    return text


def circle(path: Path, disc: Disc) -> None:
    """Add a full circle to a path."""
    centre, radius = disc
    path.move(centre - radius).arc(radius, centre + radius).arc(radius, centre - radius).close()


def tapered(path: Path, first: Disc, second: Disc) -> None:
    """Add the outline around two discs: a rounded limb that grows thinner towards its end."""
    (p, r), (q, s) = first, second
    gap = abs(q - p)
    if gap <= abs(r - s) + 0.05:
        circle(path, first if r >= s else second)
        return
    middle = direction(q - p)
    side = degrees(acos((r - s) / gap))
    path.move(p + polar(middle + side, r)).line(q + polar(middle + side, s))
    path.arc(s, q + polar(middle - side, s), large=side > 90)
    path.line(p + polar(middle - side, r)).arc(r, p + polar(middle + side, r), large=side < 90).close()


def chain(path: Path, discs: Sequence[Disc]) -> None:
    """Add a limb of several parts: each neighbouring pair of discs joined."""
    for first, second in pairwise(discs):
        tapered(path, first, second)


def hull(path: Path, discs: Sequence[Disc]) -> None:
    """Add the rounded outline around several discs."""
    corners: list[tuple[Point, int]] = []
    for index, (centre, radius) in enumerate(discs):
        corners += [(centre + polar(step * 10, radius), index) for step in range(36)]
    ring = convex([point for point, _ in corners])
    owner = dict(corners)
    runs: list[tuple[int, list[Point]]] = []
    for point in ring:
        if runs and runs[-1][0] == owner[point]:
            runs[-1][1].append(point)
        else:
            runs.append((owner[point], [point]))
    if len(runs) > 1 and runs[0][0] == runs[-1][0]:
        runs[0] = (runs[0][0], runs.pop()[1] + runs[0][1])
    for position, (index, points) in enumerate(runs):
        if position == 0:
            path.move(points[0])
        else:
            path.line(points[0])
        if len(points) > 1:
            path.arc(discs[index][1], points[-1], large=len(points) > 18)
    path.close()


def convex(points: Iterable[Point]) -> list[Point]:
    """Return the convex outline of points, clockwise as seen in the picture."""
    ordered = sorted(set(points), key=lambda p: (p.real, p.imag))

    def half(row: Iterable[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in row:
            while len(kept) > 1 and cross(kept[-1] - kept[-2], point - kept[-2]) >= 0:
                kept.pop()
            kept.append(point)
        return kept

    upper, lower = half(ordered), half(reversed(ordered))
    return upper[:-1] + lower[:-1]


def cross(a: Point, b: Point) -> float:
    """Return the turn of two steps: positive when the second turns left of the first."""
    return a.real * b.imag - a.imag * b.real


def between(start: Point, end: Point, part: float) -> Point:
    """Return the point at a part (0 to 1) of the way."""
    return start + (end - start) * part
