"""Comparison: what a service says of a work against our record of it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from alsguide.online.services import Record

ALIKE = 0.85
"""From what share of equal letters on two titles count as the same: subtitles and spellings differ between services."""


def letters(text: str) -> str:
    """Return the letters and digits of a text, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def same_title(ours: str, theirs: str) -> bool:
    """Return whether two titles are the same work's: nearly equal, or one the beginning of the other."""
    one, two = letters(ours), letters(theirs)
    if not one or not two:
        return False
    shorter, longer = sorted((one, two), key=len)
    return (len(shorter) >= 20 and longer.startswith(shorter)) or SequenceMatcher(None, one, two).ratio() >= ALIKE


def differences(ours: Mapping[str, Any], theirs: Record, service: str) -> Iterator[str]:
    """Yield each difference between our CSL record and a service's, in plain words, and each notice."""
    for notice in theirs.notices:
        yield f'{service} has a notice: "{notice}". Read it, and take out what no longer holds.'
    title = str(ours.get("title", ""))
    if not same_title(title, theirs.title):
        yield f'the title is "{theirs.title}" at {service}, but "{title}" here. Correct the one that is wrong.'
    year = our_year(ours)
    if year and theirs.years and not any(abs(year - other) <= 1 for other in theirs.years):
        shown = ", ".join(map(str, theirs.years))
        yield f"the year is {shown} at {service}, but {year} here. Correct the one that is wrong."
    first = our_first_author(ours)
    if first and theirs.first_author and not same_name(first, theirs.first_author):
        yield (
            f'the first author is "{theirs.first_author}" at {service}, but "{first}" here. '
            "Correct the one that is wrong."
        )


def our_year(record: Mapping[str, Any]) -> int | None:
    """Return the year of a CSL record; None when it has none."""
    parts = (record.get("issued") or {}).get("date-parts") or []
    return int(parts[0][0]) if parts and parts[0] else None


def our_first_author(record: Mapping[str, Any]) -> str:
    """Return the family name, or the organization, of a CSL record's first author; empty when it has none."""
    people = record.get("author") or [{}]
    first = people[0]
    return " ".join(filter(None, [first.get("non-dropping-particle"), first.get("family")])) or first.get("literal", "")


def same_name(ours: str, theirs: str) -> bool:
    """Return whether two family names are the same person's: equal, or one the end of the other ("Bello-Haas")."""
    one, two = letters(ours), letters(theirs)
    return (
        one == two or one.endswith(" " + two) or two.endswith(" " + one) or one.replace(" ", "") == two.replace(" ", "")
    )
