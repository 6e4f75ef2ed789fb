"""The movement between the two pictures of an exercise: drawn as Python draws it, and shown only when it is asked for."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from alsguide.exercises.load import load_exercises
from alsguide.pictograms.draw import paint
from alsguide.pictograms.highlight import moving_parts
from alsguide.pictograms.movement import length_of, pose_at
from alsguide.pictograms.movement_code import movement_code
from tests.support.browser import answer_as_portal, settle, wait_until, wait_until_told
from tests.support.plan_page import choose, open_fields
from tests.support.plans import ROOT
from tests.support.shipped import shipped

MOMENTS = (0.02, 0.3, 0.5, 0.85, 1)
NEAR = 6
"""How far (tenths of a unit) an edge of a shape may be from where Python draws it."""
COMPARE = """all => all.flatMap(([id, code, moments]) => moments.flatMap(([moment, expected]) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const box = d => {
        const path = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
        path.setAttribute('d', d);
        const { x, y, width, height } = path.getBBox();
        return [x, y, x + width, y + height];
    };
    const given = alsguide.movement.frame(code, moment).map(text => text.replace(/^[+][a-z-]+/, '')).filter(text => text !== '-');
    const apart = given.map((text, place) => {
        if (!text) return 0;
        const [own, right] = [box(text), box(expected[place] || 'M0 0')];
        return Math.max(...own.map((edge, at) => Math.abs(edge - right[at])));
    });
    svg.remove();
    return [[id, moment, given.length - expected.length, Math.max(...apart), given.filter(Boolean).length]];
}))"""
PICTURE = "document.querySelector('.c-poses svg').innerHTML"
SHOW, STOP = "Show the movement", "Stop the movement"


def test_a_script_moves_every_picture_as_python_does(rules_page: Page) -> None:
    """When it fails: `movement.js` and `pictograms/movement_code.py` must agree, `outlines.js` and `geometry.outline` too."""
    rules_page.add_script_tag(path=ROOT / "theme" / "scripts" / "movement.js")
    asked: list[Any] = []
    for exercise in load_exercises(shipped().markdown.values())[0]:
        start, end = exercise.start_pose, exercise.end_pose
        moving = moving_parts(start, end, exercise.moving)
        code = movement_code(start, end, exercise.moving)
        moments = [moment * length_of(end) for moment in MOMENTS]
        drawn = [
            ["".join(map(str, paths)) for _, paths in paint(pose_at(start, end, at), moving).painted()]
            for at in moments
        ]
        if code:
            asked.append([exercise.id, code, list(zip(moments, drawn, strict=True))])
    assert len(asked) >= 39
    found = rules_page.evaluate(COMPARE, asked)
    assert len(found) == len(asked) * len(MOMENTS)
    assert all(moved for *_, moved in found)
    assert [row for row in found if row[2] or row[3] > NEAR] == []


OPEN_PICTURE = "() => document.querySelector('.c-items__item--open .c-items__pictures svg').innerHTML"
"""Gives the first picture of the exercise of the plan that is open."""


def open_page(page: Page, site: Path, name: str = "carer-hip-and-knee-bend") -> None:
    page.goto((site / "exercises" / f"{name}.html").as_uri())


def test_the_button_moves_the_picture_once_and_stops_it(strict_page: Page, site: Path) -> None:
    """By keyboard: once there and back, again when it is chosen again, and stopped at any moment."""
    strict_page.clock.install()
    open_page(strict_page, site)
    button = strict_page.get_by_role("button", name=SHOW)
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    still = strict_page.evaluate(PICTURE)
    titles = strict_page.locator(".c-poses title").all_text_contents()
    button.focus()
    for _ in range(2):
        strict_page.keyboard.press("Enter")
        expect(strict_page.get_by_role("button", name=STOP)).to_be_focused()
        strict_page.clock.run_for(3000)
        assert strict_page.evaluate(PICTURE) != still
        assert strict_page.locator(".c-poses title").all_text_contents() == titles
        strict_page.clock.run_for(3500)
        expect(strict_page.get_by_role("button", name=SHOW)).to_be_focused()
        assert strict_page.evaluate(PICTURE) == still
    strict_page.keyboard.press("Space")
    strict_page.clock.run_for(2000)
    strict_page.keyboard.press("Space")
    expect(strict_page.get_by_role("button", name=SHOW)).to_be_focused()
    assert strict_page.evaluate(PICTURE) == still


def test_readers_who_want_less_motion_have_two_still_pictures(strict_page: Page, site: Path) -> None:
    strict_page.emulate_media(reduced_motion="reduce")
    open_page(strict_page, site)
    button = strict_page.locator(".c-poses button")
    expect(button).to_be_hidden()
    expect(button).to_have_count(1)
    strict_page.emulate_media(reduced_motion="no-preference")
    expect(button).to_be_visible()
    still = strict_page.evaluate(PICTURE)
    button.click()
    expect(button).to_have_text(STOP)
    strict_page.emulate_media(reduced_motion="reduce")
    expect(button).to_be_hidden()
    assert strict_page.evaluate(PICTURE) == still


def test_the_button_is_there_for_the_screen_alone_and_keeps_its_edge(strict_page: Page, site: Path) -> None:
    strict_page.emulate_media(forced_colors="active")
    open_page(strict_page, site)
    button = strict_page.get_by_role("button", name=SHOW)
    assert button.evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    assert button.evaluate("element => getComputedStyle(element).borderTopWidth") != "0px"
    strict_page.emulate_media(media="print")
    expect(button).to_be_hidden()


def test_without_scripts_and_without_movement_there_is_no_button(
    browser: Browser, strict_page: Page, site: Path
) -> None:
    open_page(strict_page, site, "pursed-lip-breathing")
    expect(strict_page.locator(".c-poses button")).to_have_count(0)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    open_page(plain, site)
    expect(plain.locator(".c-poses svg")).to_have_count(2)
    expect(plain.locator("button")).to_have_count(0)
    context.close()


def test_what_moves_pictures_is_loaded_only_when_it_is_asked_for(site: Path) -> None:
    """One small script is on the page; the other has all movements and is the same for every page."""
    page = (site / "exercises" / "walking.html").read_text("utf-8")
    assert re.findall(r'<script src="([^"?]*)', page) == ["../theme/js/show-movement.js"]
    script = (site / "theme" / "js" / "movement.js").read_text("utf-8")
    assert script.count('"walking":') == 1


def test_who_presses_again_while_it_is_on_its_way_asks_for_nothing_more(strict_page: Page, site: Path) -> None:
    """A hand that trembles presses twice: one movement begins, and one press stops it."""
    held: list[Route] = []
    strict_page.route("**/movement.js*", lambda route: held.append(route))
    open_page(strict_page, site)
    still = strict_page.evaluate(PICTURE)
    for _ in range(2):
        strict_page.get_by_role("button", name=SHOW).click()
    assert strict_page.locator("head > script[src*='/movement.js']").count() == 1
    wait_until_told(strict_page, lambda: held)
    held[0].continue_()
    strict_page.get_by_role("button", name=STOP).click()
    expect(strict_page.get_by_role("button", name=SHOW)).to_be_visible()
    assert strict_page.evaluate(PICTURE) == still


def test_a_movement_of_the_plan_that_is_stopped_before_it_could_begin_does_not(plan_page: Page) -> None:
    held: list[Route] = []
    plan_page.route("**/movement.js*", lambda route: held.append(route))
    plan_page.reload()
    choose(plan_page, "rest-and-breathe")
    open_fields(plan_page, 0)
    still = plan_page.evaluate(OPEN_PICTURE)
    plan_page.get_by_role("button", name=re.compile(f"^{SHOW}")).click()
    plan_page.get_by_role("button", name=re.compile(f"^{STOP}")).click()
    expect(plan_page.get_by_role("button", name=re.compile(f"^{SHOW}"))).to_be_visible()
    wait_until_told(plan_page, lambda: held)
    held[0].continue_()
    wait_until(plan_page, "() => alsguide.movement")
    settle(plan_page)
    assert plan_page.evaluate(OPEN_PICTURE) == still
    expect(plan_page.get_by_role("button", name=re.compile(f"^{SHOW}"))).to_be_visible()


@pytest.mark.parametrize("stop", [Route.abort, answer_as_portal], ids=["gone", "a page to log in"])
def test_a_movement_whose_script_does_not_come_can_be_asked_for_again(
    plan_page: Page, stop: Callable[[Route], None]
) -> None:
    plan_page.route("**/movement.js*", lambda route: stop(route))
    plan_page.reload()
    choose(plan_page, "rest-and-breathe")
    open_fields(plan_page, 0)
    show = plan_page.get_by_role("button", name=re.compile(f"^{SHOW}"))
    show.click()
    expect(show).to_be_visible()
    plan_page.unroute("**/movement.js*")
    show.click()
    wait_until(plan_page, "() => alsguide.movement")
    expect(plan_page.get_by_role("button", name=re.compile(f"^{STOP}"))).to_be_visible()


def test_an_exercise_of_the_plan_moves_where_it_can_be_changed(plan_page: Page) -> None:
    """Once there and back, stopped at any moment, and never where nothing moves or less motion is wanted."""
    plan_page.clock.install()
    choose(plan_page, "rest-and-breathe")
    moves, stops = (re.compile(f"^{words}") for words in (SHOW, STOP))
    button = plan_page.get_by_role("button", name=moves)
    expect(button).to_have_count(0)
    open_fields(plan_page, 0)
    still = plan_page.evaluate(OPEN_PICTURE)
    button.focus()
    plan_page.keyboard.press("Enter")
    expect(plan_page.get_by_role("button", name=stops)).to_be_focused()
    wait_until(plan_page, "() => alsguide.movement")
    for seconds, is_still in ((3, False), (4, True)):
        plan_page.clock.run_for(seconds * 1000)
        assert (plan_page.evaluate(OPEN_PICTURE) == still) is is_still
    expect(button).to_be_focused()
    plan_page.keyboard.press("Space")
    plan_page.clock.run_for(2000)
    plan_page.keyboard.press("Space")
    assert plan_page.evaluate(OPEN_PICTURE) == still
    plan_page.evaluate("() => { location.hash = '#add=pursed-lip-breathing'; }")
    added = plan_page.locator(".c-items__item").filter(has_text="Slow breath out")
    added.get_by_role("button", name=re.compile("^Change")).click()
    expect(button.and_(plan_page.locator(":visible"))).to_have_count(0)
    plan_page.emulate_media(reduced_motion="reduce")
    open_fields(plan_page, 1)
    expect(button.and_(plan_page.locator(":visible"))).to_have_count(0)
