"""Adapter: gives the pages of questions and of words what they show."""

from collections.abc import Mapping, Sequence
from typing import Any

from pelican.contents import Content

from alsguide.core.urls import prefix_of
from alsguide.glossary.page import letters_of
from alsguide.questions.answers import split_answers
from alsguide.questions.model import Shown, ShownGroup, in_groups
from alsguide.site.build_state import BuildState
from alsguide.site.project_data import ProjectData


def fill(build: BuildState, contents: Sequence[Content], context: Mapping[str, Any]) -> None:
    """Fill the pages that show questions and words; they are known by their templates."""
    guide = build.guide
    for content in contents:
        if content.template == "glossary":
            content.word_letters = letters_of(guide.glossary)
        elif content.template == "questions":
            content._content, answers = split_answers(content._content, guide.questions)
            content.question_groups = groups_of(guide, answers, context["generated_content"], prefix_of(content.url))


def groups_of(
    guide: ProjectData, answers: dict[str, str], contents: Mapping[str, Content], prefix: str
) -> list[ShownGroup]:
    """Return the questions by who asks, each with the link to the heading that answers it whole."""
    groups = []
    for group, members in in_groups(guide.questions):
        shown = []
        for question in members:
            page = contents.get(question.page)
            url = f"{prefix}{page.url}#{question.heading}" if page else ""
            title = guide.ui["question_more"].format(title=page.title) if page else ""
            shown.append(Shown(question.id, question.question, answers[question.id], question.basis, url, title))
        groups.append(ShownGroup(group, guide.ui[f"asks_{group.replace('-', '_')}"], tuple(shown)))
    return groups
