"""The page of all words: which words stand under which letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from alsguide.glossary.model import Word


@dataclass(frozen=True)
class Letter:
    """All words under one letter; those that do not begin with a letter stand under "#"."""

    id: str
    letter: str
    words: tuple[Word, ...]


def letters_of(words: Sequence[Word]) -> list[Letter]:
    """Return the words by their first letter, in order."""
    groups: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda word: word.id):
        first = word.id.removeprefix("word-")[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(word)
    return [
        Letter(f"letter-{letter.lower() if letter != '#' else 'other'}", letter, tuple(found))
        for letter, found in sorted(groups.items())
    ]
