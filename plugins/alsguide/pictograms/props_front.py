"""Props in front view and seen from above."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import hull
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.props import COUNTER
from alsguide.pictograms.skeleton import Body

CHAIR_BACKS = {"chair": 22.0, "chair with arms": 22.0, "chair with high back": 44.0, "chair behind": 24.0}
WATER = {"water at chest": 68.0, "water at shoulders": 76.0}
"""Height of the water line."""


def draw_behind(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the props behind the person."""
    x = body["hip"].real
    for prop in pose.props:
        if prop in CHAIR_BACKS:
            draw_chair(canvas, x, CHAIR_BACKS[prop], 13 if prop != "chair behind" else 15)
        if prop == "bed":
            hull(canvas.layer("pic-soft"), [(complex(a, b), 3) for a, b in ((16, 97), (88, 97), (88, -3), (16, -3))])
            hull(canvas.layer("pic-soft"), [(complex(x + a, 88 + b), 3) for a in (-13, 13) for b in (-4, 4)])


def draw_chair(canvas: Canvas, x: float, back: float, half: float) -> None:
    """Draw a chair seen from the front: back, seat and four legs."""
    hull(canvas.layer("pic-soft"), [(complex(x + a, b), 2.5) for a in (-half + 2, half - 2) for b in (24, 26 + back)])
    path = canvas.layer("pic-prop")
    path.move(complex(x - half, 21)).line(complex(x + half, 21))
    for side in (-half, half):
        path.move(complex(x + side, 21)).line(complex(x + side, 1.5))


def draw_in_front(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the props in front of the person."""
    x = body["hip"].real
    for prop in pose.props:
        match prop:
            case "counter":
                path = canvas.layer("pic-prop")
                path.move(complex(14, COUNTER)).line(complex(106, COUNTER))
                for end in (16, 104):
                    path.move(complex(end, COUNTER)).line(complex(end, 1.5))
            case "chair with arms":
                path = canvas.layer("pic-prop")
                for side in (-15, 15):
                    path.move(complex(x + side, 36)).line(complex(x + side, 21))
        if prop in WATER:
            draw_water(canvas, WATER[prop])


def draw_water(canvas: Canvas, height: float) -> None:
    """Draw a wavy water line."""
    path = canvas.layer("pic-water").move(complex(4, height))
    for step in range(7):
        at = 4 + step * 16
        path.bend(complex(at + 4, height + 4), complex(at + 8, height)).bend(
            complex(at + 12, height - 4), complex(at + 16, height)
        )
