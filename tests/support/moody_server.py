"""A web server that does what a network does: answers, stalls, or is gone. It runs in this process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.support.serving import serving


class MoodyServer(ThreadingHTTPServer):
    """Serves a folder; while `may_answer` is not set, every request waits. `asked` lists the paths that were asked for.

    `portal` is the status and kind with which a portal answers in its place, to all but `not_by_portal`.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.asked: list[str] = []
        self.portal: tuple[int, str] | None = None
        self.not_by_portal = ""

    @property
    def url(self) -> str:
        """The address of the folder."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(SimpleHTTPRequestHandler):
    """Answers when the server may. Every answer ends its connection, so that a server that is gone answers no more."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answer a request, sooner or later."""
        assert isinstance(self.server, MoodyServer)
        self.server.asked.append(self.path)
        self.server.may_answer.wait(60)
        if self.server.portal and self.path != self.server.not_by_portal:
            self.answer_for_portal(*self.server.portal)
        else:
            super().do_GET()

    def answer_for_portal(self, status: int, kind: str) -> None:
        """Answer as a portal does that wants to be passed first."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(
            b"<!doctype html><title>Portal</title><body>Please log in" if "html" in kind else b"Please log in"
        )

    def end_headers(self) -> None:
        """Let the browser keep nothing by itself, so that only the worker can."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def moody_server(folder: Path) -> Iterator[MoodyServer]:
    """Serve a folder while the block runs."""
    server = MoodyServer(folder)
    with serving(server):
        try:
            yield server
        finally:
            server.may_answer.set()
