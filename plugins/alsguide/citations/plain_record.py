"""Plain records: CSL-JSON as Zotero writes it, in the one form that the rest of this program reads."""

import html
import re
from collections.abc import Mapping
from typing import Any

IDENTIFIER = re.compile(r"^\s*(PMID|PMCID|DOI)\s*:\s*(\S+?)[.;,]?\s*$", re.MULTILINE | re.IGNORECASE)
"""An identifier on a line of its own in a note, as Zotero writes those for which it has no field."""

DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?![\d-])")
"""A date as a year, a year and month, or a day."""


def issued(written: str) -> dict[str, Any]:
    """Return the field for a date such as `2019`, `2019-03-04`, `2019/03/04/`; as it is written, where it has another form."""
    found = DATE.match(written.strip())
    if found:
        return {"issued": {"date-parts": [[int(part) for part in found.groups() if part and int(part)]]}}
    return {"issued": {"literal": written.strip()}} if written.strip() else {}


def plain_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with plain signs for those of HTML, and with the identifiers that its note holds as fields."""
    plain: dict[str, Any] = {name: unescape(value) for name, value in record.items()}
    note = plain.get("note")
    if isinstance(note, str):
        for found in IDENTIFIER.finditer(note):
            plain.setdefault(found[1].upper(), found[2])
    for name in ("issued", "accessed"):
        raw = plain[name].get("raw") if isinstance(plain.get(name), dict) else None
        if isinstance(raw, str) and "date-parts" not in plain[name]:
            plain[name] = issued(raw).get("issued", plain[name])
    return plain


def unescape(value: Any) -> Any:
    """Return a value in which the entities of HTML, `&amp;` and the like, are the signs that they mean."""
    if isinstance(value, str):
        plain = html.unescape(value) if "&" in value else value
        return plain if plain == value else unescape(plain)  # some services escape what is escaped
    if isinstance(value, list):
        return [unescape(item) for item in value]
    return {name: unescape(item) for name, item in value.items()} if isinstance(value, dict) else value
