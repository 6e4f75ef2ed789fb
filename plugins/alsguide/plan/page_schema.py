"""The shape of the plan page's data block: what Python puts into the page and its scripts read.

`payload.py` and `page.py` make the values, without parts that are absent or off; a test holds them to these records.
The scripts' types (`theme/types.d.ts`) are made from them.
"""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from alsguide.plan.builder_data import Amounts, AskedPart, QuestionGroup, Sets, Sides, Skip
from alsguide.plan.copy import CardBack, Words
from alsguide.plan.model import Choice, Condition, Days, Diary, Form, PlanRecord, Question, StrengthMap
from alsguide.plan.plan_data import FileLimits, HeartRate

Lines = tuple[str, ...]
FieldValue = TypeAliasType("FieldValue", str | int | float | tuple[str | int, ...] | None)
"""What a field of a plan may hold."""


class ChoiceQuestion(Question):
    """A question with one answer of several."""

    type: Literal["choice"]
    choices: tuple[Choice, ...]
    default: str | None = None


class ManyQuestion(Question):
    """A question with any number of answers."""

    type: Literal["many"]
    choices: tuple[Choice, ...]
    default: Lines | None = None


class DaysQuestion(Question):
    """Days of the week, 1 is Monday."""

    type: Literal["days"]
    default: Days | None = None


class NumberQuestion(Question):
    """A number between two bounds."""

    type: Literal["number"]
    min: int
    max: int
    default: float | None = None


class TextQuestion(Question):
    """A line of text."""

    type: Literal["text"]
    max_length: int
    default: str | None = None


class DateQuestion(Question):
    """An ISO date, or an empty text."""

    type: Literal["date"]
    default: str | None = None


AskedField = TypeAliasType(
    "AskedField",
    Annotated[
        ChoiceQuestion | ManyQuestion | DaysQuestion | NumberQuestion | TextQuestion | DateQuestion,
        Field(discriminator="type"),
    ],
)


class AskedFields(PlanRecord):
    """All fields with their choices written out."""

    sections: dict[str, str]
    answers: tuple[AskedField, ...]
    strength: StrengthMap
    goal: tuple[AskedField, ...]
    item: tuple[AskedField, ...]
    sign_off: tuple[AskedField, ...]
    diary: Diary


class RuleForm(Form):
    """A form of a rule. `late`: it depends on the other exercises of the week, and is judged after all others."""

    late: bool = False


class RuleEntry(PlanRecord):
    """What the page needs of a rule. Only one with a red form has a name."""

    id: str
    name: str | None = None
    forms: tuple[RuleForm, ...]


class TimeLimits(PlanRecord):
    """What an exercise takes, in seconds."""

    seconds_per_repetition: int
    seconds_per_repetition_with_carer: int
    rest_between_sets_seconds: int
    change_over_seconds: int
    one_side_at_a_time: Lines


class LimitsEntry(PlanRecord):
    """The limits without what they rest on."""

    heart_rate: HeartRate
    time: TimeLimits
    file: FileLimits


class Dose(PlanRecord):
    """How much of an exercise; an amount that does not apply is absent."""

    sets: int | None = None
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: int | None = None
    times_per_day: int
    days_per_week: int


class ExerciseEntry(PlanRecord):
    """What the page needs of an exercise. `signs` are keys of those that exercises share, `stop_if` its own.

    `still`: nothing moves in its pictures.
    """

    name: str
    kind: str
    flags: Lines
    muscle_groups: Lines
    positions: Lines
    who_moves: str
    team_sets: bool = False
    start: Dose
    upper: Dose
    steps: Lines
    signs: Lines
    stop_if: Lines
    easier: str
    still: bool = False


class CardPart(PlanRecord):
    """A part of the stop card."""

    title: str
    lines: Lines


class CrisisBack(CardBack):
    """The back of the stop card."""

    crisis: str


class StopCardEntry(PlanRecord):
    """The stop card on paper."""

    title: str
    columns: tuple[tuple[CardPart, ...], ...]
    say: str
    back: CrisisBack


class TitledLines(PlanRecord):
    """Lines below a title."""

    title: str
    lines: Lines


class PaperEntry(PlanRecord):
    """The words that stand on paper only."""

    stop_card: StopCardEntry
    questions: TitledLines
    sign_off: TitledLines
    not_medical_advice: str


class StarterNote(PlanRecord):
    """What a starter says of one of its exercises: another one (`or`), and the condition for it."""

    or_: Annotated[str | None, Field(alias="or")] = None
    only_if: str | None = None


class StarterPlan(PlanRecord):
    """The plan of a starter: only what differs from the defaults."""

    starter: str
    answers: dict[str, FieldValue]
    items: tuple[dict[str, Any], ...]
    plan_b: Lines


class StarterEntry(PlanRecord):
    """A ready-made plan to begin with."""

    id: str
    name: str
    summary: str
    note: str | None = None
    notes: dict[str, StarterNote]
    plan: StarterPlan


class FilterChoice(PlanRecord):
    """A choice of a filter."""

    id: str
    label: str


class FilterEntry(PlanRecord):
    """A filter of the library. `needs_all`: an exercise fits when everything that it needs is chosen."""

    id: str
    title: str
    choices: tuple[FilterChoice, ...]
    needs_all: bool


class Sources(PlanRecord):
    """References in words, and their places by the rule or the part of the paper that rests on them."""

    texts: Lines
    used: dict[str, tuple[int, ...]]


class SlotChoiceEntry(PlanRecord):
    """An exercise that may fill a slot."""

    exercise: str
    when: Condition | None = None
    side: Sides | None = None
    time: str | None = None
    amounts: Amounts | None = None


class SlotEntry(PlanRecord):
    """A need, and the exercises that meet it, best first."""

    id: str
    name: str
    why: str
    none: str
    when: Condition | None = None
    skip: tuple[Skip, ...] | None = None
    choices: tuple[SlotChoiceEntry, ...]


class MostEntry(PlanRecord):
    """How many exercises a plan has at most."""

    most: int
    when: Condition | None = None


class BuilderEntry(PlanRecord):
    """How a plan is made from answers."""

    id: str
    name: str
    most_minutes_a_day: int
    enough: str
    most_exercises: tuple[MostEntry, ...]
    half_when: Condition
    tired_days: Lines
    questions: tuple[QuestionGroup, ...]
    parts: tuple[AskedPart, ...]
    slots: tuple[SlotEntry, ...]
    sets: tuple[Sets, ...]


class PlanPage(PlanRecord):
    """Everything that the scripts of the plan page read, with what comes with the later ones."""

    stamp: str
    format: str
    version: int
    site: str
    emergency: str
    language: str
    fields: AskedFields
    groups: dict[str, Condition]
    rules: tuple[RuleEntry, ...]
    limits: LimitsEntry
    builder: BuilderEntry
    stand_ins: dict[str, Lines]
    no_stand_in: dict[str, str]
    equipment: dict[str, str]
    slots: tuple[Choice, ...]
    resistance: tuple[Choice, ...]
    starters: tuple[StarterEntry, ...]
    exercises: dict[str, ExerciseEntry]
    kinds: dict[str, str]
    signs: dict[str, str]
    words: Words
    paper: PaperEntry
    ui: dict[str, str]
    shapes: tuple[tuple[str, dict[str, str]], ...]
    skeletons: tuple[tuple[tuple[float, ...], ...], ...]
    outlines: Lines
    pictures: dict[str, Lines]
    filters: tuple[FilterEntry, ...]
    found: dict[str, dict[str, Lines]]
    sources: Sources
