"""Early pages: what a change makes of some pages, before the whole site is built again.

The last build of a process left its generators, with every content as it was read and every template as it was compiled. What a
change touches is read again with them. The whole build follows, and has the last word.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from alsguide.checks import essential
from alsguide.checks.load import make_site
from alsguide.core.files import OVERRIDES
from alsguide.overrides.merge import Project
from alsguide.pelican_adapters import search
from alsguide.pelican_adapters.contents import build_of, each_content, pages_of, source_of
from alsguide.site.build_state import BuildState
from alsguide.site.made_html import holds_forbidden
from alsguide.site.make_pages import category_page, make_page
from alsguide.site.next_build import is_text_only, next_build
from alsguide.site.pages import AnyPage, TemplateContext
from alsguide.site.site import Site
from alsguide.site.sources import Source
from alsguide.site.template_globals import TemplateGlobals

KINDS = ((ArticlesGenerator, Article), (PagesGenerator, Page))


class LastBuild:
    """What a build in this process knows, to make some pages of a changed project. Pelican made it with `generators`."""

    def __init__(self, generators: Sequence[Generator]) -> None:
        first, contents = generators[0], list(each_content(generators))
        self.settings: dict[str, Any] = first.settings
        self.env = first.env
        self.build, self.pages = build_of(self.settings), pages_of(self.settings)
        self.readers = {made: one for kind, made in KINDS for one in generators if isinstance(one, kind)}
        self.kinds = {content.source_file: type(content) for content in contents}
        self.sources = {content.source_file: source_of(content) for content in contents}
        self.files = {source.address: file for file, source in self.sources.items()}

    def prepare(self, project: Project) -> None:
        """Make a page of each template, and look at all data, of an unchanged project, so that what is made once is there."""
        has_problems(project, project.texts.keys() - self.sources.keys(), with_data=True)
        self.early_files(project, {source.template: source.address for source in self.sources.values()}.values())

    def early_files(self, project: Project, addresses: Collection[str]) -> dict[str, bytes]:
        """Return what a changed project makes of the pages at some addresses, of the changed texts, and of shared files.

        Files of the output are given by their addresses: none when the project has a problem there, or when a file or an
        address comes or goes, which only a whole build can tell.
        """
        before = self.build.project
        project = replace(project, kept={})  # what is kept with it here must not reach the whole build
        changed = {path for path, text in project.texts.items() if before.texts.get(path) != text}
        wanted = {self.files[address] for address in addresses if address in self.files} | (
            changed & self.sources.keys()
        )
        if project.paths != before.paths or has_problems(project, wanted | named(changed), not is_text_only(changed)):
            return {}
        build, kept = next_build(self.build, project, changed), self.build.assets.files
        build.assets.files.update({name: kept[name] for name in (search.INDEX,) if name in kept})
        self.settings["BUILD"] = build
        sources = {file: self.read(file) for file in wanted}
        if any(source.address != self.sources[file].address for file, source in sources.items()):
            return {}
        if holds_forbidden(build.guide, wanted):
            return {}
        assets = {f"theme/{name}": data for name, data in build.assets.files.items() if kept.get(name) != data}
        return {**self.render(build, sources, addresses), **assets}

    def read(self, file: str) -> Source:
        """Return a Markdown file as it is now."""
        kind = self.kinds[file]
        generator = self.readers[kind]
        path = file.removeprefix("content/")
        return source_of(generator.readers.read_file(generator.path, path, kind, context=generator.context))

    def render(self, build: BuildState, sources: Mapping[str, Source], addresses: Collection[str]) -> dict[str, bytes]:
        """Return the pages of some sources, and those of the categories at some addresses."""
        site = Site(build, {source.name: source for source in {**self.sources, **sources}.values()})
        made: dict[str, AnyPage] = {source.name: make_page(site, source) for source in sources.values()}
        found = {category.id: category_page(site, category) for category in site.categories("../")}
        made |= {name: page for name, page in found.items() if page.address in addresses}
        self.env.globals.update(TemplateGlobals(build, {**self.pages, **made}).functions())
        return {page.address: self.render_page(build, page) for page in made.values()}

    def render_page(self, build: BuildState, page: AnyPage) -> bytes:
        """Return a page of its template as that is now."""
        shown = TemplateContext(page, build.guide.organisation, build.guide.ui, build.logo, build.is_published)
        text: str = self.env.get_template(f"{page.template}.html").render(vars(shown))
        return text.encode()


def named(changed: Iterable[str]) -> set[str]:
    """Return changed files by the paths that checks know: what a host adds to a data file counts as that file."""
    return {name for path in changed for name in (path, path.removeprefix(f"{OVERRIDES}/"))}


def has_problems(project: Project, paths: Collection[str], with_data: bool) -> bool:
    """Return whether some texts, or the data, have a problem that stops a build."""
    site = make_site(project, date.today()).only(paths, with_data, project.files.kept)
    return bool(project.report(essential(site)))
