"""What templates read is what their page has: no more, which would fail for a reader, and no less, which nobody would miss."""

import ast
import dataclasses
import inspect
from pathlib import Path
from typing import get_type_hints

import pytest

from alsguide.plan import blank
from alsguide.site import pages, template_globals
from tests.support.sites import ROOT
from tests.support.template_reads import Reads, kinds_of
from tests.tools.templates_of_docs import FUNCTIONS, templates_of_docs

THEME = ROOT / "theme"
FRAME = {"base.html"}
"""Templates that only others extend."""


def read_template(name: str, theme: Path = THEME) -> Reads:
    """Return what the page of a template reads."""
    names = {name: kinds_of(hint) for name, hint in get_type_hints(pages.TemplateContext).items()}
    reads = Reads(theme, FUNCTIONS)
    reads.read(f"{name}.html", {**names, "page": (pages.PAGES[name],)})
    return reads


@pytest.fixture(scope="module")
def reads() -> dict[str, Reads]:
    """What each template reads, by its name."""
    return {name: read_template(name) for name in pages.PAGES if (THEME / "templates" / f"{name}.html").is_file()}


def test_each_template_has_a_kind_of_page() -> None:
    files = {path.name for path in (THEME / "templates").glob("*.html")} - FRAME
    assert files == {f"{name}.html" for name in pages.PAGES}


def test_templates_read_nothing_that_their_page_has_not(reads: dict[str, Reads]) -> None:
    """When this fails, give the class of the page a field, and let `make_pages` fill it."""
    assert {name: found.unknown for name, found in reads.items() if found.unknown} == {}


def test_every_field_is_read(reads: dict[str, Reads]) -> None:
    """When this fails, take the field out: nobody sees it."""
    read = {attribute for found in reads.values() for attribute in found.attributes}
    tree = ast.parse(inspect.getsource(template_globals))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call)]
    by_functions = {node.attr for node in calls if ast.unparse(node.value) == "page_of(context)"}
    records = [one for part in (pages, blank) for one in vars(part).values() if dataclasses.is_dataclass(one)]
    own = {one for one in records if isinstance(one, type) and one.__module__ in (pages.__name__, blank.__name__)}
    fields = {(one, name) for one in own - {pages.TemplateContext} for name in vars(one).get("__annotations__", {})}
    assert len(fields) >= 80
    assert {f"{one.__name__}.{name}" for one, name in fields - read if name not in by_functions} == set()


def test_every_function_is_called(reads: dict[str, Reads]) -> None:
    assert {name for found in reads.values() for name in found.called} == set(FUNCTIONS)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("page.title", "page.titel", "titel of ArticlePage"),
        ("review_facts(page.review", "review_facts(page.next_step", "last_reviewed of Link"),
        ("page.toc|length", "page.plan.data|length", "plan of ArticlePage"),
        ("exercise.title", "exercise.name", "name of Link"),
        ("{% if exercises %}", "{% if generated_content %}", "generated_content"),
        ("text_parts(", "text_halves(", "text_halves"),
    ],
)
def test_a_wrong_name_is_found(tmp_path: Path, old: str, new: str, named: str) -> None:
    theme = copy_of_templates(tmp_path)
    path = theme / "templates" / "article.html"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert [line for line in read_template("article", theme).unknown if line.endswith(named)]


def test_docs_have_every_kind_of_page() -> None:
    """When this fails: `PYTHONPATH=plugins python -m tests.tools.templates_of_docs`."""
    assert (ROOT / "docs" / "templates.md").read_text("utf-8") == templates_of_docs()


def copy_of_templates(folder: Path) -> Path:
    """Copy the templates and macros of the theme into a folder; return that of the theme."""
    for path in THEME.rglob("*.html"):
        copy = folder / path.relative_to(THEME)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")
    return folder
