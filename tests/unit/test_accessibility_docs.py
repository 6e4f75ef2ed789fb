"""The table of WCAG 2.2 in docs/accessibility.md is whole and names tests that exist; what it says that scripts leave out."""

import ast
import re
from collections import Counter
from functools import cache

import pytest

from tests.support.sites import ROOT

DOC = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
STATES = ("met", "not applicable", "not met", "not tried")
LEVELS = {
    "A": "1.1.1 1.2.1-3 1.3.1-3 1.4.1-2 2.1.1-2 2.1.4 2.2.1-2 2.3.1 2.4.1-4 2.5.1-4 3.1.1 3.2.1-2 3.2.6 3.3.1-2 3.3.7 4.1.2",
    "AA": "1.2.4-5 1.3.4-5 1.4.3-5 1.4.10-13 2.4.5-7 2.4.11 2.5.7-8 3.1.2 3.2.3-4 3.3.3-4 3.3.8 4.1.3",
    "AAA": "1.2.6-9 1.3.6 1.4.6-9 2.1.3 2.2.3-6 2.3.2-3 2.4.8-10 2.4.12-13 2.5.5-6 3.1.3-6 3.2.5 3.3.5-6 3.3.9",
}
"""The success criteria of WCAG 2.2 by level; `1.2.1-3` is 1.2.1 to 1.2.3."""

ROWS = re.findall(r"^\| ([\d.]+) \| ([^|]+) \| (A+) \| ([^|]+) \| ([^|]+) \| ([^|]*) ?\|$", DOC, re.MULTILINE)


def criteria(ranges: str) -> list[str]:
    """Return the numbers of criteria that ranges stand for."""
    found = re.findall(r"(\d\.\d)\.(\d+)(?:-(\d+))?", ranges)
    return [
        f"{guideline}.{place}"
        for guideline, first, last in found
        for place in range(int(first), int(last or first) + 1)
    ]


@cache
def names_of(file: str) -> set[str]:
    """Return the names of the tests in a file below tests/."""
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_each_criterion_stands_in_the_table_once_with_its_level() -> None:
    expected = {(number, level) for level, ranges in LEVELS.items() for number in criteria(ranges)}
    assert len(expected) == 86
    assert Counter((number, level) for number, _, level, *_ in ROWS) == Counter(expected)


def test_each_row_has_a_known_state_and_says_how_or_why_not() -> None:
    assert [row for row in ROWS if row[3] not in STATES or not row[4].endswith(".")] == []


def test_the_counts_above_the_table_are_those_of_its_rows() -> None:
    counted = Counter((level, state) for _, _, level, state, *_ in ROWS)
    for level in LEVELS:
        assert f"| {level} | {' | '.join(str(counted[level, state]) for state in STATES)} |" in DOC


def test_readers_are_told_the_same_counts() -> None:
    page = (ROOT / "content" / "pages" / "accessibility.md").read_text("utf-8")
    counted = Counter(state for *_, state, _, _ in ROWS)
    assert re.findall(r"\*\*(\d+)\*\*", page) == [str(counted[state]) for state in STATES]


def test_each_test_that_the_table_names_exists() -> None:
    named = [name.split("::") for row in ROWS for name in re.findall(r"`([^`]+)`", row[5])]
    assert len(named) >= 80
    assert [f"{file}::{name}" for file, name in named if name not in names_of(file)] == []


SCRIPTS = sorted([*(ROOT / "theme").glob("scripts/**/*.js"), *(ROOT / "theme").glob("components/**/*.js")])
LISTENS = r"""["'](?:key(?:down|up|press)|pointer\w+|mouse\w+|touch\w+|drag\w*|drop|device(?:motion|orientation))["']"""
STYLES = sorted([*(ROOT / "theme").glob("styles/*.css"), *(ROOT / "theme").glob("components/**/*.css")])
FIXES = r"position:\s*(?:-webkit-)?(?:fixed|sticky)"


def test_no_script_listens_to_keys_pointers_or_sensors() -> None:
    """Native controls act on clicks, which every way of input makes: keys, eyes, switches, voices and touch."""
    assert len(SCRIPTS) >= 30
    assert [file.name for file in SCRIPTS if re.search(LISTENS, file.read_text("utf-8"))] == []


def test_no_style_fixes_anything_above_the_text() -> None:
    assert len(STYLES) >= 30
    assert [file.name for file in STYLES if re.search(FIXES, file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(LISTENS, 'add("keydown", move)'), (LISTENS, "on('pointerdown')"), (FIXES, "position: sticky")],
)
def test_what_is_looked_for_is_found_where_it_stands(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
