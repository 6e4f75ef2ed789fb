"""Citation marks: found with line and column, taken apart, and each mistake reported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alsguide.citations.library import Reference
from alsguide.citations.marks import citation_problems, find_citations, parse_mark
from alsguide.core.sources import parse_markdown


def reference(key: str, verified: bool = True) -> Reference:
    return Reference(key, {"id": key, "title": key, "custom": {"verified": verified}})


LIBRARY = {key: reference(key) for key in ("drory2001", "zucchi2019", "alsa-mobility")} | {
    "new1": reference("new1", False)
}


@pytest.mark.parametrize(
    ("mark", "cited"),
    [
        ("[@drory2001]", (("drory2001", ""),)),
        ("[ @drory2001 ]", (("drory2001", ""),)),
        ("[@drory2001; @zucchi2019]", (("drory2001", ""), ("zucchi2019", ""))),
        ("[@drory2001;@zucchi2019]", (("drory2001", ""), ("zucchi2019", ""))),
        ("[@a, p. 3]", (("a", "p. 3"),)),
        ("[@a, p. 3, table 2; @b_c-d, ch. 4]", (("a", "p. 3, table 2"), ("b_c-d", "ch. 4"))),
        ("[@a, p. 3;\n  @b]", (("a", "p. 3"), ("b", ""))),
    ],
)
def test_a_good_mark_gives_its_keys_and_locators(mark: str, cited: tuple) -> None:
    assert parse_mark(mark) == (cited, "")


@pytest.mark.parametrize(
    ("mark", "error"),
    [
        ("[@drory2001", "The mark is not closed. Put a `]` behind the key."),
        ("[@]", "A key is missing. Write the key of a reference behind each `@`, and a `;` only between two keys."),
        ("[@a;]", "A key is missing. Write the key of a reference behind each `@`, and a `;` only between two keys."),
        ("[@a @b]", "Two keys stand together. Put a `;` between them: `[@one; @two]`."),
        ("[@a, @b]", "Two keys stand together. Put a `;` between them: `[@one; @two]`."),
        ("[@a; b]", '"b" has no `@` in front. Write each key with an `@`: `[@one; @two]`.'),
        (
            "[@a p. 3]",
            '"@a p. 3" is not understood. Write `@key`, or `@key, p. 3`; a key has letters, digits, - and _ only.',
        ),
        (
            "[@a,]",
            '"@a," is not understood. Write `@key`, or `@key, p. 3`; a key has letters, digits, - and _ only.',
        ),
        ("[@a; @a]", "The mark names the same source twice. Name it once."),
    ],
)
def test_a_bad_mark_says_what_is_wrong(mark: str, error: str) -> None:
    assert parse_mark(mark) == ((), error)


def test_marks_come_in_order_with_line_and_column_of_the_file() -> None:
    body = "First. [@a]\n\n- x [@b; @c, p. 3]\n- y\n\nWrapped [@d;\n@e] end."
    assert [(m.text, m.line, m.column, [key for key, _ in m.cited]) for m in find_citations(body, 10)] == [
        ("[@a]", 10, 8, ["a"]),
        ("[@b; @c, p. 3]", 12, 5, ["b", "c"]),
        ("[@d;\n@e]", 15, 9, ["d", "e"]),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Code `[@a]` and ``[@a] ` [@b]``.",
        "```\n[@a]\n```",
        "~~~~ yaml\n[@a]\n~~~\n[@b]\n~~~~",
        "Text\n\n    [@a]\n\n    [@b]\n",
        "<!-- [@a]\n[@b] -->",
        r"\[@a] and \\\[@b]",
        "mail someone@example.org, [text](x.html), [a][b]",
    ],
)
def test_code_comments_and_escaped_brackets_hold_no_marks(body: str) -> None:
    assert find_citations(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "- item\n\n    more [@a]\n",
        "Paragraph\n    goes on [@a]",
        "`open [@a]",
        "```\nnever closed [@a]",
        r"\\[@a]",
        "Term\n:   meaning\n\n    more [@a]",
        "x `code` [@a] `code`",
    ],
)
def test_what_only_looks_like_code_holds_its_mark(body: str) -> None:
    assert [m.cited for m in find_citations(body)] == [(("a", ""),)]


def test_every_mistake_is_reported_with_its_line_and_the_nearest_key() -> None:
    text = """---
title: T
---
Good. [@drory2001; @zucchi2019]
Unknown [@drory201].
Unchecked [@new1].
Open [@zucchi2019
and [@drory2001, @zucchi2019].

## Heading [@drory2001] {#h}

Bare @drory2001, but not a@drory2001.org or @someone.
[@drory2001](x.html) and [see [@zucchi2019]](y.html)

| A [@drory2001] | B |
|---|:-:|
| [@drory2001] | b |
"""
    assert [str(p) for p in citation_problems(parse_markdown(text, "a.md"), LIBRARY)] == [
        'a.md:5: No reference has the key "drory201". Did you mean "drory2001"? Add it to '
        "content/data/references.json. (citation)",
        'a.md:6: The reference "new1" has not been checked. Compare it with the work, then set "verified" to true in '
        "content/data/references.json. (citation)",
        "a.md:7: The citation `[@zucchi2019` is wrong. The mark is not closed. Put a `]` behind the key. (citation)",
        "a.md:8: The citation `[@drory2001, @zucchi2019]` is wrong. Two keys stand together. Put a `;` between them: "
        "`[@one; @two]`. (citation)",
        "a.md:10: A citation stands in a heading. Put it into the text below. (citation)",
        "a.md:12: The key `@drory2001` stands without brackets. Write `[@drory2001]`. (citation)",
        "a.md:13: The citation `[@drory2001]` is wrong. It stands in the text of a link. Put it behind the link, with a "
        "space between. (citation)",
        "a.md:13: The citation `[@zucchi2019]` is wrong. It stands in the text of a link. Put it behind the link, with "
        "a space between. (citation)",
        "a.md:15: A citation stands in the head of a table. Put it into the text or a cell below. (citation)",
    ]


def test_a_library_that_cannot_be_read_does_not_blame_every_page() -> None:
    assert citation_problems(parse_markdown("---\na: b\n---\nText [@drory2001]\n", "a.md"), {}) == []


KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,12}", fullmatch=True)
LOCATORS = st.from_regex(r"(p|ch)\. [0-9]{1,3}", fullmatch=True)
ITEMS = st.lists(st.tuples(KEYS, LOCATORS | st.just("")), min_size=1, max_size=4, unique=True)
WORDS = st.text(alphabet="abc XYZ.,:\n-'é", max_size=20)


def written(cited: list[tuple[str, str]]) -> str:
    return "[" + "; ".join(f"@{key}, {locator}" if locator else f"@{key}" for key, locator in cited) + "]"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(WORDS, ITEMS), max_size=5), WORDS)
def test_every_mark_in_a_text_is_found_in_order(parts: list, last: str) -> None:
    body = "".join(f"{words}x {written(cited)}" for words, cited in parts) + last
    assert [m.cited for m in find_citations(body)] == [tuple(cited) for _, cited in parts]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="[]@;,a1-_ `\\\n~<!->(#\t|é") | st.text())
def test_no_text_can_stop_the_finder(body: str) -> None:
    for mark in find_citations(body):
        assert bool(mark.cited) != bool(mark.error)
        assert body.split("\n")[mark.line - 1][mark.column - 1] == "["
    citation_problems(parse_markdown(f"---\na: b\n---\n{body}", "a.md"), LIBRARY)
