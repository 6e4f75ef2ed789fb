"""The overlay: a host's own files in `overrides/`, laid over the project's, so that upgrades merge without conflicts.

A *merged project* is a folder with the same layout as the project, made again before every build: the project's `content/`,
without the pages that the host leaves out, and with the host's files of `overrides/content/` added or put in place. Where a
host has neither, the project itself is used.

- A Markdown file or picture replaces the one of the same path, or is added.
- A data file that holds named values (`interface.yaml`, `studies.yaml`) is added to: only the names in it change.
- `references.json` is added to. Any other data file is replaced.
"""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from alsguide.core.problems import Problem
from alsguide.organisation import load_organisation
from alsguide.overrides.exclusions import CAUSED, NEEDED, leave_out_problems, next_of, without_pages

OVERRIDES = "overrides"
STARTERS = "content/data/plan/starter-plans.yaml"
NO_STARTER = 'Every ready-made plan uses an exercise that "leave_out" names. Leave out fewer, so that one plan stays.'


TOP_KEY = re.compile(r"^([A-Za-z_][\w-]*|\"[^\"]+\"|'[^']+')\s*:", re.MULTILINE)
"""A name at the beginning of a line of YAML, and its colon."""


@dataclass(frozen=True)
class Project:
    """The project that a build reads: its folder, and the paths that the host has, those of them that are new apart.

    `joined` maps the path of a file that a host added to, to the number of its lines that are the project's own.
    """

    root: Path
    from_host: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    joined: dict[str, int] = field(default_factory=dict)
    has_left_out: bool = False
    problems: tuple[Problem, ...] = ()

    def to_source_location(self, problem: Problem) -> Problem:
        """Return a problem with the path and line of the file that someone wrote."""
        if problem.path not in self.from_host:
            return problem
        own_lines = self.joined.get(problem.path, 0)
        if problem.line <= own_lines:
            return problem
        return Problem(f"{OVERRIDES}/{problem.path}", problem.line - own_lines, problem.message, problem.check)

    def report(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems as their host can fix them, sorted.

        Where pages are left out, what follows from it for the project's own files is no error: a reference that only they
        cited, a page that only they led to. A page that a host adds is listed in the footer or in its topic, so it needs no
        link from a text.
        """
        kept = [
            problem
            for problem in (*self.problems, *problems)
            if not (
                self.has_left_out and problem.check in CAUSED and problem.path not in self.from_host - set(self.joined)
            )
            and not (problem.check == "orphan-page" and problem.path in self.added)
        ]
        return sorted({self.to_source_location(problem) for problem in kept})

    def source_path(self, path: str) -> str:
        """Return where the file that someone wrote is, below the project's folder."""
        return f"{OVERRIDES}/{path}" if path in self.from_host and path not in self.joined else path


def open_project(root: Path) -> Project:
    """Return the project as a build reads it: `root` itself, or what comes of laying the host's files over it."""
    organisation, _ = load_organisation(root / "organisation.toml", root)
    host = root / OVERRIDES / "content"
    if not organisation.leave_out and not host.is_dir():
        return Project(root)
    absent = set(organisation.leave_out) - set(NEEDED)
    problems = leave_out_problems(organisation.leave_out, root)
    merged = root / ".cache" / "merged"
    wanted = {path.relative_to(root).as_posix(): path.read_bytes() for path in files_in(root / "content")}
    own = set(wanted)
    from_host, joined = merge_overrides(wanted, host)
    for name in absent:
        wanted.pop(f"content/{name}", None)
    next_steps = {name: next_of(root / "content" / name) for name in absent}
    for name, data in wanted.items():
        if name.endswith((".md", ".yaml")) and absent:
            wanted[name] = without_pages(data.decode("utf-8", "surrogateescape"), name, absent, next_steps).encode(
                "utf-8", "surrogateescape"
            )
    if absent and not wanted.get(STARTERS, b"-").strip():
        problems.append(Problem("organisation.toml", 1, NO_STARTER, "organisation"))
    write_tree(merged, wanted, root)
    return Project(merged, frozenset(from_host), frozenset(from_host - own), joined, bool(absent), tuple(problems))


def files_in(folder: Path) -> list[Path]:
    """Return the files below a folder, in order; none where there is no folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def merge_overrides(wanted: dict[str, bytes], host: Path) -> tuple[set[str], dict[str, int]]:
    """Lay the host's files over `wanted`. Gives the paths that the host has, and those joined with the project's own."""
    from_host: set[str] = set()
    joined: dict[str, int] = {}
    for path in files_in(host):
        name = "content/" + path.relative_to(host).as_posix()
        own, other = wanted.get(name), path.read_bytes()
        from_host.add(name)
        whole = join(name, own.decode(), other.decode("utf-8", "replace")) if own is not None else None
        if own is not None and whole is not None:
            joined[name] = own.decode().rstrip("\n").count("\n") + 1
            wanted[name] = whole.encode()
        else:
            wanted[name] = other
    return from_host, joined


def join(name: str, own: str, other: str) -> str | None:
    """Return a data file of the project with a host's added, the host's lines behind its own; None where it is replaced.

    The lines of the project keep their numbers: what the host has in its place is blanked.
    """
    own = own.rstrip("\n")
    if name == "content/data/references.json":
        return join_lists(own, other)
    if not name.startswith("content/data/") or not name.endswith(".yaml"):
        return None
    keys, replaced = TOP_KEY.findall(own), set(TOP_KEY.findall(other))
    if not keys or not replaced or re.search(r"^- ", own, re.MULTILINE):
        return None
    rows, blank = [], False
    for row in own.split("\n"):
        if match := TOP_KEY.match(row):
            blank = match[1] in replaced
        elif row.startswith("#"):
            blank = False
        rows.append("" if blank else row)
    return "\n".join([*rows, other])


def join_lists(own: str, other: str) -> str:
    """Return two JSON lists as one, the second behind the first, which keeps its lines."""
    head = own.rstrip().removesuffix("]").rstrip()
    first_line_end = "\n" * (own.count("\n") - head.count("\n"))
    inner = other.strip().removeprefix("[")
    comma = "," if inner.strip(" \n]") else ""
    return f"{head}{comma}{first_line_end}\n{inner}\n"


def write_tree(merged: Path, wanted: dict[str, bytes], root: Path) -> None:
    """Make the merged project hold the wanted files, and links to everything of the project besides its content."""
    for path in files_in(merged / "content"):
        if path.relative_to(merged).as_posix() not in wanted:
            path.unlink()
    wanted = {**wanted, "organisation.toml": (root / "organisation.toml").read_bytes()}
    for name, data in wanted.items():
        path = merged / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for entry in ("theme", OVERRIDES):
        link = merged / entry
        if link.is_symlink() and link.resolve() != (root / entry).resolve():
            link.unlink()
        if (root / entry).exists() and not link.exists():
            try:
                link.symlink_to((root / entry).resolve(), target_is_directory=True)
            except OSError:  # a system that allows no links
                shutil.copytree(root / entry, link)
