"""The page of sessions around them: paper, no scripts, what it weighs, and where a session is begun."""

import gzip
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.sessions import Chromium, begin

LARGEST = 60_000
"""What the page weighs with all that it loads, gzipped."""


def test_paper_shows_the_cards_of_the_session_alone(screen: Page) -> None:
    begin(Chromium(screen), "start-early-walking")
    screen.emulate_media(media="print")
    shown = """() => [...document.querySelectorAll('[data-exercise]')]
        .filter(card => card.getClientRects().length).map(card => card.dataset.exercise)"""
    assert sorted(screen.evaluate(shown)) == ["ankle-pumps", "chest-open-stretch"]
    assert screen.locator("#do-ankle-pumps svg").count() == 2
    screen.emulate_media(media="screen")


def test_without_scripts_every_exercise_is_a_card_with_two_pictures(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto((site / "session.html").as_uri() + "#do-ankle-pumps")
    page.emulate_media(media="print")
    assert page.locator("[data-exercise]").count() == 40
    assert page.locator("[data-exercise] img").count() == 80
    assert page.locator("#session").is_hidden()
    page.emulate_media(media="screen")
    assert page.locator("#session-ready").is_hidden(), "it could not be started"
    assert page.locator("#session-unready").is_visible()
    context.close()


def test_the_page_with_all_that_it_loads_is_within_its_budget(site: Path) -> None:
    files = [
        site / "session.html",
        site / "theme/css/session.css",
        site / "theme/js/session.js",
        site / "theme/js/movement.js",
        site / "theme/images/mark.svg",
    ]
    sizes = [len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files]
    print(f"session: page {sizes[0]:,} bytes, styles {sizes[1]:,}, scripts {sizes[2]:,}, all gzipped {sum(sizes):,}")
    assert sum(sizes) <= LARGEST


def test_an_exercise_is_done_from_its_page_or_the_page_says_that_it_begins_in_the_plan(
    site: Path, session_data: Any
) -> None:
    """Which ones need answers first, the rules of the plan decide."""
    for name in session_data["exercises"]:
        page = (site / "exercises" / f"{name}.html").read_text("utf-8")
        said = (f'session.html#do-{name}"' in page, "“Do it with me” starts from your plan" in page)
        assert said == ((True, False) if name in session_data["single"] else (False, True)), name
