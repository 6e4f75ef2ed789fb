"""The command `make html`: build the site, or see that it is built already.

`python -m alsguide.build --help` shows the options. Exit status: 0 built, 1 problems in the content, 2 misuse.
"""

import argparse
import gc
import logging
import sys
import time
from datetime import date
from pathlib import Path

from alsguide.core import command
from alsguide.core.built import is_built, key_of_inputs, note_built
from alsguide.core.writing import only_program


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.build", description="Build the website.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--output", type=Path, default=None, help="the folder to build into (output)")
    parser.add_argument("--settings", default="pelicanconf.py", help="Pelican's settings file")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to build for, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    output = (options.output or root / "output").resolve()
    with only_program(output, "make html"):
        return build_where_needed(root, output, options.settings, options.today or date.today())


def build_where_needed(root: Path, output: Path, settings: str, today: date) -> int:
    """Build a project, unless its output is what this program made of the same files. Return the exit status."""
    begin = time.perf_counter()
    key = key_of_inputs(root, settings, str(today))
    if is_built(root, output, key):
        print(f"Nothing has changed since {output} was built ({time.perf_counter() - begin:.2f} s)")
        return 0
    # Only now, because loading these takes longer than to see that nothing has changed.
    from alsguide.overrides.merge import open_project
    from alsguide.whole_build import BuildFailed, build

    logging.captureWarnings(True)
    try:
        pages = build(open_project(root), output, settings, today=today)
    except (BuildFailed, ChildProcessError) as failure:
        print(failure)
        kept = " The last good output is kept." if output.exists() else ""
        print(f"Nothing was built.{kept}", file=sys.stderr)
        return 1
    if key_of_inputs(root, settings, str(today)) == key:
        note_built(root, output, key)
    print(f"Built {pages} pages into {output} in {time.perf_counter() - begin:.2f} s")
    return 0


if __name__ == "__main__":
    gc.disable()  # a build makes many small objects, nearly all of which it keeps; looking for unused ones takes long
    sys.exit(command.run(main))
