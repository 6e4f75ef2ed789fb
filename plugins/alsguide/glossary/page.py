"""The page of all words: which words stand under which letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from alsguide.core.letters import by_letter
from alsguide.glossary.model import Word


@dataclass(frozen=True)
class Letter:
    """All words under one letter; those that do not begin with a letter stand under "#"."""

    id: str
    letter: str
    words: tuple[Word, ...]


def letters_of(words: Sequence[Word]) -> list[Letter]:
    """Return the words by their first letter, in order."""
    ordered = sorted(words, key=lambda word: word.id)
    return [Letter(*letter) for letter in by_letter(ordered, lambda word: word.id.removeprefix("word-"))]
