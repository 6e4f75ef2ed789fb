"""Every kind of page in Chromium, from real servers with the policy in force: nothing is refused, nothing is blocked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.support.brands import Brand
from tests.support.browser import settle
from tests.support.servers import Served

KINDS = (
    "index.html",
    "start/can-i-exercise.html",
    "safety/index.html",
    "exercises.html",
    "exercises/sit-to-stand.html",
    "exercises-print.html",
    "search.html",
    "questions.html",
    "studies-trials.html",
    "plan.html",
    "privacy.html",
    "404.html",
)
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sourceFile);
});
"""


pytestmark = pytest.mark.parametrize(
    "served", [("nginx", "us-group"), ("apache", "uk-charity"), ("caddy", "us-group")], indirect=True, ids="-".join
)
"""Each server and each kind of address once: test_headers.py sees every server send the same headers for every file."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser as a new reader has it."""
    context = browser.new_context()
    yield context
    context.close()


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """Return a tab and the list in which everything that goes wrong on it is put."""
    context.add_init_script(WATCH)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}") if is_refused(request) else None)
    return page, errors


def is_refused(request: Request) -> bool:
    """Return whether a request failed by itself, and not because the reader went on to the next page."""
    return "ERR_ABORTED" not in (request.failure or "")


def test_no_kind_of_page_breaks_the_policy(served: tuple[Served, Brand], context: BrowserContext) -> None:
    site, _ = served
    page, errors = watched(context)
    found: dict[str, list[str]] = {}
    for address in KINDS:
        page.goto(site.url + address, wait_until="load")
        violations = page.evaluate("window.violations")
        if violations or errors:
            found[address] = [*violations, *errors]
            errors.clear()
    assert found == {}


def test_the_watch_sees_a_page_that_breaks_the_policy(served: tuple[Served, Brand], context: BrowserContext) -> None:
    """Without this, a silent watch would pass every page."""
    site, _ = served
    page, errors = watched(context)
    page.goto(site.url + "about.html")
    with page.expect_console_message():
        page.evaluate(
            """() => new Promise((resolve) => {
                 document.addEventListener("securitypolicyviolation", resolve);
                 const image = new Image();
                 image.src = "https://elsewhere.example/x.png";
                 document.body.append(image);
               }).then(() => true)"""
        )
    assert any("img-src https://elsewhere.example" in one for one in page.evaluate("window.violations"))
    assert errors


def test_the_404_page_is_whole_at_any_depth(served: tuple[Served, Brand], context: BrowserContext) -> None:
    site, _ = served
    page = context.new_page()
    answers: dict[str, int] = {}
    page.on("response", lambda answer: answers.update({answer.url: answer.status}))
    page.goto(site.url + "a/b/c/nothing.html")
    assert {url: status for url, status in answers.items() if status >= 400} == {site.url + "a/b/c/nothing.html": 404}
    assert page.evaluate("document.querySelector('.c-header__brand img').naturalWidth") > 0
    page.locator(".c-header__brand").click()
    assert page.url == site.url + "index.html"


def test_scripts_do_what_they_do_elsewhere(served: tuple[Served, Brand], context: BrowserContext) -> None:
    """The search answers and the plan takes a choice: the policy stops no function of the site."""
    site, _ = served
    page, errors = watched(context)
    page.goto(site.url + "search.html")
    box = page.locator("input[type=search]")
    box.fill("walking")
    box.press("Enter")
    page.locator("main a[href*='walking']").first.wait_for()
    page.goto(site.url + "plan.html")
    page.locator("main button:visible, main input:visible").first.wait_for()
    assert errors == []


def test_an_article_loads_three_files_at_most_and_keeps_nothing(
    served: tuple[Served, Brand], context: BrowserContext
) -> None:
    """The logo of a host comes besides on the page of an exercise, which has a script; a small one stands in the page itself."""
    site, _ = served
    for address in ("start/can-i-exercise.html", "exercises/sit-to-stand.html"):
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(site.url + address, wait_until="load")
        settle(page)
        kept = page.evaluate(
            """async () => [localStorage.length, sessionStorage.length, document.cookie.length, (await caches.keys()).length,
                            (await navigator.serviceWorker.getRegistrations()).length]"""
        )
        assert kept == [0, 0, 0, 0, 0], address
        logo = {url for url in asked if address.startswith("exercises/") and "/theme/images/logo" in url}
        assert len(set(asked) - logo) <= 3, asked
        page.close()
