"""Build, serve, watch and build again: `make devserver`. A content mistake is shown and never ends it."""

import argparse
import errno
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from alsguide.build import BuildFailed, build
from alsguide.core.command import disk_error
from alsguide.core.problems import Problem
from alsguide.core.writing import only_program
from alsguide.devserver.saves import saves
from alsguide.devserver.server import start_server
from alsguide.overrides.merge import open_project

PREVIEW = Path(".cache", "preview")
"""The folder of the preview, below the project's: what `make html` and `make publish` make in `output/` stays as they left it."""


def try_build(root: Path, output: Path) -> list[Problem]:
    """Build once; say in the terminal how it went, and give the problems. Raises nothing but KeyboardInterrupt."""
    begin = time.perf_counter()
    try:
        with only_program(output, "make devserver"):
            pages = build(open_project(root), output, PROCESSES=1)  # a server with threads must not fork
    except BuildFailed as failure:
        print(f"\n{failure}\nThe last good pages are still shown. They change when this is fixed.", flush=True)
        return failure.problems
    except SystemExit as error:  # a file that was changed between the checks and the build
        print(f"\n{error}", flush=True)
        reason = str(error).partition("\n")[0]
        return [Problem("(content)", 1, f"{reason} Save the file again.", "build")]
    except OSError as error:
        print(f"\n{disk_error(error)}", flush=True)
        return [Problem("(disk)", 1, disk_error(error), "disk")]
    except Exception as error:  # an error of the program must not end the editor's session
        traceback.print_exc()
        message = f"The program failed: {error}. The terminal says where. Undo the last change, or report this."
        return [Problem("(program)", 1, message, "program")]
    print(f"Built {pages} pages in {time.perf_counter() - begin:.2f} s", flush=True)
    return []


def serve(root: Path, output: Path, port: int, say: Callable[[str], None]) -> int:
    """Serve until Ctrl-C or a polite request to end (SIGTERM). Gives 0, or 2 when the port cannot be used."""
    try:
        server, preview = start_server(output, port)
    except OSError as error:
        say(port_error(error, port))
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        say(f"The site is at http://localhost:{server.server_port}/ (stop with Ctrl-C)")
        for _ in saves(root):
            preview.announce(try_build(root, output))
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut off the first one's work
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
