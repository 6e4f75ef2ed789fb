"""Handling: how a carer moves another person safely, from `content/data/carer_handling.yaml`."""

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Record, validate
from alsguide.core.sources import Document
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

CHECK = "carer-handling"


class Line(Record):
    """One piece of advice. `sources` are ids of references; without any it is usual practice."""

    text: str = Field(min_length=3, max_length=300)
    sources: tuple[str, ...]


class CarerAdvice(Record):
    """Advice for carers: before they begin, how to hold, how to protect both people, and what never to do."""

    before: tuple[Line, ...] = ()
    hold: tuple[Line, ...] = ()
    protect: tuple[Line, ...] = ()
    never: tuple[Line, ...] = ()

    def keys(self) -> list[str]:
        """Return the references of all lines, each once, in reading order."""
        lines = (*self.before, *self.hold, *self.protect, *self.never)
        return list(dict.fromkeys(key for line in lines for key in line.sources))


def parse_carer_advice(document: Document, organisation: Organisation) -> tuple[CarerAdvice, list[Problem]]:
    """Return the advice of a file that was read. With problems it is empty."""
    if document.problems:
        return CarerAdvice(), document.problems
    data = fill_all(document.data, organisation)
    found, problems = validate(CarerAdvice, data, document.place_of, CHECK)
    return found or CarerAdvice(), problems
