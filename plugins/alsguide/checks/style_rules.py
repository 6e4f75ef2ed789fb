"""Wording data: the words and phrases that the checks look for, from `content/data/wording.yaml`."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from alsguide.checks.phrases import find_any
from alsguide.core.problems import Problem
from alsguide.core.schema import Record, validate
from alsguide.core.sources import Document

WORDING_FILE = "content/data/wording.yaml"

PLAIN = re.compile(r"[\w '’,.-]+")
"""A phrase without any mark of a choice: it can always be read, and most phrases are like that."""


def readable(phrase: str) -> str:
    """Refuse a phrase whose brackets do not match, or with a space beside an optional part, which would be missed."""
    if PLAIN.fullmatch(phrase):
        return phrase
    try:
        find_any((phrase,))
    except re.error as error:
        raise ValueError(f'The phrase "{phrase}" cannot be read. Check its brackets.') from error
    if " ?" in phrase:
        raise ValueError(f'The phrase "{phrase}" has a space before "?". Put the space into the brackets.')
    return phrase


Phrase = Annotated[str, Field(min_length=1), AfterValidator(readable)]
Some = tuple[Phrase, ...]
Phrases = Annotated[Some, Field(min_length=1)]


class Banned(Record):
    """Phrases that must not stand in the text.

    `why` says what is wrong and how to fix it. `unless`: the sentence may hold the phrase when it also holds one of
    these; `unless_denied`: or when it says no, not or never.
    """

    phrases: Phrases
    why: str
    unless: Some = ()
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


class SignTopic(Record):
    """What the safety signs speak of: words of the topic, and the ids of signs that say what to do."""

    topic: str
    about: Phrases
    signs: Phrases


class Medical(Record):
    """How medical words are told: by their ending, or because they are listed. `plain` are exceptions to the endings."""

    endings: Phrases
    words: Some = ()
    plain: Some = ()


class Wording(Record):
    """The data of `content/data/wording.yaml`; the file says what each list is for."""

    forbidden: tuple[Banned, ...] = ()
    claims: tuple[Banned, ...] = ()
    denials: Some = ()
    attributions: Some = ()
    practice: Some = ()
    typed_doubt: Some = ()
    sign_topics: tuple[SignTopic, ...] = ()
    sign_advice: Some = ()
    animals: Some = ()
    people: Some = ()
    benefits: Some = ()
    risks: Some = ()
    differ: Some = ()
    plain_shares: Some = ()
    empty_links: Some = ()
    spelled_right: Some = ()
    badges: Some = ()
    review_claims: Some = ()
    disagreements: tuple[Disagreement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    statements: tuple[Statement, ...] = ()
    medical: Medical = Medical(endings=("itis",))


def parse_wording(document: Document) -> tuple[Wording, list[Problem]]:
    """Check the wording data. With problems, they hold nothing."""
    if document.problems:
        return Wording(), document.problems
    wording, problems = validate(Wording, document.data, document.place_of, "wording-data")
    return wording or Wording(), problems
