"""Plugin: all that this program does when Pelican signals.

Pelican calls the receivers of a signal in the order of `PLUGINS`. Here each signal has one receiver, so that what needs an
earlier result stands below it in one function, and the order of `PLUGINS` says nothing.
"""

from datetime import date
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from alsguide.overrides.merge import open_project
from alsguide.pelican_adapters import search
from alsguide.pelican_adapters.compiled import CompiledTemplates
from alsguide.pelican_adapters.contents import build_of, each_content, filling_of, source_of
from alsguide.pelican_adapters.writer import DeferredWriter, WriteGenerator
from alsguide.site.build_state import load_build
from alsguide.site.files import write_files
from alsguide.site.make_pages import make_pages
from alsguide.site.template_globals import TemplateGlobals


def begin(pelican: Pelican) -> type[WriteGenerator]:
    """Load everything again for this build, and add the generator that writes the pages."""
    settings = pelican.settings
    project = settings.get("PROJECT") or open_project(Path(settings["ROOT"]))
    is_published, today = settings.get("PUBLISHED", False), settings.get("TODAY") or date.today()
    build = load_build(project, is_published, settings["PROCESSES"], today)
    build.guide.store.prepare(build.processes)
    jinja, compiled = settings["JINJA_ENVIRONMENT"], settings.get("COMPILED") or CompiledTemplates()
    has_saves = "COMPILED" in settings  # only a preview sees its templates change
    compiled = compiled.under((jinja, settings["JINJA_FILTERS"], settings["JINJA_TESTS"]))
    settings.update(BUILD=build, AUTHOR=build.guide.organisation.name)
    settings["JINJA_ENVIRONMENT"] = {**jinja, "bytecode_cache": compiled, "auto_reload": has_saves}
    return WriteGenerator


def fill(generators: list[Generator]) -> None:
    """Make all pages, and what they share; the index of the search is made beside it."""
    build = build_of(generators[0].settings)
    generators[0].settings.get("USED_GENERATORS", []).extend(generators)
    contents = list(each_content(generators))
    generators[0].settings["SEARCH_INDEX"] = search.begin_index(build, contents)
    pages = make_pages(build, [source_of(content) for content in contents])
    functions = TemplateGlobals(build, pages).functions()
    for generator in generators:
        generator.settings["PAGES"] = pages
        generator.env.globals.update(functions)


def give_writer(pelican: Pelican) -> type[DeferredWriter]:
    """Return the writer of this build."""
    return DeferredWriter


def finish(pelican: Pelican) -> None:
    """Write the files that are no pages."""
    write_files(build_of(pelican.settings), filling_of(pelican.settings))


def register() -> None:
    """Connect to Pelican's signals, each once."""
    signals.get_generators.connect(begin)
    signals.all_generators_finalized.connect(fill)
    signals.get_writer.connect(give_writer)
    signals.finalized.connect(finish)
