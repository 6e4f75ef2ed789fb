"""Makes the pages of evidence: the overview, the studies in groups, the references, and the page for professionals."""

from dataclasses import replace
from functools import partial

from alsguide.citations.export import FILES
from alsguide.core.letters import by_letter
from alsguide.core.problems import format_report
from alsguide.core.urls import Link
from alsguide.evidence.chart import charts_of
from alsguide.evidence.gaps import parse_gaps
from alsguide.evidence.names import first_name
from alsguide.evidence.results import DIRECTIONS, OUTCOMES, reviews_by_outcome, trials_of
from alsguide.evidence.rows import GOES_ON, PAGES, in_order, measured, words_of
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
    groups = [group for group in site.study_groups if group.name in PAGES[source.name]]
    cited = {row.reference.key: site.cited_on.get(row.reference.key, []) for group in groups for row in group.rows}
    above = site.url(EVIDENCE, source)
    if above:
        page = replace(page, breadcrumbs=[*page.breadcrumbs, Link(site.sources[EVIDENCE].title, above)])
    return pages.StudiesPage(
        **vars(page),
        study_groups=groups,
        goes_on=site.url(GOES_ON.get(source.name, ""), source),
        named_on={key: [Link(title, source.prefix + place) for title, place in found] for key, found in cited.items()},
    )


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
    letters = by_letter(site.bibliography(numbered, source), lambda one: in_order(one.name))
    return pages.ReferencesPage(**vars(page), letters=[pages.ReferenceLetter(*letter) for letter in letters])
