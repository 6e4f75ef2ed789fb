"""Loading: the site that is checked, made from the sources of a project."""

from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from alsguide.checks.model import Kind, Library, Site, Text
from alsguide.checks.readability import Scale, parse_reading
from alsguide.checks.style_rules import parse_wording
from alsguide.citations.library import library_of
from alsguide.core.parallel_map import MOST_PROCESSES
from alsguide.core.sources import Document, Source
from alsguide.markup.front_matter import ArticleHeader, PageHeader, read_article_header, read_page_header
from alsguide.overrides.clock import content_day
from alsguide.overrides.merge import REFERENCES, Project, open_project
from alsguide.site.made_html import html_problems

FOLDERS: dict[str, Kind] = {"articles": "article", "pages": "page", "exercises": "exercise"}
"""The folders of `content/` that hold Markdown, and what each file in them is."""


def make_site(project: Project, today: date, processes: int = MOST_PROCESSES, cache: Path | None = None) -> Site:
    """Make the site from the sources of a project. `today` is the day on which it is checked, as the clock says.

    Texts are looked at, and converted, in at most so many processes; what is found is kept in the folder `cache`, if any.
    """
    problems = [found for document in project.documents.values() for found in document.problems]
    reading, found = parse_reading(document_of(project, "reading"))
    problems += found
    wording, found = parse_wording(document_of(project, "wording"))
    problems += found
    organisation = project.organisation
    scale = project.files.keep(("scale", repr(reading), repr(organisation)), lambda: Scale(reading, organisation))
    texts = []
    for path, source in project.markdown.items():
        kind = kind_of(path)
        if kind is not None:
            texts.append(make_text(project, source, kind, scale))
            problems += texts[-1].problems
    return Site(
        content_day((text.source.header for text in texts), today),
        project.organisation,
        tuple(texts),
        project.documents,
        make_library(project),
        reading,
        wording,
        project.texts,
        project.paths,
        tuple(sorted({*project.problems, *problems})),
        today,
        partial(html_problems, project, processes),
        code=project.files.code,
        notes=project.files.notes,
        cache=cache,
        processes=processes,
    )


def load_site(root: Path, today: date) -> Site:
    """Read the project in `root`. `today` is the day on which it is checked."""
    return make_site(open_project(root), today)


def document_of(project: Project, name: str) -> Document:
    """Return a data file; one that is not there has no names."""
    return project.documents.get(name) or Document(f"content/data/{name}.yaml", {}, {})


def kind_of(path: str) -> Kind | None:
    """Return what a file is by its path; None when it is no Markdown of the site."""
    parts = PurePosixPath(path).parts
    if len(parts) < 3 or parts[0] != "content" or not path.endswith(".md"):
        return None
    return FOLDERS.get(parts[1])


def make_text(project: Project, source: Source, kind: Kind, scale: Scale) -> Text:
    """Make a text from a Markdown file, its header checked; kept where nothing in it has changed."""

    def make() -> Text:
        header: ArticleHeader | PageHeader | None = None
        problems = source.problems
        if kind == "article":
            header, problems = read_article_header(source)
        elif kind == "page":
            header, problems = read_page_header(source)
        return Text(kind, source, header, tuple(problems), scale, project.absent)

    written = project.texts[source.path], source.header.get("next_step")
    return project.files.keep((source.path, *written, project.absent, id(scale)), make)


def make_library(project: Project) -> Library:
    """Make the library from the references of a project."""
    references, problems = library_of(project)
    return Library(REFERENCES, references, tuple(problems))
