"""The store: each source file as it was read and converted, kept until the file or anything behind it changes.

A file's key is made of its bytes and of a fingerprint of all that its conversion depends on, so a kept result is the same
as a fresh one to the byte. A store that cannot be read is ignored.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alsguide.core.cache import cached_map
from alsguide.markup.convert import Converted


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
        self.keys: dict[Path, str] = {}
        self.by_path: dict[Path, ReadFile] = {}

    def prepare(self, paths: Sequence[Path], processes: int = 2) -> None:
        """Read all files, those that are not kept in two processes; then keep what was used."""
        self.keys = {path: self.key_now(path) for path in paths}
        found = cached_map(self.file, paths, list(self.keys.values()), self.read_all, processes)
        self.by_path = dict(zip(paths, found, strict=True))

    def read_all(self, paths: Sequence[Path]) -> list[ReadFile]:
        """Read some files afresh."""
        return [self.read(path) for path in paths]

    def get(self, path: Path) -> ReadFile:
        """Return a file; one that was not prepared is read now."""
        return self.by_path.get(path) or self.read(path)

    def key(self, path: Path) -> str:
        """Return the key under which a file was prepared, or its present one."""
        return self.keys.get(path) or self.key_now(path)

    def key_now(self, path: Path) -> str:
        """Return the present key of a file: what it holds, what it is called, and the fingerprint."""
        digest = hashlib.sha256(path.read_bytes())
        digest.update(f"\0{path.name}\0{self.fingerprint}".encode())
        return digest.hexdigest()
