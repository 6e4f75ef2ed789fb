"""Wording data: the words and phrases that the checks look for, from `content/data/wording.yaml`."""

import re
from typing import Annotated

from pydantic import Field, field_validator

from alsguide.checks.phrases import find_any
from alsguide.problems import Problem
from alsguide.schema import Record, validate
from alsguide.sources import Document

WORDING_FILE = "content/data/wording.yaml"

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]


class Rule(Record):
    """Phrases that must not stand in the text.

    `why` says what is wrong and how to mend it. `unless`: the sentence may hold the phrase when it also holds one of
    these; `unless_denied`: or when it says no, not or never.
    """

    phrases: Phrases
    why: str
    unless: tuple[str, ...] = ()
    unless_denied: bool = False


class Disagreement(Record):
    """A point on which sources differ: the cut-offs in use. Where one stands, another must stand beside it.

    `about` are words of the topic; each of `positions` is one cut-off, as phrases.
    """

    topic: str
    about: Phrases
    positions: Annotated[tuple[Phrases, ...], Field(min_length=2)]


class Contradiction(Record):
    """Two statements of which only one can hold. A page with both must say that sources differ."""

    topic: str
    one: Phrases
    other: Phrases


class Statement(Record):
    """Something that the site must say: `phrases`, one of which stands in one of the `files` (or below a folder)."""

    what: str
    phrases: Phrases
    files: Phrases


class Medical(Record):
    """How medical words are told: by their ending, or because they are listed. `plain` are exceptions to the endings."""

    endings: Phrases
    words: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


class Wording(Record):
    """The data of `content/data/wording.yaml`; the file says what each list is for."""

    forbidden: tuple[Rule, ...] = ()
    claims: tuple[Rule, ...] = ()
    denials: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    plain_shares: tuple[str, ...] = ()
    empty_links: tuple[str, ...] = ()
    spelled_right: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    review_claims: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    statements: tuple[Statement, ...] = ()
    medical: Medical = Medical(endings=("itis",))

    @field_validator("*")
    @classmethod
    def holds_phrases_that_can_be_read(cls, value: object) -> object:
        """Refuse a phrase whose brackets do not match."""
        for phrase in texts_in(value):
            try:
                find_any((phrase,))
            except re.error as error:
                raise ValueError(f'The phrase "{phrase}" cannot be read. Check its brackets.') from error
        return value


def texts_in(value: object) -> list[str]:
    """Give every text in nested tuples."""
    if isinstance(value, str):
        return [value]
    return [text for item in value for text in texts_in(item)] if isinstance(value, tuple) else []


def parse_wording(document: Document) -> tuple[Wording, list[Problem]]:
    """Check the wording data. With problems, they hold nothing."""
    if document.problems:
        return Wording(), document.problems
    wording, problems = validate(Wording, document.data, document.path, document.line_of, "wording-data")
    return wording or Wording(), problems
