"""YAML that no reader survives: each gets a message with its line, in time linear in the text."""

import pytest

from alsguide.core.sources import parse_yaml


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: " + "[" * 100_000, 2),
        ("a: " + "[" * 3_000 + "]" * 3_000, 1),
        ("a: 1\n" + "- " * 3_000 + "x", 2),
        ("a: 1\nindex_terms: &a [x, *a]", 2),
        ("a0: &a0 [x, x]\n" + "\n".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)), 17),
        ('a: !!bool "x"', 1),
        ('a: !!timestamp "x"', 1),
        ("a: !!map [a]", 1),
        ("\n".join(" " * depth + "a:" for depth in range(3_000)), 1),
    ],
)
def test_a_text_that_would_stop_the_reader_is_told_with_its_line(text: str, line: int) -> None:
    data, _, problems = parse_yaml(text, "a.yaml", 0)
    assert data is None
    assert [(problem.line, problem.check) for problem in problems] == [(line, "yaml")]


def test_a_part_that_is_repeated_is_read_as_if_it_were_written_out() -> None:
    assert parse_yaml("a: &a [x, y]\nb: [*a, *a]", "a.yaml", 0)[0] == {"a": ["x", "y"], "b": [["x", "y"]] * 2}


def test_marks_in_plain_text_are_no_alias_and_brackets_in_order_are_read() -> None:
    text = 'a: "Q &A, *all* of it"\nb: ' + ", ".join(["[x]"])
    assert parse_yaml(text, "a.yaml", 0)[0] == {"a": "Q &A, *all* of it", "b": ["x"]}
