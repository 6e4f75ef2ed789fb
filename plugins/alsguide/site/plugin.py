"""Adapter: gives Pelican's pages what the templates show, and writes the shared files."""

from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from alsguide.contents import each_content, is_article
from alsguide.problems import format_report
from alsguide.site.assets import load_assets
from alsguide.site.guide import Guide, load_guide
from alsguide.site.presentation import Link, contents_list, edit_address, prefix_of, review_of

MENU = (
    ("menu_start", "articles/start/can-i-exercise.md"),
    ("menu_exercises", "pages/exercises.md"),
    ("menu_plan", "pages/plan.md"),
    ("menu_safety", "articles/safety/when-to-stop.md"),
    ("menu_carers", "articles/carers/moving-someone-safely.md"),
    ("menu_research", "articles/research/what-studies-found.md"),
    ("menu_find", "pages/a-to-z.md"),
)
"""The main menu: the key of each entry's words, and the source file it leads to."""


def begin(pelican: Pelican) -> None:
    """Load the guide and the assets anew for this build."""
    root = Path(pelican.settings["PATH"]).parent
    guide, problems = load_guide(root)
    if problems:
        raise SystemExit(format_report(problems))
    pelican.settings.update(GUIDE=guide, AUTHOR=guide.organisation.name)
    pelican.settings["ASSETS"] = load_assets(Path(pelican.settings["THEME"]) / "static")


def prepare(generator: Generator) -> None:
    """Give a generator's templates the organisation, the words and the functions for addresses."""
    guide: Guide = generator.settings["GUIDE"]
    generator.context.update(GUIDE=guide, ASSETS=generator.settings["ASSETS"], org=guide.organisation, ui=guide.ui)
    generator.env.globals.update(asset=asset, url_to=url_to, navigation=navigation, categories_list=categories_list)


def content_of(context: Context, target: str) -> Content | None:
    """Give the article or page of a source file below `content/`; None when there is none."""
    found: Content | None = context["generated_content"].get(target)
    return found


@pass_context
def asset(context: Context, name: str) -> str:
    """Give the address of a shared file, such as `css/site.css`, from the page being written."""
    address: str = context["ASSETS"].address(name)
    return prefix_of(context["output_file"]) + address


@pass_context
def url_to(context: Context, target: str) -> str:
    """Give the address of a source file, such as `pages/support.md#phone`, from the page being written."""
    file, mark, anchor = target.partition("#")
    found = content_of(context, file)
    if found is None:
        raise LookupError(f"No page is made from content/{file}. Correct the address in the template.")
    return prefix_of(context["output_file"]) + str(found.url) + mark + anchor


@pass_context
def navigation(context: Context) -> list[Link]:
    """Give the main menu as the page being written sees it."""
    here = context["output_file"]
    entries = ((context["ui"][key], content_of(context, target)) for key, target in MENU)
    prefix = prefix_of(here)
    return [Link(title, prefix + page.url, page.url == here) for title, page in entries if page is not None]


@pass_context
def categories_list(context: Context) -> list[dict[str, Any]]:
    """Give all categories in order, each with its published articles in order."""
    prefix = prefix_of(context["output_file"])
    articles: dict[str, list[Content]] = {}
    for article in sorted(context["articles"], key=lambda article: article.order):
        articles.setdefault(article.category.slug, []).append(article)
    return [
        {
            **category,
            "url": f"{prefix}{category['id']}/index.html",
            "articles": [
                {"title": a.title, "url": prefix + a.url, "summary_text": a.summary_text}
                for a in articles.get(category["id"], [])
            ],
        }
        for category in context["GUIDE"].categories
    ]


def connect(generators: list[Generator]) -> None:
    """Tell every article and page about itself and its neighbours."""
    context = generators[0].context
    guide: Guide = context["GUIDE"]
    titles = {category["id"]: category["title"] for category in guide.categories}
    months = guide.ui["months"].split()
    for content in each_content(generators):
        prefix = prefix_of(content.save_as)
        home = Link(guide.ui["home"], prefix + "index.html")
        content.prefix = prefix
        content.summary_text = content.metadata.get("summary", "")
        content.review = review_of(content.metadata, months, guide.ui["date_form"])
        content.toc = contents_list(content.headings)
        content.edit_url = edit_address(guide.organisation.address.repository, content.source_file)
        content.next_step = step_to(content, context, prefix)
        content.breadcrumbs = [home]
        if is_article(content):
            category = content.category.slug
            content.category_title = titles[category]
            content.breadcrumbs.append(Link(titles[category], f"{prefix}{category}/index.html"))


def step_to(content: Content, context: dict[str, Any], prefix: str) -> Link | None:
    """Give the link to a content's next step; None when its header names none."""
    target = content.metadata.get("next_step")
    found = context["generated_content"].get(target) if target else None
    return Link(found.title, prefix + found.url) if found is not None else None


def finish(pelican: Pelican) -> None:
    """Write the shared files."""
    pelican.settings["ASSETS"].write(Path(pelican.output_path))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(begin)
    signals.generator_init.connect(prepare)
    signals.all_generators_finalized.connect(connect)
    signals.finalized.connect(finish)
