"""What the plan's page weighs by what it is used for: all files that a browser asks for until then, packed."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from tests.support.browser import wait_until
from tests.support.plan_page import NO_TROUBLE, OPEN_ALL, open_library, paper
from tests.support.weights import packed

OPENED, PRINTED, ALL = "opened", "a plan shown and printed", "with all that can be asked for"
BUDGETS = {OPENED: 54_000, PRINTED: 72_000, ALL: 100_000}
"""The most bytes for each use. docs/architecture.md says what stands against less."""


def plan_weights(page: Page, path: Path) -> dict[str, int]:
    """Return the bytes by use, each with those before it: the page opened; answers, a plan, Print; every part opened."""
    asked: set[Path] = set()
    page.on("request", lambda request: asked.add(Path(unquote(urlsplit(request.url).path))))
    page.add_init_script("window.print = () => {};")
    found = {}
    page.goto(path.as_uri())
    page.locator("#steps-title").wait_for()
    found[OPENED] = weight_of(asked)
    page.evaluate(NO_TROUBLE)
    page.locator("#print").click()
    assert paper(page).locator(".c-paper__block svg").count() > 0
    found[PRINTED] = weight_of(asked)
    open_library(page)
    page.locator("#item-0-swap").click()
    page.evaluate(OPEN_ALL)
    page.locator("#item-0-move").click()
    wait_until(page, "() => alsguide.movement")
    found[ALL] = weight_of(asked)
    return found


def weight_of(files: set[Path]) -> int:
    """Return how many bytes of some files go over the network."""
    return sum(packed(path) for path in files if path.is_file())
