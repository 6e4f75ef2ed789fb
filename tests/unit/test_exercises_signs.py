"""Signs of danger on exercises: each shows those that belong to its movement, and keeps only its own in its file."""

import re
from collections.abc import Callable

import pytest

from alsguide.core.problems import format_report
from alsguide.exercises.load import load_exercises
from alsguide.exercises.model import Exercise
from alsguide.exercises.signs import groups_for, signs_for
from alsguide.organisation import Organisation
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.model import SafetySigns
from tests.support.shipped import shipped

EXERCISES, PROBLEMS = load_exercises(shipped().markdown.values())

SHARED = re.compile(r"\b(?:pain$|dizzy|faint|talk|chest|twitching|tired 30|sore|spasm|swollen|911)|emergency number")
"""What only the shared signs say. A pain in one place is a sign of one exercise."""

NEEDED: list[tuple[str, Callable[[Exercise], bool], int]] = [
    ("chest-pain", lambda one: True, 40),
    ("breath-sudden", lambda one: True, 40),
    ("breathless", lambda one: True, 40),
    ("pain", lambda one: True, 40),
    ("leg-clot", lambda one: "calves" in one.body_parts and one.kind != "aerobic", 4),
    ("fall", lambda one: "standing" in one.flags, 5),
    ("shaking", lambda one: "standing" in one.flags or one.kind == "strengthening", 9),
    ("breath-new", lambda one: "lying_flat" in one.flags or one.kind == "breathing", 11),
    ("dizzy", lambda one: one.kind not in ("range-of-motion",), 28),
    ("cramp-or-weaker", lambda one: one.kind in ("aerobic", "strengthening", "aquatic"), 13),
    ("tired-after", lambda one: one.kind in ("aerobic", "strengthening", "aquatic"), 13),
    ("weaker-after", lambda one: one.kind in ("aerobic", "strengthening", "aquatic"), 13),
    ("sore-after", lambda one: one.kind in ("aerobic", "strengthening", "aquatic"), 13),
    ("spasm", lambda one: one.who_moves == "carer", 8),
    ("resistance", lambda one: one.who_moves == "carer", 8),
]
"""Each sign with the exercises that must show it, and how many there are at least."""


@pytest.fixture(scope="module")
def signs() -> SafetySigns:
    found, problems = parse_signs(
        shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation()
    )
    assert not problems, format_report(problems)
    return found


@pytest.mark.parametrize(("sign", "belongs", "least"), NEEDED, ids=[sign for sign, _, _ in NEEDED])
def test_a_sign_stands_on_every_exercise_it_belongs_to(
    signs: SafetySigns, sign: str, belongs: Callable[[Exercise], bool], least: int
) -> None:
    """Fix `applies_to` or `shown_on` of the sign in safety_signs.yaml."""
    assert PROBLEMS == []
    meant = [exercise for exercise in EXERCISES if belongs(exercise)]
    assert len(meant) >= least
    for exercise in meant:
        shown = [found.id for group in groups_for(exercise, signs) for found in group.signs]
        assert sign in shown, exercise.id


def test_every_shown_sign_reaches_the_reader_under_its_level(signs: SafetySigns) -> None:
    walking = next(exercise for exercise in EXERCISES if exercise.id == "walking")
    shown = signs_for(walking, signs)
    count = sum(len(group.signs) for group in groups_for(walking, signs))
    lines = (shown.emergency, shown.today, shown.told, shown.stop, shown.less)
    assert sum(map(len, lines)) == count + len(walking.stop_if)
    assert any("near-fall" in line for line in shown.told)


def test_files_hold_only_signs_of_their_own() -> None:
    """A sign that others share stands in safety_signs.yaml alone: take it out of `stop_if`."""
    own = [text for exercise in EXERCISES for text in exercise.stop_if]
    assert len(own) >= 30
    assert [text for text in own if SHARED.search(text)] == []


def test_no_stretch_is_held_longer_than_its_sources_bear() -> None:
    """10 seconds, and 5 where a carer holds, because no source for ALS bears more."""
    held = [(one, one.dose.upper.hold_seconds) for one in EXERCISES if one.dose.upper.hold_seconds is not None]
    assert len(held) >= 19
    for exercise, seconds in held:
        assert seconds <= (5 if exercise.who_moves == "carer" else 10), exercise.id
