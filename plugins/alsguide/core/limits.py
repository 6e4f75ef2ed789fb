"""Limits: what a text may hold of each mark, so that reading and converting it ends soon.

Ten times what the longest text of this project holds is allowed. A text above a limit is a slip of a program or of a hand, and
is not read any further.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from alsguide.core.problems import Problem

CHECK = "limit"
LARGEST = 5_000_000
"""The most bytes of a text."""

DEEPEST = 40
"""The most brackets inside one another in data; a reader would fail at some thousands."""

BRACKETS = re.compile(r"[\[{\]}]")
TOO_DEEP = "Too many brackets stand inside one another, or one is not closed. Close it, or take some out."
SPLIT = "Split the text into several pages."
TAKE_APART = "Too many lists or quotations stand inside one another. Take some apart: readers see three levels at most."


@dataclass(frozen=True)
class Limit:
    """A pattern, how often a file may hold it, what to say when it does more often, and a sign of each match but the last."""

    pattern: re.Pattern[str]
    most: int
    message: str
    sign: str = ""


MARKDOWN = tuple(
    Limit(re.compile(pattern, re.MULTILINE), most, message, sign)
    for pattern, most, message, sign in (
        (r"^[^\n]*\n?", 5_000, f"This text has more than 5,000 lines. {SPLIT}", "\n"),
        (r"^[^\n]{20000}", 0, "This line has more than 20,000 signs. Break it into paragraphs.", ""),
        (r"^(?! {0,3}([-*])(?: {0,2}\1)*+ *$)[ \t]*+(?:(?:>|[-*+]|\d{1,9}+[.)])[ \t]*+){13}(?=\S)", 0, TAKE_APART, ""),
        (r"^(?: {40}|\t{10})[ \t]*+(?:[-*+]|\d{1,9}+[.)])[ \t]", 0, TAKE_APART, ""),
        (r"`+", 2_000, f"This text has more than 2,000 marks of code. {SPLIT}", "`"),
        (r"<", 1_000, f"This text has more than 1,000 signs <. {SPLIT}", "<"),
        (r"^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)", 500, f"This text has more than 500 headings. {SPLIT}", ""),
        (r"^:::", 500, f"This text has more than 500 marks of boxes. {SPLIT}", ":::"),
        (r"^[ \t]*+\*\[", 200, f"This text has more than 200 short forms. {SPLIT}", "*["),
        (r"^[ \t]*+:[ \t]", 200, f"This text has more than 200 meanings of words. {SPLIT}", ":"),
        (r"\[", 1_000, f"This text has more than 1,000 links and citations. {SPLIT}", "["),
    )
)  # fmt: skip
TOML = (
    Limit(
        re.compile(r"^[^\n]*\n?", re.MULTILINE),
        2_000,
        "This file has more than 2,000 lines. Take out what is no setting.",
    ),
)


def limit_problems(text: str, shown: str) -> list[Problem]:
    """Return what of a text passes a limit, in time linear in the text. `shown` is the path that problems name."""
    limits = MARKDOWN if shown.endswith(".md") else TOML if shown.endswith(".toml") else ()
    found = (Problem(shown, line, limit.message, CHECK) for limit in limits for line in passed(limit, text))
    if first := next(found, None):
        return [first]
    if shown.endswith(".toml") and (line := too_deep(text)):
        return [Problem(shown, line, TOO_DEEP, CHECK)]
    return []


def too_large(size: int, shown: str) -> list[Problem]:
    """Return the problem of a text that is too large to be read at all."""
    message = (
        f"This file has {size // 1_000_000} MB. A text has {LARGEST // 1_000_000} MB at most: split it, or take it out."
    )
    return [Problem(shown, 1, message, CHECK)] if size > LARGEST else []


def passed(limit: Limit, text: str) -> Iterator[int]:
    """Yield the line on which a text passes a limit, where it does. A text with too few of its sign is not searched."""
    if limit.sign and text.count(limit.sign) < limit.most:
        return
    for match in islice(limit.pattern.finditer(text), limit.most, limit.most + 1):
        if match[0]:
            yield text.count("\n", 0, match.start()) + 1


def too_deep(text: str) -> int:
    """Return the line on which more brackets stand inside one another than a reader takes; 0 where they do not."""
    depth = 0
    for bracket in BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return text.count("\n", 0, bracket.start()) + 1
    return 0
