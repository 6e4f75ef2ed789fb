"""Bibliography: the list of sources at the end of a page, and which pages cite each reference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alsguide.citations.library import Library, Reference
from alsguide.citations.studies import EvidenceKind, Studies, Study
from alsguide.core.urls import Link
from alsguide.markup.convert import Citation


@dataclass(frozen=True)
class SourceEntry:
    """One source of a page in a line: its number there, its short name, and what kind of evidence it is.

    `label` is the kind in words and `order` its place from the firmest kind on; `people_text` says how many people took
    part. `url` leads to its row on the page of evidence, or to the work itself; it may be empty. `parts` are the ids of the
    headings below which the page cites it (see `alsguide.markup.convert.Citation`).
    """

    key: str
    number: int
    name: str
    label: str
    order: int
    people_text: str
    url: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceEntry:
    """One reference as the page of references prints it.

    `html` is the reference in NLM style, safe to print. `label` is the kind of evidence in words; `people_text` says how
    many people took part. Addresses that are not known are empty. `cited_by` leads to the pages that cite it, and
    `checked_on` is the day on which it was found in order online.
    """

    key: str
    name: str
    html: str
    label: str
    people_text: str
    doi_url: str
    pubmed_url: str
    url: str
    evidence_url: str = ""
    cited_by: tuple[Link, ...] = ()
    checked_on: str = ""


def bibliography(
    citations: Iterable[Citation],
    library: Library,
    studies: Studies,
    kinds: Mapping[str, EvidenceKind],
    names: Mapping[str, str],
    ui: Mapping[str, str],
    evidence: str = "",
) -> list[SourceEntry]:
    """Return the sources of one page, in the order of their numbers.

    `citations` are what the page's conversion handed over, `kinds` the kinds of evidence by id, `names` the short names by
    key, and `ui` the words of the interface: `source_person`, `source_people`, `source_people_studies`. `evidence` is the
    address of the page of evidence; empty without one. A citation of a reference that is no longer in the library is left
    out: the checks report it.
    """
    return [
        SourceEntry(
            key=one.key,
            number=one.number,
            name=names.get(one.key, one.key),
            label=label_of(studies.get(one.key), kinds),
            order=order_of(studies.get(one.key), kinds),
            people_text=people_text(studies.get(one.key), ui),
            url=row_address(evidence, one.key) or web_address(library[one.key]),
            parts=one.parts,
        )
        for one in citations
        if one.key in library
    ]


def cited_below(ids: Iterable[str], sources: Iterable[SourceEntry]) -> list[SourceEntry]:
    """Return the sources of a page that it cites below the headings of these ids."""
    wanted = set(ids)
    return [one for one in sources if wanted & set(one.parts)]


def row_address(evidence: str, key: str) -> str:
    """Return the address of a reference's row on the page of evidence; empty without that page."""
    return f"{evidence}#study-{key}" if evidence else ""


def web_address(reference: Reference) -> str:
    """Return the first address of a reference on the web, the most lasting first; empty when it has none."""
    return reference.doi_url or reference.pubmed_url or reference.url


def whole_library(
    library: Library,
    studies: Studies,
    kinds: Mapping[str, EvidenceKind],
    names: Mapping[str, str],
    ui: Mapping[str, str],
    evidence: str = "",
) -> list[ReferenceEntry]:
    """Return all checked references for the page of references, in the order of their text; see `bibliography`."""
    checked = [reference for reference in library.values() if reference.is_verified]
    return [
        ReferenceEntry(
            key=one.key,
            name=names.get(one.key, one.key),
            html=one.html,
            label=label_of(studies.get(one.key), kinds),
            people_text=people_text(studies.get(one.key), ui),
            doi_url=one.doi_url,
            pubmed_url=one.pubmed_url,
            url=one.url,
            evidence_url=row_address(evidence, one.key),
        )
        for one in sorted(checked, key=lambda one: (one.html.lstrip("[").casefold(), one.key))
    ]


def label_of(study: Study | None, kinds: Mapping[str, EvidenceKind]) -> str:
    """Return a study's kind of evidence in words; empty when it is not known."""
    return kinds[study.kind].label if study and study.kind in kinds else ""


def order_of(study: Study | None, kinds: Mapping[str, EvidenceKind]) -> int:
    """Return the place of a study's kind, from the firmest on; one behind all when it is not known."""
    return kinds[study.kind].order if study and study.kind in kinds else len(kinds) + 1


def people_text(study: Study | None, ui: Mapping[str, str]) -> str:
    """Return how many people took part in a study or in the studies of a review; an empty text when it is not known."""
    if study is None or study.people is None or study.species == "animals":
        return ""
    if study.people == 1:
        return ui["source_person"]
    if study.studies is not None and study.studies > 1:
        return ui["source_people_studies"].format(count=f"{study.people:,}", studies=study.studies)
    return ui["source_people"].format(count=f"{study.people:,}")


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
