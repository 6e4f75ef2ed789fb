"""Groups behind a heading: a link to what is in one opens it, with and without help of the browser, and paper shows all."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pdf import sheets_of

PLACES = [
    ("questions.html", "can-i-swim"), ("references.html", "reference-drory2001"), ("studies-trials.html", "study-drory2001"),
    ("studies-risk.html", "kind-animals"), ("glossary.html", "word-pma"), ("a-to-z.html", "letter-w"),
    ("evidence.html", "outcome-strength"), ("exercise-lists.html", "position-standing"), ("professionals.html", "measures"),
    ("exercises.html", "kind-stretching"), ("professionals-trials.html", "trial-drory2001"),
]  # fmt: skip
"""Places that pages of this site, saved addresses and search lead to, each in a group that is shut as its page opens."""


@pytest.fixture
def strict_page(tidy_page: Page) -> Page:
    """A page that fails its test when a script on it fails or logs an error, in the one tab of this file."""
    return tidy_page


@pytest.mark.parametrize(("address", "place"), PLACES)
def test_a_link_into_a_group_opens_it_where_no_script_runs(
    site: Path, browser: Browser, address: str, place: str
) -> None:
    """Chromium does it; test_engines.py asks Firefox and WebKit."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / address).as_uri())
    expect(page.locator(f"#{place}")).to_be_hidden()
    page.goto(f"{(site / address).as_uri()}#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    context.close()


MOVED = [
    ("questions.html", "fingers-curl", "questions-body-and-care.html"),
    ("questions.html", "i-care", "questions-body-and-care.html"),
    ("studies-trials.html", "study-chaves2010", "studies-tests.html"),
    ("studies-reviews.html", "study-lazovic2022", "studies-guidelines.html"),
    ("studies-advice.html", "study-nhs-choking", "studies-advice-n-to-z.html"),
    ("studies-others.html", "kind-others_from_l", "studies-others-l-to-z.html"),
]
"""Addresses that were true before a page was divided: the page, the place, and the page that holds it now."""


@pytest.mark.parametrize(("address", "place", "now"), MOVED)
def test_a_saved_address_leads_on_to_the_page_that_holds_its_place_now(
    site: Path, strict_page: Page, address: str, place: str, now: str
) -> None:
    strict_page.goto(f"{(site / address).as_uri()}#{place}")
    expect(strict_page).to_have_url(f"{(site / now).as_uri()}#{place}")
    expect(strict_page.locator(f"[id='{place}']")).to_be_in_viewport()


def test_an_address_that_names_no_place_or_one_that_is_there_stays(site: Path, strict_page: Page) -> None:
    for place in ("", "#main", "#can-i-swim"):
        address = (site / "questions.html").as_uri() + place
        strict_page.goto(address)
        strict_page.evaluate("alsguide.folds.openNamed()")
        expect(strict_page).to_have_url(address)


@pytest.fixture
def old(strict_page: Page, site: Path) -> Page:
    """A page in a browser that leaves folds as they are."""
    strict_page.goto((site / "evidence.html").as_uri())
    return strict_page


def test_the_script_opens_every_fold_around_what_the_address_names(old: Page) -> None:
    state = """() => {
        history.replaceState(null, "", "#outcome-strength");  // of which browsers themselves take no notice
        const folds = [...document.querySelectorAll('details:has(#outcome-strength)')];
        const before = folds.map(fold => fold.open);
        alsguide.folds.openNamed();
        return [before, folds.map(fold => fold.open)];
    }"""
    assert old.evaluate(state) == [[False, False], [True, True]]
    expect(old.locator("#outcome-strength")).to_be_in_viewport()


def test_the_script_opens_folds_for_paper_and_shuts_those_again(old: Page) -> None:
    shut = "() => document.querySelectorAll('main details:not([open])').length"
    old.locator("#by-outcome-title").click()
    before = old.evaluate(shut)
    assert before >= 10
    old.evaluate("alsguide.folds.openAll()")
    assert old.evaluate(shut) == 0
    old.evaluate("alsguide.folds.shutAgain()")
    assert old.evaluate(shut) == before


@pytest.mark.parametrize(
    ("address", "words"), [("glossary.html", "Progressive muscular atrophy"), ("topics.html", "Saving energy")]
)
def test_what_is_in_groups_is_on_paper(site: Path, browser: Browser, address: str, words: str, tmp_path: Path) -> None:
    context: Any = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / address).as_uri())
    page.pdf(path=tmp_path / "page.pdf")
    context.close()
    assert any(words in " ".join(sheet.split()) for sheet in sheets_of(tmp_path / "page.pdf"))
