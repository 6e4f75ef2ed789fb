"""Adapter: gives pages the sources that they cite, and the page of references the whole library."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pelican.contents import Content

from alsguide.citations.bibliography import bibliography, cited_by, whole_library, with_evidence
from alsguide.citations.verification_log import load_verification_log
from alsguide.core.urls import Link, prefix_of
from alsguide.site.build_state import BuildState
from alsguide.site.view_models import date_text


def fill(build: BuildState, contents: Sequence[Content], context: Mapping[str, Any]) -> None:
    """Give each page its sources, and the page of references all of them with the pages that cite each."""
    guide = build.guide
    known = guide.library, build.studies, build.kinds, guide.ui
    contents = sorted(contents, key=lambda content: content.url)
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
