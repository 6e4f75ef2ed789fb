"""Functions that templates call besides reading the page: addresses as seen from it, the menu, and its policy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from alsguide.citations.bibliography import cited_below
from alsguide.core.urls import Link, prefix_of, report_address
from alsguide.hosting.page_metadata import full_address
from alsguide.hosting.policy import content_policy, kind_of
from alsguide.markup.slots import split_at_slots
from alsguide.site.build_state import BuildState
from alsguide.site.navigation import FOOTER, MENU, SEARCH
from alsguide.site.pages import AnyPage
from alsguide.site.view_models import text_parts
from alsguide.structured_data import pages as data
from alsguide.structured_data.crumbs import shown_way, top_address


def page_of(context: Context) -> AnyPage:
    """Return the page being written."""
    page: AnyPage = context["page"]
    return page


@dataclass(frozen=True)
class TemplateGlobals:
    """The functions of one build. `pages` holds its pages by the names of their files below `content/`."""

    build: BuildState
    pages: Mapping[str, AnyPage]

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return all functions by the name that templates use."""
        found: tuple[Callable[..., Any], ...] = (
            self.asset,
            self.url_to,
            self.address_of,
            self.navigation,
            self.search_links,
            self.footer_links,
            self.report_link,
            self.page_kind,
            self.page_policy,
            self.page_url,
            self.structured_data,
            text_parts,
            cited_below,
            split_at_slots,
        )
        return {function.__name__: function for function in found}

    @pass_context
    def asset(self, context: Context, name: str) -> str:
        """Return the address of a shared file, such as `css/site.css`, from the page being written.

        A small logo stands in the pages themselves, so that they ask for three files at most.
        """
        logo = self.build.logo
        if logo.inline and name == logo.light:
            return logo.inline
        return prefix_of(page_of(context).address) + self.build.assets.address(name)

    @pass_context
    def url_to(self, context: Context, target: str) -> str:
        """Return the address of a source file, such as `pages/support.md#phone`, from the page being written.

        Raises LookupError when no page is made from that file.
        """
        file, mark, anchor = target.partition("#")
        if file not in self.pages:
            raise LookupError(f"No page is made from content/{file}. Fix the address in the template.")
        return prefix_of(page_of(context).address) + self.pages[file].address + mark + anchor

    @pass_context
    def address_of(self, context: Context, address: str) -> str:
        """Return the address of a file below the top folder from the page being written."""
        return prefix_of(page_of(context).address) + address

    def links(self, context: Context, entries: tuple[tuple[str, str], ...]) -> list[Link]:
        """Return links as the page being written sees them; those to pages that a host left out are left out."""
        ui, here = self.build.guide.ui, page_of(context).address
        found = ((ui[key], self.pages.get(target)) for key, target in entries)
        prefix = prefix_of(here)
        return [Link(title, prefix + page.address, page.address == here) for title, page in found if page is not None]

    @pass_context
    def navigation(self, context: Context) -> list[Link]:
        """Return the main menu."""
        return self.links(context, MENU)

    @pass_context
    def search_links(self, context: Context) -> list[Link]:
        """Return the link to the search; none where a host left it out."""
        return self.links(context, SEARCH)

    @pass_context
    def footer_links(self, context: Context) -> list[Link]:
        """Return the links of the footer: those of every site, and the pages that a host added."""
        added = sorted(name.removeprefix("content/") for name in self.build.project.added)
        here, prefix = page_of(context).address, prefix_of(page_of(context).address)
        own = [page for name in added if name.startswith("pages/") and (page := self.pages.get(name)) is not None]
        return self.links(context, FOOTER) + [
            Link(page.title, prefix + page.address, page.address == here) for page in own
        ]

    @pass_context
    def report_link(self, context: Context) -> str:
        """Return the address to which mistakes on the page being written are reported; empty when none is given.

        A mail gets a subject that names the page, unless the host has set one.
        """
        guide = self.build.guide
        return report_address(guide.organisation.address.report, guide.ui["report_mistake"], page_of(context).address)

    @pass_context
    def page_kind(self, context: Context) -> str:
        """Return the kind of the page being written, for its policy."""
        return kind_of(page_of(context).template)

    @pass_context
    def page_policy(self, context: Context) -> Markup:
        """Return the Content-Security-Policy of the page being written, for its `<meta>` element."""
        return Markup(content_policy(kind_of(page_of(context).template), in_meta=True))

    @pass_context
    def page_url(self, context: Context, address: str | None = None) -> str:
        """Return the address on the web of the page being written, or of a file; empty where the site's own is not known."""
        url = self.build.guide.organisation.address.url
        return full_address(url, address or page_of(context).address) if url and self.build.is_published else ""

    @pass_context
    def structured_data(self, context: Context, crumbs: str) -> Markup:
        """Return the JSON-LD of the page being written, whose breadcrumbs are `crumbs`; empty where it has none."""
        nodes = list(page_of(context).nodes)
        way, here = shown_way(crumbs)
        if way:
            named = [(title, self.page_url(context, top_address(url)) or url) for title, url in way]
            nodes.append(data.breadcrumbs(named, here))
        return Markup(data.as_script(nodes))
