"""What is done: whether a folder is still what this program built of the same files, and what its checks said of them.

The key is made of every byte that a build can read: the project's files, this program, the list of what is installed beside it,
and the day. What cannot be read, or is not as it was, means that all is built, or checked, again.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from alsguide.core.keys import installed, key_of
from alsguide.core.writing import write_file

INPUTS = ("content", "overrides", "theme", "plugins", "organisation.toml", "pelicanconf.py", "publishconf.py")
"""What a build reads of a project, beside its settings file."""

RECORD = Path(".cache", "built.json")
"""The file that says of what, and how, the output was made."""

REPORT = Path(".cache", "report.json")
"""The file that holds what the checks said, and of what."""


def key_of_inputs(root: Path, settings: str, *choices: str) -> str:
    """Return the key of all that a build of a project reads, and of what was chosen for it."""
    program = Path(__file__).parents[1]
    folders = dict.fromkeys([*(root / name for name in INPUTS), root / settings, program])
    hashes = {str(path.relative_to(root) if path.is_relative_to(root) else path): hashes_of(path) for path in folders}
    return key_of(json.dumps([hashes, installed(), settings, choices]))


def is_built(root: Path, output: Path, key: str) -> bool:
    """Return whether an output is what was made of the inputs with a key, byte for byte."""
    try:
        noted = json.loads((root / RECORD).read_bytes())
    except (OSError, ValueError):
        return False
    match noted:
        case {"key": str(of), **rest} if of == key:
            return rest == {"output": str(output), "files": hashes_of(output)}
    return False


def kept_report(root: Path, key: str) -> tuple[int, str] | None:
    """Return how many problems were found in the inputs with a key, and the report on them; None where they were not checked."""
    try:
        noted = json.loads((root / REPORT).read_bytes())
    except (OSError, ValueError):
        return None
    match noted:
        case {"key": str(of), "problems": int(count), "report": str(report)} if of == key:
            return count, report
    return None


def note_report(root: Path, key: str, count: int, report: str) -> None:
    """Keep what was found in the inputs with a key. A folder that cannot be written is no error."""
    note(root / REPORT, {"key": key, "problems": count, "report": report})


def note_built(root: Path, output: Path, key: str) -> None:
    """Note what an output was made of. A folder that cannot be written is no error."""
    note(root / RECORD, {"key": key, "output": str(output), "files": hashes_of(output)})


def note(record: Path, noted: object) -> None:
    """Write a record, where that can be."""
    try:
        write_file(record, json.dumps(noted, ensure_ascii=True))
    except (OSError, ValueError):
        return


def hashes_of(path: Path) -> dict[str, str]:
    """Return what lies at or below a path, by its path there: the hash of each file, but for what Python keeps of its own."""
    return {name: hash_of(str(path) if name == "." else os.path.join(path, name)) for name in sorted(names_below(path))}


def names_below(path: Path) -> Iterator[str]:
    """Yield the paths of all files, links and folders at or below a path, seen from there; links below it are not followed."""
    yield "."
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__"]
        below = folder.removeprefix(str(path)).lstrip(os.sep)
        yield from (os.path.join(below, name) for name in (*folders, *files))


def hash_of(path: str) -> str:
    """Return the hash of a file, and where a link leads; nothing of a folder, a pipe, or a file that is not there."""
    leads_to = f"{os.readlink(path)} " if os.path.islink(path) else ""
    if not os.path.isfile(path):
        return leads_to
    with open(path, "rb") as file:
        return leads_to + hashlib.sha256(file.read()).hexdigest()
