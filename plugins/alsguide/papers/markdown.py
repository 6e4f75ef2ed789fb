"""The text of a paper: marks such as `[[week]]` in Markdown, and what they become.

Lists become Markdown before the text is converted, so that their sources are cited as in any text. The other blocks are
made by the template at their places (see `alsguide.markup.places`).
"""

import re
from collections.abc import Iterator

from alsguide.markup.places import PLACE
from alsguide.papers.model import ListBlock, Paper
from alsguide.problems import Problem, did_you_mean
from alsguide.sources import Source


def with_lists(body: str, paper: Paper) -> str:
    """Put a paper's lists into its Markdown. Other marks, known or not, are left."""

    def markdown(mark: re.Match[str]) -> str:
        block = paper.by_id.get(mark[1])
        return "\n".join(list_rows(block)) + "\n" if isinstance(block, ListBlock) else mark[0]

    return PLACE.sub(markdown, body)


def list_rows(block: ListBlock) -> Iterator[str]:
    """Give the lines of Markdown of a list, in its box."""
    in_box = block.style != "plain"
    if in_box:
        yield f"::: {block.style} {block.title}".rstrip()
    elif block.title:
        yield f"**{block.title}**\n"
    for line in block.lines:
        cited = "; ".join(f"@{key}" for key in line.sources)
        yield f"- {line.text}" + (f" [{cited}]" if cited else "")
    if in_box:
        yield ":::"


def mark_problems(source: Source, paper: Paper) -> list[Problem]:
    """Give a problem for each mark without a block, and for each block that no mark names."""
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
