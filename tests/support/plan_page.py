"""The plan page in a browser, as its tests use it."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

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


def choose(page: Page, starter: str) -> None:
    """Choose a starter plan; where a plan is open, begin again first."""
    if page.locator("#again").is_visible():
        page.locator("#again").click()
    page.locator(f"#starter-{starter}").click()
    page.locator("#plan-title").wait_for()


def choose_undrawn(page: Page, starter: str) -> None:
    """Choose a starter plan on a page that is never drawn, as `choose` does."""
    if page.locator("#again").is_visible():
        page.locator("#again").dispatch_event("click")
    page.locator(f"#starter-{starter}").dispatch_event("click")
    page.locator("#plan-title").wait_for()


def begin_empty(page: Page) -> None:
    """Begin a plan without exercises."""
    page.locator("#begin-empty").click()
    page.locator("#plan-title").wait_for()


def part(page: Page, name: str) -> None:
    """Open a section, and what it stands in, as soon as it is there, and wait for what it holds."""
    page.locator(f"#part-{name}").wait_for(state="attached")
    page.evaluate(
        "name => { for (let one = document.getElementById('part-' + name); one; one = one.parentElement.closest('details'))"
        " one.open = true; }",
        name,
    )
    page.locator(f"#part-{name} > .c-plan-part__body > *").first.wait_for(state="attached")


def is_asking(page: Page) -> bool:
    """Return whether a question is shown, once what shows a plan is there, if it was asked for: each answer then acts at once."""
    if page.locator("head > script[src*=plan-view]").count():
        page.locator("#plan-title").wait_for(state="attached")
    return page.locator("#steps-title").is_visible()


def open_fields(page: Page, place: int) -> None:
    """Open the fields of an exercise of the plan."""
    page.locator(f"#item-{place}-change").click()
    page.locator(f"#item-{place}-panel").wait_for()


def open_library(page: Page) -> None:
    """Open the library of exercises."""
    page.locator("#library-toggle").click()
    page.locator("#library-panel").wait_for()


def answer(page: Page, section: str, field: str, choice: str) -> None:
    """Give an answer to a question with choices."""
    part(page, section)
    page.locator(f"#answer-{field}-{choice}").check()


def saved_plan(page: Page) -> dict[str, Any]:
    """Save the plan to a file and give the plan in it."""
    part(page, "keep")
    with page.expect_download() as found:
        page.locator("#save").click()
    plan: dict[str, Any] = json.loads(Path(found.value.path()).read_text("utf-8"))
    return plan


def open_text(page: Page, text: str | bytes) -> str:
    """Open a text as a plan file, and give the message that is shown; empty when it was opened."""
    part(page, "keep")
    page.locator("#open-file").wait_for()
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
