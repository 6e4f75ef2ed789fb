"""`make cite`: fetch a record by `DOI=...` or `PMID=...`, or read those of a `FILE=...`, and add them to the library.

The record is not verified yet: the editor compares it with the paper and sets `custom.verified` to true.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from alsguide.citations.imported import UnreadableError, read_references
from alsguide.citations.library import format_library, parse_library
from alsguide.citations.nlm import format_text
from alsguide.core.problems import Problem
from alsguide.core.sources import read_text
from alsguide.core.transliterate import to_ascii
from alsguide.core.writing import write_file
from alsguide.online.services import Services

KEPT = (
    "type",
    "title",
    "author",
    "editor",
    "container-title",
    "publisher",
    "publisher-place",
    "issued",
    "volume",
    "issue",
    "page",
    "number",
    "URL",
    "DOI",
)
"""The fields of a fetched record that the library keeps."""

TYPES = {"journal-article": "article-journal", "posted-content": "article", "book-chapter": "chapter"}
"""Crossref's own names for types of CSL."""


class CiteError(Exception):
    """The record cannot be added; the message says why and what to do."""


def fetch(services: Services, doi: str, pmid: str) -> dict[str, Any]:
    """Return the CSL record of a DOI, or of a PubMed number, without a key."""
    if pmid:
        doi = doi_of(services, pmid)
    if not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        raise CiteError(f'"{doi}" is not a DOI. Write it as 10.1000/abc, without https://doi.org/.')
    answer = services.client.get(f"{services.crossref}/works/{quote(doi, safe='')}")
    if answer.status == 404:
        raise CiteError(f"Crossref does not know the DOI {doi}. Look for a typing mistake.")
    if not answer.is_good:
        raise CiteError(f"Crossref did not give the record ({answer.error or answer.status}). Try again later.")
    try:
        record = csl_of(answer.json()["message"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise CiteError("Crossref sent something that cannot be read. Try again later.") from None
    if pmid:
        record["PMID"] = pmid
    return record


def doi_of(services: Services, pmid: str) -> str:
    """Return the DOI of a PubMed number. Raises CiteError when PubMed does not know one."""
    if not re.fullmatch(r"[1-9]\d{0,7}", pmid):
        raise CiteError(f'"{pmid}" is not a PubMed number. Write its digits only.')
    query = urlencode({"db": "pubmed", "id": pmid, "retmode": "json", "tool": "moving-with-als"})
    answer = services.client.get(f"{services.pubmed}/esummary.fcgi?{query}")
    try:
        found = answer.json()["result"][pmid]
        return next(str(part["value"]) for part in found["articleids"] if part["idtype"] == "doi")
    except (ValueError, KeyError, TypeError, StopIteration):
        advice = "Look for its DOI on its PubMed page, or add the record by hand."
        raise CiteError(f"PubMed gives no DOI for {pmid}. {advice}") from None


def csl_of(work: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a record of Crossref into CSL-JSON. Raises KeyError or TypeError when it has another form."""
    record = {name: work[name] for name in KEPT if work.get(name)}
    record["type"] = TYPES.get(str(work["type"]), str(work["type"]))
    for name in ("title", "container-title"):
        if isinstance(record.get(name), list):
            record[name] = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", record[name][0])).strip()
    for name in ("author", "editor"):
        people = [
            {key: person[key] for key in ("family", "given") if person.get(key)} or {"literal": person["name"]}
            for person in record.get(name) or ()
        ]
        if people:
            record[name] = people
    if "issued" in record:
        record["issued"] = {"date-parts": work["issued"]["date-parts"]}
    if not record.get("title"):
        raise KeyError("title")
    if record.get("DOI"):
        record.pop("URL", None)
    return record


def key_for(record: Mapping[str, Any], taken: Sequence[str]) -> str:
    """Return a new key: the first author's family name and the year, with a letter when it is taken."""
    first = (record.get("author") or [{}])[0]
    name = first.get("family") or first.get("literal") or str(record["title"]).split()[0]
    plain = to_ascii(name).casefold()
    parts = (record.get("issued") or {}).get("date-parts") or [[""]]
    stem = re.sub(r"[^a-z0-9]", "", plain) + str(parts[0][0] or "")
    return next(key for key in [stem, *(stem + letter for letter in "bcdefghijklmnopqrstuvwxyz")] if key not in taken)


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two records are of one work: they have an identifier in common, or title and date."""
    for field in ("DOI", "PMID", "PMCID"):
        if one.get(field) and other.get(field):
            return str(one[field]).lower() == str(other[field]).lower()
    return bool(one.get("title")) and all(one.get(field) == other.get(field) for field in ("title", "issued"))


def add_file(path: Path, shown: str, file: Path) -> tuple[list[str], list[Problem]]:
    """Add the references of a file that another program wrote. Gives what was done, a row each, and what was not, and why."""
    text, problems = read_text(file, file.name)
    if problems:
        return [], problems
    try:
        found = read_references(text, file.name)
    except UnreadableError as error:
        return [], [Problem(file.name, error.line, str(error), "cite")]
    said: list[str] = []
    for reference in found:
        try:
            key, printed = add(path, shown, reference.csl)
        except CiteError as error:
            problems.append(Problem(file.name, reference.line, str(error), "cite"))
            continue
        left = f" Not kept: {', '.join(reference.dropped)}." if reference.dropped else ""
        said.append(f"Added {printed}\nCite it as [@{key}].{left}")
    return said, problems


def add(path: Path, shown: str, record: Mapping[str, Any]) -> tuple[str, str]:
    """Add a record to the library file and give its key and its printed form.

    Raises CiteError for a duplicate or a broken library; the file is then as it was.
    """
    text = path.read_text("utf-8")
    library, problems = parse_library(text, shown)
    if problems:
        raise CiteError("The library has problems. Fix them first:\n" + "\n".join(map(str, problems)))
    known = next((key for key, reference in library.items() if is_same(record, reference.csl)), None)
    if known:
        raise CiteError(f"The library has it already: cite it as [@{known}]. Nothing was added.")
    new = {"id": key_for(record, list(library)), **record, "custom": {"verified": False}}
    fresh = format_library([*json.loads(text), new])
    _, found = parse_library(fresh, shown)
    if found:
        raise CiteError("The record is not complete. Add it by hand: " + " ".join(p.message for p in found))
    write_file(path, fresh)
    return str(new["id"]), format_text(new)
