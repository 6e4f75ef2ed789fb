"""Each pattern of Markdown's syntax finds what Python-Markdown makes of the same text."""

import re

import pytest
from lxml import html
from markdown import Markdown

from alsguide.checks.prose import read_blocks
from alsguide.core.markdown_syntax import (
    HEADING,
    IMAGE,
    ITEM,
    LINK,
    NOT_TEXT,
    TABLE_RULE,
    visible_rows,
    without_code,
    without_comments,
    without_spans,
)
from alsguide.markup.convert import STANDARD

FENCE = "```"


def converted(text: str) -> html.HtmlElement:
    """Return what Python-Markdown makes of a text."""
    return html.fragment_fromstring(Markdown(extensions=list(STANDARD)).convert(text), create_parent="div")


@pytest.mark.parametrize(
    "text",
    [
        f"{FENCE}\n[a](b)\n{FENCE}",
        f"{FENCE}python\n[a](b)\n{FENCE}",
        f"{FENCE} {{.x}}\n[a](b)\n{FENCE}",
        "~~~\n[a](b)\n~~~",
        f"{FENCE}\n[a](b)\n~~~\n[a](b)\n{FENCE}",
        f"````\n{FENCE}\n[a](b)\n````",
        f"{FENCE}\n[a](b)\n\n[a](b)\n{FENCE}  \n[c](d)",
        f"{FENCE}\nnever closed [a](b)\n\nmore",
        f"{FENCE}\n[a](b)\n````",
        f"- x\n\n    {FENCE}\n    [a](b)\n    {FENCE}",
        f"   {FENCE}\n[a](b)\n   {FENCE}",
        f"{FENCE} two words\n[a](b)\n{FENCE}",
        f"{FENCE}\n[a](b)\n{FENCE} x",
        f"{FENCE}\n<!--\n{FENCE}\n[a](b) -->",
        "`[a](b)`",
        "\\`[a](b)`",
        "\\\\`[a](b)`",
        "``[a](b) ` [a](b)``",
        "`[a](b)\n[a](b)`",
        "`[a](b)\n\n[a](b)`",
        "`<!--` [a](b) `-->`",
        "    [a](b)",
        "- x\n\n    [a](b)",
        "x\n    [a](b)",
        "\\[a](b)",
        "[a\\](b)",
        "<!-- [a](b)\n\n[a](b) -->\n\n[a](b)",
    ],
)
def test_code_comments_and_escaped_marks_hold_no_links(text: str) -> None:
    """As many links are left as Python-Markdown makes."""
    assert len(LINK.findall(without_code(text))) == len(converted(text).cssselect("a"))


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md)",
        "[a [b] c](d.md)",
        "[a [b [c]] d](e.md)",
        "[a](b_(c).md)",
        '[a](b.md "T")',
        "[a](b.md 'T')",
        "[a]( b.md )",
        "[a](<b.md>)",
        "[a\nb](c.md)",
        "[](x.md)",
        "[a]()",
        "[a `]` b](c.md)",
        "[a](b.md)[c](d.md)",
        "[a] (b.md)",
        "(a)[b.md]",
        "[a](b.md",
        "![a](b.png)",
        "![a [b] c](d.png)",
        "![](x.png) and [a](b.md)",
    ],
)
def test_links_and_images_are_found_with_their_addresses(text: str) -> None:
    page, plain = converted(text), without_spans(text)
    assert [found[2] for found in LINK.finditer(plain)] == [link.get("href") for link in page.cssselect("a")]
    assert [found[2] for found in IMAGE.finditer(plain)] == [image.get("src") for image in page.cssselect("img")]
    assert [found[1] for found in IMAGE.finditer(plain)] == [image.get("alt") for image in page.cssselect("img")]


@pytest.mark.parametrize(
    "row", ["# A", "## A", "##A", "## A ##", "## A#", " ## A", "#1 A", "x # A", "\\## A", "###### A"]
)
def test_headings_are_found_with_level_and_text(row: str) -> None:
    made = [(int(part.tag[1]), part.text) for part in converted(row) if re.fullmatch("h[1-6]", part.tag)]
    found = HEADING.match(row)
    assert ([(len(found[1]), found[2])] if found else []) == made


@pytest.mark.parametrize("row", ["- a", "* a", "+ a", "1. a", "   - a", "12. a", "-a", "1) a", "1.a", "a - b", "– a"])
def test_items_of_lists_are_found(row: str) -> None:
    assert bool(ITEM.match(row)) == bool(converted(row).cssselect("li"))


def test_the_mark_of_a_definition_counts_as_an_item() -> None:
    assert ITEM.match(":   A word's meaning.")
    assert converted("Word\n:   A word's meaning.").cssselect("dd")


@pytest.mark.parametrize(
    "rule", ["|---|---|", "| - | :-: |", "---|---", "|---|", "| a | b |", "|--- ---|", "|:--|--:|"]
)
def test_the_rule_of_a_table_is_found(rule: str) -> None:
    count = rule.strip("|").count("|") + 1
    row = "| a " * count + "|"
    assert bool(TABLE_RULE.match(rule)) == bool(converted(f"{row}\n{rule}\n{row}").cssselect("table"))


def test_rows_keep_their_lines_whatever_is_taken_out() -> None:
    body = f"One\n<!-- a\nb -->\nTwo\n\n{FENCE}\n::: note\n{FENCE}\nThree `<!--` and `-->`"
    assert visible_rows(body) == ["One", "", "", "Two", "", "", "", "", "Three `<!--` and `-->`"]
    assert without_comments(body).split("\n")[5:8] == [FENCE, "::: note", FENCE]
    assert [block.line for block in read_blocks(body, 10)] == [10, 13, 18]
    assert len(without_code(body)) == len(body)


def test_a_mark_inside_another_counts_for_nothing() -> None:
    assert NOT_TEXT.sub("", f"a<!-- ` -->b `c` d <!-- e\n{FENCE}\n-->") == "ab  d "
