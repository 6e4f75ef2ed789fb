"""Papers: printed whole on both sizes of paper, blank and filled in, and nothing typed leaves the page."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pdf import sheets_of

PAPERS = {"diary": 1, "questions": 2, "letter": 1, "stop-card": 3, "moving": 1, "profile": 2}
"""Each paper, and the most sheets that it takes, blank or filled in with ordinary words."""

SIZES = ("A4", "Letter")

KEPT = ("diary", "questions", "stop-card")
"""The papers that a reader may keep on the device."""

VISIBLE = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const text = walk.currentNode.textContent.trim();
    if (text && parent.checkVisibility() && parent.tagName !== 'TEXTAREA' && !parent.closest('.u-hidden')) found.push(text);
  }
  return found;
}"""
"""All text of the main part that is shown."""

FILLED = """() => [...document.querySelectorAll('form textarea, form input')]
  .filter((field) => field.type === 'textarea' ? field.value : field.checked).map((field) => field.value)"""
"""All that is filled in or chosen."""

CUT_OFF = """() => [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility()
  && !one.closest('.u-hidden') && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  && getComputedStyle(one).overflow !== 'visible').map((one) => one.outerHTML.slice(0, 80))"""
"""What hides a part of itself."""


SMALL = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const isShown = walk.currentNode.textContent.trim() && parent.checkVisibility();
    if (!isShown || parent.closest('.u-hidden, .c-wallet-card')) continue;
    if (parseFloat(getComputedStyle(parent).fontSize) * 0.75 < 10.99) found.add(parent.outerHTML.slice(0, 80));
  }
  return [...found];
}"""
"""What prints in letters of less than 11 points. The card for the wallet has the size of a bank card, and a test of its own."""


def squeeze(text: str) -> str:
    """Leave out all spaces and part letters that are joined: a PDF breaks words as its lines do, and may join "fi"."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


SHOW_ALL_DAYS = "() => document.querySelectorAll('[data-shut]').forEach(day => day.removeAttribute('data-shut'))"
"""A diary shows one day at a time."""


def open_paper(site: Path, page: Page, name: str) -> None:
    page.goto((site / "papers" / f"{name}.html").as_uri())
    page.evaluate(SHOW_ALL_DAYS)


def printed(page: Page, size: str) -> tuple[int, str]:
    """Print a page, and give the number of sheets and all text."""
    sheets = sheets_of(page.pdf(format=size))
    return len(sheets), "".join(sheets)


FILL = """() => {
    const areas = [...document.querySelectorAll('form textarea')];
    const written = areas.map((area, number) => {
        area.focus();
        area.value = `A${number} é <b> long enough to need a second line on paper Z${number}`;
        for (const name of ['input', 'change']) area.dispatchEvent(new Event(name, {bubbles: true}));
        return area.value;
    });
    for (const group of document.querySelectorAll('form fieldset')) [...group.querySelectorAll('input')].pop().click();
    return written;
}"""


def fill_all(page: Page) -> list[str]:
    """Write into every field, and choose the last choice of each; give what was written. Tests of single fields type."""
    written: list[str] = page.evaluate(FILL)
    return written


@pytest.fixture
def strict_page(tidy_page: Page) -> Page:
    """A page that fails its test when a script on it fails or logs an error, in the one tab of this file."""
    return tidy_page


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_prints_whole_on_both_sizes_blank_and_filled_in(site: Path, undrawn_page: Page, name: str) -> None:
    open_paper(site, undrawn_page, name)
    undrawn_page.emulate_media(media="print")
    shown = undrawn_page.evaluate(VISIBLE)
    assert len(shown) >= 8
    assert undrawn_page.evaluate(SMALL) == []
    for size in SIZES:
        sheets, text = printed(undrawn_page, size)
        assert [part for part in shown if squeeze(part) not in squeeze(text)] == [], size
        assert sheets <= PAPERS[name], size
    undrawn_page.emulate_media(media="screen")
    written = fill_all(undrawn_page)
    undrawn_page.emulate_media(media="print")
    assert undrawn_page.evaluate(CUT_OFF) == []
    assert undrawn_page.evaluate(SMALL) == []
    for size in SIZES:
        text = printed(undrawn_page, size)[1]
        assert [part for part in [*shown, *written] if squeeze(part) not in squeeze(text)] == [], size


ORDINARY = "Sits in the chair by the window, walks to the gate"
NUMBERS = ("minutes", "effort")
"""Fields that hold a number."""

WRITE = """({ordinary, numbers}) => {
    for (const area of document.querySelectorAll('form textarea')) {
        area.value = numbers.some(end => area.name.endsWith(end)) ? '10' : ordinary;
        for (const name of ['input', 'change']) area.dispatchEvent(new Event(name, {bubbles: true}));
    }
    for (const box of document.querySelectorAll('form input[type=checkbox]')) if (!box.checked) box.click();
}"""
"""Fills in a whole paper with words as short as most, and ticks every box."""


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_filled_in_with_ordinary_words_takes_no_more_sheets(site: Path, undrawn_page: Page, name: str) -> None:
    open_paper(site, undrawn_page, name)
    undrawn_page.evaluate(WRITE, {"ordinary": ORDINARY, "numbers": NUMBERS})
    for size in SIZES:
        sheets, text = printed(undrawn_page, size)
        print(f"{name} filled in on {size}: {sheets} sheets")
        assert squeeze(ORDINARY) in squeeze(text)
        assert sheets <= PAPERS[name], size


def test_references_and_their_marks_are_on_the_paper_only_when_they_were_opened(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "letter")
    strict_page.emulate_media(media="print")
    marks = strict_page.locator("form .c-cite, form .c-practice")
    assert marks.count() >= 15
    assert not any(mark.is_visible() for mark in marks.all())
    blank = squeeze(printed(strict_page, "A4")[1])
    assert "Zucchi" not in blank
    strict_page.emulate_media(media="screen")
    strict_page.locator(".c-sources summary").click()
    strict_page.emulate_media(media="print")
    assert all(mark.is_visible() for mark in marks.all())
    assert "Zucchi" in squeeze(printed(strict_page, "A4")[1])


MILLIMETER = 96 / 25.4
CARD = (86, 54)
"""Width and height of a bank card in millimeters, which a little more than a wallet's slot still takes."""


def test_the_wallet_card_folds_to_the_size_of_a_bank_card_in_letters_of_eight_points(
    site: Path, undrawn_page: Page
) -> None:
    open_paper(site, undrawn_page, "stop-card")
    undrawn_page.emulate_media(media="print")
    sides = undrawn_page.locator(".c-wallet-card__side")
    assert sides.count() == 6
    for side in sides.all():
        box = side.bounding_box()
        assert box is not None
        assert (box["width"] / MILLIMETER, box["height"] / MILLIMETER) == pytest.approx(CARD, abs=0.6)
    sizes = undrawn_page.evaluate(
        "() => [...document.querySelectorAll('.c-wallet-card *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert len(sizes) >= 30
    assert min(sizes) * 0.75 >= 8


def test_the_card_says_first_what_a_crew_must_read_first(site: Path, undrawn_page: Page) -> None:
    open_paper(site, undrawn_page, "stop-card")
    undrawn_page.emulate_media(media="print")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    alert = undrawn_page.locator(".c-statement--alert")
    assert "Oxygen alone can be dangerous for me" in (alert.text_content() or "")
    assert alert.evaluate(size) * 0.75 >= 18
    first = undrawn_page.locator(".c-wallet-card__side").first
    assert first.locator("p").first.text_content() == "ALS"
    assert "Oxygen alone can be dangerous for me" in (first.locator(".c-wallet-card__say").text_content() or "")
    assert "call or text 988" in (undrawn_page.locator(".c-statement").last.text_content() or "")


def test_the_wallet_card_shows_what_is_filled_in_once(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "stop-card")
    strict_page.get_by_label("My name").fill("Ana Lima")
    strict_page.get_by_label("Feeding tube").check()
    card = strict_page.locator(".c-wallet-card")
    name = card.locator("[data-of=crew-name]")
    ticks = card.locator(".c-wallet-card__tick.is-on")
    expect(name).to_have_text("Ana Lima")
    expect(ticks).to_have_text(["Feeding tube"])
    assert squeeze(printed(strict_page, "A4")[1]).count("AnaLima") == 2
    strict_page.get_by_label("Feeding tube").uncheck()
    expect(ticks).to_have_count(0)
    strict_page.get_by_label("My name").fill("")
    expect(name).to_have_text("")


LINES = """lines => lines.filter(line => line.checkVisibility() && line.getBoundingClientRect().height).map(line => {
    const {borderBottomStyle, printColorAdjust} = getComputedStyle(line);
    return [borderBottomStyle, printColorAdjust, line.getBoundingClientRect().height];
})"""
"""The border, whether backgrounds print, and the height in pixels of each line that is shown."""


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_left_empty_on_the_stop_card_prints_as_lines_to_write_on(
    site: Path, undrawn: Browser, scripts: bool
) -> None:
    """Backgrounds print only where the style asks for it, so that the inner lines of a field do."""
    context = undrawn.new_context(java_script_enabled=scripts)
    page = context.new_page()
    open_paper(site, page, "stop-card")
    page.emulate_media(media="print")
    lines = page.locator(
        ".c-wallet-card__value, .c-paper-form .c-fields__value"
        if scripts
        else ".c-wallet-card__value, .c-paper-form .c-fields__input"
    )
    shown = lines.evaluate_all(LINES)
    assert len(shown) >= 20
    for border, color, height in shown:
        assert border == "solid"
        assert height / MILLIMETER >= 5.9
        assert height / MILLIMETER < 10 or color == "exact"
    context.close()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_can_be_filled_in_and_printed_without_scripts(site: Path, undrawn: Browser, name: str) -> None:
    context = undrawn.new_context(java_script_enabled=False)
    page = context.new_page()
    open_paper(site, page, name)
    page.locator("form textarea").first.fill("By hand")
    _, text = printed(page, "A4")
    assert "By hand" in text
    context.close()


@pytest.mark.parametrize("name", PAPERS)
def test_all_targets_of_a_paper_are_large(site: Path, undrawn_page: Page, name: str) -> None:
    open_paper(site, undrawn_page, name)
    sizes = undrawn_page.evaluate(
        "() => [...document.querySelectorAll('form textarea, form label.c-fields__choice, .c-toolbar .c-button')]"
        ".map((one) => one.getBoundingClientRect().height)"
    )
    assert len(sizes) >= 3
    assert min(sizes) >= 60


def test_clearing_asks_first_and_then_empties_everything(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "diary")
    fill_all(strict_page)
    strict_page.once("dialog", lambda dialog: dialog.dismiss())
    strict_page.get_by_role("button", name="Clear all").click()
    assert strict_page.locator("form textarea").first.input_value() != ""
    strict_page.once("dialog", lambda dialog: dialog.accept())
    strict_page.get_by_role("button", name="Clear all").click()
    expect(strict_page.get_by_role("status")).to_have_text("Everything is cleared.")
    assert [a.input_value() for a in strict_page.locator("form textarea").all() if a.input_value()] == []
    assert strict_page.locator("form input:checked").count() == 0
    assert "A0" not in printed(strict_page, "A4")[1]


def fill_profile(page: Page) -> None:
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("A person with ALS", exact=True).check()
    page.get_by_label("Exercise", exact=True).check()
    page.get_by_label("Money", exact=True).check()
    page.get_by_role("group", name="Walking").first.get_by_label("Some trouble").check()
    page.get_by_label("My question").fill("May I swim?\nI use a mask & a walker.")


PROFILE = """ABOUT YOU
I am: A person with ALS
First name: Ada

WHAT YOU WANT
I want help with: Exercise, Money
My question: May I swim?
I use a mask & a walker.

YOUR ALS
Walking: How it is now: Some trouble"""


def test_the_profile_becomes_plain_text_without_what_is_empty(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "profile")
    fill_profile(strict_page)
    assert strict_page.get_by_label("Your text").input_value() == PROFILE


def test_the_mail_is_made_when_it_is_chosen_and_goes_to_nobody_by_itself(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "profile")
    fill_profile(strict_page)
    link = strict_page.get_by_role("link", name="Open in my mail program")
    assert link.get_attribute("href") == "mailto:"
    link.evaluate("one => one.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    address = link.get_attribute("href") or ""
    assert address.startswith(
        "mailto:?subject=Asking%20for%20help%20with%20exercise%20and%20ALS&body=ABOUT%20YOU%0D%0A"
    )
    assert "mask%20%26%20a%20walker" in address
    expect(strict_page.get_by_role("status")).to_contain_text("You choose who gets it")


def test_a_text_that_is_long_for_a_mail_says_so(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "profile")
    strict_page.get_by_label("My question").fill("long words " * 300)
    link = strict_page.get_by_role("link", name="Open in my mail program")
    link.evaluate("one => one.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    expect(strict_page.get_by_role("status")).to_contain_text("too long for some mail programs")


def test_copying_nothing_says_so_and_copying_text_selects_it(site: Path, strict_page: Page) -> None:
    open_paper(site, strict_page, "profile")
    strict_page.get_by_role("button", name="Copy the text").click()
    expect(strict_page.get_by_role("status")).to_have_text("Nothing is filled in yet.")
    fill_profile(strict_page)
    strict_page.get_by_role("button", name="Copy the text").click()
    expect(strict_page.get_by_role("status")).not_to_have_text("Nothing is filled in yet.")
    assert strict_page.evaluate(
        "() => { const t = document.activeElement; return t.selectionEnd - t.selectionStart; }"
    ) == len(PROFILE)


@pytest.mark.parametrize("name", PAPERS)
def test_filling_in_asks_for_nothing_and_keeps_nothing(site: Path, undrawn: Browser, name: str) -> None:
    """The browser may look for the page's icon late: its address stands in the file, so it can tell nothing of the reader."""
    context = undrawn.new_context()
    page = context.new_page()
    open_paper(site, page, name)
    icons = page.locator("link[rel~=icon]").evaluate_all("links => links.map(link => link.href)")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_all(page)
    page.keyboard.press("Enter")
    assert [address for address in asked if address not in icons] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    assert page.evaluate(FILLED) == []
    context.close()


@pytest.mark.parametrize("name", KEPT)
def test_a_paper_is_kept_only_when_it_is_asked_for_and_until_it_is_cleared(
    site: Path, browser: Browser, name: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_paper(site, page, name)
    keep = page.get_by_role("checkbox", name="Keep on this device")
    expect(keep).not_to_be_checked()
    written = fill_all(page)
    before = page.evaluate(FILLED)
    keep.check()
    page.reload()
    expect(keep).to_be_checked()
    assert page.evaluate(FILLED) == before
    assert all(text in before for text in written)
    _, text = printed(page, "A4")
    assert all(squeeze(words) in squeeze(text) for words in written)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear all").click()
    expect(keep).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.evaluate(FILLED) == []
    assert errors == []
    context.close()


def test_turning_keeping_off_takes_away_what_was_kept_and_leaves_the_page_as_it_is(
    site: Path, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_paper(site, page, "diary")
    keep = page.get_by_role("checkbox", name="Keep on this device")
    keep.check()
    page.locator("form textarea").first.fill("Ana")
    assert "Ana" in page.evaluate("localStorage.getItem('alsguide-paper-diary')")
    keep.uncheck()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(FILLED) == ["Ana"]
    context.close()


def test_two_windows_with_one_paper_do_not_write_over_each_other(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    open_paper(site, first, "diary")
    first.get_by_role("checkbox", name="Keep on this device").check()
    first.get_by_label("Name").fill("Ana")
    open_paper(site, second, "diary")
    second.get_by_label("What I did").first.fill("Walked")
    expect(first.get_by_label("What I did").first).to_have_value("Walked")
    assert "Walked" in printed(first, "A4")[1]
    first.get_by_label("Minutes").first.fill("5")
    expect(second.get_by_label("Minutes").first).to_have_value("5")
    second.reload()
    assert second.evaluate(FILLED) == ["Ana", "Walked", "5"]
    first.get_by_role("checkbox", name="Keep on this device").uncheck()
    expect(second.get_by_role("checkbox", name="Keep on this device")).not_to_be_checked()
    assert second.evaluate(FILLED) == ["Ana", "Walked", "5"]
    assert second.evaluate("localStorage.length") == 0
    context.close()


def test_when_the_browser_takes_no_more_nothing_old_stays_behind(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_paper(site, page, "diary")
    keep = page.get_by_role("checkbox", name="Keep on this device")
    keep.check()
    page.locator("form textarea").first.fill("Ana")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.locator("form textarea").first.fill("Ana Lima")
    expect(keep).not_to_be_checked()
    expect(page.get_by_text("Print it before you close the page.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(FILLED) == ["Ana Lima"]
    context.close()


@pytest.mark.parametrize("kept", ["{", "null", '[["whose-name"]]', '[["gone", "x"], 5]'])
def test_what_was_kept_and_is_broken_does_no_harm(site: Path, undrawn: Browser, kept: str) -> None:
    context = undrawn.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_paper(site, page, "diary")
    page.evaluate("text => localStorage.setItem('alsguide-paper-diary', text)", kept)
    page.reload()
    expect(page.get_by_role("button", name="Clear all")).to_be_visible()
    assert errors == []
    context.close()


def test_only_papers_filled_in_over_days_offer_to_be_kept(site: Path, undrawn_page: Page) -> None:
    for name in PAPERS:
        open_paper(site, undrawn_page, name)
        box = undrawn_page.get_by_role("checkbox", name="Keep on this device")
        assert box.count() == (name in KEPT), name


def test_the_listing_leads_to_every_paper(site: Path, undrawn_page: Page) -> None:
    undrawn_page.goto((site / "papers.html").as_uri())
    links: list[Any] = undrawn_page.locator("main .l-cards a").all()
    assert [link.get_attribute("href") for link in links] == [f"papers/{name}.html" for name in PAPERS]


def test_the_diary_prints_first_and_shows_one_day_at_a_time(site: Path, strict_page: Page) -> None:
    """The first day with nothing filled in is open; on paper every day is there (see above)."""
    strict_page.goto((site / "papers/diary.html").as_uri())
    strict_page.locator("main").focus()
    strict_page.keyboard.press("Tab")
    assert strict_page.evaluate("() => document.activeElement.textContent") == "Print"
    days = strict_page.locator(".c-rows__item")
    shown = strict_page.locator(".c-rows__item textarea:visible")
    assert days.count() == 7
    assert shown.first.get_attribute("name") == days.first.locator("textarea").first.get_attribute("name")
    each = shown.count()
    tuesday = strict_page.get_by_role("button", name="Tuesday")
    tuesday.click()
    expect(tuesday).to_have_attribute("aria-expanded", "true")
    expect(strict_page.get_by_role("button", name="Monday")).to_have_attribute("aria-expanded", "false")
    assert shown.count() == each
    tuesday.click()
    assert shown.count() == 0
    strict_page.emulate_media(media="print")
    assert strict_page.locator(".c-rows__item[data-shut] .c-fields__item:visible").count() >= 7 * 6
    strict_page.emulate_media(media="screen")


@pytest.mark.parametrize(("name", "count"), [("profile", 4), ("stop-card", 3)])
def test_a_long_paper_shows_one_part_at_a_time_and_prints_all(
    site: Path, strict_page: Page, name: str, count: int
) -> None:
    strict_page.goto((site / f"papers/{name}.html").as_uri())
    headings, shut = strict_page.locator("form > :is(h2, h3) > button"), strict_page.locator("form > [data-shut]")
    assert headings.count() == count
    assert shut.count() >= count - 1
    assert strict_page.locator("form [data-shut] textarea:visible").count() == 0
    headings.last.click()
    expect(headings.last).to_have_attribute("aria-expanded", "true")
    expect(headings.first).to_have_attribute("aria-expanded", "false")
    assert all(told.is_visible() for told in strict_page.locator("form .c-statement, form .c-box").all())
    strict_page.emulate_media(media="print")
    fields = strict_page.locator("form .c-fields")
    assert fields.count() >= 3
    assert all(part.is_visible() for part in fields.all())
    strict_page.emulate_media(media="screen")
