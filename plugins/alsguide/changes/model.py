"""What a change is, and how the changes are read from `content/data/changes.yaml`."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Record, validate_entries
from alsguide.core.sources import Document
from alsguide.core.urls import Link
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

CHECK = "change"
PAGE = "pages/what-changed.md"
"""The source of the page that shows the changes."""


class Change(Record):
    """What is different for readers from a day on, and the pages that show it, as paths below `content/`.

    `safety`: whoever goes by what stood there before could come to harm.
    """

    date: date
    what: Annotated[str, Field(min_length=10, max_length=400)]
    seen_on: Annotated[tuple[str, ...], Field(min_length=1)]
    safety: bool = False

    @property
    def id(self) -> str:
        """The change's anchor on the page; it stays when other changes are added."""
        return f"change-{self.date}-{hashlib.sha256(self.what.encode()).hexdigest()[:6]}"


@dataclass(frozen=True)
class ShownChange:
    """A change as its page shows it, with links to the pages that it is seen on."""

    id: str
    what: str
    safety: bool
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ShownDay:
    """The changes of one day, those for safety first."""

    id: str
    title: str
    changes: tuple[ShownChange, ...]


def parse_changes(document: Document, organisation: Organisation) -> tuple[list[Change], list[Problem]]:
    """Return the changes of a file that was read, in its order. One with a problem is left out."""
    changes, problems = validate_entries(Change, fill_all(document.data or [], organisation), document, CHECK)
    return list(changes.values()), problems


def by_day(changes: Sequence[Change]) -> list[tuple[date, list[Change]]]:
    """Return the changes of each day, the newest day first, and in each those for safety first."""
    days = groupby(newest_first(changes), key=lambda change: change.date)
    return [(day, sorted(found, key=lambda change: not change.safety)) for day, found in days]


def newest_first(changes: Sequence[Change]) -> list[Change]:
    """Return changes by their day, the newest first, wherever they stand in the file."""
    return sorted(changes, key=lambda change: -change.date.toordinal())
