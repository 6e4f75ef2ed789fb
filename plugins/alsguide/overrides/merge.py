"""The overlay: a host's own files in `overrides/`, laid over the project's, so that upgrades merge without conflicts.

- A Markdown file or picture replaces the one of the same path, or is added.
- A data file that holds named values (`interface.yaml`, `studies.yaml`) is added to: only the names in it change.
- `references.json` and `changes.yaml` are added to. Any other data file is replaced.

Values are joined after they are read, and each knows the file and line where someone wrote it. Every file of `content/` is
named by its path there, such as `content/pages/home.md`, wherever it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from alsguide.core.files import CONTENT, ORGANISATION, OVERRIDES, Files, read_files
from alsguide.core.problems import Problem
from alsguide.core.sources import Document, Source, parse_markdown, parse_yaml
from alsguide.organisation import Organisation, load_organisation
from alsguide.overrides.exclusions import CAUSED, NEEDED, leave_out_problems, next_step, without_absent

DATA = "content/data/"
REFERENCES = "content/data/references.json"
ADDED_TO = ("content/data/changes.yaml",)
"""The lists that a host's entries are added to; any other list is replaced."""

STARTERS = "plan/starter-plans"
NO_STARTER = 'Every ready-made plan uses an exercise that "leave_out" names. Leave out fewer, so that one plan stays.'


@dataclass(frozen=True)
class Project:
    """The sources of one build, each read and parsed once, with a host's changes.

    `documents` holds the YAML files of `content/data` by their names there, such as `plan/limits`; `markdown` the Markdown
    files of the site by their paths; `texts` the text of every source by its path: what a host added to a data file stands
    there by its own. `written` maps the path of a file that a host replaced or added to where that lies, and `added` are
    those of them that are new. `absent` are the pages that the host leaves out, by their paths below `content/`.
    `kept` holds what was made of the whole.
    """

    files: Files
    organisation: Organisation
    documents: Mapping[str, Document]
    markdown: Mapping[str, Source]
    texts: Mapping[str, str]
    paths: frozenset[str]
    written: Mapping[str, str]
    added: frozenset[str]
    absent: frozenset[str]
    problems: tuple[Problem, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.files.root

    def document(self, name: str) -> Document:
        """Return a file of `content/data` by its name; one that is not there holds nothing."""
        return self.documents.get(name) or Document(f"{DATA}{name}.yaml", None, {})

    def references(self) -> list[tuple[str, str]]:
        """Return the texts of the references, each with its path: the project's, then those that a host added."""
        return [(self.texts[path], path) for path in (REFERENCES, f"{OVERRIDES}/{REFERENCES}") if path in self.texts]

    def to_source_location(self, problem: Problem) -> Problem:
        """Return a problem with the path of the file that someone wrote."""
        return replace(problem, path=self.source_path(problem.path))

    def report(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems as their host can fix them, sorted.

        Where pages are left out, what follows from it for the project's own files is no error: a reference that only they
        cited, a page that only they led to. A page that a host adds is listed in the footer or in its topic, so it needs no
        link from a text.
        """
        kept = [
            problem
            for problem in (*self.problems, *problems)
            if not (self.absent and problem.check in CAUSED and problem.path not in self.written)
            and not (problem.check == "orphan-page" and problem.path in self.added)
        ]
        return sorted({self.to_source_location(problem) for problem in kept})

    def source_path(self, path: str) -> str:
        """Return where the file that someone wrote is, below the project's folder."""
        return self.written.get(path, path)


def open_project(root: Path) -> Project:
    """Read the project in `root`, with the host's files laid over it."""
    return make_project(read_files(root))


def make_project(files: Files) -> Project:
    """Return the project whose files were read."""
    organisation, problems = load_organisation(files)
    paths = files.paths | set(files.sources)
    own = {path for path in paths if path.startswith(f"{CONTENT}/")}
    host = {path.removeprefix(f"{OVERRIDES}/"): path for path in paths if path.startswith(f"{OVERRIDES}/{CONTENT}/")}
    texts = {path: text for path, text in files.sources.items() if path not in host.values()}
    documents = {path: read_document(files, path) for path in texts if is_data(path)}
    written: dict[str, str] = {}
    for path, source in host.items():
        other = read_document(files, source) if is_data(path) else None
        if path == REFERENCES and path in own:
            texts[source] = files.sources[source]
        elif other and path in documents and (joined := join(documents[path], other)):
            texts[source] = files.sources[source]
            documents[path] = joined
        else:
            written[path] = source
            texts[path] = files.sources.get(source, "")
            documents |= {path: replace(other, path=path)} if other else {}
    texts = {path: text for path, text in texts.items() if path not in written or written[path] in files.sources}

    absent = frozenset(organisation.leave_out) - set(NEEDED)
    gone = {f"{CONTENT}/{name}" for name in absent}
    known = sorted(path.removeprefix(f"{CONTENT}/") for path in own if path.endswith(".md"))
    problems += leave_out_problems(organisation.leave_out, known, files.sources.get(ORGANISATION, ""))
    next_steps = {name: read_header(files, f"{CONTENT}/{name}").get("next_step") for name in absent}
    markdown = {
        path: without_ways(read_source(files, written.get(path, path), path), absent, next_steps)
        for path in sorted(texts)
        if path.startswith(f"{CONTENT}/") and path.endswith(".md") and path not in gone
    }
    if absent:
        documents = {path: without_absent(document, absent) for path, document in documents.items()}
    if absent and (starters := documents.get(f"{DATA}{STARTERS}.yaml")) and not starters.data:
        problems.append(Problem(ORGANISATION, 1, NO_STARTER, "organisation"))
    return Project(
        files,
        organisation,
        {path.removeprefix(DATA).removesuffix(".yaml"): document for path, document in documents.items()},
        markdown,
        {path: text for path, text in texts.items() if path not in gone},
        frozenset((own | host.keys() | (paths - set(host.values()))) - gone),
        written,
        frozenset(written) - own,
        absent,
        (*files.problems, *problems),
    )


def is_data(path: str) -> bool:
    """Return whether a file is a YAML file of `content/data`."""
    return path.startswith(DATA) and path.endswith(".yaml")


def is_mapping(document: Document) -> bool:
    """Return whether a data file holds named values; one that could not be read does not."""
    return isinstance(document.data, dict) and bool(document.data)


def read_document(files: Files, path: str) -> Document:
    """Return a YAML file, parsed once."""
    text = files.sources[path]
    return files.keep((path, text), lambda: Document(path, *parse_yaml(text, path, 0)))


def read_source(files: Files, path: str, name: str) -> Source:
    """Return a Markdown file, parsed once, as the file `name`."""
    text = files.sources[path]
    return files.keep((name, text), lambda: parse_markdown(text, name))


def read_header(files: Files, path: str) -> Mapping[str, object]:
    """Return the header of a Markdown file; an empty one where it is not there."""
    return read_source(files, path, path).header if path in files.sources else {}


def merge(own: Document, other: Document) -> Document:
    """Return a data file of named values with a host's in place of those of the same names, or added."""
    names = {str(name) for name in other.data}
    data = {name: value for name, value in own.data.items() if str(name) not in names} | other.data
    lines = {place: line for place, line in own.lines.items() if not place or str(place[0]) not in names}
    lines |= {place: line for place, line in other.lines.items() if place}
    replaced = {str(name): value for name, value in own.data.items() if str(name) in names}
    problems = [*own.problems, *other.problems]
    return Document(own.path, data, lines, problems, dict.fromkeys(names, other.path), replaced)


def join(own: Document, other: Document) -> Document | None:
    """Return a data file with what a host adds to it; none where the host's file takes its place."""
    if is_mapping(own) and is_mapping(other):
        return merge(own, other)
    both_lists = isinstance(own.data, list) and isinstance(other.data, list)
    return put_above(own, other) if both_lists and own.path in ADDED_TO else None


def put_above(own: Document, other: Document) -> Document:
    """Return a data file that is a list with a host's entries above its own."""
    count = len(other.data)
    lines = {(int(place[0]) + count, *place[1:]) if place else place: line for place, line in own.lines.items()}
    lines |= {place: line for place, line in other.lines.items() if place}
    elsewhere = dict.fromkeys(map(str, range(count)), other.path)
    return Document(own.path, [*other.data, *own.data], lines, [*own.problems, *other.problems], elsewhere)


def without_ways(source: Source, absent: frozenset[str], next_steps: Mapping[str, object]) -> Source:
    """Return a Markdown file whose header leads to no page that is left out."""
    if not absent or not source.header:
        return source
    header = without_absent(Document(source.path, source.header, source.lines), absent)
    data, target = dict(header.data or {}), source.header.get("next_step")
    if target in absent:
        data["next_step"] = next_step(source.path.removeprefix(f"{CONTENT}/"), str(target), next_steps)
    return replace(source, header=data, lines=header.lines)
