"""Disk cache: results of slow steps, reused until any of their inputs changes.

A result's key is a fingerprint of all that it depends on, so a kept result is the same as a fresh one. Files are JSON, read
into the type that the caller names: they hold data, and nothing in them is ever run. A file that is broken, of another form,
or cannot be read or written is no error: the result is made again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from alsguide.core.parallel_map import MOST_PROCESSES, parallel_map
from alsguide.core.writing import write_file

Item = TypeVar("Item")
Result = TypeVar("Result")


def kept(file: Path, form: type[Result], key: str, make: Callable[[], Result]) -> Result:
    """Return the result of type `form` kept in a file under a key; when there is none, make it and keep it."""
    return cached_map(file, form, [None], [key], lambda items: [make() for _ in items], 1)[0]


def cached_map(
    file: Path | None,
    form: type[Result],
    items: Sequence[Item],
    keys: Sequence[str],
    work: Callable[[Sequence[Item]], list[Result]],
    processes: int = MOST_PROCESSES,
    holds: Callable[[Result], bool] = lambda _: True,
) -> list[Result]:
    """Return `work(items)`, one result for each item, from what a file keeps; only what is missing is made, and then kept.

    `form` is the type of a result: texts, numbers, and tuples, lists, dicts and data classes of them. `keys` holds each
    item's key, and a kept result counts only where it also `holds`. What is missing is made in at most so many processes;
    without a file nothing is kept. Results that no item asks for are dropped from the file.
    """
    adapter = TypeAdapter(dict[str, form])  # type: ignore[valid-type]  # the type is known only now
    loaded = load(file, adapter) if file else {}
    found = {key: loaded[key] for key in dict.fromkeys(keys) if key in loaded and holds(loaded[key])}
    missing = {key: item for key, item in zip(keys, items, strict=True) if key not in found}
    made = dict(zip(missing, parallel_map(list(missing.values()), work, processes), strict=True))
    used = {key: made[key] if key in made else found[key] for key in keys}
    if file and (made or len(used) != len(loaded)):
        save(file, adapter, used)
    return [used[key] for key in keys]


def load(file: Path, adapter: TypeAdapter[dict[str, Result]]) -> dict[str, Result]:
    """Return the results that a file keeps by their keys; none when it is not there, broken, or of another form."""
    try:
        return adapter.validate_json(file.read_bytes(), strict=True)
    except (OSError, ValueError):
        return {}


def save(file: Path, adapter: TypeAdapter[dict[str, Result]], results: dict[str, Result]) -> None:
    """Keep results for the next build. A folder that cannot be written, or a text that no file can hold, is no error."""
    try:
        write_file(file, adapter.dump_json(results))
    except (OSError, ValueError):
        return
