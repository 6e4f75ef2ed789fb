"""Cues: pictures of what a person without a voice may want to say, drawn as the exercises are.

A cue is a *sign*, such as the hand that means stop, or a *place*: a person with one part of the body ringed.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.draw import paint
from alsguide.pictograms.figure import Spot
from alsguide.pictograms.geometry import Point, chain, circle, direction, hull, polar, tapered
from alsguide.pictograms.pose import Angles, Pose

Sign = Literal[
    "hand",
    "hourglass",
    "snail",
    "again",
    "on",
    "less",
    "more",
    "up",
    "down",
    "swap",
    "moon",
    "tick",
    "cross",
    "question",
    "bolt",
    "bell",
    "no air",
    "drop",
    "phone",
    "calendar",
    "paper",
    "talk",
]
"""A sign that stands for something to say."""

BodyPlace = Literal[
    "head", "neck", "shoulders", "elbows", "hands", "chest", "back", "hips", "knees", "feet", "left side", "right side"
]
"""A part of the body that is ringed."""

MIDDLE: Point = 60 + 48j
"""The middle of a picture."""

FACING = Pose(
    view="front",
    posture="standing",
    text="A person stands and looks at us.",
    angles=Angles.model_validate(
        {
            "trunk": 90,
            "head": 90,
            "arm_l": [292, 282, 282],
            "arm_r": [248, 258, 258],
            "leg_l": [275, 270, [300, 0.5]],
            "leg_r": [265, 270, [240, 0.5]],
        }
    ),
)
"""The person on whom a place is shown. Their left is the right of the picture, as for a helper who looks at them."""

ASIDE = Pose(
    view="side",
    posture="standing",
    text="A person stands, seen from the side.",
    angles=Angles.model_validate(
        {
            "trunk": 90,
            "head": 90,
            "arm_near": [280, 285, 285],
            "arm_far": [280, 285, 285],
            "leg_near": [270, 270, 0],
            "leg_far": [270, 270, 0],
        }
    ),
)
"""The same person from the side, for the back."""

PLACES: dict[str, tuple[Spot, ...]] = {
    "head": (Spot(9, "head"),),
    "neck": (Spot(7, "neck", "head", 0.2),),
    "shoulders": (Spot(8, "shoulder_l"), Spot(8, "shoulder_r")),
    "elbows": (Spot(8, "elbow_l"), Spot(8, "elbow_r")),
    "hands": (Spot(8, "wrist_l", "finger_l", 0.5), Spot(8, "wrist_r", "finger_r", 0.5)),
    "chest": (Spot(9, "arms", "hip", 0.3),),
    "back": (Spot(10, "neck", "hip", 0.5, ("hip", "neck"), 5j),),
    "hips": (Spot(7, "hip_l", "hip", -0.8), Spot(7, "hip_r", "hip", -0.8)),
    "knees": (Spot(7, "knee_l"), Spot(7, "knee_r")),
    "feet": (Spot(7, "ankle_l", "ankle_r", -0.2), Spot(7, "ankle_r", "ankle_l", -0.2)),
}
"""Where each place lies, as discs that are ringed. The back is seen from the side, all others from the front."""

SIDES = {"left side": ("arm_l", "leg_l"), "right side": ("arm_r", "leg_r")}
"""The limbs of each side."""


def draw_place(name: str) -> Canvas:
    """Return the picture of a person with a place ringed, or with one side in the accent."""
    if name in SIDES:
        return paint(FACING, dict.fromkeys(SIDES[name], 0))
    canvas = paint(ASIDE if name == "back" else FACING)
    for place, radius in (spot.disc(canvas.figure) for spot in PLACES[name]):
        circle(canvas.layer("pic-move"), (place, radius / 2))
        circle(canvas.layer("pic-arrow"), (place, radius))
    return canvas


def draw_sign(name: str) -> Canvas:
    """Return the picture of a sign."""
    canvas = Canvas()
    DRAWN[name](canvas)
    return canvas


def bold(canvas: Canvas, points: Sequence[Point], radius: float = 4) -> None:
    """Draw a thick line through points."""
    chain(canvas.layer("pic-move"), [(point, radius) for point in points])


def bold_arrow(canvas: Canvas, start: Point, end: Point, head: float = 20) -> None:
    """Draw a thick arrow."""
    back = direction(start - end)
    path = canvas.layer("pic-move")
    for points in ((start, end), (end + polar(back + 42, head), end, end + polar(back - 42, head))):
        chain(path, [(point, 4) for point in points])


def arc(centre: Point, radius: float, first: int, last: int) -> list[Point]:
    """Return points along a circle, from one direction to another (degrees)."""
    step = 15 if last > first else -15
    return [centre + polar(angle, radius) for angle in (*range(first, last, step), last)]


def draw_palm(canvas: Canvas) -> None:
    """Draw a hand held up in an eight-sided frame: stop."""
    corners = [MIDDLE + polar(angle, 54) for angle in range(22, 360 + 45, 45)]
    chain(canvas.layer("pic-move"), [(corner, 3) for corner in corners])
    path = canvas.layer("pic-body")
    hull(path, [(49 + 38j, 7), (71 + 38j, 7), (50 + 22j, 7), (68 + 20j, 7)])
    for root, tip in ((46 + 42j, 41 + 68j), (55 + 44j, 54 + 78j), (64 + 44j, 67 + 76j), (72 + 41j, 79 + 66j)):
        tapered(path, (root, 4.4), (tip, 4))
    chain(path, [(50 + 22j, 5), (34 + 36j, 4.4), (28 + 48j, 4)])


def draw_hourglass(canvas: Canvas) -> None:
    """Draw an hourglass: wait."""
    glass = canvas.layer("pic-soft")
    glass.move(36 + 88j).line(84 + 88j, 63 + 48j, 84 + 8j, 36 + 8j, 57 + 48j).close()
    bold(canvas, (32 + 90j, 88 + 90j))
    bold(canvas, (32 + 6j, 88 + 6j))
    hull(canvas.layer("pic-body"), [(46 + 15j, 3), (74 + 15j, 3), (60 + 28j, 2)])


def draw_snail(canvas: Canvas) -> None:
    """Draw a snail: slower."""
    body = canvas.layer("pic-body")
    hull(body, [(22 + 14j, 4), (92 + 15j, 6)])
    tapered(body, (92 + 16j, 6.5), (98 + 40j, 6))
    horns = canvas.layer("pic-prop")
    horns.move(96 + 44j).line(91 + 60j).move(100 + 44j).line(106 + 59j)
    circle(canvas.layer("pic-move"), (55 + 42j, 27))
    shell = canvas.layer("pic-arrow")
    shell.move(55 + 22j).arc(20, 75 + 42j, clockwise=False).arc(17, 58 + 59j, clockwise=False)
    shell.arc(14, 44 + 45j, clockwise=False).arc(10, 54 + 35j, clockwise=False).arc(8, 62 + 43j, clockwise=False)


def draw_again(canvas: Canvas) -> None:
    """Draw an arrow that goes around: again."""
    around = arc(MIDDLE, 34, 60, -250)
    bold(canvas, around)
    bold(canvas, (around[-1] + polar(162, 20), around[-1], around[-1] + polar(238, 20)))


def draw_on(canvas: Canvas) -> None:
    """Draw an arrow that goes on."""
    bold_arrow(canvas, 14 + 48j, 106 + 48j, 30)


def draw_less(canvas: Canvas) -> None:
    """Draw two arrows that meet at a line: less."""
    canvas.layer("pic-prop").move(60 + 86j).line(60 + 10j)
    bold_arrow(canvas, 8 + 48j, 48 + 48j)
    bold_arrow(canvas, 112 + 48j, 72 + 48j)


def draw_more(canvas: Canvas) -> None:
    """Draw two arrows that part from a line: more."""
    canvas.layer("pic-prop").move(60 + 86j).line(60 + 10j)
    bold_arrow(canvas, 48 + 48j, 8 + 48j)
    bold_arrow(canvas, 72 + 48j, 112 + 48j)


def draw_up(canvas: Canvas) -> None:
    """Draw an arrow up."""
    bold_arrow(canvas, 60 + 6j, 60 + 92j, 32)


def draw_down(canvas: Canvas) -> None:
    """Draw an arrow down."""
    bold_arrow(canvas, 60 + 92j, 60 + 6j, 32)


def draw_swap(canvas: Canvas) -> None:
    """Draw one arrow to each side: the other one."""
    bold_arrow(canvas, 16 + 68j, 104 + 68j)
    bold_arrow(canvas, 104 + 28j, 16 + 28j)


def draw_moon(canvas: Canvas) -> None:
    """Draw a moon: enough for today."""
    moon = canvas.layer("pic-move")
    moon.move(74 + 88j).arc(40, 34 + 48j, clockwise=False).arc(40, 74 + 8j, clockwise=False)
    moon.arc(52, 74 + 88j).close()


def draw_tick(canvas: Canvas) -> None:
    """Draw a tick: yes."""
    bold(canvas, (22 + 46j, 48 + 18j, 100 + 82j), 6)


def draw_cross(canvas: Canvas) -> None:
    """Draw a cross: no."""
    path = canvas.layer("pic-move")
    for points in ((28 + 80j, 92 + 16j), (92 + 80j, 28 + 16j)):
        chain(path, [(point, 6) for point in points])


def draw_question(canvas: Canvas) -> None:
    """Draw a question mark: I do not know."""
    bold(canvas, [*arc(60 + 66j, 22, 180, -30), 66 + 44j, 60 + 32j], 5)
    circle(canvas.layer("pic-move"), (60 + 12j, 6))


def draw_bolt(canvas: Canvas) -> None:
    """Draw a bolt: pain."""
    bolt = canvas.layer("pic-move")
    bolt.move(70 + 92j).line(34 + 42j, 56 + 42j, 46 + 4j, 86 + 56j, 62 + 56j).close()


def draw_bell(canvas: Canvas) -> None:
    """Draw a bell that rings: call someone."""
    hull(canvas.layer("pic-move"), [(60 + 70j, 14), (40 + 26j, 4), (80 + 26j, 4)])
    circle(canvas.layer("pic-body"), (60 + 12j, 6))
    path = canvas.layer("pic-arrow")
    for side in (-1, 1):
        path.move(complex(60 + side * 30, 84)).bend(complex(60 + side * 42, 68), complex(60 + side * 40, 50))


def draw_no_air(canvas: Canvas) -> None:
    """Draw a head from the side, with air that does not come in."""
    path = canvas.layer("pic-body")
    hull(path, [(40 + 30j, 14), (38 + 2j, 15)])
    hull(path, [(46 + 60j, 29), (52 + 42j, 24)])
    hull(path, [(74 + 60j, 2), (80 + 50j, 3), (70 + 48j, 3)])
    bold(canvas, (90 + 66j, 90 + 20j), 3)
    bold_arrow(canvas, 113 + 43j, 99 + 43j, 10)


def draw_drop(canvas: Canvas) -> None:
    """Draw a drop: saliva."""
    hull(canvas.layer("pic-move"), [(60 + 34j, 26), (60 + 90j, 1.5)])


def draw_phone(canvas: Canvas) -> None:
    """Draw a phone."""
    hull(canvas.layer("pic-body"), [(complex(x, y), 6) for x in (42, 78) for y in (10, 86)])
    hull(canvas.layer("pic-soft"), [(complex(x, y), 2) for x in (44, 76) for y in (26, 82)])
    circle(canvas.layer("pic-move"), (60 + 13j, 4))


def draw_calendar(canvas: Canvas) -> None:
    """Draw a calendar with one day marked."""
    hull(canvas.layer("pic-soft"), [(complex(x, y), 4) for x in (24, 96) for y in (8, 80)])
    hull(canvas.layer("pic-body"), [(complex(x, y), 4) for x in (24, 96) for y in (72, 82)])
    days = canvas.layer("pic-body")
    for x in (34, 60, 86):
        for y in (52, 34, 16):
            circle(days, (complex(x, y), 4))
    circle(canvas.layer("pic-move"), (60 + 34j, 8))


def draw_paper(canvas: Canvas) -> None:
    """Draw a sheet of paper with lines, and a tick."""
    hull(canvas.layer("pic-soft"), [(complex(x, y), 3) for x in (32, 88) for y in (6, 90)])
    lines = canvas.layer("pic-prop")
    for y in (74, 60, 46):
        lines.move(complex(42, y)).line(complex(78, y))
    bold(canvas, (46 + 22j, 56 + 12j, 76 + 32j), 3)


def draw_talk(canvas: Canvas) -> None:
    """Draw two heads and what one says."""
    path = canvas.layer("pic-body")
    for x in (30, 90):
        circle(path, (complex(x, 40), 12))
        hull(path, [(complex(x - 10, 14), 8), (complex(x + 10, 14), 8), (complex(x - 8, 2), 6), (complex(x + 8, 2), 6)])
    hull(canvas.layer("pic-move"), [(complex(x, y), 8) for x in (46, 74) for y in (74, 84)])
    tapered(canvas.layer("pic-move"), (52 + 70j, 4), (42 + 56j, 1))


DRAWN: dict[str, Callable[[Canvas], None]] = {
    "hand": draw_palm,
    "hourglass": draw_hourglass,
    "snail": draw_snail,
    "again": draw_again,
    "on": draw_on,
    "less": draw_less,
    "more": draw_more,
    "up": draw_up,
    "down": draw_down,
    "swap": draw_swap,
    "moon": draw_moon,
    "tick": draw_tick,
    "cross": draw_cross,
    "question": draw_question,
    "bolt": draw_bolt,
    "bell": draw_bell,
    "no air": draw_no_air,
    "drop": draw_drop,
    "phone": draw_phone,
    "calendar": draw_calendar,
    "paper": draw_paper,
    "talk": draw_talk,
}
"""How each sign is drawn."""
