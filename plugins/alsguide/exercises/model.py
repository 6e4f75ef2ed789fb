"""What an exercise is: the fields of `content/exercises/<id>.md`, their allowed values and ranges.

An *exercise* is one thing to do, with a dose, steps, two pictures, stop signs and sources. Texts may hold the
placeholders of `alsguide.organisation.placeholders`.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from alsguide.core.schema import Id, Record, Whole
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.pictograms.highlight import Part
from alsguide.pictograms.pose import Pose

Kind = Literal[
    "range-of-motion", "stretching", "strengthening", "aerobic", "balance", "aquatic", "breathing", "relaxation"
]
"""What sort of exercise it is. The order here is the order in which kinds are shown."""

Position = Literal["seated", "lying", "in-wheelchair", "standing", "in-water"]
"""How the person may be held while doing it."""

WhoMoves = Literal["self", "self-with-help", "carer"]
"""`self`: the person does it. `self-with-help`: with the other hand, a device or a helper. `carer`: a trained carer
moves the body part."""

Stage = Literal["early", "middle", "late"]
"""`early`: does most things alone. `middle`: needs some help or aids. `late`: needs full help."""

MuscleGroup = Literal[
    "shoulder", "elbow", "wrist_hand", "hip", "knee", "ankle", "neck", "trunk", "breathing", "whole_body"
]
"""The group by which the plan counts strength and rest days."""

BodyPart = Literal[
    "neck",
    "shoulders",
    "arms",
    "elbows",
    "forearms",
    "wrists",
    "hands",
    "fingers",
    "chest",
    "ribs",
    "belly",
    "trunk",
    "back",
    "upper back",
    "lower back",
    "hips",
    "legs",
    "thighs",
    "inner thighs",
    "hamstrings",
    "knees",
    "calves",
    "ankles",
    "toes",
    "heart and lungs",
    "breathing muscles",
    "whole body",
]
"""A part of the body in readers' words."""

Flag = Literal[
    "antigravity_only",
    "rest_day_between",
    "professional_first",
    "second_person_required",
    "second_person_nearby",
    "standing",
    "falls_risk",
    "raises_heart_rate",
    "shoulder_care",
    "neck_care",
    "lying_flat",
    "water",
]
"""A mark that turns on a warning.

antigravity_only: not for a muscle marked too weak to lift against gravity. rest_day_between: not on two days in a
row for the same muscle group. professional_first: must be taught by a professional first. second_person_required: do
not do alone. second_person_nearby: someone should be close. standing: done on the feet. falls_risk: fall warning.
raises_heart_rate: counts toward aerobic minutes and heart-rate checks. shoulder_care: shoulder warning. neck_care:
neck weakness warning. lying_flat: check breathing when flat. water: pool warning.
"""

Text = Annotated[str, Field(min_length=3, max_length=300)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Amount(Record):
    """How much to do. A field that does not apply is left out.

    `repetitions` are for each side where there are two sides. `hold_seconds` is how long to hold each one, `minutes`
    how long a session lasts.
    """

    sets: Annotated[Whole, Field(ge=1, le=3)] | None = None
    repetitions: Annotated[Whole, Field(ge=1, le=10)] | None = None
    hold_seconds: Annotated[Whole, Field(ge=1, le=10)] | None = None
    minutes: Annotated[Whole, Field(ge=1, le=20)] | None = None
    times_per_day: Annotated[Whole, Field(ge=1, le=4)]
    days_per_week: Annotated[Whole, Field(ge=1, le=7)]

    @model_validator(mode="after")
    def says_how_much(self) -> Self:
        """An amount is counted in repetitions or in minutes, not in both."""
        if (self.repetitions is None) == (self.minutes is None):
            raise ValueError(
                'An amount needs either "repetitions" (with "sets") or "minutes", not both. Keep the one that fits.'
            )
        if (self.repetitions is None) != (self.sets is None):
            raise ValueError('"sets" and "repetitions" belong together. Write both, or neither.')
        return self


class Dose(Record):
    """How much to start with (`start`: the first week) and the most without a therapist (`upper`), and both in words.

    `set_by_team`: only the reader's own team sets how much. Pages then show the words and no numbers; the numbers serve
    the plan form alone.
    """

    text: Text
    set_by_team: bool = False
    start: Amount
    upper: Amount

    @model_validator(mode="after")
    def starts_below_upper(self) -> Self:
        """The start is never more than the upper amount."""
        for name in Amount.model_fields:
            first, most = getattr(self.start, name), getattr(self.upper, name)
            if (first is None) != (most is None):
                raise ValueError(
                    f'"{name}" stands in only one of "start" and "upper". Write it in both, or in neither.'
                )
            if first is not None and first > most:
                raise ValueError(
                    f'"{name}" is {first} at the start, more than the upper {most}. Start at {most} at most.'
                )
        return self


class Adaptations(Record):
    """The same exercise made easier, done seated, or done with a carer."""

    easier: Text
    seated: Text
    with_carer: Text


class Source(Record):
    """A reference and what it supports. `key` is an id in `content/data/references.json`."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    supports: Annotated[str, Field(min_length=10, max_length=400)]


BreathShare = Annotated[Whole, Field(ge=1, le=9)]
"""How much of a breath's time one half of it takes, beside the other."""


class Exercise(Record):
    """One exercise. `id` is the name of its file; `note` is the Markdown below the header.

    `stop_if` holds only the stop signs of this exercise alone; those that many share are in the data of safety signs.
    `breath` is how the time of a breath is shared between in and out, where a session may show breaths.
    """

    id: Id
    name: Annotated[str, Field(min_length=3, max_length=60)]
    kind: Kind
    order: Annotated[Whole, Field(ge=1)]
    purpose: Text
    body_parts: Annotated[tuple[BodyPart, ...], Field(min_length=1)]
    muscle_groups: Annotated[tuple[MuscleGroup, ...], Field(min_length=1)]
    positions: Annotated[tuple[Position, ...], Field(min_length=1)]
    who_moves: WhoMoves
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    equipment: tuple[Text, ...] = ()
    steps: Annotated[tuple[Text, ...], Field(min_length=2, max_length=8)]
    dose: Dose
    progress_by: Text
    stop_if: tuple[Text, ...] = ()
    breath: tuple[BreathShare, BreathShare] | None = None
    cautions: Texts
    adaptations: Adaptations
    flags: tuple[Flag, ...] = ()
    start_pose: Pose
    end_pose: Pose
    moving: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    last_reviewed: date
    next_review: date
    reviewed_by: tuple[Text, ...] = ()
    note: str = ""


def filled(exercise: Exercise, organisation: Organisation) -> Exercise:
    """Return an exercise with the organisation's words in place of the placeholders."""
    return Exercise.model_validate(fill_all(exercise.model_dump(mode="json"), organisation))
