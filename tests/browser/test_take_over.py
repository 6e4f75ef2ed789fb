"""Taking over into papers what the plan, or another paper, says already: shown first, by choice, and undone by one button."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from alsguide.plan.reader import reader_data
from tests.browser.test_plan_rules_file import document, mangled
from tests.support.pdf import sheets_of
from tests.support.plans import clear_plan, random_plan, real_data

DATA = real_data()
TAKE = "Take over from my plan or papers"


def plan_file(**answers: Any) -> str:
    """The text of the file of a plan with a name, contacts, strength and goals."""
    plan = clear_plan(DATA)
    plan["answers"] |= {
        "name": "Ana",
        "clinic": "Riverside clinic",
        "therapist_name": "Dana Poe",
        "therapist_phone": "555-0100",
        "emergency_name": "Luis",
        "emergency_phone": "555-0199",
        "getting_about": "walks_help",
        "aids": ["cane"],
        "falls_3_months": "1_or_more",
        "breath_signs": ["mask", "cannot_lie_flat"],
        "answered_on": "2026-11-20",
        **answers,
    }
    plan["strength"]["hip"]["left"] = "lifts_only"
    plan["strength"]["neck"] = {"left": "not_sure", "right": "not_sure"}
    plan["goals"] = [{"what": "keep_walking", "own_words": "", "why": "the garden", "sure_0_10": 7}]
    return json.dumps(document(plan))


@pytest.fixture
def paper_page(site: Path, browser: Browser) -> Iterator[Page]:
    """A page with nothing kept. An error of its scripts fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "papers" / "letter.html").as_uri())
    yield page
    context.close()
    assert errors == []


def open_paper(site: Path, page: Page, name: str) -> None:
    page.goto((site / "papers" / f"{name}.html").as_uri())


def keep_plan(page: Page, text: str) -> None:
    page.evaluate("text => localStorage.setItem('alsguide-plan', text)", text)


def told(page: Page) -> Any:
    return page.locator("#take-told")


def take_all(page: Page) -> None:
    page.get_by_role("button", name=TAKE).click()
    page.get_by_role("button", name="Fill in what is chosen").click()


def filled(page: Page) -> dict[str, list[str]]:
    """What stands in the fields, by their names."""
    found: dict[str, list[str]] = page.evaluate(
        """() => [...document.querySelector('form').elements].filter((field) => field.name)
        .filter((field) => field.type === 'textarea' ? field.value : field.checked)
        .reduce((all, field) => ({...all, [field.name]: [...(all[field.name] || []), field.value]}), {})"""
    )
    return found


def test_what_the_plan_says_is_shown_filled_in_once_and_undone(site: Path, paper_page: Page) -> None:
    page = paper_page
    keep_plan(page, plan_file(heart=["pacemaker"], health=["diabetes"], shoulder_pain="left", neck_weak="drops"))
    page.get_by_label("What I want to be able to do").fill("Swim")
    page.get_by_role("button", name=TAKE).click()
    expect(told(page)).to_be_focused()
    expect(told(page)).to_have_text(
        "This can be filled in for you, from your plan of November 20, 2026. What stands here already stays. "
        "Choose what you want:"
    )
    assert filled(page) == {"about-me-goals": ["Swim"]}, "nothing is filled in before it is chosen"
    offers = page.locator("label:has([id^=take-])")
    assert [text.split(":")[0] for text in offers.all_text_contents()] == [
        "Name",
        "My clinic or doctor, and phone",
        "How I am now",
    ]
    expect(offers.first).to_have_text("Name: Ana")
    offers.nth(1).locator("input").uncheck()
    page.get_by_role("button", name="Fill in what is chosen").click()
    expect(told(page)).to_have_text("Filled 2 fields: Name, How I am now.")
    expect(told(page)).to_be_focused()
    now = filled(page).pop("about-me-now")[0].split("\n")
    assert now[0] == "Getting about: Walking with a cane, a walker, or a person"
    assert "Falls or near-falls in the last 3 months: Once or more" in now
    assert "Breathing: A breathing machine with a mask; Cannot lie flat" in now
    assert "Heart: A pacemaker" in now
    strength = next(line for line in now if line.startswith("Strength"))
    assert strength.endswith("; Lifts, but cannot push: Hip (left)")
    assert strength.startswith("Strength: Strong: Shoulder, Elbow")
    assert "Hip (right)" in strength
    assert "Neck" not in strength, "a part that nobody marked says nothing"
    assert filled(page)["about-me-goals"] == ["Swim"], "what stands there stays"
    assert [len(sheets_of(page.pdf(format=size))) for size in ("A4", "Letter")] == [1, 1], (
        "filled, it is still one page"
    )
    page.get_by_label("Name", exact=True).fill("Ana Lima")
    page.get_by_role("button", name="Undo").click()
    expect(told(page)).to_have_text("Undone. What you changed since stays.")
    assert filled(page) == {"about-me-name": ["Ana Lima"], "about-me-goals": ["Swim"]}
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name=TAKE)).to_be_focused()
    expect(told(page)).to_have_count(0)


EXPECTED = {
    "diary": {"whose-name": ["Ana"]},
    "questions": {"visit-name": ["Ana"], "visit-matters": ["Keep walking (the garden)"]},
    "moving": {
        "person-name": ["Ana"],
        "person-careful": ["Left shoulder; Neck: the head drops"],
        "person-therapist": ["Kim"],
    },
    "profile": {
        "who-first-name": ["Ana"],
        "als-clinic": ["Riverside clinic"],
        "aids-use": ["Cane", "Breathing machine"],
    },
    "stop-card": {
        "crew-name": ["Ana"],
        "crew-note": ["I cannot lie flat"],
        "crew-have": ["Breathing machine"],
        "crew-call": ["Luis; 555-0199"],
        "crew-team": ["Riverside clinic; Dana Poe; 555-0100"],
    },
}
"""What each paper takes over from the plan; the letter has a test of its own."""


def test_each_paper_takes_over_its_own_part_by_keyboard_and_from_a_file_too(site: Path, paper_page: Page) -> None:
    page = paper_page
    text = plan_file(shoulder_pain="left", neck_weak="drops", carer_taught_by="Kim")
    for name, expected in EXPECTED.items():
        open_paper(site, page, name)
        page.get_by_role("button", name=TAKE).focus()
        page.keyboard.press("Enter")
        expect(told(page)).to_contain_text("No plan and no other paper is kept")
        page.set_input_files(
            "#take-file", {"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(told(page)).to_contain_text("Choose what you want")
        page.locator("#take-fill").focus()
        page.keyboard.press("Enter")
        assert filled(page) == expected, name
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0, "a file is read and not kept"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert filled(page) == {}, name


def test_a_paper_takes_over_from_another_that_is_kept_and_says_which(site: Path, paper_page: Page) -> None:
    page = paper_page
    open_paper(site, page, "stop-card")
    page.get_by_role("checkbox", name="Keep on this device").check()
    page.get_by_label("My name").fill("Ana <b>Lima</b>")
    page.get_by_label("Feeding tube").check()
    open_paper(site, page, "profile")
    page.get_by_role("button", name=TAKE).click()
    expect(told(page)).to_contain_text("from the page “Stop card”.")
    expect(page.locator("label:has([id^=take-])")).to_have_text(["I use: Feeding tube"])
    page.get_by_label("I use: Feeding tube").uncheck()
    page.get_by_role("button", name="Fill in what is chosen").click()
    expect(told(page)).to_have_count(0)
    assert filled(page) == {}
    keep_plan(page, plan_file())
    page.get_by_role("button", name=TAKE).click()
    expect(told(page)).to_contain_text("from your plan of November 20, 2026, the page “Stop card”.")
    offers = page.locator("label:has([id^=take-])")
    expect(offers.first).to_have_text("First name: Ana (your plan of November 20, 2026)")
    expect(offers.last).to_have_text("I use: Cane; Breathing machine; Feeding tube")
    open_paper(site, page, "diary")
    keep_plan(page, plan_file())
    take_all(page)
    expect(told(page)).to_have_text("Filled 1 field: Name.")
    assert filled(page) == {"whose-name": ["Ana <b>Lima</b>"]}, "the whole name comes before the first name"
    page.get_by_role("button", name=TAKE).click()
    expect(told(page)).to_contain_text("has nothing more for this page")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear all").click()
    expect(told(page)).to_have_count(0)
    page.goto((site / "plan.html").as_uri())
    page.evaluate("() => alsguide.device.forgetAll()")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("{", "This file cannot be read."),
        ('{"format": "moving-with-als-plan", "version": 99, "plan": {}}', "newer version"),
        ('{"format": "moving-with-als-plan", "version": 6, "plan": {}}', "broken"),
        ('{"__proto__": {"polluted": 1}}', "not a plan file"),
        ("9" * (DATA["limits"]["file"]["largest_bytes"] * 4 + 1), "too large"),
    ],
    ids=["no-json", "newer", "broken", "foreign", "large"],
)
def test_a_file_that_is_no_plan_is_refused_in_the_words_of_the_plan(
    site: Path, paper_page: Page, kept: str, words: str
) -> None:
    page = paper_page
    page.get_by_role("button", name=TAKE).click()
    page.set_input_files("#take-file", {"name": "a.json", "mimeType": "application/json", "buffer": kept.encode()})
    expect(told(page)).to_contain_text(words)
    expect(told(page)).to_be_focused()
    assert filled(page) == {}
    if len(kept) < 1000:
        keep_plan(page, kept)
        page.get_by_role("button", name=TAKE).click()
        expect(told(page)).to_contain_text(words)


def test_a_paper_judges_files_as_the_page_of_the_plan_does(rules_page: Page) -> None:
    rng = random.Random(14)
    texts = [*(mangled(rng) for _ in range(300)), *(json.dumps(document(random_plan(rng, DATA))) for _ in range(100))]
    script = """([texts, reader]) => texts.map((text) => [planData, reader]
      .map((data) => JSON.stringify(alsguide.planFile.parse(text, data))))"""
    judged = rules_page.evaluate(script, [texts, reader_data(DATA)])
    assert [text for text, (whole, short) in zip(texts, judged, strict=True) if whole != short] == []
    assert sum('"ok":true' in whole for whole, _ in judged) == 100


def test_what_is_taken_over_asks_the_network_for_one_file_of_the_site_and_has_large_targets(
    site: Path, paper_page: Page
) -> None:
    page = paper_page
    open_paper(site, page, "stop-card")
    keep_plan(page, plan_file())
    page.get_by_role("button", name="Print").first.wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    take = page.get_by_role("button", name=TAKE)
    take.click()
    expect(told(page)).to_be_visible()
    sizes = page.locator(
        "label:has([id^=take-]), #take-fill, #take-file, .c-paper-form .c-toolbar button"
    ).evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert len(sizes) >= 8
    assert min([*sizes, (take.bounding_box() or {"height": 0})["height"]]) >= 64
    page.get_by_role("button", name="Fill in what is chosen").click()
    page.emulate_media(media="print")
    assert not told(page).is_visible()
    assert page.locator(".c-wallet-card [data-of=crew-call]").text_content() == "Luis; 555-0199"
    scripts = [address for address in asked if not address.startswith("data:") and "mark" not in address]
    assert len(scripts) == 1
    assert "/theme/js/take-over.js" in scripts[0]
