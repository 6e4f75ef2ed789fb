"""Codes: a picture in a few bytes, from which a script (`plan-pictures.js`) draws the same shapes as Python.

The code of a picture has parts with `|` between them. The first is the pose: which skeleton it has, where the hip is, and the
direction of each segment, as `90`, or `90,.5` when half of its length is seen; then, after `;`, any joints of a carer. A close-up
has none. Each of the others is an
element: the letter of its class, and its pieces. A piece is part of an SVG path, from `M`; an outline in brackets, around discs
of the picture (`440 264 59`: x, y and radius) or spots of the figure; or `~` and the place of an outline that pictures share.
All lengths are in tenths of a unit, y downward.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from alsguide.pictograms.canvas import STYLES, Canvas
from alsguide.pictograms.geometry import Path, Point, short, tenths
from alsguide.pictograms.pose import View
from alsguide.pictograms.skeleton import FAR_SHIFT, bones_of, segments_of

CLASSES = tuple(STYLES)
SKELETONS: tuple[View, ...] = ("side", "front")
"""The views that have a skeleton of their own; that of a top view is the front view's."""
OUTLINE = re.compile(r"\[[^]]*\]")
"""An outline in the code of a picture."""


def code_of(canvas: Canvas) -> str:
    """Return the code of a picture."""
    layers = (
        "".join([chr(ord("A") + CLASSES.index(name)), *(code for path in paths for code in path.codes)])
        for name, paths in canvas.painted()
    )
    return "|".join([pose_of(canvas), *layers])


def pose_of(canvas: Canvas) -> str:
    """Return the code of the pose of a picture; empty for a close-up."""
    if canvas.pose is None:
        return ""
    skeleton = SKELETONS.index("side" if canvas.pose.view == "side" else "front")
    segments = (
        short(angle) + (f",{short(seen)}" if seen < 1 else "") for angle, seen in segments_of(canvas.pose).values()
    )
    hip, *added = [point for name, point in canvas.figure.items() if name not in bones_of(canvas.pose.view)]
    pose = " ".join([str(skeleton), *placed(hip), *segments])
    return ";".join([pose, *(" ".join(placed(point)) for point in added)])


def placed(point: Point) -> tuple[str, str]:
    """Return where a point lies in the picture."""
    x, y = Path().place(point)
    return str(x), str(y)


def skeletons() -> list[list[list[float]]]:
    """Return the bones of each skeleton: the places of its parent and of its segment, its length, and its shift, if any."""
    return [bones(view) for view in SKELETONS]


def bones(view: View) -> list[list[float]]:
    """Return the bones of a skeleton."""
    found = bones_of(view, FAR_SHIFT)
    joints, segments = ["hip", *found], list(dict.fromkeys(bone.segment for bone in found.values()))

    def numbers() -> Iterator[list[float]]:
        for bone in found.values():
            placed = [joints.index(bone.parent), segments.index(bone.segment), tenths(bone.length)]
            shift = [tenths(bone.shift.real), tenths(-bone.shift.imag)] if bone.shift else []
            yield [*placed, *shift]

    return list(numbers())


def share(codes: Iterable[str], known: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Return the codes of pictures with `~3` for each outline that occurs more than once, and those outlines.

    `known` are outlines that are shared already: they keep their places, and those that are returned come after them.
    """
    every = list(codes)
    uses = Counter(found for code in every for found in OUTLINE.findall(code))
    shared = [f"[{outline}]" for outline in known]
    shared += [found for found, count in uses.items() if count > 1 and found not in shared]
    places = {found: f"~{place}" for place, found in enumerate(shared)}
    return [OUTLINE.sub(lambda found: places.get(found[0], found[0]), code) for code in every], [
        found.strip("[]") for found in shared[len(known) :]
    ]
