"""Keeping and sharing: files, this device, the copy to read; and that nothing leaves the page."""

import copy
import functools
import http.server
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import Tab
from tests.support.browser import wait_until
from tests.support.pdf import sheets_of
from tests.support.plan_page import (
    NO_TROUBLE,
    answer,
    choose,
    open_fields,
    open_library,
    open_text,
    paper,
    part,
    press,
    saved_plan,
    tick,
)
from tests.support.plans import real_data
from tests.support.serving import serving

KEYS = "() => localStorage.length + sessionStorage.length"

KEPT = "() => localStorage.getItem('alsguide-plan')"

HELD = """() => document.documentElement.outerHTML
    + [...document.querySelectorAll('input, textarea')].map(control => control.value).join(' ')"""
"""All that the page holds, seen or not."""


@pytest.fixture
def plan_page(undrawn_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file that is never drawn: what is kept is asked.

    Three tests press all of this part as a hand does, in a page that is drawn.
    """
    return undrawn_plan_page


def test_a_plan_that_is_saved_and_opened_again_is_equal(plan_page: Page) -> None:
    choose(plan_page, "early-walking")
    answer(plan_page, "plan", "filled_by", "carer")
    plan_page.locator("#answer-name-text").fill("Été <b>&\"' 🎈")
    first = saved_plan(plan_page)  # saved: no question when it is left
    plan_page.reload()
    assert open_text(plan_page, json.dumps(first)) == ""
    assert saved_plan(plan_page) == first
    assert plan_page.evaluate("() => document.activeElement.id") == "save"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty", "This file is empty"),
        ("foreign", "This is not a plan file"),
        ("broken", "This file cannot be read"),
        ("newer", "newer version"),
        ("huge", "too large"),
        ("markup", "broken at"),
        ("bytes", "This file cannot be read"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words_and_the_plan_stays(plan_page: Page, name: str, words: str) -> None:
    choose(plan_page, "walking-aid")
    before = saved_plan(plan_page)
    hostile = copy.deepcopy(before)
    hostile["plan"]["<img src=x onerror=alert(1)>"] = 1
    files: dict[str, str | bytes] = {
        "empty": " ",
        "foreign": '{"a": 1}',
        "broken": json.dumps(before)[:200],
        "newer": json.dumps({**before, "version": 99}),
        "huge": json.dumps(before) + " " * 900_000,
        "markup": json.dumps(hostile),
        "bytes": b"\x00\xff\xfe\x01" * 50,
    }
    assert words in open_text(plan_page, files[name])
    assert plan_page.locator("#plan img").count() == 0
    assert saved_plan(plan_page) == before


def test_typed_markup_stays_text_everywhere(plan_page: Page) -> None:
    choose(plan_page, "walking-aid")
    part(plan_page, "plan")
    plan_page.locator("#answer-name-text").fill("<img src=x onerror=alert(1)>")
    assert plan_page.locator("#plan img").count() == 0
    assert "<img src=x onerror=alert(1)>" in paper(plan_page).locator("h1").inner_html().replace("&lt;", "<").replace(
        "&gt;", ">"
    )


def test_nothing_is_stored_until_asked_and_all_is_gone_when_deleted(plan_page: Page) -> None:
    choose(plan_page, "wheelchair-user")
    answer(plan_page, "plan", "helper", "alone")
    assert plan_page.evaluate(KEYS) == 0
    part(plan_page, "keep")
    tick(plan_page, "#keep-box")
    assert plan_page.evaluate(KEYS) == 1
    answer(plan_page, "plan", "helper", "trained_carer")
    part(plan_page, "people")
    plan_page.locator("#answer-name-text").fill("Ann Secret")
    plan_page.locator("#answer-therapist_name-text").fill("Kim Secret")
    kept = saved_plan(plan_page)
    plan_page.reload()
    assert saved_plan(plan_page) == kept
    part(plan_page, "keep")
    tick(plan_page, "#keep-box", False)
    assert plan_page.evaluate(KEYS) == 0
    tick(plan_page, "#keep-box")
    press(plan_page, "#copy")
    assert "Secret" in plan_page.evaluate(HELD)
    delete(plan_page)
    assert plan_page.evaluate(KEYS) == 0
    assert "Secret" not in plan_page.evaluate(HELD)
    assert plan_page.locator("#print").is_hidden()
    assert plan_page.locator(".c-paper-place > #plan-blank").count() == 1
    plan_page.reload()
    assert plan_page.locator("#print").is_hidden()


def delete(page: Page) -> None:
    """Delete everything, and say so again when asked."""
    press(page, "#delete")
    press(page, "#delete-sure")


def test_deleting_asks_once_and_can_be_taken_back_until_the_page_is_left(tidy_plan_page: Page) -> None:
    choose(tidy_plan_page, "wheelchair-user")
    part(tidy_plan_page, "keep")
    tidy_plan_page.locator("#keep-box").check()
    before = saved_plan(tidy_plan_page)
    tidy_plan_page.locator("#delete").click()
    assert tidy_plan_page.evaluate(KEYS) == 1, "asked, and nothing deleted yet"
    tidy_plan_page.locator("#delete-sure").click()
    assert tidy_plan_page.evaluate(KEYS) == 0
    tidy_plan_page.locator("#undo").click()
    assert saved_plan(tidy_plan_page) == before
    assert tidy_plan_page.evaluate(KEYS) == 0, "it is kept again only when asked"
    delete(tidy_plan_page)
    tidy_plan_page.reload()
    assert tidy_plan_page.locator("#undo, #print:visible").count() == 0


def test_deleting_everything_takes_the_papers_too_and_leaves_what_others_keep(plan_page: Page) -> None:
    plan_page.evaluate(
        "() => ['alsguide-paper-diary', 'of-another'].forEach(key => localStorage.setItem(key, 'Secret'))"
    )
    choose(plan_page, "wheelchair-user")
    part(plan_page, "keep")
    delete(plan_page)
    assert plan_page.evaluate("() => Object.keys(localStorage)") == ["of-another"]


def test_a_diary_goes_into_the_file_only_when_asked_and_is_deleted_with_everything(plan_page: Page) -> None:
    """And a plan that came with one leads to the page that shows it."""
    diary = "2026-11-29,1,tired"
    plan_page.evaluate("diary => localStorage.setItem('alsguide-diary', diary)", diary)
    plan_page.reload()
    choose(plan_page, "wheelchair-user")
    assert saved_plan(plan_page)["plan"]["diary"] == ""
    part(plan_page, "keep")
    tick(plan_page, "#diary-box")
    saved = saved_plan(plan_page)
    assert saved["plan"]["diary"] == diary
    delete(plan_page)
    assert plan_page.evaluate(KEYS) == 0
    assert open_text(plan_page, json.dumps(saved)) == ""
    assert str(plan_page.locator("#diary").get_attribute("href")).endswith(f"session.html#diary={diary}")
    assert plan_page.evaluate(KEYS) == 0
    assert plan_page.locator("#diary-box").is_hidden()
    delete(plan_page)
    assert diary not in plan_page.evaluate(HELD)


def test_of_two_windows_the_older_says_that_the_plan_changed_and_does_not_write(plan_page: Page) -> None:
    """And what is deleted in one is gone in both, and does not come back by itself."""
    choose(plan_page, "wheelchair-user")
    part(plan_page, "keep")
    tick(plan_page, "#keep-box")
    other = plan_page.context.new_page()
    other.goto(plan_page.url)
    answer(other, "safety", "falls_3_months", "1_or_more")
    wait_until(plan_page, f"() => ({KEPT})().includes('1_or_more')")
    kept = plan_page.evaluate(KEPT)
    answer(plan_page, "plan", "helper", "alone")
    assert plan_page.evaluate(KEPT) == kept
    assert "changed or deleted in another window" in plan_page.locator("#keep-state").inner_text()
    assert not plan_page.locator("#keep-box").is_checked()
    press(plan_page, "#keep-box")
    assert plan_page.evaluate(KEPT) == kept
    press(plan_page, "#keep-instead")
    assert plan_page.evaluate(KEPT) != kept
    delete(plan_page)
    wait_until(other, "() => !document.querySelector('#print').getClientRects().length")
    wait_until(other, f"() => !({KEYS})()")
    other.close()


def test_another_plan_that_is_kept_is_replaced_only_when_asked_for(tidy_plan_page: Page) -> None:
    """Until then it can be opened beside this one. What was kept by this window alone asks nothing."""
    tidy_plan_page.set_viewport_size({"width": 360, "height": 640})
    choose(tidy_plan_page, "rest-and-breathe")
    part(tidy_plan_page, "keep")
    tidy_plan_page.evaluate("() => localStorage.setItem('alsguide-plan', 'another')")
    box, instead = tidy_plan_page.locator("#keep-box"), tidy_plan_page.locator("#keep-instead")
    box.click()
    assert tidy_plan_page.evaluate(KEPT) == "another"
    assert not box.is_checked()
    for way in (instead, tidy_plan_page.locator("#keep-other")):
        expect(way).to_be_in_viewport(ratio=0.95)
    asked = tidy_plan_page.locator("#keep-state").inner_text()
    assert "Another plan is kept" in asked
    assert asked == tidy_plan_page.locator(".c-plan > [role=status]").text_content()
    with tidy_plan_page.context.expect_page() as opened:
        tidy_plan_page.locator("#keep-other").click()
    opened.value.locator("#open-error").filter(has_text="could not be opened").wait_for()
    opened.value.close()
    instead.click()
    assert box.is_checked()
    assert not instead.is_visible()
    assert tidy_plan_page.evaluate("() => document.activeElement.id") == "keep-box"
    assert json.loads(tidy_plan_page.evaluate(KEPT))["plan"]["starter"] == "rest-and-breathe"
    box.click()
    assert tidy_plan_page.evaluate(KEPT) is None
    box.click()
    assert box.is_checked()
    assert not instead.is_visible()


def test_who_keeps_no_longer_leaves_what_another_window_kept_since(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    part(plan_page, "keep")
    press(plan_page, "#keep-box")
    plan_page.evaluate("() => localStorage.setItem('alsguide-plan', 'another')")
    press(plan_page, "#keep-box")
    assert plan_page.evaluate(KEPT) == "another"
    assert "in another window" in plan_page.locator("#keep-state").inner_text()
    assert not plan_page.locator("#keep-instead").is_visible()


def test_a_kept_plan_prints_itself_alone(plan_page: Page, tmp_path: Path) -> None:
    """Without the sheets for a page without scripts, which hold everybody's ready-made plans."""
    choose(plan_page, "rest-and-breathe")
    part(plan_page, "keep")
    tick(plan_page, "#keep-box")
    plan_page.reload()
    plan_page.pdf(path=tmp_path / "kept.pdf", prefer_css_page_size=True)
    sheets = sheets_of(tmp_path / "kept.pdf")
    assert "My exercise plan" in sheets[0]
    assert not any("Sit to stand" in sheet or "write your own" in sheet for sheet in sheets)


def test_why_a_file_is_refused_is_seen(plan_page: Page) -> None:
    plan_page.set_viewport_size({"width": 1200, "height": 900})
    choose(plan_page, "walking-aid")
    part(plan_page, "keep")
    plan_page.locator("#open-file").evaluate("e => window.scrollBy(0, e.getBoundingClientRect().bottom - innerHeight)")
    assert open_text(plan_page, "no plan") != ""
    wait_until(
        plan_page,
        "() => { const box = document.getElementById('open-error').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }",
    )


def test_the_calendar_holds_the_weeks_sessions(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    part(plan_page, "keep")
    with plan_page.expect_download() as found:
        press(plan_page, "#calendar")
    text = Path(found.value.path()).read_text("utf-8")
    assert found.value.suggested_filename.endswith(".ics")
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") >= 7
    assert "Belly breathing" in text.replace("\r\n ", "").replace("\n ", "")


def test_the_plan_as_text_stands_ready_to_be_copied(plan_page: Page) -> None:
    choose(plan_page, "walking-aid")
    part(plan_page, "keep")
    press(plan_page, "#copy")
    text = plan_page.locator("#copy-area").input_value()
    assert "My exercise plan" in text
    assert "Stop card" in text
    assert "Ankle pumps" in text


def test_the_copy_to_read_opens_anywhere_without_scripts_or_requests(
    plan_page: Page, undrawn: Browser, undrawn_tab: Tab, tmp_path: Path
) -> None:
    choose(plan_page, "carer-led-arms-and-legs")
    part(plan_page, "keep")
    with plan_page.expect_download() as found:
        press(plan_page, "#copy-carer")
    said = undrawn_tab[1]
    assert all("inline style" in text for text in said), (
        "the page does not apply the style that it writes into the copy"
    )
    said.clear()
    target = tmp_path / "copy.html"
    target.write_bytes(Path(found.value.path()).read_bytes())
    context = undrawn.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(target.as_uri())
    assert asked == [target.as_uri()]
    assert "hanging-punctuation" in (page.locator("style").text_content() or ""), (
        "WebKit prints it as large as the page"
    )
    assert page.locator("h1").inner_text() == "My exercise plan"
    blocks = page.locator(".c-paper__block").count()
    assert blocks >= 5
    assert page.locator("svg[role=img]").count() == 2 * blocks
    stop = page.locator(".c-paper__stop")
    assert stop.is_visible()
    assert stop.evaluate("part => getComputedStyle(part).borderTopStyle") == "solid", (
        "the copy has the styles of the paper"
    )
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    assert "<script" not in target.read_text("utf-8")
    context.close()


def test_unsaved_changes_are_asked_about_and_a_fresh_starter_is_not(plan_page: Page) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    plan_page.on("dialog", accept)
    choose(plan_page, "walking-aid")
    plan_page.reload()
    assert asked == []
    choose(plan_page, "walking-aid")
    answer(plan_page, "plan", "helper", "close_by")
    plan_page.reload()
    assert asked == ["beforeunload"]
    choose(plan_page, "walking-aid")
    answer(plan_page, "plan", "helper", "close_by")
    saved_plan(plan_page)
    plan_page.reload()
    assert asked == ["beforeunload"]
    plan_page.remove_listener("dialog", accept)


def test_a_plan_made_from_answers_is_not_changed_by_looking_at_it(plan_page: Page) -> None:
    """Its positions stand in another order than the choices of the form: the same choices are no change."""
    plan_page.evaluate(NO_TROUBLE)
    open_fields(plan_page, 0)
    kept = saved_plan(plan_page)["plan"]["answers"]["positions"]
    fields = real_data()["fields"]["answers"]
    shown = [choice["id"] for field in fields if field["id"] == "positions" for choice in field["choices"]]
    assert len(kept) > 1
    assert kept != [one for one in shown if one in kept], "the order in which the answers set them"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def test_the_whole_flow_sends_nothing_sets_no_cookie_and_works_without_a_network(site: Path, browser: Browser) -> None:
    """Some browsers ask for the page's icon late. Its address stands in the file, so it can tell nothing of the reader."""
    named = re.findall(r'<(?:link[^>]+href|script[^>]+src)="(?!data:)([^"]+)"', (site / "plan.html").read_text("utf-8"))
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    quiet = functools.partial(Quiet, directory=str(site))
    with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet)) as base:
        icons = {f"{base}/{address}" for address in named if ".svg" in address}
        page.goto(f"{base}/plan.html")
        page.evaluate("() => { window.print = () => {}; }")
        assert {*asked, *icons} == {f"{base}/plan.html", *(f"{base}/{address}" for address in named)}
        asked.clear()
        page.locator("#starter-early-walking").click()
        page.locator("#plan-title").wait_for()
        view = f"{base}/{page.get_attribute('#plan', 'data-view')}"
        assert {*asked} - icons == {view}, "what shows a plan, once"
        part(page, "keep")
        page.locator("#save").wait_for()
        page.locator("#library-toggle").click()
        page.locator("#library-panel").wait_for()
        page.locator("#library-toggle").click()
        part(page, "safety")
        asked.clear()
    context.set_offline(True)
    choose(page, "early-walking")
    part(page, "safety")
    page.locator("#answer-neck_weak-no").check()
    part(page, "plan")
    page.locator("#answer-name-text").fill("Ann Secret")
    open_library(page)
    page.locator("#add-ankle-pumps").click()
    page.locator("#item-0-remove").click()
    page.locator("#undo").click()
    plan = saved_plan(page)
    for share in ("#save", "#calendar", "#copy-carer"):
        with page.expect_download():
            page.locator(share).click()
    page.locator("#copy").click()
    page.locator("#print").click()
    page.locator("#again").click()
    assert open_text(page, json.dumps(plan)) == ""
    assert saved_plan(page) == plan
    assert page.evaluate(KEYS) == 0
    part(page, "keep")
    page.locator("#keep-box").check()
    delete(page)
    assert {url for url in asked if not url.startswith("blob:")} <= icons
    assert context.cookies() == []
    assert page.evaluate("() => document.cookie") == ""
    assert page.evaluate(KEYS) == 0
    context.close()


def test_a_kept_plan_that_is_broken_is_said_where_another_can_be_opened(site: Path, plan_page: Page) -> None:
    choose(plan_page, "early-walking")
    plan = json.dumps(saved_plan(plan_page))
    plan_page.evaluate("() => localStorage.setItem('alsguide-plan', 'anything')")
    plan_page.goto("about:blank")
    plan_page.goto((site / "plan.html").as_uri())
    error = plan_page.locator("#open-error")
    error.filter(has_text="The plan kept on this device could not be opened").wait_for()
    assert plan_page.evaluate("() => document.activeElement.id") == "open-file"
    assert plan_page.locator(".c-steps").is_visible()
    assert open_text(plan_page, plan) == ""
    assert plan_page.locator("#plan-title").is_visible()


def test_a_page_that_is_come_back_to_puts_away_what_was_deleted_meanwhile(plan_page: Page) -> None:
    """No browser tells a page that was left. Chromium keeps none while it is driven, so the event is made here."""
    back = "() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }"
    choose(plan_page, "early-walking")
    part(plan_page, "keep")
    tick(plan_page, "#keep-box")
    plan_page.evaluate(back)
    assert plan_page.locator("#plan-title").is_visible()
    plan_page.evaluate("() => localStorage.removeItem('alsguide-plan')")
    plan_page.evaluate(back)
    assert not plan_page.locator("#plan-title").is_visible()
    assert plan_page.evaluate(KEYS) == 0
