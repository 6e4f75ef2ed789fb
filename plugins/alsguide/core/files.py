"""Files: what editors and hosts wrote, each file read once, and then kept by its path.

A build, and every command that looks at the whole content, makes one `Files` and hands it on. Nothing else opens a file of
`content/` or `overrides/`, or `organisation.toml`.
"""

import os
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from alsguide.core.file_names import is_ignored, leads_out, problem_of_no_file
from alsguide.core.limits import limit_problems, too_large
from alsguide.core.pictures import MOST_BYTES, is_picture, picture_faults
from alsguide.core.problems import Problem
from alsguide.core.sources import decode

ORGANISATION = "organisation.toml"
CONTENT = "content"
OVERRIDES = "overrides"
"""The folder of a host's own files; what lies in its folder `content` is laid over the project's."""

TEXT_ENDINGS = (".md", ".yaml", ".json")
TEMPLATES = ("theme/templates", "overrides/theme/templates")
"""Where the templates that a page may name lie."""

THEMES = ("theme/", "overrides/theme/")
"""The theme, and a host's own parts of one."""

CODE = (*THEMES, "plugins/alsguide/hosting/")
CODE_ENDINGS = (".js", ".mjs", ".cjs", ".html", ".htm", ".xhtml", ".svg", ".css")
PALETTE = "tokens.yaml"
"""Where the scripts, templates and styles lie, how their names end, and what styles are made from besides."""

SHOWN = re.compile(r"(?:overrides/)?(?:theme/static|content/images)/")
"""Where the pictures lie that are published as files; a drawing of the templates is a part of a page."""

LARGEST_IMAGE = 100_000
"""The most bytes that an image may have: a page of this site has about 14,000."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Files:
    """The files of a project: the text of each source by its path, the paths of all files, and what could not be read.

    `code` holds the scripts, templates and styles, and `notes` what is worth knowing of the pictures. Paths are seen from the
    project's folder, `root`. `kept` holds what was made of a text, so that a second look, or the same files with one text
    changed, makes only what is new.
    """

    sources: Mapping[str, str]
    paths: frozenset[str]
    problems: tuple[Problem, ...] = ()
    root: Path = Path()
    code: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
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


def read_files(root: Path, kept: dict[Hashable, Any] | None = None) -> Files:
    """Read all sources of the project in `root`. `kept` is what earlier files kept, if any: these then keep it, too."""
    kept = {} if kept is None else kept
    sources: dict[str, str] = {}
    code: dict[str, str] = {}
    paths: set[str] = set()
    problems: list[Problem] = []
    notes: list[Problem] = []
    for path, shown in readable_files(root, problems):
        is_code = shown.startswith(CODE)
        if not is_code:
            paths.add(shown)
        if is_picture(shown) and SHOWN.match(shown):
            for problem, is_note in picture_problems(path, shown):
                (notes if is_note else problems).append(problem)
        elif is_text(path, is_code) or shown == ORGANISATION:
            text, found = read_limited(path, shown, kept)
            (code if is_code else sources)[shown] = text
            problems += found
    for folder in TEMPLATES:
        paths |= {path.relative_to(root).as_posix() for path in (root / folder).glob("*.html")}
    return Files(sources, frozenset(paths), tuple(problems), root, code, tuple(notes), kept)


def readable_files(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Yield each file of the project with its path there, and report what cannot be read."""
    folders = (CONTENT, f"{OVERRIDES}/{CONTENT}", *(folder.rstrip("/") for folder in CODE))
    for path, shown in [(root / ORGANISATION, ORGANISATION), *(one for name in folders for one in below(root, name))]:
        if is_ignored(shown) or (shown == ORGANISATION and not path.is_file()):
            continue
        if leads_out(path, root):
            message = "This is a link out of the project's folder: what is there would be published. Put a copy of the file here."
            problems.append(Problem(shown, 1, message, "file-name"))
        elif path.is_file():
            yield path, shown
        else:
            problems += problem_of_no_file(path, shown)


def below(root: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Yield all that lies below a folder of the project with its path there, in order; links to folders are not followed."""
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(root / name) as found:
        for entry in sorted(found, key=lambda one: one.name):
            shown = f"{name}/{entry.name}"
            yield root / shown, shown
            if entry.is_dir(follow_symlinks=False):
                yield from below(root, shown)


def read_limited(path: Path, shown: str, kept: dict[Hashable, Any]) -> tuple[str, list[Problem]]:
    """Return the text of a file, and what is wrong with it; a text above a limit is left empty, because nothing can read it.

    Both are taken from what is kept where the file holds the same bytes as before.
    """
    if problems := too_large(path.stat().st_size, shown):
        return "", problems
    key = ("read", shown, path.read_bytes())
    if key not in kept:
        text, problems = decode(key[2], shown)
        above = limit_problems(text, shown)
        kept[key] = "" if above else text, problems + above
    found: tuple[str, list[Problem]] = kept[key]
    return found


def is_text(path: Path, is_code: bool) -> bool:
    """Return whether the text of a file is read."""
    return (path.suffix.lower() in CODE_ENDINGS or path.name == PALETTE) if is_code else path.suffix in TEXT_ENDINGS


def picture_problems(path: Path, shown: str) -> Iterator[tuple[Problem, bool]]:
    """Yield what is wrong with a picture, each with whether it is only worth knowing."""
    size = path.stat().st_size
    if size > LARGEST_IMAGE and not shown.startswith(CODE):
        message = f"This image has {size // 1000:,} kB. Make it smaller: {LARGEST_IMAGE // 1000} kB at most."
        yield Problem(shown, 1, message, "large-image"), False
    if size <= MOST_BYTES:
        for fault in picture_faults(path.read_bytes(), path.name):
            yield Problem(shown, fault.line, fault.message, "picture"), fault.is_note
