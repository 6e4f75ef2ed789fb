"""Papers: their data, what they take from other files, and the marks in their text."""

from pathlib import Path
from typing import Any

import pytest

from alsguide.markup.places import Piece, cut_at_places
from alsguide.organisation import Organisation
from alsguide.papers.load import load_papers, paper_of, read_paper
from alsguide.papers.markdown import mark_problems, with_lists
from alsguide.papers.model import FieldsBlock, ListBlock, Paper
from alsguide.sources import Document, parse_markdown, parse_yaml
from alsguide.words import fill_all

OTHER = {
    "stop": {"title": "Stop", "lines": ["Pain", "Cramp"], "say": "Hello"},
    "hold": [{"text": "Near", "sources": ["x1"]}],
}


def read(text: str) -> tuple[Paper | None, list[str]]:
    """Read a paper from the text of its file, and give it with its problems."""
    document = Document("papers/a.yaml", *parse_yaml(text, "papers/a.yaml", 0))
    paper, problems = read_paper(document, "a", lambda name: OTHER if name == "other" else None)
    return paper, [str(problem) for problem in problems]


def blocks(text: str) -> Any:
    paper, problems = read("order: 1\nblocks:\n" + text)
    assert problems == []
    assert paper is not None
    return paper.blocks


def test_a_list_takes_its_title_lines_and_sources_from_another_file_and_may_rename_itself() -> None:
    taken, held, named = blocks(
        "- {kind: list, id: a, from: [other, stop]}\n- {kind: list, id: b, from: [other, hold]}\n"
        "- {kind: list, id: c, title: Mine, from: [other, stop]}\n"
    )
    assert (taken.title, [line.text for line in taken.lines]) == ("Stop", ["Pain", "Cramp"])
    assert [(line.text, line.sources) for line in held.lines] == [("Near", ("x1",))]
    assert named.title == "Mine"


def test_rows_and_cards_take_theirs_too() -> None:
    rows, card = blocks(
        "- {kind: rows, id: a, from: [other, stop], fields: [{id: x, label: X}]}\n"
        "- {kind: card, id: b, from: [other, stop], fields: [{id: x, label: X}]}\n"
    )
    assert rows.rows == ("Pain", "Cramp")
    assert (card.title, card.say, len(card.lines)) == ("Stop", "Hello", 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- {kind: list, id: a, from: [other, gone]}",
         ':3: Nothing stands at "other gone". Correct the name of the file or the keys.'),
        ("- {kind: fields, id: a, fields: [{id: x, label: X, kind: choice}]}",
         ':3: The field "x" of the kind "choice" needs "choices". Add them.'),
        ("- {kind: fields, id: a, fields: [{id: x, label: X, choices: [y]}]}",
         ':3: The field "x" of the kind "text" has choices. Remove them.'),
        ("- {kind: fields, id: a, fields: [{id: x, label: X}, {id: x, label: Y}]}",
         ':3: Two fields have the id "x". Give one another id.'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, problem: str) -> None:
    paper, problems = read("order: 1\nblocks:\n" + text)
    assert paper is None
    assert f"papers/a.yaml{problem} (paper)" in problems


def test_a_paper_for_mail_needs_a_subject_and_blocks_need_ids_of_their_own() -> None:
    field = "fields: [{id: x, label: X}]"
    text = (
        f"order: 1\nactions: [mail]\nblocks:\n- {{kind: fields, id: a, {field}}}\n- {{kind: fields, id: a, {field}}}\n"
    )
    assert [problem.split(": ", 1)[1] for problem in read(text)[1]] == [
        'Two blocks have the id "a". Give one another id. (paper)',
        'Two blocks have the id "a". Give one another id. (paper)',
        'A paper that can be mailed needs "mail_subject". Add it. (paper)',
    ]


def paper(*found: Any) -> Paper:
    return Paper(id="a", order=1, blocks=found)


FIELDS = FieldsBlock.model_validate({"kind": "fields", "id": "week", "fields": [{"id": "x", "label": "X"}]})
LIST = ListBlock.model_validate(
    {
        "kind": "list",
        "id": "hold",
        "style": "do",
        "title": "Hold",
        "lines": [{"text": "Near", "sources": ["x1", "x2"]}, {"text": "Slow"}],
    }
)


def test_lists_become_markdown_with_citations_and_other_marks_stay() -> None:
    assert with_lists("A.\n\n[[hold]]\n\n[[week]] and\n\n[[week]]\n", paper(FIELDS, LIST)) == (
        "A.\n\n::: do Hold\n- Near [@x1; @x2]\n- Slow\n:::\n\n\n[[week]] and\n\n[[week]]\n"
    )


def test_a_plain_list_has_no_box() -> None:
    plain = LIST.model_copy(update={"style": "plain"})
    assert with_lists("[[hold]]", paper(plain)) == "**Hold**\n\n- Near [@x1; @x2]\n- Slow\n"


def test_the_converted_text_is_cut_at_the_marks_of_blocks() -> None:
    html = "<p>A.</p>\n<p>[[week]]</p>\n<p>B.</p>\n<p>[[unknown]]</p>"
    assert cut_at_places(html, ["week"]) == [
        Piece(html="<p>A.</p>"),
        Piece(place="week"),
        Piece(html="<p>B.</p>\n<p>[[unknown]]</p>"),
    ]


def test_marks_without_block_and_blocks_without_mark_are_told() -> None:
    source = parse_markdown("---\ntitle: A\n---\n\n[[wek]]\n\ntext [[week]]\n", "content/pages/paper-a.md")
    assert [(problem.line, problem.message) for problem in mark_problems(source, paper(FIELDS))] == [
        (5, 'The paper "a" has no block "wek". Did you mean "week"? Correct the name in the brackets.'),
        (4, 'The block "week" of the paper "a" stands nowhere. Write [[week]] on a line of its own.'),
    ]


def test_the_page_of_a_paper_is_known_by_its_name() -> None:
    assert paper_of(Path("content/pages/paper-diary.md")) == "diary"
    assert paper_of(Path("content/pages/papers.md")) == ""


def test_the_site_s_six_papers_have_no_mistake(root: Path) -> None:
    papers, problems = load_papers(root / "content", root, lambda data: fill_all(data, Organisation()))
    assert problems == []
    assert list(papers) == ["diary", "questions", "letter", "stop-card", "moving", "profile"]
    assert "{{" not in str(papers)


def test_the_profile_asks_for_four_things_at_most(root: Path) -> None:
    """People write by eye or switch: each needed field costs them minutes."""
    papers, _ = load_papers(root / "content", root)
    fields = [field for block in papers["profile"].blocks if isinstance(block, FieldsBlock) for field in block.fields]
    assert [field.id for field in fields if field.is_needed] == ["i-am", "first-name", "country", "contact"]
