"""Questions and the glossary: read, put in groups, and taken apart again after conversion."""

from pathlib import Path

from alsguide.core.sources import read_yaml
from alsguide.glossary.model import Word, parse_glossary
from alsguide.glossary.page import letters_of
from alsguide.markup.convert import make_converter
from alsguide.organisation import Organisation
from alsguide.questions.answers import plain, questions_markdown, split_answers
from alsguide.questions.model import Question, parse_questions
from tests.support.shipped import shipped


def question(id: str, group: str, answer: str = "Yes.", basis: str = "opinion") -> Question:
    fields = {"id": id, "question": f"Is it {id}?", "group": group, "answer": answer, "basis": basis}
    return Question.model_validate({**fields, "page": "articles/a/b.md", "heading": "h"})


def test_questions_come_by_group_and_their_answers_out_of_the_converted_page() -> None:
    asked = [
        question("b", "professional", "No *way*."),
        question("a", "body", "Yes. A & B."),
        question("c", "professional"),
    ]
    markdown = questions_markdown(asked, {"body": "Me", "professional": "Pro"})
    converted = make_converter({})("Above." + markdown)
    assert [(h.level, h.id) for h in converted.headings] == [
        (2, "body"),
        (3, "a"),
        (2, "professional"),
        (3, "b"),
        (3, "c"),
    ]
    above, answers = split_answers(converted.html, asked)
    assert above == "<p>Above.</p>"
    assert answers == {"a": "<p>Yes. A &amp; B.</p>", "b": "<p>No <em>way</em>.</p>", "c": "<p>Yes.</p>"}


def test_a_page_without_questions_stays_whole() -> None:
    assert questions_markdown([], {}) == ""
    assert split_answers("<p>x</p>", []) == ("<p>x</p>", {})


def test_a_plain_answer_has_no_marks_of_citations() -> None:
    practice = '<span class="c-practice">○</span>'
    html = f'<p>It may <span class="c-cite">[1]</span>. Ask <span class="c-cite">[2]</span> first. {practice}</p>'
    assert plain(html) == "It may. Ask first."


def test_a_question_with_a_mistake_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(
        "- id: ok\n  question: Q?\n  group: i-care\n  answer: A.\n  page: articles/a/b.md\n  heading: h\n  basis: opinion\n"
        "- id: Bad Id\n  question: Q?\n  group: doctors\n  answer: A.\n  page: articles/a/b.md\n  heading: h\n  basis: opinion\n",
        "utf-8",
    )
    asked, problems = parse_questions(read_yaml(path, tmp_path), Organisation())
    assert [q.id for q in asked] == ["ok"]
    assert [(p.line, p.check) for p in problems] == [(8, "question"), (10, "question")]


def test_all_forty_questions_are_there_and_each_is_answered_with_a_reference_or_says_that_none_was_found(
    root: Path,
) -> None:
    asked, problems = parse_questions(shipped().document("questions"), Organisation())
    assert problems == []
    assert len(asked) == len({q.id for q in asked}) == 40
    assert [q.id for q in asked if not q.references and q.basis != "no-research-found"] == []


def test_words_stand_under_their_letters(tmp_path: Path) -> None:
    letters = letters_of(
        [Word(term="élan", meaning="x"), Word(term="ALS", meaning="x"), Word(term="6-minute walk", meaning="x")]
    )
    assert [(g.id, g.letter, [w.term for w in g.words]) for g in letters] == [
        ("letter-other", "#", ["6-minute walk"]),
        ("letter-a", "A", ["ALS"]),
        ("letter-e", "E", ["élan"]),
    ]


def test_the_site_s_glossary_has_no_mistake_and_no_id_twice(root: Path) -> None:
    words, problems = parse_glossary(shipped().document("glossary"), Organisation())
    assert problems == []
    assert len(words) >= 50
    assert len({word.id for word in words}) == len(words)


def test_every_word_of_the_list_shows_how_it_is_spoken() -> None:
    """When it fails: give the word `say`."""
    words, _ = parse_glossary(shipped().document("glossary"), Organisation())
    assert [word.term for word in words if not word.say] == []
