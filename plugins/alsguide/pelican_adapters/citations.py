"""Adapter: gives pages the sources that they cite, and the page of references the whole library."""

from datetime import date
from functools import partial
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from alsguide.citations.bibliography import bibliography, cited_by, whole_library, with_evidence
from alsguide.citations.studies import load_kinds, load_studies
from alsguide.citations.verification_log import load_verification_log
from alsguide.core.problems import format_report
from alsguide.core.urls import Link, prefix_of
from alsguide.organisation.placeholders import fill_all
from alsguide.pelican_adapters.contents import each_content
from alsguide.site.view_models import date_text


def begin(generator: Generator) -> None:
    """Load the studies and the kinds of evidence again for this build; the references came with the guide."""
    guide = generator.settings["GUIDE"]
    fill = partial(fill_all, organisation=guide.organisation)
    data = guide.content / "data"
    studies, problems = load_studies(data / "studies.yaml", guide.root, guide.library.keys(), fill)
    kinds, found = load_kinds(data / "evidence_kinds.yaml", guide.root, fill)
    if problems + found:
        raise SystemExit(format_report(problems + found))
    generator.context.update(STUDIES=studies, KINDS=kinds)


def connect(generators: list[Generator]) -> None:
    """Give each page its sources, and the page of references all of them with the pages that cite each."""
    context = generators[0].context
    guide = context["GUIDE"]
    known = guide.library, context["STUDIES"], context["KINDS"], guide.ui
    contents = sorted(each_content(generators), key=lambda content: content.url)
    listed = [content for content in contents if content.status == "published"]
    evidence = context["generated_content"].get("pages/evidence.md")
    naming = cited_by((content.title, content.url, content.citations) for content in listed)
    for content in contents:
        if content.citations:
            page = prefix_of(content.url) + evidence.url if evidence else ""
            content.sources = with_evidence(bibliography(content.citations, *known), page)
        if content.template == "references":
            checked = checked_days(guide.content / "data" / "checked.json", guide.ui)
            prefix = prefix_of(content.url)
            content.references = [
                {
                    **vars(entry),
                    "cited_by": [Link(title, prefix + url) for title, url in naming.get(entry.key, ())],
                    "checked_on": checked.get(entry.key, ""),
                }
                for entry in with_evidence(whole_library(*known), prefix + evidence.url if evidence else "")
            ]


def checked_days(path: Path, ui: dict[str, str]) -> dict[str, str]:
    """Return the day, in words, on which each reference was found in order online; only those that were."""
    found = load_verification_log(path).references.items()
    form = ui["months"].split(), ui["date_form"]
    return {key: date_text(date.fromisoformat(one["on"]), *form) for key, one in found if not one["found"]}


def register() -> None:
    """Connect to Pelican's signals."""
    signals.article_generator_init.connect(begin)
    signals.all_generators_finalized.connect(connect)
