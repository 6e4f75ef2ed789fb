"""Files: what editors and hosts wrote, each file read once, and then kept by its path.

A build, and every command that looks at the whole content, makes one `Files` and hands it on. Nothing else opens a file of
`content/` or `overrides/`, or `organisation.toml`.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from alsguide.core.file_names import is_ignored, problem_of_no_file
from alsguide.core.problems import Problem
from alsguide.core.sources import decode

ORGANISATION = "organisation.toml"
CONTENT = "content"
OVERRIDES = "overrides"
"""The folder of a host's own files; what lies in its folder `content` is laid over the project's."""

TEXT_ENDINGS = (".md", ".yaml", ".json")
TEMPLATES = ("theme/templates", "overrides/theme/templates")
"""Where the templates that a page may name lie."""

CODE = ("theme", "overrides/theme", "plugins/alsguide/hosting")
CODE_ENDINGS = (".js", ".mjs", ".cjs", ".html", ".htm", ".xhtml", ".css")
PALETTE = "tokens.yaml"
"""Where the scripts, templates and styles lie, how their names end, and what styles are made from besides."""

LARGEST_IMAGE = 100_000
"""The most bytes that an image may have: a page of this site has about 14,000."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Files:
    """The files of a project: the text of each source by its path, the paths of all files, and what could not be read.

    `code` holds the scripts, templates and styles. Paths are seen from the project's folder, `root`. `kept` holds what was made
    of a text, so that a second look, or the same files with one text changed, makes only what is new.
    """

    sources: Mapping[str, str]
    paths: frozenset[str]
    problems: tuple[Problem, ...] = ()
    root: Path = Path()
    code: Mapping[str, str] = field(default_factory=dict)
    kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def with_source(self, path: str, text: str | None) -> "Files":
        """Return the same files with one text changed, added, or (None) taken away."""
        sources = {name: old for name, old in self.sources.items() if name != path}
        if text is None:
            return replace(self, sources=sources, paths=self.paths - {path})
        return replace(self, sources={**sources, path: text}, paths=self.paths | {path})

    def keep(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return what was made under a key, or make it now. Nobody may change it."""
        if key not in self.kept:
            self.kept[key] = make()
        result: Result = self.kept[key]
        return result

    def read_bytes(self, path: str) -> bytes:
        """Return the bytes of a file that is no text, such as a picture; raises OSError where it is not there."""
        return self.keep(("bytes", path), (self.root / path).read_bytes)


def read_files(root: Path) -> Files:
    """Read all sources of the project in `root`."""
    sources: dict[str, str] = {}
    paths: set[str] = set()
    problems: list[Problem] = []
    folders = (root / CONTENT, root / OVERRIDES / CONTENT)
    for path in [root / ORGANISATION, *(path for folder in folders for path in sorted(folder.rglob("*")))]:
        shown = path.relative_to(root).as_posix()
        if is_ignored(shown):
            continue
        if not path.is_file():
            problems += [] if shown == ORGANISATION else problem_of_no_file(shown, path.is_dir())
            continue
        paths.add(shown)
        if path.suffix in TEXT_ENDINGS or shown == ORGANISATION:
            sources[shown], found = decode(path.read_bytes(), shown)
            problems += found
        if "content/images/" in shown and path.stat().st_size > LARGEST_IMAGE:
            size = path.stat().st_size // 1000
            message = f"This image has {size:,} kB. Make it smaller: {LARGEST_IMAGE // 1000} kB at most."
            problems.append(Problem(shown, 1, message, "large-image"))
    for folder in TEMPLATES:
        paths |= {path.relative_to(root).as_posix() for path in (root / folder).glob("*.html")}
    code, found = read_code(root)
    return Files(sources, frozenset(paths), tuple(problems + found), root, code)


def read_code(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the text of each script, template and style of the project in `root` by its path, and what could not be read."""
    code: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(path for folder in CODE for path in (root / folder).rglob("*")):
        if (path.suffix.lower() in CODE_ENDINGS or path.name == PALETTE) and path.is_file():
            shown = path.relative_to(root).as_posix()
            code[shown], found = decode(path.read_bytes(), shown)
            problems += found
    return code, problems
