"""The plan page, opened from disk: choosing, changing, undo, the library, its size, and use by keyboard."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from alsguide.plan.page import SCRIPTS
from alsguide.plan.page_schema import PlanPage
from tests.support.plan_page import (
    ACTIVE,
    NO_TROUBLE,
    OPEN_ALL,
    UNANSWERED,
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
from tests.support.plan_weight import BUDGETS, plan_weights
from tests.support.plans import real_data


@pytest.fixture
def plan_page(undrawn_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file that is never drawn: what it shows then is asked.

    Tests that change exercises and print do so as a hand does, in a page that is drawn.
    """
    return undrawn_plan_page


def test_the_page_is_within_its_budget_for_each_use(site: Path, browser: Browser) -> None:
    """When it fails: what only one part needs belongs into the script of that part (`[after]` of theme/bundles.toml)."""
    page = browser.new_page()
    weights = plan_weights(page, site / "plan.html")
    page.close()
    print("plan: " + "; ".join(f"{use} {size:,} bytes gzipped" for use, size in weights.items()))
    assert {use: size for use, size in weights.items() if size > BUDGETS[use]} == {}
    sizes = list(weights.values())
    assert sizes == sorted(set(sizes)), "each use asks for something that those before it did not need"


def test_the_pages_data_have_the_shape_from_which_the_types_of_scripts_are_made(site: Path) -> None:
    """When it fails: bring plan/page_schema.py in step with what the page holds, and run `make format`."""
    page = html.fromstring((site / "plan.html").read_text("utf-8"))
    data = json.loads(page.get_element_by_id("plan-data").text)
    later = {name: later_data(site, name) for name in SCRIPTS[1:]}
    both = {name: entry | later["plan-view"]["exercises"][name] for name, entry in data["exercises"].items()}
    drawn = [set(data["pictures"]), set(later["plan-view"]["pictures"])]
    assert drawn[0] | drawn[1] == set(both)
    assert not drawn[0] & drawn[1], "no picture comes twice"
    assert not set(data["ui"]) & {word for part in later.values() for word in part.get("ui", ())}
    data["fields"]["answers"] = [
        field | later["plan-change"]["fields"]["answers"].get(str(place), {})
        for place, field in enumerate(data["fields"]["answers"])
    ]
    data["words"] |= later["plan-keep"]["words"]
    rest = {name: later["plan-library"][name] for name in ("filters", "found")}
    assert {part["stamp"] for part in later.values()} == {data["stamp"]}
    PlanPage.model_validate(data | {"exercises": both, "sources": later["plan-change"]["sources"]} | rest)


def later_data(site: Path, script: str) -> Any:
    """Return what a script adds to what the page knows."""
    text = (site / f"theme/js/{script}.js").read_text("utf-8").partition("alsguide.planLater.add(")[2]
    assert "{{" not in text, "the organisation's words stand in it"
    return json.loads(text.removesuffix(");"))


def test_the_emergency_number_is_chosen_from_the_host_s_and_those_of_countries(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    part(plan_page, "people")
    question = plan_page.locator("#answer-emergency_number")
    assert question.locator("input[type=text]").count() == 0
    assert "999 (United Kingdom)" in question.inner_text()
    tick(plan_page, "#answer-emergency_number-999")
    assert "Call 999 now" in (paper(plan_page).text_content() or "")
    whole = saved_plan(plan_page)
    for number in ("0900-PAYME", "   ", ""):
        whole["plan"]["answers"]["emergency_number"] = number
        assert "answers: emergency_number" in open_text(plan_page, json.dumps(whole))


def test_no_exercise_is_offered_in_a_version_that_is_not_drawn(plan_page: Page) -> None:
    """After falls nothing brings a standing exercise back but an answer or a signature."""
    choose(plan_page, "early-walking")
    answer(plan_page, "safety", "falls_3_months", "1_or_more")
    open_fields(plan_page, 4)
    assert "Version" not in plan_page.locator("#item-4-panel").inner_text()
    assert "Sit to stand" not in " ".join(paper(plan_page).locator(".c-paper__block h3").all_text_contents())


SLOTS = r"""() => {
    const texts = [document.body.innerText, document.querySelector('.c-paper').textContent];
    document.querySelectorAll('[aria-label]').forEach(e => texts.push(e.getAttribute('aria-label')));
    return texts.join(' ').match(/\{\w+\}|undefined|\[object|NaN/g) || [];
}"""


@pytest.mark.parametrize("starter", [one["id"] for one in real_data()["starters"]])
def test_no_text_shows_a_slot_that_was_not_filled(plan_page: Page, starter: str) -> None:
    choose(plan_page, starter)
    plan_page.evaluate(OPEN_ALL)
    paper(plan_page)
    assert plan_page.evaluate(SLOTS) == []
    week = plan_page.locator(".c-week tr:last-child td").all_inner_texts()
    assert week == ["7"] * 7 or starter != "rest-and-breathe"


def test_what_a_ready_made_plan_says_of_itself_is_seen_and_printed(plan_page: Page) -> None:
    choose(plan_page, "carer-led-arms-and-legs")
    note = "Skip them on a day of illness, pain, or deep tiredness."
    assert note in plan_page.locator("#plan-title + p").inner_text()
    assert note in (paper(plan_page).locator(".c-paper__warnings").text_content() or "")
    choose(plan_page, "wheelchair-user")
    assert plan_page.locator("#plan-title + p").is_hidden()
    assert "Only with the device and a helper." in plan_page.locator("#items").inner_text()


def test_who_fills_it_in_changes_the_wording(plan_page: Page) -> None:
    choose(plan_page, "walking-aid")
    part(plan_page, "safety")
    legend = plan_page.locator("#answer-neck_weak > legend")
    assert legend.inner_text() == "Is your neck weak?"
    answer(plan_page, "plan", "filled_by", "carer")
    assert legend.inner_text() == "Is their neck weak?"
    assert plan_page.locator("#plan-title").inner_text().startswith("Their plan")
    answer(plan_page, "plan", "filled_by", "therapist")
    assert legend.inner_text() == "Neck weakness?"


def test_every_removal_and_start_again_can_be_taken_back(tidy_plan_page: Page) -> None:
    choose(tidy_plan_page, "wheelchair-user")
    before = saved_plan(tidy_plan_page)
    tidy_plan_page.locator("#item-1-remove").click()
    assert tidy_plan_page.evaluate(ACTIVE) == "undo"
    assert len(saved_plan(tidy_plan_page)["plan"]["items"]) == len(before["plan"]["items"]) - 1
    tidy_plan_page.locator("#undo").click()
    assert saved_plan(tidy_plan_page) == before
    tidy_plan_page.locator("#again").click()
    assert tidy_plan_page.locator("#print").is_hidden()
    assert tidy_plan_page.evaluate(ACTIVE) == "undo"
    tidy_plan_page.locator("#undo").click()
    assert saved_plan(tidy_plan_page) == before
    assert tidy_plan_page.locator("#choose-title").is_hidden()
    part(tidy_plan_page, "all")
    tidy_plan_page.locator("#build").click()
    assert saved_plan(tidy_plan_page) != before
    tidy_plan_page.locator("#undo").click()
    assert saved_plan(tidy_plan_page) == before
    part(tidy_plan_page, "goals")
    tidy_plan_page.locator("#goal-add").click()
    tidy_plan_page.locator("#goal-0-what-calmer").check()
    with_goal = saved_plan(tidy_plan_page)
    tidy_plan_page.locator("#goal-0-remove").click()
    tidy_plan_page.locator("#undo").click()
    assert saved_plan(tidy_plan_page) == with_goal


def test_exercises_change_places_and_the_focus_goes_with_them(tidy_plan_page: Page) -> None:
    choose(tidy_plan_page, "walking-aid")
    first = [item["exercise"] for item in saved_plan(tidy_plan_page)["plan"]["items"]]
    open_fields(tidy_plan_page, 0)
    tidy_plan_page.locator("#item-0-down").click()
    assert tidy_plan_page.evaluate(ACTIVE) == "item-1-down"
    assert [item["exercise"] for item in saved_plan(tidy_plan_page)["plan"]["items"]] == [
        first[1],
        first[0],
        *first[2:],
    ]


def test_the_library_shows_first_what_fits_the_plan_and_then_what_is_chosen(tidy_plan_page: Page) -> None:
    choose(tidy_plan_page, "carer-led-arms-and-legs")
    open_library(tidy_plan_page)
    assert tidy_plan_page.locator("#add-carer-shoulder-lift").is_visible()
    assert tidy_plan_page.locator("#add-sit-to-stand").is_hidden()
    tidy_plan_page.locator("#library-filters > summary").click()
    assert tidy_plan_page.locator("#filter-stage-late").is_checked()
    tidy_plan_page.locator("#filter-stage-late").uncheck()
    tidy_plan_page.locator("#filter-position-lying").uncheck()
    tidy_plan_page.locator("#filter-kind-strengthening").check()
    assert tidy_plan_page.locator("#add-sit-to-stand").is_visible()
    tidy_plan_page.locator("#library-toggle").click()
    tidy_plan_page.locator("#library-toggle").click()
    assert tidy_plan_page.locator("#filter-kind-strengthening").is_checked()


def test_after_an_exercise_is_added_print_is_two_stops_and_two_presses_away(tidy_plan_page: Page) -> None:
    """A second press on "Add", by a hand that trembles, leads nowhere else."""
    choose(tidy_plan_page, "wheelchair-user")
    tidy_plan_page.locator("#library-toggle").click()
    add = tidy_plan_page.locator("#add-ankle-pumps")
    add.focus()
    tidy_plan_page.keyboard.press("Enter")
    tidy_plan_page.keyboard.press("Enter")
    expect(add).to_be_focused()
    tidy_plan_page.keyboard.press("Tab")
    expect(tidy_plan_page.locator("#library-back")).to_be_focused()
    tidy_plan_page.keyboard.press("Enter")
    expect(tidy_plan_page.locator("#plan-title")).to_be_focused()
    tidy_plan_page.keyboard.press("Tab")
    expect(tidy_plan_page.get_by_role("button", name="Print", exact=True)).to_be_focused()


def test_doses_stay_inside_the_limits_of_the_library(tidy_plan_page: Page) -> None:
    data = real_data()
    choose(tidy_plan_page, "walking-aid")
    open_fields(tidy_plan_page, 0)
    more = tidy_plan_page.locator("#item-0-repetitions-more")
    presses = 0
    while more.get_attribute("aria-disabled") == "false":
        more.click()
        presses += 1
        assert presses < 12
    assert presses > 0
    item = saved_plan(tidy_plan_page)["plan"]["items"][0]
    assert item["repetitions"] == data["exercises"][item["exercise"]]["upper"]["repetitions"]
    assert tidy_plan_page.locator("#item-0-repetitions-more").get_attribute("aria-disabled") == "true"


def test_values_that_software_sets_without_any_event_are_read_before_use(plan_page: Page) -> None:
    choose(plan_page, "walking-aid")
    part(plan_page, "plan")
    plan_page.evaluate("""() => {
        document.getElementById('answer-name-text').value = 'Ann';
        document.getElementById('answer-helper-alone').checked = true;
    }""")
    answers = saved_plan(plan_page)["plan"]["answers"]
    assert answers["name"] == "Ann"
    assert answers["helper"] == "alone"


@pytest.mark.parametrize("event", ["click()", "checked = true"])
def test_an_answer_sets_those_that_follow_from_it_in_the_form_too(plan_page: Page, event: str) -> None:
    """Someone who now needs a wheelchair says so where it was answered, beside the places that stood there before."""
    assert plan_page.evaluate(NO_TROUBLE) == 8
    for name in ("plan", "safety"):
        part(plan_page, name)
    assert "standing" in saved_plan(plan_page)["plan"]["answers"]["positions"]
    plan_page.evaluate(f"() => {{ document.getElementById('answer-getting_about-wheelchair').{event}; }}")
    answers = saved_plan(plan_page)["plan"]["answers"]
    assert (answers["getting_about"], answers["stage"]) == ("wheelchair", "middle")
    assert answers["positions"] == ["in-wheelchair", "seated", "lying"]
    assert not plan_page.locator("#answer-positions-standing").is_checked()
    plan_page.evaluate("() => { document.getElementById('answer-positions-standing').checked = true; }")
    assert "standing" in saved_plan(plan_page)["plan"]["answers"]["positions"], "each can be changed afterwards"


def test_an_exercises_page_adds_it_to_the_plan(site: Path, plan_page: Page) -> None:
    plan_page.goto((site / "plan.html").as_uri() + "#add=ankle-pumps")
    plan_page.get_by_text("Ankle pumps was added to your plan.").wait_for(state="attached")
    assert "#" not in plan_page.evaluate("() => location.href")
    assert [item["exercise"] for item in saved_plan(plan_page)["plan"]["items"]] == ["ankle-pumps"]
    plan_page.goto((site / "plan.html").as_uri() + "#add=__proto__")
    assert len(saved_plan(plan_page)["plan"]["items"]) == 1


def test_printing_without_a_needed_answer_says_so_beside_the_question(tidy_plan_page: Page) -> None:
    tidy_plan_page.locator("#begin-empty").click()
    tidy_plan_page.locator("#print").click()
    assert tidy_plan_page.evaluate("() => window.printed") == 0
    expect(tidy_plan_page.locator("#answer-stage-early")).to_be_focused()
    assert "Choose one before you print." in tidy_plan_page.locator("#answer-stage").inner_text()
    tidy_plan_page.locator("#answer-stage-early").check()
    tidy_plan_page.locator("#print").click()
    assert tidy_plan_page.evaluate(ACTIVE) == "answer-today-none", "today's signs are asked, too"
    assert paper(tidy_plan_page).all_text_contents() == [UNANSWERED], "nor does the browser's own Print go past it"
    tidy_plan_page.locator("#answer-today-none").check()
    tidy_plan_page.locator("#print").click()
    assert tidy_plan_page.evaluate("() => window.printed") == 1


def test_a_day_that_cannot_be_used_is_told_and_the_plan_keeps_its_own(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    part(plan_page, "plan")
    said = plan_page.locator("#answer-start_date .c-question__said")
    before = said.inner_text()
    for day in ("2020-01-01", ""):
        plan_page.locator("#answer-start_date-date").fill(day)
        assert said.inner_text().startswith(f"This day cannot be used. The plan still says {before}. Choose a day from")
    press(plan_page, "#answer-start_date-later")
    assert "cannot be used" not in said.inner_text()


SIZES = """least => [...document.querySelectorAll('#plan button, #plan input, #plan summary, #plan a, #plan textarea')]
    .filter(e => e.getClientRects().length)
    .map(e => [e, (e.matches('[type=radio], [type=checkbox]') && e.closest('label') || e).getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && (box.width < least || box.height < least))
    .map(([e, box]) => `${e.id} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
GAPS = """() => {
    const boxes = [...document.querySelectorAll('#plan button, #plan label.c-choices__item, #plan a.c-jumps__link')]
        .filter(e => e.getClientRects().length).map(e => [e.id || e.textContent, e.getBoundingClientRect()]);
    const near = [];
    boxes.forEach(([a, one], i) => boxes.slice(i + 1, i + 8).forEach(([b, other]) => {
        const x = Math.max(one.left, other.left) - Math.min(one.right, other.right);
        const y = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
        if (Math.max(x, y) < 15.5) near.push(`${a} / ${b}: ${x} ${y}`);
    }));
    return near;
}"""


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_control_is_large_and_apart_and_nothing_scrolls_sideways(plan_page: Page, width: int) -> None:
    """320 px is also a desktop at 400 % zoom."""
    plan_page.set_viewport_size({"width": width, "height": 900})
    for card in plan_page.locator(".c-starters__item, #begin-empty, #begin-open").all():
        box = card.bounding_box()
        assert box is not None
        assert box["height"] >= 84
        assert box["width"] >= 160
    choose(plan_page, "early-walking")
    plan_page.evaluate(OPEN_ALL)
    assert plan_page.evaluate(SIZES, 64) == []
    assert plan_page.evaluate(GAPS) == []
    assert plan_page.evaluate("() => document.documentElement.scrollWidth") <= width
    main: Any = plan_page.locator("#print").bounding_box()
    assert main["height"] >= 84
    assert main["width"] >= 160


def test_the_size_test_sees_a_small_control(plan_page: Page) -> None:
    plan_page.evaluate(
        "() => { const tiny = document.createElement('button'); tiny.id = 'tiny'; tiny.textContent = 'x';"
        " document.getElementById('plan').append(tiny); }"
    )
    assert any(text.startswith("tiny") for text in plan_page.evaluate(SIZES, 64))
