"""Contents: how the sources become Pelican's articles and pages.

Besides the `plugin.py` adapters this is the only module that knows Pelican.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.log import console
from pelican.readers import BaseReader
from pelican.settings import read_settings
from pelican.utils import get_date
from pelican.writers import Writer

from alsguide.exercises.pages import citations_of
from alsguide.processes import in_two


class GuideReader(BaseReader):
    """Read a Markdown file with a YAML header.

    Problems of the header are reported before Pelican starts (see `alsguide.build`), so nothing is raised here: Pelican
    would drop the whole file.
    """

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Give the HTML of the body, and the metadata."""
        guide = self.settings["GUIDE"]
        path = Path(source_path)
        found = guide.store.get(path)
        converted = found.converted
        metadata = {**found.header, "headings": converted.headings, "citations": converted.citations}
        metadata["source_file"] = found.shown
        if path.parent == guide.content / "exercises":
            metadata = exercise_metadata(metadata, path.stem)
            if view := self.settings["EXERCISES"].by_id.get(path.stem):
                metadata["citations"] = citations_of(view, converted.citations)
        if "save_as" in metadata:
            metadata["url"] = metadata["save_as"]
        for name in ("date", "modified"):
            if name in metadata:
                metadata[name] = get_date(str(metadata[name]))
        return converted.html, metadata


def exercise_metadata(header: dict[str, Any], name: str) -> dict[str, Any]:
    """Give what Pelican is told of an exercise; the exercise itself is loaded by `alsguide.exercises`."""
    kept = ("last_reviewed", "next_review", "reviewed_by", "headings", "citations", "source_file", "index_terms")
    return {
        **{key: header[key] for key in kept if key in header},
        "title": header["name"],
        "summary": header["purpose"],
        "template": "exercise",
        "save_as": f"exercises/{name}.html",
        "exercise_id": name,
    }


def each_content(generators: Iterable[Generator]) -> Iterator[Content]:
    """Give every article and page that gets a file: published, hidden and draft, with their translations.

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
    """Say whether a content is an article."""
    return isinstance(content, Article)


def is_page(content: Content) -> bool:
    """Say whether a content is a page."""
    return isinstance(content, Page)


class Pages(Writer):
    """Write pages in two processes: keep what there is to write, and write it when all is known."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.jobs: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def write_file(self, *arguments: Any, **named: Any) -> None:
        """Keep one page to write."""
        self.jobs.append((arguments, named))

    def write_all(self, processes: int) -> None:
        """Write all pages; what the second process logs is logged here."""
        for found in in_two(self.jobs, self.write_some, processes):
            for message in found:
                logging.getLogger("pelican").warning("%s", message)

    def write_some(self, jobs: Sequence[tuple[tuple[Any, ...], dict[str, Any]]]) -> list[list[str]]:
        """Write some pages, and give what Pelican logged for each."""
        results = []
        for arguments, named in jobs:
            messages = Messages()
            logger = logging.getLogger("pelican")
            others, logger.handlers = logger.handlers, [messages]
            try:
                super().write_file(*arguments, **named)
            finally:
                logger.handlers = others
            results.append(messages.found)
        return results


class LastGenerator(Generator):
    """Comes behind all other generators, and lets the writer write what they gave it."""

    def generate_output(self, writer: Pages) -> None:
        """Write all pages."""
        writer.write_all(self.settings["PROCESSES"])


class Messages(logging.Handler):
    """Keep the warnings and errors that Pelican logs; each of them stops a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.found.append(record.getMessage())


def build_with_pelican(settings_file: Path, overrides: dict[str, Any]) -> list[str]:
    """Run Pelican with a settings file and give the warnings and errors that it logged.

    Its logger is used for this process; a build that must leave nothing behind runs in a process of its own.
    """
    messages = Messages()
    console.quiet = True
    logger = logging.getLogger("pelican")
    logger.addHandler(messages)
    try:
        Pelican(read_settings(str(settings_file), override=overrides)).run()
    finally:
        logger.removeHandler(messages)
    return messages.found
