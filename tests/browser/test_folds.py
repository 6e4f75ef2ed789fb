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
