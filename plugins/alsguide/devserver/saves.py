"""Saves: tells whenever something that a build reads was saved, renamed or deleted."""

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

FOLDERS = ("content", "theme", "overrides")
FILES = ("organisation.toml", "pelicanconf.py", "publishconf.py")

GROUPED_MS = 60
"""Saves that come closer together than this are one; editors often write a file in two steps."""

LOOK_EVERY_MS = 200
"""How often the files at the top are looked at."""

Stamp = dict[str, tuple[int, ...]]


def saves(root: Path) -> Iterator[None]:
    """Yield when the watch has begun, and then after every save below the project's folder, for ever.

    What is saved while the caller works is told next. Folders are watched by the system. The few files at the top, and
    whether a folder was put in place of another, are looked at by their stamps: many editors save by putting a new file
    in the place of the old one, which ends the system's watch on it.
    """
    pending = True
    while True:
        before = stamp_of(root)
        folders = [root / name for name in FOLDERS if (root / name).is_dir()]
        changes = watch(*folders, step=10, debounce=GROUPED_MS, rust_timeout=LOOK_EVERY_MS, yield_on_timeout=True)
        try:
            for found in changes:
                if found or pending:
                    pending = False
                    yield
                if stamp_of(root) != before:
                    pending = True
                    break
        except FileNotFoundError:  # a folder was taken away while the watch began
            pending = True


def stamp_of(root: Path) -> Stamp:
    """Return what changes when a file at the top is saved, or when a watched folder is made, removed or replaced."""
    stamp: Stamp = {}
    for name in (*FOLDERS, *FILES):
        try:
            found = (root / name).stat()
        except FileNotFoundError:
            continue
        stamp[name] = (found.st_ino,) if name in FOLDERS else (found.st_ino, found.st_mtime_ns, found.st_size)
    return stamp
