"""From answers to a plan, `builder.yaml`: the slots of a plan, what stands in for what, and what an answer says of others."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from alsguide.core.schema import Whole
from alsguide.core.sources import Location
from alsguide.plan.model import Condition, PlanRecord, Text

SlotId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]


class Amounts(PlanRecord):
    """Amounts that are lower than those of the start dose."""

    sets: Whole | None = None
    repetitions: Whole | None = None
    hold_seconds: Whole | None = None
    minutes: Whole | None = None
    times_per_day: Whole | None = None


class Sides(PlanRecord):
    """The sides of a part of the body that have one of some marks."""

    part: str
    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]


class SlotChoice(PlanRecord):
    """An exercise that may fill a slot: when, on which sides, at which time of day, and with which lower amounts."""

    exercise: str
    when: Condition = Condition(all=())
    side: Sides | None = None
    time: str = ""
    amounts: Amounts = Amounts()


class Skip(PlanRecord):
    """Why a slot stays empty."""

    reason: Text
    when: Condition


class Slot(PlanRecord):
    """A need, and the exercises that meet it, best first. `none` says why it is empty when no exercise is left."""

    id: SlotId
    name: Text
    why: Text
    none: Text
    when: Condition = Condition(all=())
    skip: tuple[Skip, ...] = ()
    choices: tuple[SlotChoice, ...]


class Most(PlanRecord):
    """How many exercises a plan has at most."""

    most: Annotated[Whole, Field(ge=1)]
    when: Condition = Condition(all=())


class Needs(PlanRecord):
    """The exercises that need a piece of equipment, a choice of the question `equipment`."""

    id: str
    exercises: tuple[str, ...]


class Sets(PlanRecord):
    """The answers that another answer sets."""

    when: Condition
    answers: dict[str, Any]


class NoStandIn(PlanRecord):
    """An exercise that nothing stands in for, and why."""

    exercise: str
    why: Text


class Quick(PlanRecord):
    """One large answer to all questions of a group. `strength` marks every part of the body."""

    label: Text
    answers: dict[str, Any]
    strength: str | None = None


class QuestionGroup(PlanRecord):
    """Questions that belong together; `strength` stands for the parts of the body."""

    id: SlotId
    title: Text
    asks: Annotated[tuple[str, ...], Field(min_length=1)]
    quick: tuple[Quick, ...] = ()


class AskedPart(PlanRecord):
    """Parts of the strength map that are asked for as one."""

    label: Text
    groups: Annotated[tuple[str, ...], Field(min_length=1)]


class Builder(PlanRecord):
    """`builder.yaml`."""

    source: Literal["usual-practice"]
    name: Text
    most_minutes_a_day: Annotated[Whole, Field(ge=1)]
    enough: Text
    most_exercises: Annotated[tuple[Most, ...], Field(min_length=1)]
    half_when: Condition
    tired_days: tuple[SlotId, ...]
    questions: Annotated[tuple[QuestionGroup, ...], Field(min_length=1)]
    parts: tuple[AskedPart, ...]
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    equipment: tuple[Needs, ...]
    sets: tuple[Sets, ...]
    steps_down: tuple[tuple[str, ...], ...]
    no_stand_in: tuple[NoStandIn, ...]


def conditions_of_builder(data: Builder) -> Iterator[tuple[Location, Condition]]:
    """Yield every condition of `builder.yaml` with its place."""
    yield ("half_when",), data.half_when
    for number, row in enumerate(data.most_exercises):
        yield ("most_exercises", number, "when"), row.when
    for number, setting in enumerate(data.sets):
        yield ("sets", number, "when"), setting.when
    for number, slot in enumerate(data.slots):
        place: Location = ("slots", number)
        yield (*place, "when"), slot.when
        for position, skip in enumerate(slot.skip):
            yield (*place, "skip", position, "when"), skip.when
        for position, choice in enumerate(slot.choices):
            yield (*place, "choices", position, "when"), choice.when
