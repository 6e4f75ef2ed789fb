"""What the plan page says to those who hear it: short, right, and once."""

import re

from playwright.sync_api import Page, expect

from tests.support.plan_page import OPEN_ALL, choose

LISTEN = """() => {
    window.said = [];
    const live = '[role=status], [role=alert], [aria-live]';
    new MutationObserver(changes => {
        const told = new Set(changes.map(one => (one.target.closest || (() => one.target.parentElement)).call(one.target, live)));
        for (const one of told) if (one && one.checkVisibility() && one.textContent) window.said.push(one.textContent);
    }).observe(document.getElementById('plan'), {childList: true, characterData: true, subtree: true});
}"""


COUNT = re.compile(r"\d+ things? to know before you start")
"""How begins what is said beside it when a change leads to other notes: their number, and a new one."""


def heard(page: Page) -> list[str]:
    """Return what was said since the last look, but for notes."""
    found: list[str] = page.evaluate("() => new Promise(done => setTimeout(() => done(window.said.splice(0))))")
    assert [text for text in found if re.search(r"\.\s*\.|undefined|[{}]", text)] == []
    assert all(len(text) <= 160 for text in found)
    assert len([text for text in found if COUNT.match(text)]) <= 1
    return [text for text in found if not COUNT.match(text)]


def test_who_tells_a_sign_of_danger_hears_what_to_do_and_not_that_a_plan_is_ready(plan_page: Page) -> None:
    plan_page.evaluate(LISTEN)
    plan_page.locator("#ask-today-leg").check()
    plan_page.locator("#steps-next").click()
    plan_page.locator("#plan-title").wait_for()
    (said,) = heard(plan_page)
    assert re.match(r"Do not use this plan yet\. .*Have it seen today\..* call 911\.", said)


def test_each_change_is_said_once(plan_page: Page) -> None:
    """The first message is that the plan is ready; who removes an exercise hears which, at the button that brings it back."""
    plan_page.evaluate(LISTEN)
    choose(plan_page, "early-walking")
    (first,) = heard(plan_page)
    assert re.fullmatch(r"Your plan is ready\. \d+ exercises\. \d+ taken out for now\.", first)

    name = plan_page.locator("#item-0-title").inner_text()
    plan_page.locator("#item-0-remove").click()
    undo = plan_page.locator("#undo")
    expect(undo).to_be_focused()
    expect(undo).to_have_accessible_description(f"{name} was removed.")
    assert heard(plan_page) == [], "what has the focus is read: it is not said twice"

    undo.click()
    assert heard(plan_page) == ["It is back as it was."]
    plan_page.evaluate("() => { location.hash = '#add=belly-breathing'; }")
    assert heard(plan_page) == ["Belly breathing was added to your plan."]

    plan_page.evaluate(OPEN_ALL)
    heard(plan_page)
    plan_page.locator("#answer-today-leg").check()
    urgent = heard(plan_page)
    assert len(urgent) == 1, urgent
    assert "today" in urgent[0]

    plan_page.locator("#again").click()
    expect(undo).to_be_focused()
    expect(undo).to_have_accessible_description("The plan was put away.")
    assert heard(plan_page) == []
