"""Adapter: gives the page of evidence its charts, tables and rows, and the one for professionals the trials and files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican.contents import Content

from alsguide.citations.export import FILES
from alsguide.core.problems import format_report
from alsguide.core.urls import Link, prefix_of
from alsguide.evidence.chart import charts_of
from alsguide.evidence.gaps import load_gaps
from alsguide.evidence.names import first_name
from alsguide.evidence.results import DIRECTIONS, OUTCOMES, reviews_by_outcome, trials_of
from alsguide.evidence.rows import groups_of, measured, names_of, words_of
from alsguide.evidence.stages import by_stage
from alsguide.evidence.trials import load_trials
from alsguide.organisation.placeholders import fill_all
from alsguide.site.build_state import BuildState
from alsguide.site.view_models import date_text


def fill(build: BuildState, contents: Sequence[Content], context: Mapping[str, Any]) -> None:
    """Fill the pages, which are known by their templates."""
    for content in contents:
        if content.template == "evidence":
            fill_evidence(build, content, contents)
        elif content.template == "professionals":
            fill_professionals(build, content)


def fill_evidence(build: BuildState, content: Content, contents: Sequence[Content]) -> None:
    """Tell the page of evidence what it shows."""
    guide, studies, ui = build.guide, build.studies, build.guide.ui
    names = names_of(guide.library, ui)
    directions, outcomes = words_of("direction", DIRECTIONS, ui), words_of("outcome", OUTCOMES, ui)
    content.trials = trials_of(studies, names)
    content.reviews = reviews_by_outcome(studies, names)
    short = {one.key: first_name(guide.library[one.key].csl, studies[one.key].short_title) for one in content.trials}
    content.trial_chart, content.review_chart = charts_of(
        content.trials, content.reviews, short, ui, directions, outcomes
    )
    content.study_groups = groups_of(studies, names, build.kinds, ui)
    content.study_names = names
    content.source_count = sum(len(group.rows) for group in content.study_groups)
    path = guide.content / "data" / "gaps.yaml"
    content.gaps, problems = load_gaps(path, guide.root, names, lambda data: fill_all(data, guide.organisation))
    if problems:
        raise SystemExit(format_report(problems))
    if content.gaps is not None:
        content.last_search = date_text(content.gaps.last_search, ui["months"].split(), ui["date_form"])
    content.measured = measured(studies, names, ui)
    content.words = {**directions, **outcomes}
    content.certainties = words_of("certainty", sorted({trial.certainty for trial in content.trials}), ui)
    content.named_on = places(contents, prefix_of(content.url))


def fill_professionals(build: BuildState, content: Content) -> None:
    """Tell the page for professionals what it shows."""
    guide = build.guide
    trials = trials_of(build.studies, names_of(guide.library, guide.ui))
    path = guide.content / "data" / "trials.yaml"
    keys = [trial.key for trial in trials]
    details, problems = load_trials(path, guide.root, keys, lambda data: fill_all(data, guide.organisation))
    if problems:
        raise SystemExit(format_report(problems))
    content.trials = [(trial, details[trial.key]) for trial in trials if trial.key in details]
    content.stages = [
        {"title": guide.ui[f"stage_{stage}"], "kinds": kinds}
        for stage, kinds in by_stage(view.exercise for view in build.exercises.views)
    ]
    content.files = list(FILES)


def write_files(build: BuildState, output: Path) -> None:
    """Write the reference list in the forms that reference managers read."""
    for name, make in FILES.items():
        (output / name).write_text(make(build.guide.library), "utf-8")


def places(contents: Sequence[Content], prefix: str) -> dict[str, list[Link]]:
    """Return the links to the first place of each published page that cites a reference, by its key."""
    found: dict[str, list[Link]] = {}
    for content in sorted(contents, key=lambda content: content.url):
        if content.status == "published":
            for citation in content.citations:
                anchor = f"#{citation.anchor_ids[0]}" if citation.anchor_ids else ""
                found.setdefault(citation.key, []).append(Link(content.title, prefix + content.url + anchor))
    return found
