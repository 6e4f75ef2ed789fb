"""Things in front view and seen from above."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import hull
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.props import COUNTER
from alsguide.pictograms.skeleton import Body

CHAIR_BACKS = {
    "chair": 20.0,
    "chair with arms": 20.0,
    "chair with back": 26.0,
    "chair with high back": 42.0,
    "chair behind": 22.0,
}
"""Height of the back above the seat."""
SEAT_FRONT = 21.0
HALF = 14.0
"""Half the width of a chair."""


def draw_behind(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the things behind the person."""
    x = body["hip"].real
    for prop in pose.props:
        if prop in CHAIR_BACKS:
            middle = 60 if prop == "chair behind" else x
            draw_chair(canvas, middle, CHAIR_BACKS[prop])
        if prop == "bed":
            corners = [(complex(a, b), 3) for a, b in ((8, 100), (90, 100), (90, -4), (8, -4))]
            hull(canvas.layer("pic-soft"), corners)
            hull(canvas.layer("pic-soft"), [(complex(x + a, 88 + b), 3) for a in (-13, 13) for b in (-4, 4)])


def draw_chair(canvas: Canvas, x: float, back: float) -> None:
    """Draw a chair seen from the front: legs, back and seat."""
    path = canvas.layer("pic-prop")
    for side in (-HALF, HALF):
        path.move(complex(x + side, SEAT_FRONT)).line(complex(x + side, 1.5))
    corners = [(complex(x + a, SEAT_FRONT + b), 2.4) for a in (2 - HALF, HALF - 2) for b in (6, 6 + back)]
    hull(canvas.layer("pic-soft"), corners)
    hull(canvas.layer("pic-soft"), [(complex(x + a, SEAT_FRONT), 2.6) for a in (-HALF, HALF)])


def draw_in_front(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the things in front of the person."""
    x = body["hip"].real
    for prop in pose.props:
        match prop:
            case "counter":
                for left in (10, 88):
                    corners = [(complex(left + x, y), 1) for x in (1, 21) for y in (1.5, COUNTER)]
                    hull(canvas.layer("pic-soft"), corners)
                canvas.layer("pic-prop").move(complex(9, COUNTER)).line(complex(111, COUNTER))
            case "chair with arms":
                path = canvas.layer("pic-prop")
                for side in (-HALF - 1, HALF + 1):
                    path.move(complex(x + side, 35)).line(complex(x + side, SEAT_FRONT))
