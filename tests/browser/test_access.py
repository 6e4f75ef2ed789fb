"""Every page in a real browser: axe with all its rules, sizes of targets, at 320 px, without scripts."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from alsguide.organisation.tokens import read_tokens
from tests.site.pages import EVERY, all_pages, pages_of_each_kind
from tests.support.axe import ASK_A_PERSON, AXE, MODES, Looks, new_looks, violations, violations_as_it_is
from tests.support.lines import LONG_LINES, LONGEST_LINE


@pytest.fixture(scope="module")
def open_page(judging: Browser) -> Any:
    """One tab for the whole module."""
    page = judging.new_page(viewport=SCREEN)
    page.add_init_script(AXE)  # so it is read once, and not for each page
    yield page
    page.close()


PHONE: ViewportSize = {"width": 320, "height": 640}
"""A small phone, and a desktop at 400 % zoom."""

USUAL_PHONE: ViewportSize = {"width": 360, "height": 740}
"""A phone as most have it. What fits at the width of the small one fits here, too, as no style begins between."""

SCREEN: ViewportSize = {"width": 1280, "height": 800}

SMALL_TARGETS = """least => [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
    .map(e => [e, (e.matches('input') && e.closest('label') || e).getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && (box.width < least || box.height < least))
    .filter(([e]) => !e.closest('.l-prose, .c-box, .c-hero, .c-carers__source')
        || e.closest('p, li, td, th')?.textContent.trim() === e.textContent.trim())
    .filter(([e]) => !e.matches('.c-skip-link') && e.getClientRects().length)
    .map(([e, box]) => `${e.textContent.trim().slice(0, 40)} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
"""Targets smaller than `least` pixels, outside running text: articles, boxes, the opening of the home page.

A link that is all of a paragraph, an item or a cell is no running text wherever it stands.
"""

LEAST = 44
"""CSS pixels, both ways: WCAG 2.2, criterion 2.5.5."""


PLACES = """() => document.querySelector('.l-side') && ['.l-side', '.l-article > :not(.l-side)']
    .map(selector => document.querySelector(selector).getBoundingClientRect())
    .flatMap(box => [box.top, box.left, box.right])"""
"""Where the list of contents stands, and the first block beside it; nothing on pages without a list."""


ENDS = """() => ['.c-header', '.c-box--in-brief',
        '.l-article:not(:has(> .l-flow > .c-box--care-emergency)) > .l-side > .c-ways > a']
    .map(selector => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0)"""
"""Where the head of the page ends, what it says in brief, and the way to the next step; 0 for what it does not have.

What is an emergency comes ahead of the next step.
"""

LENGTH = """() => [
    new Set([...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
        .filter(e => e.checkVisibility() && !e.disabled).map(e => e.type === 'radio' ? e.name : e)).size,
    document.documentElement.scrollHeight / 800,
]"""
"""How many stops a page has with its groups shut, and how many screens of 800 pixels it is long."""

AT_EVERY_SIZE = f"""least => ({{
    width: document.documentElement.scrollWidth, small: ({SMALL_TARGETS})(least), ends: ({ENDS})(),
}})"""
AT_SCREEN = f"most => ({{ places: ({PLACES})(), length: ({LENGTH})(), lines: ({LONG_LINES})(most) }})"
"""What is looked at in a window of each size, and in a large one: in one question each, for each takes a while to ask."""

LONGEST = 40, 6.2
"""The most stops, and screens of 1280 x 800 pixels, of a page; 0.2 is what another font of the system may add."""

LONGER = {
    # Sheets of paper, which the library opens with only those that were chosen.
    "exercises-print.html": (56, 67),
}
"""Pages that have more to say, with what they take, and why. Shorten them; do not raise a number."""


@dataclass
class Seen:
    """What was seen on a page: whether it is wider than the window, small targets, where its contents and first parts stand.

    `ends` are those of `ENDS`, by the width of the window.
    """

    wide: bool = False
    small: list[str] = field(default_factory=list)
    places: list[float] | None = None
    length: tuple[float, float] = (0, 0)
    lines: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    ends: dict[int, list[float]] = field(default_factory=dict)


def look_at(one: Seen, page: Page, size: ViewportSize) -> None:
    """Note what is seen of a page in a window of some size."""
    page.set_viewport_size(size)
    look = page.evaluate(AT_EVERY_SIZE, LEAST)
    one.wide |= look["width"] > size["width"]
    one.small += look["small"]
    one.ends[size["width"]] = look["ends"]


LIGHT: Any = MODES["light"]
MORE_MODES = [mode for mode in MODES if mode != "light"]


@pytest.fixture(scope="module")
def seen(site: Path, open_page: Page, looks: Looks) -> dict[str, Seen]:
    """Each page by its address, opened once for all tests.

    Style sheets tell elements apart by what they are and stand in, and other modes change nothing else: so dark and forced
    colors and paper are judged on pages that hold all of these. An error of paint is named on the first page that has it.
    The usual phone is looked at where the parts of a page reach too far down at the width of the small one.
    """
    found: dict[str, Seen] = {}
    pages = all_pages(site)
    of_each_kind = {built.address for built in pages_of_each_kind(pages, EVERY)}
    sizes = [PHONE, SCREEN]
    open_page.emulate_media(**LIGHT)
    for built in pages:
        open_page.goto(built.path.as_uri())
        one = found[built.address] = Seen()
        for size in sizes:
            look_at(one, open_page, size)
            if size == SCREEN:
                look = open_page.evaluate(AT_SCREEN, LONGEST_LINE)
                one.places, one.length, one.lines = look["places"], look["length"], look["lines"]
                one.axe = violations_as_it_is(open_page, "light", looks)
                if built.address in of_each_kind:
                    one.axe += [error for mode in MORE_MODES for error in violations(open_page, mode, looks)]
                    open_page.emulate_media(**LIGHT)
        if max(one.ends[PHONE["width"]]) > USUAL_PHONE["height"]:
            look_at(one, open_page, USUAL_PHONE)
        sizes.reverse()  # so the next page begins in the size that is there
    assert len(found) >= 90
    assert len(found) / 4 < len(of_each_kind) < len(found) / 2
    return found


def test_axe_finds_nothing_on_any_page_in_any_mode(seen: dict[str, Seen]) -> None:
    errors = {address: page.axe for address, page in seen.items() if page.axe}
    assert errors == {}, json.dumps(errors, indent=1)


def test_no_page_scrolls_sideways_at_320_pixels(seen: dict[str, Seen]) -> None:
    assert [address for address, page in seen.items() if page.wide] == []


def test_every_target_outside_running_text_is_large(seen: dict[str, Seen]) -> None:
    """When it fails: give the link or control `min-block-size` and `min-inline-size: var(--target)`."""
    assert {address: page.small for address, page in seen.items() if page.small} == {}


def test_the_list_of_contents_stands_beside_the_text_and_begins_where_it_does(seen: dict[str, Seen]) -> None:
    """When it fails: the first block beside `.l-side` has a margin above it, or the list has fallen below the text."""
    beside = {address: page.places for address, page in seen.items() if page.places}
    for address, (side_top, side_left, _, text_top, _, text_right) in beside.items():
        assert side_top == pytest.approx(text_top, abs=1), address
        assert side_left > text_right, address
    assert len(beside) >= 25


def test_a_page_has_no_more_stops_and_screens_than_a_tired_reader_can_go_through(seen: dict[str, Seen]) -> None:
    """When it fails: fold what is no safety text, put links together, shorten; see `LONGER`."""
    long = {}
    for address, page in seen.items():
        most = LONGER.get(address, LONGEST)
        if any(found > limit for found, limit in zip(page.length, most, strict=True)):
            long[address] = page.length
    assert long == {}
    assert set(LONGER) <= set(seen)
    assert all(page.length[0] >= 12 for page in seen.values())


def test_no_line_of_any_page_is_longer_than_80_letters(seen: dict[str, Seen]) -> None:
    """When it fails: give what holds the text `max-inline-size: var(--measure)`."""
    assert {address: page.lines for address, page in seen.items() if page.lines} == {}


def test_the_line_test_sees_a_long_line(site: Path, open_page: Page) -> None:
    open_page.set_viewport_size(SCREEN)
    open_page.goto((site / "about.html").as_uri())
    assert open_page.evaluate(LONG_LINES, LONGEST_LINE) == []
    open_page.evaluate("words => { document.querySelector('main').append(words); }", "word " * 17)
    open_page.evaluate("() => { document.querySelector('main').style.whiteSpace = 'pre'; }")
    assert open_page.evaluate(LONG_LINES, LONGEST_LINE) != []


HEAD = 96
"""The most pixels of a phone that the head of a page takes."""


def test_a_first_screen_holds_a_low_head_and_of_an_article_its_answer_and_the_next_step(seen: dict[str, Seen]) -> None:
    """When it fails: shorten the title or what the article says in brief."""
    articles = {address for address, page in seen.items() if page.ends[SCREEN["width"]][1]}
    late = {}
    for size in (USUAL_PHONE, SCREEN):
        for address, page in seen.items():
            ends = page.ends.get(size["width"], page.ends[PHONE["width"]])
            if not 0 < ends[0] <= HEAD or (address in articles and max(ends) > size["height"]):
                late[address, size["width"]] = ends
    assert late == {}
    assert len(articles) >= 40


def test_no_style_begins_between_the_small_phone_and_the_usual_one(root: Path) -> None:
    """When it fails: look at every page in both. Widths are in ems of 16 pixels."""
    widths = [float(width.removesuffix("em")) * 16 for width in read_tokens(root).breakpoints.values()]
    assert len(widths) >= 4
    assert [width for width in widths if PHONE["width"] < width <= USUAL_PHONE["width"]] == []


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

NEAR = ".small { inline-size: 60px; block-size: 60px; } .small + .small { inline-size: 4px; block-size: 60px; padding: 0; }"
"""A target that is narrow, beside a large one which it does not touch."""

PALE_HEADING = "h1 { color: #777; background: #888; }"
DULL_LINK = (
    ".text { color: #000; background: #fff; } .text > a { color: #222; text-decoration: none; font-weight: inherit; }"
)
BENEATH = "main { position: relative; z-index: 0; } "
BENEATH += ".beneath { position: absolute; inset: 0; z-index: -1; background: #777; }"


@pytest.fixture(scope="module")
def judged(site: Path, open_page: Page) -> Callable[[str], Looks]:
    """Return the looks of one page in a mode, in all of which nothing is wrong; each mode is judged once."""

    @cache
    def looks_in(mode: str) -> Looks:
        walked = new_looks()
        open_page.goto((site / "safety" / "falls.html").as_uri())
        assert violations(open_page, mode, walked) == []
        return walked

    return looks_in


@pytest.mark.parametrize(
    ("mode", "style", "seen", "left_to_light"),
    [
        ("light", PALE + SMALL, {"image-alt", "color-contrast", "target-size"}, set()),
        ("light", OVERLAID, {"target-size"}, set()),
        ("light", NEAR, {"target-size"}, set()),
        ("print", PALE, {"image-alt", "color-contrast"}, set()),
        ("dark", PALE, {"color-contrast"}, {"image-alt", "target-size"}),
        *((mode, PALE_HEADING, {"color-contrast"}, set()) for mode in ("light", "dark", "print")),
        *((mode, BENEATH, {"color-contrast-enhanced"}, set()) for mode in ("light", "dark", "print")),
        *((mode, DULL_LINK, {"link-in-text-block"}, set()) for mode in ("light", "dark")),
    ],
)
def test_axe_speaks_when_one_page_is_broken(
    site: Path,
    open_page: Page,
    judged: Callable[[str], Looks],
    mode: str,
    style: str,
    seen: set[str],
    left_to_light: set[str],
) -> None:
    """Without this, a silent axe would pass every page. Every look of the page as it should be was judged before."""
    looks = judged(mode)[mode]
    walked = new_looks() | {mode: {*looks}}
    open_page.goto((site / "safety" / "falls.html").as_uri())
    open_page.evaluate(BREAK, style)
    found = {error.removeprefix(f"{mode}: ").partition(":")[0] for error in violations(open_page, mode, walked)}
    assert seen <= found
    assert not left_to_light & found


DOUBTFUL = """rules => {
    document.querySelector('main').insertAdjacentHTML('beforeend', `<p hidden>Not seen</p>
        <a href="one.html">The same name</a> <a href="two.html">The same name</a>`);
    return axe.run(document, {runOnly: {type: 'rule', values: rules}})
        .then(found => [found.violations, found.incomplete].map(part => part.map(rule => rule.id).sort()));
}"""


def test_rules_that_are_left_out_would_call_nothing_wrong(site: Path, open_page: Page) -> None:
    """When it fails after a new version of axe: take the rule out of `ASK_A_PERSON`, so that it is run."""
    open_page.goto((site / "safety" / "falls.html").as_uri())
    assert open_page.evaluate(DOUBTFUL, ASK_A_PERSON) == [[], sorted(ASK_A_PERSON)]


CLOSED = "main[hidden], main [hidden], main script, main style, main template, main details:not([open]) > :not(summary)"
"""What holds text that is not seen when a page opens."""


def test_every_page_holds_its_text_without_scripts(site: Path) -> None:
    shown = {}
    for built in all_pages(site):
        for element in built.select(CLOSED):
            element.drop_tree()
        shown[built.address] = len("".join(built.texts("main")))
    assert {address: length for address, length in shown.items() if length < 60} == {}


def test_every_kind_of_page_shows_its_text_without_scripts(site: Path, undrawn: Browser) -> None:
    """Style sheets may hide what a script would show: the text of every page is held by the test above."""
    context = undrawn.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = []
    for built in pages_of_each_kind(all_pages(site)):
        page.goto(built.path.as_uri())
        if page.evaluate("() => document.querySelector('main').innerText.length") < 60:
            empty.append(built.address)
    context.close()
    assert empty == []


@pytest.mark.parametrize("address", ["safety/falls.html", "exercises/walking.html", "about.html"])
def test_a_page_with_an_element_like_no_other_is_among_those_of_each_kind(site: Path, address: str) -> None:
    """Guards the choice of pages for the tests above and for tests/browser/test_offline.py."""
    pages = [page for number, page in enumerate(all_pages(site)) if page.address == address or number % 10 == 0]
    (page,) = [page for page in pages if page.address == address]
    for depth, selector in ((1, "main"), (EVERY, "main"), (EVERY, "body")):
        (element,) = page.select(selector)
        for change in ({"class": "hidden"}, {"data-module": "shown-later"}):
            before = dict(element.attrib)
            element.attrib.update(change)
            assert page in pages_of_each_kind(pages, depth)
            element.attrib.clear()
            element.attrib.update(before)


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
