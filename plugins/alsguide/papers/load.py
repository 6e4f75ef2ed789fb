"""Loading: each paper read and checked, with what it takes from other data files put in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from alsguide.papers.markdown import mark_problems
from alsguide.papers.model import CardBlock, FieldsBlock, Paper
from alsguide.problems import Problem
from alsguide.schema import validate
from alsguide.sources import Document, Source, read_markdown, read_yaml

CHECK = "paper"
PAGE = "pages/paper-{}.md"
"""Where below `content/` the page of a paper stands."""


def load_papers(
    content: Path, root: Path, fill: Callable[[Any], Any] = lambda data: data
) -> tuple[dict[str, Paper], list[Problem]]:
    """Read all papers of `content/data/papers`, by their id and in order. `fill` puts the organization's words in."""
    documents: dict[str, Document] = {}

    def data(name: str) -> Any:
        if name not in documents:
            path = content / "data" / f"{name}.yaml"
            documents[name] = read_yaml(path, root) if path.exists() else Document(str(path), None, {})
        return documents[name].data

    papers: dict[str, Paper] = {}
    problems: list[Problem] = []
    for path in sorted((content / "data" / "papers").glob("*.yaml")):
        document = read_yaml(path, root)
        paper, found = read_paper(document, path.stem, data, fill)
        problems += found
        page = content / PAGE.format(path.stem)
        if paper is not None and page.exists():
            problems += mark_problems(read_markdown(page, root), paper)
            papers[paper.id] = paper
    return dict(sorted(papers.items(), key=lambda item: (item[1].order, item[0]))), problems


def read_paper(
    document: Document, name: str, data: Callable[[str], Any], fill: Callable[[Any], Any] = lambda data: data
) -> tuple[Paper | None, list[Problem]]:
    """Check one paper. `data` gives the data of another file by its name below `content/data`."""
    if document.problems:
        return None, document.problems
    given = dict(document.data) if isinstance(document.data, dict) else {}
    problems: list[Problem] = []
    blocks = []
    for number, block in enumerate(given.get("blocks") or ()):
        taken, fault = take(block, data)
        if fault:
            place = ("blocks", number, "from")
            problems.append(Problem(document.path, document.line_of(place), fault, CHECK))
        blocks.append(taken)
    paper, found = validate(
        Paper, fill({**given, "id": name, "blocks": blocks}), document.path, document.line_of, CHECK
    )
    problems += found
    if paper is not None:
        problems += [Problem(document.path, document.line_of(place), text, CHECK) for place, text in faults(paper)]
    return (None if problems else paper), problems


def take(block: Any, data: Callable[[str], Any]) -> tuple[Any, str]:
    """Put what a block takes from another file into it; with it an empty text, or what is wrong."""
    if not isinstance(block, Mapping) or not block.get("from"):
        return block, ""
    place = [str(part) for part in block["from"]]
    found = data(place[0])
    for key in place[1:]:
        found = found.get(key) if isinstance(found, Mapping) else None
    if found is None:
        return block, f'Nothing stands at "{" ".join(place)}". Correct the name of the file or the keys.'
    lines = found.get("lines", ()) if isinstance(found, Mapping) else found
    lines = [line if isinstance(line, Mapping) else {"text": str(line)} for line in lines]
    if block.get("kind") == "rows":
        return {**block, "rows": [line["text"] for line in lines]}, ""
    named = {key: found[key] for key in ("title", "say") if key in found} if isinstance(found, Mapping) else {}
    if block.get("kind") != "card":
        named.pop("say", None)
    return {**named, **block, "lines": lines}, ""


def faults(paper: Paper) -> list[tuple[tuple[str | int, ...], str]]:
    """Give what does not go together in a paper: the place of each fault, and the message."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    ids = [block.id for block in paper.blocks]
    for number, block in enumerate(paper.blocks):
        if ids.count(block.id) > 1:
            found.append((("blocks", number, "id"), f'Two blocks have the id "{block.id}". Give one another id.'))
        if isinstance(block, FieldsBlock | CardBlock):
            names = [field.id for field in block.fields]
            for name in sorted({name for name in names if names.count(name) > 1}):
                found.append((("blocks", number, "fields"), f'Two fields have the id "{name}". Give one another id.'))
    if "mail" in paper.actions and not paper.mail_subject:
        found.append((("actions",), 'A paper that can be mailed needs "mail_subject". Add it.'))
    return found


def paper_of(source: Source | Path) -> str:
    """Give the id of the paper whose page a file is; an empty text for other pages."""
    stem = (source if isinstance(source, Path) else Path(source.path)).stem
    return stem.removeprefix("paper-") if stem.startswith("paper-") else ""
