"""The diary of sessions in the page: asked for, shown, deleted, and read from a plan file; test_session_ways.py has its rules."""

from typing import Any

from playwright.sync_api import Page

from tests.support.axe import Looks, violations
from tests.support.browser import wait_until
from tests.support.sessions import FASTER, SCREEN, Chromium, begin

KEPT = "() => localStorage.getItem('alsguide-diary')"


def end_with(page: Page, *answers: str) -> str:
    """Begin a session, end it at once with some answers, and give what the last screen says."""
    begin(Chromium(page), "do-belly-breathing")
    while not page.locator("#session-stop").count():
        page.locator("[data-first]").click()
    for target in ("stop", "end", *answers):
        page.locator(f"#session-{target}").click()
    said: str = page.locator("#session-say").inner_text()
    page.locator("#session-leave").click()
    return said


def test_a_diary_is_kept_when_asked_for_and_shown_and_deleted(screen: Page, session_data: Any) -> None:
    words, section = session_data["ui"], screen.locator("#session-diary")
    end_with(screen, "no", "no", "no", "no", "no")
    assert screen.evaluate(KEPT) is None
    assert section.is_hidden()
    assert words["diary_kept"] in end_with(screen, "yes", "next", "no", "no", "no", "yes")
    assert screen.evaluate(KEPT).endswith(",0,tired"), "no exercise was done"
    other = screen.context.new_page()
    other.goto(screen.url)
    other.evaluate(FASTER)
    assert words["diary_kept"] in end_with(other, "yes", "next", "yes", "next", "no", "no")
    wait_until(screen, f"() => ({KEPT})().endsWith(',0,tired+sore')")  # nobody is asked twice
    screen.get_by_text(f"{words['diary_tired']}. {words['diary_sore']}").wait_for()
    assert session_data["after"]["marks"] in section.inner_text()
    section.get_by_role("button", name=words["diary_delete"], exact=True).click()
    section.get_by_role("button", name=words["diary_delete_sure"]).click()
    assert screen.evaluate("() => localStorage.length") == 0
    wait_until(other, "() => document.querySelector('#session-diary').hidden")
    other.close()


def test_a_diary_deleted_elsewhere_during_a_session_does_not_come_back(screen: Page, session_data: Any) -> None:
    end_with(screen, "no", "no", "no", "no", "yes")
    begin(Chromium(screen), "do-belly-breathing")
    screen.evaluate("() => localStorage.removeItem('alsguide-diary')")
    while screen.evaluate(SCREEN)["targets"] != ["Leave"]:
        screen.locator("[data-first]").click()
    assert session_data["ui"]["diary_gone"] in screen.locator("#session-say").inner_text()
    screen.locator("#session-leave").click()
    assert screen.evaluate(KEPT) is None


def test_a_browser_that_keeps_nothing_says_so(screen: Page, session_data: Any) -> None:
    refuse = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    was = "() => { window.setItem = window.setItem || Storage.prototype.setItem; }"
    screen.evaluate(was)
    screen.evaluate(refuse)
    assert session_data["ui"]["diary_failed"] in end_with(screen, "no", "no", "no", "no", "yes")
    screen.evaluate("() => { Storage.prototype.setItem = window.setItem; }")


def test_a_diary_of_a_plan_file_is_shown_in_any_look_and_not_kept(
    screen: Page, looks: Looks, session_data: Any
) -> None:
    screen.evaluate("() => { location.hash = 'diary=2026-11-03,0,falls;2026-11-29,2,tired+sore'; }")
    section = screen.locator("#session-diary")
    section.get_by_text(session_data["ui"]["diary_given"]).wait_for()
    assert [row.inner_text().split() for row in section.locator("tbody th").all()] == [
        ["Sun,", "Nov", "29"],
        ["Tue,", "Nov", "3"],
    ]
    assert section.locator("path").count() == 5
    assert screen.evaluate(KEPT) is None
    assert section.get_by_role("button").count() == 1, "it can be printed"
    errors = [error for mode in ("light", "dark", "forced colors") for error in violations(screen, mode, looks)]
    assert errors == []
    screen.emulate_media(media="print", color_scheme="light", forced_colors="none")
    assert section.is_hidden(), "paper has the cards"
    screen.evaluate("() => { window.print = () => {}; }")
    screen.emulate_media(media="screen")
    section.get_by_role("button").click()
    screen.emulate_media(media="print")
    assert section.is_visible()
    assert screen.locator("[data-exercise]").first.is_hidden()
    screen.emulate_media(media="screen")
    screen.evaluate("() => { dispatchEvent(new Event('afterprint')); location.hash = ''; }")
