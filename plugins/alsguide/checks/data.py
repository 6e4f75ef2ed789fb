"""Checks of data: references, studies, exercises, glossary, questions and the other files of `content/data`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alsguide.checks.links import ids_of
from alsguide.checks.model import Site
from alsguide.checks.registry import Finding, check
from alsguide.exercises.load import check_exercise
from alsguide.problems import did_you_mean

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;]")
"""A DOI: `10.`, the registrant's number, a slash, a name. (The form that Crossref recommends to look for.)"""

FORMS = {
    "DOI": (DOI, "10.1002/mus.12345"),
    "PMID": (re.compile(r"[1-9]\d{0,7}"), "11677004"),
    "PMCID": (re.compile(r"PMC\d+"), "PMC5223769"),
    "URL": (re.compile(r"https?://\S+"), "https://example.org"),
}
"""The form of each kind of address, and an example."""

REQUIRED = {"title": "title", "author": "author", "issued": "year"}
"""What each reference must have, and the word for it."""


@check("data", blocks_build=True)
def reference_fields(site: Site) -> Iterator[Finding]:
    """Each reference has an id, a type, a title, an author and a year.

    What could not be seen on the source is named in `custom`: `"not_seen": ["year"]`.

    Bad: `{"id": "x2020", "type": "book", "title": "Moving"}`
    Good: `{"id": "x2020", "type": "book", "title": "Moving", "author": [{"family": "Xi"}], "issued": {"date-parts": [[2020]]}}`
    """
    for item, line in zip(site.library.items, site.library.lines, strict=True):
        name = str(item.get("id", "without id"))
        not_seen = site.library.custom(name).get("not_seen") or ()
        for field, word in {"id": "id", "type": "type", **REQUIRED}.items():
            if item.get(field) or word in not_seen:
                continue
            message = (
                f'The reference "{name}" has no {word}. Add the field "{field}", or name "{word}" under "not_seen".'
            )
            yield Finding(site.library.path, line, message)


@check("data")
def reference_form(site: Site) -> Iterator[Finding]:
    """Ids, DOIs, PubMed numbers and years of references have the right form.

    Bad: `"DOI": "https://doi.org/10.1002/mus.1"`
    Good: `"DOI": "10.1002/mus.1"`
    """
    for item, line in zip(site.library.items, site.library.lines, strict=True):
        name = str(item.get("id"))
        for field, (form, example) in FORMS.items():
            value = item.get(field)
            if value is not None and not form.fullmatch(str(value)):
                message = f'The {field} "{value}" of "{name}" does not have the right form. Write it like {example}.'
                yield Finding(site.library.path, line, message)
        year = year_of(item)
        if year is not None and not 1850 <= year <= site.today.year + 1:
            yield Finding(site.library.path, line, f'The year {year} of "{name}" cannot be right. Correct it.')


def year_of(item: Mapping[str, Any]) -> int | None:
    """Give the year of a reference; None when it has none."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    try:
        return int(parts[0][0]) if parts else None
    except (TypeError, ValueError, IndexError):
        return 0


@check("data", blocks_build=True)
def duplicate_reference(site: Site) -> Iterator[Finding]:
    """No reference stands twice: no two have the same id, DOI, PubMed number, or title and year.

    Bad: `two references with the DOI 10.1002/mus.12345`
    Good: `one reference, cited by its one key`
    """
    seen: dict[tuple[str, str], str] = {}
    for item, line in zip(site.library.items, site.library.lines, strict=True):
        name = str(item.get("id"))
        words = re.sub(r"\W+", " ", str(item.get("title", ""))).strip().lower()
        marks = {"id": name, "DOI": item.get("DOI"), "PMID": item.get("PMID"),
                 "title and year": f"{words} {year_of(item)} {item.get('URL', '') if not item.get('DOI') else ''}"}  # fmt: skip
        for field, value in marks.items():
            key = field, str(value).lower()
            if value and key in seen:
                message = f'"{name}" has the same {field} as "{seen[key]}". Keep one of the two, and cite that.'
                yield Finding(site.library.path, line, message)
                break
            if value:
                seen[key] = name


@check("data", blocks_build=True)
def exercise(site: Site) -> Iterator[Finding]:
    """Each exercise has all its fields, doses in range, and poses that a body can take.

    Bad: `kind: strenthening`
    Good: `kind: strengthening`
    """
    for text in site.exercises:
        problems = text.problems or check_exercise(text.source, text.name)[1]
        for problem in problems:
            if problem.check not in ("yaml", "encoding", "header"):
                yield Finding(problem.path, problem.line, problem.message)


@check("data")
def question(site: Site) -> Iterator[Finding]:
    """Each question leads to a page and a heading that exist, and lists just the references that its answer cites.

    Bad: `heading: call-nwo`
    Good: `heading: call-now`
    """
    document = site.documents.get("questions")
    for number, entry in enumerate(document.data if document is not None and isinstance(document.data, list) else ()):
        assert document is not None
        if not isinstance(entry, Mapping):
            continue
        page = "content/" + str(entry.get("page"))
        if page not in site.by_path:
            guess = did_you_mean(str(entry.get("page")), [path.removeprefix("content/") for path in site.by_path])
            message = f'There is no file "{entry.get("page")}".{guess} Correct the path.'
            yield Finding(document.path, document.line_of((number, "page")), message)
        elif entry.get("heading") and entry["heading"] not in (ids := ids_of(site.by_path[page])):
            heading = str(entry["heading"])
            message = f'"{page}" has no heading with the id "{heading}".{did_you_mean(heading, ids)} Correct it.'
            yield Finding(document.path, document.line_of((number, "heading")), message)
        cited = set(re.findall(r"@([\w-]+)", " ".join(re.findall(r"\[@[^\]]*\]", str(entry.get("answer"))))))
        if cited != set(entry.get("references") or ()):
            message = 'The "references" are not those that the answer cites. Make both the same.'
            yield Finding(document.path, document.line_of((number, "references")), message)


@check("data")
def glossary(site: Site) -> Iterator[Finding]:
    """Each glossary entry has a term and a meaning, and no term or other form stands twice.

    Bad: `two entries for "spasticity"`
    Good: `one entry for "spasticity" with also: ["spastic"]`
    """
    document = site.documents.get("glossary")
    seen: dict[str, str] = {}
    for number, entry in enumerate(document.data if document is not None and isinstance(document.data, list) else ()):
        assert document is not None
        if not isinstance(entry, Mapping) or not entry.get("term") or not entry.get("meaning"):
            message = "This entry needs a term and a meaning. Add what is missing."
            yield Finding(document.path, document.line_of((number,)), message)
            continue
        term = str(entry["term"])
        if term.lower() in seen:
            message = f'The term "{term}" is explained under "{seen[term.lower()]}" already. Keep one of the two.'
            yield Finding(document.path, document.line_of((number, "term")), message)
        seen.setdefault(term.lower(), term)


@check("data")
def study(site: Site) -> Iterator[Finding]:
    """Each reference that is cited is described in `content/data/studies.yaml`, with its kind of evidence.

    Bad: `a trial that is cited, without an entry in studies.yaml`
    Good: `drory2001: {kind: randomized-trial, ...}`
    """
    document = site.documents.get("studies")
    if document is None or not isinstance(document.data, dict):
        return
    kinds = site.documents.get("evidence_kinds")
    known = kind_ids(kinds.data if kinds is not None else None)
    for key, entry in document.data.items():
        if key not in site.library.by_key:
            guess = did_you_mean(str(key), site.library.by_key)
            yield Finding(
                document.path, document.line_of((key,)), f'There is no reference "{key}".{guess} Correct the key.'
            )
        kind = entry.get("kind") if isinstance(entry, Mapping) else None
        if known and kind not in known:
            message = f'The kind "{kind}" is not known.{did_you_mean(str(kind), known)} Known: {", ".join(known)}.'
            yield Finding(document.path, document.line_of((key, "kind")), message)
    for key, line in site.library.line_by_key.items():
        if key not in document.data:
            message = f'"{key}" has no entry in {document.path}. Add one that says what kind of evidence it is.'
            yield Finding(site.library.path, line, message)


def kind_ids(data: Any) -> list[str]:
    """Give the ids of the kinds of evidence."""
    if isinstance(data, Mapping):
        return [str(key) for key in data]
    return [str(entry.get("id")) for entry in data or () if isinstance(entry, Mapping)]
