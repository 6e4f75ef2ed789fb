"""What a paper is: the blocks of `content/data/papers/<id>.yaml` that stand in the text of `content/pages/paper-<id>.md`.

A *block* is a part to fill in, a list, a statement, or a card. The text names it on a line of its own: `[[week]]`. Signs of
danger and statements stand in `content/data/safety_signs.yaml`; a block names those that it shows, and adds nothing.
"""

from typing import Annotated, Literal, Self

from pydantic import Field as Given
from pydantic import model_validator

from alsguide.core.schema import Id, Record, Whole, one_of
from alsguide.markup.box_table import CARDS

Text = Annotated[str, Given(min_length=1)]
Texts = Annotated[tuple[Text, ...], Given(min_length=1)]


class Field(Record):
    """Something to fill in: `text` one line, `long` several (`lines`), `choice` one of `choices`, `ticks` any of them.

    `is_half` puts it beside the next one where there is room; `is_needed` marks what an answer cannot do without.
    `autofill` says what about the reader it asks for, in the words of HTML, so that the browser can offer it. `takes` names the
    values of `shared_values.yaml` that can be taken over into it.
    """

    id: Id
    label: Text
    kind: Literal["text", "long", "choice", "ticks"] = "text"
    choices: tuple[Text, ...] = ()
    lines: Annotated[Whole, Given(ge=1, le=12)] = 2
    hint: str = ""
    is_half: bool = False
    is_needed: bool = False
    autofill: Literal["off", "name", "given-name", "family-name", "postal-code", "bday"] = "off"
    takes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def has_choices_if_it_asks_for_them(self) -> Self:
        """Choices and ticks name what to choose from; text does not."""
        if (self.kind in ("choice", "ticks")) != bool(self.choices):
            message = f'The field "{self.id}" of the kind "{self.kind}" '
            raise ValueError(message + ("has choices. Remove them." if self.choices else 'needs "choices". Add them.'))
        return self


Fields = Annotated[tuple[Field, ...], Given(min_length=1)]


class FieldsBlock(Record):
    """Fields one below the other.

    `goes_on_from` is the block that they stood in before it was divided: their names stay as they were, and so does what a
    reader has kept under them.
    """

    kind: Literal["fields"]
    id: Id
    title: str = ""
    goes_on_from: str = ""
    fields: Fields

    @property
    def prefix(self) -> str:
        """Return what the names of its fields on the page begin with."""
        return self.goes_on_from or self.id


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


Style = Annotated[str, one_of("plain", "sentence", *CARDS)]


class Signs(Record):
    """Which signs of danger a list shows: those of a `level` that say in `shown_on` that they stand at a `place`.

    `is_full`: each with how it shows in someone who does not speak, where the paper has room.
    """

    place: Id
    level: Id
    is_full: bool = False


class ListBlock(Record):
    """A list in a box of one of the kinds that articles have, in none (`plain`), or run into a `sentence`.

    Its title and lines are given here, or `from` says where they stand in another data file, or `signs` which signs of
    danger they are; these bring the box of their level. `is_cited` puts the references behind each line.
    """

    kind: Literal["list"]
    id: Id
    style: Style = "plain"
    title: str = ""
    lines: tuple[Line, ...] = ()
    from_: Annotated[tuple[str, ...], Given(alias="from")] = ()
    signs: Signs | None = None
    is_cited: bool = True


class StatementBlock(Record):
    """What to tell others, in large letters: a statement or a sign, by its id in the data on signs.

    `title` names it among the sources. `is_alert` sets it in the frame of what an ambulance crew must read first. `text` and
    `sources` are put in.
    """

    kind: Literal["statement"]
    id: Id
    of: Id
    title: str = ""
    is_alert: bool = False
    text: str = ""
    sources: tuple[str, ...] = ()


class SourcesBlock(Record):
    """One paragraph with the references of other blocks of the paper, which show none themselves.

    `text` is Markdown behind them, for what the fields of the paper rest on.
    """

    kind: Literal["sources"]
    id: Id
    title: Text
    of: Annotated[tuple[Id, ...], Given(min_length=1)]
    text: str = ""


class Copied(Record):
    """A field that a card shows again: `field` is the id of its block and its own, such as `crew-name`.

    `label` is said in place of the field's own where there is less room; `lines` says how many lines are left to write on.
    """

    field: Id
    label: str = ""
    lines: Annotated[Whole, Given(ge=1, le=4)] = 1


class Side(Record):
    """One side of a card: a title, a statement or signs of danger, and fields that stand on the paper already."""

    title: str = ""
    statement: str = ""
    text: str = ""
    signs: Signs | None = None
    lines: tuple[Line, ...] = ()
    fields: tuple[Copied, ...] = ()


class CardBlock(Record):
    """A card that folds to the size of a bank card. It shows again what is filled in on the paper; `note` says so."""

    kind: Literal["card"]
    id: Id
    note: str = ""
    sides: Annotated[tuple[Side, ...], Given(min_length=1)]


Block = Annotated[
    FieldsBlock | RowsBlock | ListBlock | StatementBlock | SourcesBlock | CardBlock, Given(discriminator="kind")
]

Action = Literal["print", "clear", "copy", "mail"]
"""What a reader can do with a paper. `copy` and `mail` give what was filled in as plain text."""


class Paper(Record):
    """A paper. `id` is the name of its file; `layout` says how it prints.

    `can_be_kept` lets readers keep it on their device, if they choose to: for a paper that is filled in over days. `in_parts`
    shows the days of a log, or what stands below each heading, one at a time: for a long one.
    """

    id: Id
    order: Whole
    actions: tuple[Action, ...] = ("print", "clear")
    layout: Literal["usual", "pairs", "large"] = "usual"
    mail_subject: str = ""
    can_be_kept: bool = False
    in_parts: bool = False
    blocks: tuple[Block, ...] = ()

    @property
    def by_id(self) -> dict[str, Block]:
        """The blocks by their id."""
        return {block.id: block for block in self.blocks}

    @property
    def field_by_name(self) -> dict[str, Field]:
        """The fields that stand once, by their names on the page: the prefix of the block, then the id of the field."""
        found = [block for block in self.blocks if isinstance(block, FieldsBlock)]
        return {f"{block.prefix}-{field.id}": field for block in found for field in block.fields}

    @property
    def taking_fields(self) -> dict[str, Field]:
        """The fields that values can be taken over into, by their names on the page."""
        return {name: field for name, field in self.field_by_name.items() if field.takes}
