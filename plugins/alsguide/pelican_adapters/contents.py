"""Contents: Pelican's articles and pages, and the values that are added to them."""

from collections.abc import Iterable, Iterator

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator


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
