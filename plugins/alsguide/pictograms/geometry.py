"""Geometry of pictures: points, angles, rounded shapes and short SVG paths.

Points are complex numbers in picture units, x to the right and y up from the floor line. An SVG's y runs down, so
`Path` turns it over once, when it writes.
"""

import cmath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from math import degrees, floor, radians

Point = complex
Disc = tuple[Point, float]
"""A centre and a radius."""
PlacedDisc = tuple[int, int, int]
"""Where the centre of a disc lies in the picture, and its radius, in tenths, y downward."""

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


def nearest(value: float) -> int:
    """Return the nearest whole number; a half goes up, as in scripts."""
    return floor(value + 0.5)


def tenths(value: float) -> int:
    """Return a length in whole tenths of a unit."""
    return nearest(value * FINE)


def in_tenths(point: Point) -> Point:
    """Return the nearest point that can be written."""
    return complex(tenths(point.real), tenths(point.imag)) / FINE


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

    The position that was really written is remembered (in tenths, y downward), so that rounding does not add up. Beside the
    text of each part, its code is kept, from which a script makes the same text: of an outline, its discs in brackets, of
    anything else the text itself.
    """

    def __init__(self, placing: Placing = AS_IT_IS) -> None:
        self.placing = placing
        self.parts: list[str | list[PlacedDisc]] = []
        self.codes: list[str] = []
        self.at = (0, 0)

    def add(self, text: str) -> "Path":
        """Add a part to the text."""
        self.parts.append(text)
        self.codes.append(text)
        return self

    def place(self, point: Point) -> tuple[int, int]:
        """Return where a point comes to lie, in tenths, y downward."""
        point = self.placing.point(point)
        return tenths(point.real), tenths(FLOOR - point.imag)

    def disc(self, disc: Disc) -> PlacedDisc:
        """Return where a disc comes to lie."""
        return (*self.place(disc[0]), tenths(disc[1] * self.placing.scale))

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
        self.at = self.place(point)
        return self.add(f"M{join(self.at)}")

    def line(self, *points: Point) -> "Path":
        """Draw straight to each point."""
        for point in points:
            self.add(line_to(*self.step(point)))
        return self

    def arc(self, radius: float, point: Point, clockwise: bool = True) -> "Path":
        """Draw along a circle to a point, the shorter way."""
        sweep = clockwise != self.placing.mirrored
        return self.add(arc_to(tenths(radius * self.placing.scale), False, *self.step(point), sweep))

    def curve(self, first: Point, second: Point, point: Point) -> "Path":
        """Draw a cubic curve with two control points to a point."""
        controls = (*self.offset(first), *self.offset(second))
        return self.add(f"c{join((*controls, *self.step(point)))}")

    def bend(self, control: Point, point: Point) -> "Path":
        """Draw a quadratic curve with one control point to a point."""
        near = self.offset(control)
        return self.add(f"q{join((*near, *self.step(point)))}")

    def close(self) -> "Path":
        """Close the outline. Nothing but a move may follow."""
        return self.add("z")

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else outline(part) for part in self.parts)


def line_to(x: int, y: int) -> str:
    """Return a straight step of a path."""
    return f"v{y}" if x == 0 else f"h{x}" if y == 0 else f"l{join((x, y))}"


def arc_to(radius: int, large: bool, x: int, y: int, clockwise: bool = True) -> str:
    """Return a step of a path along a circle."""
    return f"a{radius} {radius} 0 {int(large)}{int(clockwise)}{join((x, y))}"


def join(values: Iterable[int]) -> str:
    """Join numbers for a path: a minus sign separates by itself."""
    text = ""
    for value in values:
        text += str(value) if not text or value < 0 else f" {value}"
    return text


def short(number: float) -> str:
    """Return a number with at most three decimals, as short as it can be written."""
    text = f"{round(number, 3) + 0:g}"  # no zero has a minus, so equal numbers give one text
    return text.replace("0.", ".", 1) if abs(number) < 1 else text


def circle(path: Path, disc: Disc) -> None:
    """Add a full circle to a path."""
    hull(path, [disc])


def tapered(path: Path, first: Disc, second: Disc) -> None:
    """Add the outline around two discs: a rounded limb that grows thinner towards its end."""
    hull(path, [first, second])


def chain(path: Path, discs: Sequence[Disc]) -> None:
    """Add a limb of several parts: each neighbouring pair of discs joined."""
    for first, second in pairwise(discs):
        hull(path, [first, second])


def hull(path: Path, discs: Sequence[Disc], code: str = "") -> None:
    """Add the rounded outline around several discs. `code` says in another way where they lie (see `figure.Spot`)."""
    placed = [path.disc(disc) for disc in discs]
    path.parts.append(placed)
    path.codes.append(f"[{code or ','.join(' '.join(map(str, disc)) for disc in placed)}]")


AROUND = [(nearest(step.real), nearest(step.imag)) for step in (polar(angle + 2.5, 1000) for angle in range(0, 360, 5))]
"""The directions around a disc, clockwise, in thousandths. None is level or upright, so both ends of a level limb are alike."""
HALF = len(AROUND) // 2 + 1
"""How many directions go half around. The radius of a half circle is written a little too small: SVG enlarges it to fit."""


def outline(discs: Sequence[PlacedDisc]) -> str:
    """Return the path of the rounded outline around discs: in each direction, the edge of the disc that reaches furthest.

    A script draws the same: `plan-pictures.js`.
    """
    around = groupby(AROUND, partial(furthest, discs)) if len(discs) > 1 else [(discs[0], AROUND)]
    runs = [(disc, list(steps)) for disc, steps in around]
    if len(runs) == 1:
        x, y, r = runs[0][0]
        return f"M{join((x - r, y))}{arc_to(r, False, 2 * r, 0)}{arc_to(r, False, -2 * r, 0)}z"
    if runs[0][0] == runs[-1][0]:
        runs[0] = (runs[0][0], runs.pop()[1] + runs[0][1])
    text, at = "", (0, 0)
    for disc, steps in runs:
        first, last = edge(disc, steps[0]), edge(disc, steps[-1])
        text += line_to(first[0] - at[0], first[1] - at[1]) if text else f"M{join(first)}"
        if len(steps) > 1:
            text += arc_to(disc[2] - (len(steps) == HALF), len(steps) > HALF, last[0] - first[0], last[1] - first[1])
        at = last
    return text + "z"


def furthest(discs: Sequence[PlacedDisc], step: tuple[int, int]) -> PlacedDisc:
    """Return the disc that reaches furthest in a direction."""
    x, y = step
    reach = [disc[0] * x + disc[1] * y + disc[2] * 1000 for disc in discs]
    return discs[reach.index(max(reach))]


def edge(disc: PlacedDisc, step: tuple[int, int]) -> tuple[int, int]:
    """Return the point on the edge of a disc in a direction."""
    x, y, r = disc
    return x + nearest(r * step[0] / 1000), y + nearest(r * step[1] / 1000)


def between(start: Point, end: Point, part: float) -> Point:
    """Return the point at a part (0 to 1) of the way."""
    return start + (end - start) * part
