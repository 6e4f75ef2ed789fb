"""Writer: pages are written at the end of a build, in several processes, and Pelican is run."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings
from pelican.writers import Writer

from alsguide.core.cache import cached_map
from alsguide.core.parallel_map import parallel_map
from alsguide.pelican_adapters.contents import build_of
from alsguide.pelican_adapters.page_cache import article_key, project_key

Job = tuple[tuple[Any, ...], dict[str, Any]]
"""What Pelican's writer is told to write: its arguments, of which the first is the address, and its named ones."""


@dataclass(frozen=True)
class WrittenPage:
    """The page of an article, and what Pelican logged for it."""

    page: bytes
    messages: list[str]


class DeferredWriter(Writer):
    """Write pages in several processes: keep what there is to write, and write it when all is known.

    The pages of articles are kept between builds (see `alsguide.pelican_adapters.page_cache`).
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.jobs: list[Job] = []

    def write_file(self, *arguments: Any, **named: Any) -> None:
        """Keep one page to write."""
        self.jobs.append((arguments, named))

    def write_all(self, processes: int) -> None:
        """Write all pages; what other processes log is logged here."""
        guide, output = build_of(self.settings).guide, Path(self.output_path)
        articles = [job for job in self.jobs if isinstance(job[1].get("article"), Article)]
        project = self.project_key(guide)
        if project is None or not articles:
            found = parallel_map(self.jobs, self.write_some, processes)
        else:
            keys = [article_key(project, guide, job[1]["article"].source_file, job[0][0]) for job in articles]
            file = guide.root / ".cache" / "articles.json"
            pages = cached_map(file, WrittenPage, articles, keys, self.write_and_read, processes)
            for (arguments, _), written in zip(articles, pages, strict=True):
                path = output / arguments[0]
                if not path.exists():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(written.page)
            others = [job for job in self.jobs if not isinstance(job[1].get("article"), Article)]
            found = [written.messages for written in pages] + parallel_map(others, self.write_some, processes)
        for messages in found:
            for message in messages:
                logging.getLogger("pelican").warning("%s", message)

    def project_key(self, guide: Any) -> str | None:
        """Return the key of all that the page of any article may show; None where no page may be kept."""
        made = self.jobs[0][0][2]["generated_content"] if self.jobs else {}
        addresses = {str(name): f"{content.url} {content.status}" for name, content in made.items()}
        return project_key(guide, self.settings["ROOT"], build_of(self.settings).is_published, addresses)

    def write_and_read(self, jobs: Sequence[Job]) -> list[WrittenPage]:
        """Write some pages, and give them with what Pelican logged for each."""
        logged = self.write_some(jobs)
        output = Path(self.output_path)
        return [
            WrittenPage((output / job[0][0]).read_bytes(), messages) for messages, job in zip(logged, jobs, strict=True)
        ]

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


class WriteGenerator(Generator):
    """Comes behind all other generators, and lets the writer write what they gave it."""

    def generate_output(self, writer: DeferredWriter) -> None:
        """Write all pages."""
        writer.write_all(build_of(self.settings).processes)


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
