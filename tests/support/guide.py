"""The guide for editors, `docs/editing.md`: its examples, and the articles that are made of them."""

import hashlib
import re
from dataclasses import dataclass

from tests.support.sites import ROOT

GUIDE = ROOT / "docs" / "editing.md"
IMAGES = ROOT / "docs" / "images"
SHOWS = "shows"
"""The name under which a picture carries the fingerprint of its example."""

EXAMPLE = re.compile(
    r"^```markdown\n(.*?)\n```\n\n!\[([^\]\n]+)\]\(images/mark-([a-z-]+)\.png\)$", re.MULTILINE | re.DOTALL
)
"""An example in Markdown, and the picture of what becomes of it."""

PICTURE = "plan.png"
"""The picture that one example shows; it lies in `content/images` of the project in which the examples are built."""

HEADER = """---
title: "Examples of all marks"
summary: "Every mark that the guide for editors explains, one below the other."
order: 990
date: 2026-11-21
last_reviewed: 2026-11-21
next_review: 2027-11-21
reviewed_by: []
next_step: articles/safety/before-you-start.md
---
"""


@dataclass(frozen=True)
class Example:
    """An example of a mark: its name, its Markdown, and the words for its picture."""

    name: str
    markdown: str
    words: str

    @property
    def fingerprint(self) -> str:
        """What its picture carries, so that a picture of an older text is found."""
        return hashlib.sha256(self.markdown.encode()).hexdigest()[:16]


def examples() -> list[Example]:
    """Return the examples of the guide, in order."""
    return [Example(name, markdown, words) for markdown, words, name in EXAMPLE.findall(GUIDE.read_text("utf-8"))]


def article_of(found: list[Example]) -> str:
    """Return an article that shows examples, each behind a heading `example-NAME`; a last heading ends the last one."""
    parts = [f"## Example {example.name} {{#example-{example.name}}}\n\n{example.markdown}" for example in found]
    return HEADER + "\n" + "\n\n".join([*parts, "## The end {#example-end}\n\nNo more.\n"])
