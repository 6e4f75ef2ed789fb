"""Paints: how far each kind of page shifts while it loads, and how soon the plan answers on a slow device."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.bench.figures import Figure
from tests.bench.pages import PAGES, of_kind
from tests.bench.projects import Sites

SLOWER = 6
"""How many times slower the processor is for interactions, as that of an old phone."""
LONGEST = 200
"""The most milliseconds from a choice to the next paint."""
TRACED = ("toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline")
"""What a trace must hold to tell the work of the page from that of others."""
WATCH = """
window.shift = 0; window.longest = 0; window.slowest = '';
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
        if (!entry.interactionId || entry.duration <= window.longest) continue;
        window.longest = entry.duration;
        window.slowest = (entry.target && entry.target.id) || entry.name;
    }
}).observe({ type: 'event', buffered: true, durationThreshold: 16 });
"""
"""Notes the shifts of a page, and its slowest interaction with what was chosen."""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Waits until what was chosen is painted and noted."""
ANSWERS = "#quick-0, #ask-today-none, #ask-equipment-none"
CHANGES = (
    *("#item-0-change", "#item-0-remove", "#undo", "#library-toggle", "#add-ankle-pumps"),
    *("#part-all > summary", "#part-strength > summary", "#part-safety > summary", "#answer-again"),
)
"""What is chosen once a plan stands."""


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield the largest shift of each kind of page, and the slowest interaction with the plan."""
    with sites.opened() as (output, browser):
        for kind, (pattern, _) in PAGES.items():
            shifts = {name: shift_of(browser, output / name) for name in of_kind(output, pattern)}
            worst = max(shifts, key=shifts.__getitem__)
            yield Figure(f"{kind}: largest layout shift of {len(shifts)}, {worst}", shifts[worst], "", 0)
        longest, slowest = interaction(browser, output / "plan.html")
        yield Figure(f"plan: slowest to its next paint, {slowest}, {SLOWER} times slower", longest, "ms", LONGEST)
        most, slowest = work(browser, output / "plan.html")
        yield Figure(
            f"plan: most work to the next paint, {slowest}, {SLOWER} times slower", most * SLOWER, "ms", LONGEST
        )


def shift_of(browser: Browser, path: Path) -> float:
    """Return how far a page shifts while it loads on a phone."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.evaluate(PAINTED)
    shift = float(page.evaluate("window.shift"))
    page.close()
    return shift


def interaction(browser: Browser, path: Path) -> tuple[float, str]:
    """Return the longest time from a choice to the next paint, from the first question to a changed plan, and the choice."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for choice in choices(page):
        choice.click()
    longest, slowest = page.evaluate("[window.longest, window.slowest]")
    page.close()
    return float(longest), str(slowest)


def choices(page: Page) -> Iterator[Locator]:
    """Yield what is chosen on the page of the plan, one after the other, each when the last is painted."""
    while page.locator(ANSWERS).first.is_visible():
        yield page.locator(ANSWERS).first
        page.evaluate(PAINTED)
    for chosen in CHANGES:
        yield page.locator(chosen)
        page.evaluate(PAINTED)


def work(browser: Browser, path: Path) -> tuple[float, str]:
    """Return the most milliseconds of the processor that a choice takes until the page can be painted, and the choice.

    Unlike the time that passes, it is nearly the same on a machine that does something else.
    """
    page, most = browser.new_page(), (0.0, "")
    page.goto(path.as_uri())
    for choice in choices(page):
        choice.scroll_into_view_if_needed()
        page.evaluate(PAINTED)
        name = str(choice.get_attribute("id") or choice.text_content())
        box = choice.bounding_box()
        assert box is not None, name
        browser.start_tracing(page=page, categories=list(TRACED))
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.evaluate(PAINTED)
        most = max(most, (work_until_painted(json.loads(browser.stop_tracing())["traceEvents"]), name))
    page.close()
    return most


def work_until_painted(events: Sequence[Any]) -> float:
    """Return the milliseconds of the processor from the last click in a trace until what it changed goes to be drawn."""
    click = max((one for one in events if is_click(one)), key=lambda one: one["ts"])
    own = [one for one in events if (one["pid"], one["tid"]) == (click["pid"], click["tid"]) and "ts" in one]
    end = min(one["ts"] for one in own if one["name"] == "Commit" and one["ts"] > click["ts"])
    tasks = [one for one in own if one["name"] == "RunTask" and one["ts"] <= end and "tdur" in one]
    return float(sum(one["tdur"] for one in tasks if one["ts"] + one["dur"] >= click["ts"])) / 1000


def is_click(event: Any) -> bool:
    """Return whether an event of a trace is a click that the page hears."""
    return event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "click"
