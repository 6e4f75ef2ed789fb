"""Synonyms: everyday words and the words that the site uses for them, from `content/data/synonyms.yaml`."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Record, validate
from alsguide.core.sources import Document
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

Words = Annotated[str, Field(min_length=1)]


class Synonym(Record):
    """Words that readers say, and the words of the site that are meant."""

    say: Annotated[tuple[Words, ...], Field(min_length=1)]
    means: Annotated[tuple[Words, ...], Field(min_length=1)]


class Elsewhere(Record):
    """What readers ask for that the site has nothing on, and the sentences that say so and name who can help."""

    say: Annotated[tuple[Words, ...], Field(min_length=1)]
    answer: Words


class SearchWords(Record):
    """What the search knows of words.

    `ignored` are words that say nothing by themselves; `urgent` are words at which the emergency line is shown first;
    `synonyms` join what readers say to what the site says; `elsewhere` tells what it has nothing on.
    """

    ignored: tuple[Words, ...] = ()
    urgent: tuple[Words, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


NUMBERS = "{{emergency numbers}}"
"""What stands in a list of words for the emergency numbers of all countries."""


def parse_search_words(
    document: Document, organisation: Organisation, numbers: Sequence[str] = ()
) -> tuple[SearchWords, list[Problem]]:
    """Return the words of a file that was read; with problems, the search knows none."""
    if document.problems:
        return SearchWords(), document.problems
    data = fill_all(document.data, organisation)
    if isinstance(data, dict) and isinstance(data.get("ignored"), str):
        data["ignored"] = data["ignored"].split()
    data = with_numbers(data, numbers)
    found, problems = validate(SearchWords, data, document.place_of, "synonyms")
    return found or SearchWords(), problems


def with_numbers(value: Any, numbers: Sequence[str]) -> Any:
    """Return nested data in which the emergency numbers stand in the lists that name them."""
    if isinstance(value, dict):
        return {key: with_numbers(part, numbers) for key, part in value.items()}
    if isinstance(value, list):
        listed = [numbers if part == NUMBERS else [with_numbers(part, numbers)] for part in value]
        return [part for parts in listed for part in parts]
    return value
