"""Servers that a test starts in its own process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer

LOOKS_SECONDS = 0.01
"""How often a server looks whether it may end. By itself it does so twice a second, and every test would wait for that."""


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[str]:
    """Let a server answer while the block runs; gives its address."""
    thread = threading.Thread(target=server.serve_forever, args=(LOOKS_SECONDS,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
