"""Answers: the questions as one part of their page, so that their citations count through the page.

The questions are written as Markdown below the page's own text and converted with it; then the HTML is taken apart again.
"""

import re
from collections.abc import Mapping, Sequence

from lxml import html

from alsguide.questions.model import Question, in_groups

HEADING = re.compile(r'<h([23]) id="([^"]+)">.*?</h\1>\s*', re.DOTALL)
"""A heading of the second or third level with its id."""


def questions_markdown(questions: Sequence[Question], titles: Mapping[str, str]) -> str:
    """Return the questions as Markdown: a heading for each group, one for each question, and the answers.

    `titles` gives the title of each group.
    """
    rows = []
    for group, members in in_groups(questions):
        rows.append(f"## {titles[group]} {{#{group}}}")
        for question in members:
            rows += [f"### {question.question} {{#{question.id}}}", question.answer]
    return "".join(f"\n\n{row}" for row in rows)


def split_answers(body: str, questions: Sequence[Question]) -> tuple[str, dict[str, str]]:
    """Return the HTML above the questions, and the HTML of each answer by its question's id."""
    ids = {question.id for question in questions}
    own = ids | {question.group for question in questions}
    marks = [mark for mark in HEADING.finditer(body) if mark[2] in own]
    if not marks:
        return body, {}
    ends = [*(mark.start() for mark in marks[1:]), len(body)]
    answers = {mark[2]: body[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True) if mark[2] in ids}
    return body[: marks[0].start()].strip(), answers


def plain(answer: str) -> str:
    """Return an answer's text without the marks of its citations and of usual practice."""
    tree = html.fragment_fromstring(answer, create_parent="div")
    for mark in tree.cssselect(".c-cite, .c-practice"):
        mark.drop_tree()
    return re.sub(r" +(?=[.,;:?!])", "", " ".join(tree.text_content().split()))
