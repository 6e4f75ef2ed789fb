"""Bibliography: the list of sources at the end of a page, and which pages cite each reference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from alsguide.citations.library import Library
from alsguide.citations.studies import EvidenceKind, Studies, Study
from alsguide.core.urls import Link
from alsguide.markup.convert import Citation


@dataclass(frozen=True)
class SourceLink:
    """A link of a source: where it goes, and its words."""

    href: str
    name: str


@dataclass(frozen=True)
class SourceEntry:
    """One source as templates print it.

    `html` is the reference in NLM style, without its number, safe to print. `label` is the kind of evidence in words;
    `people_text` says how many people took part, `count` is that number (None: not known, or animals).
    Addresses that are not known are empty. `backlinks` lead to the places in the text that cite the source. On the page of
    references `cited_by` leads to the pages that cite it, and `checked_on` is the day on which it was found in order online.
    """

    key: str
    number: int
    html: str
    label: str
    count: int | None
    people_text: str
    doi_url: str
    pubmed_url: str
    url: str
    backlinks: tuple[SourceLink, ...] = ()
    evidence_url: str = ""
    cited_by: tuple[Link, ...] = ()
    checked_on: str = ""


def bibliography(
    citations: Iterable[Citation],
    library: Library,
    studies: Studies,
    kinds: Mapping[str, EvidenceKind],
    ui: Mapping[str, str],
) -> list[SourceEntry]:
    """Return the sources of one page, in the order of their numbers.

    `citations` are what the page's conversion handed over, `kinds` the kinds of evidence by id, and `ui` the words of the
    interface: `source_back`, `source_back_place`, `source_person`, `source_people`, `source_people_studies`. A citation
    of a reference that is no longer in the library is left out: the checks report it.
    """
    return [
        source_entry(citation.key, citation.number, library, studies, kinds, ui, backlinks(citation, ui))
        for citation in citations
        if citation.key in library
    ]


def with_evidence(entries: Iterable[SourceEntry], page: str) -> list[SourceEntry]:
    """Return sources with the address of their row on the page of evidence; `page` is that page's, empty without one."""
    return [replace(entry, evidence_url=f"{page}#study-{entry.key}" if page else "") for entry in entries]


def whole_library(
    library: Library, studies: Studies, kinds: Mapping[str, EvidenceKind], ui: Mapping[str, str]
) -> list[SourceEntry]:
    """Return all checked references for the page of references, in the order of their text, numbered from 1."""
    keys = [key for key, reference in library.items() if reference.is_verified]
    ordered = sorted(keys, key=lambda key: (library[key].html.lstrip("[").casefold(), key))
    return [source_entry(key, number, library, studies, kinds, ui) for number, key in enumerate(ordered, 1)]


def source_entry(
    key: str,
    number: int,
    library: Library,
    studies: Studies,
    kinds: Mapping[str, EvidenceKind],
    ui: Mapping[str, str],
    links: tuple[SourceLink, ...] = (),
) -> SourceEntry:
    """Return one source under a number. `key` must be in the library."""
    reference = library[key]
    study = studies.get(key)
    kind = study.kind if study else ""
    return SourceEntry(
        key=key,
        number=number,
        html=reference.html,
        label=kinds[kind].label if kind in kinds else "",
        count=study.people if study and study.species == "people" else None,
        people_text=people_text(study, ui) if study else "",
        doi_url=reference.doi_url,
        pubmed_url=reference.pubmed_url,
        url=reference.url,
        backlinks=links,
    )


def people_text(study: Study, ui: Mapping[str, str]) -> str:
    """Return how many people took part in a study or in the studies of a review; an empty text when it is not known."""
    if study.people is None or study.species == "animals":
        return ""
    if study.people == 1:
        return ui["source_person"]
    if study.studies is not None and study.studies > 1:
        return ui["source_people_studies"].format(count=f"{study.people:,}", studies=study.studies)
    return ui["source_people"].format(count=f"{study.people:,}")


def backlinks(citation: Citation, ui: Mapping[str, str]) -> tuple[SourceLink, ...]:
    """Return the links from a source back to the places in the text that cite it."""
    if len(citation.anchor_ids) == 1:
        return (SourceLink(f"#{citation.anchor_ids[0]}", ui["source_back"].format(number=citation.number)),)
    return tuple(
        SourceLink(f"#{anchor}", ui["source_back_place"].format(number=citation.number, place=place))
        for place, anchor in enumerate(citation.anchor_ids, 1)
    )


def cited_by(pages: Iterable[tuple[str, str, Sequence[Citation]]]) -> dict[str, list[tuple[str, str]]]:
    """Return the pages that cite each reference, by its key.

    `pages` are title, address and citations of each page, in the order in which they are to be named. A page that cites
    nothing adds nothing; a page is named once for each reference.
    """
    found: dict[str, dict[tuple[str, str], None]] = {}  # a dict keeps the order and knows what it holds
    for title, url, citations in pages:
        for citation in citations:
            found.setdefault(citation.key, {})[title, url] = None
    return {key: list(named) for key, named in found.items()}
