"""Writer: pages are written at the end of a build, in several processes, and Pelican is run."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings
from pelican.writers import Writer

from alsguide.core.cache import cached_map
from alsguide.pelican_adapters.compiled import compile_parts
from alsguide.pelican_adapters.contents import build_of, filling_of, pages_of
from alsguide.pelican_adapters.messages import Messages
from alsguide.pelican_adapters.page_cache import page_key, shared_key
from alsguide.pelican_adapters.search import INDEX
from alsguide.site.output import BuiltPage, read_page
from alsguide.site.pages import TemplateContext


@dataclass(frozen=True)
class Job:
    """One page to write: the path of its file, its template, what the template knows, and whether it may replace a file."""

    name: str
    template: Template
    context: TemplateContext
    override_output: bool


@dataclass(frozen=True)
class WrittenPage:
    """What a written page holds, what Pelican logged for it, and the addresses of the shared files that it names."""

    page: BuiltPage
    messages: list[str]
    assets: dict[str, str]


class DeferredWriter(Writer):
    """Write pages in several processes: keep what there is to write, and write it when all is known.

    A page of the earlier output stays where it would be written again (see `alsguide.pelican_adapters.page_cache`).
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.jobs: list[Job] = []

    def write_file(self, name: str, template: Template, context: Any, **named: Any) -> None:
        """Keep one page to write. Of all that Pelican would give to the template, only our own page is passed on."""
        if not name:  # a list that is turned off, such as that of an author's articles
            return
        build = build_of(self.settings)
        content = named.get("article") or named.get("page")
        key = content.source_file.removeprefix("content/") if content else named["category"].slug
        page = pages_of(self.settings)[key]
        shown = TemplateContext(page, build.guide.organisation, build.guide.ui, build.logo, build.is_published)
        self.jobs.append(Job(name, template, shown, named.get("override_output", False)))

    def write_all(self, processes: int) -> None:
        """Write all pages, with the index of the search, whose address they name; what other processes log is logged here."""
        build, filling = build_of(self.settings), filling_of(self.settings)
        shared = shared_key(build, pages_of(self.settings))
        keys = [page_key(shared, job.context.page) for job in self.jobs]
        file = build.project.root / ".cache" / "pages.json"
        if not file.exists():  # then all pages are written, and the index is still being made
            compile_parts(self.jobs[0].template.environment)
        if index := self.settings.pop("SEARCH_INDEX")():
            build.assets.files[INDEX] = index

        def holds(kept: WrittenPage) -> bool:
            is_there = filling.has_earlier(kept.page.address, kept.page.mark)
            return is_there and kept.assets == build.assets.addresses(kept.assets)

        found = cached_map(file, WrittenPage, self.jobs, keys, self.write_and_read, processes, holds)
        for job, written in zip(self.jobs, found, strict=True):
            if not (filling.folder / job.name).exists():
                filling.put_earlier(job.name)
            for message in written.messages:
                logging.getLogger("pelican").warning("%s", message)
        self.settings.get("BUILT_PAGES", {}).update((written.page.address, written.page) for written in found)

    def write_and_read(self, jobs: Sequence[Job]) -> list[WrittenPage]:
        """Write some pages, and return each, with what is known of it."""
        pages, assets = [], build_of(self.settings).assets
        for job in jobs:
            assets.asked.clear()
            messages = self.write_one(job)
            page = read_page((Path(self.output_path) / job.name).read_bytes(), job.name)
            pages.append(WrittenPage(page, messages, assets.addresses(assets.asked)))
        return pages

    def write_one(self, job: Job) -> list[str]:
        """Write one page, and return what Pelican logged."""
        messages, logger = Messages(), logging.getLogger("pelican")
        others, logger.handlers = logger.handlers, [messages]
        try:
            super().write_file(job.name, job.template, vars(job.context), override_output=job.override_output)
        finally:
            logger.handlers = others
        return messages.found


class WriteGenerator(Generator):
    """Comes behind all other generators, and lets the writer write what they gave it."""

    def generate_output(self, writer: DeferredWriter) -> None:
        """Write all pages."""
        writer.write_all(build_of(self.settings).processes)


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
