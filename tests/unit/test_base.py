"""Problems, source files, schemas, placeholders: what every other part stands on."""

from pathlib import Path
from typing import Literal

import pytest

from alsguide.organisation import Organisation, Words, load_organisation
from alsguide.problems import Problem, format_report, nearest
from alsguide.schema import Record, validate
from alsguide.sources import parse_markdown, read_yaml
from alsguide.words import fill, unknown_placeholders


def test_a_report_is_sorted_without_repeats_and_counts() -> None:
    one, two = Problem("b.md", 2, "Wrong. Mend it.", "x"), Problem("a.md", 9, "Bad. Mend it.", "y")
    assert format_report([one, two, one]) == "a.md:9: Bad. Mend it. (y)\nb.md:2: Wrong. Mend it. (x)\n2 problems"


def test_the_nearest_word_is_offered_only_when_it_is_close() -> None:
    assert nearest("drory201", ["drory2001", "zucchi2019"]) == "drory2001"
    assert nearest("something", ["drory2001"]) is None


def test_header_lines_are_lines_of_the_file() -> None:
    source = parse_markdown("---\ntitle: One\nsteps:\n  - a\n  - b\n---\n\nText\n", "x.md")
    assert source.header == {"title": "One", "steps": ["a", "b"]}
    assert (source.line_of(("title",)), source.line_of(("steps", 1)), source.line_of(("none",))) == (2, 5, 2)
    assert (source.body, source.body_line) == ("\nText\n", 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text only\n", ("x.md", 1, "The header is missing.")),
        ("---\ntitle: [a\n---\n", ("x.md", 3, "This is not valid YAML. A bracket or a comma is missing")),
        ("---\ntitle: a\n", ("x.md", 1, "The header does not end.")),
        ("---\ntitle: Falls: why\n---\n", ("x.md", 2, "This is not valid YAML. A value with a colon in it")),
        ('---\ntitle: "a\nsummary: "b"\n---\n', ("x.md", 3, "This is not valid YAML. A quotation mark is missing")),
        ('---\ntitle: "a\n---\n', ("x.md", 2, "This is not valid YAML. A quotation mark is missing")),
        ("---\na: b\n\tc: d\n---\n", ("x.md", 3, "This is not valid YAML. There is a tab.")),
        ("---\ntitle: @a\n---\n", ("x.md", 2, "This is not valid YAML. A value that begins with this sign")),
        ("---\na: b\nc\n---\n", ("x.md", 4, "This is not valid YAML. A colon is missing")),
        ("---\na: *b\n---\n", ("x.md", 2, "This is not valid YAML. Check the colons")),
        ("---\ntitle: a\ntitle: b\n---\n", ("x.md", 3, 'The field "title" stands twice.')),
        ("---\njust words\n---\n", ("x.md", 2, "The header has no fields.")),
        ("---\na: 1\ndate: 2026-02-31\n---\n", ("x.md", 3, '"2026-02-31" is no day of the calendar.')),
    ],
)
def test_a_broken_header_is_a_problem_with_its_line(text: str, expected: tuple[str, int, str]) -> None:
    problems = parse_markdown(text, "x.md").problems
    assert [(p.path, p.line) for p in problems] == [expected[:2]]
    assert problems[0].message.startswith(expected[2])


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("name: Zürich".encode("latin-1"))
    assert [p.check for p in read_yaml(tmp_path / "a.yaml", tmp_path).problems] == ["encoding"]


class Sample(Record):
    name: str
    size: Literal["small", "large"] = "small"


def test_validation_says_what_is_wrong_and_how_to_mend_it() -> None:
    found, problems = validate(Sample, {"size": "smal", "nam": 1}, "x.yaml", lambda _: 4)
    assert found is None
    assert [p.message for p in problems] == [
        '"size" is "smal", which is not allowed. Did you mean "small"? Allowed: "small", "large".',
        'The field "nam" is not known. Did you mean "name"? Known fields: name, size.',
        'The field "name" is missing. Add it.',
    ]


def test_placeholders_take_the_organisations_words() -> None:
    host = Organisation(words=Words(als="MND", physical_therapist="physiotherapist", carer="carer"))
    assert fill("{{Carers}} and {{physical therapists}} know {{ALS}}. {{x}}", host) == (
        "Carers and physiotherapists know MND. {{x}}"
    )
    assert unknown_placeholders("a\n{{carrer}}", host) == [(2, "carrer")]


def test_a_mistake_in_the_organisation_file_has_its_line(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "A"\n[words]\nall = "x"\n')
    assert [str(p) for p in load_organisation(file, tmp_path)[1]] == [
        'organisation.toml:3: The field "all" is not known. Did you mean "als"? '
        "Known fields: als, carer, carers, physical_therapist, physical_therapists. (organisation)"
    ]
