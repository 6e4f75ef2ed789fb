"""Citations: Markdown in, HTML and the sources of the page out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from alsguide.citations.library import Reference, load_library
from alsguide.citations.markdown import CitationExtension
from alsguide.citations.marks import USUAL_PRACTICE, find_citations
from alsguide.core.sources import read_markdown
from alsguide.markup.box_table import TITLES as TITLE_KEYS
from alsguide.markup.convert import Citation, Converted, make_converter
from alsguide.structured_data.pages import plain
from tests.support.shipped import shipped
from tests.support.sites import ROOT

TITLES = {name: f"The {name}" for name in TITLE_KEYS}
KEYS = ("a1", "b2", "c_3_d", "e-4")
LIBRARY = {key: Reference(key, {"id": key, "title": key, "custom": {"verified": True}}) for key in KEYS} | {
    "new": Reference("new", {"id": "new", "title": "new", "custom": {"verified": False}})
}


def mark(*numbers: int | str) -> str:
    word = "Source" if len(numbers) == 1 else "Sources"
    between = "; " if any(isinstance(number, str) for number in numbers) else ", "
    return f'<span class="c-cite"><span class="u-hidden">{word} </span>[{between.join(map(str, numbers))}]</span>'


@pytest.fixture
def convert() -> Callable[[str], Converted]:
    return make_converter(TITLES, [CitationExtension(LIBRARY)])


def test_a_mark_becomes_a_number_with_a_word_for_those_who_hear_it(convert: Callable[[str], Converted]) -> None:
    found = convert("Walking helps. [@a1]")
    assert found.html == f"<p>Walking helps.\N{NO-BREAK SPACE}{mark(1)}</p>"
    assert found.citations == (Citation("a1", 1, ("",)),)


def test_a_mark_with_several_keys_becomes_all_their_numbers(convert: Callable[[str], Converted]) -> None:
    found = convert("So. [@a1; @b2, p. 3; @a1, pp. 4-5] No. [@b2; @a1]")
    assert found.html == (
        f"<p>So.\N{NO-BREAK SPACE}{mark(1, '2, p. 3', '1, pp. 4-5')} No.\N{NO-BREAK SPACE}{mark(2, 1)}</p>"
    )
    assert found.citations == (
        Citation("a1", 1, ("",), ("pp. 4-5",)),
        Citation("b2", 2, ("",), ("p. 3",)),
    )


def test_a_source_knows_the_parts_that_cite_it(convert: Callable[[str], Converted]) -> None:
    boxed = "## One {#one}\n\n::: do\n- [@a1]\n:::"
    text = f"Above. [@b2]\n\n{boxed}\n\n### Two\n\n[@a1; @b2]\n\n#### Deep\n\n[@e-4]\n\n## End\n\n[@a1]"
    assert convert(text).citations == (
        Citation("b2", 1, ("", "two")),
        Citation("a1", 2, ("one", "two", "end")),
        Citation("e-4", 3, ("two",)),
    )


def test_numbers_follow_the_reading_order_through_boxes_lists_and_tables(convert: Callable[[str], Converted]) -> None:
    text = """::: unknowns
- One *really [@e-4]*
- Two **[@b2]**
:::

Text [@a1] and [@b2].

| Head [@c_3_d] | x |
|---|---|
| y | [@e-4] |
"""
    found = convert(text)
    assert found.html == (
        '<section aria-labelledby="unknowns" class="c-box c-box--unknowns">\n'
        '<h2 class="c-box__title" id="unknowns">The unknowns</h2>\n<ul>\n'
        f"<li>One <em>really\N{NO-BREAK SPACE}{mark(1)}</em></li>\n<li>Two <strong>{mark(2)}</strong></li>\n</ul>\n</section>\n"
        f"<p>Text\N{NO-BREAK SPACE}{mark(3)} and\N{NO-BREAK SPACE}{mark(2)}.</p>\n"
        f'<table class="c-table">\n<thead>\n<tr>\n<th>Head\N{NO-BREAK SPACE}{mark(4)}</th>\n'
        "<th>x</th>\n</tr>\n</thead>\n<tbody>\n"
        f'<tr>\n<td>y</td>\n<td data-label="x">{mark(1)}</td>\n</tr>\n</tbody>\n</table>'
    )
    assert [(c.key, c.number) for c in found.citations] == [("e-4", 1), ("b2", 2), ("a1", 3), ("c_3_d", 4)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[@unknown]", "<p>[@unknown]</p>"),
        ("[@a1; @unknown]", "<p>[@a1; @unknown]</p>"),
        ("[@new]", "<p>[@new]</p>"),
        ("[@a1 @b2]", "<p>[@a1 @b2]</p>"),
        ("[@a1", "<p>[@a1</p>"),
        ("[@]", "<p>[@]</p>"),
        ("[@a1, p. <b>3</b>]", "<p>[@a1, p. <b>3</b>]</p>"),
        ("[@a1, `x`]", "<p>[@a1, <code>x</code>]</p>"),
        ("`[@a1]`", "<p><code>[@a1]</code></p>"),
        (r"\[@a1]", "<p>[@a1]</p>"),
        ("```\n[@a1]\n```", "<pre><code>[@a1]\n</code></pre>"),
        ("    [@a1]", "<pre><code>[@a1]\n</code></pre>"),
        ("[see [@a1]](x.html)", '<p><a href="x.html">see [@a1]</a></p>'),
        ("[@a1](x.html)", '<p><a href="x.html">@a1</a></p>'),
        ("<!-- [@a1] -->", "<!-- [@a1] -->"),
        ('<span title="[@a1]">x</span>', '<p><span title="[@a1]">x</span></p>'),
        ("a@a1.org", "<p>a@a1.org</p>"),
    ],
)
def test_what_is_no_good_mark_stays_as_text_and_is_not_cited(
    text: str, html: str, convert: Callable[[str], Converted]
) -> None:
    found = convert(text)
    assert (found.html, found.citations) == (html, ())


def test_a_locator_cannot_bring_markup_into_the_page(convert: Callable[[str], Converted]) -> None:
    locator = "p. 3 & \"4\" *x* 'y'"
    shown = "1, p. 3 &amp; \"4\" *x* 'y'"
    assert convert(f"[@a1, {locator}]").html == f"<p>{mark(shown)}</p>"


def test_the_words_for_those_who_hear_the_page_are_given_by_the_site() -> None:
    extension = CitationExtension(LIBRARY, ("Fuente <1>", "Fuentes"), "hidden")
    html = make_converter(TITLES, [extension])("[@a1] [@a1; @b2]").html
    assert '<span class="c-cite"><span class="hidden">Fuente &lt;1&gt; </span>[1]</span>' in html
    assert '<span class="c-cite"><span class="hidden">Fuentes </span>[1, 2]</span>' in html


def test_one_converter_serves_many_texts_and_each_begins_anew(convert: Callable[[str], Converted]) -> None:
    first = convert("[@a1] [@b2]")
    assert convert("No source.").citations == ()
    assert convert("[@b2]").citations == (Citation("b2", 1, ("",)),)
    assert convert("[@a1] [@b2]") == first


def test_a_reset_empties_what_is_cited_and_a_second_text_replaces_it() -> None:
    md = Markdown(extensions=[CitationExtension(LIBRARY)])
    assert md.citations == []  # type: ignore[attr-defined]  # the extension's own field
    md.convert("[@a1]")
    md.convert("[@b2]")
    assert [c.key for c in md.citations] == ["b2"]  # type: ignore[attr-defined]
    md.reset()
    assert md.citations == []  # type: ignore[attr-defined]


def test_usual_practice_shows_a_quiet_mark_and_is_no_source() -> None:
    found = make_converter(TITLES, [CitationExtension(LIBRARY, practice="from practice")])(
        "Rest. [@usual-practice] Then go on. [@a1; @usual-practice]"
    )
    mark = (
        '<span class="c-practice"><span aria-hidden="true">○</span><span class="u-hidden">(from practice)</span></span>'
    )
    assert found.html.count(mark) == 2
    assert [c.key for c in found.citations] == ["a1"]
    assert found.html.count("[1]") == 1


def test_every_page_of_the_site_cites_what_the_finder_finds_in_the_same_order() -> None:
    """When it fails, the finder and the converter see a different text: a mark is shown as text, or is not checked."""
    library, _ = load_library(shipped().references())
    convert = make_converter(TITLES, [CitationExtension(library)])
    files = sorted(Path(ROOT / "content").rglob("*.md"))
    count = 0
    for file in files:
        body = read_markdown(file, ROOT).body
        marked = [key for mark in find_citations(body) for key, _ in mark.cited]
        keys = [key for key in marked if key != USUAL_PRACTICE]
        converted = convert(body)
        cited = converted.citations
        assert converted.html.count('class="c-practice"') == len(marked) - len(keys), file
        assert [c.key for c in cited] == list(dict.fromkeys(keys)), file
        shown = re.findall(r'c-cite"><span class="u-hidden">Sources? </span>\[([^\]]*)\]', converted.html)
        numbers = [number for mark in shown for number in re.findall(r"(?:^|[,;] )(\d+)(?=[,;]|$)", mark)]
        assert numbers == [str(list(dict.fromkeys(keys)).index(key) + 1) for key in keys], file
        count += len(keys)
    assert len(files) >= 40
    assert count >= 500


MARKS = ("[@a1]", "[@b2; @e-4]", "[@c_3_d, p. 3]", "[@x]", "[@a1", "@a1", "[y](z.md)", "(x)")
BLOCKS = ("\n", "\n\n", " ", "    ", "- ", "> ", "::: do\n", "\n:::\n", "## H", "| a |\n|---|\n")
PIECES = st.sampled_from([*MARKS, *BLOCKS, *("[", "]", "`", "*", "**", "_", "\\", "<b>", "</b>", "&amp;", "é")])


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_no_text_can_stop_the_conversion(text: str) -> None:
    found = make_converter(TITLES, [CitationExtension(LIBRARY)])(text)
    assert [c.number for c in found.citations] == list(range(1, len(found.citations) + 1))
    ids = {"", *(heading.id for heading in found.headings)}
    assert all(citation.parts and ids.issuperset(citation.parts) for citation in found.citations)
    assert "<citation" not in found.html


@pytest.mark.parametrize("mark", ["[@a1]", "[@usual-practice]", "[@a1; @usual-practice]", "[@usual-practice; @b2]"])
def test_the_plain_text_of_a_statement_is_without_the_mark_of_what_it_rests_on(
    convert: Callable[[str], Converted], mark: str
) -> None:
    found = convert(f"Rest, if you like. {mark} Then *go* on. {mark}")
    assert '<span class="c-' in found.html
    assert plain(found.html) == "Rest, if you like. Then go on."
