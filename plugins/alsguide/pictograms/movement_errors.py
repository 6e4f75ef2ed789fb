"""Checks of movements: between its two pictures, a body does what bodies can, lets go of nothing, and goes through nothing."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from alsguide.pictograms.carer import grip, reaches
from alsguide.pictograms.geometry import Point
from alsguide.pictograms.joint_limits import limit_errors
from alsguide.pictograms.movement import held, holds, length_of, mixed, pose_at
from alsguide.pictograms.pose import Pose, PoseBetween
from alsguide.pictograms.pose_errors import CHAIRS, PoseError, carer_errors, floor_errors, frame_errors
from alsguide.pictograms.props import COUNTER, COUNTER_EDGE, WALL
from alsguide.pictograms.seating import BACKS, seat_of
from alsguide.pictograms.skeleton import MATTRESS, SIDES, Body, body

MOMENTS = 8
"""At how many moments, but the start, a movement is looked at until the end."""
LETS_GO = 0.5
"""A hand or foot that is further (units) from what it holds has let go."""


@lru_cache(maxsize=256)
def movement_errors(start: Pose, end: Pose) -> Sequence[PoseError]:
    """Return what is wrong on the way between two poses that are right themselves, at the first moment when something is.

    Bad: a hand that goes through the mattress to the other side. Good: one that goes over it.
    """
    for moment in range(1, MOMENTS * length_of(end)):
        part = moment / MOMENTS
        pose = pose_at(start, end, part)
        errors = list(errors_between(start, end, pose, part)) if moment != MOMENTS else []
        if errors:
            way = f"Between the two pictures, after {moment} of {MOMENTS * length_of(end)} parts of the way: "
            advice = " Change a pose so that the way between both is free."
            return [(("end_pose", *place), way + message + advice) for place, message in errors]
    return []


def errors_between(start: Pose, end: Pose, pose: PoseBetween, part: float) -> Iterator[PoseError]:
    """Yield what is wrong at one moment."""
    yield from limit_errors(pose)
    if pose.view not in SIDES:
        return
    figure = body(pose)
    yield from floor_errors(pose, figure)
    yield from frame_errors(pose, figure)
    yield from carer_errors(pose, figure)
    yield from let_go(start, end, pose, part)
    if grips_of(pose) != grips_of(start):
        yield ("carer", "x"), "The carer's hands change places. Change the carer's \"x\" or the angles."
    if pose.view == "side":
        yield from gone_through(pose, figure)


def grips_of(pose: Pose) -> list[str]:
    """Return what each hand of a carer behind or beside the bed holds, the left one in the picture first."""
    figure = body(pose)
    names = {grip(figure, name): name for name in (pose.carer.hands_at if pose.carer else ())}
    return [names[target] for _, target, _ in reaches(pose, figure)]


def let_go(start: Pose, end: Pose, pose: PoseBetween, part: float) -> Iterator[PoseError]:
    """A hand or foot stays on what it holds. Bad: a rail too far away halfway. Good: one in reach all the way."""
    for kind, side, target in held(start, end, mixed(start, end, pose.part), part):
        gap = abs(holds(kind, side, body(pose)) - target)
        if gap > LETS_GO:
            yield ("angles", f"{kind}_{side}"), f"The {side} {kind} does not reach what it holds, by {gap:.1f} units."


def gone_through(pose: Pose, figure: Body) -> Iterator[PoseError]:
    """No part goes through what stands there. Bad: a wrist below the top of the mattress. Good: one above it."""
    for name, point in figure.items():
        thing = thing_at(pose, figure, name, point)
        if thing:
            yield ("angles",), f"The {name.replace('_', ' ')} goes through the {thing}."


def thing_at(pose: Pose, figure: Body, name: str, point: Point) -> str:
    """Return the thing in which a joint lies; empty when it is free."""
    part = name.partition("_")[0]
    if pose.posture in ("lying", "reclined") and part in ("elbow", "wrist", "finger", "knee") and point.imag < MATTRESS:
        return "mattress"
    if "wall" in pose.props and point.real > WALL:
        return "wall"
    if "counter" in pose.props and part in ("wrist", "finger") and point.real > COUNTER_EDGE and point.imag < COUNTER:
        return "counter"
    return (
        "chair"
        if pose.posture == "seated" and set(CHAIRS) & set(pose.props) and in_chair(pose, figure, part, point)
        else ""
    )


def in_chair(pose: Pose, figure: Body, part: str, point: Point) -> bool:
    """Return whether a knee is in the seat of a chair, or the neck behind its back."""
    seat = seat_of(pose, figure)
    if part == "knee":
        return point.imag < seat.imag and point.real < seat.real + 14
    height = max(BACKS[prop] for prop in pose.props if prop in BACKS)
    return part == "neck" and point.real < seat.real - 10.5 and point.imag < seat.imag + height
