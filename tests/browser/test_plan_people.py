"""Ten people on the plan page: the exercises on their paper, and all that it says to them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from alsguide.plan.builder import built_plan
from tests.browser.conftest import open_plan, page_alone
from tests.support.answer_sets import named, people, person_plan
from tests.support.browser import FRAMES_AT_ONCE
from tests.support.plan_page import TODAY_AND_REVIEW, is_asking, open_text, paper, press, tick
from tests.support.plans import real_data

DATA = real_data()
MESSAGES = {
    f"{rule['id']}/{number}": form["message"] for rule in DATA["rules"] for number, form in enumerate(rule["forms"], 1)
}
PAPER = """() => {
    const all = selector => [...document.querySelectorAll('.c-paper ' + selector)].map(one => one.textContent.trim());
    return {
        names: all('.c-paper__block h3'),
        notes: all('.c-paper__warnings li strong'),
        left_out: all('.c-paper__out li strong'),
        text: document.querySelector('.c-paper').textContent
    };
}"""
WALKED = ("78, heart failure", "ten minutes a day")
"""Those who answer the questions one by one in the test: their muscles are strong, and one answer says so."""


@pytest.fixture(scope="module")
def page(site: Path, undrawn: Browser) -> Iterator[Page]:
    """The plan page, for all people one after the other. It is never drawn: what a press does, test_plan_steps.py tries."""
    for opened in page_alone(undrawn, FRAMES_AT_ONCE):
        open_plan(opened, site)
        yield opened


def check_paper(page: Page, person: Any) -> None:
    """Check that the paper has what people.yaml says, and no more."""
    paper(page)
    found = page.evaluate(PAPER)
    sides = {"right": "Right side", "left": "Left side"}
    wanted = [one.partition(" ")[::2] for one in person["exercises"]]
    for shown, (exercise, side) in zip(found["names"], wanted, strict=True):
        assert DATA["exercises"][exercise]["name"] in shown
        assert not side or sides[side] in shown
    for part in ("notes", "left_out"):
        assert found[part] == [MESSAGES[form] for form in person[part]], part
    for text in person.get("says", []):
        assert text in found["text"]


@pytest.mark.parametrize("person", people(), ids=[person["name"] for person in people()])
def test_the_paper_of_a_person_has_the_expected_exercises_and_warnings(page: Page, person: Any) -> None:
    """When it fails, see `why` in people.yaml."""
    today, review = page.evaluate(TODAY_AND_REVIEW)
    plan = built_plan(person_plan(person, DATA), DATA)
    plan["answers"] |= {"start_date": today, "review_date": review, "answered_on": today}
    text = json.dumps({"format": DATA["format"], "version": DATA["version"], "plan": plan})
    assert open_text(page, text) == ""
    check_paper(page, person)


@pytest.mark.parametrize("name", WALKED)
def test_the_questions_lead_a_person_to_the_same_paper(undrawn_plan_page: Page, name: str) -> None:
    """Every question is asked, but for the strength of each part."""
    person = next(person for person in people() if person["name"].startswith(name))
    answers = person_plan(person, DATA)["answers"]
    page = undrawn_plan_page
    title = page.locator("#steps-title")
    while is_asking(page):
        if page.locator("#steps-some").count():
            press(page, "#quick-0" if title.inner_text() == "What lifts" else "#steps-some")
        else:
            give(page, answers)
    check_paper(page, person)
    listed = [named(item["exercise"], item["side"]) for item in built_plan(person_plan(person, DATA), DATA)["items"]]
    assert listed == person["exercises"]


QUESTION = """() => {
    const one = document.querySelector('.c-steps__quick button, .c-steps .c-choices input');
    return one.id.split('-')[1];
}"""


def give(page: Page, answers: Any) -> None:
    """Answer the question that is shown; of equipment only what decides is asked."""
    question = page.evaluate(QUESTION)
    value = answers[question]
    chosen = value if isinstance(value, list) else [value]
    shown = [one for one in chosen if page.locator(f"#ask-{question}-{one}").count()]
    alone = ["none"] if page.locator(f"#ask-{question}-none").count() else []
    for one in shown or alone:
        target = f"#ask-{question}-{one}"
        if page.locator(target).evaluate("element => element.tagName") == "BUTTON":
            press(page, target)
            return
        tick(page, target)
    press(page, "#steps-next")
