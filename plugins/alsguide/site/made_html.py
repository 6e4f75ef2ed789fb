"""The HTML that was made of all texts and references, held against what our converter can make, before any page is written."""

from collections.abc import Iterable, Iterator

from alsguide.core.problems import Problem
from alsguide.markup.allowed import forbidden, marks_of
from alsguide.overrides.merge import Project
from alsguide.site.project_data import ProjectData, project_data

MESSAGE = '"{}" is HTML that no page may hold. Take it out, and write Markdown: docs/editing.md lists what there is.'


def html_problems(project: Project, processes: int) -> list[Problem]:
    """Return a problem for each piece of HTML that no page may hold, at the line of the source that holds it.

    All texts are converted in at most so many processes; the build then takes what was made. The project has no mistake that
    stops a build.
    """
    data, _ = project_data(project)
    data.store.prepare(processes)
    return [*problems_of_texts(project, data), *problems_of_references(data)]


def holds_forbidden(data: ProjectData, paths: Iterable[str]) -> bool:
    """Return whether the HTML of some texts, or of the references, holds what no page may hold."""
    refused = (data.store.get(path).converted.refused for path in paths)
    return any(refused) or any(True for _ in problems_of_references(data))


def problems_of_texts(project: Project, data: ProjectData) -> Iterator[Problem]:
    """Yield the problems of all Markdown files. What came into a text from data is named where it stands there."""
    for path, found in data.store.by_path.items():
        for piece in found.converted.refused:
            source = project.markdown[path]
            yield Problem(*place_of(piece, (path, source.body_line), project), MESSAGE.format(shorten(piece)))


def problems_of_references(data: ProjectData) -> Iterator[Problem]:
    """Yield the problems of the references, which pages show in their NLM form."""
    for reference in data.library.values():
        for piece in forbidden(reference.html):
            yield Problem(reference.path, reference.line, MESSAGE.format(shorten(piece)))


def place_of(piece: str, body: tuple[str, int], project: Project) -> tuple[str, int]:
    """Return the file and line of a piece of HTML: in the text that it was made of, or in the data that the text shows.

    `body` is the file of the text, and the line of its body.
    """
    path, line = body
    texts = [(path, line), *((other, 1) for other in project.texts if not other.endswith(".md"))]
    for mark in marks_of(piece):
        for name, first in texts:
            rows = project.texts[name].split("\n")
            found = next(rows_with(mark, rows, first), None)
            if found:
                return name, found
    return body


def rows_with(mark: str, rows: Iterable[str], first: int) -> Iterator[int]:
    """Yield the lines, from the line `first` on, that hold a piece of text."""
    return (number for number, row in enumerate(rows, 1) if number >= first and mark in row)


def shorten(piece: str) -> str:
    """Return a piece of HTML on one line, as a message shows it."""
    words = " ".join(piece.split())
    return words if len(words) <= 60 else f"{words[:57]}..."
