"""Serve the built folder, tell open pages to refresh, and show them the problems of the last build.

Pages are sent with one script added; the files on disk stay as they were built.
"""

import hashlib
import json
import posixpath
import queue
import re
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from alsguide.core.problems import Problem

EVENTS = "/__preview/events"
SCRIPT = "/__preview/preview.js"
NOTHING_YET = (
    b"<!doctype html><html lang=en><title>Nothing built yet</title>"
    b"<body><p>Nothing is built yet. The page comes by itself when it is.</p></body></html>"
)
POLICY = re.compile(rb"""(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")""")
"""A policy in a page's head."""

OWN_ADDRESS = re.compile(rb"""\b(href|src|data-worker)="(?![a-z]+:|[/#"])""")
"""The beginning of an address of this site, as seen from its top folder: the 404 page is shown in every folder."""

STYLE = re.compile(rb"""<link href="([^"]+\.css\?v=[0-9a-f]+)" rel="stylesheet">""")
"""A style sheet of a page, by its address with the mark of its content."""

PICTURE = re.compile(rb"""\ssrc="([^"?:]+)\"""")
"""The address of a picture or script of this site in a page, without a mark of its content."""

WAIT_SECONDS = 15
"""How long an open page's connection may stay silent; then a comment is sent, which shows whether the page is gone."""


class Preview:
    """The state of the preview that all open pages share: the files of the output, and the problems of the last build.

    `early` are files that the last save changed, and `earlier` those of saves before it, whose whole site was never built,
    because the next save came first. They stand before those of the folder `output`, in this order.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.lock = threading.Lock()
        self.listeners: dict[queue.Queue[bytes], str] = {}
        self.early: dict[str, bytes] = {}
        self.earlier: dict[str, bytes] = {}
        self.problems: list[dict[str, str]] = []

    def read(self, address: str) -> bytes | None:
        """Return a file by its address; None when it is not there."""
        early = self.read_early(address)
        if early is not None:
            return early
        try:
            return (self.output / address).read_bytes()
        except (OSError, ValueError):
            return None

    def read_early(self, address: str) -> bytes | None:
        """Return a file that a save changed; None when it is as in the last whole build."""
        return self.early.get(address, self.earlier.get(address))

    def page(self, address: str) -> tuple[bytes, HTTPStatus]:
        """Return the page at an address; where there is none, the site's 404 page."""
        if (page := self.read(address)) is not None:
            return page, HTTPStatus.OK
        # There may be no output yet, or the next one is just being put in its place.
        missing = OWN_ADDRESS.sub(rb'\1="/', self.read("404.html") or NOTHING_YET)
        return missing, HTTPStatus.NOT_FOUND

    def message(self, address: str) -> bytes:
        """Return the state of a page as a server-sent event."""
        page = self.page(address)[0]
        styles = [found.decode() for found in STYLE.findall(page)]
        state = {"mark": self.mark(page, address), "styles": styles, "problems": self.problems}
        return b"data: " + json.dumps(state).encode() + b"\n\n"

    def mark(self, page: bytes, address: str) -> str:
        """Return the mark of a page without its style sheets, and of the pictures in it whose addresses have no mark."""
        digest = hashlib.sha256(STYLE.sub(b"<link>", page))
        for picture in PICTURE.findall(page):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(picture.decode()))).lstrip("/")
            digest.update(self.read(path) or b"")
        return digest.hexdigest()[:16]

    def looked_at(self) -> set[str]:
        """Return the addresses of the pages that are looked at."""
        with self.lock:
            return set(self.listeners.values())

    def show_early(self, files: dict[str, bytes]) -> None:
        """Show files as a save makes them, until the whole site is built: none, or pages and every shared file that is new."""
        self.earlier |= self.early
        if files:
            self.earlier = {address: page for address, page in self.earlier.items() if address.endswith(".html")}
        self.early = files
        self.tell()

    def announce(self, problems: list[Problem]) -> None:
        """Tell all open pages that a build ended: a new one, or its problems beside the pages of the last save without any."""
        self.early = {}
        self.earlier = self.earlier if problems else {}
        self.problems = [
            {"place": f"{p.path}:{p.line}", "message": p.message, "check": p.check} for p in sorted(set(problems))
        ]
        self.tell()

    def tell(self) -> None:
        """Tell the state to all open pages."""
        with self.lock:
            for listener, address in self.listeners.items():
                listener.put(self.message(address))

    def listen(self, address: str) -> "queue.Queue[bytes]":
        """Add an open page and give its queue, which holds the present state."""
        listener: queue.Queue[bytes] = queue.Queue()
        with self.lock:
            listener.put(self.message(address))
            self.listeners[listener] = address
        return listener

    def leave(self, listener: "queue.Queue[bytes]") -> None:
        """Remove a page that was closed."""
        with self.lock:
            self.listeners.pop(listener, None)


def address_of(path: str) -> str:
    """Return the address below the top folder of the file that a path on this server means."""
    address = posixpath.normpath("/" + unquote(path)).lstrip("/")
    return posixpath.join(address, "index.html") if path.endswith("/") else address


def with_preview(page: bytes, mark: str) -> bytes:
    """Return a page with the preview's script, which knows the mark of the page, and a policy that lets it work."""
    page = POLICY.sub(lambda found: found[1] + allow_preview(found[2].decode()).encode() + found[3], page)
    before, end, after = page.rpartition(b"</body>")
    return before + f'<script src="{SCRIPT}" data-mark="{mark}" defer></script>'.encode() + end + after


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

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.output), **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        path, _, query = self.path.partition("?")
        if path == EVENTS:
            self.send_events(address_of(unquote(query)))
        elif path == SCRIPT:
            self.send_bytes((Path(__file__).parent / "preview.js").read_bytes(), "text/javascript; charset=utf-8")
        else:
            self.send_page(path)

    def send_page(self, path: str) -> None:
        """Send a file; a page gets the preview's script; an address that is not there gets the site's 404 page."""
        address = address_of(path)
        early = self.preview.read_early(address)
        if not address.endswith(".html") and early is not None:
            self.send_bytes(early, self.guess_type(address))
        elif not address.endswith(".html") and Path(self.translate_path(path)).exists():
            super().do_GET()
        else:
            page, status = self.preview.page(address)
            mark = self.preview.mark(page, address)
            self.send_bytes(with_preview(page, mark), "text/html; charset=utf-8", status)

    def send_bytes(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def send_events(self, address: str) -> None:
        """Send the state of a page at once and whenever it changes, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        listener = self.preview.listen(address)
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
    preview = Preview(output)
    server = Server(("127.0.0.1", port), partial(Handler, preview=preview))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, preview
