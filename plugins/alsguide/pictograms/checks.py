"""Checks of poses: what a body cannot do is refused, with the place in the header and advice."""

from alsguide.pictograms.pose import Pose
from alsguide.sources import Location

NEEDED = {
    "side": ("trunk", "head", "arm_near", "arm_far", "leg_near", "leg_far"),
    "front": ("trunk", "head", "arm_l", "arm_r", "leg_l", "leg_r"),
    "top": ("trunk", "head", "arm_l", "arm_r", "leg_l", "leg_r"),
    "hand": ("forearm", "palm", "fingers", "thumb"),
    "foot": ("shin", "foot"),
}
"""The angles that each view needs."""

Fault = tuple[Location, str]


def pose_faults(start: Pose, end: Pose) -> list[Fault]:
    """Give every fault of the two poses of an exercise, with its place in the header."""
    faults: list[Fault] = []
    for name, pose in (("start_pose", start), ("end_pose", end)):
        faults += [((name, *place), message) for place, message in faults_of(pose)]
    return faults


def faults_of(pose: Pose) -> list[Fault]:
    """Give every fault of one pose."""
    missing = [name for name in NEEDED[pose.view] if getattr(pose.angles, name) is None]
    if missing:
        return [(("angles",), f'The view "{pose.view}" needs these angles too: {", ".join(missing)}. Add them.')]
    return []
