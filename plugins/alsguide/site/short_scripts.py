"""Scripts in their short form: without comments and spaces, and with short names for what is local to a function.

A program in Go does it, the one that Hugo uses. It runs in a process of its own, because a process that has loaded it cannot
fork (the preview does), and what it made is kept.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rjsmin import jsmin

from alsguide.core.cache import cached_map
from alsguide.core.keys import key_of

SETTINGS = {"js-version": 2018}
"""Of the short forms that JavaScript has, only those of that year: what is published must run in old browsers."""

PROGRAM = f"""
import json, sys
import minify
minify.config({SETTINGS})
def short(script):
    try:
        return minify.string("application/javascript", script)
    except ValueError:
        return None
json.dump([short(script) for script in json.load(sys.stdin)], sys.stdout)
"""


def short_scripts(scripts: Mapping[str, str], file: Path | None = None) -> dict[str, str]:
    """Return scripts by name in their short form, from what a file keeps where they have not changed."""
    keys = [key_of(text) for text in scripts.values()]
    short = cached_map(file, str, list(scripts.values()), keys, shortened, processes=1)
    return dict(zip(scripts, short, strict=True))


def shortened(scripts: Sequence[str]) -> list[str]:
    """Return scripts in their short form; one that is no JavaScript loses only comments and spaces: the browser says why."""
    if not scripts:
        return []
    given = [sys.executable, "-I", "-c", PROGRAM]
    done = subprocess.run(
        given, input=json.dumps(scripts), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [short or jsmin(script) for script, short in zip(scripts, json.loads(done.stdout), strict=True)]
