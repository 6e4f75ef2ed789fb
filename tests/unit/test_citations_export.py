"""Exports of the library: each form is read back by a program made for it, and says the same."""

import json
from typing import Any

import bibtexparser
import pytest
import rispy

from alsguide.citations.export import FILES, authors, ris_name, to_bibtex, to_csl, to_ris
from alsguide.citations.library import Library, Reference, load_library
from tests.support.shipped import shipped

HOSTILE = {
    "id": "a-1",
    "type": "article-journal",
    "title": "Gain & loss: 50% of {ALS} <i>in vivo</i> #1 \\ ~ ^ _x_ $5",
    "container-title": "Nerve & Muscle",
    "author": [{"family": "Müller", "given": "A B", "non-dropping-particle": "von"}, {"literal": "ALS & MND Group"}],
    "issued": {"date-parts": [[2019, 3, 7]]},
    "volume": "12",
    "issue": "3",
    "page": "45-51",
    "DOI": "10.1002/ab_c.1",
    "PMID": "123",
    "custom": {"verified": True},
}
BARE = {"id": "b", "type": "webpage", "title": "A page", "URL": "https://example.org/x_y?a=1&b=2"}
BARE |= {"custom": {"verified": True, "not_seen": ["author", "year"], "note": "For editors."}}
DOUBTFUL = {**BARE, "id": "c", "custom": {"verified": False}}


def library(*records: dict[str, Any]) -> Library:
    return {record["id"]: Reference(record["id"], record) for record in records}


def test_csl_json_keeps_the_records_and_says_what_nobody_has_seen() -> None:
    first, second = json.loads(to_csl(library(HOSTILE, BARE)))
    assert first == {name: value for name, value in HOSTILE.items() if name != "custom"}
    assert second == {**{k: v for k, v in BARE.items() if k != "custom"}, "note": "Not seen: author, year"}


def test_bibtex_escapes_what_tex_would_take_for_commands() -> None:
    assert to_bibtex(library(HOSTILE)) == (
        "@article{a-1,\n"
        "  author = {von Müller, A B and {ALS \\& MND Group}},\n"
        "  title = {{Gain \\& loss: 50\\% of \\{ALS\\} in vivo \\#1 "
        "\\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\_x\\_ \\$5}},\n"
        "  journal = {Nerve \\& Muscle},\n  year = {2019},\n  month = mar,\n"
        "  volume = {12},\n  number = {3},\n  pages = {45--51},\n"
        "  doi = {10.1002/ab_c.1},\n  pmid = {123}\n}\n"
    )


def test_authors_whom_nobody_has_seen_are_no_name_in_any_form() -> None:
    """A reference manager would take "et al" for a person."""
    some = library({**BARE, "author": [{"family": "Kalron"}, {"literal": "et al"}], "custom": {"verified": True}})
    (record,) = json.loads(to_csl(some))
    assert (record["author"], record["note"]) == ([{"family": "Kalron"}], "Not seen: more authors")
    assert "  author = {Kalron and others},\n" in to_bibtex(some)
    assert "  note = {Not seen: more authors}\n" in to_bibtex(some)
    rows = to_ris(some).splitlines()
    assert [row for row in rows if row.startswith(("AU", "N1"))] == ["AU  - Kalron", "N1  - Not seen: more authors"]


def test_ris_gives_each_fact_its_tag() -> None:
    assert to_ris(library(HOSTILE)).splitlines() == [
        "TY  - JOUR",
        "ID  - a-1",
        "AU  - von Müller, A B",
        "AU  - ALS & MND Group",
        "TI  - Gain & loss: 50% of {ALS} in vivo #1 \\ ~ ^ _x_ $5",
        "JO  - Nerve & Muscle",
        "PY  - 2019",
        "DA  - 2019/03/07",
        "VL  - 12",
        "IS  - 3",
        "SP  - 45",
        "EP  - 51",
        "DO  - 10.1002/ab_c.1",
        "AN  - 123",
        "ER  - ",
    ]


@pytest.mark.parametrize("make", [to_csl, to_bibtex, to_ris])
def test_references_that_nobody_checked_are_not_given(make: Any) -> None:
    assert make(library(DOUBTFUL)).strip() in ("", "[]")


@pytest.fixture(scope="module")
def real() -> Library:
    """The site's own library."""
    found, problems = load_library(shipped().references())
    assert problems == []
    assert len(found) >= 100
    return found


def test_a_bibtex_reader_reads_every_reference_back(real: Library) -> None:
    read = bibtexparser.parse_string(to_bibtex(real))
    assert read.failed_blocks == []
    entries = {entry.key: entry for entry in read.entries}
    assert set(entries) == {key for key, one in real.items() if one.is_verified}
    for key, entry in entries.items():
        fields = entry.fields_dict
        if "DOI" in real[key].csl:
            assert fields["doi"].value == real[key].csl["DOI"]
        assert ("year" in fields) == (real[key].year is not None)
        assert ("author" in fields) == bool(real[key].csl.get("author"))


def test_a_ris_reader_reads_every_reference_back(real: Library) -> None:
    entries = {entry["id"]: entry for entry in rispy.loads(to_ris(real))}
    assert set(entries) == {key for key, one in real.items() if one.is_verified}
    for key, entry in entries.items():
        csl = real[key].csl
        assert entry.get("doi") == csl.get("DOI")
        assert entry.get("authors", []) == [ris_name(person) for person in authors(csl)]
        assert "et al" not in entry.get("authors", [])
        assert entry.get("year") == (str(real[key].year) if real[key].year else None)


def test_csl_json_of_the_library_is_a_library_again(real: Library) -> None:
    read = {record["id"]: record for record in json.loads(to_csl(real))}
    assert all(read[key]["title"] == one.csl["title"] for key, one in real.items() if one.is_verified)


def test_there_is_a_file_for_each_form() -> None:
    assert set(FILES) == {"references.json", "references.bib", "references.ris"}
