"""Checks of words that are explained and of questions: passing and failing sites."""

from datetime import date

from alsguide.checks import run_checks
from alsguide.checks.findability import unanswered_question
from alsguide.checks.load import make_site
from alsguide.checks.model import Site
from alsguide.checks.registry import CHECKS
from alsguide.core.files import Files
from alsguide.core.problems import Problem
from alsguide.overrides.merge import make_project

GLOSSARY = """- term: "splint"
  meaning: "x"
- term: "GRADE"
  meaning: "x"
  also: ["levels of proof"]
  everyday: ["sureness"]
"""
PAGE = "---\ntitle: A title\nsummary: {summary}\n---\n\n{body}\n"


def site(**sources: str) -> Site:
    files = {
        f"content/{name.replace('__', '/').replace('_md', '.md').replace('_yaml', '.yaml')}": t
        for name, t in sources.items()
    }
    return make_site(make_project(Files(files, frozenset(files))), date(2026, 11, 21))


def unused_words(**sources: str) -> list[Problem]:
    """Return what is said of words of the glossary that no source uses."""
    return run_checks(site(data__glossary_yaml=GLOSSARY, **sources), [CHECKS["unused-word"]])


def test_a_word_is_used_in_any_form_in_a_text_a_header_or_data() -> None:
    for used in ("Two splints. Levels of proof.", "SPLINT sureness"):
        page = PAGE.format(summary="x", body=used)
        assert unused_words(pages__a_md=page) == []
    page = PAGE.format(summary="A splint", body="x")
    data = "x:\n  - result: GRADE low\n"
    assert unused_words(pages__a_md=page, data__studies_yaml=data) == []


def test_a_word_that_no_page_uses_is_told_with_its_line() -> None:
    page = PAGE.format(summary="x", body="A splinter. Upgrade.")
    found = unused_words(pages__a_md=page, data__synonyms_yaml="x: splint grade")
    assert [(f.path, f.line, f.message) for f in found] == [
        (
            "content/data/glossary.yaml",
            1,
            'No page uses the word "splint" or another form of it. Take it out, or use it.',
        ),
        (
            "content/data/glossary.yaml",
            3,
            'No page uses the word "GRADE" or another form of it. Take it out, or use it.',
        ),
    ]


def test_a_question_needs_an_answer_and_a_reference_or_the_word_that_none_was_found() -> None:
    data = (
        "- {id: a, answer: 'Yes. [@x]', references: [x], basis: opinion}\n"
        "- {id: b, answer: 'No one knows.', references: [], basis: no-research-found}\n"
        "- {id: c, answer: 'Yes.', references: [], basis: opinion}\n"
        "- {id: d, answer: '', references: [x], basis: research}\n"
    )
    found = list(unanswered_question(site(data__questions_yaml=data)))
    assert [(f.line, f.message.split(".")[0]) for f in found] == [
        (3, 'The answer to "c" cites nothing'),
        (4, 'The question "d" has no answer'),
    ]
