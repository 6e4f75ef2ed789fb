"""Make docs/templates.md again from the classes of pages: `PYTHONPATH=plugins python -m tests.tools.templates_of_docs`."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from alsguide.site import pages
from alsguide.site.template_globals import TemplateGlobals
from tests.support.sites import ROOT

FUNCTIONS: dict[str, Callable[..., Any]] = {
    name: getattr(TemplateGlobals, name, function)
    for name, function in TemplateGlobals(build=None, pages={}).functions().items()  # type: ignore[arg-type]
}
"""The functions that templates may call, by name."""

HEAD = """# Templates

What a template may use: the names below, the functions below, the words of `ui`, and nothing else. A name that is not there
stops the build. You need this page when you write a template of your own in `overrides/theme/` (docs/hosting.md).

This page is made from `plugins/alsguide/site/pages.py`; a test compares both with what the templates of the theme read.
"""


def templates_of_docs() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *parts()])


def parts() -> Iterator[str]:
    """Yield the lines below the introduction."""
    documented = fields_of_classes()
    yield from ("## Names", "", *table(documented["TemplateContext"]), "")
    yield from ("## Functions", "", "| Function | What it does |", "|---|---|")
    for name, function in FUNCTIONS.items():
        asked = [one for one in inspect.signature(function).parameters if one not in ("self", "context")]
        yield f"| `{name}({', '.join(asked)})` | {first_sentence(function)} |"
    yield from ("", "## Fields of `page`", "")
    for kind in ("AnyPage", "ContentPage"):
        yield from (f"### {first_sentence(getattr(pages, kind))}", "", *table(documented[kind]), "")
    for name, kind_of_page in pages.PAGES.items():
        if own := documented[kind_of_page.__name__] if kind_of_page is not pages.ContentPage else []:
            yield from (f"### `{name}.html`", "", f"{first_sentence(kind_of_page)}.", "", *table(own), "")


def table(fields: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the rows of a table of fields."""
    yield from ("| Name | Type | What it is |", "|---|---|---|")
    for name, kind, text in fields:
        yield f"| `{name}` | `{kind.replace('|', 'or')}` | {text} |"


def first_sentence(documented: object) -> str:
    """Return the first sentence of a docstring, without its line breaks."""
    text = " ".join((inspect.getdoc(documented) or "").split("\n\n")[0].split())
    return re.sub(r"^Return ", "", text).rstrip(".")


def fields_of_classes() -> dict[str, list[tuple[str, str, str]]]:
    """Return the name, type and text of each field that has a text below it, by class."""
    tree = ast.parse(inspect.getsource(pages))
    found: dict[str, list[tuple[str, str, str]]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            below = zip(node.body, [*node.body[1:], None], strict=True)
            found[node.name] = [
                (ast.unparse(field.target), ast.unparse(field.annotation), str(text.value.value))
                for field, text in below
                if isinstance(field, ast.AnnAssign)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
            ]
    return found


if __name__ == "__main__":
    (ROOT / "docs" / "templates.md").write_text(templates_of_docs(), "utf-8")
