"""Headers of articles and pages: what is accepted, and what an editor is told."""

import pytest

from alsguide.core.sources import parse_markdown
from alsguide.markup.front_matter import ArticleHeader, PageHeader, read_article_header, read_page_header

ARTICLE = """---
title: "Can I exercise with {{ALS}}?"
summary: "Gentle exercise is often possible. Ask your team first."
order: 10
date: 2026-11-21
last_reviewed: 2026-11-21
next_review: 2027-11-21
reviewed_by: []
next_step: articles/safety/before-you-start.md
exercises: [sit-to-stand]
index_terms: ["Short answer"]
---
"""


def test_a_full_header_is_read() -> None:
    header, problems = read_article_header(parse_markdown(ARTICLE, "a.md"))
    assert problems == []
    assert header is not None
    assert (header.order, header.exercises, header.status) == (10, ("sit-to-stand",), "published")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("order: 10\n", "", 'a.md:2: The field "order" is missing. Add it. (header)'),
        ("order: 10", "order: ten", 'a.md:4: "order" must be a whole number, but it is "ten". Write digits only.'),
        ("reviewed_by:", "reviewd_by:", 'a.md:8: The field "reviewd_by" is not known. Did you mean "reviewed_by"?'),
        ("date: 2026-11-21\nlast", "date: soon\nlast", 'a.md:5: "date" must be a date, but it is "soon".'),
        ("2027-11-21", "2026-11-20", 'a.md:7: "next_review" is "2026-11-20". It must lie after "last_reviewed"'),
        ("2027-11-21", "2029-11-21", 'a.md:7: "next_review" is "2029-11-21". It must lie after "last_reviewed"'),
        ("exercises: [sit-to-stand]", "exercises: sit", 'a.md:10: "exercises" must be a list, but it is "sit".'),
        ("articles/safety/before-you-start.md", "../x.md", 'a.md:9: "next_step" is "../x.md", which does not have'),
        ("Ask your team first.", "x" * 150, 'a.md:3: "summary" has 185 characters. Shorten it to 160 at most.'),
    ],
)
def test_a_wrong_field_is_a_problem_on_its_line(old: str, new: str, expected: str) -> None:
    header, problems = read_article_header(parse_markdown(ARTICLE.replace(old, new, 1), "a.md"))
    assert header is None
    assert any(str(problem).startswith(expected) for problem in problems), [str(p) for p in problems]


def test_a_page_needs_fewer_fields_and_may_choose_its_address() -> None:
    text = "---\ntitle: Home\nsummary: What this site is for, in one line.\nlast_reviewed: 2026-11-21\n"
    text += "next_review: 2027-11-21\ntemplate: home\nsave_as: index.html\n---\n"
    header, problems = read_page_header(parse_markdown(text, "home.md"))
    assert problems == []
    assert header is not None
    assert header.save_as == "index.html"


@pytest.mark.parametrize("model", [ArticleHeader, PageHeader])
def test_every_field_says_what_it_is_for_with_an_example_that_holds(model: type[ArticleHeader]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.examples, name
    example = {name: (field.examples or [None])[0] for name, field in model.model_fields.items()}
    assert model.model_validate(example)
