"""The kept copy: every page without a network, updates, a slow network, and taking it all away again."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from alsguide.hosting.worker import kept_files, no_worker_file, worker_file
from tests.site.pages import all_pages, pages_of_each_kind
from tests.support.brands import Brand
from tests.support.browser import settle, wait_until
from tests.support.moody_server import MoodyServer, moody_server
from tests.support.plan_page import answer, choose, open_fields, open_library, saved_plan

NOTICE = ".c-offline-notice[role=status]"

BAD_ADDRESSES = ("%", "%E0%A4%A", "safety/%ZZ.html", "constructor", "safety/%2e%2e%2fnowhere")
FEW = ("index.html", "about.html", "privacy.html", "404.html", "safety/falls.html")
PORTALS = ((200, "text/html; charset=utf-8"), (200, "text/plain"), (403, "text/html"))
"""What stands in the way of a network and answers for it: the status and the kind of what it says."""


@pytest.fixture(scope="module")
def whole(brands: Callable[[str], Brand]) -> Path:
    """A published site with the worker that publishing made for it; no test changes it."""
    return brands("us-group").output


def write_worker(folder: Path) -> None:
    """Make the worker of a site as publishing makes it, with what the one that stands there says of old copies."""
    worker = folder / "sw.js"
    found = re.search(r"^const NOTICES = (.*);$", worker.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    said: Any = json.loads(found[1])
    worker.write_text(worker_file(folder, said, "en-US"), "utf-8")


@pytest.fixture(scope="module")
def few(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few pages, which is soon kept; no test changes it."""
    target = tmp_path_factory.mktemp("few") / "site"
    shutil.copytree(whole, target, ignore=shutil.ignore_patterns("*.gz", "*.br", "*.html"))
    for address in FEW:
        (target / address).parent.mkdir(exist_ok=True)
        shutil.copy(whole / address, target / address)
    write_worker(target)
    return target


@pytest.fixture
def folder(few: Path, tmp_path: Path) -> Path:
    """The site of a few pages, for a test that may change it."""
    return shutil.copytree(few, tmp_path / "site")


@pytest.fixture
def server(folder: Path) -> Iterator[MoodyServer]:
    """The site on a server that can stall."""
    with moody_server(folder) as server:
        yield server


@pytest.fixture
def context(undrawn: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the site, and draws none of it: no test that takes it presses anything."""
    context = undrawn.new_context()
    yield context
    context.close()


@pytest.fixture
def drawn_context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the site, and draws it."""
    context = browser.new_context()
    yield context
    context.close()


def visit_and_keep(context: BrowserContext, url: str) -> Page:
    """Open the home page and wait until the whole site is kept."""
    page = context.new_page()
    page.goto(url + "index.html")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    wait_until(page, "() => navigator.serviceWorker.controller !== null")
    return page


def stores(page: Page) -> list[str]:
    """Return the names of the stores that the browser has."""
    found: list[str] = page.evaluate("() => caches.keys()")
    return found


KEPT = """async () => {
    const sums = {};
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const request of await store.keys()) {
            const bytes = await (await store.match(request)).arrayBuffer();
            const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            sums[request.url] = [...sum].map(byte => byte.toString(16).padStart(2, '0')).join('');
        }
    }
    return sums;
}"""
"""Returns the checksum of everything that is kept, by its address."""


def test_every_page_can_be_opened_without_a_network_after_one_visit(whole: Path, context: BrowserContext) -> None:
    """Every file is kept as it is; one page of each kind is opened."""
    with moody_server(whole) as server:
        page = visit_and_keep(context, server.url)
        url = server.url
    files = [address.partition("?")[0] for address in kept_files(whole)]
    sums = {address: hashlib.sha256((whole / address).read_bytes()).hexdigest() for address in files}
    kept = {address.removeprefix(url).partition("?")[0]: found for address, found in page.evaluate(KEPT).items()}
    assert kept == sums
    pages = all_pages(whole)
    assert {built.address for built in pages} <= kept.keys()
    assert len(pages) >= 90
    wrong = {}
    for address in [built.address for built in pages_of_each_kind(pages)]:
        page.goto(url + address)
        whole = page.evaluate(
            """() => [document.querySelectorAll('h1').length, document.querySelectorAll('.c-offline-notice').length,
                      getComputedStyle(document.querySelector('.c-header__brand')).display,
                      document.querySelector('.c-header__brand img').naturalWidth > 0]"""
        )
        if whole != [1, 1, "flex", True]:
            wrong[address] = whole
    assert wrong == {}
    for short in ("", "safety/", "about"):
        page.goto(url + short)
        assert page.locator(NOTICE).count() == 1, short
    page.goto(url + "start/can-i-exercise.html")
    page.reload()
    assert page.locator(NOTICE).inner_text().startswith("This page is a copy that your browser kept on ")


def test_a_plan_is_made_changed_and_saved_without_a_network_after_one_visit(
    whole: Path, drawn_context: BrowserContext
) -> None:
    """The parts of the plan page that come later are kept, too, though no one has asked for them yet."""
    with moody_server(whole) as server:
        page = visit_and_keep(drawn_context, server.url)
        url = server.url
    page.goto(url + "plan.html")
    choose(page, "early-walking")
    open_fields(page, 0)
    open_library(page)
    page.locator("#add-ankle-pumps").click()
    answer(page, "safety", "neck_weak", "no")
    saved = saved_plan(page)["plan"]
    assert saved["answers"]["neck_weak"] == "no"
    assert saved["items"][-1]["exercise"] == "ankle-pumps"


def grow_old(page: Page, days: int) -> None:
    """Make every kept file as old as if it had been kept some days ago."""
    page.evaluate(
        """async (days) => {
              for (const name of await caches.keys()) {
                const store = await caches.open(name);
                for (const request of await store.keys()) {
                  const kept = await store.match(request);
                  const headers = new Headers(kept.headers);
                  headers.set("date", new Date(Date.now() - days * 86400000).toUTCString());
                  await store.put(request, new Response(kept.body, { status: kept.status, headers }));
                }
              }
            }""",
        days,
    )


def test_the_older_a_copy_is_the_more_it_says(
    folder: Path, brands: Callable[[str], Brand], context: BrowserContext
) -> None:
    """From 90 days on it warns; from a year on it asks to go online first, and shows the signs to stop."""
    brand = brands("us-group")
    with moody_server(folder) as server:
        page = visit_and_keep(context, server.url)
        url = server.url
    said = {}
    for days in (89, 91, 364, 366):
        page.goto(url + "about.html")
        grow_old(page, days)
        page.goto(url + "safety/falls.html")
        day = page.evaluate(
            "(days) => new Date(Date.now() - days * 86400000).toLocaleDateString('en-US', { dateStyle: 'long' })", days
        )
        text = page.locator("main > .c-offline-notice:first-child").inner_text()
        assert day in text, days
        said[days] = text.replace(day, "{date}").splitlines()[0]
        assert ("Call 911 now: chest pain" in text) == ("Stop and rest: pain" in text) == (days > 365), days
    words = ("kept_notice", "kept_notice_old", "kept_notice_old", "kept_notice_outdated")
    assert list(said.values()) == [" ".join(brand.ui[key].split()) for key in words]


def test_a_bad_address_falls_to_the_page_for_wrong_addresses(folder: Path, context: BrowserContext) -> None:
    with moody_server(folder) as server:
        page = visit_and_keep(context, server.url)
        url = server.url
        for address in BAD_ADDRESSES:
            answer = page.goto(url + address)
            assert answer is not None, address
            assert answer.status == 404, address
    for address in BAD_ADDRESSES:
        page.goto(url + address)
        assert page.locator("h1").inner_text() == "We could not find that page", address
        assert page.locator(NOTICE).count() == 1, address


def test_what_a_network_puts_in_the_place_of_an_answer_is_not_kept(folder: Path, context: BrowserContext) -> None:
    """Neither as the page that was asked for, nor as a file of a new version, whose parts it must not mix."""
    with moody_server(folder) as server:
        page = visit_and_keep(context, server.url)
        before = stores(page)
        for kind in PORTALS:
            server.portal = kind
            page.goto(server.url + "about.html")
            assert page.locator("body").inner_text() == "Please log in", kind
        (folder / "about.html").write_text((folder / "about.html").read_text("utf-8") + "<!-- new -->", "utf-8")
        write_worker(folder)
        server.portal, server.not_by_portal = PORTALS[0], "/sw.js"
        page.evaluate("async () => { try { await (await navigator.serviceWorker.ready).update(); } catch (error) {} }")
        wait_until(page, "async () => !(await navigator.serviceWorker.getRegistration()).installing")
        url = server.url
    page.goto(url + "about.html")
    assert page.locator("h1").inner_text() == "About this site"
    assert set(before) <= set(stores(page))


def test_with_a_network_pages_come_from_it_and_say_nothing(server: MoodyServer, context: BrowserContext) -> None:
    page = visit_and_keep(context, server.url)
    server.asked.clear()
    page.goto(server.url + "about.html")
    assert page.locator(NOTICE).count() == 0
    assert "/about.html" in server.asked


def test_a_changed_page_is_seen_at_once_and_is_the_one_that_is_kept(folder: Path, context: BrowserContext) -> None:
    """Never older than the last visit: the new text is there before the worker knows of a new version."""
    about = folder / "about.html"
    with moody_server(folder) as server:
        page = visit_and_keep(context, server.url)
        about.write_text(about.read_text("utf-8").replace("</h1>", " changed</h1>"), "utf-8")
        page.goto(server.url + "about.html")
        assert page.locator("h1").inner_text().endswith("changed")
        url = server.url
    page.goto(url + "about.html")
    assert page.locator("h1").inner_text().endswith("changed")
    assert page.locator(NOTICE).count() == 1


def test_a_slow_network_shows_the_kept_page_and_still_brings_the_new_one(
    folder: Path, server: MoodyServer, context: BrowserContext
) -> None:
    page = visit_and_keep(context, server.url)
    about = folder / "about.html"
    about.write_text(about.read_text("utf-8").replace("</h1>", " changed</h1>"), "utf-8")
    server.may_answer.clear()
    page.goto(server.url + "about.html")
    assert page.locator(NOTICE).count() == 1
    assert not page.locator("h1").inner_text().endswith("changed")
    server.may_answer.set()
    wait_until(
        page,
        """async () => { for (const name of await caches.keys()) {
            const page = await (await caches.open(name)).match(location.href);
            if (page) { return (await page.text()).includes(" changed</h1>"); } } }""",
    )
    page.reload()
    assert page.locator("h1").inner_text().endswith("changed")
    assert page.locator(NOTICE).count() == 0


def test_a_new_version_takes_the_place_of_the_old_one_and_fetches_only_what_changed(
    folder: Path, server: MoodyServer, context: BrowserContext
) -> None:
    page = visit_and_keep(context, server.url)
    before = stores(page)
    assert len(before) == 1
    (folder / "about.html").write_text((folder / "about.html").read_text("utf-8") + "<!-- new -->", "utf-8")
    write_worker(folder)
    server.asked.clear()
    page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
    wait_until(
        page,
        "async (old) => { const now = await caches.keys(); return now.length === 1 && now[0] !== old; }",
        before[0],
    )
    assert len(stores(page)) == 1
    assert stores(page) != before
    assert [path for path in server.asked if path not in ("/sw.js", "/about.html")] == []
    assert "/about.html" in server.asked


def test_a_version_that_cannot_be_fetched_whole_leaves_the_old_one(
    folder: Path, server: MoodyServer, context: BrowserContext
) -> None:
    page = visit_and_keep(context, server.url)
    before = stores(page)
    text = (folder / "sw.js").read_text("utf-8").replace('"about.html":"', '"gone.html":"0","about.html":"')
    (folder / "sw.js").write_text(text, "utf-8")
    page.evaluate("async () => { try { await (await navigator.serviceWorker.ready).update(); } catch (error) {} }")
    wait_until(page, "async () => !(await navigator.serviceWorker.getRegistration()).installing")
    assert set(before) <= set(stores(page))
    page.goto(server.url + "about.html")
    assert page.evaluate("navigator.serviceWorker.controller !== null")


def test_a_host_that_turns_it_off_takes_everything_away(
    folder: Path, server: MoodyServer, context: BrowserContext
) -> None:
    page = visit_and_keep(context, server.url)
    assert stores(page)
    (folder / "sw.js").write_text(no_worker_file(), "utf-8")
    page.goto(server.url + "about.html")
    page.evaluate("async () => { const r = await navigator.serviceWorker.getRegistration(); if (r) await r.update(); }")
    wait_until(page, "async () => (await caches.keys()).length === 0")
    assert stores(page) == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_a_reader_takes_the_copy_away_and_it_does_not_come_back(
    server: MoodyServer, drawn_context: BrowserContext
) -> None:
    page = visit_and_keep(drawn_context, server.url)
    page.goto(server.url + "privacy.html")
    page.locator("[data-module=kept-copy] button").click()
    page.locator("[data-module=kept-copy] [role=status]:not(:empty)").wait_for()
    assert stores(page) == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    page.goto(server.url + "index.html")
    settle(page)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    page.goto(server.url + "privacy.html")
    page.locator("[data-module=kept-copy] button").click()
    page.goto(server.url + "index.html")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")


def test_opened_from_disk_nothing_is_kept_and_nothing_fails(folder: Path, context: BrowserContext) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((folder / "index.html").as_uri())
    assert page.locator("h1").count() == 1
    assert errors == []
