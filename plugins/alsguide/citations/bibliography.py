"""Bibliography: the sources that a page cites, a line each, and references in full."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from alsguide.citations.library import Library, Reference
from alsguide.citations.studies import EvidenceKind, Studies, Study
from alsguide.markup.convert import Citation


@dataclass(frozen=True)
class SourceEntry:
    """One source of a page in a line: its number there, its short name, and what kind of evidence it is.

    `label` is the kind in words and `order` its place from the firmest kind on; `people_text` says how many people took
    part. `url` leads to its row among the studies, or to the work itself; it may be empty. `parts` are the ids of the
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
    """One reference in full.

    `html` is the reference in NLM style without its addresses, safe to print. `label` is the kind of evidence in words;
    `people_text` says how many people took part. Addresses that are not known are empty. `checked_on` is the
    day, in words, on which it was found in order online.
    """

    key: str
    name: str
    html: str
    label: str
    people_text: str
    doi_url: str
    pubmed_url: str
    url: str
    checked_on: str


def bibliography(
    citations: Iterable[Citation],
    library: Library,
    studies: Studies,
    kinds: Mapping[str, EvidenceKind],
    names: Mapping[str, str],
    ui: Mapping[str, str],
    row_url: Callable[[str], str] = lambda key: "",
) -> list[SourceEntry]:
    """Return the sources of one page, in the order of their numbers.

    `citations` are what the page's conversion handed over, `kinds` the kinds of evidence by id, `names` the short names by
    key, and `ui` the words of the interface: `source_person`, `source_people`, `source_people_studies`. `row_url` gives
    the address of a reference's row among the studies, empty without one. A citation of a reference that is no longer in
    the library is left out: the checks report it.
    """
    return [
        SourceEntry(
            key=one.key,
            number=one.number,
            name=names.get(one.key, one.key),
            label=label_of(studies.get(one.key), kinds),
            order=order_of(studies.get(one.key), kinds),
            people_text=people_text(studies.get(one.key), ui),
            url=row_url(one.key) or web_address(library[one.key]),
            parts=one.parts,
        )
        for one in citations
        if one.key in library
    ]


def cited_below(ids: Iterable[str], sources: Iterable[SourceEntry]) -> list[SourceEntry]:
    """Return the sources of a page that it cites below the headings of these ids."""
    wanted = set(ids)
    return [one for one in sources if wanted & set(one.parts)]


def web_address(reference: Reference) -> str:
    """Return the first address of a reference on the web, the most lasting first; empty when it has none."""
    return reference.doi_url or reference.pubmed_url or reference.url


def reference_entry(
    reference: Reference,
    name: str,
    study: Study | None,
    kinds: Mapping[str, EvidenceKind],
    ui: Mapping[str, str],
    checked_on: str = "",
) -> ReferenceEntry:
    """Return a reference in full; see `bibliography`."""
    return ReferenceEntry(
        key=reference.key,
        name=name,
        html=reference.html.partition(" Available from:")[0],
        label=label_of(study, kinds),
        people_text=people_text(study, ui),
        doi_url=reference.doi_url,
        pubmed_url=reference.pubmed_url,
        url=reference.url,
        checked_on=checked_on,
    )


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
