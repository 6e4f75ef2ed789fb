"""Gaps: what was looked for and not found, and the day of the last search, from `content/data/gaps.yaml`."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Record, validate
from alsguide.core.sources import Document

CHECK = "gap"
Text = Annotated[str, Field(min_length=1)]


class Gap(Record):
    """One thing that was looked for and not found. `reference` is the key of a study that belongs with it, or empty."""

    what: Text
    reference: str = ""


class Gaps(Record):
    """What was looked for and not found, what has not been read yet, and the day of the last search."""

    last_search: date
    not_found: Annotated[tuple[Gap, ...], Field(min_length=1)]
    not_read: tuple[Text, ...] = ()


def parse_gaps(
    document: Document, keys: Collection[str], fill: Callable[[Any], Any] = lambda data: data, today: date = date.max
) -> tuple[Gaps | None, list[Problem]]:
    """Return the gaps of a file that was read.

    `keys` are those of the checked references; `fill` puts the organization's words in. No search is after `today`.
    """
    if document.problems:
        return None, list(document.problems)
    gaps, problems = validate(Gaps, fill(document.data), document.place_of, CHECK)
    if gaps is None:
        return None, problems
    if gaps.last_search > today:
        message = f'"last_search" is {gaps.last_search}, a day that is still to come. Write the day of the last search.'
        problems.append(Problem(*document.place_of(("last_search",)), message, CHECK))
    for number, gap in enumerate(gaps.not_found):
        if gap.reference and gap.reference not in keys:
            message = f'No reference has the key "{gap.reference}".{did_you_mean(gap.reference, keys)} Correct it.'
            problems.append(Problem(*document.place_of(("not_found", number, "reference")), message, CHECK))
    return gaps, sorted(set(problems))
