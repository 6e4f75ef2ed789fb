"""The plan in words and as a calendar file, in Chromium."""

import copy
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.plans import covered, real_data, starter_by_id

DATA = real_data()
RULES = {rule["id"]: rule for rule in DATA["rules"]}
STAMP = "20261121T120000Z"
TEXT = "p => alsguide.planPlain.toPlainText(p, alsguide.planRules.evaluate(p, planData), planData)"
CALENDAR = f"p => alsguide.planCalendar.calendar(p, alsguide.planRules.evaluate(p, planData), planData, '{STAMP}')"


def plan(name: str = "early-walking", answers: Any = None, **changes: Any) -> dict[str, Any]:
    found = copy.deepcopy(starter_by_id(name, DATA, answers))
    found["answers"] |= changes
    return found


def test_the_text_of_a_starter_has_the_whole_plan(rules_page: Page) -> None:
    text = rules_page.evaluate(TEXT, plan(name="rest-and-breathe"))
    blocks = text.split("\n\n")
    assert blocks[0] == (
        "My exercise plan\nFirst day: November 23, 2026\nCheck the plan again: December 21, 2026\nWith me: nobody"
    )
    assert blocks[1].startswith("Stop card: Call 911 now\n- Chest pain")
    first = [rule["forms"][form]["message"] for rule, form in ((RULES["W01"], 0), (RULES["W01"], 1), (RULES["W03"], 1))]
    first += [RULES["W28"]["forms"][2]["message"], RULES["W29"]["forms"][1]["message"]]
    assert blocks[7] == "\n".join(["Please note", *(f"- {message}" for message in first)])
    assert blocks[8] == "How hard\nYou can talk the whole time."
    breathing, scan = (DATA["exercises"][one]["name"] for one in ("belly-breathing", "body-scan-release"))
    assert blocks[9].split("\n")[:4] == [
        "My week",
        "Monday",
        f"- Morning, about 6 minutes: {breathing}, {scan}",
        f"- Afternoon, about 1 minute: {breathing}",
    ]
    assert f"1. {breathing}\n5 times. Twice a day.\nEvery day." in text
    assert blocks[-1] == (
        f"{DATA['paper']['not_medical_advice']}\n"
        "Made with Moving with ALS. No clinician has checked this plan unless it is signed above.\n"
    )


def test_the_text_says_what_was_taken_out_why_and_what_stands_in(rules_page: Page) -> None:
    text = rules_page.evaluate(TEXT, plan(name="early-walking"))
    names = ("sit-to-stand", "ankle-pumps", "standing-calf-stretch")
    stand, pumps, calf = (DATA["exercises"][one]["name"] for one in names)
    assert f"- {stand}: Strength work is only for a muscle that is strong." in text
    assert "It comes back when you mark every muscle that it uses as Strong" in text
    assert f"{pumps}, in place of {calf} (left out today)" in text
    assert stand not in text.split("How to do each exercise")[1]


def test_the_text_has_the_notes_of_the_ready_made_plan_and_the_number_that_was_chosen(rules_page: Page) -> None:
    text = rules_page.evaluate(TEXT, plan(name="carer-led-arms-and-legs", emergency_number="112"))
    assert "Please note\n- No rest day is set, because someone else does the work." in text
    assert "Stop card: Call 112 now" in text
    assert "911" not in text
    text = rules_page.evaluate(TEXT, plan(name="wheelchair-user", answers="clear", helper="trained_carer"))
    assert "Monday, Wednesday, Friday. Only with the device and a helper.\n- " in text


def test_a_stopped_plan_says_so_and_shows_no_exercise(rules_page: Page) -> None:
    text = rules_page.evaluate(TEXT, plan(today=["leg"]))
    assert f"Do not use this plan yet\n- {RULES['W03']['forms'][0]['message']}" in text
    assert "How to do each exercise" not in text
    assert "My week" not in text
    assert rules_page.evaluate(CALENDAR, plan(today=["leg"])) is None


def test_a_signed_exercise_names_who_signed(rules_page: Page) -> None:
    signed = plan(name="wheelchair-user", answers="clear", heart=["problem"], helper="trained_carer")
    signature = {"ticked": "yes", "role": "therapist", "name": "A. Reed", "date": "2026-11-20"}
    covers = covered("motor-assisted-cycle", signed, DATA)
    signed["sign_offs"] = [{"exercise": "motor-assisted-cycle", "rule": "W02", "covers": covers, **signature}]
    name = DATA["exercises"]["motor-assisted-cycle"]["name"]
    text = rules_page.evaluate(TEXT, signed)
    assert f"- {name}: Ask your doctor before any exercise that makes you breathe hard. Signed by A. Reed (" in text
    assert ") on November 20, 2026, not checked by this site." in text
    assert f"Left out, and why\n- {RULES['W13']['forms'][1]['message']}" in text


def test_typed_text_stays_text_on_one_line(rules_page: Page) -> None:
    text = rules_page.evaluate(TEXT, plan(name="rest-and-breathe", clinic="$& <b>\n x"))
    assert "Clinic: $& <b> x" in text


DOSES = [
    ({"sets": 1, "repetitions": 5, "times_per_day": 1}, "5 times. Once a day."),
    ({"sets": 1, "repetitions": 1, "hold_seconds": 1, "times_per_day": 2}, "1 time. Hold for 1 second. Twice a day."),
    (
        {"sets": 2, "repetitions": 8, "side": "left", "resistance": "half_kg"},
        "2 sets of 8 times on the left side. Rest 1 minute between sets. With 1 pound (half a kilogram). Once a day.",
    ),
    ({"repetitions": None, "minutes": 1, "times_per_day": 3}, "1 minute. 3 times a day."),
    (
        {"exercise": "neck-side-stretch", "repetitions": 3},
        "3 times on each side. Once a day.",
    ),
]


@pytest.mark.parametrize(("changes", "words"), DOSES)
def test_a_dose_is_said_in_words(rules_page: Page, changes: Any, words: str) -> None:
    base = {"exercise": "ankle-pumps", "side": "both", "sets": 1, "resistance": "none", "times_per_day": 1}
    assert rules_page.evaluate("item => alsguide.planText.doseText(item, planData)", {**base, **changes}) == words


def properties(calendar: str) -> list[tuple[str, str]]:
    """The properties of a calendar file, unfolded as RFC 5545 says; checks the form of every line."""
    assert calendar.endswith("\r\n")
    rows = calendar[:-2].split("\r\n")
    assert all("\n" not in row and "\r" not in row for row in rows)
    assert max(len(row.encode()) for row in rows) <= 75
    unfolded = re.sub(r"\r\n ", "", calendar[:-2]).split("\r\n")
    assert all(re.match(r"[A-Z-]+[:;]", row) for row in unfolded)
    return [(name, value) for name, _, value in (row.partition(":") for row in unfolded)]


def test_the_calendar_has_every_session_of_the_week(rules_page: Page) -> None:
    given = plan(name="carer-led-arms-and-legs", answers="clear")
    found = properties(rules_page.evaluate(CALENDAR, given))
    assert found[:4] == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Moving with ALS//Plan//EN"),
        ("CALSCALE", "GREGORIAN"),
    ]
    by_name: dict[str, list[str]] = {}
    for name, value in found:
        by_name.setdefault(name, []).append(value)
    assert by_name["DTSTAMP"] == [STAMP] * 14
    assert by_name["DTSTART"][:3] == ["20261123T100000", "20261123T180000", "20261124T100000"]
    assert by_name["RRULE"][0] == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221T235959"
    assert len(set(by_name["UID"])) == 14
    assert set(by_name["SUMMARY"]) == {"Exercise: morning", "Exercise: evening"}
    assert set(by_name["DURATION"]) == {"PT6M"}
    assert by_name["DESCRIPTION"][0].startswith(
        DATA["exercises"]["carer-shoulder-lift"]["name"] + ": 3 times on each side."
    )
    assert found[-1] == ("END", "VCALENDAR")
    assert rules_page.evaluate(CALENDAR, given) == rules_page.evaluate(CALENDAR, given)


def test_a_session_begins_on_its_first_day_in_the_plan_and_ends_with_it(rules_page: Page) -> None:
    found = properties(
        rules_page.evaluate(CALENDAR, plan(name="pool-day", start_date="2026-11-26", review_date="2026-12-03"))
    )
    assert [value for name, value in found if name == "DTSTART"] == ["20261128T100000"]
    late = plan(name="pool-day", start_date="2026-11-22", review_date="2026-11-27")
    assert rules_page.evaluate(CALENDAR, late) is None
    assert rules_page.evaluate(CALENDAR, plan(start_date="")) is None


def test_a_calendar_id_changes_with_what_the_session_holds(rules_page: Page) -> None:
    one = plan(name="pool-day")
    other = copy.deepcopy(one)
    other["items"].pop()
    uids = [[v for n, v in properties(rules_page.evaluate(CALENDAR, p)) if n == "UID"] for p in (one, other)]
    assert uids[0] != uids[1]


def test_calendar_texts_are_escaped_and_folded_between_characters(rules_page: Page) -> None:
    script = "text => [alsguide.planCalendar.escaped(text), alsguide.planCalendar.folded('DESCRIPTION:' + text)]"
    escaped, _ = rules_page.evaluate(script, "a,b;c\\d\r\ne\u0007")
    assert escaped == "a\\,b\\;c\\\\d\\ne "
    for text in ("x" * 200, "é" * 100, "🎈" * 80, "x" * 63, "x" * 64):
        _, folded = rules_page.evaluate(script, text)
        rows = folded.split("\r\n")
        assert all(len(row.encode()) <= 75 for row in rows)
        assert "".join([rows[0], *(row[1:] for row in rows[1:])]) == "DESCRIPTION:" + text
        assert all(row[0] == " " for row in rows[1:])


def test_the_week_at_a_glance_marks_rest_days(rules_page: Page) -> None:
    script = "p => alsguide.planWeek.weekOf(p, alsguide.planRules.evaluate(p, planData), planData)"
    week = rules_page.evaluate(script, plan(answers="clear", session_max_min=5))
    assert [day["rest"] for day in week] == [False] * 6 + [True]
    assert [len(day["sessions"]) for day in week] == [1] * 7
