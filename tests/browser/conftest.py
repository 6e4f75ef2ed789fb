"""Fixtures of the browser layer."""

import json
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, TimeoutError

from tests.support.axe import Looks, new_looks
from tests.support.browser import FRAMES_AT_ONCE
from tests.support.frames import NoFrameError, without_frames
from tests.support.plans import real_data, scripts
from tests.support.sessions import FASTER

SHARED: dict[pytest.FixtureDef[Any], pytest.FixtureRequest] = {}
"""The fixtures that several tests share, each with the request that made it."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let a test run once more whose page is not drawn any more.

    Tests of other layers are not marked: what the plugin does before each marked one lasts as long as most of them.
    """
    item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=NoFrameError.__name__))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """Note what several tests share."""
    value = yield
    if request.scope != "function":
        SHARED[fixturedef] = request
    return value


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None]:
    """Say so when a test waited in vain because its page is not drawn any more: it runs once more then, in a new page."""
    try:
        yield
    except TimeoutError as error:
        stopped = without_frames(value for value in item.funcargs.values() if isinstance(value, Page))
        if not stopped:
            raise
        for fixture, request in SHARED.items():
            value = fixture.cached_result[0] if fixture.cached_result else None
            if any(page in (value if isinstance(value, tuple) else (value,)) for page in stopped):
                fixture.finish(request)  # type: ignore[arg-type]  # pytest names the narrower class, which it gives
        raise NoFrameError(f"the browser stopped drawing {', '.join(page.url for page in stopped)}") from error


UNDRAWN = "--disable-threaded-compositing"
"""Lets a browser draw nothing."""


@pytest.fixture(scope="session")
def undrawn(launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser that lays pages out and draws none, which is a third of the work to show one.

    For tests that only ask pages what they are: a click, which waits for a frame, never comes there, and no picture is made.
    """
    browser = launch_browser(args=[*browser_type_launch_args["args"], UNDRAWN])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def judging(launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser as `undrawn`, which runs each script as it is compiled first.

    For tests that let axe judge one page after the other: each page has an axe of its own, which is gone before it has been
    worth the third of the work that it takes to compile it better. Where one page does much, that pays.
    """
    browser = launch_browser(args=[*browser_type_launch_args["args"], UNDRAWN, "--js-flags=--no-maglev --no-turbofan"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def rules_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from disk that holds the plan's scripts and nothing else, with the data as `window.planData`."""
    tags = "".join(f'<script defer src="{path.as_uri()}"></script>' for path in scripts())
    file: Path = tmp_path_factory.mktemp("plan") / "plan.html"
    file.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Plan</title>{tags}</html>', "utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate("data => { window.planData = data; }", real_data())
    yield page
    page.close()
    assert errors == []


@pytest.fixture(scope="session")
def looks() -> Looks:
    """The looks that axe judged on any page of this run."""
    return new_looks()


@pytest.fixture
def plan_page(site: Path, browser: Browser) -> Iterator[Page]:
    """The page with no plan chosen. An error of its scripts fails the test."""
    for page in page_alone(browser):
        open_plan(page, site)
        yield page


def page_alone(browser: Browser, *scripts: str) -> Iterator[Page]:
    """Yield an empty page in a window of its own, in which some scripts run before those of any page. An error of these fails."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for script in scripts:
        context.add_init_script(script)
    yield page
    context.close()
    assert errors == []


EMPTY = "() => { if (location.protocol === 'file:') { localStorage.clear(); sessionStorage.clear(); } }"


Tab = tuple[Page, list[str]]
"""A tab, and what fails in the scripts of its pages, or is logged as an error."""


def tab_of(browser: Browser, *scripts: str) -> Iterator[Tab]:
    """Yield a tab of its own of a browser, in which some scripts run before those of any page, also of one that it opens."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for script in scripts:
        context.add_init_script(script)
    yield page, errors
    context.close()


def as_new(tab: Tab) -> Iterator[Page]:
    """Yield the page of a tab as a new one is; an error of the scripts fails."""
    page, errors = tab
    page.emulate_media(media="null", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.evaluate(EMPTY)
    page.goto("about:blank")
    errors.clear()
    yield page
    assert errors == []


@pytest.fixture(scope="module")
def file_tab(browser: Browser) -> Iterator[Tab]:
    """One tab for the tests of a file."""
    yield from tab_of(browser)


@pytest.fixture(scope="module")
def undrawn_tab(undrawn: Browser) -> Iterator[Tab]:
    """One tab for the tests of a file, which is never drawn."""
    yield from tab_of(undrawn, FRAMES_AT_ONCE)


@pytest.fixture
def tidy_page(file_tab: Tab) -> Iterator[Page]:
    """The tab of the file, as a new one is. An error of the scripts fails the test.

    For tests that do to the tab what a reader does, and no more: none listens to events, stops or changes what is loaded, sets
    clocks, or opens a second tab. What they store, and how they set the window and the media, is put back.
    """
    file_tab[0].mouse.move(0, 0)
    yield from as_new(file_tab)


@pytest.fixture
def undrawn_page(undrawn_tab: Tab) -> Iterator[Page]:
    """The tab of the file that is never drawn: as `tidy_page`, and for tests that ask and print.

    `dispatch_event("click")` presses what is on it, as software does that a reader speaks to; `click` and `check` wait in vain,
    and the mouse for five seconds.
    """
    yield from as_new(undrawn_tab)


@pytest.fixture
def tidy_plan_page(site: Path, tidy_page: Page) -> Page:
    """The page with no plan chosen, in the tab of the file: as `plan_page`, for tests as those of `tidy_page`."""
    open_plan(tidy_page, site)
    return tidy_page


@pytest.fixture
def undrawn_plan_page(site: Path, undrawn_page: Page) -> Page:
    """The page with no plan chosen, in the tab of the file that is never drawn: as `tidy_plan_page`, for what is only asked."""
    open_plan(undrawn_page, site)
    return undrawn_page


def open_plan(page: Page, site: Path) -> None:
    """Open the page of the plan; what would print is counted."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((site / "plan.html").as_uri())
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")


@pytest.fixture(scope="session")
def session_data(site: Path) -> Any:
    """What the scripts of the page of sessions read."""
    page = html.fromstring((site / "session.html").read_text("utf-8"))
    return json.loads(page.get_element_by_id("session-data").text)


@pytest.fixture(scope="module")
def screen(site: Path, browser: Browser) -> Iterator[Page]:
    """The page of sessions, on which time passes between two events. An error of its scripts fails the tests of a file."""
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto((site / "session.html").as_uri())
    page.evaluate(FASTER)
    yield page
    page.context.close()
    assert [url for url in asked if not url.startswith(site.as_uri())] == []
