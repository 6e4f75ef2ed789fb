"""Seats and beds in side view: what carries the person."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Point, circle, direction, hull, polar
from alsguide.pictograms.pose import Pose, PoseBetween
from alsguide.pictograms.skeleton import HEAD_RADIUS, MATTRESS, SEAT, TRUNK, Body, facing

BACKS = {
    "chair": 22.0,
    "chair behind": 22.0,
    "chair with arms": 22.0,
    "chair with back": 28.0,
    "chair with high back": 42.0,
    "chair with head rest": 38.0,
}
"""Height of the back of each chair above the seat."""
BEHIND = 23.5
"""How far behind the person the chair stands that waits for them."""
FRONT = 7.0
"""How far further back the middle of the seat is for a person who sits at its front."""
SEAT_TOP = SEAT - 7.7


def seat_of(pose: Pose, body: Body) -> Point:
    """Return the middle of the seat of a chair, below the hip of the person who sits or stands before it."""
    if isinstance(pose, PoseBetween) and pose.seat_x is not None:
        return complex(pose.seat_x, SEAT_TOP)
    stands = "chair behind" in pose.props or pose.posture == "standing"
    back = BEHIND if stands else FRONT if pose.sits == "front" else 0
    return complex(body["hip"].real - back, SEAT_TOP)


def draw_seat(canvas: Canvas, pose: Pose, body: Body, prop: str) -> None:
    """Draw the chair, wheelchair or bed of a name, as far as it stands behind the person."""
    if prop in BACKS:
        draw_chair(canvas, seat_of(pose, body), BACKS[prop])
        if prop == "chair with head rest":
            hull(canvas.layer("pic-soft"), [(body["head"] - 9 + up * 1j, 2.4) for up in (-4, 4)])
    elif prop == "bed":
        draw_bed(canvas)
    elif prop == "bed with raised head":
        draw_raised_bed(canvas, body)
    elif prop == "wheelchair":
        draw_wheelchair(canvas, body)


def draw_chair(canvas: Canvas, seat: Point, back: float) -> None:
    """Draw a chair seen from its side. `seat` is the middle of the seat below the hip."""
    rear, front = seat - 8.5, seat + 14
    path = canvas.layer("pic-prop")
    path.move(rear - 2 + back * 1j).line(rear, front, front + 1 - (seat.imag - 1.5) * 1j)
    path.move(rear).line(rear - 1.5 - (seat.imag - 1.5) * 1j)


def draw_frame(canvas: Canvas, left: float) -> None:
    """Draw the frame and legs of a bed from `left` to the right edge."""
    path = canvas.layer("pic-prop")
    path.move(complex(left, MATTRESS - 9)).line(complex(113, MATTRESS - 9))
    for x in (left + 5, 108):
        path.move(complex(x, MATTRESS - 9)).line(complex(x, 1.5))


def draw_bed(canvas: Canvas) -> None:
    """Draw a bed seen from its side."""
    draw_frame(canvas, 7)
    hull(canvas.layer("pic-soft"), [(complex(x, MATTRESS - 3.6), 3.8) for x in (8, 112)])


def draw_raised_bed(canvas: Canvas, body: Body) -> None:
    """Draw a bed whose head end is raised to the slope of the trunk."""
    hip = body["hip"]
    slope = direction(body["neck"] - hip)
    low = hip - facing(slope) * 10.2
    draw_frame(canvas, 9)
    brace = low + polar(slope, 28) - facing(slope) * 4
    canvas.layer("pic-prop").move(brace).line(complex(brace.real + 9, MATTRESS - 9))
    soft = canvas.layer("pic-soft")
    hull(soft, [(low, 3.8), (low + polar(slope, TRUNK + 2 * HEAD_RADIUS + 5), 3.8)])
    hull(soft, [(complex(hip.real - 3, MATTRESS - 3.6), 3.8), (complex(112, MATTRESS - 3.6), 3.8)])


def draw_wheelchair(canvas: Canvas, body: Body) -> None:
    """Draw a wheelchair seen from its side, without what stands in front of the person."""
    seat = body["hip"] - 7.8j
    path = canvas.layer("pic-prop")
    path.move(seat - 16 + 29j).line(seat - 10 + 28j, seat - 8.5, seat + 14, seat + 18 - 14j, seat + 24 - 15j)


def draw_seat_front(canvas: Canvas, pose: Pose, body: Body, prop: str) -> None:
    """Draw what stands in front of the person: arm rests and the wheels of a wheelchair."""
    if prop == "chair with arms":
        seat = seat_of(pose, body)
        path = canvas.layer("pic-prop")
        path.move(seat - 9 + 14j).line(seat + 12 + 14j, seat + 13)
    elif prop == "wheelchair":
        wheels = canvas.layer("pic-line")
        hub = complex(body["hip"].real - 5, 13.5)
        circle(wheels, (hub, 12.6))
        circle(wheels, (hub, 1.6))
        circle(wheels, (complex(hub.real + 21, 4.2), 3.2))
        canvas.layer("pic-prop").move(body["hip"] - 8.6 + 8j).line(body["hip"] + 10 + 8j)
