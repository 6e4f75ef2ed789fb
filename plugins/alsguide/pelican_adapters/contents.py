"""Contents: Pelican's articles and pages, and what the other parts know of them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import get_relative_path

from alsguide.core.writing import Filling
from alsguide.site.build_state import BuildState
from alsguide.site.pages import AnyPage
from alsguide.site.sources import Source


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


def source_of(content: Content) -> Source:
    """Return a content as a source, with the addresses of the built pages in its body."""
    html = content.get_content(get_relative_path(content.save_as))
    content.get_content.cache.clear()  # it would hold every content of every build for as long as the program runs
    return Source(
        name=content.source_file.removeprefix("content/"),
        file=content.source_file,
        template=content.template,
        title=content.title,
        summary=content.metadata.get("summary", ""),
        address=content.url,
        html=html,
        header=content.metadata,
        headings=content.headings,
        citations=content.citations,
        category=content.category.slug if isinstance(content, Article) else "",
        is_published=content.status == "published",
    )


def build_of(settings: Mapping[str, Any]) -> BuildState:
    """Return the state of the build whose settings these are."""
    build: BuildState = settings["BUILD"]
    return build


def filling_of(settings: Mapping[str, Any]) -> Filling:
    """Return the folder that the build whose settings these are fills."""
    return Filling(Path(settings["OUTPUT_PATH"]), settings.get("EARLIER_OUTPUT"))


def pages_of(settings: Mapping[str, Any]) -> Mapping[str, AnyPage]:
    """Return all pages of the build whose settings these are, by the names of their files or the ids of categories."""
    pages: Mapping[str, AnyPage] = settings["PAGES"]
    return pages
