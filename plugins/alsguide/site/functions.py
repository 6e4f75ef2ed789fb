"""Functions that templates call: addresses as seen from the page being written, the menu, the categories.

Each takes Jinja's context first. The context holds `GUIDE`, `ASSETS`, `output_file` (the address of the page being
written) and `generated_content` (Pelican's articles and pages by source file below `content/`), and `CATEGORIES` (see
`presentation.categories_of`). A content's `address` is its address below the site's top folder.
"""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from alsguide.markup.places import cut_at_places
from alsguide.site.presentation import Link, edit_address, prefix_of, report_address, split_opening

MENU = (
    ("menu_start", "articles/start/can-i-exercise.md"),
    ("menu_exercises", "pages/exercises.md"),
    ("menu_plan", "pages/plan.md"),
    ("menu_safety", "articles/safety/when-to-stop.md"),
    ("menu_carers", "articles/carers/moving-someone-safely.md"),
    ("menu_research", "articles/research/what-studies-found.md"),
    ("menu_find", "pages/search.md"),
)
"""The main menu: the key of each entry's words, and the source file it leads to."""

FOOTER = (
    ("foot_topics", "pages/topics.md"),
    ("foot_papers", "pages/papers.md"),
    ("foot_questions", "pages/questions.md"),
    ("foot_glossary", "pages/glossary.md"),
    ("foot_support", "pages/support.md"),
    ("foot_a_to_z", "pages/a-to-z.md"),
    ("foot_evidence", "pages/evidence.md"),
    ("foot_professionals", "pages/professionals.md"),
    ("foot_references", "pages/references.md"),
    ("foot_about", "pages/about.md"),
    ("foot_checking", "pages/how-we-check.md"),
    ("foot_accessibility", "pages/accessibility.md"),
    ("foot_privacy", "pages/privacy.md"),
)
"""The links of the footer, as the menu's. What the menu has is not said again: each link is one more stop for a switch."""

DOORS = (
    ("answer", "articles/start/can-i-exercise.md", "walking"),
    ("stop", "articles/safety/when-to-stop.md", ""),
    ("exercises", "pages/exercises.md", "shoulder-lift-clasped-hands"),
    ("plan", "pages/plan.md", ""),
    ("kinds", "articles/exercise-types/choosing.md", "recumbent-cycle"),
    ("carers", "articles/carers/moving-someone-safely.md", "carer-elbow-and-forearm"),
    ("research", "articles/research/what-studies-found.md", ""),
)
"""The doors of the home page: the key of each one's words, the source file it leads to, and the exercise that it shows.

A door without an exercise shows the theme's drawing of that key, `theme/templates/pictures/KEY.svg`.
"""

WAYS_TO_FIND = ("questions", "a_to_z", "glossary", "topics")
"""The ways to find a page besides the search: the end of the key of each one's words, which names its source file too."""


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
    return prefix_of(context["output_file"]) + str(found.address) + mark + anchor


def links(context: Context, entries: tuple[tuple[str, str], ...]) -> list[Link]:
    """Give a list of links as the page being written sees them; those to pages that a host left out are left out."""
    here = context["output_file"]
    found = ((context["ui"][key], context["generated_content"].get(target)) for key, target in entries)
    prefix = prefix_of(here)
    return [Link(title, prefix + page.address, page.address == here) for title, page in found if page is not None]


@pass_context
def navigation(context: Context) -> list[Link]:
    """Give the main menu."""
    return links(context, MENU)


@pass_context
def footer_links(context: Context) -> list[Link]:
    """Give the links of the footer: those of every site, and the pages that a host added."""
    known = context["generated_content"]
    added = sorted(name.removeprefix("content/") for name in context["PROJECT"].added)
    here, prefix = context["output_file"], prefix_of(context["output_file"])
    own = [page for name in added if name.startswith("pages/") and (page := known.get(name)) is not None]
    return links(context, FOOTER) + [Link(page.title, prefix + page.address, page.address == here) for page in own]


@pass_context
def doors(context: Context) -> list[dict[str, str]]:
    """Give the doors of the home page, each with `id`, `title`, `text`, `url` and `exercise` (an id, or empty)."""
    prefix, ui = prefix_of(context["output_file"]), context["ui"]
    words = {key: {"id": key, "title": ui[f"door_{key}"], "text": ui[f"door_{key}_text"]} for key, _, _ in DOORS}
    return [
        {**words[key], "url": prefix + page.address, "exercise": exercise}
        for key, target, exercise in DOORS
        if (page := context["generated_content"].get(target)) is not None
    ]


@pass_context
def ways_to_find(context: Context) -> list[dict[str, str]]:
    """Give the ways to find a page besides the search, each with `title`, `text` and `url`."""
    ui = context["ui"]
    entries = tuple((f"foot_{key}", f"pages/{key.replace('_', '-')}.md") for key in WAYS_TO_FIND)
    texts = {ui[f"foot_{key}"]: ui[f"find_{key}_text"] for key in WAYS_TO_FIND}
    return [{"title": link.title, "url": link.url, "text": texts[link.title]} for link in links(context, entries)]


@pass_context
def categories_list(context: Context) -> list[dict[str, Any]]:
    """Give all categories that have published articles, in order, each with these articles in order."""
    prefix = prefix_of(context["output_file"])
    return [
        {
            **category,
            "url": prefix + category["url"],
            "articles": [{**article, "url": prefix + article["url"]} for article in category["articles"]],
        }
        for category in context["CATEGORIES"]
    ]


@pass_context
def edit_link(context: Context) -> str:
    """Give the address at which the source of the page being written can be edited; empty without a repository.

    A page that has no file of its own is the list of a category, made from the categories' titles.
    """
    content = context.get("article") or context.get("page")
    if content is not None:
        return str(content.edit_url)
    address, project = context["org"].address, context["PROJECT"]
    return edit_address(address.repository, address.branch, project.written_at("content/data/categories.yaml"))


@pass_context
def report_link(context: Context) -> str:
    """Give the address to which mistakes on the page being written are reported; empty when none is given.

    A mail gets a subject that names the page, unless the host has set one.
    """
    return report_address(context["org"].address.report, context["ui"]["report_mistake"], context["output_file"])


FUNCTIONS = {
    f.__name__: f
    for f in (
        asset,
        url_to,
        navigation,
        footer_links,
        doors,
        ways_to_find,
        categories_list,
        split_opening,
        cut_at_places,
        edit_link,
        report_link,
    )
}
"""All functions by the name that templates use."""
