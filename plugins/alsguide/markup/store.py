"""The store: each source file as it was read and converted, kept until the file or anything behind it changes.

A file's key is made of its bytes and of a fingerprint of all that its conversion depends on, so a kept result is the same
as a fresh one to the byte. A store that cannot be read is ignored.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alsguide.kept import load, save
from alsguide.markup.convert import Converted
from alsguide.processes import in_two


@dataclass(frozen=True)
class ReadFile:
    """A source file: its path as problems show it, its header with all placeholders filled, and its converted body."""

    shown: str
    header: dict[str, Any]
    converted: Converted


class Store:
    """Source files read through `read`, kept in `file` between builds (None: kept in memory only)."""

    def __init__(self, read: Callable[[Path], ReadFile], fingerprint: str, file: Path | None) -> None:
        self.read = read
        self.fingerprint = fingerprint
        self.file = file
        self.kept = read_kept(file) if file else {}
        self.used: dict[str, ReadFile] = {}
        self.by_path: dict[Path, ReadFile] = {}

    def prepare(self, paths: Iterable[Path], processes: int = 2) -> None:
        """Read all files, those that are not kept in two processes; then keep what was used."""
        keys = {path: self.key(path) for path in paths}
        missing = [path for path, key in keys.items() if key not in self.kept]
        for path, found in zip(missing, in_two(missing, self.read_all, processes), strict=True):
            self.kept[keys[path]] = found
        self.by_path = {path: self.kept[key] for path, key in keys.items()}
        used = {key: self.kept[key] for key in keys.values()}
        if self.file and (missing or len(used) != len(self.kept)):
            save(self.file, used)
        self.kept = used

    def read_all(self, paths: Sequence[Path]) -> list[ReadFile]:
        """Read some files afresh."""
        return [self.read(path) for path in paths]

    def get(self, path: Path) -> ReadFile:
        """Give a file; one that was not prepared is read now."""
        return self.by_path.get(path) or self.read(path)

    def key(self, path: Path) -> str:
        """Give the key of a file: what it holds, what it is called, and the fingerprint."""
        digest = hashlib.sha256(path.read_bytes())
        digest.update(f"\0{path.name}\0{self.fingerprint}".encode())
        return digest.hexdigest()


def read_kept(file: Path) -> dict[str, ReadFile]:
    """Give what a file keeps; nothing when it cannot be read or holds something else."""
    found = load(file)
    return found if isinstance(found, dict) and all(isinstance(v, ReadFile) for v in found.values()) else {}
