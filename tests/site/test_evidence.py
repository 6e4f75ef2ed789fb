"""The page of evidence: charts agree with the tables beside them, and every citation reaches its row and comes back."""

import re
from pathlib import Path
from typing import Any

import pytest

from alsguide.citations.library import load_library
from tests.site.pages import Page
from tests.support.brands import Brand

STUDY = "article[id^=study-], .c-fold__inside[id^=study-]"
"""What is told of one study: behind its name, or below it where little is told."""


@pytest.fixture
def evidence(pages: list[Page]) -> Page:
    """The page of evidence."""
    return next(page for page in pages if page.address == "evidence.html")


@pytest.fixture
def rows(pages: list[Page]) -> dict[str, tuple[Page, Any]]:
    """The row of each study with its page, by the study's key."""
    found = [(page, row) for page in pages for row in page.select(STUDY)]
    by_key = {row.get("id").removeprefix("study-"): (page, row) for page, row in found}
    assert len(by_key) == len(found)
    return by_key


def cells(row: Any) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in row.cssselect("th, td")]


def test_the_chart_of_trials_and_its_table_agree(evidence: Page) -> None:
    rows = evidence.select("#table-trials tbody tr")
    drawn = [
        (g.get("data-key"), g.get("data-people"), g.get("data-direction"))
        for g in evidence.select("svg[aria-labelledby^=trials] g[data-key]")
    ]
    listed = [(row.get("data-key"), cells(row)[1], row.get("data-direction")) for row in rows]
    assert drawn == listed
    assert len(drawn) >= 20
    said = {(row.get("data-direction"), cells(row)[3]) for row in rows}
    assert len(said) == len({direction for direction, _ in said}) == len({word for _, word in said})
    shown = [g.cssselect("text")[1].text for g in evidence.select("svg[aria-labelledby^=trials] g[data-key]")]
    assert shown == [people for _, people, _ in listed]


def test_the_chart_shows_neutral_results_beside_good_ones(evidence: Page) -> None:
    directions = [g.get("data-direction") for g in evidence.select("svg[aria-labelledby^=trials] g[data-key]")]
    assert directions.count("no-difference") >= 6
    assert "worse" in directions


def test_the_table_of_trials_says_what_the_data_say(evidence: Page, brand: Brand) -> None:
    data = brand.project.document("studies").data
    rows = evidence.select("#table-trials tbody tr")
    for row in rows:
        assert cells(row)[1] == str(data[row.get("data-key")]["people"])
    by_chance = {cells(row)[2] for row in rows if data[row.get("data-key")]["kind"] == "randomized-trial"}
    others = {cells(row)[2] for row in rows if data[row.get("data-key")]["kind"] != "randomized-trial"}
    assert len(by_chance) == len(others) == 1
    assert by_chance != others


def test_the_chart_of_reviews_and_its_table_agree(evidence: Page) -> None:
    drawn = {g.get("data-outcome"): g for g in evidence.select("svg[aria-labelledby^=outcomes] g[data-outcome]")}
    rows = {row.get("data-outcome"): row for row in evidence.select("#table-reviews tbody tr")}
    assert (
        list(drawn)
        == list(rows)
        == ["function", "survival", "strength", "fatigue", "breathing", "quality-of-life", "harm"]
    )
    marks = 0
    for outcome, group in drawn.items():
        told = group.get("data-found").split()
        listed = [span.get("data-key") for span in rows[outcome].cssselect(".c-study__result")]
        assert [one.split(":")[0] for one in told] == listed
        assert len(group.cssselect("path")) == len(told)
        kinds = [path.get("class").split("c-chart--")[1] for path in group.cssselect("path")]
        assert kinds == [one.split(":")[1] for one in told]
        marks += len(told)
    assert marks >= 30


def test_animals_stand_apart_from_people(pages: list[Page], evidence: Page, brand: Brand) -> None:
    data = brand.project.document("studies").data
    animals = {f"study-{key}" for key, study in data.items() if study.get("species") == "animals"}
    (group,) = [group for page in pages for group in page.select("#kind-animals")]
    assert {row.get("id") for row in group.cssselect(STUDY)} == animals
    assert len(animals) >= 6
    linked = {
        a.get("href").partition("#")[2] for a in evidence.select("#table-trials a, #table-reviews a, #by-outcome a")
    }
    assert not linked & animals


def test_every_source_of_every_page_reaches_its_row_and_the_row_comes_back(
    pages: list[Page], rows: dict[str, tuple[Page, Any]]
) -> None:
    checked = 0
    for page in pages:
        up = "../" * page.address.count("/")
        for entry in page.select("ol.c-sources__list > li"):
            (link,) = entry.cssselect("a")
            address, _, anchor = link.get("href").removeprefix(up).partition("#study-")
            there, row = rows[anchor]
            assert there.address == address, (page.address, link.get("href"))
            assert page.address in {a.get("href").split("#")[0] for a in row.cssselect("a")}, (page.address, anchor)
            checked += 1
    assert checked >= 600


def test_the_choices_are_links_to_places_that_are_there(pages: list[Page], evidence: Page) -> None:
    ids = {
        f"{page.address}#{one.get('id')}" for page in pages for one in page.select(f"h2[id], .c-fold__inside, {STUDY}")
    }
    choices = [a.get("href") for a in evidence.select("nav[aria-labelledby=page-choose] a, #by-outcome a")]
    assert len(choices) >= 80
    assert [one for one in choices if f"{evidence.address if one.startswith('#') else ''}{one}" not in ids] == []


def test_the_page_counts_its_sources_and_says_what_was_not_found(
    evidence: Page, rows: dict[str, tuple[Page, Any]], brand: Brand
) -> None:
    """The count is that of the checked references, and the list that of `gaps.yaml`; neither is typed into the page."""
    library = [one.csl for one in load_library(brand.project.references())[0].values()]
    gaps = brand.project.document("gaps").data
    checked = [record for record in library if record["custom"]["verified"]]
    assert len(rows) == len(checked)
    told = " ".join(evidence.select("main p a[href='#not-found']")[0].getparent().text_content().split())
    assert re.search(rf"(?<!\d){len(checked)}(?!\d)", told)
    assert str(gaps["last_search"].year) in told
    lists = evidence.select("#not-found ul")
    assert [len(one.cssselect("li")) for one in lists] == [len(gaps["not_found"]), len(gaps["not_read"])]
    named = [f"study-{gap['reference']}" for gap in gaps["not_found"] if "reference" in gap]
    assert [a.get("href").partition("#")[2] for a in lists[0].cssselect("a")] == named
    assert len(named) >= 2


def test_the_page_leads_to_what_was_corrected(evidence: Page) -> None:
    assert evidence.select("main a[href$='research/what-we-corrected.html']")


def test_the_pages_for_professionals_have_every_trial_and_every_stage(pages: list[Page], evidence: Page) -> None:
    page = next(page for page in pages if page.address == "professionals-trials.html")
    charted = {row.get("data-key") for row in evidence.select("#table-trials tbody tr")}
    assert {trial.get("id").removeprefix("trial-") for trial in page.select(".c-fold__inside[id^=trial-]")} == charted
    for facts in page.select(".c-study__facts"):
        assert len(facts.cssselect("dt")) == 7
    page = next(page for page in pages if page.address == "professionals.html")
    assert len(page.select("main dl > dd > ul")) == 3


def test_the_reference_list_can_be_had_in_three_forms(pages: list[Page], site: Path) -> None:
    page = next(page for page in pages if page.address == "professionals.html")
    files = [link.get("href") for link in page.select("main a[download]")]
    assert files == ["references.json", "references.bib", "references.ris"]
    counts = [
        (site / name).read_text("utf-8").count(mark)
        for name, mark in zip(files, ('"id": ', "\n}\n", "\nER  - "), strict=True)
    ]
    assert counts[0] == counts[1] == counts[2] >= 100
