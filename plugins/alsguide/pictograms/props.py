"""Props in side view: what the person sits, lies or stands on, holds or moves."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Path, Point, circle, direction, hull, polar
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import BELT, HEAD_RADIUS, MATTRESS, SEAT, TRUNK, Body, facing, limb

EDGE = 108.0
"""Where a wall, a counter, a table's far end or the fixed end of a band stands."""
COUNTER = 50.0
"""Height of a kitchen counter."""
WALL = 104.0
BACKS = {
    "chair": 20.0,
    "chair behind": 20.0,
    "chair with arms": 22.0,
    "chair with back": 27.0,
    "chair with high back": 40.0,
    "chair with head rest": 42.0,
}
"""Height of the back of each chair above the seat."""


def draw_floor(canvas: Canvas) -> None:
    """Draw the floor line."""
    canvas.layer("pic-floor").move(5 + 0j).line(115 + 0j)


def draw_behind(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the props that stand behind the person."""
    hip = body["hip"]
    for prop in pose.props:
        if prop in BACKS:
            x = hip.real - 20 if prop == "chair behind" else hip.real
            draw_chair(canvas, complex(x, SEAT - 7.6), BACKS[prop])
            if prop == "chair with head rest":
                hull(canvas.layer("pic-soft"), [(body["head"] - 9.4 + up * 1j, 2.2) for up in (-3.5, 3.5)])
        match prop:
            case "bed":
                draw_bed(canvas, 4)
            case "bed with raised head":
                draw_raised_bed(canvas, pose, body)
            case "wheelchair":
                draw_wheelchair(canvas, body)
            case "wall":
                canvas.layer("pic-prop").move(WALL + 1.5 + 0j).line(WALL + 1.5 + 96j)
            case "counter":
                draw_counter(canvas)
            case "treadmill":
                draw_treadmill(canvas)
            case "path":
                pass
            case "recumbent cycle":
                draw_recumbent(canvas, body)
            case "pedal trainer":
                draw_pedals(canvas, body, pose)
            case "rail":
                canvas.layer("pic-prop").move(body["wrist_near"] + 2 - 3j).line(116 + body["wrist_near"].imag * 1j - 3j)
            case "pillow under head":
                draw_pillow(canvas, body["head"] - facing(direction(body["crown"] - body["neck"])) * 6.4, 6)
            case "pillow under calf":
                draw_pillow(canvas, (body["knee_near"] + body["ankle_near"] * 2) / 3 - 4.6j, 7)
            case "pillow under knees":
                draw_wedge(canvas, body["knee_near"])
            case "pillow under arm":
                draw_pillow(canvas, (body["elbow_near"] + body["wrist_near"]) / 2 - 4.5j, 9)
            case "towel roll under knee":
                circle(canvas.layer("pic-soft"), (body["knee_near"] - 7.2j, 2.8))
            case "flat towel under knee":
                hull(canvas.layer("pic-soft"), [(body["knee_near"] - 5.2j + x, 1.1) for x in (-4, 4)])


def draw_chair(canvas: Canvas, seat: Point, back: float) -> None:
    """Draw a chair seen from its side. `seat` is the middle of the seat below the hip."""
    rear, front = seat - 8.5, seat + 14
    path = canvas.layer("pic-prop")
    path.move(rear - 2 + back * 1j).line(rear, front)
    path.move(rear).line(rear - 1.5 - (seat.imag - 1.5) * 1j)
    path.move(front - 1).line(front + 0.5 - (seat.imag - 1.5) * 1j)


def draw_bed(canvas: Canvas, left: float) -> None:
    """Draw a bed seen from its side."""
    frame = canvas.layer("pic-prop")
    frame.move(complex(left + 3, MATTRESS - 9)).line(complex(113, MATTRESS - 9))
    for x in (left + 8, 108):
        frame.move(complex(x, MATTRESS - 9)).line(complex(x, 1.5))
    hull(canvas.layer("pic-soft"), [(complex(x, MATTRESS - 3.6), 3.8) for x in (left + 4, 112)])


def draw_raised_bed(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw a bed whose head end is raised to the slope of the trunk."""
    hip = body["hip"]
    slope = direction(body["neck"] - hip)
    low = hip - facing(slope) * 10.2
    frame = canvas.layer("pic-prop")
    frame.move(complex(8, MATTRESS - 9)).line(complex(113, MATTRESS - 9))
    for x in (14, 108):
        frame.move(complex(x, MATTRESS - 9)).line(complex(x, 1.5))
    high = low + polar(slope, TRUNK + 2 * HEAD_RADIUS + 5)
    frame.move(low + polar(slope, 26) - facing(slope) * 4).line(complex(low.real - 14, MATTRESS - 9))
    soft = canvas.layer("pic-soft")
    hull(soft, [(low, 3.8), (high, 3.8)])
    hull(soft, [(complex(hip.real - 3, MATTRESS - 3.6), 3.8), (complex(112, MATTRESS - 3.6), 3.8)])


def draw_wheelchair(canvas: Canvas, body: Body) -> None:
    """Draw a wheelchair seen from its side, without the wheel in front."""
    seat = body["hip"] - 7.8j
    path = canvas.layer("pic-prop")
    path.move(seat - 15 + 29j).line(seat - 10 + 28j, seat - 8.5, seat + 14, seat + 20 - 14j, seat + 26 - 14.5j)


def draw_wheel(canvas: Canvas, body: Body) -> None:
    """Draw the wheels of a wheelchair, in front of the person."""
    seat = body["hip"].real
    path = canvas.layer("pic-line")
    circle(path, (complex(seat - 4, 13.5), 12.6))
    circle(path, (complex(seat - 4, 13.5), 1.6))
    circle(path, (complex(seat + 16, 4.2), 3.2))
    arm = canvas.layer("pic-prop")
    arm.move(body["hip"] - 8.6 + 8j).line(body["hip"] + 10 + 8j)


def draw_counter(canvas: Canvas) -> None:
    """Draw a kitchen counter at the right edge."""
    path = canvas.layer("pic-prop")
    path.move(complex(EDGE - 8, COUNTER)).line(complex(116, COUNTER))
    path.move(complex(EDGE - 3, COUNTER)).line(complex(EDGE - 3, 1.5))


def draw_treadmill(canvas: Canvas) -> None:
    """Draw a treadmill with its belt, rail and console at the right."""
    hull(canvas.layer("pic-soft"), [(complex(x, BELT - 3), 2.8) for x in (14, 104)])
    path = canvas.layer("pic-prop")
    path.move(complex(100, BELT)).line(complex(104, 70))
    path.move(complex(108, 72)).line(complex(98, 66))


def draw_recumbent(canvas: Canvas, body: Body) -> None:
    """Draw the seat and frame of a recumbent cycle, and its crank."""
    hip = body["hip"]
    slope = direction(body["neck"] - hip)
    crank, radius = crank_of(body)
    path = canvas.layer("pic-prop")
    path.move(complex(hip.real - 12, 2)).line(complex(crank.real + 8, 2))
    path.move(complex(hip.real - 2, 2)).line(hip - 9j)
    path.move(complex(crank.real, 2)).line(crank)
    seat = canvas.layer("pic-soft")
    hull(seat, [(hip - 8.4j - 3, 2.2), (hip - 7.6j + 8, 2.2)])
    low = hip - facing(slope) * 9
    hull(seat, [(low, 2.2), (low + polar(slope, 28), 2.2)])
    circle(canvas.layer("pic-line"), (crank, radius))


def crank_of(body: Body) -> tuple[Point, float]:
    """Give middle and radius of the circle on which both pedals turn."""
    near, far = (pedal_of(body, side) for side in ("near", "far"))
    return (near + far) / 2, abs(near - far) / 2


def pedal_of(body: Body, side: str) -> Point:
    """Give the pedal under the ball of a foot."""
    ankle, toe = body[f"ankle_{side}"], body[f"toe_{side}"]
    along = (toe - ankle) / abs(toe - ankle)
    return ankle + along * 5 + along * -1j * 4


def draw_pedals(canvas: Canvas, body: Body, pose: Pose) -> None:
    """Draw a pedal unit with a motor on the floor."""
    crank, radius = crank_of(body)
    hull(
        canvas.layer("pic-soft"),
        [(crank + 2, 4.5), (complex(crank.real - 3, 3), 2.4), (complex(crank.real + 12, 3), 2.4)],
    )
    path = canvas.layer("pic-line")
    circle(path, (crank, radius))


def draw_pillow(canvas: Canvas, middle: Point, half: float) -> None:
    """Draw a pillow that lies flat."""
    hull(canvas.layer("pic-soft"), [(middle - half + 2, 2), (middle, 2.6), (middle + half - 2, 2)])


def draw_wedge(canvas: Canvas, knee: Point) -> None:
    """Draw a thick pillow under bent knees."""
    foot = complex(knee.real, MATTRESS + 2)
    hull(canvas.layer("pic-soft"), [(foot - 8, 2), (knee - 6.5j, 2.5), (foot + 8, 2)])


def draw_in_front(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the props that stand in front of the person."""
    for prop in pose.props:
        match prop:
            case "chair with arms":
                seat = body["hip"] + 0j if pose.posture == "seated" else body["hip"] - 20 - 24j
                path = canvas.layer("pic-prop")
                path.move(seat - 9 + 8j).line(seat + 11 + 8j, seat + 11 - 7j)
            case "wheelchair":
                draw_wheel(canvas, body)
            case "table":
                path = canvas.layer("pic-prop")
                top = min(body["wrist_near"].imag, body["finger_near"].imag) - 4
                left = body["wrist_near"].real - 12
                path.move(complex(left, top)).line(complex(116, top))
                path.move(complex(110, top)).line(complex(110, 1.5))
            case "strap":
                path = canvas.layer("pic-line")
                path.move(body["finger_near"] - 1).line(pedal_of(body, "near") - 1j)
            case "band":
                draw_band(canvas, body)
            case "weight":
                draw_weight(canvas.layer("pic-soft"), body, pose)
            case "cane":
                canvas.layer("pic-prop").move(body["finger_far"]).line(complex(body["finger_far"].real + 6, 1.5))
            case "arm cycle":
                draw_arm_cycle(canvas, body)
            case "treadmill":
                path = canvas.layer("pic-prop")
                path.move(complex(102, BELT + 44)).line(complex(56, BELT + 44), complex(52, BELT))


def draw_band(canvas: Canvas, body: Body) -> None:
    """Draw an elastic band from the hands to a post at the right."""
    hand = (body["wrist_near"] + body["finger_near"]) / 2
    canvas.layer("pic-prop").move(complex(EDGE + 4, 1.5)).line(complex(EDGE + 4, 70))
    canvas.layer("pic-arrow").move(hand).line(complex(EDGE + 3, hand.imag + 1))


def draw_weight(path: Path, body: Body, pose: Pose) -> None:
    """Draw a small weight in the near hand."""
    hand = (body["wrist_near"] + body["finger_near"]) / 2
    across = polar(limb(pose.angles, "arm_near")[2][0] + 90)
    for end in (-1, 1):
        hull(path, [(hand + across * end * 4.2, 2.4), (hand + across * end * 5.2, 2.4)])


def draw_arm_cycle(canvas: Canvas, body: Body) -> None:
    """Draw an arm cycle on a table: the circle of its handles and its stand."""
    near, far = ((body[f"wrist_{side}"] + body[f"finger_{side}"]) / 2 for side in ("near", "far"))
    crank, radius = (near + far) / 2, abs(near - far) / 2
    path = canvas.layer("pic-prop")
    path.move(complex(crank.real - 6, 30)).line(complex(116, 30))
    path.move(complex(110, 30)).line(complex(110, 1.5))
    path.move(complex(crank.real + 4, 30)).line(crank)
    circle(canvas.layer("pic-line"), (crank, radius))
