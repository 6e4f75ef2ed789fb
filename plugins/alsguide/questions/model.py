"""What a question is, and how the questions are read from `content/data/questions.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Id, Record, validate_entries
from alsguide.core.sources import Document
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

Group = Literal[
    "urgent", "safe-and-useful", "which-exercise", "body", "day-by-day", "therapist", "i-care", "professional"
]
"""What a person with the disease asks about, or who else asks."""

GROUPS: tuple[Group, ...] = get_args(Group)
"""The groups in the order in which the page shows them."""

PAGES: Mapping[str, tuple[Group, ...]] = {
    "pages/questions.md": ("urgent", "safe-and-useful", "which-exercise"),
    "pages/questions-body-and-care.md": ("body", "day-by-day", "therapist", "i-care", "professional"),
}
"""The pages that answer the questions, each with its groups: all of them are too much for one."""

URGENT: Group = "urgent"
"""What keeps people safe: it is never folded."""

Basis = Literal["research", "opinion", "no-research-found"]
"""What an answer rests on: studies in people; what guidelines and experts say or teams usually do; neither."""

Text = Annotated[str, Field(min_length=1)]


class Question(Record):
    """A question: its short answer (Markdown with citations), and the page and heading that answer it whole.

    `references` are the keys that the answer cites.
    """

    id: Id
    question: Text
    group: Group
    answer: Text
    page: Annotated[str, Field(pattern=r"^articles/[a-z0-9-]+/[a-z0-9-]+\.md$")]
    heading: Text
    basis: Basis
    references: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A question as its page shows it: the answer as HTML, and the link to the whole answer."""

    id: str
    question: str
    answer: str
    basis: str
    url: str
    link_title: str


@dataclass(frozen=True)
class ShownGroup:
    """The questions of one group."""

    id: str
    title: str
    questions: tuple[Shown, ...]

    @property
    def is_urgent(self) -> bool:
        """Return whether it is never folded."""
        return self.id == URGENT


def parse_questions(document: Document, organisation: Organisation) -> tuple[list[Question], list[Problem]]:
    """Return the questions of a file that was read. One with a problem is left out."""
    entries = fill_all(document.data or [], organisation)
    questions, problems = validate_entries(Question, entries, document, "question")
    return list(questions.values()), problems


def answered_on(page: str, questions: Sequence[Question]) -> list[Question]:
    """Return the questions that a page answers, by its path below `content/`."""
    return [question for question in questions if question.group in PAGES.get(page, ())]


def in_groups(questions: Sequence[Question]) -> list[tuple[Group, list[Question]]]:
    """Return the questions by their groups; an empty group is left out."""
    found = [(group, [q for q in questions if q.group == group]) for group in GROUPS]
    return [(group, members) for group, members in found if members]
