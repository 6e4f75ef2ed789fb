"""What a page in easy read is, and how these pages are read from `content/data/easy_read.yaml`.

A *twin* is the easy form of a long page. Each of its lines names the sentence that it rests on (`of`), or it is a sign of danger.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Self

from pydantic import Field, model_validator

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Id, Record, validate_entries
from alsguide.core.sources import Document
from alsguide.exercises.cue_pictures import Picture, draw_picture
from alsguide.exercises.model import Exercise
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.pictograms.canvas import drawn_once, in_page
from alsguide.safety_signs.model import SafetySigns

CHECK = "easy-read"
DATA = "easy_read"
"""The name of the data file."""

PAGE = "pages/easy-{}.md"
"""Where below `content/` the page of a twin stands."""

PagePath = Annotated[
    str,
    Field(pattern=r"^(articles/[a-z0-9-]+/[a-z0-9-]+\.md|(pages|exercises)/[a-z0-9-]+\.md|(plan|exercises)\.html)$"),
]


class Line(Record):
    """One idea: `text`, the sentence that it rests on (`of`), and where that stands, if not on the twin's own long page (`page`).

    Or `danger`, the id of a sign of danger, which brings its own words.
    """

    text: Annotated[str, Field(max_length=90)] = ""
    of: str = ""
    page: PagePath | None = None
    danger: Id | None = None
    picture: Picture

    @model_validator(mode="after")
    def rests_on_something(self) -> Self:
        """A line has words and the sentence that they rest on, or it is a sign of danger."""
        if (self.danger is None) != bool(self.text and self.of):
            raise ValueError(
                'A line has "text" with "of", the sentence it rests on, or "danger". Write one of the two.'
            )
        return self


class Twin(Record):
    """The easy form of a long page: `long_page` is the path of that page below `content/`."""

    id: Id
    long_page: PagePath
    lines: Annotated[tuple[Line, ...], Field(min_length=4, max_length=14)]


@dataclass(frozen=True)
class ShownLine:
    """A line as its page shows it; `call` says what to do where it is a sign of danger."""

    text: str
    call: str
    picture: str


@dataclass(frozen=True)
class ShownTwin:
    """A page in easy read, with its pictures drawn."""

    id: str
    long_page: str
    lines: tuple[ShownLine, ...]


def parse_twins(
    document: Document, organisation: Organisation, signs: Collection[str], exercises: Collection[str]
) -> tuple[list[Twin], list[Problem]]:
    """Return the twins of a file that was read. `signs` and `exercises` are the ids that a line may name."""
    twins, problems = validate_entries(Twin, fill_all(document.data or [], organisation), document, CHECK)
    for number, twin in twins.items():
        problems += unknown_names(document, number, twin, signs, exercises)
    return list(twins.values()), problems


def unknown_names(
    document: Document, number: int, twin: Twin, signs: Collection[str], exercises: Collection[str]
) -> list[Problem]:
    """Return a problem for each line that names a sign of danger or an exercise that there is not."""
    problems = []
    for place, line in enumerate(twin.lines):
        for field, name, known in (
            (("danger",), line.danger, signs),
            (("picture", "exercise"), line.picture.exercise, exercises),
        ):
            if name is not None and name not in known:
                message = f'There is no "{name}".{did_you_mean(name, known)} Correct it.'
                problems.append(Problem(*document.place_of((number, "lines", place, *field)), message, CHECK))
    return problems


def show_twins(twins: list[Twin], signs: SafetySigns, exercises: Mapping[str, Exercise]) -> dict[str, ShownTwin]:
    """Return the twins with their pictures, by their id."""
    titles = {level.id: level.title for level in signs.levels}

    def shown(line: Line) -> ShownLine:
        sign = signs.by_id[line.danger] if line.danger else None
        text, call = (sign.short, titles[sign.level]) if sign else (line.text, "")
        return ShownLine(text, call, in_page(draw_picture(line.picture, exercises)))

    return {twin.id: ShownTwin(twin.id, twin.long_page, tuple(map(shown, twin.lines))) for twin in twins}


def on_one_page(twins: Sequence[ShownTwin]) -> list[ShownTwin]:
    """Return the twins as they stand together on one page, which draws no picture twice."""
    pictures = iter(drawn_once(line.picture for twin in twins for line in twin.lines))
    return [replace(twin, lines=tuple(replace(line, picture=next(pictures)) for line in twin.lines)) for twin in twins]
