"""The letters of an alphabetical list."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")

OTHER = "#"
"""Stands for what does not begin with a letter."""


def by_letter(items: Iterable[Item], name: Callable[[Item], str]) -> list[tuple[str, str, tuple[Item, ...]]]:
    """Return items by the first letter of their names: an id, the letter and the items, which keep their order."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        first = sort_key(name(item))[:1].upper()
        groups.setdefault(first if first.isalpha() else OTHER, []).append(item)
    return [
        (f"letter-{letter.lower() if letter != OTHER else 'other'}", letter, tuple(found))
        for letter, found in sorted(groups.items())
    ]


def sort_key(name: str) -> str:
    """Return the form of a name by which it is sorted: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
