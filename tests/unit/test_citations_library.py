"""The reference library: what is read, and what is said of each mistake, with its line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alsguide.citations.library import format_library, load_library, parse_library
from tests.support.shipped import shipped
from tests.support.sites import ROOT

GOOD = {
    "id": "adams2020",
    "type": "article-journal",
    "title": "A title",
    "author": [{"family": "Adams", "given": "Ann"}],
    "issued": {"date-parts": [[2020, 3]]},
    "DOI": "10.1000/abc",
    "PMID": "123",
    "custom": {"verified": True},
}


def said(**changes: object) -> list[tuple[int, str]]:
    """Return line and message of each problem of a library that holds one good record with changes (None: left out)."""
    record = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return [(p.line, p.message) for p in parse_library(format_library([record]), "r.json")[1]]


def test_the_library_of_the_site_has_no_problem_and_only_checked_references() -> None:
    library, problems = load_library(shipped().references())
    assert problems == []
    assert len(library) >= 100
    assert [key for key, reference in library.items() if not reference.is_verified] == []


def test_a_good_record_becomes_a_reference_with_its_line_and_addresses() -> None:
    library, problems = parse_library("\n\n" + format_library([GOOD]), "r.json")
    assert problems == []
    found = library["adams2020"]
    assert (found.line, found.year, found.title, found.is_verified) == (4, 2020, "A title", True)
    assert (found.doi_url, found.pubmed_url, found.url) == (
        "https://doi.org/10.1000/abc",
        "https://pubmed.ncbi.nlm.nih.gov/123/",
        "",
    )
    assert found.html == "Adams A. A title. 2020 Mar. Available from: doi:10.1000/abc PubMed PMID: 123."


@pytest.mark.parametrize(
    ("changes", "line", "message"),
    [
        (
            {"title": None},
            2,
            'The reference "adams2020" has no title. Add it; where there is none, describe the work in [ ].',
        ),
        (
            {"title": " "},
            5,
            'The reference "adams2020" has no title. Add it; where there is none, describe the work in [ ].',
        ),
        (
            {"author": None},
            2,
            'The reference "adams2020" has no author. Add "author". If nobody has seen it, add "not_seen": ["author"] and a '
            '"note" under "custom".',
        ),
        (
            {"issued": None},
            2,
            'The reference "adams2020" has no year. Add "issued". If nobody has seen it, add "not_seen": ["year"] and a "note" '
            'under "custom".',
        ),
        (
            {"type": "article-jornal"},
            4,
            'The type "article-jornal" is not known. Did you mean "article-journal"? Known: article-journal, '
            "article-magazine, review, review-book, chapter, paper-conference, article, book, dataset, report, thesis, "
            "webpage.",
        ),
        (
            {"custom": None},
            2,
            'It is not said whether this reference was checked. Add "custom": {"verified": true} or false.',
        ),
        (
            {"id": "adams 2020"},
            3,
            'The key is "adams 2020". Write letters, digits, - and _ only, beginning with a letter or digit.',
        ),
        (
            {"DOI": "https://doi.org/10.1000/abc"},
            10,
            'The DOI is "https://doi.org/10.1000/abc", which does not have the right form. Write it as 10.1000/abc, '
            "without https://doi.org/.",
        ),
        ({"PMID": "PM123"}, 11, 'The PMID is "PM123", which does not have the right form. Write its digits only.'),
        ({"PMCID": "123"}, 13, 'The PMCID is "123", which does not have the right form. Write it as PMC1234567.'),
        (
            {"URL": "www.example.org"},
            13,
            'The URL is "www.example.org", which does not have the right form. Write the whole address, with https:// in '
            "front.",
        ),
        (
            {"issued": {"date-parts": [[2020, 13]]}},
            9,
            '"issued" is not a date. Write it as {"date-parts": [[2026, 11, 21]]}, or with the year only.',
        ),
        (
            {"author": ["Ann Adams"]},
            6,
            'A name under "author" is not understood. Write each as {"family": "Drory", "given": "Vivian E."}, or '
            '{"literal": "ALS Association"} for a group.',
        ),
        ({"volume": ["7"]}, 13, '"volume" is "[\'7\']". Write text in quotation marks, or take the field out.'),
        (
            {"author": None, "custom": {"verified": True, "not_seen": ["author"]}},
            9,
            'Something of this reference was not seen, but there is no "note". Say there what was looked at.',
        ),
        (
            {"custom": {"verified": True, "not_seen": ["author"], "note": "Not shown."}},
            12,
            'The author is there, but "not_seen" says it is not. Take "author" out of "not_seen".',
        ),
        (
            {"custom": {"verified": True, "not_seen": ["pages"], "note": "Not shown."}},
            12,
            '"not_seen" is "[\'pages\']". It may list "author" and "year" only.',
        ),
    ],
)
def test_each_mistake_in_a_record_is_said_with_its_line(changes: dict, line: int, message: str) -> None:
    assert said(**changes) == [(line, message)]


def test_what_nobody_has_seen_may_be_declared() -> None:
    custom = {"verified": True, "not_seen": ["author", "year"], "note": "Not shown."}
    assert said(author=None, issued=None, custom=custom) == []


def test_a_key_that_stands_twice_names_both_lines() -> None:
    problems = parse_library(format_library([GOOD, GOOD]), "r.json")[1]
    assert [str(p) for p in problems] == [
        'r.json:15: The key "adams2020" appears twice, first on line 2. Give one of them another id. (reference)'
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file must hold a list, beginning with ["),
        ('{"id": "a"}', 1, "the file must hold a list, beginning with ["),
        ('[\n  {"id": "a"}\n  {"id": "b"}\n]', 3, "a comma must stand between two records"),
        ('[\n  {"id": "a"},\n]', 3, "a comma stands behind the last record"),
        ('[\n  {"id": "a"\n   "type": "b"}\n]', 3, "a comma is missing"),
        ('[\n  {"id": "a}\n]', 2, "a text runs over the end of its line"),
        ("[\n  {id: 1}\n]", 2, "a field's name in quotation marks is missing"),
        ('[\n  {"id": }\n]', 2, "a value is missing"),
        ("[]\nmore", 2, "something stands behind the end of the list"),
        ("[\n", 2, "a value is missing"),
        ("[" * 100_000, 1, "too many brackets inside one another"),
    ],
)
def test_a_file_that_is_not_json_is_one_problem_with_its_line(text: str, line: int, message: str) -> None:
    library, problems = parse_library(text, "r.json")
    advice = "Look for a comma, quotation mark or bracket that is missing or too many, here or just above."
    assert library == {}
    assert [str(p) for p in problems] == [f"r.json:{line}: This is not valid JSON: {message}. {advice} (reference)"]


def test_a_key_of_another_file_may_not_appear_again() -> None:
    own, host = format_library([GOOD]), format_library([{**GOOD, "title": "Another title"}])
    library, problems = load_library([(own, "r.json"), (host, "overrides/r.json")])
    assert [str(p) for p in problems] == [
        'overrides/r.json:3: The key "adams2020" appears twice, first on line 2 of r.json. Give one of them another id. '
        "(reference)"
    ]
    assert library["adams2020"].path == "r.json"


def test_a_record_with_a_problem_still_has_a_stand_in_so_that_pages_are_not_blamed() -> None:
    library, problems = parse_library(format_library([{**GOOD, "title": ""}]), "r.json")
    assert len(problems) == 1
    assert library["adams2020"].html == "[The reference adams2020 has a problem: see the report]."


def test_the_written_form_gives_back_the_same_records() -> None:
    path = ROOT / "content/data/references.json"
    assert format_library(json.loads(path.read_text("utf-8"))) == path.read_text("utf-8")


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from([*GOOD, "editor", "accessed", "volume", "page", "edition", "URL", "container-title", "number"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.dictionaries(FIELDS, ANY_JSON, max_size=6).map(lambda changes: {**GOOD, **changes}) | ANY_JSON))
def test_no_record_can_stop_the_reading_or_the_printing(entries: list) -> None:
    library, _ = parse_library(json.dumps(entries), "r.json")
    assert all(reference.html for reference in library.values())


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_no_text_can_stop_the_reading(text: str) -> None:
    parse_library(text, "r.json")
