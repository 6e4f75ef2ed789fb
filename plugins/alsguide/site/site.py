"""Site: a build and its sources by name, with what several pages show, each worked out once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from typing import Any

from markupsafe import Markup

from alsguide.citations.bibliography import SourceEntry, bibliography, reference_entry
from alsguide.citations.verification_log import LOG_FILE, parse_verification_log
from alsguide.core.urls import edit_address
from alsguide.evidence.rows import Group, groups_of, names_of, study_pages
from alsguide.exercises.pages import related
from alsguide.hosting.page_metadata import full_address
from alsguide.markup.convert import Citation
from alsguide.organisation import Reviewer
from alsguide.plan.plan_data import PlanData
from alsguide.plan.session import SingleSession, single_session
from alsguide.site import pages
from alsguide.site.build_state import BuildState
from alsguide.site.sources import Source
from alsguide.site.view_models import categories_of, date_text


@dataclass(frozen=True)
class Site:
    """A build and its sources by name, with what several pages show, each worked out once."""

    build: BuildState
    sources: Mapping[str, Source]

    @property
    def ui(self) -> Mapping[str, str]:
        """Return the words of the interface."""
        return self.build.guide.ui

    @property
    def review_words(self) -> tuple[list[str], str, date, Sequence[Reviewer]]:
        """Return what `review_of` needs besides a header."""
        return (
            self.ui["months"].split(),
            self.ui["date_form"],
            self.build.today,
            self.build.guide.organisation.reviewers,
        )

    @cached_property
    def listed(self) -> list[Source]:
        """Return the published sources, by address."""
        return sorted((one for one in self.sources.values() if one.is_published), key=lambda one: one.address)

    @cached_property
    def articles(self) -> dict[str, Source]:
        """Return the published articles by name."""
        return {name: one for name, one in self.sources.items() if one.category and one.is_published}

    @cached_property
    def category_ids(self) -> frozenset[str]:
        """Return the ids of the categories that have a page: those with a published article."""
        return frozenset(one.category for one in self.articles.values())

    @cached_property
    def articles_of_exercises(self) -> dict[str, list[str]]:
        """Return the names of the articles that name each exercise."""
        return related({name: one.header.get("exercises", ()) for name, one in self.articles.items()})

    @property
    def plan_block(self) -> tuple[PlanData, dict[str, Any]]:
        """Return the plan's data, and what the pages of the plan and of sessions read."""
        return self.build.plan

    @cached_property
    def single_session(self) -> SingleSession:
        """Return what gives the session of one exercise by its id; each is made once."""
        return cache(partial(single_session, block=self.plan_block[1]))

    @cached_property
    def studies_names(self) -> dict[str, str]:
        """Return the short name of every reference that was checked."""
        return names_of(self.build.guide.library, self.ui)

    @cached_property
    def study_places(self) -> dict[str, str]:
        """Return the address of each study's row from the top folder; none for those of a page that a host left out."""
        pages_of = (
            (key, self.sources.get(page)) for key, page in study_pages(self.build.studies, self.studies_names).items()
        )
        return {key: f"{page.address}#study-{key}" for key, page in pages_of if page}

    @cached_property
    def study_groups(self) -> list[Group]:
        """Return all studies in their groups, each with its reference in full."""
        guide, build = self.build.guide, self.build
        log = guide.project.texts.get(LOG_FILE, "")
        looked_up = parse_verification_log(log).references if log else {}
        checked = {key: self.day(date.fromisoformat(one["on"])) for key, one in looked_up.items() if not one["found"]}
        references = {
            key: reference_entry(
                guide.library[key], name, build.studies.get(key), build.kinds, self.ui, checked.get(key, "")
            )
            for key, name in self.studies_names.items()
        }
        return groups_of(build.studies, references, self.ui)

    @cached_property
    def cited_on(self) -> dict[str, list[tuple[str, str]]]:
        """Return the name and the place of the first part of each source that cites a reference, by its key."""
        found: dict[str, list[tuple[str, str]]] = {}
        for source in self.listed:
            for citation in source.citations:
                anchor = f"#{citation.parts[0]}" if any(citation.parts[:1]) else ""
                named = self.part_name(source, anchor[1:]), source.address + anchor
                found.setdefault(citation.key, []).append(named)
        return found

    def part_name(self, source: Source, heading: str) -> str:
        """Return the words of a link to a part of a source's page: its title, and the words of the heading with this id."""
        title = next((Markup(one.title).striptags() for one in source.headings if one.id == heading), "")
        return self.ui["part_of_page"].format(page=source.title, part=title) if title else source.title

    def study_url(self, key: str, here: Source) -> str:
        """Return the address of a study's row from a page; empty when it has none."""
        return here.prefix + self.study_places[key] if key in self.study_places else ""

    def bibliography(self, citations: Iterable[Citation], here: Source) -> list[SourceEntry]:
        """Return the sources that a page cites."""
        guide, build = self.build.guide, self.build
        rows = partial(self.study_url, here=here)
        return bibliography(citations, guide.library, build.studies, build.kinds, self.studies_names, self.ui, rows)

    def url(self, name: str, here: Source) -> str:
        """Return the address of a source from another's page; empty when no page is made from it."""
        return here.prefix + self.sources[name].address if name in self.sources else ""

    def web_address(self, address: str) -> str:
        """Return the address of a page on the web; empty where the site's own is not known, or it is not published."""
        url = self.build.guide.organisation.address.url
        return full_address(url, address) if url and self.build.is_published else ""

    def day(self, day: date) -> str:
        """Return a day in words."""
        return date_text(day, self.ui["months"].split(), self.ui["date_form"])

    def categories(self, prefix: str) -> list[pages.Category]:
        """Return the categories with their articles, as links from a page."""
        return categories_of(self.build.guide.categories, self.articles.values(), prefix)

    def edit_url(self, file: str) -> str:
        """Return where a file can be edited; empty without a repository."""
        address = self.build.guide.organisation.address
        return edit_address(address.repository, address.branch, self.build.project.source_path(file))
