"""Each brand in a real browser: one page of every kind, in light and dark, and mirrored where its language is."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import Looks, violations
from tests.support.brands import BRANDS, RIGHT_TO_LEFT, Brand

KINDS = (
    "index.html",
    "start/can-i-exercise.html",
    "safety/index.html",
    "exercises/sit-to-stand.html",
    "support.html",
    "about.html",
)
"""One page of every kind. The real site has all its pages tested; a brand changes colors, words and direction alone."""

SCHEMES = ("light", "dark")
"""The modes in which a brand's colors are seen: on paper and in forced colors they are not."""


@pytest.fixture(scope="module")
def tab(judging: Browser) -> Iterator[Page]:
    """One tab for the whole module."""
    page = judging.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("name", BRANDS)
def test_axe_finds_nothing_on_any_kind_of_page(
    name: str, brands: Callable[[str], Brand], looks: Looks, tab: Page
) -> None:
    brand = brands(name)
    errors = {}
    for address in KINDS:
        tab.goto((brand.output / address).as_uri())
        if found := [error for mode in SCHEMES for error in violations(tab, mode, looks)]:
            errors[address] = found
    assert errors == {}


@pytest.mark.parametrize("name", BRANDS)
def test_no_kind_of_page_scrolls_sideways_on_a_small_phone_or_has_a_high_head(
    name: str, brands: Callable[[str], Brand], tab: Page
) -> None:
    brand = brands(name)
    tab.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    tab.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for address in KINDS:
        tab.goto((brand.output / address).as_uri())
        width = tab.evaluate("document.documentElement.scrollWidth")
        head = tab.evaluate("document.querySelector('.c-header').getBoundingClientRect().height")
        if width > 320 or head > 96:
            wide[address] = width, head
    tab.set_viewport_size({"width": 1280, "height": 900})
    assert wide == {}


@pytest.mark.parametrize("name", BRANDS)
def test_the_logo_is_seen_and_the_colors_are_the_brands(name: str, brands: Callable[[str], Brand], tab: Page) -> None:
    brand = brands(name)
    for scheme in ("light", "dark"):
        tab.emulate_media(media="screen", color_scheme=scheme, forced_colors="none")  # type: ignore[arg-type]
        tab.goto((brand.output / "index.html").as_uri())
        assert tab.evaluate("document.querySelector('.c-header__brand img').naturalWidth") > 0
        shown = tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--color-action').trim()")
        if scheme == "light":
            assert shown == brand.organisation.colors.action


def test_a_right_to_left_page_is_mirrored(brands: Callable[[str], Brand], tab: Page) -> None:
    """The mark stands at the right, the menu to its left, and the text begins at the right edge of its column."""
    tab.emulate_media(media="screen", color_scheme="light", forced_colors="none")

    def places(name: str) -> dict[str, float]:
        tab.goto((brands(name).output / "start/can-i-exercise.html").as_uri())
        found: dict[str, float] = tab.evaluate(
            """() => Object.fromEntries(
                [['brand', '.c-header__brand'], ['menu', '.c-header__menu'], ['aside', '.c-toc'], ['text', 'h1']]
                .map(([key, query]) => {
                  const box = document.querySelector(query).getBoundingClientRect();
                  return [key, box.left + box.width / 2];
                }))"""
        )
        return found

    mirrored, plain = places(RIGHT_TO_LEFT), places("us-group")
    assert plain["brand"] < plain["menu"]
    assert mirrored["brand"] > mirrored["menu"]
    assert plain["text"] < plain["aside"]
    assert mirrored["text"] > mirrored["aside"]


def test_the_zip_works_unpacked_and_opened_from_disk(
    brands: Callable[[str], Brand], strict_page: Page, tmp_path: Path
) -> None:
    archive = next((brands("us-group").output.parent / "dist").glob("*.zip"))
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    home = tmp_path / archive.stem / "index.html"
    asked: list[str] = []
    strict_page.on("request", lambda request: asked.append(request.url))
    strict_page.goto(home.as_uri())
    for name in ("Is it safe?", "Show me exercises"):
        strict_page.goto(home.as_uri())
        strict_page.get_by_role("link", name=name).first.click()
        strict_page.wait_for_load_state()
        assert strict_page.locator("h1").count() == 1
        assert strict_page.evaluate("getComputedStyle(document.querySelector('.c-header__brand')).display") == "flex"
    assert [url for url in asked if not url.startswith((tmp_path.as_uri(), "data:"))] == []
