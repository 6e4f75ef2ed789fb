"""The drawing of the angle convention, for the documentation, made by the same code as the pictures.

Run as `python -m alsguide.pictograms.angle_diagram`; it writes `docs/angles.svg`.
"""

import sys
from html import escape
from pathlib import Path

from alsguide.core.writing import write_file
from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.draw import draw_limb, draw_torso
from alsguide.pictograms.geometry import FINE, FLOOR, HEIGHT, WIDTH, Point, circle, polar
from alsguide.pictograms.pose import Angles, Pose
from alsguide.pictograms.props import draw_behind, draw_floor
from alsguide.pictograms.skeleton import FAR_SHIFT, body

EXAMPLE = Pose(
    view="side",
    posture="seated",
    text="A person sits on a chair, one arm raised in front, one knee straight.",
    angles=Angles.model_validate(
        {
            "trunk": 90,
            "head": 90,
            "arm_near": [330, 30, 30],
            "arm_far": [330, 30, 30],
            "leg_near": [0, 345, 75],
            "leg_far": [0, 270, 0],
        }
    ),
    hip_x=34,
    props=("chair",),
)
"""The pose that the drawing explains."""
ROSE = complex(96, 80)
ROSE_RADIUS = 15.0
STYLE = 'font-family="system-ui, sans-serif" font-size="40" fill="#12343c" text-anchor="middle"'


def text(point: Point, words: str) -> str:
    """Return a label whose middle stands at a point."""
    x, y = round(point.real * FINE), round((FLOOR - point.imag) * FINE + 16)
    return f'<text x="{x}" y="{y}" {STYLE}>{escape(words)}</text>'


def draw_convention() -> str:
    """Return the drawing: a compass of angles, and a pose with the angle of each part beside it."""
    figure = body(EXAMPLE, FAR_SHIFT)
    canvas = Canvas(EXAMPLE, figure)
    moving = {"arm_near": 0, "leg_near": 1}
    draw_floor(canvas)
    draw_behind(canvas, EXAMPLE, figure)
    draw_limb(canvas, EXAMPLE, "leg_far", {}, "pic-far")
    draw_torso(canvas, EXAMPLE, moving)
    draw_limb(canvas, EXAMPLE, "leg_near", moving, "pic-body")
    draw_limb(canvas, EXAMPLE, "arm_near", moving, "pic-body")
    circle(canvas.layer("pic-line"), (ROSE, ROSE_RADIUS))
    rays = canvas.layer("pic-line")
    labels = []
    for angle in range(0, 360, 45):
        rays.move(ROSE + polar(angle, ROSE_RADIUS - 2)).line(ROSE + polar(angle, ROSE_RADIUS + 1))
        labels.append(text(ROSE + polar(angle, ROSE_RADIUS + 6), str(angle)))
    turning = canvas.layer("pic-arrow")
    tip = ROSE + polar(160, 9)
    turning.move(ROSE + polar(20, 9)).arc(9, tip, clockwise=False)
    turning.move(tip + polar(250 + 180 - 38, 4.5)).line(tip, tip + polar(250 + 180 + 38, 4.5))
    parts = (
        ("trunk 90", figure["hip"] - 22 + 14j),
        ("head 90", figure["crown"] + 4j),
        ("upper arm 330", figure["shoulder_near"] - 18 - 1j),
        ("forearm 30", figure["wrist_near"] + 7 - 9j),
        ("hand 30", figure["finger_near"] + 3 + 5j),
        ("thigh 0", (figure["hip"] + figure["knee_near"]) / 2 + 4 + 8.5j),
        ("shin 345", (figure["knee_near"] + figure["ankle_near"]) / 2 - 9j + 6),
        ("foot 75", figure["toe_near"] + 11 + 1j),
    )
    labels += [text(point, words) for words, point in parts]
    title = "Angles run counter-clockwise from the right: 0 right, 90 up, 180 left, 270 down. " + EXAMPLE.text
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * FINE} {HEIGHT * FINE}" width="720" role="img" '
        'aria-labelledby="angles-title" stroke-linecap="round" stroke-linejoin="round" paint-order="stroke">'
        f'<title id="angles-title">{escape(title)}</title><path fill="#fff" d="M0 0h{WIDTH * FINE}v{HEIGHT * FINE}H0z"/>'
        f"{canvas.elements()}{''.join(labels)}</svg>\n"
    )


def main(root: Path) -> int:
    """Write the drawing."""
    write_file(root / "docs" / "angles.svg", draw_convention())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
