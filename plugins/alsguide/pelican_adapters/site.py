"""Adapter: gives Pelican's pages what the templates show, and writes the shared files."""

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from alsguide.core.problems import format_report
from alsguide.core.urls import Link, edit_address, prefix_of
from alsguide.overrides.merge import Project
from alsguide.pelican_adapters.contents import each_content, is_article
from alsguide.pelican_adapters.template_globals import FUNCTIONS
from alsguide.pelican_adapters.writer import DeferredWriter, WriteGenerator
from alsguide.site.assets import load_assets
from alsguide.site.brand import add_brand
from alsguide.site.project_data import ProjectData, load_project_data, markdown_files
from alsguide.site.view_models import categories_of, contents_list, index_of, review_of


def begin(pelican: Pelican) -> type[WriteGenerator]:
    """Load the guide and the assets again for this build, and add the generator that writes the pages."""
    root = Path(pelican.settings["PATH"]).parent
    guide, problems = load_project_data(root)
    if problems:
        raise SystemExit(format_report(problems))
    guide.store.prepare(markdown_files(guide.content), pelican.settings["PROCESSES"])
    pelican.settings.update(GUIDE=guide, AUTHOR=guide.organisation.name)
    pelican.settings.setdefault("PROJECT", Project(root))
    assets = load_assets(root)
    pelican.settings.update(ASSETS=assets, LOGO=add_brand(assets, guide.organisation, root))
    return WriteGenerator


def prepare(generator: Generator) -> None:
    """Give a generator's templates the organisation, the words and the functions for addresses."""
    guide: ProjectData = generator.settings["GUIDE"]
    shared = {name: generator.settings[name] for name in ("GUIDE", "ASSETS", "LOGO", "PROJECT")}
    generator.context.update(shared, org=guide.organisation, ui=guide.ui)
    generator.env.globals.update(FUNCTIONS)


def connect(generators: list[Generator]) -> None:
    """Tell every article and page about itself and its neighbours."""
    context = generators[0].context
    guide: ProjectData = context["GUIDE"]
    titles = {category["id"]: category["title"] for category in guide.categories}
    months = guide.ui["months"].split()
    address, project = guide.organisation.address, context["PROJECT"]
    contents = list(each_content(generators))
    for content in contents:  # once, because Pelican works an address out again each time it is asked
        content.address, content.summary_text = content.url, content.metadata.get("summary", "")
    context["CATEGORIES"] = categories_of(guide.categories, context["articles"])
    for content in contents:
        prefix = prefix_of(content.address)
        home = Link(guide.ui["home"], prefix + "index.html")
        content.prefix = prefix
        content.review = review_of(content.metadata, months, guide.ui["date_form"], guide.organisation.reviewers)
        content.toc = contents_list(content.headings)
        content.edit_url = edit_address(address.repository, address.branch, project.source_path(content.source_file))
        content.next_step = step_to(content, context, prefix)
        content.breadcrumbs = [home]
        if is_article(content):
            category = content.category.slug
            content.category_title = titles[category]
            content.breadcrumbs.append(Link(titles[category], f"{prefix}{category}/index.html"))
    letters = index_of(
        (c.metadata.get("index_terms", ()), c.title, c.address) for c in contents if c.status == "published"
    )
    for content in contents:
        if content.template == "a-to-z":
            content.letters = letters


def step_to(content: Content, context: dict[str, Any], prefix: str) -> Link | None:
    """Return the link to a content's next step; None when its header names none."""
    target = content.metadata.get("next_step")
    found = context["generated_content"].get(target) if target else None
    return Link(found.title, prefix + found.address) if found is not None else None


def give_writer(pelican: Pelican) -> type[DeferredWriter]:
    """Return the writer of this build."""
    return DeferredWriter


def finish(pelican: Pelican) -> None:
    """Write the shared files."""
    pelican.settings["ASSETS"].write(Path(pelican.output_path))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(begin)
    signals.generator_init.connect(prepare)
    signals.all_generators_finalized.connect(connect)
    signals.get_writer.connect(give_writer)
    signals.finalized.connect(finish)
