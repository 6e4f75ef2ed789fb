"""Every macro with its fixtures, and with text of every kind in them."""

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError
from lxml import html

from tests.support.components import MARKUP, Fixture, fixtures, macros, render
from tests.tools.component_page import write_page

ROOT = Path(__file__).parents[2]
FIXTURES = list(fixtures(ROOT))
CALLS = [fixture for fixture in FIXTURES if fixture.macro != MARKUP]

TEXTS = {
    "hostile": "\"quotes\" 'single' <b>bold</b> & <script>alert(1)</script>",
    "long": "Otorhinolaryngologist" * 12,
    "right to left": "תרגול בטוח عربي",
}
"""Text that must show as text, wherever an option takes some."""

MACRO = re.compile(r"((?:\{#(?:(?!#\}).)*#\}\n)?)\{% macro (\w+)\(([^)]*)\) %\}", re.DOTALL)
"""A macro: the comment right above it, its name and its options."""

NAMES = ("id", "key", "kind", "field", "tag", "class", "sources")
"""Options that are names of the program's own, and no text."""


def parsed(text: str) -> Any:
    """Return HTML as an element that holds it."""
    return html.fragment_fromstring(text, create_parent="main")


def text_of(element: Any) -> str:
    """Return the text of an element, as it is read."""
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("fixture", CALLS, ids=str)
def test_a_macro_shows_what_its_fixture_says(fixture: Fixture, templates: Environment, ui: dict[str, str]) -> None:
    shown = render(fixture, templates, ui)
    page, content = parsed(shown), fixture.content
    assert content.keys() & {"shows", "text"}, "a fixture says what must come of it"
    for selector, expected in content.get("shows", {}).items():
        found = [text_of(element) for element in page.cssselect(selector)]
        assert found, selector
        if expected is not None:
            assert found == (expected if isinstance(expected, list) else [expected]), selector
    assert [selector for selector in content.get("without", ()) if page.cssselect(selector)] == []
    assert "text" not in content or shown == content["text"]


@pytest.mark.parametrize("fixture", FIXTURES, ids=str)
def test_a_component_leaves_no_empty_part(fixture: Fixture, templates: Environment, ui: dict[str, str]) -> None:
    """Lists, headings, links and paragraphs without content, and attributes without a value, are noise for readers."""
    page = parsed(render(fixture, templates, ui))
    full = page.cssselect("ul, ol, dl, li, dt, dd, p, a, h2, h3, label")
    assert [html.tostring(part) for part in full if not len(part) and not text_of(part)] == []
    marks = ("class", "id", "href", "aria-label", "aria-labelledby", "aria-describedby", "for", "role")
    assert [html.tostring(part) for part in page.iter() if any(part.get(name) == "" for name in marks)] == []
    ids = [part.get("id") for part in page.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    points = {part.get(name) for name in ("for", "aria-labelledby", "aria-describedby") for part in page.iter()}
    assert points - {None, *ids} == set()


def with_text(data: Any, text: str, name: str = "") -> Any:
    """Return options with `text` in place of every text of theirs; HTML that our own code makes stays."""
    if isinstance(data, dict):
        return {key: with_text(value, text, key) for key, value in data.items()}
    if isinstance(data, list):
        return [with_text(value, text, name) for value in data]
    if not isinstance(data, str) or not data or name in NAMES or "<" in data or "&amp;" in data:
        return data
    if name == "url" or name.endswith(("_url", "href")):
        return 'a"b&c.html'
    return text


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("fixture", CALLS, ids=str)
def test_any_text_shows_as_text(fixture: Fixture, kind: str, templates: Environment, ui: dict[str, str]) -> None:
    own, text = fixture.content["options"], TEXTS[kind]
    page = parsed(render(fixture, templates, ui, with_text(own, text)))
    assert page.cssselect("script, b") == []
    if with_text(own, "x") != with_text(own, "y") and len(page):
        values = [value for part in page.iter() for value in part.values()]
        assert text in page.text_content() or any(text in value for value in values)
    links = [link.get("href") for link in page.cssselect("a")]
    assert [link for link in links if "&c" in link and not link.endswith('a"b&c.html')] == []


def test_a_missing_value_is_an_error(ui: dict[str, str], templates: Environment) -> None:
    """When this passes a page with holes, StrictUndefined has been lost."""
    fixture = next(fixture for fixture in CALLS if fixture.macro == "next_link")
    with pytest.raises(UndefinedError):
        render(fixture, templates, ui, {"step": {"url": "a.html"}})


def test_every_component_has_fixtures_and_every_macro_its_own(root: Path) -> None:
    """When it fails: a component or macro was added, or renamed, without a fixture."""
    folders = {path.name for path in (root / "theme/components").iterdir()}
    assert len(folders) >= 40
    assert folders - {fixture.component for fixture in FIXTURES} == set()
    found = macros(root)
    assert len(found) >= 18
    assert found == {(fixture.component, fixture.macro) for fixture in CALLS}


def test_every_option_of_a_macro_is_explained(root: Path) -> None:
    """When it fails: name the option, in backquotes, in the comment above the macro. `ui` holds the theme's words."""
    unexplained = []
    for path in sorted((root / "theme/components").glob("*/macro.html")):
        found = MACRO.findall(path.read_text("utf-8"))
        assert found, path
        for comment, name, options in found:
            names = [option.split("=")[0].strip() for option in options.split(", ")]
            unexplained += [f"{name}: {option}" for option in names if option != "ui" and f"`{option}`" not in comment]
    assert unexplained == []


def test_the_component_page_shows_every_fixture(root: Path, tmp_path: Path) -> None:
    page = write_page(root, tmp_path)
    shown = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    assert len(shown.cssselect("[data-fixture]")) == len(FIXTURES)
    text = (page.parent / "components.css").read_text("utf-8")
    styled = {path.read_text("utf-8").split("{")[0] for path in (root / "theme/components").glob("*/style.css")}
    assert [start for start in styled if start.strip() and start not in text and "@" not in start] == []
