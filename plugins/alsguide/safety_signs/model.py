"""What a sign is: the parts of `content/data/safety_signs.yaml` and `content/data/emergency_numbers.yaml`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from alsguide.core.schema import Id, Record
from alsguide.markup.box_table import CardForSigns

Text = Annotated[str, Field(min_length=3, max_length=400)]
Keys = tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], ...]

Place = Literal["pages", "exercises", "stop-card", "wallet", "moving", "profile", "diary", "questions", "home"]
"""Where a sign is shown. `home` is the home page, and the answer of the search to an emergency."""


class Level(Record):
    """How fast to act on a sign: the title over the signs of this level, their box, and what is said below them."""

    id: Id
    title: Text
    box: CardForSigns
    closing: str = ""


class Statement(Record):
    """What to tell others in an emergency."""

    id: Id
    words: Text
    sources: Keys


class AppliesTo(Record):
    """The exercises that a sign belongs to: all, or those that any list names; never those in `not_moved_by`."""

    all: bool = False
    kinds: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    moved_by: tuple[str, ...] = ()
    not_moved_by: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class Sign(Record):
    """A sign of danger. `safety_signs.yaml` explains its fields."""

    id: Id
    level: Id
    name: Text
    words: Text
    short: Text
    line: Text
    helper: str = ""
    without_voice: str = ""
    actions: tuple[Text, ...] = ()
    applies_to: AppliesTo
    sources: Keys
    usual_practice: str = ""
    shown_on: tuple[Place, ...]


class EmergencyNumber(Record):
    """The emergency number of a country. `source` is a key of the references, or `widely-used`."""

    country: Text
    number: Annotated[str, Field(pattern=r"^[0-9]{2,5}$")]
    source: Id


class NumbersFile(Record):
    """`emergency_numbers.yaml`. `elsewhere`: numbers of three digits with spaces between, for the checks."""

    countries: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    elsewhere: Annotated[str, Field(pattern=r"^[0-9 ]+$")]


class SignsFile(Record):
    """`safety_signs.yaml`. `without_voice`: how the line of a sign goes on for someone who does not speak."""

    without_voice: Annotated[str, Field(pattern=r"\{shown\}", examples=["Without speech: {shown}"])]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    statements: tuple[Statement, ...]
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]


SHOWN = "{shown}"
"""The place in `without_voice` of the file for what stands there of a sign."""


def voiceless(shown: str, form: str) -> str:
    """Return how a sign shows in someone who does not speak, put into a form."""
    return form.replace(SHOWN, shown)


def joined(words: str, shown: str, form: str) -> str:
    """Return the words of a sign, and behind them how it shows without a voice; the words alone where nothing is known."""
    return f"{words.rstrip('.')}. {voiceless(shown, form)}" if shown else words


@dataclass(frozen=True)
class Group:
    """Signs of one level, in order."""

    level: Level
    signs: tuple[Sign, ...]

    @property
    def names(self) -> str:
        """The names of the signs, for a sentence."""
        return listed([sign.name for sign in self.signs])


def listed(names: Sequence[str]) -> str:
    """Return names for a sentence: `one; two; or three`."""
    *first, last = names or ("",)
    return "; or ".join(["; ".join(first), last] if first else [last])


@dataclass(frozen=True)
class SafetySigns:
    """All signs of a build, with the organisation's words."""

    levels: tuple[Level, ...] = ()
    statements: tuple[Statement, ...] = ()
    signs: tuple[Sign, ...] = ()
    numbers: tuple[EmergencyNumber, ...] = ()
    elsewhere: tuple[str, ...] = ()
    without_voice: str = "{shown}"

    @cached_property
    def by_id(self) -> dict[str, Sign]:
        """The signs by their id."""
        return {sign.id: sign for sign in self.signs}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """The statements by their id."""
        return {statement.id: statement for statement in self.statements}

    def in_full(self, sign: Sign, words: str) -> str:
        """Return the words of a sign, and behind them how it shows in someone who does not speak."""
        return joined(words, sign.without_voice, self.without_voice)

    def grouped(self, signs: tuple[Sign, ...]) -> tuple[Group, ...]:
        """Return some signs by their level, the most urgent first; a level without any is left out."""
        groups = (Group(level, tuple(sign for sign in signs if sign.level == level.id)) for level in self.levels)
        return tuple(group for group in groups if group.signs)

    def grouped_alone(self, signs: Iterable[Sign]) -> tuple[Group, ...]:
        """Return each sign as a group of its own, in the order given."""
        return tuple(group for sign in signs for group in self.grouped((sign,)))

    def shown_on(self, place: str) -> tuple[Group, ...]:
        """Return the signs that a place shows, by their level."""
        return self.grouped(tuple(sign for sign in self.signs if place in sign.shown_on))

    def names_on(self, place: str) -> str:
        """Return the names of the signs that a place shows, for a sentence."""
        return listed([sign.name for group in self.shown_on(place) for sign in group.signs])
