"""Imports: references of other programs as records of the library, and what of them the library does not keep.

CSL-JSON is what Zotero exports; BibTeX is read by bibtexparser, RIS by rispy. Nothing is filled in: what a file does not say is
not there.
"""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string

from alsguide.citations.csl_validation import PRINTED
from alsguide.citations.export import BIBTEX_TYPES, MORE, RIS_TYPES
from alsguide.citations.library import reason, records
from alsguide.citations.plain_record import IDENTIFIER, issued, plain_record

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it logs is a problem here, and is reported

KEPT = ("type", "title", "author", "editor", "issued", "DOI", "PMID", "PMCID", "URL", *PRINTED)
"""The fields of CSL-JSON that the library keeps, in its order."""

SILENT = ("id", "custom", "accessed", "language", "source", "citation-key", "note", "ID", "ENTRYTYPE")
"""Fields whose loss tells nobody anything: they are no part of a reference."""

CSL_OF_BIBTEX = {kind: csl for csl, kind in reversed(BIBTEX_TYPES.items())} | {
    **dict.fromkeys(("inbook", "incollection"), "chapter"),
    **dict.fromkeys(("conference", "inproceedings"), "paper-conference"),
    **dict.fromkeys(("mastersthesis", "phdthesis", "thesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
}
BIBTEX_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "type": "genre",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "note": "note",
}
"""The field of CSL-JSON for each of BibTeX."""

CSL_OF_RIS = {kind: csl for csl, kind in reversed(RIS_TYPES.items())} | {
    "EJOUR": "article-journal",
    "CONF": "paper-conference",
}
RIS_FIELDS = {
    "title": "title",
    "primary_title": "title",
    "secondary_title": "container-title",
    "journal_name": "container-title",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "url": "URL",
}
"""The field of CSL-JSON for each of RIS."""


class UnreadableError(ValueError):
    """The file cannot be read; the message says why and what to do, `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Imported:
    """A record of another program: its data in CSL-JSON, the line on which it begins, and the fields that are left out."""

    csl: dict[str, Any]
    line: int
    dropped: tuple[str, ...] = ()


def read_references(text: str, name: str) -> list[Imported]:
    """Return the references of a file; the ending of its name says the form. Raises UnreadableError."""
    readers = {".bib": from_bibtex, ".ris": from_ris, ".json": from_csl}
    reader = readers.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        raise UnreadableError(
            "The form of this file is not known. Export BibTeX (.bib), RIS (.ris) or CSL-JSON (.json)."
        )
    found = list(reader(text))
    if not found:
        raise UnreadableError("No reference was found in this file. Export it again, with the ending of its form.")
    return found


def from_csl(text: str) -> Iterator[Imported]:
    """Yield the references of CSL-JSON."""
    try:
        found = list(records(text))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"This is not valid JSON: {reason(error)}. Export it again.", error.lineno) from None
    for record, line, _ in found:
        if not isinstance(record, dict):
            raise UnreadableError("This is no reference. Export the file again as CSL-JSON.", line)
        yield kept(plain_record(record), line)


def from_bibtex(text: str) -> Iterator[Imported]:
    """Yield the references of BibTeX. TeX's own signs become letters."""
    letters = middlewares.LatexDecodingMiddleware(keep_braced_groups=True)
    library = parse_string(text, append_middleware=[letters, middlewares.MonthIntMiddleware()])
    if library.failed_blocks:
        line = (library.failed_blocks[0].start_line or 0) + 1
        message = "This entry is not valid BibTeX. Look for a bracket or a comma that is missing, or a key used twice."
        raise UnreadableError(message, line)
    for entry in library.entries:
        fields = {name.lower(): str(field.value) for name, field in entry.fields_dict.items()}
        found = {name: re.sub(r"[{}]", "", value) for name, value in renamed(fields, BIBTEX_FIELDS).items()}
        record: dict[str, Any] = {"type": CSL_OF_BIBTEX.get(entry.entry_type.lower(), "article"), **found}
        for role in ("author", "editor"):
            people = [bibtex_person(name) for name in BETWEEN_NAMES.split(fields.pop(role, "")) if name.strip()]
            record |= {role: people} if people else {}
        if "page" in record:
            record["page"] = re.sub(r"\s*(?:--+|–)\s*", "-", record["page"])
        day = "-".join(filter(None, [fields.pop("year", ""), fields.pop("month", ""), fields.pop("day", "")]))
        record |= issued(fields.pop("date", "") or day)
        yield kept(plain_record(record), (entry.start_line or 0) + 1, fields)


def from_ris(text: str) -> Iterator[Imported]:
    """Yield the references of RIS."""
    lines = [number for number, row in enumerate(text.split("\n"), 1) if re.match(r"\ufeff?TY  - ", row)]
    try:
        found = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise UnreadableError(f"This is not valid RIS: {error}. Export it again.") from None
    for line, fields in zip(lines, found, strict=False):
        record: dict[str, Any] = {"type": CSL_OF_RIS.get(fields.pop("type_of_reference", ""), "article")}
        record |= renamed(fields, RIS_FIELDS)
        for role, names in (("author", ("authors", "first_authors")), ("editor", ("editors", "secondary_authors"))):
            people = [person(name) for field in names for name in fields.pop(field, ())]
            record |= {role: people} if people else {}
        record |= issued(fields.pop("date", "") or fields.pop("publication_year", "") or fields.get("year", ""))
        page = "-".join(filter(None, [fields.pop("start_page", ""), fields.pop("end_page", "")]))
        record |= {"page": page} if page else {}
        addresses = fields.pop("urls", [])
        record |= {"URL": addresses[0]} if addresses else {}
        number = fields.get("accession_number", "")
        if re.fullmatch(r"[1-9]\d{5,7}", number):
            record["PMID"] = fields.pop("accession_number")
        record |= {"note": "\n".join(fields.pop("notes", ()))}
        for name in ("year", "id"):
            fields.pop(name, None)
        unknown = fields.pop("unknown_tag", {})
        yield kept(plain_record(record), line, {**fields, **unknown, **dict.fromkeys(addresses[1:], "")})


def renamed(fields: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Take the fields that have a name in CSL-JSON out of others, and return them by it."""
    taken: dict[str, Any] = {}
    for name, csl in names.items():
        if name in fields and csl not in taken:
            taken[csl] = fields.pop(name)
    return taken


BETWEEN_NAMES = re.compile(r"\s+and\s+(?![^{}]*\})")
"""The word between two names of BibTeX, which is no such word in braces."""


def bibtex_person(name: str) -> dict[str, str]:
    """Return a name of BibTeX: `Family, Given`, `Given Family`, or a group's, in braces or of one word."""
    plain = re.sub(r"[{}]", "", name).strip()
    if plain == "others":
        return {"literal": MORE}
    if "," in plain or " " not in plain or name.strip().startswith("{"):
        return person(plain)
    given, _, family = plain.rpartition(" ")
    return {"family": family, "given": given}


def person(name: str) -> dict[str, str]:
    """Return a name written `Family, Given`; one without a comma is a group's."""
    family, _, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if given else {"literal": family}


def kept(record: Mapping[str, Any], line: int, others: Mapping[str, Any] | None = None) -> Imported:
    """Return a record with the fields that the library keeps, and the names of those that it does not."""
    csl = {name: record[name] for name in KEPT if record.get(name)}
    left = [name for name in (*record, *(others or ())) if name and name not in KEPT and name not in SILENT]
    if isinstance(csl.get("issued"), dict) and csl["issued"].pop("season", None):
        left.append("season")
    rest = IDENTIFIER.sub("", str(record.get("note", ""))).strip()
    return Imported(csl, line, (*left, *(["note"] if rest else [])))
