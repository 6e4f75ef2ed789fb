"""Loading: each paper read and checked, with what it takes from other data files put in."""

from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import validate
from alsguide.core.sources import Document, Source
from alsguide.papers.markdown import mark_problems
from alsguide.papers.model import (
    Block,
    CardBlock,
    FieldsBlock,
    ListBlock,
    Paper,
    SourcesBlock,
    StatementBlock,
)
from alsguide.papers.shared_values import Value, field_errors
from alsguide.papers.signs import signs_at, statement

CHECK = "paper"
FOLDER = "papers/"
PAGE = "pages/paper-{}.md"
"""Where below `content/` the page of a paper stands."""

SIGNS = "safety_signs"
"""The data file of the signs of danger."""

NO_STATEMENT = 'There is no statement or sign "{}" in safety_signs.yaml. Correct its id.'


def load_papers(
    documents: Mapping[str, Document],
    markdown: Mapping[str, Source],
    values: Mapping[str, Value],
    fill: Callable[[Any], Any] = lambda data: data,
) -> tuple[dict[str, Paper], list[Problem]]:
    """Return all papers that have a page, by their id and in order.

    `documents` are the files of `content/data` by their names there, `markdown` those of the site by their paths, `values`
    what fields can take over. `fill` puts the organization's words in.
    """
    papers: dict[str, Paper] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        if not name.startswith(FOLDER):
            continue
        paper, found = read_paper(document, name.removeprefix(FOLDER), documents, values, fill)
        problems += found
        page = markdown.get(f"content/{PAGE.format(name.removeprefix(FOLDER))}")
        if paper is not None and page is not None:
            problems += mark_problems(page, paper)
            papers[paper.id] = paper
    return dict(sorted(papers.items(), key=lambda item: (item[1].order, item[0]))), problems


def read_paper(
    document: Document,
    name: str,
    documents: Mapping[str, Document],
    values: Mapping[str, Value],
    fill: Callable[[Any], Any] = lambda data: data,
) -> tuple[Paper | None, list[Problem]]:
    """Check one paper. `documents` are the other files by their names below `content/data`, `values` what fields can take."""
    if document.problems:
        return None, document.problems

    def data(other: str) -> Any:
        return documents[other].data if other in documents else None

    given = dict(document.data) if isinstance(document.data, dict) else {}
    problems: list[Problem] = []
    blocks = []
    for number, block in enumerate(given.get("blocks") or ()):
        taken, field, error = take(block, data)
        if error:
            place = ("blocks", number, field)
            problems.append(Problem(*document.place_of(place), error, CHECK))
        blocks.append(taken)
    paper, found = validate(Paper, fill({**given, "id": name, "blocks": blocks}), document.place_of, CHECK)
    problems += found
    if paper is not None:
        wrong = [*errors(paper), *field_errors(paper, values)]
        problems += [Problem(*document.place_of(place), text, CHECK) for place, text in wrong]
    return (None if problems else paper), problems


def take(block: Any, data: Callable[[str], Any]) -> tuple[Any, str, str]:
    """Put what a block takes from other files into it.

    The result is the block, then the field at error and what is wrong with it, or two empty texts.
    """
    if not isinstance(block, Mapping):
        return block, "", ""
    signs = data(SIGNS) if any(name in block for name in ("signs", "of", "sides")) else None
    if block.get("kind") == "statement":
        found = statement(signs, str(block.get("of")))
        return ({**block, **found}, "", "") if found else (block, "of", NO_STATEMENT.format(block.get("of")))
    if block.get("kind") == "card":
        taken = [take_side(side, signs) for side in block.get("sides") or ()]
        error = next((text for _, text in taken if text), "")
        return {**block, "sides": [side for side, _ in taken]}, "sides" if error else "", error
    if isinstance(block.get("signs"), Mapping):
        found = signs_of(block["signs"], signs, "name" if block.get("style") == "sentence" else "short")
        return ({**found, **block}, "", "") if found else (block, "signs", no_signs(block["signs"]))
    return take_lines(block, data)


def take_lines(block: Mapping[str, Any], data: Callable[[str], Any]) -> tuple[Any, str, str]:
    """Put the title and lines, or rows, that a block takes by `from` into it; see `take` for the result."""
    if not block.get("from"):
        return block, "", ""
    place = [str(part) for part in block["from"]]
    found = data(place[0])
    for key in place[1:]:
        found = found.get(key) if isinstance(found, Mapping) else None
    if found is None:
        return block, "from", f'Nothing stands at "{" ".join(place)}". Correct the name of the file or the keys.'
    lines = found.get("lines", ()) if isinstance(found, Mapping) else found
    lines = [line if isinstance(line, Mapping) else {"text": str(line)} for line in lines]
    if block.get("kind") == "rows":
        return {**block, "rows": [line["text"] for line in lines]}, "", ""
    named = {"title": found["title"]} if isinstance(found, Mapping) and "title" in found else {}
    return {**named, **block, "lines": lines}, "", ""


def take_side(side: Any, signs: Any) -> tuple[Any, str]:
    """Put a statement and signs into one side of a card; with it an empty text, or what is wrong."""
    if not isinstance(side, Mapping):
        return side, ""
    taken = dict(side)
    if name := side.get("statement"):
        found = statement(signs, str(name))
        if found is None:
            return side, NO_STATEMENT.format(name)
        taken["text"] = found["text"]
    if isinstance(side.get("signs"), Mapping):
        found = signs_of(side["signs"], signs)
        if found is None:
            return side, no_signs(side["signs"])
        taken = {"title": found["title"], **taken, "lines": found["lines"]}
    return taken, ""


def signs_of(wanted: Mapping[str, Any], signs: Any, words: str = "short") -> dict[str, Any] | None:
    """Return the title, box and lines of the signs that a block asks for; None when there are none."""
    return signs_at(signs, str(wanted.get("place")), str(wanted.get("level")), words, wanted.get("is_full") is True)


def no_signs(wanted: Mapping[str, Any]) -> str:
    """Return that a place has no sign of a level."""
    return (
        f'No sign of the level "{wanted.get("level")}" is shown on "{wanted.get("place")}". '
        'Correct the level or the place, or name the place in the sign\'s "shown_on" in safety_signs.yaml.'
    )


def errors(paper: Paper) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what does not go together in a paper: the place of each error, and the message."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    ids = [block.id for block in paper.blocks]
    for number, block in enumerate(paper.blocks):
        if ids.count(block.id) > 1:
            found.append((("blocks", number, "id"), f'Two blocks have the id "{block.id}". Give one another id.'))
        if isinstance(block, FieldsBlock):
            names = [field.id for field in block.fields]
            for name in sorted({name for name in names if names.count(name) > 1}):
                found.append((("blocks", number, "fields"), f'Two fields have the id "{name}". Give one another id.'))
        if isinstance(block, CardBlock):
            copied = [field.field for side in block.sides for field in side.fields]
            unknown = [name for name in copied if name not in paper.field_by_name]
            found += [(("blocks", number, "sides"), no_field(name, paper.field_by_name)) for name in unknown]
        if isinstance(block, SourcesBlock):
            unknown = [name for name in block.of if not has_sources(paper.by_id.get(name))]
            found += [
                (("blocks", number, "of"), f'No block "{name}" has sources. Correct its name.') for name in unknown
            ]
    if "mail" in paper.actions and not paper.mail_subject:
        found.append((("actions",), 'A paper that can be mailed needs "mail_subject". Add it.'))
    return found


def no_field(name: str, known: Collection[str]) -> str:
    """Return that a card names a field that the paper does not have."""
    guess = did_you_mean(name, known)
    return f'The paper has no field "{name}".{guess} Write the id of a block, a hyphen, and the id of its field.'


def has_sources(block: Block | None) -> bool:
    """Return whether a block is of a kind that has sources."""
    return isinstance(block, ListBlock | StatementBlock)


def paper_of(source: Source) -> str:
    """Return the id of the paper whose page a file is; an empty text for other pages."""
    stem = PurePosixPath(source.path).stem
    return stem.removeprefix("paper-") if stem.startswith("paper-") else ""
