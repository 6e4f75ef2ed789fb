"""The store: each Markdown file of the site with its converted body, kept until the body or anything behind it changes.

A file's key is made of its body and of a fingerprint of all that its conversion depends on, so a kept result is the same
as a fresh one to the byte.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from alsguide.core.cache import cached_map
from alsguide.core.keys import key_of
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.core.sources import Source
from alsguide.markup.convert import Converted


@dataclass(frozen=True)
class ReadFile:
    """A source file: its path as problems show it, its header with all placeholders filled, and its converted body."""

    shown: str
    header: dict[str, Any]
    converted: Converted


class Store:
    """The files `sources`, by path: their headers through `fill`, their bodies through `convert`, kept in `file` between builds.

    Without `file`, bodies are kept in memory only.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        fill: Callable[[dict[str, Any]], dict[str, Any]],
        convert: Callable[[Source], Converted],
        fingerprint: str,
        file: Path | None,
    ) -> None:
        self.sources = sources
        self.fill = fill
        self.convert = convert
        self.fingerprint = fingerprint
        self.file = file
        self.by_path: dict[str, ReadFile] = {}

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of each file's converted body."""
        return {path: key_of(path, source.body, self.fingerprint) for path, source in self.sources.items()}

    def with_sources(self, sources: Mapping[str, Source]) -> "Store":
        """Return a store of other texts of the same project, none of them converted yet."""
        return Store(sources, self.fill, self.convert, self.fingerprint, self.file)

    def prepare(self, processes: int = MOST_PROCESSES) -> None:
        """Convert all files once, those that are not kept in at most so many processes; then keep what was used."""
        if self.by_path:
            return
        sources = list(self.sources.values())
        found = cached_map(self.file, Converted, sources, list(self.keys.values()), self.convert_all, processes)
        pairs = zip(sources, found, strict=True)
        self.by_path = {source.path: ReadFile(source.path, self.fill(source.header), one) for source, one in pairs}

    def convert_all(self, sources: Sequence[Source]) -> list[Converted]:
        """Convert some files afresh."""
        return [self.convert(source) for source in sources]

    def get(self, path: str) -> ReadFile:
        """Return a file; one that is not prepared is converted now."""
        if path not in self.by_path:
            source = self.sources[path]
            self.by_path[path] = ReadFile(source.path, self.fill(source.header), self.convert(source))
        return self.by_path[path]

    def key(self, path: str) -> str:
        """Return a key that changes with what a file says, and with all that its conversion depends on."""
        return key_of(self.keys[path], repr(self.sources[path].header))
