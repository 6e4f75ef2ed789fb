"""Problems, source files, schemas, placeholders: what every other part stands on."""

import ast
from pathlib import Path
from typing import Literal

import pytest

from alsguide.core.files import read_files
from alsguide.core.problems import Problem, format_report, nearest
from alsguide.core.schema import FORMS, ID, PHONE, Record, Whole, validate
from alsguide.core.sources import parse_markdown, read_markdown, read_yaml
from alsguide.markup.front_matter import ADDRESS_IN_CONTENT
from alsguide.organisation import Organisation, Words, load_organisation
from alsguide.organisation.placeholders import fill
from tests.support.sites import ROOT


def test_a_report_is_sorted_without_repeats_and_counts() -> None:
    one, two = Problem("b.md", 2, "Wrong. Fix it.", "x"), Problem("a.md", 9, "Bad. Fix it.", "y")
    assert format_report([one, two, one]) == "a.md:9: Bad. Fix it. (y)\nb.md:2: Wrong. Fix it. (x)\n2 problems"


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
        ("---\ntitle: [a\n---\n", ("x.md", 2, "This is not valid YAML: a bracket is not closed")),
        ("---\n\ttitle: a\n---\n", ("x.md", 2, "This is not valid YAML: this line begins with a tab.")),
        ("---\ntitle: A: b\n---\n", ("x.md", 2, "This is not valid YAML: this line has a second colon")),
        (
            '---\ntitle: "A\nsummary: b\n---\n',
            ("x.md", 2, "This is not valid YAML: a quotation mark on this line is not"),
        ),
        ('---\ntitle: "A "b" c"\n---\n', ("x.md", 2, "This is not valid YAML: there are quotation marks inside")),
        (
            "---\ntitle: {{ALS}} a\n---\n",
            ("x.md", 2, "This is not valid YAML: a value that begins with { needs quotes"),
        ),
        (
            "---\ntitle:A\nb: c\n---\n",
            ("x.md", 2, 'This is not valid YAML: a space is missing behind the colon of "title:"'),
        ),
        (
            "---\ntitle: a\x07\n---\n",
            ("x.md", 2, "This is not valid YAML: this line holds a character that cannot be seen"),
        ),
        (
            "---\ntitle: a\n b: c\n---\n",
            ("x.md", 3, "This is not valid YAML: this line has a second colon, or the one above"),
        ),
        ('---\ntitle: "a\\d"\n---\n', ("x.md", 2, "This is not valid YAML: a backslash stands in quotation marks.")),
        ("---\ntitle: “a”\n---\n", ("x.md", 2, '"“a”" begins with a curly quotation mark.')),
        ("---\ntitle: a\nText\n", ("x.md", 3, "The header has no end.")),
        ("\n---\ntitle: a\n---\n", ("x.md", 2, "The file must begin with this `---`.")),
        ("title: a\n---\nText\n", ("x.md", 1, "The file must begin with a line of three hyphens")),
        ("—-\ntitle: a\n---\n", ("x.md", 1, 'The first line is "—-".')),
        ("---\ntitle: a\ntitle: b\n---\n", ("x.md", 3, 'The field "title" appears twice.')),
        ("---\njust words\n---\n", ("x.md", 2, "The header has no fields.")),
        ("---\ndate: 2026-02-31\n---\n", ("x.md", 2, 'This is not valid YAML: "2026-02-31" is no day')),
    ],
)
def test_a_broken_header_is_a_problem_with_its_line(text: str, expected: tuple[str, int, str]) -> None:
    problems = parse_markdown(text, "x.md").problems
    assert [(p.path, p.line) for p in problems] == [expected[:2]]
    assert problems[0].message.startswith(expected[2])


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("name: Zürich".encode("latin-1"))
    problems = read_yaml(tmp_path / "a.yaml", tmp_path).problems
    assert [str(problem) for problem in problems] == [
        'a.yaml:1: The file is not saved as UTF-8 text (see "Zürich"). Save it again with the encoding UTF-8. (encoding)'
    ]


def test_the_mark_before_utf_8_and_other_row_ends_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nText\r\n")
    source = read_markdown(tmp_path / "a.md", tmp_path)
    assert (source.header, source.body, source.problems) == ({"title": "A"}, "Text\n", [])


class Sample(Record):
    name: str
    size: Literal["small", "large"] = "small"


def test_validation_says_what_is_wrong_and_how_to_mend_it() -> None:
    found, problems = validate(Sample, {"size": "smal", "nam": 1}, lambda _: ("x.yaml", 4))
    assert found is None
    assert [p.message for p in problems] == [
        '"size" is "smal", which is not allowed. Did you mean "small"? Allowed: "small", "large".',
        'The field "nam" is not known. Did you mean "name"? Known fields: name, size.',
        'The field "name" is missing. Add it.',
    ]


class Numbered(Record):
    order: Whole
    name: str


def test_a_word_that_yaml_reads_as_true_or_false_is_told_as_it_was_written() -> None:
    data = parse_markdown("---\norder: yes\nname: no\n---\n", "x.md").header
    assert [p.message for p in validate(Numbered, data, lambda _: ("x.md", 2))[1]] == [
        '"name" must be text, but it is "no" or "false". Write it in quotes.',
        '"order" must be a whole number, but it is "yes" or "true". Write digits only.',
    ]


def test_placeholders_take_the_organisations_words() -> None:
    host = Organisation(words=Words(als="MND", physical_therapist="physiotherapist", carer="carer"))
    assert fill("{{Carers}} and {{physical therapists}} know {{ALS}}. {{x}}", host) == (
        "Carers and physiotherapists know MND. {{x}}"
    )


def test_a_mistake_in_the_organisation_file_has_its_line(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "A"\n[words]\nall = "x"\n')
    assert [str(p) for p in load_organisation(read_files(tmp_path))[1]] == [
        'organisation.toml:3: The field "all" is not known. Did you mean "als"? '
        "Known fields: als, carer, carers, physical_therapist, physical_therapists. (organisation)"
    ]


def test_every_pattern_of_the_models_is_told_in_words() -> None:
    """When this fails, give the field `examples`, or say in `FORMS` of `alsguide.core.schema` what its pattern asks for."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "plugins" / "alsguide").rglob("*.py")]
    calls = [node.keywords for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    given = [{keyword.arg: keyword.value for keyword in keywords} for keywords in calls]
    with_pattern = [words for words in given if isinstance(words.get("pattern"), ast.Constant)]
    plain = {words["pattern"].value for words in with_pattern if "examples" not in words}
    assert len(plain) >= 10
    assert sorted(plain - set(FORMS)) == []
    used = {words["pattern"].value for words in with_pattern} | {ADDRESS_IN_CONTENT, ID, PHONE}
    assert sorted(set(FORMS) - used) == []
