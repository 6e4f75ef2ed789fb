"""Kept results: what takes long to make is kept between builds, until anything behind it changes.

A result's key is a fingerprint of all that it depends on, so a kept result is the same as a fresh one. A file that cannot be
read or written is no fault: the result is made anew.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")


def fingerprint_of(folders: Iterable[Path], files: Iterable[Path], words: str) -> str:
    """Give a fingerprint of the Python files of some folders, of some other files, and of any other words."""
    digest = hashlib.sha256(words.encode())
    for path in [*(path for folder in folders for path in sorted(folder.rglob("*.py"))), *files]:
        if path.exists():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def kept(file: Path, key: str, make: Callable[[], Result]) -> Result:
    """Give the result kept in a file under a key; when there is none, make it and keep it."""
    found = load(file)
    if isinstance(found, tuple) and len(found) == 2 and found[0] == key:
        result: Result = found[1]
        return result
    made = make()
    save(file, (key, made))
    return made


def load(file: Path) -> Any:
    """Give what a file keeps; None when it is not there, broken, or of another version of this program."""
    try:
        return pickle.loads(file.read_bytes())
    except Exception:  # whatever is wrong with a file that is only kept to save time, it is made anew
        return None


def save(file: Path, value: Any) -> None:
    """Keep a value for the next build; a folder that cannot be written is no fault."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_bytes(pickle.dumps(value))
        fresh.replace(file)
    except OSError:
        return
