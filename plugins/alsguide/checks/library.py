"""Checks of the library of references, and of what is written down of each study and trial."""

import re
from collections.abc import Iterator

from alsguide.checks.model import Site, year_of
from alsguide.checks.registry import check, forward_problems
from alsguide.citations.studies import parse_kinds, parse_studies
from alsguide.core.problems import Problem
from alsguide.evidence.gaps import parse_gaps
from alsguide.evidence.results import is_trial
from alsguide.evidence.trials import parse_trials


@check("data", blocks_build=True)
def reference(site: Site) -> Iterator[Problem]:
    """The references are valid CSL-JSON; each has id, type, title, author and year, and addresses in the right form.

    What could not be seen of a work is declared: `"custom": {"verified": true, "not_seen": ["year"], "note": "..."}`.

    Bad: `"DOI": "https://doi.org/10.1002/mus.1"`
    Good: `"DOI": "10.1002/mus.1"`
    """
    yield from forward_problems(site.library.problems)


@check("data", blocks_build=True)
def duplicate_reference(site: Site) -> Iterator[Problem]:
    """No work appears twice in the references: no two have the same DOI, PubMed number, or title and year.

    Bad: `two references with the DOI 10.1002/mus.12345`
    Good: `one reference, cited by its one key`
    """
    seen: dict[tuple[str, str], str] = {}
    for key, found in site.library.references.items():
        csl = found.csl
        words = re.sub(r"\W+", " ", str(csl.get("title", ""))).strip().lower()
        marks = {name: str(csl[name]).lower() for name in ("DOI", "PMID", "PMCID", "URL") if csl.get(name)}
        marks["title and year"] = f"{words} {year_of(csl)}" if year_of(csl) else ""
        for name, value in marks.items():
            if value and (name, value) in seen:
                message = f'"{key}" has the same {name} as "{seen[name, value]}". Keep one of the two, and cite that.'
                yield Problem(found.path, found.line, message)
                break
        seen.update({(name, value): key for name, value in marks.items() if value})


@check("data", blocks_build=True)
def impossible_year(site: Site) -> Iterator[Problem]:
    """The year of a reference is one in which it can have come out.

    Bad: `"issued": {"date-parts": [[2107]]}`
    Good: `"issued": {"date-parts": [[2017]]}`
    """
    for key, found in site.library.references.items():
        year = year_of(found.csl)
        if year is not None and not 1850 <= year <= site.today.year + 1:
            message = f'The year {year} of "{key}" cannot be right. Correct it.'
            yield Problem(found.path, found.line, message)


@check("data", blocks_build=True)
def study(site: Site) -> Iterator[Problem]:
    """Each reference has one entry in `content/data/studies.yaml`, with its kind of evidence and what it found.

    Bad: `kind: randomised-trial`
    Good: `kind: randomized-trial`
    """
    if "studies" in site.documents and site.library.references:
        yield from forward_problems(parse_studies(site.documents["studies"], site.library.references)[1])
    if "evidence_kinds" in site.documents:
        yield from forward_problems(parse_kinds(site.documents["evidence_kinds"])[1])


@check("data", blocks_build=True, needs=("studies",))
def trial(site: Site) -> Iterator[Problem]:
    """Each trial of the evidence page has one entry in `content/data/trials.yaml`, with all its fields.

    Bad: `doze: "Not seen"`
    Good: `dose: "Not seen"`
    """
    if "trials" in site.documents and site.library.references:
        studies = parse_studies(site.documents["studies"], site.library.references)[0]
        keys = [key for key, study in studies.items() if is_trial(study)]
        yield from forward_problems(parse_trials(site.documents["trials"], keys)[1] if keys else ())


@check("data", blocks_build=True)
def gap(site: Site) -> Iterator[Problem]:
    """`content/data/gaps.yaml` has the day of the last search, not one to come, and a text for each thing not found.

    Bad: `last_search: "last week"`
    Good: `last_search: 2026-11-28`
    """
    if "gaps" in site.documents and site.library.references:
        keys = [key for key, found in site.library.references.items() if found.is_verified]
        yield from forward_problems(parse_gaps(site.documents["gaps"], keys, today=site.today)[1])
