"""The carer: a second person, drawn lighter and in outline, who holds the person who exercises."""

from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.figure import draw_hand
from alsguide.pictograms.geometry import Point, chain, direction, hull, polar
from alsguide.pictograms.pose import Carer, Pose
from alsguide.pictograms.skeleton import ARM, Body

REACH = ARM[0] + ARM[1] + 3
"""From the shoulder to the palm of an outstretched arm."""


def grip(body: Body, name: str) -> Point:
    """Give the point that a hand holds."""
    match name:
        case "mask":
            return body["head"] + 12
        case "upper_back":
            return (body["hip"] + body["neck"] * 2) / 3 - 5
        case "wrist" | "fingers":
            return body[name]
    part, side = name.rsplit("_", 1)
    match part:
        case "heel":
            return body[f"ankle_{side}"]
        case "ball_of_foot":
            return body[f"toe_{side}"]
        case "behind_knee":
            return body[f"knee_{side}"]
        case "above_knee":
            return (body[f"knee_{side}"] * 3 + body[f"hip_{side}"]) / 4
    return body[f"{part}_{side}"]


def shoulders(carer: Carer) -> tuple[Point, Point]:
    """Give the two shoulders of a carer who stands behind the bed, left and right in the picture."""
    middle = complex(carer.x, 76)
    return middle - 9, middle + 9


def elbow_of(shoulder: Point, hand: Point, out: int) -> Point:
    """Give the elbow of an arm that reaches a point; `out` is 1 for an elbow to the right, -1 to the left."""
    gap = min(abs(hand - shoulder), ARM[0] + ARM[1] + 2.9)
    half = gap / 2
    rise = max((ARM[0] + 1.5) ** 2 - half**2, 0) ** 0.5
    middle = shoulder + polar(direction(hand - shoulder), half)
    side = polar(direction(hand - shoulder) + 90, rise)
    return middle + side if (side.real > 0) == (out > 0) else middle - side


def draw_carer_behind(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw head and trunk of a carer who stands behind."""
    carer = pose.carer
    if carer is None or carer.stands == "hands only":
        return
    left, right = shoulders(carer)
    path = canvas.layer("pic-carer")
    middle = (left + right) / 2
    hull(path, [(left, 3.6), (right, 3.6), (middle - 6 - 40j, 5), (middle + 6 - 40j, 5)])
    hull(path, [(middle + 10.5j, 5.2), (middle + 7.4j, 3.9)])


def draw_carer_hands(canvas: Canvas, pose: Pose, body: Body) -> None:
    """Draw the arms and hands of the carer."""
    carer = pose.carer
    if carer is None:
        return
    points = [grip(body, name) for name in carer.hands_at]
    path = canvas.layer("pic-carer")
    if carer.stands == "hands only":
        for point in points:
            hull(path, [(point, 3)])
        return
    for shoulder, hand, out in zip(shoulders(carer), sorted(points, key=lambda p: p.real), (-1, 1), strict=False):
        elbow = elbow_of(shoulder, hand, out)
        chain(path, [(shoulder, 3.4), (elbow, 2.8), (hand, 2)])
        draw_hand(path, hand, direction(hand - elbow), 5)
