"""axe on the plan page in every state and mode: empty, filled, with warnings and errors, stopped, all parts open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.axe import MODES, Looks, violations
from tests.support.plan_page import OPEN_ALL, answer, begin_empty, choose, paper, part, press


def with_errors(page: Page) -> None:
    """Ask to print a plan that lacks an answer, after a file that cannot be opened."""
    begin_empty(page)
    press(page, "#print")
    part(page, "keep")
    page.locator("#open-error").evaluate("element => { element.textContent = 'This file cannot be read.'; }")


def stopped(page: Page) -> None:
    """Say that a calf is hot and swollen: the plan must not be used."""
    choose(page, "walking-aid")
    answer(page, "safety", "today", "leg")
    assert page.locator(".c-findings__stop").is_visible()


def removed(page: Page) -> None:
    """Remove an exercise, so that it can be taken back."""
    choose(page, "wheelchair-user")
    press(page, "#item-0-remove")


def with_goal(page: Page) -> None:
    """A filled plan with a goal and a heart rate."""
    choose(page, "early-walking")
    part(page, "goals")
    press(page, "#goal-add")
    answer(page, "effort", "effort_method", "heart_rate")


STATES: dict[str, Callable[[Page], None]] = {
    "nothing chosen": lambda page: None,
    "an empty plan": begin_empty,
    "with warnings": with_goal,
    "with errors": with_errors,
    "stopped": stopped,
    "one removed": removed,
}


@pytest.fixture
def plan_page(undrawn_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file, which is never drawn: axe asks for styles and boxes."""
    return undrawn_plan_page


@pytest.mark.parametrize("state", list(STATES))
def test_axe_finds_nothing_in_any_state(plan_page: Page, looks: Looks, state: str) -> None:
    """Every mode in the fullest state; in the others, which show the same parts, in light alone."""
    STATES[state](plan_page)
    plan_page.evaluate(OPEN_ALL)
    modes = list(MODES) if state == "with errors" else ["light"]
    assert [error for mode in modes for error in violations(plan_page, mode, looks)] == []


def test_axe_finds_nothing_on_the_paper(plan_page: Page, looks: Looks) -> None:
    with_goal(plan_page)
    assert paper(plan_page).locator(".c-paper__block").count() >= 1
    assert violations(plan_page, "print", looks) == []
