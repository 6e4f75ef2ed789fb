"""Makes the pages of evidence: the overview, the studies in groups, the references, and the page for professionals."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from alsguide.citations.bibliography import ReferenceEntry, reference_entry
from alsguide.citations.export import FILES
from alsguide.citations.verification_log import LOG_FILE, parse_verification_log
from alsguide.core.problems import format_report
from alsguide.core.urls import Link
from alsguide.evidence.chart import charts_of
from alsguide.evidence.gaps import parse_gaps
from alsguide.evidence.names import first_name
from alsguide.evidence.results import DIRECTIONS, OUTCOMES, reviews_by_outcome, trials_of
from alsguide.evidence.rows import PAGES, groups_of, in_order, measured, words_of
from alsguide.evidence.stages import by_stage
from alsguide.evidence.trials import parse_trials
from alsguide.markup.convert import Citation
from alsguide.organisation.placeholders import fill_all
from alsguide.site import pages
from alsguide.site.site import Site
from alsguide.site.sources import Source

EVIDENCE = "pages/evidence.md"


def evidence_page(site: Site, source: Source, page: pages.ContentPage) -> pages.EvidencePage:
    """Return the page of evidence."""
    guide, studies, ui, names = site.build.guide, site.build.studies, site.ui, site.studies_names
    directions, outcomes = words_of("direction", DIRECTIONS, ui), words_of("outcome", OUTCOMES, ui)
    trials, reviews = trials_of(studies, names), reviews_by_outcome(studies, names)
    short = {one.key: first_name(guide.library[one.key].csl, studies[one.key].short_title) for one in trials}
    trial_chart, review_chart = charts_of(trials, reviews, short, ui, directions, outcomes)
    fill = partial(fill_all, organisation=guide.organisation)
    document = guide.project.documents.get("gaps")
    gaps, problems = parse_gaps(document, names, fill) if document else (None, [])
    if problems:
        raise SystemExit(format_report(problems))
    return pages.EvidencePage(
        **vars(page),
        trials=trials,
        trial_chart=trial_chart,
        reviews=reviews,
        review_chart=review_chart,
        measured=measured(studies, names, ui),
        source_count=len(names),
        study_names=names,
        study_urls=study_urls(site, source),
        words={**directions, **outcomes},
        certainties=words_of("certainty", sorted({trial.certainty for trial in trials}), ui),
        not_found=gaps.not_found if gaps else (),
        not_read=gaps.not_read if gaps else (),
        last_search=site.day(gaps.last_search) if gaps else "",
    )


def study_urls(site: Site, here: Source) -> dict[str, str]:
    """Return the address of each study's row from a page, by key; none for those of a page that a host left out."""
    return {key: here.prefix + place for key, place in site.study_places.items()}


def studies_page(site: Site, source: Source, page: pages.ContentPage) -> pages.StudiesPage:
    """Return a page of studies: the rows of its groups, with the places that cite each."""
    groups = groups_of(site.build.studies, references_of(site), site.ui)
    above = site.url(EVIDENCE, source)
    if above:
        page = replace(page, breadcrumbs=[*page.breadcrumbs, Link(site.sources[EVIDENCE].title, above)])
    return pages.StudiesPage(
        **vars(page),
        study_groups=[group for group in groups if group.name in PAGES[source.name]],
        named_on=places(site.listed, source.prefix),
    )


def references_of(site: Site) -> dict[str, ReferenceEntry]:
    """Return every reference that was checked, in full, by key."""
    guide, build = site.build.guide, site.build
    checked = checked_days(site, guide.project.texts.get(LOG_FILE, ""))
    return {
        key: reference_entry(
            guide.library[key], name, build.studies.get(key), build.kinds, site.ui, checked.get(key, "")
        )
        for key, name in site.studies_names.items()
    }


def places(sources: Sequence[Source], prefix: str) -> dict[str, list[Link]]:
    """Return the links to the first part of each source that cites a reference, by its key."""
    found: dict[str, list[Link]] = {}
    for source in sources:
        for citation in source.citations:
            anchor = f"#{citation.parts[0]}" if any(citation.parts[:1]) else ""
            found.setdefault(citation.key, []).append(Link(source.title, prefix + source.address + anchor))
    return found


def professionals_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ProfessionalsPage:
    """Return the page for professionals."""
    guide = site.build.guide
    trials = trials_of(site.build.studies, site.studies_names)
    fill, keys = partial(fill_all, organisation=guide.organisation), [trial.key for trial in trials]
    details, problems = parse_trials(guide.project.document("trials"), keys, fill)
    if problems:
        raise SystemExit(format_report(problems))
    stages = by_stage(view.exercise for view in site.build.exercises.views)
    return pages.ProfessionalsPage(
        **vars(page),
        study_urls=study_urls(site, source),
        trials=[(trial, details[trial.key]) for trial in trials if trial.key in details],
        stages=[pages.Stage(site.ui[f"stage_{stage}"], kinds) for stage, kinds in stages],
        files=list(FILES),
    )


def references_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ReferencesPage:
    """Return the page of references: a line for each that was checked, by name."""
    names = sorted(site.studies_names.items(), key=lambda item: (in_order(item[1]), item[0]))
    numbered = [Citation(key, number, ()) for number, (key, _) in enumerate(names, 1)]
    return pages.ReferencesPage(**vars(page), references=site.bibliography(numbered, source))


def checked_days(site: Site, log: str) -> dict[str, str]:
    """Return the day, in words, on which each reference was found in order online; only those that were."""
    found = parse_verification_log(log).references.items() if log else ()
    return {key: site.day(date.fromisoformat(one["on"])) for key, one in found if not one["found"]}
