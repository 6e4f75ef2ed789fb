"""Exports: the library in the forms that reference managers read. Only references that were checked are given.

- CSL-JSON: https://docs.citationstyles.org, without the notes that are for this site's editors;
- BibTeX: http://www.bibtex.org/Format, in UTF-8, with the signs that TeX would take for commands escaped;
- RIS: two letters, two spaces, a hyphen and a space, then the value; a record ends with `ER`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from alsguide.citations.library import Library

Record = Mapping[str, Any]

BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""The BibTeX type of each CSL type; all others are `misc`."""

RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "post-weblog": "ELEC",
}
"""The RIS type of each CSL type; all others are `GEN`."""

TEX = re.compile(r"[\\{}$&#_%~^]")
TEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
MARKUP = re.compile(r"</?[a-z]+>")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names of the months that every BibTeX style knows; they stand without braces."""

MORE = "et al"
"""What stands in the library for authors whom nobody has seen: no name, so no program may take it for one."""


def checked(library: Library) -> list[Record]:
    """Return the records that were checked, by key."""
    return [library[key].csl for key in sorted(library) if library[key].is_verified]


def authors(record: Record) -> list[Mapping[str, str]]:
    """Return the authors who were seen."""
    return [person for person in record.get("author", ()) if person.get("literal") != MORE]


def has_more(record: Record) -> bool:
    """Return whether a work has authors whom nobody has seen."""
    return len(authors(record)) < len(record.get("author", ()))


def not_seen(record: Record) -> str:
    """Return what nobody has seen of a work; empty if nothing is missing."""
    missing = [*record["custom"].get("not_seen", ()), *(["more authors"] if has_more(record) else [])]
    return f"Not seen: {', '.join(missing)}" if missing else ""


def to_csl(library: Library) -> str:
    """Return the library as CSL-JSON. What nobody has seen of a work stands as a note."""
    records = []
    for record in checked(library):
        kept = {name: value for name, value in record.items() if name != "custom"}
        if "author" in kept:
            kept["author"] = authors(record)
        note = not_seen(record)
        records.append({**kept, **({"note": note} if note else {})})
    return json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def to_bibtex(library: Library) -> str:
    """Return the library as BibTeX."""
    return "\n".join(bibtex_entry(record) for record in checked(library))


def bibtex_entry(record: Record) -> str:
    """Return one entry of BibTeX. The title stands in two braces, so that capitals are kept."""
    kind = BIBTEX_TYPES.get(record["type"], "misc")
    holder = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "howpublished")
    year, month, _ = date_of(record)
    publisher = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    fields = {
        "author": " and ".join([*map(bibtex_name, authors(record)), *(["others"] if has_more(record) else [])]),
        "title": f"{{{tex(plain(record['title']))}}}",
        holder: tex(plain(record.get("container-title", ""))),
        "year": year,
        "month": MONTHS[int(month) - 1] if month else "",
        "volume": tex(str(record.get("volume", ""))),
        "number": tex(str(record.get("issue", record.get("number", "")))),
        "pages": tex(str(record.get("page", ""))).replace("-", "--"),
        publisher: tex(str(record.get("publisher", ""))),
        "doi": record.get("DOI", ""),
        "pmid": record.get("PMID", ""),
        "url": record.get("URL", ""),
        "note": not_seen(record),
    }
    rows = [
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value and value != "{}"
    ]
    return f"@{kind}{{{record['id']},\n" + ",\n".join(rows) + "\n}\n"


def bibtex_name(person: Mapping[str, str]) -> str:
    """Return a name as `Family, Given`; that of a group in braces, so that it stays whole."""
    if "literal" in person:
        return f"{{{tex(person['literal'])}}}"
    family = " ".join(filter(None, [person.get("non-dropping-particle"), person.get("family")]))
    return tex(", ".join(filter(None, [family, person.get("suffix"), person.get("given")])))


def tex(text: str) -> str:
    """Escape the signs that TeX would take for commands."""
    return TEX.sub(lambda sign: TEX_WORDS.get(sign[0], "\\" + sign[0]), text)


def to_ris(library: Library) -> str:
    """Return the library as RIS."""
    return "\n".join("\n".join(ris_rows(record)) + "\n" for record in checked(library))


def ris_rows(record: Record) -> Iterator[str]:
    """Yield the lines of one record of RIS."""
    year, month, day = date_of(record)
    first, _, last = str(record.get("page", "")).partition("-")
    journal = "JO" if record["type"].startswith("article") else "T2"
    fields = [
        ("ID", record["id"]),
        *(("AU", ris_name(person)) for person in authors(record)),
        ("TI", plain(record["title"])),
        (journal, plain(record.get("container-title", ""))),
        ("PY", year),
        ("DA", "/".join(filter(None, [year, month.zfill(2) if month else "", day.zfill(2) if day else ""]))),
        ("VL", record.get("volume", "")),
        ("IS", record.get("issue", record.get("number", ""))),
        ("SP", first),
        ("EP", last),
        ("PB", record.get("publisher", "")),
        ("DO", record.get("DOI", "")),
        ("AN", record.get("PMID", "")),
        ("UR", record.get("URL", "")),
        ("N1", not_seen(record)),
    ]
    yield f"TY  - {RIS_TYPES.get(record['type'], 'GEN')}"
    yield from (f"{name}  - {' '.join(str(value).split())}" for name, value in fields if value)
    yield "ER  - "


def ris_name(person: Mapping[str, str]) -> str:
    """Return a name as `Family, Given`, or that of a group."""
    if "literal" in person:
        return person["literal"]
    family = " ".join(filter(None, [person.get("non-dropping-particle"), person.get("family")]))
    return ", ".join(filter(None, [family, person.get("given"), person.get("suffix")]))


def date_of(record: Record) -> tuple[str, str, str]:
    """Return year, month and day of a record as digits; what is not known is empty."""
    parts = [str(part) for part in (record.get("issued", {}).get("date-parts") or [[]])[0]]
    year, month, day = (*parts, "", "", "")[:3]
    return year, month, day


def plain(text: str) -> str:
    """Leave out the markup that CSL-JSON allows in titles."""
    return MARKUP.sub("", str(text))


FILES = {"references.json": to_csl, "references.bib": to_bibtex, "references.ris": to_ris}
"""The files that are written, by name, and what makes each."""
