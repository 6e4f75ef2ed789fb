"""Pages that a host leaves out: their traces in the data of all other files, and what cannot be left out.

The data are looked at after they are read, so it does not matter how a file is laid out. What is absent:

- a name in a field of `NAMES`, where it is the name of a page or exercise that is left out;
- a record with such a field, but for the fields in `ALTERNATIVES`, which go alone;
- a list in a field of `WHOLE` that lost an item, and one of `NEEDED_LISTS` that lost all.

What is absent goes from the list or record around it. Links in Markdown are seen to where it is converted
(`alsguide.markup.links`).
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Location

NEEDED = (
    "pages/home.md",
    "pages/not-found.md",
    "pages/privacy.md",
    "pages/accessibility.md",
    "pages/about.md",
    "pages/how-we-check.md",
    "articles/safety/when-to-stop.md",
    "articles/safety/before-you-start.md",
)
"""Pages that no site can leave out: the frame, the statements that the law asks for, and what keeps readers safe."""

AFTERWARDS = ("articles/safety/when-to-stop.md", "articles/safety/before-you-start.md")
"""The next step of a page whose own next steps are all left out: the first of these that is not the page itself."""

CAUSED = frozenset({"unused-reference", "unused-word", "orphan-page", "advice-without-source", "changed-since-review"})
"""Checks that may report a file of the project only because another page is left out."""

NAMES = {
    "page": "pages",
    "seen_on": "pages",
    "exercise": "exercises",
    "or": "exercises",
    "exercises": "exercises",
    "plan_b": "exercises",
    "one_side_at_a_time": "exercises",
    "versions": "exercises",
    "steps_down": "exercises",
}
"""The fields that name a page, by its path below `content/`, or an exercise, by its id; or lists of them."""

ALTERNATIVES = ("or",)
"""Fields without which the record around them still says what it should."""

WHOLE = ("items",)
"""Lists that were put together with care, such as the exercises of a ready-made plan: with one part less, they are no whole."""

NEEDED_LISTS = ("plan_b", "seen_on")
"""Lists without which the record around them is nothing."""

ABSENT = object()
"""What stands for a value that is absent."""


def leave_out_problems(leave_out: tuple[str, ...], known: list[str], text: str) -> list[Problem]:
    """Return a problem for each page that cannot be left out, because it is needed or is none of those `known`.

    `text` is that of `organisation.toml`.
    """
    problems = []
    for name in leave_out:
        line = next((n for n, row in enumerate(text.splitlines(), 1) if f'"{name}"' in row), 1)
        if name in NEEDED:
            message = f'"{name}" cannot be left out: every site needs it. You can write your own in overrides/content/.'
            problems.append(Problem("organisation.toml", line, message, "organisation"))
        elif name not in known:
            message = f'There is no "{name}" to leave out.{did_you_mean(name, known)}'
            problems.append(Problem("organisation.toml", line, message, "organisation"))
    return problems


def next_step(name: str, target: str, next_steps: Mapping[str, Any]) -> str:
    """Return the next step of a page whose own is `target`: the first that is there, and not the page itself.

    `next_steps` holds the next step of each page that is left out. Pages are named by their paths below `content/`.
    """
    seen = {name}
    while target in next_steps and target not in seen:
        seen.add(target)
        target = next_steps[target] or ""
    if target in seen or not target:
        return next(page for page in AFTERWARDS if page not in seen)
    return target


def without_absent(document: Document, absent: frozenset[str]) -> Document:
    """Return a document without what is absent where the pages `absent`, paths below `content/`, are left out."""
    exercises = {PurePosixPath(name).stem for name in absent if name.startswith("exercises/")}
    if (absent | exercises).isdisjoint(text for _, text in document.texts):
        return document
    removed: set[Location] = set()
    data = prune(document.data, "", (), {"pages": absent, "exercises": exercises}, removed)
    if not removed:
        return document
    gone = parts_by_place(removed)
    lines = {place: line for old, line in document.lines.items() if (place := moved(old, gone)) is not None}
    elsewhere = dict(document.elsewhere)
    if isinstance(document.data, list):
        left = [str(number) for number in range(len(document.data)) if (number,) not in removed]
        elsewhere = {str(new): elsewhere[old] for new, old in enumerate(left) if old in elsewhere}
    return Document(document.path, None if data is ABSENT else data, lines, document.problems, elsewhere)


def prune(value: Any, field: str, place: Location, gone: Mapping[str, Any], removed: set[Location]) -> Any:
    """Return a value without what is absent in it, or `ABSENT`. `removed` takes the places of what goes."""
    if isinstance(value, list):
        found = [prune(item, field, (*place, number), gone, removed) for number, item in enumerate(value)]
        removed.update((*place, number) for number, item in enumerate(found) if item is ABSENT)
        left = [item for item in found if item is not ABSENT]
        lost_whole = field in WHOLE and len(left) < len(value)
        return ABSENT if lost_whole or (field in NEEDED_LISTS and value and not left) else left
    if isinstance(value, dict):
        about = value.get("fact")
        fields = {name: "exercises" if name == "is" and about == "exercise" else str(name) for name in value}
        parts = {name: prune(part, fields[name], (*place, str(name)), gone, removed) for name, part in value.items()}
        lost = [name for name, part in parts.items() if part is ABSENT]
        removed.update((*place, str(name)) for name in lost)
        if any(name not in ALTERNATIVES for name in lost):
            return ABSENT
        return {name: part for name, part in parts.items() if part is not ABSENT}
    return ABSENT if isinstance(value, str) and field in NAMES and value in gone[NAMES[field]] else value


def parts_by_place(places: Iterable[Location]) -> dict[Location, set[str | int]]:
    """Return the last parts of some places, by what stands before."""
    found: dict[Location, set[str | int]] = {}
    for *around, part in places:
        found.setdefault(tuple(around), set()).add(part)
    return found


def moved(place: Location, gone: Mapping[Location, set[str | int]]) -> Location | None:
    """Return where a value stands after some parts of the lists and records around it went; None for one that went."""
    new: list[str | int] = []
    for depth, part in enumerate(place):
        lost = gone.get(place[:depth], ())
        if part in lost:
            return None
        new.append(part - sum(earlier in lost for earlier in range(part)) if lost and isinstance(part, int) else part)
    return tuple(new)
