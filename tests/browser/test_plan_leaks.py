"""The plan page's policy in Chromium: each way out that it can close is tried, and stopped before anything is sent.

It cannot close `window.open`, `location`, a link that is followed, and WebRTC: tests/unit/test_ways_out.py shows that no
script of the site holds them.
"""

import http.server
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.serving import serving

WAYS = {
    "fetch": "fetch(to).catch(() => {})",
    "request": "{ const one = new XMLHttpRequest(); one.open('POST', to); one.send('plan'); }",
    "beacon": "navigator.sendBeacon(to, 'plan')",
    "web socket": "new WebSocket(to.replace('http', 'ws'))",
    "event source": "new EventSource(to)",
    "image": "{ const one = new Image(); one.src = to; }",
    "script": "{ const one = document.createElement('script'); one.src = to; document.body.append(one); }",
    "style": "{ const one = document.createElement('link'); one.rel = 'stylesheet'; one.href = to; document.head.append(one); }",
    "style text": "{ const one = document.createElement('style'); one.textContent = `body { background: url(${to}) }`;"
    " document.head.append(one); }",
    "font": "new FontFace('plan', `url(${to})`).load().catch(() => {})",
    "form": "{ const one = document.createElement('form'); one.action = to; one.method = 'post'; document.body.append(one);"
    " one.submit(); }",
    "frame": "{ const one = document.createElement('iframe'); one.src = to; document.body.append(one); }",
    "object": "{ const one = document.createElement('object'); one.data = to; document.body.append(one); }",
    "video": "{ const one = document.createElement('video'); one.src = to; document.body.append(one); }",
    "link ping": "{ const one = document.createElement('a'); one.href = '#plan'; one.ping = to; document.body.append(one);"
    " one.click(); }",
    "prefetch": "{ const one = document.createElement('link'); one.rel = 'prefetch'; one.href = to; document.head.append(one); }",
    "worker": "try { new Worker(to) } catch { document.dispatchEvent(new Event('securitypolicyviolation')) }",
    "base": "{ const one = document.createElement('base'); one.href = to; document.head.append(one); }",
}
TRY = """async to => {
    const stopped = new Promise(resolve => document.addEventListener('securitypolicyviolation', () => resolve(true)));
    const never = new Promise(resolve => setTimeout(() => resolve(false), 20000));
    WAY;
    return await Promise.race([stopped, never]);
}"""


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A server that remembers what reached it."""

    heard: list[str]

    def handle_one_request(self) -> None:
        """Remember the first line of any request."""
        self.heard.append(self.rfile.readline(200).decode("latin-1"))
        self.close_connection = True


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a server outside the site, and what reached it."""
    heard: list[str] = []
    handler = type("Heard", (Elsewhere,), {"heard": heard})
    with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as address:
        yield f"{address}/plan", heard


@pytest.fixture
def plan_page(site: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto((site / "plan.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("way", list(WAYS))
def test_the_policy_stops_a_way_out(plan_page: Page, elsewhere: tuple[str, list[str]], way: str) -> None:
    """It waits until the browser says that the policy stopped it. When it does not, the policy lets this way out."""
    address, heard = elsewhere
    assert plan_page.evaluate(TRY.replace("WAY", WAYS[way]), address) is True
    assert heard == []


def test_the_server_elsewhere_hears_what_is_not_stopped(
    browser: Browser, tmp_path: Path, elsewhere: tuple[str, list[str]]
) -> None:
    address, heard = elsewhere
    (tmp_path / "open.html").write_text("<!doctype html><title>No policy</title>", "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "open.html").as_uri())
    page.evaluate("to => fetch(to, { mode: 'no-cors' }).catch(() => {})", address)
    page.close()
    assert heard[0].startswith("GET /plan")
