"""Build state: all that one build has loaded, in one object that every part reads and none changes but the shared files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from alsguide.citations.studies import EvidenceKind, Studies, parse_kinds, parse_studies
from alsguide.core.problems import format_report
from alsguide.cue_cards.model import DATA, parse_cue_cards
from alsguide.cue_cards.show import ShownCards, show_cards
from alsguide.easy_read.model import DATA as EASY_READ
from alsguide.easy_read.model import ShownTwin, parse_twins, show_twins
from alsguide.exercises.library import Library, load_library
from alsguide.exercises.pages import View, movements_script
from alsguide.organisation.placeholders import fill_all
from alsguide.overrides.clock import content_day
from alsguide.overrides.merge import Project
from alsguide.plan.load import parse_plan_data
from alsguide.plan.page import SCRIPTS, later_data, later_script, sources_of, stamp_of, words_of_later
from alsguide.plan.payload import page_data
from alsguide.plan.plan_data import PlanData
from alsguide.site.assets import Assets, load_assets
from alsguide.site.brand import LogoFile, add_brand
from alsguide.site.project_data import ProjectData, project_data
from alsguide.site.take_over import take_over_script


@dataclass(frozen=True)
class BuildState:
    """What one build has loaded.

    `project` holds the parsed sources. `studies` and `kinds` are those of the references by key, and of evidence by
    id; `cue_cards` and `easy_read` have their pictures; `plan` is the plan's data, and what its pages read; `later_words`
    are the words of the plan page that come with its later scripts, by these; `theme` holds the theme's assets, and `assets`
    these with data and colors; scripts and styles that depend on pages are added when the pages are filled. `today` is the day
    for which it is built.
    """

    project: Project
    guide: ProjectData
    studies: Studies
    kinds: Mapping[str, EvidenceKind]
    exercises: Library
    cue_cards: list[ShownCards]
    easy_read: dict[str, ShownTwin]
    plan: tuple[PlanData, dict[str, Any]]
    later_words: Mapping[str, Mapping[str, str]]
    theme: Assets
    assets: Assets
    logo: LogoFile
    is_published: bool
    processes: int
    today: date


@dataclass(frozen=True)
class Taken:
    """What a build takes from the last one, because nothing that it is made of has changed: views of exercises by their id."""

    views: Mapping[str, View] = field(default_factory=dict)
    plan: tuple[PlanData, dict[str, Any]] | None = None
    theme: Assets | None = None


def load_build(project: Project, is_published: bool, processes: int, today: date, taken: Taken = Taken()) -> BuildState:
    """Return the state of a build of a project; end with a report where its sources have problems.

    The order counts: all else needs the guide, whose organisation fills the texts.
    """
    guide, problems = project_data(project)
    if problems:
        raise SystemExit(format_report(problems))
    fill = partial(fill_all, organisation=guide.organisation)
    studies, found = parse_studies(project.document("studies"), guide.library.keys(), fill)
    kinds, more = parse_kinds(project.document("evidence_kinds"), fill)
    exercises, most = load_library(project, guide.signs, guide.ui, processes, taken.views)
    known = {name: view.exercise for name, view in exercises.by_id.items()}
    cards, last = parse_cue_cards(project.document(DATA), guide.organisation, known)
    twins, easy = parse_twins(project.document(EASY_READ), guide.organisation, guide.signs.by_id, known)
    if problems := [*found, *more, *most, *last, *easy]:
        raise SystemExit(format_report(problems))
    plan = taken.plan or load_plan(guide, exercises)
    theme = taken.theme or load_assets(project.files)
    later_words = plan_words(guide, theme)
    assets, logo = filled_assets(theme, guide, exercises, plan, later_words)
    day = content_day((source.header for source in project.markdown.values()), today)
    cue_cards = show_cards(cards, known)
    easy_read = show_twins(twins, guide.signs, known)
    return BuildState(
        project,
        guide,
        studies,
        kinds,
        exercises,
        cue_cards,
        easy_read,
        plan,
        later_words,
        theme,
        assets,
        logo,
        is_published,
        processes,
        day,
    )


def filled_assets(
    theme: Assets,
    guide: ProjectData,
    exercises: Library,
    plan: tuple[PlanData, dict[str, Any]],
    later_words: Mapping[str, Mapping[str, str]],
) -> tuple[Assets, LogoFile]:
    """Return the assets of a theme with the data that scripts read, and the logo."""
    assets = Assets(dict(theme.files))
    data, block = plan
    assets.files["js/movement.js"] += movements_script(exercises.views)
    assets.files["js/take-over.js"] += take_over_script(guide, block)
    sources = sources_of(data, guide.library, block["paper"]["stop_card"]["sources"])
    stamp = stamp_of(block, theme.files)
    for name, part in later_data(block, exercises.by_id, exercises.filters, sources, later_words).items():
        assets.files[f"js/{name}.js"] += later_script(part, stamp)
    return assets, add_brand(assets, guide.organisation, guide.project.files)


def plan_words(guide: ProjectData, theme: Assets) -> dict[str, dict[str, str]]:
    """Return the words of the plan page that come with its later scripts, by these."""
    document = guide.project.document("plan/page")
    scripts = {name: theme.files[f"js/{name}.js"].decode() for name in SCRIPTS}
    return words_of_later({} if document.problems else fill_all(document.data, guide.organisation), scripts)


def load_plan(guide: ProjectData, exercises: Library) -> tuple[PlanData, dict[str, Any]]:
    """Return the plan's data, and what the pages of the plan and of sessions read."""
    library = [view.exercise for view in exercises.views]
    data, problems = parse_plan_data(guide.project.documents, library, set(guide.library))
    if data is None or problems:
        raise SystemExit(format_report(problems))
    return data, page_data(data, library, guide.organisation, guide.signs)
