"""Warnings people can take in, whatever they answer: three at once, the worst first, each with a way to act, all on paper."""

import json
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from alsguide.plan.builder import built_plan
from alsguide.plan.rules import evaluate
from tests.support.answer_sets import random_answers
from tests.support.plan_page import TODAY_AND_REVIEW, open_text, paper
from tests.support.plans import clear_plan, random_plan, real_data

DATA = real_data()
CLEAR = clear_plan(DATA)["answers"]
PLANS = 60
LEVELS = {"red": 0, "amber": 1, "note": 2}

SHOWN = """() => {
    const lines = [...document.querySelectorAll('#findings li.c-findings__item')];
    return lines.map(line => ({
        isOpen: line.checkVisibility(),
        level: /--(red|amber|note)/.exec(line.className)[1],
        says: line.querySelector('strong').textContent,
        ways: [...line.querySelectorAll('a, button')].map(way => way.textContent),
    }));
}"""
"""What the list at the top of the plan holds: what is seen at once, and what is folded."""


def plans_of(page: Page) -> list[Any]:
    """Plans of people who may exercise: half are built from answers, half hold any exercises at all."""
    rng = random.Random(14)
    today, review = page.evaluate(TODAY_AND_REVIEW)
    made = []
    while len(made) < PLANS:
        plan = built_plan(random_answers(rng, DATA), DATA) if len(made) % 2 else random_plan(rng, DATA)
        plan["answers"] |= {
            "start_date": today,
            "answered_on": today,
            "review_date": review,
            "today": ["none"],
            "sheet": "plan",
        }
        for field in DATA["fields"]["answers"]:
            if field.get("required") and not plan["answers"][field["id"]]:
                plan["answers"][field["id"]] = CLEAR[field["id"]]
        if not evaluate(plan, DATA, today)["stopped"]:
            made.append((plan, today))
    return made


def test_three_warnings_at_once_the_worst_first_each_with_one_way_to_act_and_all_on_paper(
    site: Path, undrawn_page: Page
) -> None:
    undrawn_page.set_viewport_size({"width": 1280, "height": 900})
    undrawn_page.goto((site / "plan.html").as_uri())
    undrawn_page.locator("#begin-empty").dispatch_event("click")
    undrawn_page.locator("#plan-title").wait_for()
    most, counts = 0, []
    for plan, today in plans_of(undrawn_page):
        assert (
            open_text(undrawn_page, json.dumps({"format": DATA["format"], "version": DATA["version"], "plan": plan}))
            == ""
        )
        lines = undrawn_page.evaluate(SHOWN)
        judged = evaluate(plan, DATA, today)
        expected = [one["message"] for one in judged["findings"] if one["level"] != "red"]
        expected += [one["message"] for one in judged["findings"] if set(one["items"]) & set(judged["out"])]
        says = [line["says"] for line in lines]
        assert [text for text in expected if "{" not in text and text not in says] == [], "none hides behind another"
        assert [line["isOpen"] for line in lines] == [place < 3 for place in range(len(lines))]
        levels = [LEVELS[line["level"]] for line in lines]
        assert levels == sorted(levels), says
        for line in lines:
            assert len(line["ways"]) == (line["level"] != "note"), line
            assert all(line["ways"])
        printed = " ".join((paper(undrawn_page).first.text_content() or "").split())
        assert [text for text in says if " ".join(text.split()) not in printed] == []
        counts.append(len(lines))
        most = max(most, sum(line["isOpen"] for line in lines))
    print(f"{PLANS} plans: up to {max(counts)} warnings, {most} at once, middle {sorted(counts)[PLANS // 2]}")
    assert max(counts) > 3, "or nothing was folded"
