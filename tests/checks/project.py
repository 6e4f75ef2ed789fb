"""The real content in memory, and small changes to it: what an editor might do, each with the place where it shows."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from alsguide.citations.library import format_library, parse_library
from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.core.files import Files
from tests.support.shipped import shipped_files

REFERENCES = "content/data/references.json"
FALLS = "content/articles/safety/falls.md"
STRETCHING = "content/articles/exercise-types/stretching.md"
RELAXATION = "content/articles/exercise-types/relaxation.md"
ABOUT = "content/pages/about.md"
SIT_TO_STAND = "content/exercises/sit-to-stand.md"
ORGANISATION = "organisation.toml"


@lru_cache(maxsize=1)
def real_files() -> Files:
    """Return the real content with the settings that the project is shipped with, read once."""
    return shipped_files()


@dataclass(frozen=True)
class Change:
    """Changed content, and the place where the mistake must be named. `line` None: any line of the file."""

    files: Files
    path: str
    line: int | None


@dataclass(frozen=True)
class Mutation:
    """One mistake: its name, the check that must catch it, and the function that makes it."""

    name: str
    check: str
    make: Callable[[], Change]


MUTATIONS: list[Mutation] = []


def mistake(check: str) -> Callable[[Callable[[], Change]], Callable[[], Change]]:
    """Register a function as a mistake that a check must catch. For use as a decorator."""

    def register(function: Callable[[], Change]) -> Callable[[], Change]:
        MUTATIONS.append(Mutation(function.__name__.replace("_", " "), check, function))
        return function

    return register


def swap(path: str, old: str, new: str) -> Change:
    """Put a text in place of the first one; the mistake is on the line where the old text stood."""
    text = real_files().sources[path]
    assert old in text, f'{path} no longer holds "{old}": choose another place for this mistake'
    place = text.index(old)
    changed = text[:place] + new + text[place + len(old) :]
    return Change(real_files().with_source(path, changed), path, text.count("\n", 0, place) + 1)


def swap_match(path: str, pattern: str, new: str) -> Change:
    """Put a text in place of the first match of a pattern."""
    found = re.search(pattern, real_files().sources[path], re.MULTILINE)
    assert found, f"{path} no longer holds {pattern}: choose another place for this mistake"
    return swap(path, found[0], found.expand(new) if "\\" in new else new)


def drop_line(path: str, pattern: str, line: int | None = 2) -> Change:
    """Take out the first line that matches a pattern. The mistake is shown on the given line."""
    change = swap_match(path, rf"^.*{pattern}.*\n", "")
    return Change(change.files, path, line)


def add(path: str, words: str, line: int = 0) -> Change:
    """Add a paragraph in a section of its own at the end of the text. The mistake is on its given line (from 0)."""
    text = real_files().sources[path]
    end = text.find("::: unknowns")
    before = text[: end if end >= 0 else len(text)].rstrip("\n")
    after = text[end:] if end >= 0 else ""
    changed = f"{before}\n\n## One more thing {{#one-more-thing}}\n\n{words}\n\n{after}"
    return Change(real_files().with_source(path, changed), path, before.count("\n") + 5 + line)


def insert_below(path: str, row: str, words: str, line: int = 1) -> Change:
    """Add lines below the first line that holds a text. The mistake is so many lines below that one."""
    rows = real_files().sources[path].split("\n")
    number = next(i for i, found in enumerate(rows) if row in found)
    changed = "\n".join([*rows[: number + 1], words, *rows[number + 1 :]])
    return Change(real_files().with_source(path, changed), path, number + 1 + line)


def line_of(path: str, words: str) -> int:
    """Return the first line of a real file that holds some words."""
    return next(i for i, row in enumerate(real_files().sources[path].split("\n"), 1) if words in row)


def edit_reference(key: str, edit: Callable[[dict[str, Any]], None], field: str = "id") -> Change:
    """Change one reference; the mistake is on the line of its field, or where the reference begins."""
    records = json.loads(real_files().sources[REFERENCES])
    edit(next(record for record in records if record["id"] == key))
    text = format_library(records)
    start = text[: text.index(f'"id": "{key}"')].count("\n")
    rows = text.split("\n")
    number = next((i for i, row in enumerate(rows[start:], start) if f'"{field}":' in row), start - 1)
    return Change(real_files().with_source(REFERENCES, text), REFERENCES, number + 1)


def add_reference(record: dict[str, Any]) -> Change:
    """Add a reference at the end; the mistake is where it begins."""
    text = format_library([*json.loads(real_files().sources[REFERENCES]), record])
    line = parse_library(text, REFERENCES)[0][record["id"]].line
    return Change(real_files().with_source(REFERENCES, text), REFERENCES, line)


def at_citation(change: Change, key: str, path: str) -> Change:
    """Return the same change with the mistake at the first citation of a key in a file."""
    return Change(change.files, path, line_of(path, f"@{key}"))


def first_key(path: str) -> str:
    """Return the first key of a reference that a file cites."""
    found = re.search(rf"\[@(?!{USUAL_PRACTICE})([\w-]+)", real_files().sources[path])
    assert found, path
    return found[1]


GOOD_REFERENCE = {
    "id": "example2020",
    "type": "article-journal",
    "title": "A title that stands nowhere else in the library",
    "author": [{"family": "Example", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
    "custom": {"verified": True},
}
"""A reference without a mistake, to spoil in one way."""
