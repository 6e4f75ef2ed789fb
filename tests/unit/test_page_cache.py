"""The keys of kept pages: they change with all that a page may show, and with nothing else."""

from collections.abc import Mapping
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from alsguide.core.urls import Link
from alsguide.pelican_adapters.page_cache import bytes_of, page_key, shared_key
from alsguide.site.brand import LogoFile
from alsguide.site.pages import AnyPage, CategoryPage

PAGE = CategoryPage(
    template="category",
    address="a/index.html",
    title="A",
    summary_text="About A",
    breadcrumbs=[Link("Home", "../index.html")],
    edit_url="",
    nodes=[],
    articles=[],
)


class Dose(BaseModel):
    """What a page of an exercise holds, made small."""

    sets: int = 1
    minutes: int = 2


OTHER = AnyPage("page", "b.html", "B", "About B", [], "", [])
TEMPLATES = {"theme/templates/category.html": "<h1>", "overrides/theme/templates/own.html": "<h1>"}
"""A small theme, and a host's."""


def build(**changed: Any) -> Any:
    """Return what one build has loaded, as far as pages show it."""
    files = SimpleNamespace(code=changed.get("templates", TEMPLATES))
    guide = SimpleNamespace(organisation=changed.get("organisation", "A"), ui=changed.get("ui", {"home": "Home"}))
    return SimpleNamespace(
        guide=guide,
        logo=LogoFile("a.svg", "", 40),
        project=SimpleNamespace(added=changed.get("added", frozenset()), files=files),
        is_published=changed.get("is_published", False),
    )


def key(pages: Mapping[str, AnyPage], **changed: Any) -> str:
    """Return the key of all that pages share."""
    return shared_key(build(**changed), pages)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_change_of_any_template_changes_the_key(name: str) -> None:
    assert key({"b": OTHER}, templates={**TEMPLATES, name: "<h2>"}) != key({"b": OTHER})


def test_all_that_pages_share_counts() -> None:
    changes: list[dict[str, Any]] = [
        {},
        {"organisation": "B"},
        {"ui": {"home": "Start"}},
        {"added": frozenset({"content/pages/b.md"})},
        {"is_published": True},
    ]
    assert len({key({"b": OTHER}, **changed) for changed in changes}) == len(changes)


def test_of_another_page_the_address_counts_and_the_title_where_the_footer_shows_it() -> None:
    before = key({"b": OTHER})
    assert key({"b": replace(OTHER, summary_text="Other words", edit_url="https://a.example")}) == before
    assert key({"b": replace(OTHER, title="C")}) == before
    added = {"added": frozenset({"content/b"})}
    assert key({"b": replace(OTHER, title="C")}, **added) != key({"b": OTHER}, **added)
    assert key({"b": replace(OTHER, address="c.html")}) != before
    assert key({}) != before


@pytest.mark.parametrize("name", [field.name for field in fields(PAGE)])
def test_every_field_of_a_page_counts(name: str) -> None:
    value = getattr(PAGE, name)
    changed: Any = f"{value}+" if isinstance(value, str) else [*value, Link("More", "more.html")]
    assert page_key("", replace(PAGE, **{name: changed})) != page_key("", PAGE)
    assert page_key("", replace(PAGE)) == page_key("", PAGE)


@pytest.mark.parametrize(
    ("one", "other"), [("1", 1), (1, True), ("a", Markup("a")), ((1,), [1]), (None, ""), (0.0, -0.0)]
)
def test_values_that_a_template_may_show_otherwise_are_spelled_otherwise(one: object, other: object) -> None:
    assert bytes_of([one]) != bytes_of([other])


def test_equal_values_are_spelled_alike_whatever_they_share_and_how_they_were_made() -> None:
    shared = ["a"]
    assert bytes_of([shared, shared]) == bytes_of([["a"], ["a"]])
    assert bytes_of(Dose(sets=1)) == bytes_of(Dose(minutes=2, sets=1)) == bytes_of(Dose())
    assert bytes_of(Dose(sets=2)) != bytes_of(Dose())
