"""A host's words and spelling: filled into content, and never into addresses, keys or names."""

import re
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pytest

from alsguide.checks.spelling import FROM_BRITISH, WRONG, word_list
from alsguide.organisation import Emergency, Organisation, Words
from alsguide.organisation.placeholders import SPELLINGS, fill, respelled

ALIKE = {"biased", "judgment", "license", "practice", "practices", "stories", "story"}
"""American words that British writers spell the same way, or the same way in the sense that they have here."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A randomized program.", "A randomised programme."),
        ("Color and gray, in the center.", "Colour and grey, in the centre."),
        ("Dr. Gray of the Center for Organization", "Dr. Gray of the Center for Organization"),
        ("[a program](../a/program.md#gray) [@color]", "[a programme](../a/program.md#gray) [@color]"),
        ("colorful, RANDOMIZED, color-coded", "colorful, RANDOMIZED, color-coded"),
        ("color=1 example.org/color color.html", "color=1 example.org/color color.html"),
    ],
)  # fmt: skip
def test_british_sites_have_british_spelling_in_words_alone(text: str, expected: str) -> None:
    assert respelled(text, "en-GB") == expected
    assert respelled(text, "en-US") == text


def test_placeholders_are_filled_in_the_spelling_of_the_site() -> None:
    host = Organisation(language="en-GB", words=Words(als="MND", carer="carer"))
    assert fill("{{date form}}", host) == "{day} {month} {year}"
    assert fill("{{date form}}", Organisation()) == "{month} {day}, {year}"
    assert fill("{{Carers}} like the program for {{ALS}}.", host) == "Carers like the programme for MND."


@pytest.mark.parametrize(
    ("host", "line"),
    [
        (Organisation(), "call or text 988, day and night (press 2 for Spanish)"),
        (Organisation(country="GB", emergency=Emergency(number="999")), "call 999"),
        (Organisation(country="GB", emergency=Emergency(number="999", crisis="ring 1, any hour")), "ring 1, any hour"),
        (Organisation(emergency=Emergency(crisis="text 2")), "text 2"),
    ],
)
def test_the_crisis_line_is_the_host_s_own_or_988_in_the_us_or_the_emergency_number(
    host: Organisation, line: str
) -> None:
    assert fill("You can {{crisis line}}.", host) == f"You can {line}."
    assert fill("{{Crisis line}}.", host) == f"{line[:1].upper()}{line[1:]}."


def test_every_american_word_of_the_content_has_its_british_spelling(root: Path) -> None:
    """When it fails: add the word to `SPELLINGS`, or to `ALIKE` when both spell it the same way."""
    american = {word.strip() for row in word_list(FROM_BRITISH).values() for word in row.split(",")} - {""}
    used: set[str] = set()
    for path in [*(root / "content").rglob("*.md"), *(root / "content/data").rglob("*.yaml")]:
        used |= set(re.findall(r"[a-z]+", path.read_text("utf-8").lower()))
    assert used & american - set(SPELLINGS) == ALIKE
    assert set(SPELLINGS) - used == set(), "words that the content does not use"


@pytest.mark.parametrize(("name", "wrong", "right"), [(WRONG, "recieve", "receive"), (FROM_BRITISH, "colour", "color")])
def test_the_lists_of_codespell_are_where_the_check_of_spelling_reads_them(name: str, wrong: str, right: str) -> None:
    """They are files of its own that codespell does not promise to keep."""
    moved = f"codespell {version('codespell')} has no data/{name}. Find the list in it, and correct `word_list`."
    assert (resources.files("codespell_lib") / "data" / name).is_file(), moved
    assert word_list(name).get(wrong) == right, f"data/{name} has another form. Correct `word_list`."
    assert len(word_list(name)) > 500
