"""Build, serve, watch and build again: `make devserver`. A content mistake is shown and never ends it."""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from alsguide.build import BuildFailed, build
from alsguide.devserver.server import start_server
from alsguide.problems import Problem

WATCHED = ("content", "theme", "overrides", "organisation.toml", "pelicanconf.py")


def try_build(root: Path, output: Path) -> list[Problem]:
    """Build once; say in the terminal how it went, and give the problems. Never raises."""
    begin = time.perf_counter()
    try:
        pages = build(root, output, PROCESSES=1)  # a server with threads must not fork
    except BuildFailed as failure:
        print(f"\n{failure}\nThe last good pages are still shown. They change when this is mended.", flush=True)
        return failure.problems
    except Exception as error:  # a fault of the program must not end the editor's session
        traceback.print_exc()
        message = f"The program failed: {error}. The terminal says where. Undo the last change, or report this."
        return [Problem("(program)", 1, message, "program")]
    print(f"Built {pages} pages in {time.perf_counter() - begin:.2f} s", flush=True)
    return []


def serve(root: Path, output: Path, port: int, say: Callable[[str], None] = print) -> int:
    """Serve until Ctrl-C. Gives 0, or 2 when the port is taken."""
    try:
        server, preview = start_server(output, port)
    except OSError:
        say(
            f"Port {port} is taken by another program. Stop that one, or choose another: make devserver PORT={port + 1}"
        )
        return 2
    say(f"The site is at http://localhost:{server.server_port}/ (stop with Ctrl-C)")
    preview.announce(try_build(root, output))
    watched = [root / name for name in WATCHED if (root / name).exists()]
    for _ in watch(*watched, step=10, debounce=60, raise_interrupt=False):
        preview.announce(try_build(root, output))
    server.shutdown()
    say("\nStopped.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Serve from the command line."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.devserver", description="Show the site while writing.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    return serve(root, root / "output", options.port)


if __name__ == "__main__":
    sys.exit(main())
