"""Serve the built folder, tell open pages to refresh, and show them the problems of the last build.

Pages are sent with one script added; the files on disk stay as they were built.
"""

import json
import queue
import re
import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from alsguide.core.problems import Problem

EVENTS = "/__preview/events"
SCRIPT = "/__preview/preview.js"
NOTHING_YET = (
    b"<!doctype html><html lang=en><title>Nothing built yet</title>"
    b"<body><p>Nothing is built yet. The page comes by itself when it is.</p></body></html>"
)
POLICY = re.compile(rb"""(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")""")
"""A policy in a page's head."""

WAIT_SECONDS = 15
"""How long an open page's connection may stay silent; then a comment is sent, which shows whether the page is gone."""


class Preview:
    """The state of the preview that all open pages share: which build this is, and its problems.

    Builds are counted from the time of the start, so that a page of an earlier session knows that it is old.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.listeners: set[queue.Queue[bytes]] = set()
        self.state: dict[str, Any] = {"build": time.time_ns() // 1_000_000, "problems": []}

    def message(self) -> bytes:
        """Return the state as a server-sent event."""
        return b"data: " + json.dumps(self.state).encode() + b"\n\n"

    def announce(self, problems: list[Problem]) -> None:
        """Tell all open pages that a build ended: a new one without problems, or the last good one and its problems."""
        shown = [{"place": f"{p.path}:{p.line}", "message": p.message, "check": p.check} for p in sorted(set(problems))]
        with self.lock:
            self.state = {"build": self.state["build"] + (not problems), "problems": shown}
            for listener in self.listeners:
                listener.put(self.message())

    def listen(self) -> "queue.Queue[bytes]":
        """Add an open page and give its queue, which holds the present state."""
        listener: queue.Queue[bytes] = queue.Queue()
        with self.lock:
            listener.put(self.message())
            self.listeners.add(listener)
        return listener

    def leave(self, listener: "queue.Queue[bytes]") -> None:
        """Remove a page that was closed."""
        with self.lock:
            self.listeners.discard(listener)


def with_preview(page: bytes, build: int) -> bytes:
    """Return a page with the preview's script, which knows the number of the page's build, and a policy that lets it work."""
    page = POLICY.sub(lambda found: found[1] + allow_preview(found[2].decode()).encode() + found[3], page)
    before, end, after = page.rpartition(b"</body>")
    return before + f'<script src="{SCRIPT}" data-build="{build}" defer></script>'.encode() + end + after


def allow_preview(policy: str) -> str:
    """Return a policy that lets scripts of this server run and talk to it, and else says the same."""
    directives = {parts[0]: parts[1:] for directive in policy.split(";") if (parts := directive.split())}
    for name in ("script-src", "connect-src"):
        sources = [source for source in directives.get(name, directives.get("default-src", [])) if source != "'none'"]
        directives[name] = sources if "'self'" in sources else [*sources, "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


class Server(ThreadingHTTPServer):
    """A server whose threads end with the program, and which says nothing of pages that were closed while they loaded."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over connections that broke off; show every other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Serve files of the output folder, the preview's script and its events."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, preview: Preview, output: Path, **kwargs: Any) -> None:
        self.preview = preview
        self.output = output
        super().__init__(*args, directory=str(output), **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.split("?")[0]
        if path == EVENTS:
            self.send_events()
        elif path == SCRIPT:
            self.send_bytes((Path(__file__).parent / "preview.js").read_bytes(), "text/javascript; charset=utf-8")
        else:
            self.send_page(path)

    def send_page(self, path: str) -> None:
        """Send a file; a page gets the preview's script; an address that is not there gets the site's 404 page."""
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        status = HTTPStatus.OK
        if file.is_dir() or (file.suffix != ".html" and file.is_file()):
            super().do_GET()
            return
        if not file.is_file():
            file, status = self.output / "404.html", HTTPStatus.NOT_FOUND
        build = self.preview.state["build"]  # before the page is read: too old a number only reloads it once more
        try:
            page = file.read_bytes()
        except OSError:  # there is no output yet, or the next one is just being put in its place
            page = NOTHING_YET
        self.send_bytes(with_preview(page, build), "text/html; charset=utf-8", status)

    def send_bytes(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def send_events(self) -> None:
        """Send the state at once and after every build, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        listener = self.preview.listen()
        try:
            while True:
                try:
                    self.wfile.write(listener.get(timeout=WAIT_SECONDS))
                except queue.Empty:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()
        except OSError:
            pass  # the page was closed
        finally:
            self.preview.leave(listener)
            self.close_connection = True

    def end_headers(self) -> None:
        """End the headers; nothing is kept by the browser, so that a reload shows the newest build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is for problems."""


def start_server(output: Path, port: int) -> tuple[Server, Preview]:
    """Serve `output` on this machine only; port 0 takes a free one. Raises OSError when the port is taken."""
    preview = Preview()
    server = Server(("127.0.0.1", port), partial(Handler, preview=preview, output=output))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, preview
