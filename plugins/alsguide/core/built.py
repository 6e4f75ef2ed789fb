"""What is built: whether a folder is still what this program made of the same files.

The key is made of every byte that a build can read: the project's files, this program, the list of what is installed beside it,
and the day. What cannot be read, or is not as it was, means that all is built again.
"""

import hashlib
import json
import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from alsguide.core.keys import key_of
from alsguide.core.writing import write_file

INPUTS = ("content", "overrides", "theme", "plugins", "organisation.toml", "pelicanconf.py", "publishconf.py")
"""What a build reads of a project, beside its settings file."""

RECORD = Path(".cache", "built.json")
"""The file that says of what, and how, the output was made."""


def key_of_inputs(root: Path, settings: str, *choices: str) -> str:
    """Return the key of all that a build of a project reads, and of what was chosen for it."""
    program, installed = Path(__file__).parents[1], Path(sysconfig.get_path("purelib"))
    folders = dict.fromkeys([*(root / name for name in INPUTS), root / settings, program])
    hashes = {str(path.relative_to(root) if path.is_relative_to(root) else path): hashes_of(path) for path in folders}
    versions = sorted(path.name for path in installed.glob("*.dist-info"))
    return key_of(json.dumps([hashes, versions, settings, choices]))


def is_built(root: Path, output: Path, key: str) -> bool:
    """Return whether an output is what was made of the inputs with a key, byte for byte."""
    try:
        noted = json.loads((root / RECORD).read_bytes())
    except (OSError, ValueError):
        return False
    return bool(noted == {"key": key, "output": str(output), "files": hashes_of(output)})


def note_built(root: Path, output: Path, key: str) -> None:
    """Note what an output was made of. A folder that cannot be written is no error."""
    try:
        noted = {"key": key, "output": str(output), "files": hashes_of(output)}
        write_file(root / RECORD, json.dumps(noted, ensure_ascii=True))
    except (OSError, ValueError):
        return


def hashes_of(path: Path) -> dict[str, str]:
    """Return the hash of each file at or below a path, by its path there, but for what Python keeps of its own."""
    return {name: hashlib.sha256(Path(path, name).read_bytes()).hexdigest() for name in sorted(files_of(path))}


def files_of(path: Path) -> Iterator[str]:
    """Yield the paths of all files at or below a path, seen from there."""
    if path.is_file():
        yield "."
    for folder, folders, files in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.relpath(os.path.join(folder, name), path) for name in files)
