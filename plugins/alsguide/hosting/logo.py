"""The site's mark as pixels: the few shapes that `mark.svg` is made of, read from it and drawn.

A full SVG renderer would be a large dependency for one picture of four shapes. Known are rectangles with round corners,
circles, and paths of straight lines.
"""

import re
from xml.etree import ElementTree as etree

from PIL import Image, ImageDraw

SMOOTH = 4
"""How many times larger a picture is drawn before it is made small, so that edges are smooth."""

STEP = re.compile(r"([MmLlHhVv])|(-?(?:\d+\.?\d*|\.\d+))")
"""A command of an SVG path, or a number."""

Point = tuple[float, float]


def draw_mark(svg: bytes, size: int) -> Image.Image:
    """Draw a mark of ours as a square picture of `size` pixels with a see-through ground."""
    top = etree.fromstring(svg)
    width = float(top.attrib["viewBox"].split()[2])
    scale = size * SMOOTH / width
    picture = Image.new("RGBA", (size * SMOOTH, size * SMOOTH), (0, 0, 0, 0))
    draw_shapes(ImageDraw.Draw(picture), top, scale, {})
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def draw_shapes(canvas: ImageDraw.ImageDraw, parent: etree.Element, scale: float, inherited: dict[str, str]) -> None:
    """Draw the shapes below an element; what a group says holds for all in it."""
    for shape in parent:
        values = {**inherited, **shape.attrib}
        kind = shape.tag.rsplit("}", 1)[-1]
        if kind == "g":
            draw_shapes(canvas, shape, scale, values)
        elif kind == "rect":
            box = (0, 0, float(values["width"]) * scale - 1, float(values["height"]) * scale - 1)
            canvas.rounded_rectangle(box, float(values.get("rx", 0)) * scale, fill=values["fill"])
        elif kind == "circle":
            draw_dot(canvas, (float(values["cx"]), float(values["cy"])), float(values["r"]), scale, values["fill"])
        elif kind == "path":
            draw_line(canvas, points_of(values["d"]), float(values["stroke-width"]), scale, values["stroke"])


def draw_line(canvas: ImageDraw.ImageDraw, points: list[Point], width: float, scale: float, color: str) -> None:
    """Draw a line with round ends and corners."""
    canvas.line([(x * scale, y * scale) for x, y in points], fill=color, width=round(width * scale))
    for point in points:
        draw_dot(canvas, point, width / 2, scale, color)


def draw_dot(canvas: ImageDraw.ImageDraw, center: Point, radius: float, scale: float, color: str) -> None:
    """Draw a filled circle."""
    x, y, r = center[0] * scale, center[1] * scale, radius * scale
    canvas.ellipse((x - r, y - r, x + r, y + r), fill=color)


def points_of(path: str) -> list[Point]:
    """Return the corners of a path of straight lines."""
    points: list[Point] = []
    x = y = 0.0
    command = "M"
    numbers: list[float] = []
    for letter, number in STEP.findall(path):
        if letter:
            command, numbers = letter, []
            continue
        numbers.append(float(number))
        along = command in "HhVv"
        if len(numbers) < (1 if along else 2):
            continue
        start = (x, y) if command.islower() else (0.0, 0.0)
        if command in "Hh":
            x = start[0] + numbers[0]
        elif command in "Vv":
            y = start[1] + numbers[0]
        else:
            x, y = start[0] + numbers[0], start[1] + numbers[1]
        points.append((x, y))
        numbers = []
        command = {"M": "L", "m": "l"}.get(command, command)
    return points
