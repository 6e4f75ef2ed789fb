"""Statements: what the privacy and accessibility pages say, worked out from the policy and from the last test run.

A *claim* is a key of the theme's words. It is made only where the policy bears it out, so the pages cannot promise more
than the servers are told.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from alsguide.hosting.policy import COMMON, CONTENT, DEFAULT, FORM, PERMISSIONS

RESULTS_FILE = "content/data/tested.json"

Test = Callable[[], bool]


def is_own(directive: str) -> bool:
    """Return whether pages load something from this site alone."""
    return all(
        set(CONTENT[kind].get(directive, "'none'").split()) <= {"'self'", "'none'", "data:"} for kind in (DEFAULT, FORM)
    )


def is_shut(directive: str, kind: str) -> bool:
    """Return whether a kind of page may not do something at all."""
    return CONTENT[kind].get(directive, CONTENT[kind]["default-src"]) == "'none'"


CLAIMS: tuple[tuple[str, Test], ...] = (
    ("privacy_own_files", lambda: all(map(is_own, ("script-src", "style-src", "img-src", "font-src", "media-src")))),
    ("privacy_no_connection", lambda: all(is_shut("connect-src", kind) for kind in (DEFAULT, FORM))),
    ("privacy_no_form", lambda: all(is_shut("form-action", kind) for kind in (DEFAULT, FORM))),
    ("privacy_no_worker_on_forms", lambda: is_shut("worker-src", FORM)),
    ("privacy_no_referrer", lambda: COMMON["Referrer-Policy"] == "no-referrer"),
)
"""What the privacy page says of every copy of the site, with headers or without, and when that is true."""

HEADER_CLAIMS: tuple[tuple[str, Test], ...] = (
    ("privacy_lost_frames", lambda: is_shut("frame-ancestors", DEFAULT)),
    ("privacy_lost_devices", lambda: set(PERMISSIONS) >= {"camera", "microphone", "geolocation"}),
    ("privacy_lost_types", lambda: COMMON["X-Content-Type-Options"] == "nosniff"),
    ("privacy_lost_windows", lambda: COMMON["Cross-Origin-Opener-Policy"] == "same-origin"),
)
"""What holds only where the host sends the headers, so what is lost where it cannot."""


def claims(from_list: tuple[tuple[str, Test], ...] = CLAIMS) -> list[str]:
    """Return the keys of the claims that are true."""
    return [key for key, is_true in from_list if is_true()]


TESTED = (
    "axe",
    "targets",
    "keyboard",
    "zoom",
    "no_scripts",
    "print",
    "contrast",
    "html",
    "reading",
    "offline",
    "headers",
)
"""The kinds of tests that the accessibility page speaks of; `tests/support/record.py` says which tests each is made of."""


@dataclass(frozen=True)
class Tested:
    """A kind of test: its id, how many of its tests passed and failed in the last recorded run, both 0 when none was."""

    id: str
    passed: int = 0
    failed: int = 0

    @property
    def result(self) -> str:
        """Return the key of the words for the result."""
        if self.failed:
            return "tested_failed"
        return "tested_passed" if self.passed else "tested_not_run"


def read_results(text: str) -> tuple[date | None, list[Tested]]:
    """Return the day of the last recorded test run and its result for each kind of test. `text` is that of `RESULTS_FILE`.

    Raises ValueError where it is no such record.
    """
    try:
        data: dict[str, Any] = json.loads(text or "{}")
        kinds = dict(data.get("kinds", {}).items())
        found = [tested(key, kinds[key]) if key in kinds else Tested(key) for key in TESTED]
        return (date.fromisoformat(data["on"]) if "on" in data else None), found
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("it has another form") from error


def tested(kind: str, counts: Any) -> Tested:
    """Return what is recorded of a kind of test: two whole numbers. Raises ValueError, TypeError or KeyError otherwise."""
    found = Tested(kind, counts["passed"], counts["failed"])
    if not all(type(number) is int and number >= 0 for number in (found.passed, found.failed)):
        raise ValueError("a number of tests is not a whole number")
    return found
