"""Starters and limits, `starter-plans.yaml` and `limits.yaml`, and all of the plan's data together."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from alsguide.core.schema import Whole
from alsguide.plan.builder_data import Builder
from alsguide.plan.copy import Paper, Words
from alsguide.plan.model import Condition, Days, Fields, Keys, PlanRecord, Rules, Text


class StarterItem(PlanRecord):
    """One exercise of a starter. `or` is another exercise for people without the equipment."""

    exercise: str
    sets: Whole | None = None
    repetitions: Whole | None = None
    hold_seconds: Whole | None = None
    minutes: Whole | None = None
    times_per_day: Whole = 1
    days: Annotated[Days, Field(min_length=1)]
    slot: str = ""
    resistance: str = "none"
    or_: Annotated[str | None, Field(alias="or")] = None
    only_if: Text | None = None


class Starter(PlanRecord):
    """A ready-made plan. `answers` replace the defaults of fields."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    name: Text
    summary: Text
    note: Text | None = None
    source: Literal["usual-practice"]
    answers: dict[str, Any]
    items: Annotated[tuple[StarterItem, ...], Field(min_length=1, max_length=8)]
    plan_b: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]


class HeartRate(PlanRecord):
    """When a heart rate may be shown: only one that the person's own team set."""

    shown_when: Condition


class Time(PlanRecord):
    """What an exercise takes, in seconds."""

    seconds_per_repetition: Whole
    seconds_per_repetition_with_carer: Whole
    rest_between_sets_seconds: Whole
    change_over_seconds: Whole
    one_side_at_a_time: tuple[str, ...]
    sources: Keys
    usual_practice: Text


class FileLimits(PlanRecord):
    """What a plan file may hold at most."""

    largest_bytes: Whole
    most_exercises: Whole
    most_goals: Whole
    most_sign_offs: Whole


class Limits(PlanRecord):
    """`limits.yaml`."""

    heart_rate: HeartRate
    time: Time
    file: FileLimits


class Starters(PlanRecord):
    """`starter-plans.yaml` as one record."""

    starters: Annotated[tuple[Starter, ...], Field(min_length=1)]


@dataclass(frozen=True)
class PlanData:
    """Everything in `content/data/plan/`, checked."""

    rules: Rules
    fields: Fields
    starters: Starters
    builder: Builder
    limits: Limits
    words: Words
    paper: Paper
