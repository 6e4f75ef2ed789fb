"""Paints: how far each kind of page shifts while it loads, and how soon the plan answers on a slow device."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.figures import Figure
from tests.bench.pages import PAGES, of_kind
from tests.bench.projects import opened

SLOWER = 6
"""How many times slower the processor is for interactions, as that of an old phone."""
LONGEST = 200
"""The most milliseconds from a choice to the next paint."""
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


def figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Yield the largest shift of each kind of page, and the slowest interaction with the plan."""
    with opened(folder / "paints") as (output, browser):
        for kind, (pattern, _) in PAGES.items():
            shifts = {name: shift_of(browser, output / name) for name in of_kind(output, pattern)}
            worst = max(shifts, key=shifts.__getitem__)
            yield Figure(f"{kind}: largest layout shift of {len(shifts)}, {worst}", shifts[worst], "", 0)
        longest, slowest = interaction(browser, output / "plan.html")
        yield Figure(f"plan: slowest to its next paint, {slowest}, {SLOWER} times slower", longest, "ms", LONGEST)


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
    while page.locator(ANSWERS).first.is_visible():
        page.locator(ANSWERS).first.click()
        page.evaluate(PAINTED)
    for chosen in CHANGES:
        page.locator(chosen).click()
        page.evaluate(PAINTED)
    longest, slowest = page.evaluate("[window.longest, window.slowest]")
    page.close()
    return float(longest), str(slowest)
