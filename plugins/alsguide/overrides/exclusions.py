"""Pages that a host leaves out: their traces in all other files, and what cannot be left out.

Every line of a file keeps its number, so that problems name it as someone wrote it.
"""

import re
from itertools import pairwise
from pathlib import Path, PurePosixPath

from alsguide.core.problems import Problem, did_you_mean

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

FILE_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(([^()\s]+?\.md)(#[^()\s]*)?\)")
"""A Markdown link to a Markdown file: its words, the path, and the part behind `#`."""

LINK = r"\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\(([^()\s]+?\.md)(?:#[^()\s]*)?\)"
"""A link to a Markdown file in a longer pattern; its one group is the path."""

BEGIN = r"(?:(?<=[\w.?!)\]|])[ ]|^)"
"""The beginning of a sentence or of a line."""

POINTERS = (
    re.compile(rf"{BEGIN}(?:See|See also|Read|Read more in|More is in) {LINK}\.(?=\s|$)", re.MULTILINE),
    re.compile(
        rf"(?:(?<=[.?!)\]]) |^){LINK} (?:explains|has|helps|lists|says|tells) [^.\[\]|\n]*\.(?=\s|$)", re.MULTILINE
    ),
    re.compile(rf"^[-*] {LINK}$", re.MULTILINE),
)
"""Sentences that do nothing but lead to one Markdown file, and items of a list that are no more than a link to it."""

NEXT_STEP = re.compile(r'^next_step:\s*["\']?([\w/.-]+\.md)["\']?\s*$', re.MULTILINE)
"""The header field that names the next page."""

PAGE_FIELD = re.compile(r"^\s+page:\s*[\"']?([\w/.-]+\.md)[\"']?\s*$", re.MULTILINE)
"""A field of an item in a data file that names the page it belongs to."""

EXERCISE_FIELD = re.compile(r"^\s+(?:- )?exercise:\s*[\"']?([\w-]+)[\"']?\s*$", re.MULTILINE)
"""A field of an item in a data file that names an exercise, such as those of a starter plan."""

SHORT_ROW = re.compile(r"^\s+(?:- ([\w-]+)|([\w-]+): ([\w-]+)|[\w-]+: \{exercise: ([\w-]+)[^{}]*\})$")
"""A line inside a block of YAML that is no more than a name, two names, or a stand-in of a starter plan."""

FLOW_LIST = re.compile(r"\[([^\[\]\n]*)\]")
"""A YAML list on one line."""


def leave_out_problems(leave_out: tuple[str, ...], root: Path) -> list[Problem]:
    """Return a problem for each page that cannot be left out, because it is needed or is not there."""
    known = [path.relative_to(root / "content").as_posix() for path in (root / "content").rglob("*.md")]
    text = (root / "organisation.toml").read_text("utf-8")
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


def next_of(path: Path) -> str:
    """Return the next page that a Markdown file names; empty where it names none or is not there."""
    found = NEXT_STEP.search(path.read_text("utf-8")) if path.is_file() else None
    return found[1] if found else ""


def without_pages(text: str, name: str, absent: set[str], next_steps: dict[str, str]) -> str:
    """Return a source without the ways to pages that are left out; every line keeps its number.

    A sentence that only leads there goes, other links keep their words, a next page is replaced by the one after it, an
    exercise is dropped from lists, and so is an item of a data file that belongs to such a page.
    """
    if name.endswith(".yaml"):
        return without_items(text, absent)

    def sentence(match: re.Match[str]) -> str:
        return "" if target_of(name, match[1]) in absent else match[0]

    def link(match: re.Match[str]) -> str:
        return match[1] if target_of(name, match[2]) in absent else match[0]

    def step(match: re.Match[str]) -> str:
        target = match[1]
        seen = {name.removeprefix("content/")}
        while target in absent and target not in seen:
            seen.add(target)
            target = next_steps.get(target, "")
        if target in seen or not target:
            target = next(page for page in AFTERWARDS if page not in seen)
        return f"next_step: {target}" if target != match[1] else match[0]

    for pointer in POINTERS:
        text = pointer.sub(sentence, text)
    return without_ids(NEXT_STEP.sub(step, FILE_LINK.sub(link, text), count=1), exercise_ids(absent))


def exercise_ids(absent: set[str]) -> set[str]:
    """Return the ids of the exercises among the pages that are left out."""
    return {PurePosixPath(name).stem for name in absent if name.startswith("exercises/")}


def without_ids(text: str, ids: set[str]) -> str:
    """Return a text whose lists of ids on one line do not name certain ones."""

    def shorten(match: re.Match[str]) -> str:
        items = [item.strip() for item in match[1].split(",")]
        kept = [item for item in items if item not in ids]
        return f"[{', '.join(kept)}]" if len(kept) < len(items) else match[0]

    return FLOW_LIST.sub(shorten, text)


def without_items(text: str, absent: set[str]) -> str:
    """Return a data file without absent exercises: items that belong to an absent page, or need such an exercise, are blanked.

    An exercise that only stands in for another, or is one of a list, goes by itself.
    """
    ids = exercise_ids(absent)
    rows = without_ids(text, ids).split("\n")
    starts = [number for number, row in enumerate(rows) if row.startswith("- ")] + [len(rows)]
    for first, last in pairwise(starts):
        item = "\n".join(rows[first:last])
        is_empty = bool(ids) and "  plan_b: []" in rows[first:last]
        if is_empty or absent & set(PAGE_FIELD.findall(item)) or ids & set(EXERCISE_FIELD.findall(item)):
            rows[first:last] = [""] * (last - first)
    for number, row in enumerate(rows):
        if ids and (match := SHORT_ROW.match(row)) and ids & set(match.groups()):
            rows[number] = ""
            close_emptied_block(rows, number, "[]" if match[1] else "{}")
    return "\n".join(rows)


def close_emptied_block(rows: list[str], number: int, empty: str) -> None:
    """Write the empty value behind the name of a block of YAML, when the line at `number`, now blank, was its last."""
    above = next(
        row for row in range(number - 1, -1, -1) if rows[row].strip() and not rows[row].lstrip().startswith("#")
    )
    after = next((row for row in rows[number:] if row.strip() and not row.lstrip().startswith("#")), "")
    head = rows[above]
    if head.endswith(":") and indent(after) <= indent(head):
        rows[above] = f"{head} {empty}"


def indent(row: str) -> int:
    """Return the number of spaces at the beginning of a line."""
    return len(row) - len(row.lstrip(" "))


def target_of(name: str, path: str) -> str:
    """Return the page that a link of a file means, as a path below `content/`."""
    parts = list(PurePosixPath(name).parent.parts[1:])
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
