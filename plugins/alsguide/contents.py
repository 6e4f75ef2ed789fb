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
from alsguide.kept import kept_each
from alsguide.processes import in_two
from alsguide.site.rendered import article_key, project_key


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


Job = tuple[tuple[Any, ...], dict[str, Any]]
"""What Pelican's writer is told to write: its arguments, of which the first is the address, and its named ones."""


class Pages(Writer):
    """Write pages in two processes: keep what there is to write, and write it when all is known.

    The pages of articles are kept between builds (see `alsguide.site.rendered`).
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.jobs: list[Job] = []

    def write_file(self, *arguments: Any, **named: Any) -> None:
        """Keep one page to write."""
        self.jobs.append((arguments, named))

    def write_all(self, processes: int) -> None:
        """Write all pages; what the second process logs is logged here."""
        guide, output = self.settings["GUIDE"], Path(self.output_path)
        articles = [job for job in self.jobs if isinstance(job[1].get("article"), Article)]
        project = self.project_key(guide)
        if project is None or not articles:
            found = in_two(self.jobs, self.write_some, processes)
        else:
            keys = [article_key(project, guide, job[1]["article"].source_file, job[0][0]) for job in articles]
            file = guide.root / ".cache" / "articles.pickle"
            pages = kept_each(file, articles, keys, self.write_and_read, processes)
            for (arguments, _), (_, page) in zip(articles, pages, strict=True):
                path = output / arguments[0]
                if not path.exists():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(page)
            others = [job for job in self.jobs if not isinstance(job[1].get("article"), Article)]
            found = [messages for messages, _ in pages] + in_two(others, self.write_some, processes)
        for messages in found:
            for message in messages:
                logging.getLogger("pelican").warning("%s", message)

    def project_key(self, guide: Any) -> str | None:
        """Give the key of all that the page of any article may show; None where no page may be kept."""
        made = self.jobs[0][0][2]["generated_content"] if self.jobs else {}
        addresses = {str(name): f"{content.url} {content.status}" for name, content in made.items()}
        return project_key(guide, self.settings["ROOT"], self.settings.get("PUBLISHED", False), addresses)

    def write_and_read(self, jobs: Sequence[Job]) -> list[tuple[list[str], bytes]]:
        """Write some pages, and give what Pelican logged for each, and the page."""
        logged = self.write_some(jobs)
        output = Path(self.output_path)
        return [(messages, (output / job[0][0]).read_bytes()) for messages, job in zip(logged, jobs, strict=True)]

    def write_some(self, jobs: Sequence[Job]) -> list[list[str]]:
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
