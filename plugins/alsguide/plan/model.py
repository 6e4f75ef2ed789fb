"""Rules and fields of the plan form, `rules.yaml` and `fields.yaml`: their parts, allowed values and ranges."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from alsguide.core.schema import Record, Whole

Level = Literal["red", "amber", "note"]
"""How strong a finding is. red: takes exercises out until a therapist signs. amber: keep, with a tick. note: tells only."""

Place = Literal["field", "exercise", "plan"]
"""Where a finding is shown besides the list at the top: at a question, at each exercise, or at the week."""

FieldType = Literal["choice", "many", "text", "number", "date", "days"]

Text = Annotated[str, Field(min_length=1, max_length=300)]
Days = Annotated[tuple[Annotated[Whole, Field(ge=1, le=7)], ...], Field(max_length=7)]
Keys = tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], ...]


class PlanRecord(Record):
    """A record of the plan's data; names that Python keeps for itself have an underscore behind them."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True)


class Condition(PlanRecord):
    """A condition on facts: exactly one of `all`, `any`, `not`, `fact` or `days`.

    `all`: every condition holds (an empty list always holds). `any`: at least one holds. `not`: the condition does not.
    `fact` is compared by exactly one of `is` (the value, or one element of a list, is among these), `above`, `below`
    (numbers; a missing number is neither) or `missing: true` (no value, or an empty text).
    `days` counts the days of the week on which every named
    group has an exercise, and compares by `above`. Every condition has an answer for all facts.
    """

    all: tuple["Condition", ...] | None = None
    any: tuple["Condition", ...] | None = None
    not_: Annotated["Condition | None", Field(alias="not")] = None
    fact: str | None = None
    days: tuple[str, ...] | None = None
    is_: Annotated[tuple[str, ...] | None, Field(alias="is")] = None
    above: float | None = None
    below: float | None = None
    missing: Literal[True] | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        """A condition has one form, and a fact one comparison."""
        forms = [name for name in ("all", "any", "not_", "fact", "days") if getattr(self, name) is not None]
        tests = [name for name in ("is_", "above", "below", "missing") if getattr(self, name) is not None]
        allowed = {"fact": (1, {"is_", "above", "below", "missing"}), "days": (1, {"above"})}
        wanted, known = allowed.get(forms[0], (0, set())) if forms else (0, set())
        if len(forms) != 1 or len(tests) != wanted or not set(tests) <= known:
            raise ValueError(
                "A condition needs exactly one of all, any, not, fact, days; after a fact one of is, above, below, "
                "missing; after days above. Write one of these forms."
            )
        return self


class Form(PlanRecord):
    """One form of a rule: when it fires, for which exercises, how strongly, and what it says.

    `always_told`: a given answer that sets it off is told once, also when it concerns no exercise of the plan. `on_blank`:
    the blank for paper says it, too; it need not where it has a line to fill in.
    """

    level: Level
    place: Place
    asks: Annotated[tuple[str, ...], Field(min_length=1)]
    message: Text
    back: Text | None = None
    when: Condition = Condition(all=())
    items: Condition | None = None
    stops: bool = False
    sign_off: bool = True
    always_told: bool = False
    on_blank: bool = True

    @model_validator(mode="after")
    def fits_its_level(self) -> Self:
        """A red form takes exercises out and says what brings them back; a form shown at exercises names them."""
        if self.level == "red" and (self.items is None or self.back is None):
            raise ValueError('A red form needs "items" (what it takes out) and "back" (what brings it back). Add them.')
        if self.place == "exercise" and self.items is None:
            raise ValueError('A form with "place: exercise" needs "items". Add them.')
        if self.level != "red" and (self.back or self.stops or self.always_told):
            raise ValueError(
                'Only a red form has "back", "stops" or "always_told". Remove them, or make the level red.'
            )
        return self


class Rule(PlanRecord):
    """A safety rule. `name` is what readers see; `usual_practice` says which part of it no source supports."""

    id: Annotated[str, Field(pattern=r"^W[0-9]{2}$")]
    name: Annotated[str, Field(min_length=3, max_length=40)]
    sources: Keys
    usual_practice: Text | None = None
    forms: Annotated[tuple[Form, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def says_what_it_rests_on(self) -> Self:
        """A rule rests on a source, on usual practice, or on both, and says so."""
        if not self.sources and not self.usual_practice:
            raise ValueError(f'Rule {self.id} names no source. Add "sources", or say so in "usual_practice".')
        return self


class Rules(PlanRecord):
    """`rules.yaml`. `groups` are named sorts of exercises whose days in the week are counted."""

    groups: dict[str, Condition]
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]


class Choice(PlanRecord):
    """One choice of a field. `alone`: excludes all others.

    `counts_as`: the choice that it acts like in the rules; `every`: all choices of the field that do not stand alone.
    """

    id: str
    label: Text
    label_other: Text | None = None
    text: Text | None = None
    counts_as: str | None = None
    alone: bool = False
    kg: float | None = None
    starts: Annotated[str, Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$")] | None = None


class Wording(PlanRecord):
    """A label for each person who may fill the form in."""

    me: Text
    carer: Text
    therapist: Text


class Question(PlanRecord):
    """One field of the form. For dates `min`, `max` and `default_days` count days from `from`."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    type: FieldType
    label: Text | Wording
    section: str | None = None
    help: Text | None = None
    required: bool = False
    choices: tuple[Choice, ...] | str | None = None
    default: Any = None
    default_from: Literal["paper", "emergency_number"] | None = None
    default_days: Whole | None = None
    from_: Annotated[Literal["today", "start_date"] | None, Field(alias="from")] = None
    min: Whole | None = None
    max: Whole | None = None
    max_with_carer: Whole | None = None
    step: float | None = None
    values: tuple[int, ...] | None = None
    max_length: Annotated[Whole, Field(ge=1, le=120)] | None = None
    show_when: Condition | None = None

    @model_validator(mode="after")
    def is_complete(self) -> Self:
        """A choice has choices, a number has bounds, a text has a length."""
        needs: dict[str, tuple[str, ...]] = {"number": ("min", "max"), "text": ("max_length",)}
        needs |= {"choice": ("choices",), "many": ("choices",)}
        absent = [name for name in needs.get(self.type, ()) if getattr(self, name) is None and not self.default_from]
        if absent:
            raise ValueError(f'The field "{self.id}" of type {self.type} needs "{absent[0]}". Add it.')
        return self


class SharedChoices(PlanRecord):
    """Choices that several fields have, and their default."""

    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    default: str | None = None


class StrengthGroup(PlanRecord):
    """A part of the body in the strength map. `central`: both sides count for any exercise."""

    id: str
    label: Text
    central: bool = False


class StrengthMap(PlanRecord):
    """The strength map: how strong each part is, on each side."""

    test: Text
    default: str
    sides: dict[Literal["left", "right"], Text]
    groups: tuple[StrengthGroup, ...]
    choices: tuple[Choice, ...]
    source: Literal["usual-practice"]


class DiaryRow(PlanRecord):
    """A row of the paper diary."""

    id: str
    label: Text
    form: Literal["scale", "yes_no", "line"]


class Skipped(PlanRecord):
    """The box for a day on which exercise was skipped, without blame."""

    label: Text
    choices: tuple[Text, ...]


class DiaryRule(PlanRecord):
    """How many of these marks in how many days are too many, and for how many days a diary on the screen is kept."""

    marks: tuple[str, ...]
    count: Annotated[int, Field(ge=1)]
    days: Annotated[int, Field(ge=1)]
    kept_days: Annotated[int, Field(ge=7, multiple_of=7)]


class Diary(PlanRecord):
    """The paper diary, one page a week, and the rule for what is noted on the screen."""

    rows: tuple[DiaryRow, ...]
    skipped: Skipped
    rule: DiaryRule
    footer: Annotated[tuple[Text, ...], Field(min_length=1)]
    footer_source: Literal["usual-practice"]


class Fields(PlanRecord):
    """`fields.yaml`."""

    sections: dict[str, Text]
    answers: tuple[Question, ...]
    shared_choices: dict[str, SharedChoices]
    strength: StrengthMap
    goal: tuple[Question, ...]
    item: tuple[Question, ...]
    sign_off: tuple[Question, ...]
    diary: Diary
