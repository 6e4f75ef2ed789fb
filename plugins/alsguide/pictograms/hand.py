"""The close-up of one forearm and hand."""

from alsguide.pictograms.arrows import draw_arrow
from alsguide.pictograms.canvas import Canvas
from alsguide.pictograms.geometry import chain, hull, tapered
from alsguide.pictograms.moving import Moving
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import hand_body, mix


def draw_hand_picture(canvas: Canvas, pose: Pose, moving: Moving, start: Pose | None) -> None:
    """Draw the close-up."""
    joints = hand_body(pose)
    if "table" in pose.props:
        canvas.layer("pic-prop").move(joints["elbow"] - 10j).line(112 + 1j * joints["wrist"].imag - 10j)
    if "pillow" in pose.props:
        hull(canvas.layer("pic-soft"), [(joints["elbow"] - 14j, 6), (joints["wrist"] - 14j - 8, 6)])
    tapered(canvas.layer("pic-body"), (joints["elbow"], 9), (joints["wrist"], 6.5))
    hand = canvas.layer("pic-move")
    hull(hand, [(joints["wrist"], 6.2), (joints["knuckle"], 6)])
    chain(hand, [(joints["knuckle"], 5.5), (joints["middle"], 4.4), (joints["fingers"], 3.2)])
    tapered(canvas.layer("pic-move"), (joints["thumb_root"], 4), (joints["thumb"], 2.8))
    if start is not None:
        ways = [hand_body(mix(start, pose, part)) for part in (0.1, 0.5, 0.9)]
        points = [w["fingers"] + (w["fingers"] - w["wrist"]) / abs(w["fingers"] - w["wrist"]) * 9 for w in ways]
        draw_arrow(canvas.layer("pic-arrow"), points, 6)
