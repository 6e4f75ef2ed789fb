"""Plugin: all that this program does when Pelican signals, in order.

Pelican calls the receivers of a signal in the order of `PLUGINS`. Here each signal has one receiver, so that what depends on
an earlier step stands below it in one list, and the order of `PLUGINS` says nothing.
"""

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from alsguide.overrides.merge import Project
from alsguide.pelican_adapters import citations, evidence, exercises, hosting, papers, plan, questions, search, site
from alsguide.pelican_adapters.contents import build_of, each_content
from alsguide.pelican_adapters.structured_data import structured_data
from alsguide.pelican_adapters.template_globals import FUNCTIONS
from alsguide.pelican_adapters.writer import DeferredWriter, WriteGenerator
from alsguide.site.build_state import load_build

FILL = (
    site.fill,  # addresses, titles and breadcrumbs: first, because all others read them
    citations.fill,
    evidence.fill,
    exercises.fill,
    papers.fill,
    questions.fill,
    plan.fill,
    search.add_index,  # a shared file: before any page is written, because its address is that of its bytes
)
"""What fills the pages, in order."""


def begin(pelican: Pelican) -> type[WriteGenerator]:
    """Load everything again for this build, and add the generator that writes the pages."""
    settings, root = pelican.settings, Path(pelican.settings["PATH"]).parent
    project = settings.get("PROJECT") or Project(root)
    build = load_build(root, project, settings.get("PUBLISHED", False), settings["PROCESSES"])
    settings.update(BUILD=build, AUTHOR=build.guide.organisation.name)
    return WriteGenerator


def prepare(generator: Generator) -> None:
    """Give a generator's templates the values and functions that every page knows."""
    build = build_of(generator.settings)
    generator.context.update(
        BUILD=build,
        GUIDE=build.guide,
        EXERCISES=build.exercises,
        LOGO=build.logo,
        PUBLISHED=build.is_published,
        org=build.guide.organisation,
        ui=build.guide.ui,
    )
    generator.env.globals.update(FUNCTIONS, structured_data=structured_data)
    generator.env.globals.update({f.__name__: f for f in hosting.FUNCTIONS})


def fill(generators: list[Generator]) -> None:
    """Fill all pages."""
    contents, context = list(each_content(generators)), generators[0].context
    for step in FILL:
        step(build_of(generators[0].settings), contents, context)


def give_writer(pelican: Pelican) -> type[DeferredWriter]:
    """Return the writer of this build."""
    return DeferredWriter


def finish(pelican: Pelican) -> None:
    """Write the files that are no pages."""
    build, output = build_of(pelican.settings), Path(pelican.output_path)
    build.assets.write(output)
    evidence.write_files(build, output)
    exercises.write_files(build, output)


def register() -> None:
    """Connect to Pelican's signals, each once."""
    signals.get_generators.connect(begin)
    signals.generator_init.connect(prepare)
    signals.all_generators_finalized.connect(fill)
    signals.get_writer.connect(give_writer)
    signals.finalized.connect(finish)
