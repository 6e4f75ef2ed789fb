"""Problems: what is wrong in the content, where, and how to fix it.

Every part that reads content returns problems instead of raising, so that one report can show all of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the content.

    `path` is relative to the project's folder, with forward slashes. `line` counts from 1; 1 is also used when the
    whole file is meant. `message` says what is wrong, then how to fix it. `check` names the check that found it;
    it is empty until the check is known by its name.
    """

    path: str
    line: int
    message: str
    check: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} ({self.check})"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word closest to a mistyped one, whatever its capitals, or None when nothing is close."""
    by_lower = {name.lower(): name for name in known}
    matches = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the nearest known word, or an empty string."""
    found = nearest(word, known)
    return f' Did you mean "{found}"?' if found else ""


def format_report(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted, one a line, and the count as the last line."""
    ordered = sorted(set(problems))
    count = len(ordered)
    closing = "1 problem" if count == 1 else f"{count} problems"
    return "\n".join([*map(str, ordered), closing])
