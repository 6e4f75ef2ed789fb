"""Boxes and file links: Markdown in, HTML out, and what is said of bad marks."""

import re
from pathlib import Path

import pytest
import yaml

from alsguide.markup.box_marks import box_problems
from alsguide.markup.box_table import NAMES
from alsguide.markup.box_table import TITLES as TITLE_KEYS
from alsguide.markup.convert import make_converter

TITLES = {name: f"The {name}" for name in TITLE_KEYS}


def html(text: str) -> str:
    return make_converter(TITLES)(text).html


def test_a_section_box_has_a_heading_of_its_own() -> None:
    assert html("::: in-brief\nYes, *often*.\n:::\n") == (
        '<section aria-labelledby="in-brief" class="c-box c-box--in-brief">\n'
        '<h2 class="c-box__title" id="in-brief">The in-brief</h2>\n<p>Yes, <em>often</em>.</p>\n</section>'
    )


def test_a_card_takes_its_own_title_and_holds_lists_and_paragraphs() -> None:
    text = "Before.\n::: care-urgent Call *today* & rest\n- One\n- Two\n\nMore.\n:::\nAfter."
    assert html(text) == (
        '<p>Before.</p>\n<div aria-labelledby="box-1" class="c-box c-box--care-urgent" role="group">\n'
        '<p class="c-box__title" id="box-1">Call <em>today</em> &amp; rest</p>\n'
        "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>More.</p>\n</div>\n<p>After.</p>"
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Before.\n\n::: do\nA\n:::\n\n::: dont\nB\n:::\n\nBetween.\n\n::: note\nC\n:::", [["do", "dont"]]),
        ("Before.\n\n::: do\n- 1\n- 2\n- 3\n:::", [["do"]]),
        ("Before.\n\n::: do\n- 1\n- 2\n:::", []),
        ("Before.\n\n::: do\n1. A\n2. B\n3. C\n4. D\n:::", []),
        ("Before.\n\n::: do\nA\n:::\n\n::: dont\nB\n:::\n\n::: note\nC\n:::", [["do", "dont"]]),
        ("Before.\n\n::: note\nA\n:::\n\n::: do\nB\n:::\n\n::: dont\nC\n:::", [["do", "dont"]]),
        ("::: in-brief\nA\n:::\n\n::: care-emergency\nB\n:::\n\n::: note\nC\n:::", []),
        ("Before.\n\n::: do\nA\n:::\n\n::: unknowns\nB\n:::\n\n::: questions\nC\n:::", []),
    ],
)
def test_boxes_that_follow_each_other_or_hold_a_long_list_stand_in_a_row(text: str, rows: list[list[str]]) -> None:
    """What opens a text stands beside the list of contents, and sections stand alone."""
    found = re.findall(r'<div class="l-pairs">\n(.*?</div>\n?)</div>', html(text), re.DOTALL)
    assert [re.findall(r"c-box--([\w-]+)", row) for row in found] == rows


def test_box_ids_begin_anew_in_each_file() -> None:
    convert = make_converter(TITLES)
    assert convert("::: do\nA\n:::").html == convert("::: do\nA\n:::").html


@pytest.mark.parametrize(
    "text", ["::: unknown-name\nA\n:::", "::: do\nnever closed", ":::\nalone", ":::do", "::: do\n::: dont\nA\n:::\n:::"]
)
def test_a_bad_mark_is_shown_as_text_and_never_raised(text: str) -> None:
    assert ":::" in html(text) or "c-box" in html(text)


def test_every_bad_mark_is_reported_with_its_line() -> None:
    body = "::: warnig\nA\n:::\n:::\n::: do\nA\n::: dont\nB\n"
    assert [(p.line, p.message) for p in box_problems(body, 10, "a.md")] == [
        (
            10,
            f'The box "warnig" is not known. Did you mean "warning"? Known: {", ".join(NAMES)}.',
        ),
        (13, "This `:::` closes no box. Remove it, or name a box: `::: note`."),
        (16, 'The box "do" of line 14 is still open. Close it with `:::` first.'),
        (16, 'The box "dont" is never closed. Put `:::` on a line after its last line.'),
    ]


def test_a_link_to_a_file_is_handed_to_pelican_and_others_are_left() -> None:
    assert html("[a](../safety/falls.md#foot-drop) [b](https://example.org/x.md) ![c](../images/a.svg)") == (
        '<p><a href="{filename}../safety/falls.md#foot-drop">a</a> <a href="https://example.org/x.md">b</a> '
        '<img alt="c" src="{static}../images/a.svg"></p>'
    )


def test_headings_come_with_their_ids_in_reading_order() -> None:
    found = make_converter(TITLES)("## One {#first}\n\n### Two\n\n## Three\n").headings
    assert [(h.id, h.title, h.level) for h in found] == [("first", "One", 2), ("two", "Two", 3), ("three", "Three", 2)]


def test_every_box_of_the_table_has_a_title_and_a_fixture_and_no_style_knows_another() -> None:
    """Nothing but the row of a box, its title, its style and its example is needed (see docs/extending.md)."""
    root = Path(__file__).parents[2]
    component = root / "theme/components/box"
    words = yaml.safe_load((root / "content/data/interface.yaml").read_text("utf-8"))
    assert {key for key in words if key.startswith("box_")} == set(TITLE_KEYS.values())
    fixtures = yaml.safe_load((component / "fixtures.yaml").read_text("utf-8"))
    assert {name for macro in fixtures.values() for name in macro} == set(TITLE_KEYS)
    styled = set(re.findall(r"\.c-box--([\w-]+)", (component / "style.css").read_text("utf-8")))
    assert styled - set(TITLE_KEYS) == set()
