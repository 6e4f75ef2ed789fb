"""Text alternatives: what a picture shows, in words."""

from alsguide.pictograms.pose import Pose


def describe(pose: Pose, moment: str = "", step: str = "") -> str:
    """Return the text alternative of a picture.

    `moment` is a word such as "Start" or "End", `step` the step of the exercise that the picture shows; both may be
    empty. Placeholders in the pose's text stay as they are: fill the exercise before it is drawn.
    """
    words = f"{moment}: {pose.text}" if moment else pose.text
    return f"{words} {step}".strip()
