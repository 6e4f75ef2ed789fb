"""The parts of the plan page that come later: when each is asked for, what waits for it, and what is said without it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import open_plan, page_alone
from tests.support.browser import FRAMES_AT_ONCE, settle, wait_until_told
from tests.support.plan_page import choose, paper, part, press, saved_plan, tick

LATER = "**/plan-view.js*"
ASKED = "() => document.querySelectorAll('head > script[src*=plan-view]').length"
"""Gives how often the page asked for it."""

LOST = ".c-plan__notice > [role=alert]"
"""Where the page says that it did not come."""

WAITS = ".c-plan__waits"
"""Where the page says that it is on its way."""

BELOW = """(element, id) => {
    const [told, chosen] = [element, document.getElementById(id)].map(one => one.getBoundingClientRect());
    return told.top >= chosen.top && told.top - chosen.bottom < 150;
}"""
"""Whether an element stands close below another."""


def test_it_is_asked_for_once_with_the_first_answer(undrawn_plan_page: Page) -> None:
    assert undrawn_plan_page.evaluate(ASKED) == 0, "opening the page loads what it needs and no more"
    assert (
        undrawn_plan_page.locator(".c-starters svg").count()
        == undrawn_plan_page.locator(".c-starters__item").count() * 2
    )
    press(undrawn_plan_page, ".c-steps__quick button")
    assert undrawn_plan_page.evaluate(ASKED) == 1
    press(undrawn_plan_page, ".c-steps__quick button")
    assert undrawn_plan_page.evaluate(ASKED) == 1


def test_a_plan_prints_in_the_tick_in_which_it_stands(undrawn_plan_page: Page) -> None:
    undrawn_plan_page.evaluate(
        """() => new MutationObserver(() => {
            const title = document.getElementById('plan-title');
            if (title && title.textContent && !window.blocks) {
                window.dispatchEvent(new Event('beforeprint'));
                window.blocks = document.querySelectorAll('.c-paper__block svg').length;
            }
        }).observe(document, { childList: true, subtree: true, attributes: true })"""
    )
    choose(undrawn_plan_page, "early-walking")
    assert undrawn_plan_page.evaluate("() => window.blocks") > 0


@pytest.fixture
def lone_page(undrawn: Browser) -> Iterator[Page]:
    """An empty page in a window of its own that is never drawn: for tests that stop or change what is loaded."""
    yield from page_alone(undrawn, FRAMES_AT_ONCE)


@pytest.fixture
def cut_page(site: Path, lone_page: Page) -> Page:
    """The page with what comes later out of reach."""
    lone_page.route(LATER, lambda route: route.abort())
    open_plan(lone_page, site)
    return lone_page


def test_what_cannot_be_loaded_is_said_and_can_be_chosen_again(plan_page: Page) -> None:
    """In a page that is drawn: what says so is pressed as a hand does."""
    plan_page.route(LATER, lambda route: route.abort())
    plan_page.reload()
    lost = plan_page.locator(LOST)
    plan_page.locator("#starter-early-walking").click()
    lost.filter(has_text="did not load").wait_for()
    assert lost.evaluate("element => element === document.activeElement")
    assert plan_page.locator("#plan-title").count() == 0
    plan_page.unroute(LATER)
    plan_page.locator("#lost-again").click()
    plan_page.locator("#plan-title").wait_for()
    assert lost.inner_text() == ""
    assert not plan_page.locator("#lost-again").is_visible()
    assert saved_plan(plan_page)["plan"]["starter"] == "early-walking"


@pytest.mark.parametrize(
    ("name", "opener", "shown"),
    [
        ("plan-keep", "#part-keep > summary", "#save"),
        ("plan-library", "#library-toggle", "#add-walking"),
        ("plan-change", "#item-0-change", "#item-0-note-text"),
    ],
)
def test_a_part_of_a_plan_that_cannot_be_loaded_is_said_and_the_plan_stays(
    site: Path, lone_page: Page, name: str, opener: str, shown: str
) -> None:
    lone_page.route(f"**/{name}.js*", lambda route: route.abort())
    open_plan(lone_page, site)
    choose(lone_page, "early-walking")
    press(lone_page, opener)
    lost = lone_page.locator(LOST)
    lost.filter(has_text="What you entered is still here").wait_for()
    assert lost.evaluate("element => element === document.activeElement")
    assert paper(lone_page).locator(".c-paper__block svg").count() > 0
    lone_page.unroute(f"**/{name}.js*")
    press(lone_page, "#lost-again")
    lone_page.locator(shown).wait_for(state="attached")
    assert lost.inner_text() == ""
    assert lone_page.locator(opener).evaluate("element => element === document.activeElement"), (
        "the focus is where it was"
    )


def test_what_two_parts_bring_is_there_once(undrawn_plan_page: Page) -> None:
    """Sources and labels come with what changes a plan and with what opens one, whichever comes first."""
    known = "() => JSON.stringify([alsguide.planLater.data.sources, alsguide.planLater.data.fields])"
    choose(undrawn_plan_page, "early-walking")
    part(undrawn_plan_page, "safety")
    before = undrawn_plan_page.evaluate(known)
    part(undrawn_plan_page, "keep")
    undrawn_plan_page.locator("#save").wait_for()
    assert undrawn_plan_page.evaluate(known) == before


def test_a_kept_plan_that_comes_late_does_not_take_the_place_of_answers(site: Path, lone_page: Page) -> None:
    """What is kept stays kept until the reader keeps another."""
    open_plan(lone_page, site)
    choose(lone_page, "early-walking")
    kept = json.dumps(saved_plan(lone_page))
    lone_page.evaluate("text => localStorage.setItem('alsguide-plan', text)", kept)
    lone_page.route("**/plan-keep.js*", lambda route: route.abort())
    lone_page.goto("about:blank")
    lone_page.goto((site / "plan.html").as_uri())
    lone_page.locator(LOST).filter(has_text="did not load").wait_for()
    lone_page.unroute("**/plan-keep.js*")
    choose(lone_page, "rest-and-breathe")
    assert saved_plan(lone_page)["plan"]["starter"] == "rest-and-breathe"
    press(lone_page, "#keep-box")
    lone_page.locator("#keep-instead").wait_for()
    assert lone_page.evaluate("() => localStorage.getItem('alsguide-plan')") == kept
    assert not lone_page.locator("#keep-box").is_checked()


def test_what_is_added_waits_for_the_kept_plan_also_when_that_is_lost_first(site: Path, lone_page: Page) -> None:
    """An exercise's page leads here. It goes into the plan that is kept, and into no other in the meantime."""
    open_plan(lone_page, site)
    choose(lone_page, "rest-and-breathe")
    kept = saved_plan(lone_page)
    lone_page.evaluate("text => localStorage.setItem('alsguide-plan', text)", json.dumps(kept))
    lone_page.route("**/plan-keep.js*", lambda route: route.abort())
    lone_page.goto("about:blank")
    lone_page.goto((site / "plan.html").as_uri() + "#add=ankle-pumps")
    lone_page.locator(LOST).filter(has_text="did not load").wait_for()
    assert lone_page.locator(".c-steps").is_visible()
    lone_page.unroute("**/plan-keep.js*")
    press(lone_page, "#lost-again")
    lone_page.get_by_text("Ankle pumps was added to your plan.").wait_for(state="attached")
    assert lone_page.locator(LOST).inner_text() == ""
    items = [item["exercise"] for item in kept["plan"]["items"]]
    assert [item["exercise"] for item in saved_plan(lone_page)["plan"]["items"]] == [*items, "ankle-pumps"]
    assert "ankle-pumps" in lone_page.evaluate("() => localStorage.getItem('alsguide-plan')")
    assert "#" not in lone_page.url


def test_what_another_window_deletes_goes_also_where_nothing_was_kept(undrawn_plan_page: Page) -> None:
    choose(undrawn_plan_page, "early-walking")
    other = undrawn_plan_page.context.new_page()
    other.goto(undrawn_plan_page.url)
    other.evaluate("() => localStorage.setItem('alsguide-plan', 'anything')")
    other.evaluate("() => localStorage.setItem('alsguide-plan', '')")
    undrawn_plan_page.locator("#plan-title").wait_for(state="hidden")
    assert undrawn_plan_page.locator("#undo").is_visible()
    other.close()


def test_a_sign_of_danger_is_answered_without_it(cut_page: Page) -> None:
    """Whoever tells a sign of today reads what to do, though no plan can be shown."""
    tick(cut_page, "#ask-today-leg")
    press(cut_page, "#steps-next")
    cut_page.locator(LOST).filter(has_text="Have it seen today").wait_for()
    assert cut_page.locator("#ask-today-leg").is_checked()


def test_a_kept_plan_opens_and_the_part_for_files_waits(site: Path, undrawn_plan_page: Page) -> None:
    choose(undrawn_plan_page, "early-walking")
    kept = json.dumps(saved_plan(undrawn_plan_page))
    undrawn_plan_page.evaluate("text => localStorage.setItem('alsguide-plan', text)", kept)
    undrawn_plan_page.goto("about:blank")
    undrawn_plan_page.goto((site / "plan.html").as_uri())
    assert undrawn_plan_page.locator("#plan-title").is_visible()
    assert not undrawn_plan_page.locator(".c-steps").is_visible()
    undrawn_plan_page.evaluate("() => localStorage.clear()")
    undrawn_plan_page.goto((site / "plan.html").as_uri())
    assert undrawn_plan_page.evaluate(ASKED) == 0
    press(undrawn_plan_page, "#part-keep > summary")
    undrawn_plan_page.locator("#open-file").wait_for()


def test_a_kept_plan_that_cannot_be_shown_is_said_to_be(site: Path, cut_page: Page) -> None:
    """Also where all that comes later is out of reach, as without a network: one that is lost after another says no less."""
    cut_page.evaluate("() => localStorage.setItem('alsguide-plan', 'anything')")
    failed: list[str] = []
    cut_page.on("requestfailed", lambda request: failed.append(request.url))
    cut_page.route("**/plan-keep.js*", lambda route: route.abort())
    cut_page.goto((site / "plan.html").as_uri())
    wait_until_told(cut_page, lambda: len(failed) == 2)
    settle(cut_page)
    assert "did not load" in cut_page.locator(LOST).inner_text()
    assert cut_page.locator(".c-steps").is_visible()


def test_where_no_one_tells_of_printing_the_paper_is_made_at_once(site: Path, lone_page: Page) -> None:
    """Safari 12 prints without saying so before."""
    lone_page.add_init_script("delete HTMLBodyElement.prototype.onbeforeprint;")
    open_plan(lone_page, site)
    choose(lone_page, "rest-and-breathe")
    assert lone_page.locator(".c-paper__block").count() == 2
    press(lone_page, "#item-0-remove")
    assert lone_page.locator(".c-paper__block").count() == 1


def test_a_plan_that_changes_leaves_no_paper_of_what_it_was(undrawn_plan_page: Page) -> None:
    """The paper stays after printing, as some browsers lay it out again, and goes with the next change."""
    choose(undrawn_plan_page, "rest-and-breathe")
    assert paper(undrawn_plan_page).locator(".c-paper__block").count() == 2
    undrawn_plan_page.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    assert undrawn_plan_page.locator(".c-paper").count() == 1
    press(undrawn_plan_page, "#item-0-remove")
    assert undrawn_plan_page.locator(".c-paper").count() == 0
    assert paper(undrawn_plan_page).locator(".c-paper__block").count() == 1
    press(undrawn_plan_page, "#undo")
    assert undrawn_plan_page.locator(".c-paper").count() == 0
    assert paper(undrawn_plan_page).locator(".c-paper__block").count() == 2


def test_what_is_set_without_an_event_stands_on_paper_also_when_its_part_is_shut_at_once(
    undrawn_plan_page: Page,
) -> None:
    choose(undrawn_plan_page, "early-walking")
    assert undrawn_plan_page.locator("#answer-name-text").count() == 0, "the questions of a shut part are not made"
    part(undrawn_plan_page, "plan")
    undrawn_plan_page.locator("#answer-name-text").wait_for()
    undrawn_plan_page.evaluate(
        """() => {
        document.getElementById('answer-name-text').value = 'Maria';
        document.getElementById('part-plan').open = false;
    }"""
    )
    assert "Maria" in (paper(undrawn_plan_page).text_content() or "")


def test_a_shut_part_is_not_read_and_shows_the_plan_when_it_is_opened_again(undrawn_plan_page: Page) -> None:
    choose(undrawn_plan_page, "early-walking")
    part(undrawn_plan_page, "plan")
    undrawn_plan_page.locator("#answer-name-text").fill("Maria")
    press(undrawn_plan_page, "#part-plan > summary")
    press(undrawn_plan_page, "#again")
    assert undrawn_plan_page.locator("#answer-name-text").count() == 0, "nothing of a plan that was put away is left"
    choose(undrawn_plan_page, "wheelchair-user")
    part(undrawn_plan_page, "plan")
    assert undrawn_plan_page.locator("#answer-name-text").input_value() == ""
    press(undrawn_plan_page, "#part-plan > summary")
    press(undrawn_plan_page, "#item-0-remove")
    undrawn_plan_page.evaluate("() => { document.getElementById('answer-name-text').value = 'of another day'; }")
    assert "another" not in (paper(undrawn_plan_page).text_content() or "")
    press(undrawn_plan_page, "#part-plan > summary")
    assert undrawn_plan_page.locator("#answer-name-text").input_value() == ""


def test_the_button_makes_the_paper_itself(undrawn_plan_page: Page) -> None:
    choose(undrawn_plan_page, "rest-and-breathe")
    press(undrawn_plan_page, "#print")
    assert undrawn_plan_page.locator(".c-paper__block").count() == 2


def test_what_a_network_puts_in_place_of_a_part_is_lost_like_it(site: Path, lone_page: Page) -> None:
    """A page to log in comes with a good answer, runs as nothing, and makes no plan."""
    lone_page.route(LATER, lambda route: route.fulfill(content_type="text/javascript", body=""))
    open_plan(lone_page, site)
    press(lone_page, "#starter-early-walking")
    lone_page.locator(LOST).filter(has_text="did not load").wait_for()
    lone_page.unroute(LATER)
    press(lone_page, "#lost-again")
    lone_page.locator("#plan-title").wait_for()


def asked_for(page: Page, routes: list[Route], number: int = 0) -> Route:
    """Return one of the requests that are held, when it has come: the page may have asked before the test hears of it."""
    wait_until_told(page, lambda: len(routes) > number)
    return routes[number]


@pytest.fixture
def held(site: Path, lone_page: Page) -> list[Route]:
    """The requests for what shows a plan, which all wait."""
    held: list[Route] = []
    lone_page.route(LATER, lambda route: held.append(route))
    open_plan(lone_page, site)
    return held


def test_what_comes_late_is_said_to_be_on_its_way(lone_page: Page, held: list[Route]) -> None:
    """Until then it is no choice to touch the page beside all controls."""
    press(lone_page, "#starter-early-walking")
    lone_page.locator(WAITS).filter(has_text="Still loading").wait_for()
    assert lone_page.locator(WAITS).evaluate(BELOW, "starter-early-walking"), "seen where it was chosen"
    heard = lone_page.locator(".c-plan__notice [role=status]")
    assert heard.text_content() == lone_page.locator(WAITS).text_content()
    press(lone_page, "#choose-title")
    asked_for(lone_page, held).continue_()
    assert len(held) == 1
    lone_page.locator("#plan-title").wait_for()
    assert lone_page.locator(WAITS).count() == 0
    assert lone_page.evaluate("() => document.activeElement.id") == "plan-title"


def test_a_sign_of_danger_is_answered_before_it_comes(lone_page: Page, held: list[Route]) -> None:
    tick(lone_page, "#ask-today-leg")
    press(lone_page, "#steps-next")
    lone_page.locator(LOST).filter(has_text="Have it seen today").wait_for()
    assert lone_page.locator(LOST).evaluate("element => element === document.activeElement")
    asked_for(lone_page, held).continue_()
    lone_page.locator("#plan-title").wait_for()
    assert lone_page.locator(LOST).inner_text() == ""


def test_a_kept_plan_that_comes_late_is_said_to_be_on_its_way(site: Path, lone_page: Page, held: list[Route]) -> None:
    lone_page.evaluate("() => localStorage.setItem('alsguide-plan', 'anything')")
    lone_page.goto("about:blank")
    lone_page.goto((site / "plan.html").as_uri(), wait_until="commit")
    lone_page.locator(WAITS).filter(has_text="Still loading").wait_for()
    assert lone_page.locator("#plan-blank").is_visible()
    asked_for(lone_page, held).continue_()
    lone_page.locator(".c-steps").wait_for()
    assert lone_page.locator(WAITS).count() == 0


def test_what_never_comes_is_given_up_and_asked_for_anew(lone_page: Page, held: list[Route]) -> None:
    """Neither a queue of scripts nor a shared answer keeps the second from coming."""
    lone_page.clock.install()
    lone_page.reload()
    press(lone_page, "#part-keep > summary")
    lone_page.locator(WAITS).filter(has_text="Still loading").wait_for()
    lone_page.clock.fast_forward(30_000)
    lone_page.locator(LOST).filter(has_text="did not load").wait_for()
    press(lone_page, "#lost-again")
    asked_for(lone_page, held, 1).continue_()
    assert len(held) == 2
    lone_page.locator("#open-file").wait_for()
    asked_for(lone_page, held).continue_()
    choose(lone_page, "early-walking")


def test_a_part_that_comes_twice_adds_nothing(site: Path, lone_page: Page) -> None:
    """One that was given up may come after the one that was asked for anew."""
    held: list[Route] = []
    lone_page.route("**/plan-library.js*", lambda route: held.append(route))
    lone_page.clock.install()
    open_plan(lone_page, site)
    choose(lone_page, "early-walking")
    press(lone_page, "#library-toggle")
    lone_page.clock.fast_forward(30_000)
    press(lone_page, "#lost-again")
    known = "() => JSON.stringify(alsguide.planLater.data)"
    asked_for(lone_page, held, 1).continue_()
    lone_page.locator("#library-panel").wait_for()
    before = lone_page.evaluate(known)
    with lone_page.expect_event("requestfinished"):
        asked_for(lone_page, held).continue_()
    settle(lone_page)
    assert lone_page.evaluate(known) == before


def test_only_what_needs_a_lost_part_is_let_go(site: Path, lone_page: Page) -> None:
    lost: list[Route] = []
    slow: list[Route] = []
    lone_page.route("**/plan-library.js*", lambda route: lost.append(route))
    lone_page.route("**/plan-change.js*", lambda route: slow.append(route))
    open_plan(lone_page, site)
    choose(lone_page, "early-walking")
    press(lone_page, "#library-toggle")
    press(lone_page, "#item-0-change")
    with lone_page.expect_event("requestfailed"):
        asked_for(lone_page, lost).abort()
    asked_for(lone_page, slow).continue_()
    lone_page.locator("#item-0-panel").wait_for()
    assert lone_page.locator(LOST).inner_text() == ""


def test_a_part_of_an_updated_site_is_not_mixed_with_the_page_that_was_open(site: Path, lone_page: Page) -> None:
    """Its pictures and words would be those of other exercises. The page is to be loaded again."""
    open_plan(lone_page, site)
    stamp = lone_page.evaluate("() => alsguide.planLater.data.stamp")
    updated = (site / "theme/js/plan-view.js").read_text("utf-8").replace(f'"stamp":"{stamp}"', '"stamp":"another"')
    assert "another" in updated
    lone_page.route(LATER, lambda route: route.fulfill(content_type="text/javascript", body=updated))
    lone_page.reload()
    press(lone_page, "#starter-early-walking")
    lone_page.locator(LOST).filter(has_text="was updated").wait_for()
    assert lone_page.evaluate("() => Object.keys(alsguide.planLater.data.pictures).length") < 20, "nothing was taken up"
    lone_page.unroute(LATER)
    lone_page.get_by_role("button", name="Load the page again").dispatch_event("click")
    lone_page.locator(LOST).wait_for(state="hidden")
    choose(lone_page, "early-walking")
