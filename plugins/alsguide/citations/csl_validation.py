"""Records: what must hold for one record of the reference library, in plain words for editors."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alsguide.citations.nlm import TYPES
from alsguide.core.problems import did_you_mean

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""A key: letters, digits, hyphens and underscores, with a letter or digit first."""

FORMS = {
    "DOI": (re.compile(r"10\.\d{4,9}/\S+"), "Write it as 10.1000/abc, without https://doi.org/."),
    "PMID": (re.compile(r"[1-9]\d{0,7}"), "Write its digits only."),
    "PMCID": (re.compile(r"PMC\d+"), "Write it as PMC1234567."),
    "URL": (re.compile(r"https?://[^\s/?#]+\.[^\s]+"), "Write the whole address, with https:// in front."),
}
"""The form of each identifier, and the advice when it is broken."""

DECLARABLE = {"author": "author", "year": "issued"}
"""What a record may declare as not seen, and the field that it stands for."""


def record_errors(record: Any) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one record: the field that it concerns, and the message."""
    if not isinstance(record, dict):
        yield "", "Each reference must be a record in { }. Export it again from the reference manager."
        return
    key = record.get("id")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        yield "id", f"The key is {show(key)}. Write letters, digits, - and _ only, beginning with a letter or digit."
    custom = record.get("custom")
    if not isinstance(custom, dict) or not isinstance(custom.get("verified"), bool):
        yield "custom", 'It is not said whether this reference was checked. Add "custom": {"verified": true} or false.'
        custom = {}
    kind = record.get("type")
    if kind not in TYPES:
        yield "type", f"The type {show(kind)} is not known.{did_you_mean(str(kind), TYPES)} Known: {', '.join(TYPES)}."
    if not is_text(record.get("title")):
        yield "title", f"The reference {show(key)} has no title. Add it; where there is none, describe the work in [ ]."
    yield from declared_errors(record, custom)
    yield from people_errors(record)
    for field in ("issued", "accessed"):
        if field in record and not is_date(record[field]):
            yield (
                field,
                f'"{field}" is not a date. Write it as {{"date-parts": [[2026, 11, 21]]}}, or with the year only.',
            )
        if isinstance(record.get(field), dict) and record[field].get("season"):
            yield (
                field,
                f'The season of "{field}" is not printed. Take "season" out, or give the month in "date-parts".',
            )
    for field, (form, advice) in FORMS.items():
        if field in record and not (isinstance(record[field], str) and form.fullmatch(record[field])):
            yield field, f"The {field} is {show(record[field])}, which does not have the right form. {advice}"
    for field in PRINTED:
        if field in record and not is_text(record[field]):
            yield field, f'"{field}" is {show(record[field])}. Write text in quotation marks, or take the field out.'


PRINTED = (
    *("container-title", "container-title-short", "journalAbbreviation", "publisher", "publisher-place", "genre"),
    *("volume", "issue", "page", "number", "edition", "medium", "collection-title", "collection-number"),
    *("supplement-number", "number-of-pages"),
)
"""Fields that are printed as they stand."""


def declared_errors(record: Mapping[str, Any], custom: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with author and year: each is there, or declared as not seen with a note."""
    declared = custom.get("not_seen", [])
    if not isinstance(declared, list) or not all(isinstance(name, str) and name in DECLARABLE for name in declared):
        yield "not_seen", f'"not_seen" is {show(declared)}. It may list "author" and "year" only.'
        declared = []
    for name, field in DECLARABLE.items():
        if not record.get(field) and name not in declared:
            advice = f'Add "{field}". If nobody has seen it, add "not_seen": ["{name}"] and a "note" under "custom".'
            yield field, f"The reference {show(record.get('id'))} has no {name}. {advice}"
        elif record.get(field) and name in declared:
            yield "not_seen", f'The {name} is there, but "not_seen" says it is not. Take "{name}" out of "not_seen".'
    if declared and not is_text(custom.get("note")):
        yield (
            "not_seen",
            'Something of this reference was not seen, but there is no "note". Say there what was looked at.',
        )


def people_errors(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the lists of names."""
    for field in ("author", "editor", "collection-editor"):
        people = record.get(field, [])
        if not isinstance(people, list) or not all(is_person(person) for person in people):
            form = '{"family": "Drory", "given": "Vivian E."}, or {"literal": "ALS Association"} for a group'
            yield field, f'A name under "{field}" is not understood. Write each as {form}.'


def is_person(value: Any) -> bool:
    """Return whether a value is a name: a family name with text beside it, or the name of a group."""
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        return False
    return is_text(value.get("family")) or is_text(value.get("literal"))


def is_date(value: Any) -> bool:
    """Return whether a value is a date of CSL-JSON: year, year and month, or a day; or a span of two."""
    if not isinstance(value, dict):
        return False
    if is_text(value.get("literal")):
        return True
    try:
        days = [[int(part) for part in parts] for parts in value["date-parts"]]
    except (KeyError, TypeError, ValueError, OverflowError):
        return False
    return 1 <= len(days) <= 2 and all(map(is_day, days))


def is_day(parts: list[int]) -> bool:
    """Return whether numbers are a year, a year and month, or a day."""
    limits = ((1000, 9999), (1, 12), (1, 31))
    return 1 <= len(parts) <= 3 and all(low <= part <= high for part, (low, high) in zip(parts, limits, strict=False))


def is_text(value: Any) -> bool:
    """Return whether a value is text, or a number, that is not empty."""
    return bool(value.strip()) if isinstance(value, str) else isinstance(value, int) and not isinstance(value, bool)


def show(value: Any) -> str:
    """Return a value as it is quoted in a message, cut to 60 characters."""
    if value is None:
        return "missing"
    shown = str(value)
    return f'"{shown[:57]}..."' if len(shown) > 60 else f'"{shown}"'
