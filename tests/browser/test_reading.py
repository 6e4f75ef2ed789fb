"""What a tired reader meets first in a text: words that are whole, and ink that is dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import all_pages, pages_of_each_kind
from tests.support.pdf import filled_shares
from tests.support.plan_page import NO_TROUBLE

BROKEN_WORDS = """() => {
    const isSeen = part => part.width > 0;
    const rows = range => new Set([...range.getClientRects()].filter(isSeen).map(part => Math.round(part.top))).size;
    const broken = [], range = document.createRange(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.parentElement.closest('script, style, svg, .u-hidden, :any-link[href^="http"]')) continue;
        range.selectNodeContents(node);
        if (rows(range) < 2) continue;
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (rows(range) > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""
"""Gives each word that stands on two lines."""

PALE = """() => [...document.querySelectorAll('body *')].filter(element => {
    const style = getComputedStyle(element);
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!words || element.closest('svg, script') || style.printColorAdjust === 'exact') return false;
    if (style.visibility !== 'visible' || !element.getClientRects().length) return false;
    const [red, green, blue] = style.color.match(/[\\d.]+/g).map(Number);
    return 0.21 * red + 0.72 * green + 0.07 * blue > 118;
}).map(element => element.textContent.trim().slice(0, 60))"""
"""Gives each text on paper that is too pale for white (less than about 4.5 to 1), and whose background need not be printed."""


@pytest.fixture(scope="module")
def tab(undrawn: Browser) -> Iterator[Page]:
    page = undrawn.new_page()
    yield page
    page.close()


WIDTHS = 320, 360, 768


@dataclass
class Seen:
    """What was seen on a page: words that stand on two lines, by the width of the window, and pale text on paper."""

    broken: dict[int, list[str]]
    pale: list[str]


@pytest.fixture(scope="module")
def seen(site: Path, tab: Page) -> dict[str, Seen]:
    """Pages of each kind, each opened once. At the end a fault of either sort is planted on the last, and must be seen."""
    found = {}
    for built in pages_of_each_kind(all_pages(site)):
        tab.goto(built.path.as_uri())
        found[built.address] = Seen(broken={}, pale=pale(tab))
        tab.evaluate("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        for width in WIDTHS:
            found[built.address].broken[width] = broken(tab, width)
    assert len(found) >= 20
    tab.evaluate(
        "() => { document.body.style.inlineSize = '2rem'; document.querySelector('main p').style.color = '#999'; }"
    )
    assert [] not in [broken(tab, width) for width in WIDTHS]
    assert len(pale(tab)) == len(found[built.address].pale) + 1
    return found


def broken(tab: Page, width: int) -> list[str]:
    """Return the words that stand on two lines in a window of some width."""
    tab.set_viewport_size({"width": width, "height": 800})
    words: list[str] = tab.evaluate(BROKEN_WORDS)
    return words


def pale(tab: Page) -> list[str]:
    """Return the text that is too pale on paper."""
    tab.emulate_media(media="print")
    texts: list[str] = tab.evaluate(PALE)
    tab.emulate_media(media="null")
    return texts


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_broken(seen: dict[str, Seen], width: int) -> None:
    """When it fails: the column is narrower than its longest word, at 320 as with 400 percent zoom."""
    assert {address: page.broken[width] for address, page in seen.items() if page.broken[width]} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_a_plan_is_broken(site: Path, tidy_page: Page, width: int) -> None:
    """Its week has eight columns, or stands otherwise where there is no room for them."""
    tidy_page.set_viewport_size({"width": width, "height": 800})
    tidy_page.goto((site / "plan.html").as_uri())
    tidy_page.evaluate(NO_TROUBLE)
    tidy_page.locator(".c-week").wait_for()
    assert tidy_page.evaluate(BROKEN_WORDS) == []
    assert tidy_page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_all_text_on_paper_is_dark(seen: dict[str, Seen]) -> None:
    """When it fails: give it a dark color on paper. Browsers leave backgrounds out, and white text comes out pale gray."""
    assert {address: page.pale for address, page in seen.items() if page.pale} == {}


UPON = """() => {
    const places = [...document.querySelectorAll('.l-prose > .c-sources, .l-prose > .c-definition')].map(part => {
        const inner = part.lastElementChild.getBoundingClientRect();
        return {top: part.getBoundingClientRect().top, bottom: inner.bottom, words: part.textContent.slice(0, 40)};
    });
    return places.flatMap((one, at) => places.slice(at + 1).filter(next => next.top < one.bottom - 1).map(next => next.words));
}"""
"""Gives each note beside the text that lies on an earlier one, as the sources of one place upon those of the next."""


def test_no_note_beside_the_text_lies_on_another_when_all_are_open(site: Path, tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    articles = [built for built in all_pages(site) if len(built.select(".l-prose > .c-sources")) > 2]
    found = {}
    for built in articles:
        tab.goto(built.path.as_uri())
        tab.evaluate("() => document.querySelectorAll('.l-prose > .c-sources').forEach(fold => { fold.open = true; })")
        found[built.address] = tab.evaluate(UPON)
    assert {address: words for address, words in found.items() if words} == {}
    assert len(found) >= 10


def test_cards_of_exercises_share_sheets(site: Path, tab: Page, tmp_path: Path) -> None:
    """Also where letters are wide, as here, most sheets of a session hold two cards; in narrower letters all do."""
    path = tmp_path / "session.pdf"
    tab.goto((site / "session.html").as_uri())
    cards = tab.locator(".c-cards__item").count()
    tab.pdf(path=path, format="Letter")
    assert cards / 2 <= len(filled_shares(path)) < cards * 0.7
