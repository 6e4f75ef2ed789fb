"""The plan page: what rules and answers take out of a plan, how that is told, and what brings it back."""

import copy
import json

import pytest
from playwright.sync_api import Page, expect

from tests.support.plan_page import (
    ACTIVE,
    answer,
    begin_empty,
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
from tests.support.plans import real_data

SAFE = {
    "today": "none",
    "told_ok": "yes",
    "strength_ok": "yes",
    "heart": "none",
    "breath_signs": "none",
    "falls_3_months": "0",
    "health": "none",
    "lately": "none",
    "signs": "none",
    "shoulder_pain": "none",
    "neck_weak": "no",
    "thinking_change": "no",
    "very_tired": "no",
}
"""The answers of the safety check with which nothing is wrong: 13 selections."""

OUT = ".c-findings__list > .c-findings__item--red"
"""What red rules take out, in the list at the top."""


@pytest.fixture
def plan_page(undrawn_plan_page: Page) -> Page:
    """The page with no plan chosen, in the one tab of this file that is never drawn: what is found is only asked."""
    return undrawn_plan_page


def test_what_red_rules_take_out_is_not_on_paper_and_says_what_brings_it_back(plan_page: Page) -> None:
    choose(plan_page, "early-walking")
    out = plan_page.locator(OUT, has_text="Sit to stand")
    assert "It comes back when" in (out.first.text_content() or "")
    names = paper(plan_page).locator(".c-paper__block h3").all_text_contents()
    assert not any("Sit to stand" in name for name in names)
    assert any(real_data()["exercises"]["ankle-pumps"]["name"] in name for name in names)


def test_a_therapist_builds_a_plan_of_eight_exercises_with_its_warnings_answered(plan_page: Page) -> None:
    data = real_data()
    begin_empty(plan_page)
    answer(plan_page, "plan", "filled_by", "therapist")
    answer(plan_page, "plan", "stage", "early")
    answer(plan_page, "plan", "helper", "trained_carer")
    for field, choice in SAFE.items():
        answer(plan_page, "safety", field, choice)
    part(plan_page, "strength")
    for group in data["fields"]["strength"]["groups"]:
        for side in ("left", "right"):
            tick(plan_page, f"#strength-{group['id']}-{side}-strong")
    open_library(plan_page)
    assert plan_page.locator("#add-walking").is_hidden(), "the plan is for sitting so far"
    answer(plan_page, "plan", "positions", "standing")
    press(plan_page, "#library-all")
    chosen = [
        "tall-sitting",
        "seated-trunk-turn",
        "ankle-pumps",
        "walking",
        "sit-to-stand",
        "chest-open-stretch",
        "belly-breathing",
        "hand-open-close",
    ]
    for name in chosen:
        press(plan_page, f"#add-{name}")
    plan = saved_plan(plan_page)["plan"]
    assert [item["exercise"] for item in plan["items"]] == chosen
    assert plan_page.locator(OUT).count() == 0
    assert paper(plan_page).locator(".c-paper__block").count() == 8
    press(plan_page, "#print")
    assert plan_page.evaluate("() => window.printed") == 1


def test_a_red_rule_gives_way_to_a_sign_off_with_role_name_and_day_until_dose_or_answers_change(
    plan_page: Page,
) -> None:
    choose(plan_page, "early-walking")
    place = 4

    def is_shown() -> bool:
        return any(
            "Sit to stand" in name for name in paper(plan_page).locator(".c-paper__block h3").all_text_contents()
        )

    open_fields(plan_page, place)
    rules = plan_page.locator(f"[id^=sign-{place}-][id$=-ticked-yes]")
    assert rules.count() >= 2
    for box in rules.all():
        box.dispatch_event("click")
    assert not is_shown()
    for line in plan_page.locator(f"[id^=sign-{place}-][id$=-name-text]").all():
        line.fill("Dr. Kim Lee")
    assert not is_shown()
    for box in plan_page.locator(f"[id^=sign-{place}-][id$=-role-doctor]").all():
        box.dispatch_event("click")
    assert not is_shown()
    for date in plan_page.locator(f"[id^=sign-{place}-][id$=-date-date]").all():
        date.fill("2026-11-20")
    assert is_shown()
    said = "Signed by Dr. Kim Lee (Doctor) on November 20, 2026, not checked by this site."
    assert said in (plan_page.locator("#findings").text_content() or "")
    assert said in (paper(plan_page).text_content() or "")
    whole = saved_plan(plan_page)
    press(plan_page, f"#item-{place}-repetitions-more")
    assert not is_shown(), "signed for another dose"
    assert not rules.first.is_checked()
    press(plan_page, f"#item-{place}-repetitions-less")
    assert is_shown()
    answer(plan_page, "safety", "neck_weak", "no")
    assert not is_shown(), "signed for other answers"
    assert open_text(plan_page, json.dumps(whole)) == ""
    assert is_shown()
    for changes in ({"role": ""}, {"name": " "}, {"date": ""}, {"date": "2999-01-01"}, {"covers": "[]"}):
        other = copy.deepcopy(whole)
        for one in other["plan"]["sign_offs"]:
            one.update(changes)
        assert open_text(plan_page, json.dumps(other)) == ""
        assert not is_shown(), changes


def test_an_answer_says_beside_it_what_it_takes_out(tidy_plan_page: Page) -> None:
    choose(tidy_plan_page, "early-walking")
    tidy_plan_page.locator("#findings-more").click()
    link = tidy_plan_page.locator("#act-W07-0")
    assert link.inner_text() == "Go to Safety check"
    link.click()
    expect(tidy_plan_page.locator("#answer-neck_weak-no"), "the way leads to the question itself").to_be_focused()
    question = tidy_plan_page.locator("#answer-neck_weak")
    assert "ask about a head support. For: Tall sitting and shoulder blade set" in question.inner_text()
    question.locator("#answer-neck_weak-no").check()
    assert "ask about a head support" not in question.inner_text()
    tidy_plan_page.locator("#part-safety").get_by_role("link", name="Back to the top of the plan").click()
    assert tidy_plan_page.evaluate(ACTIVE) == "plan-title"


FOUND = """() => [...document.querySelectorAll('.c-findings__list > li')].map(one => [
    one.className.replace(/.*--/, ''), one.checkVisibility(), one.querySelectorAll('.c-jumps a, .c-jumps button').length,
    one.querySelector('strong').textContent,
])"""


def test_three_warnings_show_at_once_worst_first_and_all_are_on_the_paper(plan_page: Page) -> None:
    """Each that asks for something has its one action beside it."""
    choose(plan_page, "early-walking")
    answer(plan_page, "safety", "falls_3_months", "1_or_more")
    answer(plan_page, "safety", "signs", "losing_weight")
    found = plan_page.evaluate(FOUND)
    levels = [level for level, *_ in found]
    assert [shown for _, shown, *_ in found] == [True] * 3 + [False] * (len(found) - 3)
    assert levels == sorted(levels, key=["red", "amber", "note"].index)
    assert {"red", "amber", "note"} == set(levels)
    assert all(actions == (0 if level == "note" else 1) for level, _, actions, _ in found)
    assert plan_page.locator("#findings-title").inner_text().startswith(f"{len(found)} things")
    assert plan_page.locator("#findings-more").inner_text() == f"{len(found) - 3} more"
    on_paper = paper(plan_page).text_content() or ""
    assert [text for *_, text in found if text not in on_paper] == []


def test_a_heart_rate_is_only_ever_one_that_the_team_set_and_hidden_with_a_slowing_medicine(plan_page: Page) -> None:
    choose(plan_page, "early-walking")
    answer(plan_page, "effort", "effort_method", "heart_rate")
    effort = plan_page.locator("#part-effort")
    assert "No heart rate is shown here" in effort.inner_text()
    assert plan_page.locator("#answer-hr_team_max").is_hidden()
    answer(plan_page, "safety", "heart", "none")
    plan_page.locator("#answer-hr_team_max-typed").fill("100")
    plan_page.locator("#answer-hr_team_who-text").fill("Dr. Lee")
    assert "beats a minute. Never" not in effort.inner_text()
    plan_page.locator("#answer-hr_team_date-date").fill("2026-11-01")
    assert "stay below 100 beats a minute" in effort.inner_text()
    assert "My team set this: stay below 100 beats a minute" in (paper(plan_page).text_content() or "")
    answer(plan_page, "safety", "heart", "not_sure")
    assert "stay below" not in effort.inner_text()
    assert "stay below" not in (paper(plan_page).text_content() or "")


def test_a_sign_of_today_leaves_no_exercise_on_paper_and_says_whom_to_call(plan_page: Page) -> None:
    choose(plan_page, "carer-led-arms-and-legs")
    answer(plan_page, "safety", "today", "ill")
    sign = next(form for rule in real_data()["rules"] for form in rule["forms"] if rule["id"] == "W29")["message"]
    assert sign in (paper(plan_page).locator(".c-paper__halt").text_content() or "")
    assert paper(plan_page).locator(".c-paper__block, .c-paper__week, .c-paper__tired").count() == 0
    assert paper(plan_page).locator(".c-paper__stop").count() == 1
    answer(plan_page, "safety", "today", "none")
    assert paper(plan_page).locator(".c-paper__halt").count() == 0
    assert paper(plan_page).locator(".c-paper__block").count() >= 3


def test_what_an_answer_leaves_out_is_told_once_also_when_the_plan_has_none_of_it(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    assert plan_page.locator(OUT).count() == 0
    answer(plan_page, "safety", "falls_3_months", "1_or_more")
    assert plan_page.locator(OUT, has_text="After a fall.").count() == 1
    assert "Left out, and why" in (paper(plan_page).locator(".c-paper__out").text_content() or "")


def test_the_day_of_the_safety_check_stops_an_old_plan_and_starts_it_again(plan_page: Page) -> None:
    choose(plan_page, "rest-and-breathe")
    whole = saved_plan(plan_page)
    whole["plan"]["answers"]["answered_on"] = "2020-01-01"
    assert open_text(plan_page, json.dumps(whole)) == ""
    assert "older than 4 weeks" in plan_page.locator("#findings").inner_text()
    assert paper(plan_page).locator(".c-paper__block").count() == 0
    part(plan_page, "safety")
    press(plan_page, "#answer-answered_on-later")
    assert paper(plan_page).locator(".c-paper__block").count() == 2


def test_what_is_said_of_the_week_moves_exercises_and_stands_on_the_paper(plan_page: Page) -> None:
    choose(plan_page, "early-walking")
    for field, choice in SAFE.items():
        answer(plan_page, "safety", field, choice)
    answer(plan_page, "plan", "helper", "close_by")
    part(plan_page, "week")
    tick(plan_page, "#answer-days_aerobic-1", False)
    tick(plan_page, "#answer-days_aerobic-7")
    days = {item["exercise"]: item["days"] for item in saved_plan(plan_page)["plan"]["items"]}
    assert days["walking"] == [3, 5, 7]
    assert "A rest day has harder exercise on it." in (
        paper(plan_page).locator(".c-paper__warnings").text_content() or ""
    )
    tick(plan_page, "#answer-rest_days-7", False)
    assert "A rest day has harder" not in (paper(plan_page).locator(".c-paper__warnings").text_content() or "")
    for _ in range(2):
        press(plan_page, "#answer-session_max_min-less")
    assert "A session is longer than" in (paper(plan_page).locator(".c-paper__warnings").text_content() or "")
