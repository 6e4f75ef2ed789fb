"""Marks: signs for air, effort and direction that the angles do not show."""

from itertools import pairwise

from alsguide.pictograms.arrows import draw_arrow
from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import Path, Point, circle, direction, polar
from alsguide.pictograms.pose import Pose, PoseBetween
from alsguide.pictograms.props import bag_of, crank_of, hand_of
from alsguide.pictograms.skeleton import Body, facing


def draw_marks(canvas: Canvas, pose: Pose, figure: Body) -> None:
    """Draw the marks of a pose."""
    if not pose.marks or isinstance(pose, PoseBetween):
        return
    up = polar(direction(figure["crown"] - figure["neck"]))
    path = canvas.layer("pic-arrow")
    for mark in pose.marks:
        match mark:
            case "air in at nose" | "air out at mouth" if pose.detail != "face":
                draw_air(path, path, pose, figure)
            case "arrow up above head":
                top = figure["crown"] + up * 4
                draw_arrow(path, (top, top + up * 6, top + up * 12))
            case "arrow up at belly":
                belly = (figure["hip"] * 2 + figure["neck"]) / 3 + 6 + 18j
                draw_arrow(path, (belly, belly + 6j, belly + 12j))
            case "arrow down at knee":
                knee = figure["knee_near"] + 22j
                draw_arrow(path, (knee, knee - 6j, knee - 13j))
            case "arrow up at knee":
                knee = figure["knee_near"] + 2 + 8j
                draw_arrow(path, (knee, knee + 7j, knee + 14j))
            case "arrow to the right":
                place = figure["hip"] + (20 + 14j if pose.view == "front" else -27 + 12j)
                draw_arrow(path, (place, place + 8, place + 16))
            case "arrow to the left":
                place = (figure["wrist_near"] + figure["finger_near"]) / 2 + 22 + 8j
                draw_arrow(path, (place, place - 8, place - 16))
            case "stand up":
                place = figure["hip"] - 17 + 4j
                draw_arrow(path, (place, place + 12j, place + 24j))
            case "turn to the right":
                place = figure["crown"] + 4j
                draw_arrow(path, (place - 13 - 1j, place + 4j, place + 13 - 1j))
            case "turning crank":
                draw_turning(path, pose, figure)
            case "walk on":
                draw_arrow(path, (101 + 30j, 107 + 30j, 115 + 30j))
            case "breaths 1 2 3":
                draw_numbers(path, bag_of(figure) - 4 + 13j)
            case "tight":
                draw_tight(path, figure)
            case "scan from feet to head":
                draw_scan(path, figure)


def draw_air(path: Path, lips: Path, pose: Pose, figure: Body) -> None:
    """Draw the way of the air: into the nose, or out of pursed lips."""
    up = polar(direction(figure["crown"] - figure["neck"]))
    front = facing(direction(figure["crown"] - figure["neck"]))
    if "air in at nose" in pose.marks:
        nose = figure["head"] + front * 8.4 - up * 2.2
        draw_arrow(path, (nose + front * 8 - up * 1.6, nose + front * 4 - up * 1.2, nose), 2.6)
    else:
        mouth = figure["head"] + front * 5 - up * 3.6
        circle(lips, (mouth, 1.1))
        draw_arrow(path, (mouth + front * 3, mouth + front * 7, mouth + front * 12), 2.6)


def draw_turning(path: Path, pose: Pose, figure: Body) -> None:
    """Draw an arrow around the crank, clockwise as a person who faces right pedals."""
    if "arm cycle" in pose.props:
        near, far = (hand_of(figure, side) for side in ("near", "far"))
        crank, radius = (near + far) / 2, abs(near - far) / 2 + 6
        first = 110
    elif "pedal trainer" in pose.props:
        crank, radius = crank_of(figure)[0] + 3, 20.0
        first = 70
    else:
        crank, radius = crank_of(figure)
        radius, first = radius + 8, 110
    start, end = crank + polar(first, radius), crank + polar(-20, radius)
    path.move(start).arc(radius, end)
    path.move(end + polar(40, 4.5)).line(end, end + polar(118, 4.5))


def draw_numbers(path: Path, place: Point) -> None:
    """Draw the numbers 1, 2 and 3 in a row, as lines (no font is needed)."""
    path.move(place + 5.5j - 1.2).line(place + 7j, place)
    two = place + 7
    path.move(two + 5.4j).bend(two + 7.6j + 2, two + 4 + 5j).bend(two + 3.6 + 3j, two).line(two + 4.4)
    three = place + 15.6
    path.move(three + 6.8j).bend(three + 5.5 + 7.6j, three + 1.4 + 3.8j).bend(three + 6.4 + 1j, three - 0.4 + 0.2j)


def draw_tight(path: Path, figure: Body) -> None:
    """Draw short rays beside the shoulder and the hand: tight muscles."""
    for place, middle in ((figure["shoulder_near"], 36), (figure["wrist_near"] + 3, 76)):
        for angle in (middle - 28, middle, middle + 28):
            path.move(place + polar(angle, 9.5)).line(place + polar(angle, 13.5))


def draw_scan(path: Path, figure: Body) -> None:
    """Draw a dotted way along the body from the feet to the head, with an arrow at its end."""
    front = facing(direction(figure["neck"] - figure["hip"]))
    chest = figure["hip"] + (figure["neck"] - figure["hip"]) * 0.7 + front * 13
    stops = [figure["toe_near"] + 5j + 2, figure["knee_near"] + 11j, figure["hip"] + 14j + 8, chest]
    stops.append(figure["head"] + front * 12)
    for index, (start, end) in enumerate(pairwise(stops)):
        count = max(round(abs(end - start) / 6), 1)
        for step in range(count if index < 3 else count - 1):
            dot = start + (end - start) * step / count
            path.move(dot).line(dot)
    back = direction(stops[3] - stops[4])
    tip = stops[4]
    path.move(tip + polar(back, 6)).line(tip)
    path.move(tip + polar(back + 38, 4.5)).line(tip, tip + polar(back - 38, 4.5))
