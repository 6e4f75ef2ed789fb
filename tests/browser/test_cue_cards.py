"""Cue cards in a browser: large, said by a voice of the device alone, and twelve to a sheet."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pdf import sheets_of

SMALLEST = 96
"""The least width and height of what can be chosen among the cards (CSS pixels)."""

VOICES = """(voices) => {
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speaker = {
    getVoices: () => voices, cancel: () => {}, addEventListener: () => {},
    speak: (one) => window.said.push([one.text, one.voice.name, one.lang]),
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speaker, configurable: true });
}"""
"""Puts voices in the place of those of the device, and keeps what is said."""


def voice(name: str, lang: str, *, is_local: bool) -> dict[str, Any]:
    return {"name": name, "lang": lang, "localService": is_local}


def open_cards(site: Path, page: Page, voices: list[dict[str, Any]] | None = None) -> None:
    if voices is not None:
        page.add_init_script(f"({VOICES})({voices!r})".replace("True", "true").replace("False", "false"))
    page.goto((site / "cue-cards.html").as_uri())


@pytest.mark.parametrize("width", [320, 1280])
def test_every_card_is_large_and_the_one_that_is_chosen_fills_the_screen(
    site: Path, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    open_cards(site, page)
    seen = page.locator(".c-cue__card:visible, .c-cue-group__fold, .c-cue-cards__tools > :visible")
    folds = page.locator(".c-cue-group__fold")
    boxes = [box.bounding_box() for box in seen.all()]
    assert folds.count() > 0
    for fold in folds.all():
        fold.click()
    boxes += [box.bounding_box() for box in seen.all()]
    assert len(boxes) >= 40
    assert [box for box in boxes if box is None or min(box["width"], box["height"]) < SMALLEST] == []
    page.get_by_role("link", name="Slower").click()
    card = page.locator("#cue-slower .c-cue__card").bounding_box()
    assert card is not None
    assert card["height"] >= 0.75 * 800
    assert card["width"] >= 0.8 * width
    assert 0 <= card["y"] <= 100
    back = page.locator("#cue-slower .c-cue__back")
    box = back.bounding_box()
    assert box is not None
    assert box["height"] >= SMALLEST
    back.click()
    expect(page.locator(".c-cue__back:visible")).to_have_count(0)
    page.close()


def test_a_card_behind_a_fold_is_two_choices_away_and_no_urgent_one_is(site: Path, strict_page: Page) -> None:
    open_cards(site, strict_page)
    assert strict_page.locator("details .c-cue--urgent").count() == 0
    strict_page.locator("summary", has_text="Where").click()
    strict_page.get_by_role("link", name="My neck").click()
    expect(strict_page.locator("#cue-neck .c-cue__back")).to_be_visible()
    strict_page.locator("#cue-neck .c-cue__back").click()
    expect(strict_page.get_by_role("link", name="My shoulder")).to_be_visible()


def test_a_link_to_a_card_behind_a_fold_shows_it(site: Path, strict_page: Page) -> None:
    strict_page.goto((site / "cue-cards.html").as_uri() + "#cue-neck")
    expect(strict_page.locator("#cue-neck .c-cue__back")).to_be_visible()


def test_a_voice_of_the_device_in_the_language_of_the_page_says_the_card(site: Path, strict_page: Page) -> None:
    known = [voice("far", "en-US", is_local=False), voice("other", "de-DE", is_local=True)]
    open_cards(
        site, strict_page, [*known, voice("near", "en_GB", is_local=True), voice("same", "en-US", is_local=True)]
    )
    expect(strict_page.locator(".c-cue-cards__note")).to_be_empty()
    strict_page.get_by_role("link", name="Enough for today").click()
    strict_page.get_by_role("button", name="Voice is on. Turn it off").click()
    strict_page.get_by_role("link", name="All cards").click()
    strict_page.get_by_role("link", name="Slower").click()
    assert strict_page.evaluate("window.said") == [["That is enough for today.", "same", "en-US"]]


@pytest.mark.parametrize(
    "voices", [[], [voice("far", "en-US", is_local=False)], [voice("other", "de-DE", is_local=True)]]
)
def test_without_such_a_voice_nothing_is_said_and_one_sentence_says_why(
    site: Path, strict_page: Page, voices: list[dict[str, Any]]
) -> None:
    open_cards(site, strict_page, voices)
    expect(strict_page.locator(".c-cue-cards__note")).to_contain_text("so the cards stay silent")
    expect(strict_page.get_by_role("button", name="Voice")).to_have_count(0)
    strict_page.get_by_role("link", name="Slower").click()
    assert strict_page.evaluate("window.said") == []


def test_a_browser_that_cannot_speak_shows_the_cards_all_the_same(site: Path, strict_page: Page) -> None:
    strict_page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis;")
    open_cards(site, strict_page)
    expect(strict_page.locator(".c-cue-cards__note")).to_contain_text("stay silent")
    strict_page.get_by_role("link", name="Slower").click()
    expect(strict_page.locator("#cue-slower .c-cue__back")).to_be_visible()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_cards_print_on_sheets_of_their_own(site: Path, strict_page: Page, size: str) -> None:
    open_cards(site, strict_page)
    count = strict_page.locator(".c-cue").count()
    sheets = sheets_of(strict_page.pdf(format=size))
    cards = [words.strip() for words in strict_page.locator(".c-cue__words").all_inner_texts()]
    on_cards = [sheet for sheet in sheets if "How to use them" not in sheet][: -(-count // 9)]
    assert all(words in " ".join(" ".join(on_cards).split()) for words in cards)
    assert sum("How to use them" in sheet for sheet in sheets) == 1
    assert len(sheets) <= 5
    assert all(len(sheet.split()) >= 12 for sheet in sheets)
