"""The theme in a real browser: sizes of targets, text that can be enlarged, focus, and paper."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.paints import shift_of
from tests.site.pages import all_pages
from tests.support.pdf import filled_shares, sheets_of
from tests.support.ways import WAYS, Way, go

LEAST = 44
"""CSS pixels, both ways."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Any:
    """One tab for the whole module."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def test_text_grows_with_the_readers_own_size(site: Path, undrawn: Browser) -> None:
    """A reader who sets 32 px in the browser instead of 16 gets text twice as large, and still no sideways scroll."""
    size = "() => parseFloat(getComputedStyle(document.querySelector('.l-prose > p:not([class])')).fontSize)"
    page = undrawn.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "safety" / "when-to-stop.html").as_uri())
    assert page.evaluate(size) == pytest.approx(19)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    assert page.evaluate(size) == pytest.approx(38)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280
    page.close()


def test_long_words_do_not_widen_a_page(site: Path, undrawn_page: Page) -> None:
    undrawn_page.set_viewport_size({"width": 320, "height": 640})
    undrawn_page.goto((site / "safety" / "when-to-stop.html").as_uri())
    undrawn_page.evaluate(
        "() => document.querySelectorAll('h1, h2, p, li, td, th, dd, a')"
        ".forEach(e => e.append('Otorhinolaryngology'.repeat(5)))"
    )
    assert undrawn_page.evaluate("() => document.documentElement.scrollWidth") <= 320


SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The spacing of criterion 1.4.12 of WCAG 2.2."""

CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(e => e.clientWidth > 1 && e.textContent.trim())
    .filter(e => !e.closest('svg') && ['hidden', 'clip'].includes(getComputedStyle(e).overflowY))
    .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 90))"""

SPACED_PAGES = (
    "index",
    "safety/when-to-stop",
    "exercises",
    "exercises/sit-to-stand",
    "plan",
    "cue-cards",
    "evidence",
    "support",
)


@pytest.mark.parametrize("name", SPACED_PAGES)
def test_the_readers_own_spacing_cuts_nothing_off(site: Path, undrawn_page: Page, name: str) -> None:
    undrawn_page.set_viewport_size({"width": 320, "height": 640})
    undrawn_page.goto((site / f"{name}.html").as_uri())
    undrawn_page.evaluate(SPACED)
    assert undrawn_page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert undrawn_page.evaluate(CUT_OFF) == []


def test_the_test_of_spacing_sees_what_is_cut_off(site: Path, undrawn_page: Page) -> None:
    undrawn_page.goto((site / "index.html").as_uri())
    low = "<p id='low'>Two lines<br>of text</p>"
    undrawn_page.evaluate("low => document.querySelector('main').insertAdjacentHTML('beforeend', low)", low)
    undrawn_page.evaluate(
        "() => { Object.assign(document.getElementById('low').style, {blockSize: '1rem', overflow: 'hidden'}); }"
    )
    assert len(undrawn_page.evaluate(CUT_OFF)) == 1


def test_the_page_mirrors_from_right_to_left(site: Path, undrawn_page: Page) -> None:
    undrawn_page.set_viewport_size({"width": 1280, "height": 900})
    undrawn_page.goto((site / "safety" / "when-to-stop.html").as_uri())
    edge = "([selector, side]) => document.querySelector(selector).getBoundingClientRect()[side]"
    left = {
        selector: undrawn_page.evaluate(edge, [selector, "left"]) for selector in (".c-header__brand", "h1", ".c-toc")
    }
    undrawn_page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    width = undrawn_page.evaluate("() => document.documentElement.clientWidth")
    for selector, distance in left.items():
        assert width - undrawn_page.evaluate(edge, [selector, "right"]) == pytest.approx(distance, abs=1), selector
    assert undrawn_page.evaluate("() => document.documentElement.scrollWidth") <= 1280


def test_the_skip_link_comes_first_shows_itself_and_works(site: Path, tab: Page) -> None:
    tab.goto((site / "index.html").as_uri())
    tab.keyboard.press("Tab")
    link = tab.locator(":focus")
    assert link.get_attribute("href") == "#main"
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= LEAST
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id") == "main"


def test_the_menu_is_shut_on_a_phone_opens_by_key_and_shows_by_itself_on_a_wide_screen(site: Path, tab: Page) -> None:
    """Without a script: it is an element of HTML. The search and the emergency number show in any case."""
    title, link = tab.locator(".c-header summary"), tab.locator(".c-header__menu a").last
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto((site / "safety" / "falls.html").as_uri())
    assert (title.is_visible(), link.is_visible()) == (True, False)
    assert tab.locator(".c-header__find").is_visible()
    assert tab.locator(".c-header__call").is_visible()
    before = title.bounding_box()
    title.focus()
    tab.keyboard.press("Enter")
    assert link.is_visible()
    assert title.bounding_box() == before
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.closest('.c-header__menu') !== null")
    title.press("Enter")
    assert not link.is_visible()
    tab.set_viewport_size({"width": 1280, "height": 900})
    assert (title.is_visible(), link.is_visible()) == (False, True)


def test_everything_that_can_be_reached_by_key_shows_its_focus(site: Path, tab: Page) -> None:
    tab.goto((site / "safety" / "when-to-stop.html").as_uri())
    count = tab.locator("a[href]:visible, summary:visible").count()
    plain = []
    for _ in range(count):
        tab.keyboard.press("Tab")
        found = tab.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.textContent.trim(), s.outlineStyle, s.boxShadow]; }"
        )
        if found[1] != "solid" or found[2] == "none":
            plain.append(found)
    assert count >= 30
    assert plain == []


def test_paper_shows_the_text_and_addresses_but_no_menus(site: Path, undrawn_page: Page, tmp_path: Path) -> None:
    undrawn_page.goto((site / "support.html").as_uri())
    undrawn_page.evaluate(
        "() => document.querySelector('.l-prose').insertAdjacentHTML('beforeend',"
        " '<p><a href=\"https://example.org/leaflet\">A leaflet</a></p>')"
    )
    path = tmp_path / "support.pdf"
    undrawn_page.pdf(path=path, format="Letter")
    words = " ".join(sheets_of(path)).split()
    text = unicodedata.normalize("NFKC", " ".join(words))  # the PDF has ligatures
    assert "A leaflet (https://example.org/leaflet)" in text
    assert "In an emergency, call 911." in text
    for absent in ("Skip to the main text", "More on this site", "You are here"):
        assert absent not in text, absent


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_way_takes_no_more_presses_than_it_may(site: Path, tab: Page, way: Way) -> None:
    """What each costs besides: `make bench ARGS=energy`."""
    tab.set_viewport_size({"width": 1280, "height": 800})
    cost = go(tab, (site / "index.html").as_uri(), way)
    assert 0 < cost.presses <= way.most
    assert cost.smallest >= LEAST


DANGER = "main .c-box--care-emergency, main .c-box--care-urgent"


def test_no_article_leaves_its_first_sheet_half_empty_and_each_says_once_whom_to_call(
    site: Path, undrawn_page: Page, tmp_path: Path
) -> None:
    """When it fails: a box at the top is too long to be kept together on paper. Only boxes of danger are so long."""
    articles = [built for built in all_pages(site) if built.select(".c-box--in-brief") and built.select(DANGER)]
    filled = {}
    path = tmp_path / "sheet.pdf"
    for built in articles:
        undrawn_page.goto(built.path.as_uri())
        undrawn_page.pdf(path=path, format="Letter", page_ranges="1")
        (filled[built.address],) = filled_shares(path)
        assert sheets_of(path)[0].count("In an emergency, call 911.") == 1, built.address
    assert {address: share for address, share in filled.items() if share < 0.5} == {}
    assert len(filled) >= 8


def test_nothing_that_is_painted_moves_while_a_page_loads(site: Path, browser: Browser) -> None:
    """Scripts put things above others in these pages."""
    changed = (
        "cue-cards",
        "exercises",
        "exercises-print",
        "papers/diary",
        "papers/letter",
        "plan",
        "search",
        "session",
    )
    assert {name: shift_of(browser, site / f"{name}.html") for name in changed} == dict.fromkeys(changed, 0)
