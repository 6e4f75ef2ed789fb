"""Studies, kinds of evidence, and the list of sources of a page."""

from pathlib import Path

import pytest

from alsguide.citations.bibliography import SourceEntry, bibliography, cited_below, reference_entry
from alsguide.citations.library import load_library, parse_library
from alsguide.citations.studies import EvidenceKind, Study, parse_kinds, parse_studies
from alsguide.core.sources import read_yaml
from alsguide.markup.convert import Citation
from tests.support.shipped import shipped
from tests.support.sites import ROOT

DATA = ROOT / "content/data"
TRIAL = """drory2001:
  kind: randomized-trial
  people: 25
  design: "Trial."
  result: "Nothing."
  limits: "Small."
  outcomes:
    - {outcome: function, direction: better}
"""


def test_every_reference_of_the_site_has_a_study_without_a_problem() -> None:
    library, _ = load_library(shipped().references())
    studies, problems = parse_studies(shipped().document("studies"), library)
    assert problems == []
    assert studies.keys() == library.keys()


def test_the_kinds_of_evidence_are_six_with_the_firmest_first() -> None:
    kinds, problems = parse_kinds(shipped().document("evidence_kinds"))
    assert problems == []
    assert list(kinds) == [
        "guideline",
        "review-of-trials",
        "randomized-trial",
        "other-human-study",
        "laboratory-or-animal",
        "expert-opinion",
    ]


def test_reviews_and_trials_of_people_show_neutral_results_as_well_as_good_ones() -> None:
    """When it fails, look whether neutral results were lost, or a direction was made better than the work says."""
    library, _ = load_library(shipped().references())
    studies, _ = parse_studies(shipped().document("studies"), library)
    trials = [study for study in studies.values() if study.kind == "randomized-trial" and study.outcomes]
    assert len(trials) >= 14
    assert sum("no-difference" in study.directions.values() for study in trials) >= 8
    assert [key for key, study in studies.items() if study.directions.get("survival") == "better"] == ["kaspar2005"]
    assert studies["kaspar2005"].species == "animals"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRIAL, []),
        (
            TRIAL.replace("randomized-trial", "randomised-trial"),
            [
                's.yaml:2: "kind" is "randomised-trial", which is not allowed. Did you mean "randomized-trial"? Allowed: '
                '"guideline", "review-of-trials", "randomized-trial", "other-human-study", "laboratory-or-animal", '
                '"expert-opinion". (study)'
            ],
        ),
        (
            TRIAL.replace("better", "bettr"),
            [
                's.yaml:8: "direction" is "bettr", which is not allowed. Did you mean "better"? Allowed: "better", '
                '"mixed", "no-difference", "worse", "uncertain", "none-seen", "not-reported". (study)'
            ],
        ),
        (
            TRIAL.replace("drory2001:", "drory201:"),
            [
                's.yaml:1: No reference has the key "drory201". Did you mean "drory2001"? Correct it. (study)',
            ],
        ),
        (
            TRIAL.replace('  limits: "Small."\n', "").replace("  people: 25\n", ""),
            [
                's.yaml:1: "drory2001" does not say how many people took part. Add "people". (study)',
                's.yaml:1: "drory2001" has no "limits". Trials and reviews of trials need it; or set results_seen to '
                "false. (study)",
            ],
        ),
        (
            TRIAL + "  species: animals\n",
            [
                's.yaml:9: "drory2001" is a study of animals, but its kind is "randomized-trial". Correct one of the '
                "two. (study)"
            ],
        ),
        (
            TRIAL + "    - {outcome: function, direction: worse}\n    - {outcome: fatigue, direction: none-seen}\n",
            [
                's.yaml:7: "none-seen" is for harm only, but stands at "fatigue". Write "no-difference" or "mixed". (study)',
                's.yaml:7: The outcome "function" of "drory2001" appears twice. Keep one; use "mixed" where results '
                "differ. (study)",
            ],
        ),
        (
            TRIAL + "  results_seen: false\n",
            ['s.yaml:7: "drory2001" has outcomes, but its results were not seen. Take the outcomes out. (study)'],
        ),
        (
            TRIAL + "  related: [drory2000]\n",
            ['s.yaml:9: No reference has the key "drory2000". Did you mean "drory2001"? Correct it. (study)'],
        ),
        ("- a\n", ["s.yaml:1: The file has no entries. Write them as `name:` with fields below. (study)"]),
        (
            "drory2001\n  kind: x\n",
            [
                "s.yaml:2: This is not valid YAML: this line has a second colon, or the one above has none. "
                'Put the value in quotes: kind: "...". (yaml)'
            ],
        ),
    ],
)
def test_each_mistake_in_the_studies_is_said_with_its_line(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    found = [str(p) for p in parse_studies(read_yaml(path, tmp_path), ["drory2001"])[1]]
    assert found == expected


def test_a_kind_that_is_unknown_or_missing_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text('guidelin:\n  label: "G"\n  meaning: "M."\n  order: 1\n', encoding="utf-8")
    assert [str(p) for p in parse_kinds(read_yaml(path, tmp_path))[1]] == [
        'k.yaml:1: The kind "guidelin" is not known. Did you mean "guideline"? Known: guideline, review-of-trials, '
        "randomized-trial, other-human-study, laboratory-or-animal, expert-opinion. (study)"
    ]
    path.write_text('guideline:\n  label: "G"\n  meaning: "M."\n  order: 1\n', encoding="utf-8")
    assert [p.message for p in parse_kinds(read_yaml(path, tmp_path))[1]] == [
        'The kind "expert-opinion" is missing. Add it.',
        'The kind "laboratory-or-animal" is missing. Add it.',
        'The kind "other-human-study" is missing. Add it.',
        'The kind "randomized-trial" is missing. Add it.',
        'The kind "review-of-trials" is missing. Add it.',
    ]


def test_the_organizations_words_are_filled_in() -> None:
    library, _ = load_library(shipped().references())

    def fill(data: dict) -> dict:
        return {key: {**entry, "who": "MND"} if "who" in entry else entry for key, entry in data.items()}

    assert parse_studies(shipped().document("studies"), library, fill)[0]["drory2001"].who == "MND"


UI = {
    "source_person": "1 person",
    "source_people": "{count} people",
    "source_people_studies": "{count} people in {studies} studies",
}
KINDS = {"randomized-trial": EvidenceKind(label="Randomized trial", meaning="M.", order=3)}
LIBRARY = parse_library(
    """[
{"id": "a", "type": "article-journal", "title": "<b>A & B</b>", "author": [{"literal": "G"}], "DOI": "10.1000/a",
 "issued": {"date-parts": [[2020]]}, "PMCID": "PMC1", "custom": {"verified": true}},
{"id": "b", "type": "webpage", "title": "[B]", "author": [{"literal": "[A]"}], "URL": "https://example.org/b",
 "issued": {"date-parts": [[2021]]}, "custom": {"verified": true}},
{"id": "c", "type": "webpage", "title": "C", "author": [{"literal": "C"}], "URL": "https://example.org/c",
 "issued": {"date-parts": [[2021]]}, "custom": {"verified": false}}
]""",
    "r.json",
)[0]


NAMES = {"a": "G, 2020", "b": "[A], 2021"}


def test_the_sources_of_a_page_come_in_order_with_name_kind_people_and_address() -> None:
    studies = {"a": Study(kind="randomized-trial", people=1184)}
    citations = [Citation("b", 1, ("",)), Citation("a", 2, ("", "how")), Citation("gone", 3, ("how",))]
    found = bibliography(citations, LIBRARY, studies, KINDS, NAMES, UI)
    assert found == [
        SourceEntry("b", 1, "[A], 2021", "", 2, "", "https://example.org/b", ("",)),
        SourceEntry("a", 2, "G, 2020", "Randomized trial", 3, "1,184 people", "https://doi.org/10.1000/a", ("", "how")),
    ]
    assert [one.key for one in cited_below(["how", "then"], found)] == ["a"]
    assert [one.key for one in cited_below([""], found)] == ["b", "a"]
    with_rows = bibliography(citations, LIBRARY, studies, KINDS, NAMES, UI, {"b": "../studies.html#study-b"}.get)
    assert [one.url for one in with_rows] == ["../studies.html#study-b", "https://doi.org/10.1000/a"]


@pytest.mark.parametrize(
    ("study", "text"),
    [
        (Study(kind="randomized-trial", people=1), "1 person"),
        (Study(kind="review-of-trials", people=322, studies=7), "322 people in 7 studies"),
        (Study(kind="review-of-trials", people=25, studies=1), "25 people"),
        (Study(kind="review-of-trials", studies=7), ""),
        (Study(kind="laboratory-or-animal", species="animals", people=9), ""),
    ],
)
def test_the_number_of_people_is_said_in_words_and_never_for_animals(study: Study, text: str) -> None:
    assert bibliography([Citation("a", 1, ("x",))], LIBRARY, {"a": study}, KINDS, NAMES, UI)[0].people_text == text


def test_a_reference_in_full_has_its_text_without_addresses_and_its_addresses() -> None:
    study = Study(kind="randomized-trial", people=1184)
    found = reference_entry(LIBRARY["a"], "G, 2020", study, KINDS, UI, "November 21, 2026")
    assert (found.key, found.name, found.html) == ("a", "G, 2020", "G. A &amp; B. 2020.")
    assert (found.label, found.people_text) == ("Randomized trial", "1,184 people")
    assert (found.doi_url, found.pubmed_url, found.url, found.checked_on) == (
        "https://doi.org/10.1000/a",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
        "",
        "November 21, 2026",
    )
    assert reference_entry(LIBRARY["b"], "B", None, KINDS, UI).label == ""
