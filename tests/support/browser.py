"""What the tests in a browser share."""

from playwright.sync_api import Page


def settle(page: Page) -> None:
    """Wait until a page that has loaded has drawn a frame and done what was queued: what it starts by itself has begun.

    An idle callback is no sign of that: in a browser without a window it sometimes never comes.
    """
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))).then(() => true)")
