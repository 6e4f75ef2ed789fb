"""One mistake at a time, put into the real content: the named check catches each, at the right file and line.

`python -m tests.checks.test_mutations` shows the result alone. When a test here fails because a place in the content is
gone, choose another place for that mistake; when a check no longer catches it, fix the check.
"""

import sys
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pytest

from alsguide.checks import all_problems, run_checks
from alsguide.checks.registry import CHECKS
from alsguide.core.problems import Problem, format_report
from alsguide.overrides.merge import make_project
from tests.checks import (
    mistakes_of_data,
    mistakes_of_files,
    mistakes_of_marks,
    mistakes_of_paste,
    mistakes_of_safety,
    mistakes_of_structure,
    mistakes_of_trust,
    mistakes_of_words,
)
from tests.checks.project import MUTATIONS, Change, Mutation, real_files
from tests.support.shipped import site_of

MODULES = (
    mistakes_of_data,
    mistakes_of_files,
    mistakes_of_marks,
    mistakes_of_paste,
    mistakes_of_safety,
    mistakes_of_structure,
    mistakes_of_trust,
    mistakes_of_words,
)
"""The modules whose import registers the mistakes."""

CAUGHT_ELSEWHERE = {"encoding", "large-image", "picture", "picture-note"}
"""Checks of what cannot be shown in text: see test_files.py and tests/unit/test_pictures.py."""


FOUND: dict[Hashable, Any] = {}
"""What checks found in each part, under the key of all that it depends on: most texts are the same in all mutations."""


def found(mutation: Mutation, change: Change) -> tuple[bool, list[Problem]]:
    """Return whether the named check finds a mistake at its place, and what it found."""
    named = CHECKS[mutation.check]
    run = [named] if mutation.check != "silence" else [named, CHECKS["link-text"]]
    problems = run_checks(replace(site_of(make_project(change.files)), kept=FOUND), run)
    caught = [p for p in problems if p.check == mutation.check and p.path == change.path]
    return any(change.line is None or p.line == change.line for p in caught), problems


def false_alarms() -> list[Problem]:
    """Return what the checks find in the real content as it stands."""
    return all_problems(site_of(make_project(real_files())))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name.replace(" ", "-"))
def test_each_mistake_is_caught_by_its_check_at_its_place(mutation: Mutation) -> None:
    change = mutation.make()
    is_caught, problems = found(mutation, change)
    assert is_caught, f"expected {change.path}:{change.line} ({mutation.check}), found:\n{format_report(problems)}"


def test_the_real_content_raises_no_false_alarm() -> None:
    assert format_report(false_alarms()) == "0 problems"


def test_every_check_has_a_mistake_that_it_catches() -> None:
    assert len(MUTATIONS) >= 60
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
    assert set(CHECKS) - {mutation.check for mutation in MUTATIONS} - CAUGHT_ELSEWHERE == set()


def main() -> int:
    """Print what is caught; exit status 0 when everything is and nothing else."""
    missed = [mutation for mutation in MUTATIONS if not found(mutation, mutation.make())[0]]
    alarms = false_alarms()
    for mutation in missed:
        print(f"missed: {mutation.name} ({mutation.check})")
    print(f"caught {len(MUTATIONS) - len(missed)}/{len(MUTATIONS)}, false alarms {len(alarms)}")
    return int(bool(missed or alarms))


if __name__ == "__main__":
    sys.exit(main())
