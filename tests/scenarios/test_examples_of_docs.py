"""The examples of docs/editing.md build without a problem, and docs/first-change.md quotes what the program says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.support.brands import SMALL, Brand, copy_built
from tests.support.guide import PICTURE, article_of, examples
from tests.support.sites import ROOT, run_build
from tests.tools.pictures_of_docs import draw_example_picture

FIRST_CHANGE = (ROOT / "docs/first-change.md").read_text("utf-8")


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("examples"))


def test_every_example_of_the_guide_builds_and_leaves_no_mark_in_the_text(project: Path) -> None:
    draw_example_picture(project / "content/images" / PICTURE)
    article = project / "content/articles/start/examples.md"
    article.write_text(article_of(examples()), "utf-8")
    run = run_build(project, project / "output")
    article.unlink()
    assert run.status == 0, run.printed
    page = html.parse(str(project / "output/start/examples.html")).getroot()
    for example in examples():
        assert page.get_element_by_id(f"example-{example.name}") is not None
    text = page.cssselect("main")[0].text_content()
    assert [mark for mark in (":::", "[@", "{#", "{{", "*[", "](", "|") if mark in text] == []
    kinds = {"table.c-table", "dl dt", "abbr[title]", "h3[id]", "img[alt]", ".c-cite", ".c-definition"}
    assert [kind for kind in kinds if not page.cssselect(f"main {kind}")] == []


def test_the_walk_through_quotes_the_terminal(project: Path) -> None:
    """Put what the program says between the marks of docs/first-change.md."""
    quoted = re.search(r"<!-- what the terminal says: begin -->\n```\n(.*?)\n```", FIRST_CHANGE, re.DOTALL)
    assert quoted is not None
    article = project / "content/articles/start/what-to-do-first.md"
    text = article.read_text("utf-8")
    assert 'title: "What should I do first?"' in text
    article.write_text(text.replace("[@nice2016]", "[@nice2106]", 1), "utf-8")
    run = run_build(project, project / "output")
    article.write_text(text, "utf-8")
    assert run.status == 1
    assert quoted[1] in run.printed.splitlines()
