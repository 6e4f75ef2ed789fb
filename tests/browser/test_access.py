"""Every page in a real browser: axe with all its rules, at 320 px, without scripts."""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

from tests.site.pages import all_pages

AXE = AXE_FILE_PATH.read_text("utf-8")
MODES: dict[str, dict[str, str]] = {
    "light": {"media": "screen", "color_scheme": "light", "forced_colors": "none"},
    "dark": {"media": "screen", "color_scheme": "dark", "forced_colors": "none"},
    "print": {"media": "print", "color_scheme": "light", "forced_colors": "none"},
    "forced colors": {"media": "screen", "color_scheme": "light", "forced_colors": "active"},
}
PAINT = ("color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size")
"""The rules that see how a page is painted."""

PAINT_ALONE = ("dark", "forced colors")
"""The modes that change nothing but paint (tests/theme/test_modes.py holds the style sheets to that): other rules see the
same there as in light."""

ONE_OF_EACH = """() => {
    const seen = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const elements = [...document.querySelectorAll('input, select, textarea')];
    while (texts.nextNode()) { if (texts.currentNode.data.trim()) elements.push(texts.currentNode.parentElement); }
    for (const element of elements) {
        const own = getComputedStyle(element), box = element.getBoundingClientRect();
        if (!box.width || !box.height || own.visibility !== 'visible') continue;
        const key = [element.tagName, element.className, own.color, own.fontSize, own.fontWeight, own.textDecorationLine];
        for (let around = element; around; around = around.parentElement) {
            const style = getComputedStyle(around);
            key.push(style.backgroundColor, style.backgroundImage, style.opacity, style.clipPath);
        }
        const paint = key.filter(value => !['rgba(0, 0, 0, 0)', 'none', '1'].includes(value)).join();
        if (!seen.has(paint)) seen.set(paint, element);
    }
    return [...seen.values()];
}"""
"""Of all that is painted alike, by its own look and by all that lies behind it, the first element. In dark they stand for the
rest of their page: what lies over what is the same as in light, where every element is looked at, and contrast is by far what
takes axe the longest."""

EVERY_RULE = "() => axe.getRules().filter(rule => !rule.tags.includes('deprecated')).map(rule => rule.ruleId)"
"""All rules of axe, also those that it leaves off by itself: experimental ones, AAA, and the size of targets."""
BOX_TITLES = "p-as-heading"
"""The one rule that is off, an experiment of axe: it takes any bold line for a heading, such as the title that names a box."""

NOT_IN_MODE = {
    # The reader's own colors are in force, so contrast is the reader's choice; on paper there are no targets to press.
    "forced colors": ("color-contrast", "color-contrast-enhanced"),
    # The plan's paper has no heading until a plan is chosen; tests/browser/test_plan_access.py sees it filled.
    "print": ("page-has-heading-one", "target-size"),
}


def violations(page: Page, mode: str) -> list[str]:
    """Return what axe finds on a page in one mode: the rule, and the first element."""
    page.emulate_media(**MODES[mode])  # type: ignore[arg-type]
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    rules: list[str] = page.evaluate(EVERY_RULE)
    assert len(rules) >= 100
    wanted = set(PAINT if mode in PAINT_ALONE else rules) - {BOX_TITLES, *NOT_IN_MODE.get(mode, ())}
    assert wanted <= set(rules)
    options = {"runOnly": {"type": "rule", "values": sorted(wanted)}, "resultTypes": ["violations"]}
    where = f"{{ include: ({ONE_OF_EACH})() }}" if mode == "dark" else "document"
    found = page.evaluate(f"options => axe.run({where}, options)", options)["violations"]
    return [f"{mode}: {v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in found]


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Any:
    """One tab for the whole module."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("part", range(4))
def test_axe_finds_nothing_on_any_page_in_any_mode(site: Path, open_page: Page, part: int) -> None:
    """In four parts, so that a failure shows early."""
    errors = {}
    for built in all_pages(site)[part::4]:
        open_page.goto(built.path.as_uri())
        if found := [error for mode in MODES for error in violations(open_page, mode)]:
            errors[built.address] = found
    assert errors == {}, json.dumps(errors, indent=1)


BROKEN = """looks => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(looks);
    document.adoptedStyleSheets = [sheet];
    document.querySelector('main').insertAdjacentHTML('beforeend', `<img src="x.png">
        <p class="pale">Too pale</p><div><button class="small"></button><button class="small"></button></div>`);
}"""
LOOKS = """.pale { color: #777; background: #888; }
    .small { inline-size: 4px; block-size: 4px; padding: 0; border: 0; min-inline-size: 0; min-block-size: 0; }"""


@pytest.mark.parametrize(
    ("mode", "seen", "left_to_light"),
    [
        ("light", {"image-alt", "color-contrast", "target-size"}, set()),
        ("print", {"image-alt", "color-contrast"}, set()),
        ("dark", {"color-contrast"}, {"image-alt"}),
        ("forced colors", {"target-size"}, {"image-alt"}),
    ],
)
def test_axe_speaks_when_a_page_is_broken(
    site: Path, open_page: Page, mode: str, seen: set[str], left_to_light: set[str]
) -> None:
    """Without this, a silent axe would pass every page."""
    open_page.goto((site / "index.html").as_uri())
    open_page.evaluate(BROKEN, LOOKS)
    found = {error.removeprefix(f"{mode}: ").partition(":")[0] for error in violations(open_page, mode)}
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
