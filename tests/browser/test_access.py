"""Every page in a real browser: axe with all its rules, sizes of targets, at 320 px, without scripts."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import all_pages, pages_of_each_kind
from tests.support.axe import MODES, Looks, new_looks, violations


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Any:
    """One tab for the whole module."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


SMALL_TARGETS = """least => [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
    .filter(e => !e.closest('.l-prose, .c-box, .c-hero, .c-carers__source'))
    .filter(e => !e.matches('.c-skip-link') && e.getClientRects().length)
    .map(e => [e, (e.matches('input') && e.closest('label') || e).getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && (box.width < least || box.height < least))
    .map(([e, box]) => `${e.textContent.trim().slice(0, 40)} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
"""Targets smaller than `least` pixels, outside running text: articles, boxes, the opening of the home page."""

LEAST = 44
"""CSS pixels, both ways: WCAG 2.2, criterion 2.5.5."""


PLACES = """() => document.querySelector('.l-side') && ['.l-side', '.l-article > :not(.l-side)']
    .map(selector => document.querySelector(selector).getBoundingClientRect())
    .flatMap(box => [box.top, box.left, box.right])"""
"""Where the list of contents stands, and the first block beside it; nothing on pages without a list."""


@dataclass
class Seen:
    """What was seen on a page: its width on a small phone, small targets by width, and the place of its list of contents."""

    width: int
    small: dict[int, list[str]]
    places: list[float] | None
    axe: list[str]


@pytest.fixture(scope="module")
def seen(site: Path, open_page: Page, looks: Looks) -> dict[str, Seen]:
    """Each page by its address, opened once for all tests; 320 px is a small phone, and a desktop at 400 % zoom.

    Paper hides parts of the frame, which pages of one folder have alike, so all rules of axe look at the first of these there.
    An error of paint is named on the first page that has it.
    """
    found: dict[str, Seen] = {}
    folders = set()
    for built in all_pages(site):
        open_page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        open_page.set_viewport_size({"width": 320, "height": 640})
        open_page.goto(built.path.as_uri())
        width = open_page.evaluate("document.documentElement.scrollWidth")
        small = {}
        for screen in (360, 1280):
            open_page.set_viewport_size({"width": screen, "height": 900})
            small[screen] = open_page.evaluate(SMALL_TARGETS, LEAST)
        places = open_page.evaluate(PLACES)
        folder = built.address.rpartition("/")[0]
        is_alike = folder in folders
        folders |= {folder} - {""}
        errors = [error for mode in MODES for error in violations(open_page, mode, looks, is_alike and mode == "print")]
        found[built.address] = Seen(width, small, places, errors)
    assert len(found) >= 90
    return found


def test_axe_finds_nothing_on_any_page_in_any_mode(seen: dict[str, Seen]) -> None:
    errors = {address: page.axe for address, page in seen.items() if page.axe}
    assert errors == {}, json.dumps(errors, indent=1)


def test_no_page_scrolls_sideways_at_320_pixels(seen: dict[str, Seen]) -> None:
    assert {address: page.width for address, page in seen.items() if page.width > 320} == {}


def test_every_target_outside_running_text_is_large(seen: dict[str, Seen]) -> None:
    """When it fails: give the link or control `min-block-size` and `min-inline-size: var(--target)`."""
    small = {address: page.small for address, page in seen.items()}
    assert {address: sizes for address, sizes in small.items() if any(sizes.values())} == {}


def test_the_list_of_contents_stands_beside_the_text_and_begins_where_it_does(seen: dict[str, Seen]) -> None:
    """When it fails: the first block beside `.l-side` has a margin above it, or the list has fallen below the text."""
    beside = {address: page.places for address, page in seen.items() if page.places}
    for address, (side_top, side_left, _, text_top, _, text_right) in beside.items():
        assert side_top == pytest.approx(text_top, abs=1), address
        assert side_left > text_right, address
    assert len(beside) >= 25


def test_the_size_test_sees_a_small_target(site: Path, open_page: Page) -> None:
    open_page.goto((site / "index.html").as_uri())
    open_page.evaluate(
        "() => { document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=x>tiny</a>'); }"
    )
    assert [text for text in open_page.evaluate(SMALL_TARGETS, LEAST) if text.startswith("tiny")] != []


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
OVERLAID = ".small { inline-size: 60px; block-size: 60px; } .small + .small { margin-inline-start: -50px; }"
"""Two targets that are large, of which one lies over the other but for ten pixels."""

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
        ("light", OVERLAID, {"target-size"}, set()),
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


CLOSED = "main[hidden], main [hidden], main script, main style, main template, main details:not([open]) > :not(summary)"
"""What holds text that is not seen when a page opens."""


def test_every_page_holds_its_text_without_scripts(site: Path) -> None:
    shown = {}
    for built in all_pages(site):
        for element in built.select(CLOSED):
            element.drop_tree()
        shown[built.address] = len("".join(built.texts("main")))
    assert {address: length for address, length in shown.items() if length < 60} == {}


def test_every_kind_of_page_shows_its_text_without_scripts(site: Path, browser: Browser) -> None:
    """Style sheets may hide what a script would show: the text of every page is held by the test above."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = []
    for built in pages_of_each_kind(all_pages(site)):
        page.goto(built.path.as_uri())
        if len(page.locator("main").inner_text()) < 60:
            empty.append(built.address)
    context.close()
    assert empty == []


@pytest.mark.parametrize("address", ["safety/falls.html", "exercises/walking.html", "about.html"])
def test_a_page_with_an_element_like_no_other_is_among_those_of_each_kind(site: Path, address: str) -> None:
    """Guards the choice of pages for the test above and for tests/browser/test_offline.py."""
    pages = all_pages(site)
    chosen = pages_of_each_kind(pages)
    assert len(chosen) < len(pages) / 2
    (page,) = [page for page in pages if page.address == address]
    for change in ({"class": "hidden"}, {"data-module": "shown-later"}):
        (main,) = page.select("main")
        before = dict(main.attrib)
        main.attrib.update(change)
        assert page in pages_of_each_kind(pages)
        main.attrib.clear()
        main.attrib.update(before)


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
