"""The plan page in a browser, as its tests use it."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.support.browser import wait_until

OPEN_ALL = """async () => {
    const toggle = document.querySelector('#library-toggle[aria-expanded=false]');
    if (toggle && toggle.getClientRects().length) {
        toggle.click();
        while (toggle.getAttribute('aria-expanded') === 'false') await new Promise(requestAnimationFrame);
    }
    const change = document.querySelector('#item-0-change[aria-expanded=false]');
    if (change) change.click();
    while (change && change.getAttribute('aria-expanded') === 'false') await new Promise(requestAnimationFrame);
    document.querySelectorAll('details').forEach(part => { part.open = true; });
    const isEmpty = part => part.open && part.id.startsWith('part-') && !part.querySelector('.c-plan-part__body > *');
    while ([...document.querySelectorAll('details.c-plan-part')].some(isEmpty)) await new Promise(requestAnimationFrame);
}"""
"""Opens every part of the page, and waits for what comes later."""

OPEN_ANSWERS = """async () => {
    document.getElementById('part-all').open = true;
    while (!alsguide.planQuestions) await new Promise(requestAnimationFrame);
}"""
"""Opens the part of all answers, and waits for what comes with it: some of that stands on paper, too, once it is filled in."""

TODAY_AND_REVIEW = """() => {
    const {device, planSchedule} = alsguide, day = device.today();
    return [day, planSchedule.addDays(day, 28)];
}"""
"""Gives the reader's day, which is not that of the world's clock everywhere, and the day to check a plan made then."""

ACTIVE = "() => document.activeElement.id"
"""Gives the id of what has the focus."""

UNANSWERED = "Some questions are not answered yet, so there is no plan on this paper. Answer them, then print again."
"""What stands on paper for a plan that lacks an answer."""


PATIENCE = 30_000
"""Milliseconds to wait for what the page shows: as long as Playwright waits for a control that it presses."""

PRESS = """selector => {
    const one = document.querySelector(selector);
    if (!one?.getClientRects().length) return false;
    one.focus();
    one.click();
    return true;
}"""
"""Chooses a control that is shown, by its default action, and tells whether there was one."""

SET = """([selector, isOn]) => {
    const one = document.querySelector(selector);
    if (one?.getClientRects().length && one.checked !== isOn) {
        one.focus();
        one.click();
    }
    return one?.checked === isOn;
}"""
"""Sets a box or a choice that is shown, by its default action, and tells whether it is as it should be."""

CHOOSE = f"""starter => {{
    ({PRESS})('#again');
    return ({PRESS})('#starter-' + starter);
}}"""

OPEN_PART = """name => {
    const part = document.getElementById('part-' + name);
    for (let one = part; one; one = one.parentElement.closest('details')) one.open = true;
    return part?.querySelector(':scope > .c-plan-part__body > *');
}"""
"""Opens a section, and what it stands in, and tells whether it holds anything."""


def press(page: Page, selector: str) -> None:
    """Choose a control as soon as it is shown, as software does for a reader who speaks: also on a page that is never drawn.

    That a hand can do it, tests of each part show by `click`: nothing lies above it, and it stands still.
    """
    wait_until(page, PRESS, selector, PATIENCE)


def tick(page: Page, selector: str, is_on: bool = True) -> None:
    """Set a box or a choice as soon as it is shown, as `press` does."""
    wait_until(page, SET, [selector, is_on], PATIENCE)


def wait_for(page: Page, selector: str) -> None:
    """Wait until something is shown."""
    wait_until(page, "selector => document.querySelector(selector)?.getClientRects().length", selector, PATIENCE)


def choose(page: Page, starter: str) -> None:
    """Choose a starter plan; where a plan is open, begin again first."""
    wait_until(page, CHOOSE, starter, PATIENCE)
    wait_for(page, "#plan-title")


def begin_empty(page: Page) -> None:
    """Begin a plan without exercises."""
    press(page, "#begin-empty")
    wait_for(page, "#plan-title")


def part(page: Page, name: str) -> None:
    """Open a section, and what it stands in, as soon as it is there, and wait for what it holds."""
    wait_until(page, OPEN_PART, name, PATIENCE)


def is_asking(page: Page) -> bool:
    """Return whether a question is shown, once what shows a plan is there, if it was asked for: each answer then acts at once."""
    if page.locator("head > script[src*=plan-view]").count():
        page.locator("#plan-title").wait_for(state="attached")
    return page.locator("#steps-title").is_visible()


def open_fields(page: Page, place: int) -> None:
    """Open the fields of an exercise of the plan."""
    press(page, f"#item-{place}-change")
    wait_for(page, f"#item-{place}-panel")


def open_library(page: Page) -> None:
    """Open the library of exercises."""
    press(page, "#library-toggle")
    wait_for(page, "#library-panel")


def answer(page: Page, section: str, field: str, choice: str) -> None:
    """Give an answer to a question with choices."""
    part(page, section)
    tick(page, f"#answer-{field}-{choice}")


def saved_plan(page: Page) -> dict[str, Any]:
    """Save the plan to a file and give the plan in it."""
    part(page, "keep")
    with page.expect_download() as found:
        press(page, "#save")
    plan: dict[str, Any] = json.loads(Path(found.value.path()).read_text("utf-8"))
    return plan


def open_text(page: Page, text: str | bytes) -> str:
    """Open a text as a plan file, and give the message that is shown; empty when it was opened."""
    part(page, "keep")
    data = text if isinstance(text, bytes) else text.encode()
    page.locator("#open-error").evaluate("element => { element.textContent = 'waiting'; }")
    page.locator("#open-file").set_input_files({"name": "plan.json", "mimeType": "application/json", "buffer": data})
    page.wait_for_selector("#open-error:not(:text('waiting'))", state="attached")
    return page.locator("#open-error").inner_text()


def paper(page: Page) -> Locator:
    """Ask for the paper as the browser does before it prints, and give it: it is made then, and not before."""
    page.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    return page.locator(".c-paper")


NOTHING = "#quick-0, #ask-today-none, #ask-equipment-none"
"""The large answer of a person with nothing to report."""

NO_TROUBLE = f"""async () => {{
    const title = () => document.querySelector('#steps-title'), isShown = () => title()?.getClientRects().length > 0;
    let asked = 0;
    for (; isShown(); asked++) {{
        const before = title().textContent;
        document.querySelector('{NOTHING}').click();
        while (isShown() && title().textContent === before) await new Promise(requestAnimationFrame);
    }}
    return asked;
}}"""
"""Goes through the questions as a person with nothing to report, by default actions alone, and gives how many there were."""
