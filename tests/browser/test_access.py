"""Every page in a real browser: axe with all its rules, at 320 px, without scripts."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import all_pages
from tests.support.axe import MODES, Looks, new_looks, violations


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Any:
    """One tab for the whole module."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("part", range(4))
def test_axe_finds_nothing_on_any_page_in_any_mode(site: Path, open_page: Page, looks: Looks, part: int) -> None:
    """In four parts, so that a failure shows early. An error of paint is named on the first page that has it.

    Paper hides parts of the frame, which pages of one folder have alike, so all rules look at the first of these there.
    """
    errors = {}
    folders = set()
    for built in all_pages(site)[part::4]:
        open_page.goto(built.path.as_uri())
        folder = built.address.rpartition("/")[0]
        is_alike = folder in folders
        folders |= {folder} - {""}
        if found := [
            error for mode in MODES for error in violations(open_page, mode, looks, is_alike and mode == "print")
        ]:
            errors[built.address] = found
    assert errors == {}, json.dumps(errors, indent=1)


BREAK = """style => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
    document.querySelector('main').insertAdjacentHTML('beforeend', `<img src="x.png"><div class="beneath"></div>
        <p class="pale">Too pale</p><div><button class="small"></button><button class="small"></button></div>
        <p class="text">What stands before <a href="#main">a link</a>, and what follows it.</p>`);
}"""
PALE = ".pale { color: #777; background: #888; }"
SMALL = ".small { inline-size: 4px; block-size: 4px; padding: 0; border: 0; min-inline-size: 0; min-block-size: 0; }"
PALE_HEADING = "h1 { color: #777; background: #888; }"
DULL_LINK = (
    ".text { color: #000; background: #fff; } .text > a { color: #222; text-decoration: none; font-weight: inherit; }"
)
BENEATH = "main { position: relative; z-index: 0; } "
BENEATH += ".beneath { position: absolute; inset: 0; z-index: -1; background: #777; }"


@pytest.mark.parametrize(
    ("mode", "style", "seen", "left_to_light"),
    [
        ("light", PALE + SMALL, {"image-alt", "color-contrast", "target-size"}, set()),
        ("print", PALE, {"image-alt", "color-contrast"}, set()),
        ("dark", PALE, {"color-contrast"}, {"image-alt", "target-size"}),
        *((mode, PALE_HEADING, {"color-contrast"}, set()) for mode in ("light", "dark", "print")),
        *((mode, BENEATH, {"color-contrast-enhanced"}, set()) for mode in ("light", "dark", "print")),
        *((mode, DULL_LINK, {"link-in-text-block"}, set()) for mode in ("light", "dark")),
    ],
)
def test_axe_speaks_when_one_page_is_broken(
    site: Path, open_page: Page, mode: str, style: str, seen: set[str], left_to_light: set[str]
) -> None:
    """Without this, a silent axe would pass every page. Every look of the page as it should be was judged before."""
    walked = new_looks()
    open_page.goto((site / "safety" / "falls.html").as_uri())
    assert violations(open_page, mode, walked) == []
    open_page.evaluate(BREAK, style)
    found = {error.removeprefix(f"{mode}: ").partition(":")[0] for error in violations(open_page, mode, walked)}
    assert seen <= found
    assert not left_to_light & found


def test_no_page_scrolls_sideways_at_320_pixels(site: Path, open_page: Page) -> None:
    """320 px is a small phone, and a desktop at 400 % zoom."""
    open_page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    open_page.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for built in all_pages(site):
        open_page.goto(built.path.as_uri())
        width = open_page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[built.address] = width
    open_page.set_viewport_size({"width": 1280, "height": 900})
    assert wide == {}


def test_every_page_can_be_read_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = []
    for built in all_pages(site):
        page.goto(built.path.as_uri())
        if len(page.locator("main").inner_text()) < 60:
            empty.append(built.address)
    context.close()
    assert empty == []


def test_the_site_works_by_clicking_from_disk_and_asks_for_nothing_else(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    for _ in range(3):
        page.locator("main a[href$='.html']").last.click()
        page.wait_for_load_state()
        assert page.locator("h1").count() == 1
    page.close()
    assert len(asked) >= 4
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:"))] == []
