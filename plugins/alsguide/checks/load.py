"""Loading: the files of a project, read once, and the site that is made from their text.

`read_files` touches the disk; `make_site` does not, so tests can change a text in memory. What a file's text gives is
kept, so that a second site with one changed file reads only that one again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath

from alsguide.checks.model import REFERENCES, Kind, Library, Site, Text
from alsguide.checks.readability import READING_FILE, Scale, parse_reading
from alsguide.checks.style_rules import WORDING_FILE, parse_wording
from alsguide.citations.library import parse_library
from alsguide.core.file_names import is_ignored, problem_of_no_file
from alsguide.core.problems import Problem
from alsguide.core.sources import Document, parse_markdown, parse_yaml, read_text
from alsguide.markup.front_matter import ArticleHeader, PageHeader, read_article_header, read_page_header
from alsguide.organisation import load_organisation, parse_organisation

ORGANISATION_FILE = "organisation.toml"
TEXT_ENDINGS = (".md", ".yaml", ".json")
TEMPLATES = ("theme/templates", "overrides/theme/templates")
"""Where the templates that a page may name lie."""

LARGEST_IMAGE = 100_000
"""The most bytes that an image may have: a page of this site has about 14,000."""

FOLDERS: dict[str, Kind] = {"articles": "article", "pages": "page", "exercises": "exercise"}
"""The folders of `content/` that hold Markdown, and what each file in them is."""


@dataclass(frozen=True)
class Files:
    """The files of a project: the text of each source by its path, the paths of all files, and what could not be read."""

    sources: Mapping[str, str]
    paths: frozenset[str]
    problems: tuple[Problem, ...] = ()

    def with_source(self, path: str, text: str | None) -> "Files":
        """Return the same files with one text changed, added, or (None) taken away."""
        sources = {name: old for name, old in self.sources.items() if name != path}
        if text is None:
            return replace(self, sources=sources, paths=self.paths - {path})
        return replace(self, sources={**sources, path: text}, paths=self.paths | {path})


def read_files(root: Path) -> Files:
    """Read all sources of the project in `root`."""
    sources: dict[str, str] = {}
    paths: set[str] = set()
    _, problems = load_organisation(root / ORGANISATION_FILE, root)
    for path in [root / ORGANISATION_FILE, *sorted((root / "content").rglob("*"))]:
        shown = path.relative_to(root).as_posix()
        if is_ignored(shown):
            continue
        if not path.is_file():
            problems += [] if shown == ORGANISATION_FILE else problem_of_no_file(shown, path.is_dir())
            continue
        paths.add(shown)
        if path.suffix in TEXT_ENDINGS or shown == ORGANISATION_FILE:
            sources[shown], found = read_text(path, shown)
            problems += found
        if shown.startswith("content/images/") and path.stat().st_size > LARGEST_IMAGE:
            size = path.stat().st_size // 1000
            message = f"This image has {size:,} kB. Make it smaller: {LARGEST_IMAGE // 1000} kB at most."
            problems.append(Problem(shown, 1, message, "large-image"))
    for folder in TEMPLATES:
        paths |= {path.relative_to(root).as_posix() for path in (root / folder).glob("*.html")}
    return Files(sources, frozenset(paths), tuple(problems))


def make_site(files: Files, today: date) -> Site:
    """Make the site from the text of its files. `today` is the day on which it is checked."""
    problems = list(files.problems)
    documents = {
        path.removeprefix("content/data/").removesuffix(".yaml"): parse_document(path, text)
        for path, text in files.sources.items()
        if path.startswith("content/data/") and path.endswith(".yaml")
    }
    for document in documents.values():
        problems += document.problems
    organisation, found = parse_organisation(files.sources.get(ORGANISATION_FILE, ""), ORGANISATION_FILE)
    problems += found
    reading, found = parse_reading(documents.get("reading", Document(READING_FILE, {}, {})))
    problems += found
    wording, found = parse_wording(documents.get("wording", Document(WORDING_FILE, {}, {})))
    problems += found
    scale = make_scale(files.sources.get(READING_FILE, ""), files.sources.get(ORGANISATION_FILE, ""))
    texts = []
    for path, text in sorted(files.sources.items()):
        kind = kind_of(path)
        if kind is not None:
            texts.append(make_text(path, text, kind, scale))
            problems += texts[-1].problems
    library = make_library(files.sources.get(REFERENCES))
    return Site(
        today,
        organisation,
        tuple(texts),
        documents,
        library,
        reading,
        wording,
        files.sources,
        files.paths,
        tuple(sorted(set(problems))),
    )


def load_site(root: Path, today: date) -> Site:
    """Read the project in `root`. `today` is the day on which it is checked."""
    return make_site(read_files(root), today)


def kind_of(path: str) -> Kind | None:
    """Return what a file is by its path; None when it is no Markdown of the site."""
    parts = PurePosixPath(path).parts
    if len(parts) < 3 or parts[0] != "content" or not path.endswith(".md"):
        return None
    return FOLDERS.get(parts[1])


@lru_cache(maxsize=20)
def make_scale(reading_text: str, organisation_text: str) -> Scale:
    """Make the scale of words from the text of the reading data and of the organization's file."""
    reading, _ = parse_reading(parse_document(READING_FILE, reading_text))
    organisation, _ = parse_organisation(organisation_text, ORGANISATION_FILE)
    return Scale(reading, organisation)


@lru_cache(maxsize=2_000)
def make_text(path: str, text: str, kind: Kind, scale: Scale) -> Text:
    """Make a text from a Markdown file, its header checked."""
    source = parse_markdown(text, path)
    header: ArticleHeader | PageHeader | None = None
    problems = source.problems
    if kind == "article":
        header, problems = read_article_header(source)
    elif kind == "page":
        header, problems = read_page_header(source)
    return Text(kind, source, header, tuple(problems), scale)


@lru_cache(maxsize=200)
def parse_document(path: str, text: str) -> Document:
    """Parse a YAML file's text."""
    return Document(path, *parse_yaml(text, path, 0))


@lru_cache(maxsize=20)
def make_library(text: str | None) -> Library:
    """Make the library from the text of the references file; None: there is no file."""
    if text is None:
        return Library(REFERENCES, {})
    references, problems = parse_library(text, REFERENCES)
    return Library(REFERENCES, references, tuple(problems))
