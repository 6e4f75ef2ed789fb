"""Things in side view: what the person holds, pushes, turns or leans on, and pillows."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Path, Point, between, circle, direction, hull, polar, tapered
from alsguide.pictograms.pose import Pose, reached
from alsguide.pictograms.seating import draw_seat, draw_seat_front
from alsguide.pictograms.skeleton import BELT, MATTRESS, Body, facing

COUNTER, COUNTER_EDGE = 50.0, 88.0
"""Height of a kitchen counter, and where its edge is in side view."""
EDGE, ANCHOR = 110.0, 44.0
"""Where the fixed end of a band stands, and its height."""
WALL = 104.0
"""Where the face of a wall is."""
CONSOLE = complex(82, 70)
"""The console of a treadmill, with its stop button."""
WATER = {"water at chest": 68.0, "water at shoulders": 83.0}
"""Height of the water line."""


def draw_floor(canvas: Canvas) -> None:
    """Draw the floor line."""
    canvas.layer("pic-floor").move(5 + 0j).line(115 + 0j)


def draw_behind(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the things that stand behind the person."""
    for prop in pose.props:
        draw_seat(canvas, pose, body, prop)
        match prop:
            case "wall":
                canvas.layer("pic-prop").move(WALL + 1.5 + 1.5j).line(WALL + 1.5 + 98j)
            case "counter":
                path = canvas.layer("pic-prop")
                path.move(complex(COUNTER_EDGE, COUNTER)).line(complex(115, COUNTER))
                path.move(complex(92, COUNTER)).line(complex(92, 1.5))
            case "treadmill":
                hull(canvas.layer("pic-soft"), [(complex(x, BELT - 2.5), 2.3) for x in (7, 82)])
                path = canvas.layer("pic-prop")
                path.move(complex(77, BELT)).line(CONSOLE - 2)
                path.move(CONSOLE + 2 + 3j).line(CONSOLE - 8 - 3j)
            case "arm cycle":
                draw_arm_cycle(canvas, body)
            case "recumbent cycle":
                draw_recumbent(canvas, body)
            case "pedal trainer":
                crank, _ = crank_of(body)
                base = canvas.layer("pic-soft")
                hull(base, [(crank + 1, 5), (complex(crank.real - 3, 2.6), 2), (complex(crank.real + 13, 2.6), 2)])
            case "rail":
                hand = body["wrist_near"] - 3.4j
                canvas.layer("pic-prop").move(hand - 2).line(complex(114, hand.imag), complex(114, 1.5))
            case _:
                draw_cushion(canvas, body, prop)


def draw_cushion(canvas: Canvas, body: Body, prop: str) -> None:
    """Draw a pillow or towel under a part of the body."""
    knee = body["knee_near"]
    match prop:
        case "pillow under head":
            back = facing(direction(body["crown"] - body["neck"]))
            draw_pillow(canvas, body["head"] - back * 5.6, 8)
        case "pillow under calf":
            draw_pillow(canvas, (knee + body["ankle_near"] * 2) / 3 - 4.6j, 7)
        case "pillow under knees":
            foot = complex(knee.real, MATTRESS + 2)
            hull(canvas.layer("pic-soft"), [(foot - 9, 2), (knee - 6.2j, 2.5), (foot + 9, 2)])
        case "pillow under arm":
            draw_pillow(canvas, body["wrist_near"] - 5.4j - 1, 8)


def draw_pillow(canvas: Canvas, middle: Point, half: float) -> None:
    """Draw a pillow that lies flat."""
    hull(canvas.layer("pic-soft"), [(middle - half + 2.4, 2.4), (middle, 3), (middle + half - 2.4, 2.4)])


def crank_of(body: Body) -> tuple[Point, float]:
    """Return middle and radius of the circle on which both pedals turn."""
    near, far = (pedal_of(body, side) for side in ("near", "far"))
    return (near + far) / 2, abs(near - far) / 2


def pedal_of(body: Body, side: str) -> Point:
    """Return the pedal under the ball of a foot."""
    ankle, toe = body[f"ankle_{side}"], body[f"toe_{side}"]
    along = (toe - ankle) / abs(toe - ankle)
    return ankle + along * 5 + along * -1j * 4


def draw_recumbent(canvas: Canvas, body: Body) -> None:
    """Draw the seat, frame, grip and wheel of a recumbent cycle."""
    hip = body["hip"]
    slope = direction(body["neck"] - hip)
    crank, _ = crank_of(body)
    path = canvas.layer("pic-prop")
    path.move(complex(hip.real - 10, 1.8)).line(complex(crank.real + 10, 1.8))
    path.move(complex(hip.real + 2, 1.8)).line(hip - 9j)
    path.move(hip - 8j).line(body["wrist_near"] + 1 - 1j)
    hull(canvas.layer("pic-soft"), [(crank - 1, 6), (complex(crank.real + 4, 10), 7.5)])
    canvas.layer("pic-line").move(pedal_of(body, "near")).line(pedal_of(body, "far"))
    seat = canvas.layer("pic-soft")
    hull(seat, [(hip - 8.4j - 4, 2.2), (hip - 8j + 8, 2.2)])
    low = hip - facing(slope) * 8.8 - 2
    hull(seat, [(low, 2.2), (low + polar(slope, 28), 2.2)])


def draw_seat_fronts(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw arm rests and wheels, which stand in front of the trunk and behind the near arm."""
    for prop in pose.props:
        draw_seat_front(canvas, pose, body, prop)


def draw_in_front(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the things that stand in front of the person."""
    for prop in pose.props:
        match prop:
            case "table":
                top = min(body["wrist_near"].imag, body["finger_near"].imag) - 3.9
                path = canvas.layer("pic-prop")
                path.move(complex(body["elbow_near"].real - 3, top)).line(complex(114, top))
                path.move(complex(109, top)).line(complex(109, 1.5))
            case "towel roll under knee":
                circle(canvas.layer("pic-soft"), (body["knee_near"] - 7.4j, 3.2))
            case "flat towel under knee":
                knee, part = body["knee_near"], reached(pose)
                roll, flat = knee - 7.4j, knee - 5.6j
                hull(canvas.layer("pic-soft"), [(between(roll, flat + x, part), 3.2 - 1.8 * part) for x in (-5, 5)])
            case "other hand":
                draw_clasp(canvas.layer("pic-move-far"), body)
            case "strap":
                draw_strap(canvas.layer("pic-band"), body)
            case "band":
                hand = hand_of(body, "near")
                canvas.layer("pic-prop").move(complex(EDGE, 1.5)).line(complex(EDGE, 76))
                canvas.layer("pic-band").move(hand).line(complex(EDGE - 1, ANCHOR))
                circle(canvas.layer("pic-soft"), (hand, 1.6))
            case "weight":
                draw_weight(canvas, body)
            case "cane":
                hand = body["finger_near"]
                canvas.layer("pic-prop").move(hand - 2).line(hand + 2, complex(hand.real + 5, 1.5))
            case "arm cycle":
                canvas.layer("pic-line").move(hand_of(body, "near")).line(hand_of(body, "far"))
            case "treadmill":
                rail = body["wrist_near"].imag - 3.4
                path = canvas.layer("pic-prop")
                path.move(complex(79, rail)).line(complex(46, rail))
                cord = canvas.layer("pic-line").move(body["hip"] + 5 + 1j)
                cord.bend(body["hip"] + 22 - 14j, complex(CONSOLE.real - 2, rail - 6))
            case "pedal trainer":
                crank, _ = crank_of(body)
                path = canvas.layer("pic-line")
                path.move(pedal_of(body, "near")).line(crank)
                circle(path, (crank, 1.4))
            case "breathing bag" | "squeezed breathing bag":
                draw_bag(canvas, body, reached(pose) if prop.startswith("squeezed") else 0)


def draw_clasp(path: Path, body: Body) -> None:
    """Draw the fingers of the far hand, which come around the near wrist from behind."""
    along = (body["wrist_near"] - body["elbow_near"]) / abs(body["wrist_near"] - body["elbow_near"])
    for back in (3.6, 1.2):
        at = body["wrist_near"] - along * back
        tapered(path, (at + along * 1j * 2.6, 1.4), (at - along * 1j * 1.6, 1.2))


def draw_strap(path: Path, body: Body) -> None:
    """Draw a strap from both hands around the ball of the near foot."""
    ankle, toe = body["ankle_near"], body["toe_near"]
    along = (toe - ankle) / abs(toe - ankle)
    ball = ankle + along * 6.4
    path.move(body["finger_near"] - 1).line(ball + along * 1j * 1.6)
    path.line(ball + along * -1j * 3.8)


def hand_of(body: Body, side: str) -> Point:
    """Return the middle of a hand, where it holds a thing."""
    return (body[f"wrist_{side}"] + body[f"finger_{side}"]) / 2


def draw_weight(canvas: Canvas, body: Body) -> None:
    """Draw a small weight in the near hand, seen from its end: the palm faces forward."""
    for radius in (4.4, 1.2):
        circle(canvas.layer("pic-soft"), (hand_of(body, "near"), radius))


def draw_arm_cycle(canvas: Canvas, body: Body) -> None:
    """Draw an arm cycle on a table: its stand. The crank is in front of the hands."""
    crank = (hand_of(body, "near") + hand_of(body, "far")) / 2
    top = 33.0
    path = canvas.layer("pic-prop")
    path.move(complex(crank.real - 9, top)).line(complex(114, top))
    path.move(complex(109, top)).line(complex(109, 1.5))
    hull(
        canvas.layer("pic-soft"),
        [(crank, 2.6), (complex(crank.real - 2, top + 3), 1.6), (complex(crank.real + 8, top + 3), 1.6)],
    )


def draw_bag(canvas: Canvas, body: Body, squeezed: float) -> None:
    """Draw a mask on nose and mouth, a short tube, and a bag, from full (0) to squeezed flat (1)."""
    front = facing(direction(body["crown"] - body["neck"]))
    mouth = body["head"] + front * 5.6 - 3j
    bag = bag_of(body)
    soft = canvas.layer("pic-soft")
    hull(soft, [(bag, 6.4 - 3.2 * squeezed), (bag + 6 + squeezed, 6 - 3 * squeezed)])
    canvas.layer("pic-prop").move(mouth + 4).line(bag - 3)
    hull(canvas.layer("pic-soft"), [(mouth + 1.8j, 1.5), (mouth - 2.4j, 1.5), (mouth + 3.4 - 0.4j, 1.4)])


def bag_of(body: Body) -> Point:
    """Return the near end of a breathing bag."""
    return body["head"] + facing(direction(body["crown"] - body["neck"])) * 18 - 3j


def draw_pool(canvas: Canvas, pose: Pose) -> None:
    """Draw the water, which is in front of everybody who stands in it."""
    for prop in pose.props:
        if prop in WATER:
            draw_water(canvas, WATER[prop])


def draw_water(canvas: Canvas, height: float) -> None:
    """Draw water up to a height: a wavy line, and a tint below it."""
    waves = 7

    def wave(path: Path) -> Path:
        path.move(complex(4, height))
        for step in range(waves):
            at = complex(4 + step * 16, height)
            path.curve(at + 4 + 3j, at + 4 + 3j, at + 8).curve(at + 12 - 3j, at + 12 - 3j, at + 16)
        return path

    wave(canvas.layer("pic-pool")).line(116 + 0j, 4 + 0j).close()
    wave(canvas.layer("pic-water"))
