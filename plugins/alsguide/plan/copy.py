"""The words of a plan: on paper (`paper.yaml`), and in doses, plain text, calendar and messages (`words.yaml`)."""

from typing import Annotated, Literal

from pydantic import Field

from alsguide.plan.model import PlanRecord, Text

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


class Counted(PlanRecord):
    """A text for one, a text for more, perhaps one for two; `{number}` is filled in."""

    one: Text
    two: Text | None = None
    other: Text


class DoseWords(PlanRecord):
    """How a dose is said."""

    repetitions: Counted
    sets: Counted
    side: dict[Literal["both", "left", "right", "weaker"], Text]
    hold: Counted
    rest: Text
    minutes: Counted
    times_per_day: Counted
    every_day: Text
    no_day: Text
    weight: Text
    sentence: Text
    set_by_team: Text


class TextWords(PlanRecord):
    """Headings and lines of the plan as plain text."""

    title: Text
    title_named: Text
    first_day: Text
    review: Text
    helper: Text
    aids: Text
    stopped: Text
    warnings: Text
    taken_out: Text
    taken_out_line: Text
    instead: Text
    signed: Text
    stop: Text
    effort: Text
    week: Text
    rest_day: Text
    rest_easy: Text
    session: Text
    exercises: Text
    tired: Text
    people: Text
    person: Text
    goals: Text
    stop_if: Text
    easier: Text
    note: Text
    empty: Text
    source: Text


class CalendarWords(PlanRecord):
    """Words of the calendar file."""

    summary: Text
    product: Text
    domain: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")]


class FileWords(PlanRecord):
    """What is said about a plan file that cannot be opened."""

    empty: Text
    too_large: Text
    not_json: Text
    foreign: Text
    newer: Text
    migrated: Text
    older: Text
    broken: Text
    unknown_exercise: Text


class Words(PlanRecord):
    """`words.yaml`."""

    days: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    days_short: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    date_form: Text
    list_separator: str
    dose: DoseWords
    text: TextWords
    calendar: CalendarWords
    file: FileWords

    model_config = PlanRecord.model_config | {"str_strip_whitespace": False}


class CardBack(PlanRecord):
    """What stands on the back of the stop card, besides the crisis line."""

    title: Text
    text: Text


class StopCard(PlanRecord):
    """The stop card: `say` names the statement for a crew, `crisis` the sign whose line stands on its back."""

    title: Text
    say: Text
    crisis: Text
    back: CardBack


class QuestionList(PlanRecord):
    """Questions to ask a therapist."""

    title: Text
    lines: Lines
    source: Literal["usual-practice"]


class SignOffLines(PlanRecord):
    """The lines on which a therapist signs."""

    title: Text
    lines: Lines


class Paper(PlanRecord):
    """`paper.yaml`."""

    stop_card: StopCard
    questions: QuestionList
    sign_off: SignOffLines
    not_medical_advice: Text
