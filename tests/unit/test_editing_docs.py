"""docs/editing.md and docs/first-change.md: they name what the program knows, neither more nor less."""

import re
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from alsguide.changes.model import Change
from alsguide.checks.data import Support
from alsguide.citations.studies import Study
from alsguide.core.schema import Record
from alsguide.cue_cards.model import Card, Group
from alsguide.easy_read.model import Line, Twin
from alsguide.editor.fields import field_table, placeholder_table
from alsguide.evidence.gaps import Gap, Gaps
from alsguide.evidence.trials import TrialDetails
from alsguide.exercises.cue_pictures import Picture
from alsguide.glossary.model import Word
from alsguide.markup.box_table import MARK, NAMES
from alsguide.markup.convert import STANDARD
from alsguide.markup.front_matter import ArticleHeader, PageHeader
from alsguide.organisation import Organisation
from alsguide.papers.model import Block, Paper
from alsguide.papers.model import Field as PaperField
from alsguide.pictograms.cues import BodyPlace
from alsguide.pictograms.cues import Sign as CueSign
from alsguide.questions.model import Question
from alsguide.safety_signs.model import Place, Sign
from alsguide.search.synonyms import SearchWords
from tests.support.guide import GUIDE, IMAGES, SHOWS, examples
from tests.support.sites import ROOT

TEXT = GUIDE.read_text("utf-8")


def between(name: str, text: str = TEXT) -> str:
    """Return what stands between two marks of the guide."""
    found = re.search(rf"<!-- {name}: begin -->\n(.*?)<!-- {name}: end -->", text, re.DOTALL)
    assert found is not None, name
    return found[1]


def table_below(heading: str) -> list[str]:
    """Return the names in the first column of the table below a heading (or of the one that begins with it)."""
    part = TEXT.split(f"\n{heading}", 1)[1].split("\n\n#", 1)[0]
    return re.findall(r"^\| `([a-z_]+)` \|", part, re.MULTILINE)


@pytest.mark.parametrize("model", [ArticleHeader, PageHeader], ids=lambda model: model.__name__)
def test_every_header_field_stands_in_the_guide_with_its_description_and_example(model: type[Record]) -> None:
    """Put the table that the failure shows between the two marks."""
    assert between(f"fields of {model.__name__}") == field_table(model)


def test_every_placeholder_stands_in_the_guide() -> None:
    """Put the table that the failure shows between the two marks."""
    assert between("placeholders") == placeholder_table(Organisation())


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("### Questions\n", Question),
        ("### Words\n", Word),
        ("### What changed\n", Change),
        ("### Words of the search\n", SearchWords),
        ("### Trials for professionals\n", TrialDetails),
        ("| Field of `studies.yaml`", Study),
    ],
    ids=["questions", "words", "changes", "search", "trials", "studies"],
)
def test_every_field_of_a_data_file_stands_in_the_guide(heading: str, model: type[Record]) -> None:
    assert table_below(heading) == list(model.model_fields)


def test_every_field_of_a_sign_and_every_place_stands_in_the_guide() -> None:
    assert table_below("| Field of a sign") == list(Sign.model_fields)
    places = TEXT.split("| `shown_on` |", 1)[1].split("\n", 1)[0]
    assert [place for place in get_args(Place) if place not in places] == []


def test_every_field_block_and_field_to_fill_in_of_a_paper_stands_in_the_guide() -> None:
    kinds = [get_args(block.model_fields["kind"].annotation)[0] for block in get_args(get_args(Block)[0])]
    assert table_below("### Papers to take along") == [*Paper.model_fields, *kinds, *PaperField.model_fields]


def test_every_field_and_drawing_of_a_cue_card_stands_in_the_guide() -> None:
    fields = [*Group.model_fields, *(name for name in Card.model_fields if name != "id"), *Picture.model_fields]
    assert table_below("### Cue cards\n") == fields
    for name, drawings in (("sign", CueSign), ("place", BodyPlace)):
        row = TEXT.split("### Cue cards\n", 1)[1].split(f"| `{name}` |", 1)[1].split("\n", 1)[0]
        assert re.findall(r"`([^`]+)`", row) == list(get_args(drawings))


def test_every_field_of_a_page_in_easy_read_stands_in_the_guide() -> None:
    assert table_below("### Easy read\n") == [
        *Twin.model_fields,
        *(name for name in Line.model_fields if name != "page"),
    ]


def test_every_field_of_what_was_not_found_stands_in_the_guide() -> None:
    assert table_below("### What was not found\n") == [*Gaps.model_fields, *Gap.model_fields]


def test_every_field_of_the_groups_that_help_stands_in_the_guide() -> None:
    schema = Support.model_json_schema()
    known = {name for part in (schema, *schema["$defs"].values()) for name in part.get("properties", {})}
    part = TEXT.split("### Groups that help", 1)[1].split("\n## ", 1)[0]
    assert known - set(re.findall(r"`([a-z_]+)`", part)) == set()
    assert set(table_below("### Groups that help")) - known == set()


def test_every_box_has_an_example_and_no_other_is_named() -> None:
    used = {
        found[1]
        for example in examples()
        for row in example.markdown.split("\n")
        if (found := MARK.match(row)) and found[1]
    }
    assert used == set(NAMES)


def test_every_kind_of_mark_has_an_example() -> None:
    """A new extension of Markdown needs an example in docs/editing.md; name it here too."""
    shown_by = {
        "tables": "table",
        "abbr": "abbreviation",
        "attr_list": "headings",
        "toc": "headings",
        "def_list": "definitions",
    }
    without_a_mark = {"sane_lists", "smarty", "fenced_code"}
    assert set(STANDARD) == {*shown_by, *without_a_mark}
    names = [example.name for example in examples()]
    assert set(shown_by.values()) | {"citations", "links", "placeholders", "picture", "word-note"} <= set(names)
    assert len(names) == len(set(names)) >= 20


def test_every_example_has_a_picture_of_just_its_text() -> None:
    """`make pictures` makes them again."""
    for example in examples():
        with Image.open(IMAGES / f"mark-{example.name}.png") as picture:
            assert picture.info.get(SHOWS) == example.fingerprint, example.name
            assert picture.width >= 400
    assert TEXT.count("```markdown") == len(examples())


def test_the_pictures_are_small_and_all_of_them_are_used() -> None:
    docs = "".join(path.read_text("utf-8") for path in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
    pictures = sorted(IMAGES.glob("*.png"))
    assert [path.name for path in pictures if f"images/{path.name}" not in docs] == []
    assert sum(path.stat().st_size for path in pictures) < 600_000
    assert (IMAGES / "home.png").stat().st_size < 150_000


@pytest.mark.parametrize(
    "name",
    [".github/pull_request_template.md", ".github/ISSUE_TEMPLATE/mistake.md", ".github/ISSUE_TEMPLATE/suggestion.md"],
)
def test_the_templates_for_changes_ask_for_sources_and_for_no_health_data(name: str) -> None:
    text = (ROOT / Path(name)).read_text("utf-8")
    assert re.search(r"\*\*(Sources|What does that rest on)", text)
    assert "health" in text
