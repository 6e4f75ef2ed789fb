"""What the tests in a browser share."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

LONGEST = 120_000
"""Milliseconds after which a page will never do what a test waits for."""

FRAMES_AT_ONCE = "window.requestAnimationFrame = done => setTimeout(() => done(performance.now()));"
"""For a page whose scripts wait for a frame, where none is drawn."""


def settle(page: Page) -> None:
    """Wait until a page that has loaded has drawn a frame and done what was queued: what it starts by itself has begun.

    An idle callback is no sign of that: in a browser without a window it sometimes never comes.
    """
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))).then(() => true)")


def wait_until(page: Page, holds: str, argument: Any = None, longest: int = LONGEST) -> None:
    """Wait until a function holds on a page, whatever its policy is and whether it is drawn or not.

    After `longest` milliseconds it fails. Playwright's own `wait_for_function` is stopped by the site's policy, and looks
    again only when the page is drawn.
    """
    page.evaluate(
        f"""async (argument) => {{
              const holds = {holds};
              const last = performance.now() + {longest};
              while (!(await holds(argument))) {{
                if (performance.now() > last) {{ throw new Error("It never held: " + holds); }}
                await new Promise((done) => setTimeout(done, 10));
              }}
            }}""",
        argument,
    )


def wait_until_told(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds in the test itself: what a page asks for and says is heard later, while the test waits."""
    last = time.monotonic() + LONGEST / 1000
    while not holds():
        assert time.monotonic() < last, "It was never told."
        page.evaluate("() => true")


def answer_as_portal(route: Route) -> None:
    """Answer a request for a script as a network does that wants to be logged in to: with what runs as nothing."""
    route.fulfill(content_type="text/javascript", body="")
