"""The text of a paper: marks such as `[[week]]` in Markdown, and what they become.

Lists and sources become Markdown before the text is converted, so that their sources are cited as in any text. The other
blocks are made by the template at their places (see `alsguide.markup.slots`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Source
from alsguide.markup.slots import PLACE
from alsguide.papers.model import Line, ListBlock, Paper, SourcesBlock, StatementBlock


def with_lists(body: str, paper: Paper) -> str:
    """Put a paper's lists into its Markdown. Other marks, known or not, are left."""

    def markdown(mark: re.Match[str]) -> str:
        block = paper.by_id.get(mark[1])
        if isinstance(block, SourcesBlock):
            return sources_row(block, paper) + "\n"
        return "\n".join(list_rows(block)) + "\n" if isinstance(block, ListBlock) else mark[0]

    return PLACE.sub(markdown, body)


def list_rows(block: ListBlock) -> Iterator[str]:
    """Yield the lines of Markdown of a list: in its box, in none, or run into one sentence."""
    cited = [(line.text, citation(keys_of(line, block)) if block.is_cited else "") for line in block.lines]
    if block.style == "sentence":
        yield f"**{block.title}** {in_one_sentence(cited)}"
        return
    lines = [f"{text}{marks}" for text, marks in cited]
    in_box = block.style != "plain"
    if in_box:
        yield f"::: {block.style} {block.title}".rstrip()
    elif block.title:
        yield f"**{block.title}**\n"
    for line in lines:
        yield f"- {line}"
    if in_box:
        yield ":::"


def in_one_sentence(cited: Sequence[tuple[str, str]]) -> str:
    """Return texts run into one sentence, with the marks of each behind the sign that ends it."""
    *first, (last, marks) = cited
    before = [f"{text};{mark}" for text, mark in first]
    return " ".join([*before, f"or {last}.{marks}" if before else f"{last}.{marks}"])


def keys_of(line: Line, block: ListBlock) -> tuple[str, ...]:
    """Return the keys that a line cites: what no source bears is usual practice, which an emergency never says of itself."""
    return line.sources or (() if block.style == "care-emergency" else (USUAL_PRACTICE,))


def citation(keys: Iterable[str]) -> str:
    """Return a citation with the space in front of it; an empty text without a key."""
    cited = "; ".join(f"@{key}" for key in keys)
    return f" [{cited}]" if cited else ""


def sources_row(block: SourcesBlock, paper: Paper) -> str:
    """Return the paragraph with the references of other blocks: the title of each, then its references, each once."""
    parts = []
    for name in block.of:
        other = paper.by_id[name]
        if isinstance(other, ListBlock):
            keys = dict.fromkeys(key for line in other.lines for key in keys_of(line, other))
            parts.append(f"{other.title}.{citation(keys)}")
        elif isinstance(other, StatementBlock):
            parts.append(f"{other.title}.{citation(other.sources)}")
    return " ".join(filter(None, [f"**{block.title}**", *parts, block.text]))


def mark_problems(source: Source, paper: Paper) -> list[Problem]:
    """Return a problem for each mark without a block, and for each block that no mark names."""
    problems = []
    named = set()
    for mark in PLACE.finditer(source.body):
        named.add(mark[1])
        if mark[1] not in paper.by_id:
            line = source.body_line + source.body.count("\n", 0, mark.start())
            guess = did_you_mean(mark[1], paper.by_id)
            message = f'The paper "{paper.id}" has no block "{mark[1]}".{guess} Correct the name in the brackets.'
            problems.append(Problem(source.path, line, message, "paper"))
    for name in paper.by_id:
        if name not in named:
            message = (
                f'The block "{name}" of the paper "{paper.id}" stands nowhere. Write [[{name}]] on a line of its own.'
            )
            problems.append(Problem(source.path, source.body_line, message, "paper"))
    return problems
