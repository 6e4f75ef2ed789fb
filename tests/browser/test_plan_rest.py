"""The plan's questions for a gaze that rests, and for a hand that presses twice: no answer lies where the last press was."""

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.support.plan_page import NOTHING, is_asking

ROOM = ".c-steps__room"
SHOWN = """() => [
    ...[...document.querySelectorAll('#steps-title, #plan-title')].filter(one => one.checkVisibility()).map(one => one.innerText),
    ...[...document.querySelectorAll('#plan :checked, #plan [open], #plan [aria-expanded=true]')].map(one => one.id),
    location.href, window.printed,
]"""
"""Gives what a press may change: the question or the plan, what is ticked and opened, the page, and the printing."""


@pytest.fixture
def plan_page(tidy_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file."""
    return tidy_plan_page


def answer(page: Page, place: int) -> Locator:
    """Return what gives an answer, or leads on: for the signs of today always that there are none."""
    for selector in ("#ask-today-none", "#steps-some", ".c-steps__quick button"):
        if page.locator(selector).count():
            return page.locator(selector).nth(0 if selector.startswith("#") else place)
    return page.locator("#steps-next")


def press(page: Page, target: Locator, times: int = 1) -> tuple[float, float]:
    """Press at the middle of a target, as a pointer does, and give the place."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for _ in range(times):
        page.mouse.click(x, y)
    return x, y


@pytest.mark.parametrize(("width", "height", "place"), [(360, 640, 0), (1280, 800, -1), (320, 256, 0)])
def test_a_gaze_that_rests_where_it_pressed_answers_once(plan_page: Page, width: int, height: int, place: int) -> None:
    """After each answer, three more presses at the same point, as software makes them by dwell: nothing may change.

    When it fails, `makeRoom` of plan-app.js was not asked for what the press has brought, or did not see its target.
    """
    plan_page.set_viewport_size({"width": width, "height": height})
    asked = 0
    while is_asking(plan_page):
        x, y = press(plan_page, answer(plan_page, place))
        is_asking(plan_page)
        shown = plan_page.evaluate(SHOWN)
        for _ in range(3):
            plan_page.mouse.click(x, y)
        assert plan_page.evaluate(SHOWN) == shown
        asked += 1
    assert asked >= 30
    assert plan_page.locator("#print").is_visible()


def test_a_hand_that_presses_twice_answers_each_group_once(plan_page: Page) -> None:
    plan_page.set_viewport_size({"width": 360, "height": 640})
    asked, count = [], 0
    while is_asking(plan_page):
        progress = plan_page.locator(".c-steps__progress").inner_text()
        number, count = (int(found) for found in re.findall(r"\d+", progress))
        asked.append(number)
        press(plan_page, plan_page.locator(NOTHING), times=2)
    assert asked == [*range(1, count + 1)]
    assert count >= 8
    assert plan_page.evaluate("() => window.printed") == 0


def test_what_presses_without_a_place_moves_no_answer(plan_page: Page) -> None:
    """Keys, and software that acts without a pointer: every question has its answers where they always are."""
    place = "() => document.querySelector('.c-steps__quick').getBoundingClientRect().top"
    while plan_page.locator("#steps-title").inner_text() != "Left arm":
        answer(plan_page, 0).evaluate("target => target.click()")
        is_asking(plan_page)
    usual = plan_page.evaluate(place)
    answer(plan_page, 0).evaluate("target => target.click()")
    assert plan_page.locator("#steps-title").inner_text() == "Right arm"
    assert plan_page.locator(ROOM).count() == 0
    press(plan_page, answer(plan_page, 0))
    assert plan_page.locator("#steps-title").inner_text() == "Left hand"
    assert plan_page.locator(ROOM).count() == 1
    answer(plan_page, 0).focus()
    plan_page.keyboard.press("Enter")
    assert plan_page.locator("#steps-title").inner_text() == "Right hand"
    assert plan_page.locator(ROOM).count() == 0
    assert plan_page.evaluate(place) == usual
