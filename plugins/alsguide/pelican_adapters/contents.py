"""Contents: Pelican's articles and pages, and the values that are added to them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from alsguide.site.build_state import BuildState


def each_content(generators: Iterable[Generator]) -> Iterator[Content]:
    """Yield every article and page that gets a file: published, hidden and draft, with their translations.

    (When a site is published, drafts get no file: see publishconf.py.)
    """
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            groups = ("articles", "translations", "hidden_articles", "hidden_translations", "drafts")
        elif isinstance(generator, PagesGenerator):
            groups = ("pages", "translations", "hidden_pages", "hidden_translations", "draft_pages")
        else:
            continue
        for group in (*groups, "drafts_translations" if "drafts" in groups else "draft_translations"):
            yield from (content for content in getattr(generator, group) if content.save_as)


def is_article(content: Content) -> bool:
    """Return whether a content is an article."""
    return isinstance(content, Article)


def is_page(content: Content) -> bool:
    """Return whether a content is a page."""
    return isinstance(content, Page)


def build_of(settings: Mapping[str, Any]) -> BuildState:
    """Return the state of the build whose settings, or whose templates' context, these are."""
    build: BuildState = settings["BUILD"]
    return build
