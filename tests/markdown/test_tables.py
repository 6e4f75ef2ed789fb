"""Tables: Markdown in, HTML with labelled cells out."""

from alsguide.markup.convert import make_converter


def html(text: str) -> str:
    return make_converter({})(text).html


def test_cells_carry_the_head_of_their_column_but_for_the_first() -> None:
    assert html("| Sign | What it *may* mean | Do |\n|---|---|---|\n| Pain | Strain | Rest |") == (
        '<table class="c-table">\n<thead>\n<tr>\n<th>Sign</th>\n<th>What it <em>may</em> mean</th>\n<th>Do</th>\n</tr>\n'
        '</thead>\n<tbody>\n<tr>\n<td>Pain</td>\n<td data-label="What it may mean">Strain</td>\n'
        '<td data-label="Do">Rest</td>\n</tr>\n</tbody>\n</table>'
    )


def test_a_column_without_a_head_gives_no_label() -> None:
    shown = html("| Sign |  |\n|---|---|\n| Pain | Rest |")
    assert "<td>Rest</td>" in shown


def test_marks_in_a_head_are_safe_in_a_label() -> None:
    shown = html('| A | Who\'s "first" & <b class="x">last</b> |\n|---|---|\n| 1 | 2 |')
    assert '<td data-label="Who’s “first” &amp; last">2</td>' in shown
