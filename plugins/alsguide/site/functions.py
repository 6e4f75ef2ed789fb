"""Functions that templates call: addresses as seen from the page being written, the menu, the categories.

Each takes Jinja's context first. The context holds `GUIDE`, `ASSETS`, `output_file` (the address of the page being
written) and `generated_content` (Pelican's articles and pages by source file below `content/`).
"""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from alsguide.site.presentation import Link, prefix_of

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


@pass_context
def asset(context: Context, name: str) -> str:
    """Give the address of a shared file, such as `css/site.css`, from the page being written."""
    address: str = context["ASSETS"].address(name)
    return prefix_of(context["output_file"]) + address


@pass_context
def url_to(context: Context, target: str) -> str:
    """Give the address of a source file, such as `pages/support.md#phone`, from the page being written.

    Raises LookupError when no page is made from that file.
    """
    file, mark, anchor = target.partition("#")
    found = context["generated_content"].get(file)
    if found is None:
        raise LookupError(f"No page is made from content/{file}. Correct the address in the template.")
    return prefix_of(context["output_file"]) + str(found.url) + mark + anchor


@pass_context
def navigation(context: Context) -> list[Link]:
    """Give the main menu as the page being written sees it."""
    here = context["output_file"]
    entries = ((context["ui"][key], context["generated_content"].get(target)) for key, target in MENU)
    prefix = prefix_of(here)
    return [Link(title, prefix + page.url, page.url == here) for title, page in entries if page is not None]


@pass_context
def categories_list(context: Context) -> list[dict[str, Any]]:
    """Give all categories in order, each with its published articles in order."""
    prefix = prefix_of(context["output_file"])
    articles: dict[str, list[Any]] = {}
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


FUNCTIONS = {f.__name__: f for f in (asset, url_to, navigation, categories_list)}
