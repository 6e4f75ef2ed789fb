"""The evidence: what counts as a trial, how outcomes are summed up, and charts that show just what the tables show."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from alsguide.citations.studies import Study
from alsguide.core.sources import read_yaml
from alsguide.evidence.chart import MARKS, outcome_chart, trial_chart
from alsguide.evidence.gaps import Gap, parse_gaps
from alsguide.evidence.names import cut, first_name, short_name
from alsguide.evidence.results import direction_of, is_trial, reviews_by_outcome, trials_of
from alsguide.evidence.rows import GROUPS, PAGES, measured, study_pages
from alsguide.evidence.stages import by_stage
from alsguide.evidence.trials import parse_trials
from alsguide.exercises.load import load_exercises
from tests.support.shipped import shipped

WORDS = {name: name.title() for name in (*MARKS, "randomized", "other", "title", "about", "none")}
OUTCOME_WORDS = {
    name: name for name in ("function", "survival", "strength", "fatigue", "breathing", "quality-of-life", "harm")
}


def study(
    kind: str = "randomized-trial", people: int | None = 20, outcomes: Any = (("function", "better"),), **more: Any
) -> Study:
    given = {
        "kind": kind,
        "topic": "exercise",
        "people": people,
        "program": "Cycling.",
        "design": "x",
        "result": "x",
        "limits": "x",
    }
    found = [{"outcome": name, "direction": direction} for name, direction in outcomes]
    return Study.model_validate({**given, "outcomes": found, **more})


def test_a_trial_tested_a_program_in_people_and_its_results_were_seen() -> None:
    assert is_trial(study())
    assert is_trial(study("other-human-study", topic="breathing-training"))
    for other in (
        study("other-human-study", program=""),
        study(people=None),
        study(outcomes=()),
        study("review-of-trials"),
        study("other-human-study", topic="risk"),
        study("laboratory-or-animal", species="animals"),
    ):
        assert not is_trial(other)


@pytest.mark.parametrize(
    ("outcomes", "direction"),
    [
        ([("function", "better"), ("strength", "better")], "better"),
        ([("function", "no-difference"), ("harm", "none-seen")], "no-difference"),
        ([("function", "better"), ("strength", "no-difference")], "mixed"),
        ([("function", "mixed"), ("harm", "worse")], "mixed"),
        ([("function", "no-difference"), ("strength", "worse")], "worse"),
        ([("function", "better"), ("strength", "worse")], "mixed"),
    ],
)
def test_the_sum_of_outcomes_is_mixed_when_they_differ_and_does_not_hide_what_got_worse(
    outcomes: Any, direction: str
) -> None:
    assert direction_of(study(outcomes=outcomes)) == direction


def test_trials_come_by_design_then_size_and_unnamed_ones_stay_out() -> None:
    studies = {"a": study(people=10), "b": study("other-human-study", people=99), "c": study(people=30), "d": study()}
    assert [trial.key for trial in trials_of(studies, {"a": "A", "b": "B", "c": "C"})] == ["c", "a", "b"]


def test_an_outcome_that_no_review_reports_stays_in_the_list() -> None:
    reviews = {
        "a": study("review-of-trials", outcomes=[("function", "no-difference"), ("survival", "not-reported")]),
        "b": study("review-of-trials", outcomes=[("function", "better")], people=None),
        "breath": study("review-of-trials", topic="breathing-training"),
        "mixed": study("review-of-trials", condition="mixed"),
    }
    found = reviews_by_outcome(reviews, dict.fromkeys(reviews, "Name"))
    assert [row.outcome for row in found] == list(OUTCOME_WORDS)
    assert [(one.key, one.direction) for one in found[0].reviews] == [("b", "better"), ("a", "no-difference")]
    assert all(row.reviews == () for row in found[1:])


def drawn(svg: str) -> Any:
    """Parse a chart; it must be well-formed."""
    return etree.fromstring(svg)


def test_the_chart_of_trials_has_a_bar_for_each_in_proportion_to_its_people() -> None:
    studies = {
        "a": study(people=60),
        "b": study(people=30, outcomes=[("function", "no-difference")]),
        "c": study("other-human-study"),
    }
    trials = trials_of(studies, {"a": "A", "b": "B", "c": "C"})
    chart = drawn(trial_chart(trials, {"a": 'A & <b> "x"', "b": "B", "c": "C"}, WORDS))
    rows = {row.get("data-key"): row for row in chart.findall("g")}
    assert list(rows) == ["a", "b", "c"]
    widths = {key: float(row.find("rect").get("width")) for key, row in rows.items()}
    assert widths["a"] == pytest.approx(2 * widths["b"], abs=0.2)
    assert widths["a"] == pytest.approx(3 * widths["c"], abs=0.2)
    assert [text.text for text in rows["a"].findall("text")] == ['A & <b> "x"', "60"]
    assert rows["b"].get("data-direction") == "no-difference"
    assert "c-chart--no-difference" in rows["b"].find("rect").get("class")


def test_the_charts_say_in_words_what_they_are() -> None:
    chart = drawn(trial_chart([], {}, WORDS))
    assert chart.get("role") == "img"
    named = chart.get("aria-labelledby").split()
    assert [chart.find(f"*[@id='{name}']").text for name in named] == ["Title", "About"]


def test_every_direction_has_a_mark_as_large_as_the_others() -> None:
    """Neutral results are to be seen as well as good ones."""
    reach = {one: max(float(number) for number in re.findall(r"\d+\.?\d*", outline)) for one, outline in MARKS.items()}
    assert {one: size for one, size in reach.items() if one != "none-seen" and not 5.5 <= size <= 7} == {}
    assert reach["none-seen"] == 11  # the two halves of a circle


def test_the_chart_of_reviews_has_a_mark_for_each_and_words_where_there_is_none() -> None:
    reviews = {"a": study("review-of-trials", outcomes=[("function", "mixed"), ("harm", "no-difference")])}
    chart = drawn(outcome_chart(reviews_by_outcome(reviews, {"a": "A"}), {**WORDS, **OUTCOME_WORDS}))
    rows = {row.get("data-outcome"): row for row in chart.findall("g")}
    assert rows["function"].get("data-found") == "a:mixed"
    assert len(rows["function"].findall("path")) == 1
    assert [text.text for text in rows["survival"].findall("text")] == ["survival", "None"]


@pytest.mark.parametrize(
    ("authors", "short", "shortest"),
    [
        (
            [{"family": "Zucchi"}, {"family": "Vinceti"}, {"family": "Malagoli"}],
            "Zucchi and others, 2019",
            "Zucchi 2019",
        ),
        ([{"family": "Li"}, {"family": "Kang"}], "Li and Kang, 2019", "Li 2019"),
        ([{"family": "Kalron"}, {"literal": "et al"}], "Kalron and others, 2019", "Kalron 2019"),
        ([{"non-dropping-particle": "van", "family": "Groenestijn"}], "van Groenestijn, 2019", "van Groenestijn 2019"),
        ([{"literal": "MND Australia"}], "MND Australia, 2019", "MND Australia 2019"),
        ([], "“A title”, 2019", "A title 2019"),
    ],
)
def test_a_reference_has_a_short_name(authors: Any, short: str, shortest: str) -> None:
    csl = {"title": "[A title]", "author": authors, "issued": {"date-parts": [[2019]]}}
    assert short_name(csl) == short
    assert first_name(csl) == shortest


def test_a_short_title_stands_for_authors_that_nobody_has_seen() -> None:
    csl = {"title": "A long title", "issued": {"date-parts": [[2019]]}}
    assert first_name(csl, "Breath stacking") == "Breath stacking 2019"
    assert first_name({**csl, "author": [{"family": "Li"}]}, "Breath stacking") == "Li 2019"


def test_a_name_without_a_year_and_a_long_title_are_cut_between_words() -> None:
    assert short_name({"title": "A", "author": [{"literal": "NICE"}]}) == "NICE"
    assert cut("one two three", 8) == "one two …"
    assert cut("Otorhinolaryngology", 8) == "Otorhino …"


def test_studies_are_listed_by_what_they_measured_without_animals() -> None:
    studies = {
        "a": study(outcomes=[("function", "no-difference"), ("pain", "better")]),
        "b": study(outcomes=[("function", "better")]),
        "m": study("laboratory-or-animal", species="animals"),
    }
    ui = {
        "outcome_function": "Function",
        "outcome_pain": "Pain",
        "direction_better": "Better",
        "direction_no_difference": "Same",
    }
    found = measured(studies, {"a": "A", "b": "B", "m": "M"}, ui)
    assert [(one.id, one.directions) for one in found] == [
        ("outcome-function", (("Better", (("b", "B"),)), ("Same", (("a", "A"),)))),
        ("outcome-pain", (("Better", (("a", "A"),)),)),
    ]


ENTRY = "{population: p, dose: d, compared: c, measures: [m], figures: f, kept_up: k}"


def test_each_trial_has_its_details_for_professionals_and_no_other_has(tmp_path: Path) -> None:
    path = tmp_path / "trials.yaml"
    path.write_text(f"a: {ENTRY}\nbb: {ENTRY}\nc: {{population: p}}\n", "utf-8")
    details, problems = parse_trials(read_yaml(path, tmp_path), ["a", "b", "c"])
    assert list(details) == ["a", "bb"]
    assert [key for key, one in details.items() if one.measures == ("m",)] == ["a", "bb"]
    told = [(problem.line, problem.message) for problem in problems if "missing" not in problem.message]
    assert told == [
        (1, 'The trial "b" has no entry. Add its population, dose, measures and figures.'),
        (2, '"bb" is no trial of studies.yaml. Did you mean "b"? Correct the key, or take it out.'),
    ]
    assert len([problem for problem in problems if "missing" in problem.message]) == 5


def test_exercises_stand_under_each_stage_that_they_suit_by_kind(root: Path) -> None:
    exercises, problems = load_exercises(shipped().markdown.values())
    assert problems == []
    stages = dict(by_stage(exercises))
    assert list(stages) == ["early", "middle", "late"]
    for stage, kinds in stages.items():
        named = [(kind, name) for kind, names in kinds for name in names]
        assert sorted(named) == sorted((one.kind, one.name) for one in exercises if stage in one.stages)
        assert len(named) >= 5


GAPS = """last_search: 2026-11-28
not_found:
  - what: "A trial."
  - what: "A guideline."
    reference: nice2016
not_read: ["A report."]
"""


def test_what_was_not_found_is_read_with_its_day_and_a_missing_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "gaps.yaml"
    path.write_text(GAPS, "utf-8")
    gaps, problems = parse_gaps(read_yaml(path, tmp_path), ["nice2016"])
    assert problems == []
    assert gaps is not None
    assert gaps.last_search == date(2026, 11, 28)
    assert gaps.not_found == (Gap(what="A trial."), Gap(what="A guideline.", reference="nice2016"))
    assert gaps.not_read == ("A report.",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "2026-11-28",
            "2026-11-30",
            '1: "last_search" is 2026-11-30, a day that is still to come. Write the day of the last search.',
        ),
        ("nice2016", "nice2061", '5: No reference has the key "nice2061". Did you mean "nice2016"? Correct it.'),
        ('what: "A trial."', 'wat: "A trial."', '3: The field "what" is missing. Add it.'),
        ("last_search", "last_serch", '1: The field "last_search" is missing. Add it.'),
    ],
)
def test_each_mistake_in_what_was_not_found_is_said_with_its_line(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "gaps.yaml"
    path.write_text(GAPS.replace(old, new), "utf-8")
    _, problems = parse_gaps(read_yaml(path, tmp_path), ["nice2016"], today=date(2026, 11, 29))
    assert expected in [f"{problem.line}: {problem.message}" for problem in problems]


def test_every_group_of_studies_stands_on_one_page_and_what_is_too_much_for_one_is_cut() -> None:
    shown = [group for groups in PAGES.values() for group in groups]
    assert sorted(shown) == sorted(
        {name for name, _ in GROUPS} | {"opinion_from_d", "opinion_from_m", "opinion_from_n", "others_from_l"}
    )
    opinion = study("expert-opinion")
    names = {"c": "“Coming home”, 2020", "g": "“Getting by”, 2020", "m": "Mayo Clinic", "n": "NHS", "gone": "Z"}
    assert study_pages({"c": opinion, "g": opinion, "m": opinion, "n": opinion}, names) == {
        "c": "pages/studies-advice.md",
        "g": "pages/studies-advice-d-to-l.md",
        "m": "pages/studies-advice-m.md",
        "n": "pages/studies-advice-n-to-z.md",
    }
