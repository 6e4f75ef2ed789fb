"""Lists nest as the eye sees them, however other programs indent them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from alsguide.markup.convert import make_converter
from alsguide.markup.lists import even


def outline(text: str) -> str:
    """Return the lists of a text as one row: `u(...)` and `o(...)` for lists, `(...)` for paragraphs, the words between."""
    page = html.fragment_fromstring(make_converter({})(text).html, create_parent="div")

    def shown(part: html.HtmlElement) -> str:
        inner = " ".join(filter(None, [(part.text or "").strip(), *map(shown, part)]))
        if part.tag == "blockquote":
            return f">{inner}"
        return {"ul": f"u({inner})", "ol": f"o({inner})", "li": inner + ",", "p": f"({inner})"}.get(part.tag, inner)

    return " ".join(map(shown, page)).replace("\n", "/")


NESTED = "u(A u(B, C,), D,)"


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"], ids=["two", "three", "four", "tab"])
@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_an_item_below_another_nests(indent: str, mark: str) -> None:
    assert outline(f"{mark} A\n{indent}{mark} B\n{indent}{mark} C\n{mark} D") == NESTED


@pytest.mark.parametrize("step", [2, 3, 4, 8])
def test_items_nest_as_deep_as_they_are_indented(step: int) -> None:
    rows = [" " * (step * depth) + f"- {depth}" for depth in (0, 1, 2, 3, 1, 0)]
    assert outline("\n".join(rows)) == "u(0 u(1 u(2 u(3,),), 1,), 0,)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Sit\n   - tall\n   - calm\n2. Stand", "o(Sit u(tall, calm,), Stand,)"),
        ("1. Sit\n  - tall\n2. Stand", "o(Sit u(tall,), Stand,)"),
        ("- A\n  1. B\n  2. C", "u(A o(B, C,),)"),
        ("1. A\n- B\n2. C", "o(A,) u(B,) o(C,)"),
        ("- A\n  - B\n  1. C\n- D", "u((A) u(B,) o(C,), (D),)"),
        (" 9. A\n10. B", "o(A, B,)"),
        ("- A\n - B", "u(A, B,)"),
        ("1. Sit\n\n   More words.\n\n2. Stand", "o((Sit) (More words.), (Stand),)"),
        ("- A\n\n  Words:\n  - B\n  - C", "u((A) (Words:) u(B, C,),)"),
        ("- A\n\n    - B\n- C", "u((A) u(B,), (C),)"),
        ("- A\n  - B\n    more of B\n  - C", "u(A u(B/more of B, C,),)"),
        ("- A\n\nWords\n\n    code", "u(A,) (Words) code"),
        ("- A\n\n  - B", "u((A) u(B,),)"),
        ("## H\n- A\n  - B", "H u(A u(B,),)"),
        ("> - A\n>   - B\n\nWords", ">u(A u(B,),) (Words)"),
        ("Words\n- A\n  - B", "(Words/- A/  - B)"),
    ],
)
def test_what_stands_in_a_list_goes_where_the_eye_sees_it(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_a_list_in_a_box_nests() -> None:
    found = make_converter({"do": "Do"})("::: do\n- A\n  - B\n:::").html
    assert "<li>A<ul>\n<li>B</li>" in found


def test_code_keeps_its_indents() -> None:
    assert "- A\n  - B" in make_converter({})("```\n- A\n  - B\n```").html


ROWS = st.lists(
    st.sampled_from(["- a", "  - b", "    - c", "1. d", "   2. e", "  words", "words", "", "> - q", "#h"]), max_size=12
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ROWS)
def test_evening_takes_no_word_away_and_changes_nothing_a_second_time(rows: list[str]) -> None:
    once = list(even(rows))
    assert [row.strip() for row in once if row.strip()] == [row.strip() for row in rows if row.strip()]
    assert list(even(once)) == once
