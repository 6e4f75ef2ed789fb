"""Texts that no reader survives: each gets a message with its line, in time linear in the text."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alsguide.checks import all_problems, essential
from alsguide.citations.imported import UnreadableError, read_references
from alsguide.citations.library import parse_library
from alsguide.core.files import read_files
from alsguide.core.limits import LARGEST, MARKDOWN, Limit, limit_problems, passed
from alsguide.core.sources import parse_yaml
from alsguide.organisation.load import parse_organisation
from alsguide.overrides.merge import make_project
from tests.checks.project import FALLS, GOOD_REFERENCE, REFERENCES, SIT_TO_STAND, STRETCHING, real_files
from tests.support.shipped import site_of
from tests.support.sites import copy_project


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


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "2026-11-21T10:00:00Z",
            '"2026-11-21T10:00:00Z" is a day with a time. Write the day alone, such as 2026-11-21.',
        ),
        ("2026-11-21 00:00:00", '"2026-11-21 00:00:00" is a day with a time.'),
        ("9" * 5000, "would be read as a number. Write digits only"),
        ("0x" + "f" * 20_000, "would be read as a number."),
        ("1" + ":59" * 3000, "would be read as a number."),
        ("12:30", '"12:30" would be read as a number. Write digits only, or put it in quotation marks.'),
        (".inf", '".inf" would be read as a number.'),
        ("-.INF", "would be read as a number."),
        (".nan", "would be read as a number."),
        ("1.0e+999", "would be read as a number."),
    ],
)
def test_a_value_that_yaml_reads_and_nobody_means_is_told_and_kept_as_text(value: str, message: str) -> None:
    data, _, problems = parse_yaml(f"a: 1\nb: {value}\n", "a.yaml", 0)
    assert data == {"a": 1, "b": value}
    assert [problem.line for problem in problems] == [2]
    assert message in problems[0].message


def test_signs_that_end_a_line_for_yaml_alone_do_not_move_the_lines() -> None:
    problems = parse_yaml('a: "x\u2028y\x85z"\nb: "c', "a.yaml", 0)[2]
    assert [problem.line for problem in problems] == [2]


def record(**fields: Any) -> str:
    """Return a library whose second record, from line 2 on, has some fields."""
    return f"[{json.dumps(GOOD_REFERENCE)},\n{json.dumps({**GOOD_REFERENCE, 'id': 'b2020', **fields})}]"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[" * 100_000, 1, "too many brackets inside one another"),
        ("[\n" + '[{"a":' * 50_000, 2, "too many brackets inside one another"),
        ('[\n{"volume": ' + "9" * 5001 + "}]", 2, "a number of very many digits"),
        (
            '[\n{"issued": {"date-parts": [[1e999]]}}]',
            2,
            "a number of very many digits, or none at all (NaN, Infinity)",
        ),
        ('[\n{"volume": NaN}]', 2, "a number of very many digits, or none at all (NaN, Infinity)"),
        ('[\n{"title": "a\\ud800b"}]', 2, "half of a letter"),
        (record(custom={"verified": True, "not_seen": [["author"]]}), 2, '"not_seen" is "[[\'author\']]"'),
        (record(custom={"verified": True, "not_seen": {"author": 1}}), 2, '"not_seen" is "{\'author\': 1}"'),
        (record(custom={"verified": True, "not_seen": [{"a": 1}]}), 2, "It may list"),
        (record(issued={"date-parts": [[10**17]]}), 2, '"issued" is not a date.'),
    ],
)
def test_a_library_that_would_stop_the_reader_is_told_with_its_line(text: str, line: int, message: str) -> None:
    problems = parse_library(text, "references.json")[1]
    assert any(problem.line == line and message in problem.message for problem in problems), problems
    if "not valid JSON" in problems[0].message:
        with pytest.raises(UnreadableError, match="Export it again"):
            read_references(text, "a.json")


def test_a_whole_letter_that_json_names_by_its_halves_is_read() -> None:
    assert parse_library(record(title="\U0001f600"), "r.json")[0]["b2020"].title == "\U0001f600"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name = 'A'\na = " + "[" * 100_000, 2),
        ("a = " + "{a=" * 3000 + "1" + "}" * 3000, 1),
        ("\n".join(f"[t{number}]" for number in range(20_000)), 2001),
    ],
)
def test_settings_that_would_stop_the_reader_pass_a_limit(text: str, line: int) -> None:
    assert [problem.line for problem in limit_problems(text, "organisation.toml")] == [line]


def test_numbers_of_very_many_digits_in_the_settings_are_told() -> None:
    assert parse_organisation("name = 'A'\na = " + "9" * 5001, "o.toml")[1][0].line == 2
    (problem,) = parse_organisation("[logo]\nlight = 0x" + "f" * 20_000, "o.toml")[1]
    assert "a number of very many digits" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x\n" + "\n".join("  " * depth + "- x" for depth in range(2000)), 22, "Too many lists"),
        ("x\n\n" + "> " * 2000 + "x", 3, "Too many lists or quotations"),
        ("x\n" + ">" * 2000 + "x", 2, "Too many lists or quotations"),
        ("- " * 2000 + "x", 1, "Too many lists or quotations"),
        ("- " * 2000 + "***", 1, "Too many lists or quotations"),
        ("x\n\n  " + "-   " * 2000, 3, "Too many lists or quotations"),
        ("x\n" + "x " * 200_000, 2, "more than 20,000 signs"),
        ("x\n" * 20_000, 5001, "more than 5,000 lines"),
        ("`a " * 3000, 1, "marks of code"),
        ("<a " * 3000, 1, "signs <"),
        ("::: note\n" * 3000, 501, "marks of boxes"),
        ("*[a]: b\n" * 3000, 201, "short forms"),
        ("a\n: b\n" * 2000, 402, "meanings of words"),
        ("# a\n" * 3000, 501, "headings"),
    ],
)
def test_markdown_that_would_take_long_passes_a_limit(text: str, line: int, message: str) -> None:
    begin = time.process_time()
    (problem,) = limit_problems(text, "content/pages/a.md")
    assert problem.line == line
    assert message in problem.message
    assert time.process_time() - begin < 2


def test_lists_as_people_write_them_pass_no_limit() -> None:
    text = "- a\n  - b\n    - c\n\n> - a\n\n* * * * * * * * * * * * * *\n\n- - - - - - - - - - - - - - -\n"
    assert limit_problems(text, "content/pages/a.md") == []


def test_a_file_above_a_limit_is_named_alone_and_stops_the_build(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / FALLS).write_text((project / FALLS).read_text("utf-8") + "> " * 2000 + "x\n", "utf-8")
    (project / "content/pages/large.md").write_bytes(b"x" * (LARGEST + 1))
    found = essential(site_of(make_project(read_files(project))))
    assert [(problem.path, problem.check) for problem in found] == [
        (FALLS, "limit"),
        ("content/pages/large.md", "limit"),
    ]


def test_odd_values_in_many_files_at_once_are_told_and_stop_no_check() -> None:
    """Each was a crash of some check once."""
    files = real_files()

    def change(path: str, old: str, new: str) -> None:
        nonlocal files
        text = files.sources[path]
        row = next(row for row in text.split("\n") if row.startswith(old))
        files = files.with_source(path, text.replace(row, f"{old} {new}", 1))

    change(FALLS, "last_reviewed:", "2026-11-21T10:00:00Z")
    change(STRETCHING, "next_review:", ".nan")
    change(SIT_TO_STAND, "last_reviewed:", "0001-01-01")
    change("content/pages/about.md", "last_reviewed:", "9999-12-31")
    change(
        "content/pages/support.md",
        "order:" if "order:" in files.sources["content/pages/support.md"] else "title:",
        "9" * 5000,
    )
    records = json.loads(files.sources[REFERENCES])
    records[0]["custom"]["not_seen"] = [{"author": []}]
    files = files.with_source(REFERENCES, json.dumps(records))
    files = files.with_source("content/data/checked.json", "[" * 100_000)
    named = {problem.path for problem in all_problems(site_of(make_project(files)))}
    assert {FALLS, STRETCHING, REFERENCES, "content/pages/support.md"} <= named


@pytest.mark.parametrize("limit", [limit for limit in MARKDOWN if limit.sign], ids=lambda limit: limit.sign)
def test_a_text_that_is_not_searched_for_want_of_a_sign_passes_no_limit(limit: Limit) -> None:
    row = "x\n" if limit.sign == "\n" else f"{limit.sign} x\n"
    for most in (limit.most - 1, limit.most, limit.most + 1):
        text = (row * most).removesuffix("\n")
        found = list(passed(limit, text))
        assert found == list(passed(replace(limit, sign=""), text))
        assert len(found) == (most > limit.most)
