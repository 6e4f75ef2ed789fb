"""Tell a page on which nothing is drawn any more from a page that does not do what a test waits for.

Once in many thousands of presses a windowless browser stops drawing one of its pages, for good: scripts answer, and no
frame comes. A press waits for two frames that are alike, so it waits in vain. Nothing of the project can cause or mend
that, so such a test, and no other, runs once more (`tests/browser/conftest.py`), and the closing line counts it.
"""

from collections.abc import Iterable

from playwright.sync_api import Error, Page

ENOUGH = 5000
"""Milliseconds in which a page that answers draws a frame, even while the machine is busy."""

IS_DRAWN = """wait => !String(requestAnimationFrame).includes('[native code]') || Promise.race([
    new Promise(resolve => requestAnimationFrame(() => resolve(true))),
    new Promise(resolve => setTimeout(resolve, wait, false)),
])"""
"""Where a test gives the frames by hand, nobody can tell."""


class NoFrameError(Exception):
    """A page answers, and its browser does not draw it."""


def without_frames(pages: Iterable[Page], wait: int = ENOUGH) -> list[Page]:
    """Return the pages whose scripts answer while no frame is drawn for `wait` milliseconds."""
    return [page for page in pages if not page.is_closed() and not _is_drawn(page, wait)]


def _is_drawn(page: Page, wait: int) -> bool:
    """Return whether a frame comes; also when the page does not answer, which is then the page's own fault."""
    try:
        page.wait_for_function("true", polling=10, timeout=wait)
        return bool(page.evaluate(IS_DRAWN, wait))
    except Error:
        return True
