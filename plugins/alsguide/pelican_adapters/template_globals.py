"""Functions that templates call: addresses as seen from the page being written, the menu, the categories.

Each takes Jinja's context first. The context holds `BUILD`, `output_file` (the address of the page being
written) and `generated_content` (Pelican's articles and pages by source file below `content/`), and `CATEGORIES` (see
`presentation.categories_of`). A content's `address` is its address below the site's top folder.
"""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from alsguide.core.urls import Link, edit_address, prefix_of, report_address
from alsguide.markup.slots import split_at_slots
from alsguide.site.navigation import DOORS, FOOTER, MENU, WAYS_TO_FIND
from alsguide.site.view_models import split_opening


@pass_context
def asset(context: Context, name: str) -> str:
    """Return the address of a shared file, such as `css/site.css`, from the page being written."""
    address: str = context["BUILD"].assets.address(name)
    return prefix_of(context["output_file"]) + address


@pass_context
def url_to(context: Context, target: str) -> str:
    """Return the address of a source file, such as `pages/support.md#phone`, from the page being written.

    Raises LookupError when no page is made from that file.
    """
    file, mark, anchor = target.partition("#")
    found = context["generated_content"].get(file)
    if found is None:
        raise LookupError(f"No page is made from content/{file}. Correct the address in the template.")
    return prefix_of(context["output_file"]) + str(found.address) + mark + anchor


def links(context: Context, entries: tuple[tuple[str, str], ...]) -> list[Link]:
    """Return a list of links as the page being written sees them; those to pages that a host left out are left out."""
    here = context["output_file"]
    found = ((context["ui"][key], context["generated_content"].get(target)) for key, target in entries)
    prefix = prefix_of(here)
    return [Link(title, prefix + page.address, page.address == here) for title, page in found if page is not None]


@pass_context
def navigation(context: Context) -> list[Link]:
    """Return the main menu."""
    return links(context, MENU)


@pass_context
def footer_links(context: Context) -> list[Link]:
    """Return the links of the footer: those of every site, and the pages that a host added."""
    known = context["generated_content"]
    added = sorted(name.removeprefix("content/") for name in context["BUILD"].project.added)
    here, prefix = context["output_file"], prefix_of(context["output_file"])
    own = [page for name in added if name.startswith("pages/") and (page := known.get(name)) is not None]
    return links(context, FOOTER) + [Link(page.title, prefix + page.address, page.address == here) for page in own]


@pass_context
def doors(context: Context) -> list[dict[str, str]]:
    """Return the doors of the home page, each with `id`, `title`, `text`, `url` and `exercise` (an id, or empty)."""
    prefix, ui = prefix_of(context["output_file"]), context["ui"]
    words = {key: {"id": key, "title": ui[f"door_{key}"], "text": ui[f"door_{key}_text"]} for key, _, _ in DOORS}
    return [
        {**words[key], "url": prefix + page.address, "exercise": exercise}
        for key, target, exercise in DOORS
        if (page := context["generated_content"].get(target)) is not None
    ]


@pass_context
def ways_to_find(context: Context) -> list[dict[str, str]]:
    """Return the ways to find a page besides the search, each with `title`, `text` and `url`."""
    ui = context["ui"]
    entries = tuple((f"foot_{key}", f"pages/{key.replace('_', '-')}.md") for key in WAYS_TO_FIND)
    texts = {ui[f"foot_{key}"]: ui[f"find_{key}_text"] for key in WAYS_TO_FIND}
    return [{"title": link.title, "url": link.url, "text": texts[link.title]} for link in links(context, entries)]


@pass_context
def categories_list(context: Context) -> list[dict[str, Any]]:
    """Return all categories that have published articles, in order, each with these articles in order."""
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
    """Return the address at which the source of the page being written can be edited; empty without a repository.

    A page that has no file of its own is the list of a category, made from the categories' titles.
    """
    content = context.get("article") or context.get("page")
    if content is not None:
        return str(content.edit_url)
    address, project = context["org"].address, context["BUILD"].project
    return edit_address(address.repository, address.branch, project.source_path("content/data/categories.yaml"))


@pass_context
def report_link(context: Context) -> str:
    """Return the address to which mistakes on the page being written are reported; empty when none is given.

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
        split_at_slots,
        edit_link,
        report_link,
    )
}
"""All functions by the name that templates use."""
