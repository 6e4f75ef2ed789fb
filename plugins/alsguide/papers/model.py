"""What a paper is: the blocks of `content/data/papers/<id>.yaml` that stand in the text of `content/pages/paper-<id>.md`.

A *block* is a part to fill in, a list, or a card. The text names it on a line of its own: `[[week]]`.
"""

from typing import Annotated, Literal, Self

from pydantic import Field as Given
from pydantic import model_validator

from alsguide.schema import Record, Whole

Id = Annotated[str, Given(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Given(min_length=1)]
Texts = Annotated[tuple[Text, ...], Given(min_length=1)]


class Field(Record):
    """Something to fill in: `text` one line, `long` several (`lines`), `choice` one of `choices`, `ticks` any of them.

    `is_half` puts it beside the next one where there is room; `is_needed` marks what an answer cannot do without.
    """

    id: Id
    label: Text
    kind: Literal["text", "long", "choice", "ticks"] = "text"
    choices: tuple[Text, ...] = ()
    lines: Annotated[Whole, Given(ge=1, le=12)] = 2
    hint: str = ""
    is_half: bool = False
    is_needed: bool = False

    @model_validator(mode="after")
    def has_choices_if_it_asks_for_them(self) -> Self:
        """Choices and ticks name what to choose from; text does not."""
        if (self.kind in ("choice", "ticks")) != bool(self.choices):
            message = f'The field "{self.id}" of the kind "{self.kind}" '
            raise ValueError(message + ("has choices. Remove them." if self.choices else 'needs "choices". Add them.'))
        return self


Fields = Annotated[tuple[Field, ...], Given(min_length=1)]


class FieldsBlock(Record):
    """Fields one below the other."""

    kind: Literal["fields"]
    id: Id
    title: str = ""
    fields: Fields


class RowsBlock(Record):
    """The same fields once for each row, such as each day: side by side on paper, in groups on a screen.

    `rows` are the names of the rows, or `from` says where they stand in another data file: its name, then keys.
    """

    kind: Literal["rows"]
    id: Id
    title: str = ""
    rows: tuple[Text, ...] = ()
    from_: Annotated[tuple[str, ...], Given(alias="from")] = ()
    fields: Fields


class Line(Record):
    """A line of a list, and the references that it rests on."""

    text: Text
    sources: tuple[str, ...] = ()


class ListBlock(Record):
    """A list in a box of one of the kinds that articles have, or in none (`plain`).

    Its title and lines are given here, or `from` says where they stand in another data file.
    """

    kind: Literal["list"]
    id: Id
    style: Literal["plain", "do", "dont", "note", "warning", "care-routine", "care-urgent", "care-emergency"] = "plain"
    title: str = ""
    lines: tuple[Line, ...] = ()
    from_: Annotated[tuple[str, ...], Given(alias="from")] = ()


class CardBlock(Record):
    """A card in the size of a bank card, to fold: a list and what to `say` on one side, fields on the other."""

    kind: Literal["card"]
    id: Id
    title: str = ""
    say: str = ""
    lines: tuple[Line, ...] = ()
    from_: Annotated[tuple[str, ...], Given(alias="from")] = ()
    fields: Fields


Block = Annotated[FieldsBlock | RowsBlock | ListBlock | CardBlock, Given(discriminator="kind")]

Action = Literal["print", "clear", "copy", "mail"]
"""What a reader can do with a paper. `copy` and `mail` give what was filled in as plain text."""


class Paper(Record):
    """A paper. `id` is the name of its file; `layout` says how close it prints.

    `can_be_kept` lets readers keep it on their device, if they choose to: for a paper that is filled in over days.
    """

    id: Id
    order: Whole
    actions: tuple[Action, ...] = ("print", "clear")
    layout: Literal["usual", "close", "large"] = "usual"
    mail_subject: str = ""
    can_be_kept: bool = False
    blocks: tuple[Block, ...] = ()

    @property
    def by_id(self) -> dict[str, Block]:
        """The blocks by their id."""
        return {block.id: block for block in self.blocks}
