"""The store: each source file with its converted body, which is kept until the file or anything behind it changes.

A file's key is made of its bytes and of a fingerprint of all that its conversion depends on, so a kept result is the same
as a fresh one to the byte.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alsguide.core.cache import cached_map, key_of
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.markup.convert import Converted


@dataclass(frozen=True)
class ReadFile:
    """A source file: its path as problems show it, its header with all placeholders filled, and its converted body."""

    shown: str
    header: dict[str, Any]
    converted: Converted


class Store:
    """Source files: their headers through `read`, their bodies through `convert`, kept in `file` between builds.

    `read` returns a file's path as problems show it and its header. Without `file`, bodies are kept in memory only.
    """

    def __init__(
        self,
        read: Callable[[Path], tuple[str, dict[str, Any]]],
        convert: Callable[[Path], Converted],
        fingerprint: str,
        file: Path | None,
    ) -> None:
        self.read = read
        self.convert = convert
        self.fingerprint = fingerprint
        self.file = file
        self.keys: dict[Path, str] = {}
        self.by_path: dict[Path, ReadFile] = {}

    def prepare(self, paths: Sequence[Path], processes: int = MOST_PROCESSES) -> None:
        """Convert all files, those that are not kept in at most so many processes; then keep what was used."""
        self.keys = {path: self.key_now(path) for path in paths}
        found = cached_map(self.file, Converted, paths, list(self.keys.values()), self.convert_all, processes)
        self.by_path = {path: ReadFile(*self.read(path), one) for path, one in zip(paths, found, strict=True)}

    def convert_all(self, paths: Sequence[Path]) -> list[Converted]:
        """Convert some files afresh."""
        return [self.convert(path) for path in paths]

    def get(self, path: Path) -> ReadFile:
        """Return a file; one that was not prepared is converted now."""
        return self.by_path.get(path) or ReadFile(*self.read(path), self.convert(path))

    def key(self, path: Path) -> str:
        """Return the key under which a file was prepared, or its present one."""
        return self.keys.get(path) or self.key_now(path)

    def key_now(self, path: Path) -> str:
        """Return the present key of a file: what it holds, what it is called, and the fingerprint."""
        return key_of(path.read_bytes(), path.name, self.fingerprint)
