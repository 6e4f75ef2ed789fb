"""Old browsers, as far as Chromium can show them: what Safari 12.2, Chrome 70 and Firefox 68 lack is taken away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from alsguide.core.sources import read_yaml
from tests.browser.test_engines import PRINT, SEARCH, WAIT, one_of_each_kind
from tests.support.plan_page import NO_TROUBLE, choose

LACKING = """
delete Object.hasOwn;
delete Object.fromEntries;
for (const of of [Element, Document, DocumentFragment]) delete of.prototype.replaceChildren;
for (const name of ['at', 'findLast', 'toSorted']) delete Array.prototype[name];
for (const name of ['at', 'replaceAll', 'matchAll']) delete String.prototype[name];
delete window.structuredClone;
delete Element.prototype.checkVisibility;
"""
UNKNOWN_RULE = re.compile(r"(?<=[{}])[^{};]*:(?:is|where|has|focus-visible)\b[^{};]*\{[^{}]*\}")
UNKNOWN_BLOCK = re.compile(r"@(?:layer|supports|container)[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
UNKNOWN_VALUE = re.compile(
    r"(?<=[{;])(?:(?:margin|padding)-(?:block|inline)|inset[\w-]*|aspect-ratio|(?:--)?[\w-]+(?=:[^;{}]*(?:\b(?:min|max|clamp)\(|dvh|\dvi\b)))"
    r":[^;{}]*"
)


ROW = re.compile(r"\{[^{}]*display:(?:inline-)?flex[^{}]*\}")
GAP = re.compile(r"(?<=[{;])gap:[^;{}]*")


def as_old(css: str) -> str:
    """Return what an old browser takes of a style sheet."""
    css = css.replace("@supports not (inset:0)", "@media all")
    css = UNKNOWN_VALUE.sub("", UNKNOWN_RULE.sub("", UNKNOWN_BLOCK.sub("", css)))
    return ROW.sub(lambda row: GAP.sub("", row[0]), css)


@pytest.fixture(scope="module")
def old_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that lacks much; what fails in a script fails the test."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(LACKING)

    def answer(route: Route) -> None:
        css = Path(route.request.url.partition("?")[0].removeprefix("file://")).read_text("utf-8")
        route.fulfill(body=as_old(css), content_type="text/css")

    page.route(re.compile(r"\.css"), answer)
    yield page
    page.close()
    assert errors == []


LOOK = """() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
    color: getComputedStyle(document.body).backgroundColor,
    letters: parseFloat(getComputedStyle(document.querySelector('h1')).fontSize),
    edge: parseFloat(getComputedStyle(document.querySelector('main')).paddingLeft),
    low: [...document.querySelectorAll('main button, main .c-button')]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44).map(one => one.textContent),
})"""


def test_every_kind_of_page_keeps_its_look(site: Path, old_page: Page) -> None:
    for address in one_of_each_kind(site):
        old_page.goto((site / address).as_uri())
        look = old_page.evaluate(LOOK)
        assert not look["scrolls"], address
        assert look["color"] == "rgb(250, 247, 241)", address
        assert look["letters"] >= 24, address
        assert look["edge"] > 0, address
        assert look["low"] == [], address


APART = """() => {
    const boxes = [...document.querySelectorAll('.c-toolbar > *')].map(one => one.getBoundingClientRect());
    return boxes.slice(1).map((box, index) => Math.max(box.left - boxes[index].right, box.top - boxes[index].bottom));
}"""


def test_what_stands_in_a_row_stands_apart(site: Path, old_page: Page) -> None:
    old_page.goto((site / "papers/diary.html").as_uri())
    apart = old_page.evaluate(APART)
    assert len(apart) >= 2
    assert min(apart) >= 8


def test_the_plan_goes_from_the_first_question_to_paper(site: Path, old_page: Page) -> None:
    old_page.goto((site / "plan.html").as_uri())
    assert old_page.evaluate(NO_TROUBLE) == 8
    assert old_page.evaluate(f"async given => {{ {WAIT} {PRINT} }}", None) == [1, 5]
    assert old_page.locator(".c-paper").count() == 1, "the paper to fill in by hand does not stand beside the plan"


def test_a_browser_that_cannot_print_says_so(root: Path, site: Path, old_page: Page) -> None:
    """Those that stand inside another app often cannot."""
    told = read_yaml(root / "content/data/interface.yaml", root).data["no_print"]
    old_page.add_init_script("window.print = undefined;")
    for address in ("papers/diary.html", "exercises-print.html", "cue-cards.html", "plan.html"):
        old_page.goto((site / address).as_uri())
        if address == "plan.html":
            choose(old_page, "early-walking")
        old_page.get_by_role("button", name=re.compile("^Print")).first.click()
        old_page.get_by_role("status").filter(has_text=told).first.wait_for()


def test_the_search_finds(site: Path, old_page: Page) -> None:
    old_page.goto((site / "search.html").as_uri())
    assert "cramp" in old_page.evaluate(f"async given => {{ {WAIT} {SEARCH} }}", "cramp")[0]


def test_the_library_narrows(site: Path, old_page: Page) -> None:
    old_page.goto((site / "exercises.html").as_uri())
    every = old_page.locator("[data-exercise]").count()
    old_page.locator(".c-filters__choice").first.click()
    assert 0 < old_page.locator("[data-exercise]:visible").count() < every


def test_a_session_begins(site: Path, old_page: Page) -> None:
    old_page.goto((site / "session.html").as_uri() + "#start-early-walking")
    old_page.locator("#session [data-first]").wait_for()


def test_no_published_script_or_style_sheet_needs_more(site: Path) -> None:
    """`make lint` sees the scripts as they are written; here are those that packing made of them."""
    files = {
        path: path.read_text("utf-8") for kind in ("js", "css") for path in (site / "theme" / kind).glob(f"*.{kind}")
    }
    assert len(files) > 15
    for path, text in files.items():
        assert not re.search(r"\?\?|\?\.[a-z\[(]|@layer|:is\(", text), path.name
