"""Build, serve, watch and build again: `make devserver`. A content mistake is shown and never ends it."""

import argparse
import errno
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from alsguide.devserver.builder import EarlyPages, Outcome, receive, start_builder
from alsguide.devserver.saves import saves
from alsguide.devserver.server import Preview, start_server

PREVIEW = Path(".cache", "preview")
"""The folder of the preview, below the project's: what `make html` and `make publish` make in `output/` stays as they left it."""

ENDED = "The system ended the preview, perhaps for want of memory. Start it again: make devserver"


def listen(link: Connection, preview: Preview, say: Callable[[str], None]) -> None:
    """Pass on what the builder sends, until it ends."""
    while (found := receive(link)) is not None:
        if isinstance(found, EarlyPages):
            preview.show_early(found.files)
        elif isinstance(found, Outcome):
            say(found.said)
            preview.announce(found.problems)


def serve(root: Path, output: Path, port: int, say: Callable[[str], None]) -> int:
    """Serve until Ctrl-C or a polite request to end (SIGTERM): 0; 1 when the builder is gone; 2 when the port cannot be used."""
    link = start_builder(root, output)
    try:
        server, preview = start_server(output, port)
    except OSError as error:
        say(port_error(error, port))
        return 2
    listener = threading.Thread(target=listen, args=(link, preview, say), daemon=True)
    listener.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        say(f"The site is at http://localhost:{server.server_port}/ (stop with Ctrl-C)")
        for _ in saves(root):
            link.send(preview.looked_at())
    except BrokenPipeError:
        say(f"\n{ENDED}")
        return 1
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut off the first one's work
    link.send(None)
    listener.join()
    server.shutdown()
    server.server_close()
    say("\nStopped.")
    return 0


def port_error(error: OSError, port: int) -> str:
    """Return why a port cannot be used, and what to do."""
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used without special rights. Choose another: make devserver PORT=8000"
    other = port + 1 if port < 65535 else 8000
    return f"Port {port} is taken by another program. Stop that one, or choose another: make devserver PORT={other}"


def port_number(text: str) -> int:
    """Read a port from the command line; 0 takes a free one."""
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port. Choose a number from 1024 to 65535, such as 8000.')
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    """Serve from the command line."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.devserver", description="Show the site while writing.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--port", type=port_number, default=8000, help="the port (8000)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    return serve(root, root / PREVIEW, options.port, lambda text: print(text, flush=True))
