"""Papers: their data, what they take from other files, and the marks in their text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alsguide.core.problems import Problem
from alsguide.core.sources import Document, Source, parse_markdown, parse_yaml
from alsguide.markup.slots import Piece, split_at_slots
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.papers.load import load_papers, paper_of, read_paper
from alsguide.papers.markdown import mark_problems, with_lists
from alsguide.papers.model import CardBlock, FieldsBlock, ListBlock, Paper, SourcesBlock, StatementBlock
from alsguide.papers.shared_values import DATA as SHARED_VALUES
from alsguide.papers.shared_values import QUESTIONS, Part, Value, parse_shared_values
from alsguide.safety_signs.load import parse_signs
from tests.support.shipped import shipped

SIGNS = {
    "levels": [
        {"id": "now", "title": "Call now", "box": "care-emergency"},
        {"id": "less", "title": "Less", "box": "note"},
    ],
    "statements": [{"id": "air", "words": "Mind my breath.", "sources": ["x3"]}],
    "signs": [
        {
            "id": "chest",
            "level": "now",
            "name": "a",
            "short": "Chest",
            "sources": ["x1"],
            "shown_on": ["card", "pages"],
        },
        {"id": "fall", "level": "now", "name": "b", "short": "Fall", "sources": [], "shown_on": ["card"]},
        {"id": "sore", "level": "less", "name": "soreness", "short": "Sore", "sources": ["x2"], "shown_on": ["card"]},
        {"id": "weak", "level": "less", "name": "weakness", "short": "Weak", "sources": [], "shown_on": ["card"]},
    ],
}
OTHER = {
    "stop": {"title": "Stop", "lines": ["Pain", "Cramp"]},
    "hold": [{"text": "Near", "sources": ["x1"]}],
}


VALUES = {
    "name": Value(id="name", label="Name", plan=(Part(answer="name"),)),
    "aids": Value(id="aids", label="Aids", plan=(Part(answer="aids", says={"cane": ("Cane",)}),)),
}


def read(text: str) -> tuple[Paper | None, list[str]]:
    """Read a paper from the text of its file, and give it with its problems."""
    document = Document("papers/a.yaml", *parse_yaml(text, "papers/a.yaml", 0))
    paper, problems = read_paper(
        document, "a", {"other": Document("o", OTHER, {}), "safety_signs": Document("s", SIGNS, {})}, VALUES
    )
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


def test_rows_take_theirs_too() -> None:
    (rows,) = blocks("- {kind: rows, id: a, from: [other, stop], fields: [{id: x, label: X}]}\n")
    assert rows.rows == ("Pain", "Cramp")


def test_a_list_takes_the_signs_of_a_place_and_level_with_their_title_box_and_sources() -> None:
    now, less = blocks(
        "- {kind: list, id: a, signs: {place: card, level: now}}\n"
        "- {kind: list, id: b, style: sentence, title: After, signs: {place: card, level: less}}\n"
    )
    assert (now.title, now.style) == ("Call now", "care-emergency")
    assert [(line.text, line.sources) for line in now.lines] == [("Chest", ("x1",)), ("Fall", ())]
    assert (less.title, [line.text for line in less.lines]) == ("After", ["soreness", "weakness"])


def test_statements_and_the_sides_of_a_card_take_what_they_name() -> None:
    said, sign, _, card = blocks(
        "- {kind: statement, id: a, of: air, title: Air}\n"
        "- {kind: statement, id: b, of: sore}\n"
        "- {kind: fields, id: c, fields: [{id: x, label: X}]}\n"
        "- {kind: card, id: d, sides: [{title: Me, statement: air, fields: [{field: c-x}]}, "
        "{signs: {place: card, level: now}}]}\n"
    )
    assert (said.text, said.sources, sign.text) == ("Mind my breath.", ("x3",), "Sore")
    front, back = card.sides
    assert (front.title, front.text, [copied.field for copied in front.fields]) == ("Me", "Mind my breath.", ["c-x"])
    assert (back.title, [line.text for line in back.lines]) == ("Call now", ["Chest", "Fall"])


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
        ("- {kind: statement, id: a, of: earth}",
         ':3: There is no statement or sign "earth" in safety_signs.yaml. Correct its id.'),
        ("- {kind: list, id: a, signs: {place: card, level: never}}",
         ':3: No sign of the level "never" is shown on "card". Correct the level or the place, or name the place in the '
         'sign\'s "shown_on" in safety_signs.yaml.'),
        ("- {kind: card, id: a, sides: [{statement: earth}]}",
         ':3: There is no statement or sign "earth" in safety_signs.yaml. Correct its id.'),
        ("- {kind: card, id: a, sides: [{signs: {place: wall, level: now}}]}",
         ':3: No sign of the level "now" is shown on "wall". Correct the level or the place, or name the place in the '
         'sign\'s "shown_on" in safety_signs.yaml.'),
        ("- {kind: fields, id: me, fields: [{id: name, label: X}]}\n- {kind: card, id: a, sides: [{fields: [{field: me-nme}]}]}",
         ':4: The paper has no field "me-nme". Did you mean "me-name"? Write the id of a block, a hyphen, and the id of its '
         "field."),
        ("- {kind: sources, id: a, title: T, of: [b]}", ':3: No block "b" has sources. Correct its name.'),
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
        "A.\n\n::: do Hold\n- Near [@x1; @x2]\n- Slow [@usual-practice]\n:::\n\n\n[[week]] and\n\n[[week]]\n"
    )


def test_a_plain_list_has_no_box() -> None:
    plain = LIST.model_copy(update={"style": "plain"})
    assert with_lists("[[hold]]", paper(plain)) == "**Hold**\n\n- Near [@x1; @x2]\n- Slow [@usual-practice]\n"


@pytest.mark.parametrize(
    ("change", "markdown"),
    [
        ({"is_cited": False}, "::: do Hold\n- Near\n- Slow\n:::\n"),
        ({"style": "care-emergency"}, "::: care-emergency Hold\n- Near [@x1; @x2]\n- Slow\n:::\n"),
        ({"style": "sentence"}, "**Hold** Near; [@x1; @x2] or Slow. [@usual-practice]\n"),
    ],
)
def test_a_list_may_be_run_into_a_sentence_or_cite_nothing_and_an_emergency_has_no_doubt(
    change: dict[str, Any], markdown: str
) -> None:
    assert with_lists("[[hold]]", paper(LIST.model_copy(update=change))) == markdown


def test_one_paragraph_names_the_sources_of_blocks_that_show_none() -> None:
    said = StatementBlock(kind="statement", id="air", of="air", title="Air", text="Mind.", sources=("x3",))
    sources = SourcesBlock(kind="sources", id="from", title="Sources.", of=("hold", "air"))
    assert with_lists("[[from]]", paper(LIST, said, sources)) == (
        "**Sources.** Hold. [@x1; @x2; @usual-practice] Air. [@x3]\n"
    )


def test_the_converted_text_is_cut_at_the_marks_of_blocks() -> None:
    html = "<p>A.</p>\n<p>[[week]]</p>\n<p>B.</p>\n<p>[[unknown]]</p>"
    assert split_at_slots(html, ["week"]) == [
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
    assert paper_of(Source("content/pages/paper-diary.md", {}, {}, "", 1)) == "diary"
    assert paper_of(Source("content/pages/papers.md", {}, {}, "", 1)) == ""


def load_shipped(fill: Callable[[Any], Any] = lambda data: data) -> tuple[dict[str, Paper], list[Problem]]:
    """The papers of the site."""
    documents = shipped().documents
    values, problems = parse_shared_values(documents[SHARED_VALUES], documents[QUESTIONS].data, fill)
    assert problems == []
    return load_papers(documents, shipped().markdown, values, fill)


def test_the_site_s_six_papers_have_no_mistake(root: Path) -> None:
    papers, problems = load_shipped(lambda data: fill_all(data, Organisation()))
    assert problems == []
    assert list(papers) == ["diary", "questions", "letter", "stop-card", "moving", "profile"]
    assert "{{" not in str(papers)


def test_the_profile_asks_for_four_things_at_most(root: Path) -> None:
    """People write by eye or switch: each needed field costs them minutes."""
    papers, _ = load_shipped()
    fields = [field for block in papers["profile"].blocks if isinstance(block, FieldsBlock) for field in block.fields]
    assert [field.id for field in fields if field.is_needed] == ["i-am", "first-name", "country", "contact"]


def test_a_field_for_what_a_browser_knows_of_its_reader_says_so(root: Path) -> None:
    """Who writes by eye or switch takes what the browser offers. When it fails: give the field its `autofill`."""
    papers, _ = load_shipped()
    asked = {
        (name, field.label): field.autofill
        for name, paper in papers.items()
        for block in paper.blocks
        if isinstance(block, FieldsBlock)
        for field in block.fields
        if re.fullmatch(r"(My |First |Last )?name|Birth date|.*postal code", field.label, re.IGNORECASE)
    }
    assert len(asked) == 8
    assert {field: kind for field, kind in asked.items() if kind == "off"} == {}


def test_the_stop_card_shows_every_sign_that_the_data_send_there_and_types_none(root: Path) -> None:
    """When it fails, a level of signs is shown on the stop card or the wallet card in the data, and in no block."""
    papers, _ = load_shipped(lambda data: fill_all(data, Organisation()))
    signs, _ = parse_signs(shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation())
    card = papers["stop-card"]
    lists = [block for block in card.blocks if isinstance(block, ListBlock)]
    wallet = next(block for block in card.blocks if isinstance(block, CardBlock))
    shown = {
        "stop-card": [line.text for block in lists for line in block.lines],
        "wallet": [line.text for side in wallet.sides for line in side.lines],
    }
    for place, lines in shown.items():
        full = signs.levels[:1] if place == "stop-card" else ()  # those with how they show without a voice
        groups = signs.shown_on(place)
        assert lines == [
            signs.in_full(sign, sign.short) if group.level in full else sign.short
            for group in groups
            for sign in group.signs
        ]
        assert len(lines) >= 5
        assert any("Without speech: The agreed sign does not come" in line for line in lines) is bool(full)
    typed = (root / "content/data/papers/stop-card.yaml").read_text("utf-8")
    assert [line for lines in shown.values() for line in lines if line in typed] == []


def test_both_cards_say_the_words_on_oxygen_and_what_a_crew_must_know(root: Path) -> None:
    papers, _ = load_shipped(lambda data: fill_all(data, Organisation()))
    card = papers["stop-card"]
    oxygen = (
        "I have ALS. My breathing muscles are weak. Oxygen alone can be dangerous for me: please watch my carbon dioxide. "
        "Bring my breathing machine."
    )
    statements = {block.id: block.text for block in card.blocks if isinstance(block, StatementBlock)}
    wallet = next(block for block in card.blocks if isinstance(block, CardBlock))
    assert (statements["oxygen"], wallet.sides[0].text) == (oxygen, oxygen)
    assert "call or text 988" in statements["crisis"]
    asked = {name for name in card.field_by_name if name.startswith("crew-")}
    assert asked == {copied.field for side in wallet.sides for copied in side.fields}
    needed = "name born note yes-no have settings move allergies medicines call team wishes"
    assert asked == {f"crew-{name}" for name in needed.split()}


def test_nothing_on_the_stop_card_suggests_an_answer_on_care_wishes(root: Path) -> None:
    papers, _ = load_shipped()
    assert papers["stop-card"].field_by_name["crew-wishes"].kind == "text"


PLAN = {
    "answers": [
        {"id": "name", "type": "text"},
        {
            "id": "aids",
            "type": "many",
            "choices": [{"id": "cane", "label": "Cane"}, {"id": "none", "label": "-", "alone": True}],
        },
        {"id": "falls", "type": "choice", "choices": "yes_no"},
    ],
    "shared_choices": {
        "yes_no": {
            "default": "not_sure",
            "choices": [
                {"id": "yes", "label": "Yes"},
                {"id": "maybe", "label": "Perhaps", "counts_as": "yes"},
                {"id": "not_sure", "label": "Not sure"},
            ],
        }
    },
    "goal": [{"id": "what", "default": "", "choices": [{"id": "walk", "label": "Walk"}]}, {"id": "why"}],
    "strength": {
        "default": "not_sure",
        "choices": [{"id": "strong", "label": "Strong"}, {"id": "not_sure", "label": "?"}],
    },
}


def values_of(text: str) -> tuple[dict[str, Value], list[str]]:
    """The values of a text of YAML, and the problems."""
    values, problems = parse_shared_values(Document("v.yaml", *parse_yaml(text, "v.yaml", 0)), PLAN)
    return values, [str(problem) for problem in problems]


def test_a_value_says_what_was_chosen_and_nothing_that_nobody_may_have_chosen() -> None:
    values, problems = values_of(
        "- {id: name, label: N, plan: [{answer: name}]}\n- {id: aids, label: A, plan: [{answer: aids}]}\n"
        "- {id: falls, label: F, plan: [{answer: falls}]}\n- {id: goals, label: G, plan: [{answer: goals}]}\n"
        "- {id: strength, label: S, plan: [{answer: strength, says: {strong: [Good, Firm]}}]}\n- {id: born, label: B}\n"
    )
    assert problems == []
    assert {name: [part.says for part in value.plan] for name, value in values.items()} == {
        "name": [{}],
        "aids": [{"cane": ("Cane",)}],
        "falls": [{"yes": ("Yes",)}],
        "goals": [{"walk": ("Walk",)}],
        "strength": [{"strong": ("Good", "Firm")}],
        "born": [],
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- {id: a, label: A, plan: [{answer: nmae}]}\n",
            'v.yaml:1: The plan has no question "nmae". Did you mean "name"?',
        ),
        (
            "- id: a\n  label: A\n  plan:\n    - {answer: falls, says: {ys: X}}\n",
            'v.yaml:4: "falls" has no choice "ys". Did you mean "yes"? Correct its id.',
        ),
        (
            "- id: a\n  label: A\n  plan: [{answer: falls, says: {not_sure: X}}]\n",
            'v.yaml:3: "not_sure" is what stands there before anyone answers "falls".',
        ),
        ("- {id: a, label: A}\n- {id: a, label: B}\n", 'v.yaml:2: Two values have the id "a".'),
    ],
)
def test_a_value_that_the_plan_cannot_fill_is_told_with_its_place(text: str, problem: str) -> None:
    _, problems = values_of(text)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("{id: x, label: X, takes: [nmae]}", 'There is no value "nmae" in shared_values.yaml. Did you mean "name"?'),
        (
            "{id: x, label: X, kind: ticks, choices: [Walker], takes: [aids]}",
            'No choice of the field "x" is among the words of a',
        ),
    ],
)
def test_a_field_that_takes_what_is_not_there_is_told_with_its_place(field: str, problem: str) -> None:
    _, problems = read(f"order: 1\nblocks:\n- kind: fields\n  id: a\n  fields:\n  - {field}\n")
    assert len(problems) == 1
    assert problems[0].startswith(f"papers/a.yaml:6: {problem}")


def test_a_field_of_rows_takes_nothing() -> None:
    _, problems = read(
        "order: 1\nblocks:\n- {kind: rows, id: a, rows: [A], fields: [{id: x, label: X, takes: [name]}]}\n"
    )
    assert problems == [
        'papers/a.yaml:3: The field "x" stands in each row, so no value can be taken over into it. Remove "takes". (paper)'
    ]


def test_each_shared_value_is_taken_by_a_paper() -> None:
    """When it fails: name the value in the `takes` of a field, or remove it from shared_values.yaml."""
    papers, _ = load_shipped()
    values, _ = parse_shared_values(shipped().documents[SHARED_VALUES], shipped().documents[QUESTIONS].data)
    taken = {name for paper in papers.values() for field in paper.taking_fields.values() for name in field.takes}
    assert set(values) == taken
    assert {name for name, paper in papers.items() if not paper.taking_fields} == set()
