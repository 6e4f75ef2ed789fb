"""What a way through the site costs a reader: presses of keys, stops, seconds of a switch, and words to read.

A way begins on the home page and is gone by real keys. The switch is a model: it stays `STEP` seconds on each stop. It goes
through all stops in order, or first through the groups of the page and then through one group.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

STEP = 2
"""The seconds that a switch stays on one stop."""

MOST_STOPS = 200
"""After so many stops without the one that is looked for, a way leads nowhere."""

LOOK = """() => {
    const parts = 'header, footer, nav, fieldset, .c-findings, .c-items__item, .c-choices, .c-steps__quick, .c-actions, '
        + '.c-filters__group, .c-topic-cards, .c-toolbar, details';
    const groups = new Map(), stop = document.activeElement, own = stop.closest(parts) || stop;
    document.querySelectorAll('a[href], button, input, select, summary, textarea').forEach(one => {
        if (!one.checkVisibility()) return;
        const group = one.closest(parts) || one;
        groups.set(group, [...(groups.get(group) || []), one]);
    });
    const main = document.querySelector('main'), texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (main.contains(stop) && texts.nextNode() && !stop.contains(texts.currentNode)) {
        const shown = texts.currentNode.parentElement.checkVisibility();
        words += shown ? (texts.currentNode.textContent.match(/[\\p{L}\\p{N}]+/gu) || []).length : 0;
    }
    const {width, height} = stop.getBoundingClientRect();
    return {
        scan: [...groups.keys()].indexOf(own) + 1 + groups.get(own).indexOf(stop) + 1,
        words,
        size: Math.min(width, height),
        leaves: stop.protocol !== 'tel:' && stop.pathname !== undefined && stop.pathname !== location.pathname,
    };
}"""
"""Looks at what has the focus.

Gives the steps of a switch that goes by groups from the top, the words in front of it in the main part, its smaller side in
CSS pixels, and whether it leads to another page."""

LIES_BEFORE = """selector => Boolean(
    document.activeElement.compareDocumentPosition(document.querySelector(selector)) & Node.DOCUMENT_POSITION_PRECEDING
)"""
"""Whether something stands in front of what has the focus."""

TYPED = "type:"
"""The beginning of a step that types; each letter is no press, because many do not type by keys."""

TO_MAIN = "a[href='#main']"
TO_SEARCH = ["header a[href$='search.html']", TO_MAIN, "main input", f"{TYPED}cramp"]


@dataclass(frozen=True)
class Way:
    """A way: what each step chooses, as a selector, or the text that it types; and the most presses that it may take."""

    name: str
    steps: Sequence[str]
    most: int = 10


WAYS = (
    Way("the short answer", [TO_MAIN, "main a[href$='can-i-exercise.html']"]),
    Way("stop signs", [TO_MAIN, "main a[href$='when-to-stop.html']"]),
    Way("a search hit", [*TO_SEARCH, "main .c-search-results__link"]),
    Way(
        "an exercise by a filter",
        [TO_MAIN, "main a[href*='exercises.html#']", ".c-filters__choice", "main .c-exercise-card"],
    ),
    Way(
        "a printed diary",
        [TO_MAIN, "main a[href$='papers/diary.html']", TO_MAIN, ".c-toolbar button"],
        12,
    ),
    Way("a call to a support line", [TO_MAIN, "main a[href*='support.html#']", "main a[href^='tel:']"]),
)


@dataclass
class Cost:
    """What a way cost: presses, stops, steps of a switch that goes by groups, words, and its smallest target in pixels."""

    presses: int = 0
    stops: int = 0
    scan: int = 0
    words: int = 0
    smallest: float = 1e9


def go(page: Page, home: str, way: Way) -> Cost:
    """Go a way by keys, from the home page at an address, and return what it cost. Raise where a step leads nowhere."""
    page.goto(home)
    cost = Cost()
    for step in way.steps:
        if step.startswith(TYPED):
            page.keyboard.type(step.removeprefix(TYPED))
        else:
            choose(page, step, cost)
    return cost


def choose(page: Page, selector: str, cost: Cost) -> None:
    """Go to the first stop of a selector, forwards or back, and choose it; a field only takes the focus."""
    page.wait_for_selector(selector, state="attached")
    key = "Shift+Tab" if page.evaluate(LIES_BEFORE, selector) else "Tab"
    stops = 0
    while stops == 0 or not page.evaluate("selector => document.activeElement.matches(selector)", selector):
        page.keyboard.press(key)
        stops += 1
        if stops > MOST_STOPS:
            raise ValueError(f"No stop {selector} on {page.url}")
    seen = page.evaluate(LOOK)
    cost.stops += stops
    cost.scan += seen["scan"]
    cost.words += seen["words"]
    cost.smallest = min(cost.smallest, seen["size"])
    cost.presses += stops
    if page.evaluate("() => document.activeElement.tagName") != "INPUT":
        press_enter(page, seen["leaves"])
        cost.presses += 1


def press_enter(page: Page, leaves: bool) -> None:
    """Choose what has the focus; where it leads to another page, wait for that."""
    if leaves:
        with page.expect_navigation():
            page.keyboard.press("Enter")
    elif page.evaluate("() => document.activeElement.protocol !== 'tel:'"):
        page.keyboard.press("Enter")
