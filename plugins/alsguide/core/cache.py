"""Disk cache: results of slow steps, reused until any of their inputs changes.

A result's key is a fingerprint of all that it depends on, so a kept result is the same as a fresh one. A file that cannot be
read or written is no error: the result is made again.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from alsguide.core.parallel_map import parallel_map

Item = TypeVar("Item")
Result = TypeVar("Result")


def fingerprint(folders: Iterable[Path], files: Iterable[Path], words: str) -> str:
    """Return a fingerprint of the Python files of some folders, of some other files, and of any other words."""
    digest = hashlib.sha256(words.encode())
    for path in [*(path for folder in folders for path in sorted(folder.rglob("*.py"))), *files]:
        if path.exists():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def program() -> str:
    """Return the fingerprint of this program as it was loaded."""
    return fingerprint([Path(__file__).parents[1]], [], "")


def key_of(*parts: str | bytes) -> str:
    """Return the key of a result that this program makes of some texts, each of which counts as a whole."""
    digest = hashlib.sha256(program().encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d\0" % len(data) + data)
    return digest.hexdigest()


def kept(file: Path, key: str, make: Callable[[], Result]) -> Result:
    """Return the result kept in a file under a key; when there is none, make it and keep it."""
    return cached_map(file, [None], [key], lambda items: [make() for _ in items], 1)[0]


def cached_map(
    file: Path | None,
    items: Sequence[Item],
    keys: Sequence[str],
    work: Callable[[Sequence[Item]], list[Result]],
    processes: int = 2,
) -> list[Result]:
    """Return `work(items)`, one result for each item, from what a file keeps; only what is missing is made, and then kept.

    `keys` holds each item's key. What is missing is made in two processes when `processes` is 2; without a file nothing is
    kept. Results that no item asks for are dropped from the file.
    """
    found = load(file) if file else {}
    missing = {key: item for key, item in zip(keys, items, strict=True) if key not in found}
    made = dict(zip(missing, parallel_map(list(missing.values()), work, processes), strict=True))
    used = {key: made[key] if key in made else found[key] for key in keys}
    if file and (made or len(used) != len(found)):
        save(file, used)
    return [used[key] for key in keys]


def load(file: Path) -> dict[str, Any]:
    """Return the results that a file keeps by their keys; none when it is not there, broken, or of another program."""
    try:
        found = pickle.loads(file.read_bytes())
    except Exception:  # whatever is wrong with a file that is only kept to save time, its results are made again
        return {}
    return found if isinstance(found, dict) else {}


def save(file: Path, results: dict[str, Any]) -> None:
    """Keep results for the next build; a folder that cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_bytes(pickle.dumps(results, pickle.HIGHEST_PROTOCOL))
        fresh.replace(file)
    except OSError:
        return
