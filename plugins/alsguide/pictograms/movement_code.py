"""Movement codes: a movement in a few bytes, from which a script (`movement.js`) moves the start picture.

A code has parts with `/` between them, one for each time in which the same shapes are drawn. Each begins with the part of the way
at which it ends. Then come, after `|`, the joints, with `;` between them, each after its number: a place, `0 440 264`, or what
it turns about, how far away, in which direction, and its shift, if any, `19 0 240 315`. The others are the elements of the start
picture in their order: nothing for one that stays as it is, `-` for one that is not seen, `=` for one like the next, or its
pieces as in the codes of pictures; after `+far`, one of the class `pic-far` that only the end picture has.
A number that changes is given at even steps of that time: `270:300:352`. All lengths are in tenths of a unit, y downward.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from math import degrees, prod
from operator import mul

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.carer import ACROSS, ARMS
from alsguide.pictograms.draw import paint
from alsguide.pictograms.geometry import FINE, FLOOR, Point, direction, turn
from alsguide.pictograms.highlight import Part, moving_parts
from alsguide.pictograms.movement import length_of, pose_at
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import FAR_SHIFT, Bone, bones_of, segments_of

COUNTS = (1, 2, 3, 4, 5, 7, 13)
"""How many values a number may be given by. The least that are near enough are taken."""
FINEST = COUNTS[-1]
NEAR = 1.5
"""How far (tenths of a unit) a place or a length may be from where it should be."""
RESTS = 0.05
"""A joint that moves less (units) rests."""
SEARCH = 24
"""At how many moments the shapes are compared, to find when they change."""
INSIDE = 0.0005
"""How far a moment is from the one at which other shapes are drawn."""
PIECE = re.compile(r"M[^[]+|\[[^]]*\]")
STEP = re.compile(r"a(\d+) (\d+) 0 ([01])([01])(-?\d+) ?(-?\d+)|([hv])(-?\d+)|([a-zA-Z])([-\d ]*)")
NUMBER = re.compile(r"-?[\d.]+")
NUMBER_IN_PATH = re.compile(r"-?[\d.]+(?![^[]*\])")
DISC = re.compile(r"(?<=[\[,])[^],]+")

Layers = list[tuple[str, list[str]]]
"""The class of each element, and its pieces."""


def movement_code(start: Pose, end: Pose, named: Sequence[Part] = ()) -> str:
    """Return the code of the movement between two poses; empty when nothing in their pictures moves."""
    moving = moving_parts(start, end, named)

    @cache
    def painted(part: float) -> Canvas:
        return paint(pose_at(start, end, part), moving)

    still, whole = paint(start, moving), [painted(time) for time in times_in(0, length_of(end))]
    if all(layers_of(canvas) == layers_of(whole[0]) and canvas.figure == whole[0].figure for canvas in whole):
        return ""
    order = list(pairs(layers_of(still), layers_of(whole[0])))
    if all(shapes(canvas) == shapes(whole[0]) for canvas in whole):
        return window_code(still, order, whole, length_of(end))
    windows = pairwise(moments(painted, length_of(end)))
    return "/".join(
        window_code(still, order, [painted(time) for time in times_in(*window)], window[1]) for window in windows
    )


def moments(painted: Callable[[float], Canvas], length: int) -> list[float]:
    """Return the parts of the way at which other shapes are drawn, from 0 to the length of the movement."""
    found = [0.0]
    for low, high in pairwise(times_in(0, length, SEARCH)):
        if shapes(painted(low)) != shapes(painted(high)):
            found.append(round(change_between(painted, low, high), 4))
    return [*found, float(length)]


def times_in(begin: float, finish: float, steps: int = FINEST - 1) -> list[float]:
    """Return moments at even steps, the first and the last one a little inside, where the shapes are those between them."""
    times = [begin + (finish - begin) * step / steps for step in range(steps + 1)]
    return [begin + INSIDE, *times[1:-1], finish - INSIDE]


def change_between(painted: Callable[[float], Canvas], low: float, high: float) -> float:
    """Return where between two moments the shapes change."""
    first = shapes(painted(low))
    while high - low > INSIDE / 2:
        middle = (low + high) / 2
        low, high = (middle, high) if shapes(painted(middle)) == first else (low, middle)
    return high


@lru_cache(maxsize=100)
def shapes(canvas: Canvas) -> list[str]:
    """Return what is drawn in each element of a picture."""
    return list(map(kind_of, layers_of(canvas)))


@lru_cache(maxsize=100)
def layers_of(canvas: Canvas) -> Layers:
    """Return the elements of a picture with their pieces, each step of a path in its full form."""
    return [
        (name, [even(piece) for path in paths for piece in PIECE.findall("".join(path.codes))])
        for name, paths in canvas.painted()
    ]


def even(piece: str) -> str:
    """Return a piece whose numbers stand apart: the same steps give the same text but for their numbers."""
    return piece if piece[0] == "[" else STEP.sub(even_step, piece)


def even_step(found: re.Match[str]) -> str:
    """Return a step of a path: straight ones as `l`, with a space between any two numbers."""
    first, second, large, sweep, x, y, level, far, letter, numbers = found.groups()
    if first:
        return f"a{first} {second} 0 {large} {sweep} {x} {y}"
    if level:
        return f"l{far} 0" if level == "h" else f"l0 {far}"
    return letter + " ".join(NUMBER.findall(numbers))


Order = Sequence[tuple[int | None, int | None]]
"""The places of each element in the start picture and in those that follow; None where it has no such element."""


def window_code(still: Canvas, order: Order, canvases: Sequence[Canvas], finish: float) -> str:
    """Return the code of a time in which the same shapes are drawn, given at even steps; `still` is the start picture."""
    tree = Tree([still, *canvases])
    begin, *layers = [layers_of(canvas) for canvas in (still, *canvases)]
    elements: list[str] = []
    for own, place in order:
        if place is None:
            elements.append("-")
            continue
        rows = [row[place][1] for row in layers]
        if own is not None and all(row == begin[own][1] for row in rows) and tree.stays("".join(begin[own][1])):
            elements.append("")
            continue
        pieces = "".join(tree.piece(codes) for codes in zip(*rows, strict=True))
        elements.append(pieces if own is not None else f"+{layers[0][place][0].removeprefix('pic-')}{pieces}")
    shared = ["=" if code and code == after else code for code, after in pairwise([*elements, ""])]
    return "|".join([plain(finish, 4), tree.code(), *shared])


def pairs(still: Layers, moving: Layers) -> Iterator[tuple[int | None, int | None]]:
    """Yield which element of the start picture is which of those that follow, in the order of painting."""

    def names(layers: Layers) -> list[str]:
        return [kind_of(layer) if layer[0].endswith("far") else layer[0] for layer in layers]

    matcher = SequenceMatcher(None, names(still), names(moving), autojunk=False)
    for tag, first, last, begin, finish in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(first, last), range(begin, finish), strict=True)
        else:
            yield from ((own, None) for own in range(first, last))
            yield from ((None, place) for place in range(begin, finish))


def kind_of(layer: tuple[str, list[str]]) -> str:
    """Return what is drawn in an element, wherever it is: its steps, and how thick each spot of the figure is."""
    return layer[0] + "".join(DISC.sub(thickness, NUMBER_IN_PATH.sub("0", piece)) for piece in layer[1])


def thickness(found: re.Match[str]) -> str:
    """Return how many numbers a disc has, and the radius of a spot between joints."""
    row = found[0].split()
    return f"{len(row)}" if len(row) == 3 else f"{len(row)} {row[0]}"


def number(values: Sequence[float], near: float = NEAR, digits: int = 1) -> str:
    """Return a number that changes, by as few values at even steps as bring it near enough."""
    first = float(plain(values[0], digits))
    if max(values) - first <= near and first - min(values) <= near:
        return plain(first, digits)
    for count in COUNTS[1 : len(values)]:
        given = [float(plain(value, digits)) for value in values[:: (len(values) - 1) // max(count - 1, 1)][:count]]
        if all(abs(found - value) <= near for value, found in zip(values, values_at(given, len(values)), strict=True)):
            break
    return ":".join(plain(value, digits) for value in given)


def values_at(given: Sequence[float], steps: int) -> Iterator[float]:
    """Yield a number at some even steps, from its values at fewer even steps."""
    for first, shares in curve(len(given), steps):
        yield sum(map(mul, given[first : first + 4], shares))


@cache
def curve(count: int, steps: int) -> list[tuple[int, list[float]]]:
    """Return, for each of some even steps, the first of `count` values at even steps that count there, and the share of each.

    A number lies on the smoothest curve through the four nearest values (Lagrange's).
    """
    found = []
    for at in range(steps):
        whole = at / (steps - 1 or 1) * (count - 1)
        first = max(0, min(int(whole) - 1, count - 4))
        found.append((first, weights(min(count, 4), whole - first)))
    return found


def weights(count: int, place: float) -> list[float]:
    """Return how much each of some values counts for the curve at a place among them."""
    return [prod((place - other) / (here - other) for other in range(count) if other != here) for here in range(count)]


def plain(value: float, digits: int) -> str:
    """Return a number as short as it can be written."""
    text = f"{round(value, digits) + 0:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text[1:] if text.startswith("0.") else f"-{text[2:]}" if text.startswith("-0.") else text


class Tree:
    """The joints that moving pieces need, in the order in which a script finds them. The first picture is the start."""

    def __init__(self, canvases: Sequence[Canvas]) -> None:
        self.every = [canvas.figure for canvas in canvases]
        self.figures = self.every[1:]
        self.bones = bones_at(canvases[1:])
        self.known: set[str] = set()
        self.joints: list[str] = []
        self.names = list(self.figures[0])

    def stays(self, codes: str) -> bool:
        """Return whether no joint of some pieces moves."""
        discs = [disc.split() for outline in re.findall(r"\[([^]]*)\]", codes) for disc in outline.split(",")]
        return all(self.rests(self.names[int(disc[at])]) for disc in discs for at in joints_in(disc))

    def rests(self, name: str) -> bool:
        """Return whether a joint stays where it was at the start."""
        return all(abs(figure[name] - self.every[0][name]) < RESTS for figure in self.figures)

    def code(self) -> str:
        """Return the code of all joints that were needed."""
        return ";".join(self.joints)

    def joint(self, name: str) -> int:
        """Return the number of a joint, which is added when it is new, after the one about which it turns."""
        number_of = self.names.index(name)
        if name not in self.known:
            self.known.add(name)
            found = self.bones.get(name)
            points = [figure[name] for figure in self.figures]
            code = placed(points) if found is None or self.rests(name) else self.turning(*found)
            self.joints.append(f"{number_of} {code}")
        return number_of

    def turning(self, parent: str, lengths: Sequence[float], angles: Sequence[float], shift: Point) -> str:
        """Return the code of a joint that turns about another one."""
        added = [plain(shift.real * FINE, 1), plain(-shift.imag * FINE, 1)] if shift else []
        about = str(self.joint(parent))
        return " ".join([about, number(lengths), number(angles, degrees(NEAR / max(1, *map(abs, lengths)))), *added])

    def piece(self, codes: Sequence[str]) -> str:
        """Return the code of a piece, given as it is at every step."""
        if codes[0][0] != "[":
            return merged(codes, 0)
        outlines = [code.strip("[]").split(",") for code in codes]
        return f"[{','.join(self.disc(row) for row in zip(*outlines, strict=True))}]"

    def disc(self, codes: Sequence[str]) -> str:
        """Return the code of a disc: where it lies, or a spot between joints."""
        rows = [code.split() for code in codes]
        if len(rows[0]) == 3:
            return merged(codes, 0)
        for at in joints_in(rows[0]):
            self.joint(self.names[int(rows[0][at])])
        return " ".join(number(list(map(float, row)), 0.4, 2) for row in zip(*rows, strict=True))


def joints_in(disc: Sequence[str]) -> list[int]:
    """Return which of the numbers of a disc are places of joints."""
    places = {2: [1], 6: [1, 2, 3], 8: [1, 2, 3, 6]}.get(len(disc), [])
    return [at for at in places if at not in (2, 3) or disc[2] != disc[3]]


def merged(codes: Sequence[str], digits: int, near: float = NEAR) -> str:
    """Return one text of several that differ in their numbers."""
    rows = iter(zip(*([float(value) for value in NUMBER.findall(code)] for code in codes), strict=True))
    return NUMBER.sub(lambda _: number(next(rows), near, digits), codes[0])


def placed(points: Sequence[Point]) -> str:
    """Return where a joint lies that turns about no other one."""
    rows = [point.real * FINE for point in points], [(FLOOR - point.imag) * FINE for point in points]
    return " ".join(number(row, NEAR if max(row) - min(row) > 0.01 else 0.06, 1) for row in rows)


Turning = tuple[str, list[float], list[float], Point]
"""What a joint turns about, and at every step how far away (tenths) and in which direction it is; and its shift."""


def bones_at(canvases: Sequence[Canvas]) -> dict[str, Turning]:
    """Return how each joint hangs on another one: the person's, and those of a carer's arms."""
    pose = canvases[0].pose
    if pose is None:
        return {}
    every = [segments_of(canvas.pose) for canvas in canvases if canvas.pose]
    found: dict[str, Turning] = {}
    for name, bone in bones_of(pose.view, FAR_SHIFT if pose.view == "side" else 0).items():
        found[name] = of_bone(bone, [segments[bone.segment] for segments in every])
    for name, parent in carer_joints(canvases[0]):
        ways = [canvas.figure[name] - canvas.figure[parent] for canvas in canvases]
        found[name] = (parent, [abs(way) * FINE for way in ways], unwrapped([direction(way) for way in ways]), 0)
    return found


def of_bone(bone: Bone, segments: Sequence[tuple[float, float]]) -> Turning:
    """Return how a joint hangs on another one by a bone."""
    lengths = [bone.length * seen * FINE for _, seen in segments]
    return bone.parent, lengths, unwrapped([angle for angle, _ in segments]), bone.shift


def carer_joints(canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Yield the joints of a carer that the picture has but the first, each with the one about which it turns."""
    for names in (ACROSS, ("left", "face"), *ARMS):
        for parent, name in pairwise(names):
            if name in canvas.figure:
                yield name, parent


def unwrapped(angles: Sequence[float]) -> list[float]:
    """Return directions that follow each other without a jump of a whole turn."""
    found = [angles[0]]
    for angle in angles[1:]:
        found.append(found[-1] + turn(found[-1], angle))
    return found
