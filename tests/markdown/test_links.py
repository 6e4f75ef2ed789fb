"""Links: to files of the site, and to pages that the host leaves out."""

import pytest

from alsguide.markup.convert import make_converter

CONVERT = make_converter({}, (), frozenset({"articles/kinds/water.md"}))
PATH = "content/articles/kinds/a.md"
FALLS = '<a href="{filename}falls.md">falls</a>'
ALONE = '<li class="c-link-alone">'


def html(text: str, path: str = PATH) -> str:
    return CONVERT(text, path).html


def test_a_link_to_a_file_is_marked_for_pelican() -> None:
    assert html("Read [falls](falls.md#how).") == '<p>Read <a href="{filename}falls.md#how">falls</a>.</p>'


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Go [in *the* water](water.md#top), [falls](falls.md).", f"<p>Go in <em>the</em> water, {FALLS}.</p>"),
        ("**[Water](../kinds/water.md)** first. Go.", "<p><strong>Water</strong> first. Go.</p>"),
        ("Little. ((See [water](water.md#top).)) Go.", "<p>Little. Go.</p>"),
        ("Little. ((See [falls](falls.md).)) Go.", f"<p>Little. See {FALLS}. Go.</p>"),
        ("((Read [falls](falls.md) and\n[water](water.md).))", ""),
        ("((Read [“falls” (all)](falls.md).))", '<p>Read <a href="{filename}falls.md">“falls” (all)</a>.</p>'),
        ("- [falls](falls.md)\n- [Water](water.md)", f"<ul>\n{ALONE}{FALLS}</li>\n</ul>"),
        ("- [Water](water.md): go in.", "<ul>\n<li>Water: go in.</li>\n</ul>"),
        ("- [Water](water.md)", ""),
    ],
)
def test_what_only_leads_to_a_page_that_is_left_out_goes_and_other_links_keep_their_words(text: str, left: str) -> None:
    assert html(text) == left


def test_a_marked_sentence_leaves_its_cell_of_a_table() -> None:
    table = html("| A | B |\n|---|---|\n| x | Pool. ((See [water](water.md).)) |")
    assert '<td data-label="B">Pool.</td>' in table


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("- [falls](falls.md)", True),
        ("- [falls](falls.md)\n\n- [Water](water.md) too", True),
        ("- [falls](falls.md).", False),
        ("- See [falls](falls.md)", False),
        ("- [falls](falls.md) [falls](falls.md)", False),
        ("[falls](falls.md)", False),
    ],
)
def test_a_link_that_is_all_of_an_item_is_marked_as_no_running_text(text: str, is_alone: bool) -> None:
    assert html(text).count('class="c-link-alone"') == is_alone


def test_a_link_that_is_all_of_a_cell_is_marked_too() -> None:
    table = html("| A | B |\n|---|---|\n| [falls](falls.md) | See [falls](falls.md) |")
    assert f'<td class="c-link-alone">{FALLS}</td>' in table
    assert table.count("c-link-alone") == 1


def test_a_link_is_seen_from_the_folder_of_its_file() -> None:
    assert html("[Water](water.md)", "content/articles/other/a.md") == ('<p><a href="{filename}water.md">Water</a></p>')
    assert html("[Water](../articles/kinds/water.md)", "content/pages/a.md") == "<p>Water</p>"
