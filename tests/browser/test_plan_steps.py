"""From the questions to a printed plan: one question a screen, and what it costs in presses and switch seconds."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.support.plan_page import ACTIVE, NOTHING, UNANSWERED, is_asking, open_text, paper, part, press
from tests.support.plans import real_data, starter_by_id


@pytest.fixture
def plan_page(tidy_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file."""
    return tidy_plan_page


def test_three_selections_and_no_typing_lead_to_paper(plan_page: Page) -> None:
    """By keyboard: the starter, Print, and the browser's own Print. When it fails, something stands between them."""
    plan_page.keyboard.press("Tab")
    plan_page.keyboard.press("Enter")
    stops = 1
    while not plan_page.evaluate(ACTIVE).startswith("starter-"):
        plan_page.keyboard.press("Tab")
        stops += 1
        assert stops < 24
    plan_page.keyboard.press("Enter")
    expect(plan_page.locator("#plan-title")).to_be_focused()
    plan_page.keyboard.press("Tab")
    stops += 1
    assert plan_page.evaluate(ACTIVE) == "print"
    plan_page.keyboard.press("Enter")
    assert plan_page.evaluate("() => window.printed") == 1
    assert paper(plan_page).locator(".c-paper__block").count() >= 2
    print(f"plan: 3 selections (starter, Print, the browser's Print), {stops} tab stops to Print, nothing typed")


SCREEN = """() => {
    const heights = [...document.querySelectorAll('.c-steps__quick button, .c-steps .c-choices__item')]
        .map(one => one.getBoundingClientRect().height);
    const top = document.getElementById('steps-title').getBoundingClientRect().top;
    const answers = document.querySelector('.c-steps__quick').getBoundingClientRect();
    const room = document.querySelector('.c-steps__room')?.getBoundingClientRect().height ?? 0;
    return [Math.min(...heights), answers.bottom - top - room, top];
}"""
"""The height of the smallest answer; that from the question to the last of its large answers, without the room that the last
press is given; and how far down the question is."""


def test_nine_selections_without_typing_lead_from_the_questions_to_a_printed_plan(plan_page: Page) -> None:
    """A person with nothing to report: one large answer for each group, and Print. No more than ten are promised."""
    selections = 0
    while is_asking(plan_page):
        assert plan_page.evaluate(SCREEN)[0] >= 96
        plan_page.locator(NOTHING).click()
        selections += 1
        assert plan_page.evaluate(ACTIVE) in ("steps-title", "plan-title"), "the focus moves to what is new"
    plan_page.locator("#print").click()
    assert plan_page.evaluate("() => window.printed") == 1
    assert selections + 1 <= 10
    expected = ["chest-open-stretch", "standing-calf-stretch", "tall-sitting", "walking", "sit-to-stand"]
    names = [real_data()["exercises"][one]["name"] for one in expected]
    shown = paper(plan_page).locator(".c-paper__block h3").all_text_contents()
    assert [name in text for name, text in zip(names, shown, strict=True)] == [True] * 5
    print(f"plan: {selections + 1} selections from the first question to the printed plan")


@pytest.mark.parametrize("width", [360, 1280])
def test_one_by_one_every_question_fits_a_screen(undrawn_plan_page: Page, width: int) -> None:
    """Each question alone, at most a screen of 800 px high and at the top of the window, with answers of at least 96 px."""
    plan_page = undrawn_plan_page
    plan_page.set_viewport_size({"width": width, "height": 800})
    asked: list[str] = []
    highest = 0.0
    while is_asking(plan_page):
        smallest, height, top = plan_page.evaluate(SCREEN)
        title = plan_page.locator("#steps-title").inner_text()
        assert smallest >= 96, title
        assert height <= 800, (title, height)
        assert not asked or 0 <= top < 100, (title, top)
        highest = max(highest, height)
        asked.append(title)
        if plan_page.locator("#steps-some").count():
            press(plan_page, "#steps-some")
        elif plan_page.locator(".c-steps__quick button").count():
            press(plan_page, ".c-steps__quick button")
        else:
            press(plan_page, "#steps-next")
    assert {"Left arm", "Right ankle", "Is your neck weak?", "The heart: any of these?", "Who is with you?"} <= set(
        asked
    )
    assert paper(plan_page).locator(".c-paper__block").count() >= 1
    print(f"plan: {len(asked)} screens when all is asked, the highest {highest:.0f} px at {width} px")


def test_a_sign_of_today_ends_the_questions_and_a_changed_answer_goes_on(plan_page: Page) -> None:
    plan_page.locator("#steps-next").click()
    assert plan_page.locator(".c-steps__message").inner_text() != "", "nothing is chosen yet"
    plan_page.locator("#ask-today-ill").check()
    plan_page.locator("#steps-next").click()
    expect(plan_page.locator("#plan-title")).to_be_focused()
    assert "Do not use this plan yet" in plan_page.locator(".c-findings__stop").inner_text()
    todo, unanswered = paper(plan_page).locator("p").all_inner_texts()
    assert "Call your team or doctor today" in todo
    assert unanswered == UNANSWERED
    plan_page.locator("#print").click()
    assert plan_page.evaluate("() => window.printed") == 1, "nothing more is asked for before that comes on paper"
    assert plan_page.locator(".c-paper p").all_text_contents() == [todo, UNANSWERED]
    plan_page.locator("#answer-again").click()
    plan_page.locator(NOTHING).click()
    assert plan_page.locator("#steps-title").inner_text() == "Getting about"
    plan_page.locator("#steps-some").click()
    plan_page.locator("#ask-getting_about-wheelchair").click()
    plan_page.evaluate("() => { document.getElementById('ask-aids-splint').checked = true; }")
    plan_page.locator("#steps-next").click()
    plan_page.locator("#steps-back").click()
    assert plan_page.locator("#ask-aids-splint").is_checked(), "set without an event, and nothing is lost"
    plan_page.locator("#steps-back").click()
    assert plan_page.locator("#ask-getting_about-wheelchair").get_attribute("aria-pressed") == "true"
    plan_page.locator("#ask-getting_about-wheelchair").click()
    plan_page.locator("#steps-next").click()
    while is_asking(plan_page):
        plan_page.locator(NOTHING).click()
    names = " ".join(paper(plan_page).locator(".c-paper__block h3").all_text_contents())
    exercises = real_data()["exercises"]
    assert exercises["seated-march"]["name"] in names
    assert exercises["walking"]["name"] not in names


def test_a_plan_past_its_day_of_check_asks_again_and_then_prints_with_new_days(plan_page: Page) -> None:
    """Nothing of an old plan prints, starts or goes into a calendar before the questions are answered again."""
    plan = starter_by_id("rest-and-breathe", real_data())
    plan["answers"] |= {"start_date": "2025-01-06", "review_date": "2025-02-03", "answered_on": "2025-01-06"}
    file = {"format": real_data()["format"], "version": real_data()["version"], "plan": plan}
    assert open_text(plan_page, json.dumps(file)) == ""
    assert "The day to check this plan is past." in plan_page.locator("#findings").inner_text()
    assert paper(plan_page).locator(".c-paper__block").count() == 0
    assert not plan_page.locator("#session").is_visible()
    part(plan_page, "keep")
    plan_page.locator("#calendar").click()
    assert plan_page.get_by_text("There is no session to put into a calendar yet.").count() == 1
    plan_page.locator("#stop-again").click()
    while is_asking(plan_page):
        plan_page.locator(NOTHING).click()
    assert paper(plan_page).locator(".c-paper__block").count() == 2
    assert "2025" not in paper(plan_page).inner_text()
    assert not plan_page.locator("#stop-again").count()


SCAN = """() => {
    const parts = 'header, footer, nav, .c-findings, .c-items__item, .c-choices, .c-steps__quick, .c-actions, details';
    const groups = new Map();
    document.querySelectorAll('a[href], button, input, summary, textarea').forEach(stop => {
        if (!stop.checkVisibility()) return;
        const group = stop.closest(parts) || stop;
        groups.set(group, [...(groups.get(group) || []), stop]);
    });
    const own = document.activeElement.closest(parts) || document.activeElement;
    return [...groups.keys()].indexOf(own) + 1 + groups.get(own).indexOf(document.activeElement) + 1;
}"""
"""How many steps of a switch lead to the control in focus: through the groups from the top, then through its group."""
PLAN_SIZE = """() => {
    const plan = document.getElementById('plan-title').getBoundingClientRect();
    const end = document.getElementById('part-keep').getBoundingClientRect();
    const stops = [...document.querySelectorAll('#plan a[href], #plan button, #plan input, #plan summary')];
    return [end.bottom - plan.top, stops.filter(one => one.checkVisibility()).length];
}"""


def test_a_plan_with_two_exercises_swapped_is_printed_in_few_presses(plan_page: Page) -> None:
    """By keyboard from the top of the page, and by one switch at 2 s a step that goes through groups first."""
    presses = steps = 0

    def choose_by_keyboard(selector: str, key: str = "Tab") -> None:
        nonlocal presses, steps
        while not plan_page.evaluate("selector => document.activeElement.matches(selector)", selector):
            plan_page.keyboard.press(key)
            presses += 1
            assert presses < 100, selector
        steps += plan_page.evaluate(SCAN)
        plan_page.keyboard.press("Enter")
        presses += 1

    choose_by_keyboard("a[href='#main']")
    while is_asking(plan_page):
        choose_by_keyboard(NOTHING)
    height, stops = plan_page.evaluate(PLAN_SIZE)
    for place in (0, 1):
        before = plan_page.locator(f"#item-{place}-title").inner_text()
        choose_by_keyboard(f"#item-{place}-swap")
        assert 2 <= plan_page.locator(f"[id^=item-{place}-to-] svg").count() <= 3
        choose_by_keyboard(f"[id^=item-{place}-to-]")
        assert plan_page.locator(f"#item-{place}-title").inner_text() != before
        assert plan_page.locator("#undo").is_visible()
    choose_by_keyboard("#print", "Shift+Tab")
    assert plan_page.evaluate("() => window.printed") == 1
    assert paper(plan_page).locator(".c-paper__block").count() == 5
    print(
        f"plan: {presses} presses by keyboard, {2 * steps} s by one switch, {stops} stops, {height:.0f} px at 1280 px"
    )
    assert presses <= 60
    assert 2 * steps <= 300
    assert stops <= 40
    assert height <= 2400
