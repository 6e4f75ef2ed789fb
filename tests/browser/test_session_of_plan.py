"""From a plan to its session, as software goes that sets values and calls default actions, and sends no event of a hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import open_plan, page_alone
from tests.support.browser import FRAMES_AT_ONCE
from tests.support.plan_page import NO_TROUBLE, choose, paper, part, saved_plan
from tests.support.plans import real_data
from tests.support.sessions import FASTER, Chromium, by_no_event

SET_AND_START = """ids => {
    for (const id of ids) document.getElementById(id).checked = true;
    document.getElementById('session').click();
}"""
"""Sets answers of a plan that stands, without an event, and starts the session of today."""


@pytest.fixture
def plan_page(site: Path, undrawn: Browser) -> Iterator[Page]:
    """The page with no plan chosen, in a window of its own that is never drawn: clocks are set, and no hand comes near."""
    for page in page_alone(undrawn, FRAMES_AT_ONCE):
        open_plan(page, site)
        yield page


@pytest.fixture
def fitted(plan_page: Page) -> Page:
    """The page with a plan for a person with nothing to report."""
    assert plan_page.evaluate(NO_TROUBLE) == 8
    plan_page.locator("#session").wait_for()
    for name in ("safety", "plan"):
        part(plan_page, name)
    return plan_page


def started(page: Page, *ids: str) -> Page:
    """Set answers, start the session, and give the page that it opens."""
    with page.context.expect_page() as opened:
        page.evaluate(SET_AND_START, list(ids))
    return opened.value


def refused(page: Page, *ids: str) -> bool:
    """Set answers, and give whether the link to the session, chosen then, leads nowhere."""
    page.evaluate(
        "() => addEventListener('click', event => { window.isRefused = event.defaultPrevented; }, {once: true})"
    )
    page.evaluate(SET_AND_START, list(ids))
    return bool(page.evaluate("() => window.isRefused"))


def exercises(page: Page) -> list[str]:
    """The exercises of the session that a page's address names."""
    return [item.split(",")[0] for item in page.url.partition("#plan=")[2].partition("/")[0].split(";")]


def test_an_answer_set_without_an_event_changes_the_session_that_starts(fitted: Page) -> None:
    before = str(fitted.locator("#session").get_attribute("href"))
    opened = started(fitted, "answer-getting_about-wheelchair")
    assert opened.url.split("#")[1] not in before
    names = exercises(opened)
    assert names
    opened.evaluate(FASTER)
    opened.locator("#session [data-first]").wait_for()
    way = by_no_event(Chromium(opened), opened.url.partition("#")[2])
    shown = {one["place"].partition(": ")[2] for one in way.screens}
    assert {real_data()["exercises"][name]["name"] for name in names} <= shown
    assert 10 < way.presses <= way.most()


def test_a_sign_of_today_set_without_an_event_lets_no_session_start(fitted: Page) -> None:
    assert refused(fitted, "answer-today-ill")
    assert fitted.locator("#session").is_hidden()
    assert "Do not use this plan yet" in (paper(fitted).first.text_content() or "")


def test_a_page_that_was_left_open_starts_the_session_of_the_day_that_it_is(fitted: Page) -> None:
    """And none when the answers are too old by then."""
    day = "() => alsguide.planSchedule.addDays(alsguide.device.today(), 1)"
    tomorrow: Any = fitted.evaluate(day)
    fitted.clock.set_fixed_time(f"{tomorrow}T12:00:00")
    opened = started(fitted)
    assert opened.url.endswith(tomorrow)
    opened.close()
    fitted.clock.set_fixed_time("2099-01-01T12:00:00")
    assert refused(fitted)


def test_a_page_that_was_left_open_shows_and_makes_plans_for_the_day_that_it_is(plan_page: Page) -> None:
    """As soon as a reader comes back to it, or presses anything on it."""
    plan_page.clock.set_fixed_time("2026-03-01T12:00:00")
    plan_page.reload()
    plan_page.evaluate(NO_TROUBLE)
    plan_page.locator("#plan-title").wait_for()
    assert saved_plan(plan_page)["plan"]["answers"]["answered_on"] == "2026-03-01"
    old = plan_page.get_by_text("are older than 4 weeks").first
    assert not old.is_visible()
    plan_page.clock.set_fixed_time("2026-03-31T08:00:00")
    plan_page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }")
    assert old.is_visible()
    plan_page.clock.set_fixed_time("2026-04-01T08:00:00")
    choose(plan_page, "rest-and-breathe")
    assert saved_plan(plan_page)["plan"]["answers"]["start_date"] == "2026-04-01"
