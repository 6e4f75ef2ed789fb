"""Hostile Markdown: whatever is typed, nothing that acts, hides or leads away is in a page's HTML, or the build is stopped.

Judged by a look at the parsed HTML that knows nothing of the table under test. When it fails for a snippet, the table of
`alsguide.markup.allowed` lets something through.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import html as lxml_html

from alsguide.citations.markdown import CitationExtension
from alsguide.markup.allowed import forbidden, marks_of
from alsguide.markup.box_table import TITLES
from alsguide.markup.convert import make_converter

SNIPPETS: dict[str, str] = {
    f"{kind}: {name}": text
    for kind, found in yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text("utf-8")).items()
    for name, text in found.items()
}
CONVERT = make_converter(TITLES, [CitationExtension({})])
INERT = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "img",
    ]
)
QUIET = {"aria-labelledby", "class", "id", "href", "src", "alt", "title", "data-label", "role", "start"}


def folds(element: Any) -> bool:
    """Return whether an element is part of a box that readers can open, as the project itself makes them."""
    if element.tag == "summary":
        return folds(element.getparent())
    return bool(element.tag == "details" and element.get("class") == "c-fold")


def harm(html: str) -> list[str]:
    """Return what acts, hides or leads away in HTML, as a parser of browsers' rules sees it."""
    tree: Any = lxml_html.fragment_fromstring(html, create_parent="main")
    found = []
    for element in tree.iterdescendants():
        if not isinstance(element.tag, str):
            continue  # a comment
        found += [element.tag] if element.tag not in INERT and not folds(element) else []
        found += [f"{element.tag} {name}" for name in element.attrib if name not in QUIET]
        found += [element.get("class")] if element.get("class") in ("u-hidden", "hidden") else []
        for name in ("href", "src"):
            address = "".join(letter for letter in element.get(name, "") if letter > " ").replace("\\", "/")
            is_own = address.startswith(("{filename}", "{static}"))
            address = address.replace("[", "").replace(
                "]", ""
            )  # which no name of a site has, and urlsplit does not take
            parts = urlsplit(address if not is_own else address.partition("}")[2])
            safe = ("", "https", "mailto") if name == "href" and not is_own else ("",)
            if (
                parts.scheme.lower() not in safe
                or (parts.netloc and not parts.scheme)
                or address.startswith("{attach}")
            ):
                found.append(f"{name}={address}")
    return found


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_hostile_snippet_is_refused_or_harmless(name: str) -> None:
    made = CONVERT(f"Words before.\n\n{SNIPPETS[name]}\n\nWords behind.\n", "content/articles/safety/a.md")
    assert made.refused or harm(made.html) == []


def test_most_snippets_do_harm_where_nothing_is_refused() -> None:
    """When it fails, the judge of this test has gone blind."""
    made = [CONVERT(text) for text in SNIPPETS.values()]
    assert len(made) >= 140
    assert sum(bool(harm(one.html)) for one in made) >= 100
    assert not any(
        one.refused for one in map(CONVERT, ("A *b*, **c** & `<d>`.", "- a\n- b", "| a | b |\n|---|:-:|\n| c | d |"))
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p><span class="c-cite"><span class="u-hidden">Source </span>[1]</span></p>',
        '<a href="{filename}../safety/falls.md#a">x</a><a href="https://example.org/?a=1&amp;b=2">x</a>',
        '<a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#97;@example.org">x</a><img alt="x" src="{static}../x.png">',
        "<!-- a > b -->",
    ],
)
def test_what_the_converter_makes_is_allowed(html: str) -> None:
    assert forbidden(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p",
        "<p >",
        "<P>",
        "<p x>",
        '<p id="a" onclick="b">',
        '<a href="{static}//x">',
        '<a href="a\nb">',
        "a < b",
        "<!-->-->",
    ],
)
def test_what_is_written_in_any_other_way_is_not(html: str) -> None:
    assert forbidden(html) != []


def test_a_piece_is_looked_for_by_what_is_wrong_with_it() -> None:
    assert marks_of('<p class="u-soft" onclick="a &amp; b">') == [
        '<p class="u-soft" onclick="a &amp; b">', '<p class="u-soft" onclick="a &amp; b">',
        "a & b", "a &amp; b", "onclick", "<p",
    ]  # fmt: skip


def test_a_long_text_takes_time_in_proportion() -> None:
    assert forbidden("<p>" * 100_000 + "<x>") == ["<x>"]
    assert forbidden('<a href="' * 20_000)[-1].startswith("<a")
    assert forbidden("<!--" * 20_000) != []
