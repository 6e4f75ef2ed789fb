"""References as Zotero and other programs write them: what they say is kept as it is meant, and what is dropped is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from alsguide.citations.imported import UnreadableError, read_references
from alsguide.citations.library import format_library, parse_library
from alsguide.citations.nlm import format_text
from alsguide.online.__main__ import main
from alsguide.online.cite import key_for

ZOTERO = {
    "id": "smith2019",
    "type": "article-journal",
    "title": "A study &amp; review",
    "note": "PMID: 31234567\nPMCID: PMC7654321\nDOI: 10.1000/abc",
    "author": [{"family": "Smith", "given": "J"}],
    "issued": {"date-parts": [["2019", 4]]},
    "custom": {"verified": True},
}

BIBTEX = r"""@string{jx = {J. of X}}
@comment{kept by hand}
@article{a,
  author = {M{\"u}ller, Anna and {Heart and Lung Group} and Jo Smith and others},
  title = {Exercise in {ALS} \& {MND}}, journal = jx, year = 2019, month = mar,
  volume = 3, number = {2}, pages = {11--19}, doi = {10.1000/abc}, pmid = {31234567},
  keywords = {x}, abstract = {y},
}

@misc{b, title = {Ein Plan}, author = {王, 小明}, year = {2020}, note = {PMID: 31234568}}
"""

RIS = """TY  - JOUR
AU  - Smith, Jo
AU  - ALS Association
TI  - Exercise &amp; rest
T2  - Journal of X
PY  - 2019
DA  - 2019/03/04/
VL  - 3
IS  - 2
SP  - 11
EP  - 19
DO  - 10.1000/abc
N1  - PMID: 31234567
KW  - exercise
ER  -

TY  - BOOK
AU  - Иванова, Анна
TI  - Движение
PY  - 2021
PB  - A publisher
ER  -
"""


def read(record: dict[str, Any]) -> Any:
    """Return a record of the library as it is read."""
    library, problems = parse_library(json.dumps([record]), "references.json")
    assert problems == []
    return library[record["id"]]


def test_a_record_of_zotero_is_read_as_it_is_meant() -> None:
    found = read(ZOTERO)
    assert found.title == "A study & review"
    assert found.pubmed_url == "https://pubmed.ncbi.nlm.nih.gov/31234567/"
    assert found.doi_url == "https://doi.org/10.1000/abc"
    assert found.csl["PMCID"] == "PMC7654321"
    assert "&amp;amp;" not in found.html
    assert read({**ZOTERO, "title": "A study &amp;amp; review"}).title == "A study & review"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([[2019], [2020]], "2019–2020"),
        ([[2019, 3], [2019, 4]], "2019 Mar–Apr"),
        ([[2019, 12], [2020, 1]], "2019 Dec–2020 Jan"),
        ([[2019, 3, 4], [2019, 3, 9]], "2019 Mar 4–9"),
        ([[2019, 3], [2019, 3]], "2019 Mar"),
    ],
)
def test_both_ends_of_a_span_of_dates_are_shown(parts: list[list[int]], shown: str) -> None:
    found = read({**ZOTERO, "issued": {"date-parts": parts}})
    assert f" {shown}. " in format_text(found.csl)
    assert found.year == 2019


@pytest.mark.parametrize("span", [[[2019], [20]], [[2019], [2020], [2021]], [[2019], []]])
def test_a_span_that_is_none_is_a_problem(span: list[list[int]]) -> None:
    problems = parse_library(json.dumps([{**ZOTERO, "issued": {"date-parts": span}}]), "references.json")[1]
    assert ['"issued" is not a date' in problem.message for problem in problems] == [True]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issued": {"raw": "2019-03"}}, " 2019 Mar."),
        ({"issued": {"literal": "Spring 2019"}}, " Spring 2019."),
        ({"author": [{"literal": "ALS Association"}]}, "ALS Association. A study"),
        ({"author": [{"family": "王", "given": "小明"}]}, "王 小明. A study"),
        ({"author": [{"family": "Иванова", "given": "Анна"}]}, "Иванова Анна. A study"),
        ({"genre": "Technical report"}, "A study & review [Technical report]."),
    ],
)
def test_other_forms_of_zotero_are_printed(changes: dict[str, Any], words: str) -> None:
    assert words in format_text(read({**ZOTERO, **changes}).csl)


def test_bibtex_is_read_with_its_letters_names_and_lines() -> None:
    one, two = read_references(BIBTEX, "mine.bib")
    assert one.csl == {
        "type": "article-journal",
        "title": "Exercise in ALS & MND",
        "author": [
            {"family": "Müller", "given": "Anna"},
            {"literal": "Heart and Lung Group"},
            {"family": "Smith", "given": "Jo"},
            {"literal": "et al"},
        ],
        "issued": {"date-parts": [[2019, 3]]},
        "DOI": "10.1000/abc",
        "PMID": "31234567",
        "container-title": "J. of X",
        "volume": "3",
        "issue": "2",
        "page": "11-19",
    }
    assert (one.line, one.dropped) == (3, ("keywords", "abstract"))
    assert (two.csl["author"], two.csl["PMID"], two.dropped) == ([{"family": "王", "given": "小明"}], "31234568", ())


def test_a_season_which_no_page_prints_is_said_to_be_dropped() -> None:
    written = {**ZOTERO, "issued": {"date-parts": [[2020]], "season": 3}}
    (one,) = read_references(json.dumps([written]), "mine.json")
    assert (one.csl["issued"], one.dropped) == ({"date-parts": [[2020]]}, ("season",))
    _, (problem,) = parse_library(json.dumps([written]), "references.json")
    assert problem.message.startswith('The season of "issued" is not printed.')


def test_ris_is_read_with_its_names_and_lines() -> None:
    one, two = read_references(RIS, "mine.ris")
    assert one.csl["title"] == "Exercise & rest"
    assert one.csl["author"] == [{"family": "Smith", "given": "Jo"}, {"literal": "ALS Association"}]
    assert one.csl["issued"] == {"date-parts": [[2019, 3, 4]]}
    assert (one.csl["page"], one.csl["DOI"], one.csl["PMID"]) == ("11-19", "10.1000/abc", "31234567")
    assert (one.line, one.dropped) == (1, ("keywords",))
    assert (two.line, two.csl["type"], two.csl["publisher"]) == (17, "book", "A publisher")
    assert key_for(two.csl, []) == "ivanova2021"


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("a.bib", "@misc{a, title={x}}\n@misc{b, title={x", 2, "not valid BibTeX"),
        ("a.bib", "@misc{a, title={x}}\n\n@misc{a, title={y}}", 3, "key used twice"),
        ("a.bib", "nothing", 1, "No reference was found"),
        ("a.ris", "nothing", 1, "No reference was found"),
        ("a.json", "[\n{]", 2, "not valid JSON"),
        ("a.json", "[\n3]", 2, "no reference"),
        ("a.docx", "x", 1, "form of this file is not known"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so(name: str, text: str, line: int, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_references(text, name)
    assert caught.value.line == line


@pytest.fixture
def project(tmp_path: Path) -> Path:
    library = tmp_path / "content/data/references.json"
    library.parent.mkdir(parents=True)
    library.write_text(format_library([{**ZOTERO, "id": "kept1999", "note": "", "title": "Another"}]), "utf-8")
    return tmp_path


def test_the_references_of_a_file_are_added_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, file = project / "content/data/references.json", project / "mine.bib"
    file.write_text(BIBTEX + "\n@misc{c, title = {Nobody wrote this}}\n", "utf-8")
    assert main(["--root", str(project), "cite", "--file", str(file)]) == 1
    said = capsys.readouterr()
    assert "Cite it as [@mueller2019]. Not kept: keywords, abstract." in said.out
    assert "Cite it as [@wang2020]." in said.out
    assert said.err.startswith("mine.bib:12: The record is not complete.")
    assert said.err.strip().endswith("1 problem")
    added = json.loads(library.read_text("utf-8"))
    assert [record["id"] for record in added] == ["kept1999", "mueller2019", "wang2020"]
    assert [record["custom"] for record in added[1:]] == [{"verified": False}] * 2
    before = library.read_bytes()
    assert main(["--root", str(project), "cite", "--file", str(file)]) == 1
    assert capsys.readouterr().err.count("has it already") == 2
    assert library.read_bytes() == before


def test_a_file_that_is_not_there_is_misuse(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "cite", "--file", str(project / "none.bib")]) == 2
    assert "There is no file" in capsys.readouterr().err
