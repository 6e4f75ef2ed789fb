"""Close-ups: one forearm and hand, one lower leg and foot, and a foot shown larger in a circle."""

from math import sqrt

from alsguide.pictograms.arrows import draw_arrow
from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.figure import dress, head, shin, side_foot
from alsguide.pictograms.geometry import Path, Placing, Point, chain, circle, direction, hull, polar, tapered, turn
from alsguide.pictograms.marks import draw_air
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import FOOT_SCALE, Body, facing, foot_body, hand_body, limb, mix

FAN = (-9, -3, 3, 9)
"""How far four open fingers spread, in degrees from the direction of the hand; the last one is nearest to us."""
LENS = complex(94, 78)
LENS_RADIUS = 22.0
LENS_SCALE = 1.9
FOOT_AT = complex(60, 46)
"""Where the ankle of a close-up stands."""


def draw_hand_picture(canvas: Canvas, pose: Pose, start: Pose | None) -> None:
    """Draw the close-up of a hand."""
    joints = hand_body(pose)
    elbow, wrist = joints["elbow"], joints["wrist"]
    along = direction(joints["knuckle"] - wrist)
    held = pose.carer.hands_at if pose.carer else ()
    if "table" in pose.props:
        hull(canvas.layer("pic-soft"), [(complex(x, wrist.imag - 11), 3) for x in (-6, wrist.real - 4)])
    if "pillow" in pose.props:
        hull(canvas.layer("pic-soft"), [(complex(x, wrist.imag - 16), 8) for x in (-8, wrist.real - 24)])
    grips = [wrist - 7] * ("wrist" in held) + [joints["middle"] + polar(along, 2)] * ("fingers" in held)
    for at in grips:
        draw_finger_tips(canvas, at)
    tapered(canvas.layer("pic-body"), (elbow - 14, 10), (wrist, 6))
    draw_fingers(canvas, joints, along)
    hull(canvas.layer("pic-move"), [(wrist, 5.4), (joints["knuckle"] - polar(along, 2), 6.4)])
    tapered(canvas.layer("pic-move"), (joints["thumb_root"], 3.6), (joints["thumb"], 2.5))
    for at in grips:
        draw_holding_hand(canvas.layer("pic-carer"), at)
    if "other hand" in pose.props:
        draw_other_hand(canvas, joints)
    if start is not None:
        clear, parts = (13, (0.6, 0.85, 1.1)) if held else (10, (0.1, 0.5, 0.9))
        ways = [hand_body(mix(start, pose, part)) for part in parts]
        root = "knuckle" if start.angles.palm == pose.angles.palm else "wrist"
        steps = [(way[root], way["fingers"] - way[root]) for way in ways]
        draw_arrow(canvas.layer("pic-arrow"), [at + step * (1 + clear / abs(step)) for at, step in steps], 6)


def draw_fingers(canvas: Canvas, joints: Body, along: float) -> None:
    """Draw four fingers, fanned out when the hand is open and close together when it is a fist."""
    knuckle, middle, tip = joints["knuckle"], joints["middle"], joints["fingers"]
    inner, outer = middle - knuckle, tip - middle
    spread = max(0.0, 1 - abs(turn(along, direction(inner))) / 70)
    for fan in FAN:
        base = knuckle + polar(along + 90, fan * 0.42 * spread)
        turned = polar(fan * spread)
        joint = base + inner * turned
        chain(canvas.layer("pic-move"), [(base, 3.2), (joint, 2.7), (joint + outer * turned, 2.2)])


def draw_finger_tips(canvas: Canvas, at: Point) -> None:
    """Draw the finger tips of a carer's hand behind the part that it holds from below."""
    path = canvas.layer("pic-carer")
    for step in (-4.5, 0, 4.5):
        tapered(path, (at + step - 6j, 2.6), (at + step + 6j, 2.2))


def draw_holding_hand(path: Path, at: Point) -> None:
    """Draw a carer's arm that comes from below: the palm under the held part, the thumb in front of it."""
    palm = at - 12j
    tapered(path, (palm + 6 - 60j, 10), (palm - 8j, 6))
    hull(path, [(palm - 8j, 5.6), (palm - 4.5 + 1j, 3.4), (palm + 4.5 + 1j, 3.4)])
    chain(path, [(palm - 4 - 2j, 3.4), (palm - 7 + 6j, 2.8), (at - 4.5 + 2j, 2.3)])


def draw_other_hand(canvas: Canvas, joints: Body) -> None:
    """Draw the person's other hand, which comes from above and holds the finger tips."""
    tip = joints["fingers"]
    along = polar(direction(tip - joints["wrist"]))
    palm = tip - along * 3 + polar(78, 12)
    path = canvas.layer("pic-body")
    tapered(path, (palm + polar(78, 90), 12), (palm + polar(78, 9), 6))
    hull(path, [(palm + polar(78, 7), 5.8), (palm - 3, 3.8), (palm + 3, 3.8)])
    chain(path, [(palm - 3 + 2j, 3.4), (palm - along * 5 - 4j, 2.8), (tip - along * 6 - 2j, 2.3)])


def draw_foot_picture(canvas: Canvas, pose: Pose, start: Pose | None) -> None:
    """Draw the close-up of a lower leg and foot, large."""
    joints = foot_body(pose)
    assert pose.angles.foot
    angle = pose.angles.foot[0]
    placing = Placing(0, FOOT_AT, FOOT_SCALE)
    hull(canvas.layer("pic-soft"), [(complex(x, 17), 6) for x in (-10, 130)])
    if "pillow" in pose.props:
        hull(canvas.layer("pic-soft"), [(complex(0, 26), 6), (complex(22, 27), 8), (complex(44, 26), 5)])
    dress(
        canvas.layer("pic-body", placing), joints | {"knee": joints["knee"] - 6}, shin("knee", "ankle", (4.7, 2.8), 0.7)
    )
    for name in ("pic-halo", "pic-move"):
        dress(canvas.layer(name, placing), joints, side_foot("ankle", "toe", fine=True))
    if pose.carer is not None:
        draw_cupping_arm(canvas, angle, placing)
    if start is not None:
        draw_foot_way(canvas, start.angles.foot, angle, placing, 3.5, (0.85, 1.2, 1.6))


def draw_cupping_arm(canvas: Canvas, angle: float, placing: Placing) -> None:
    """Draw a carer's hand that cups the heel, with the forearm along the sole."""
    along, down = polar(angle), facing(angle)
    heel, elbow = down * 6.2 - along * 1.5, down * 7.6 + along * 24
    path = canvas.layer("pic-carer", placing)
    tapered(path, (elbow, 3.8), (heel + along * 4, 2.4))
    hull(path, [(heel + along * 3, 2.4), (heel - along * 1, 2.6), (down * 4.4 - along * 3.6, 1.9)])
    for reach in (0.4, -1.6):
        tapered(path, (down * 4.2 - along * 4.4, 1.3), (down * reach - along * (4.9 + reach * 0.3), 1.1))
    tapered(canvas.layer("pic-carer", placing), (heel + along * 2 - down * 0.6, 1.5), (down * 1.4 + along * 1.2, 1.2))


def draw_foot_way(
    canvas: Canvas,
    start: tuple[float, float] | None,
    end: float,
    placing: Placing,
    clear: float,
    parts: tuple[float, float, float] = (0.15, 0.55, 0.95),
) -> None:
    """Draw an arrow along the way of the toes from a start angle."""
    if start is None:
        return
    way = turn(start[0], end)
    points = [placing.point(polar(start[0] + way * part, 9 + clear)) for part in parts]
    draw_arrow(canvas.layer("pic-arrow"), points, 5)


def draw_detail(canvas: Canvas, pose: Pose, figure: Body, start: Pose | None) -> None:
    """Draw the near foot or the face once more, larger, in a circle."""
    if pose.detail == "foot":
        draw_foot_detail(canvas, pose, figure, start)
    elif pose.detail == "face":
        draw_face_detail(canvas, pose, figure)


def draw_lens(canvas: Canvas, point: Point) -> None:
    """Draw the circle for a larger part, with a line to the point that it shows."""
    edge = LENS - polar(direction(LENS - point), LENS_RADIUS)
    canvas.layer("pic-line").move(point).line(edge)
    circle(canvas.layer("pic-lens"), (LENS, LENS_RADIUS))


def draw_into_lens(path: Path, tip: Point, angle: float, halves: tuple[float, float]) -> None:
    """Draw a part that comes into the circle from its edge and ends at a tip.

    `angle` is its direction, `halves` are half its thickness at the edge and at the tip.
    """
    back, side = polar(angle + 180), polar(angle + 90)
    edges = []
    for out in (side, -side):
        from_middle = tip + out * halves[0] - LENS
        along = (from_middle * back.conjugate()).real
        reach = LENS_RADIUS - 0.7  # half the line of the circle
        edges.append(LENS + from_middle + back * (sqrt(along**2 - abs(from_middle) ** 2 + reach**2) - along))
    path.move(edges[0]).line(tip + side * halves[1]).arc(halves[1], tip - side * halves[1])
    path.line(edges[1]).arc(LENS_RADIUS, edges[0]).close()


def draw_face_detail(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw the head, larger, with the way of the air at nose or mouth."""
    draw_lens(canvas, figure["head"] + 9 + 3j)
    placing = Placing(figure["head"], LENS - 8, 1.7)
    dress(canvas.layer("pic-body", placing), figure, head(pose))
    neck = direction(figure["head"] - figure["neck"])
    draw_into_lens(canvas.layer("pic-join"), placing.point(figure["head"]), neck, (6, 5))
    draw_air(canvas.layer("pic-arrow", placing), canvas.layer("pic-move", placing), pose, figure)


def draw_foot_detail(canvas: Canvas, pose: Pose, figure: Body, start: Pose | None) -> None:
    """Draw the near foot, larger."""
    shin, foot = (limb(pose.angles, "leg_near")[part][0] for part in (1, 2))
    toe = figure["toe_near"]
    draw_lens(canvas, toe + polar(direction(LENS - toe), 3))
    placing = Placing(0, LENS - polar(shin, 3) - 9j, LENS_SCALE)
    draw_into_lens(canvas.layer("pic-body"), placing.point(0j), shin, (6.5, 5.1))
    joints = {"ankle": 0j, "toe": polar(foot)}
    dress(canvas.layer("pic-move", placing), joints, side_foot("ankle", "toe", fine=True))
    if start is not None:
        draw_foot_way(canvas, limb(start.angles, "leg_near")[2], foot, placing, 2.8)
