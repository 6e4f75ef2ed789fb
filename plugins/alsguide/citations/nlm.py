"""NLM: references printed in the style of the National Library of Medicine (Vancouver).

The rules are those of *Citing Medicine*, 2nd edition, as the style `nlm-citation-sequence` of the Citation Style Language
puts them. The results equal those of the reference implementation, citeproc-js, on every record of the library and on
the cases of `tests/unit/data/nlm-cases.json`; `tests/tools/make_nlm_golden.cjs` tells how to make them again.

A *record* is a dict in the form CSL-JSON, which Zotero exports.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

Record = Mapping[str, Any]

SERIAL = ("article-journal", "article-magazine", "review", "review-book")
"""Types that appear in a serial: printed with volume, issue and pages, and without a publisher."""

PART = ("chapter", "paper-conference")
"""Types that are a part of a book: printed with "In:" and the book."""

TYPES = (*SERIAL, *PART, "article", "book", "dataset", "report", "thesis", "webpage")
"""All types that can be printed."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

AUTHORS_ALL = 6
"""Up to six authors are printed; of more, the first six and "et al."."""

MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>")
"""Marks of HTML that titles may hold in CSL-JSON."""

QUOTED = re.compile(r"""(?<![\w"'])(["'])(?=\S)((?:(?!\1).)*?\S)\1(?!\w)""")
"""A phrase in straight quotation marks, double or single."""

RANGE = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")
"""Two numbers with a hyphen or dash between; each may begin with letters, as in E1453-E1468."""

BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
"""A hyphen between two numbers."""

NAME_PART = re.compile(r"([A-ZÀ-ÖØ-ÞĀ-Ž])(\w*)(\.?)")
"""A part of a given name: its capital, its other letters, and maybe a full stop."""


def format_html(record: Record) -> str:
    """Return the reference of a record as HTML, without its number. Text from the record is escaped."""
    return escape(format_text(record))


def format_text(record: Record) -> str:
    """Return the reference of a record as plain text, without its number."""
    kind = record.get("type", "")
    on_site = kind == "webpage" and bool(record.get("container-title"))
    title = text(record, "container-title" if on_site else "title")
    medium = medium_of(record) if on_site or not record.get("container-title") else ""
    book = join(". ", [names(record.get("editor"), "editor") if record.get("author") else "", container(record)])
    parts = [
        names(record.get("author")) or names(record.get("editor"), "editor"),
        join(" ", [title, bracketed(text(record, "genre")), bracketed(medium)]),
        "" if record.get("container-title") else edition(record),
        join(": ", ["In" if kind in PART else "", book]),
        join("; ", [publisher(record), join(";", [date(record), place_in_serial(record)])]),
        pages(record),
        text(record, "title") if on_site else "",
        series(record),
        report_number(record),
    ]
    return join(" ", [end(join(". ", parts)), availability(record), identifiers(record)])


def join(delimiter: str, parts: Iterable[str]) -> str:
    """Join the parts that are not empty. A full stop is not set behind another closing mark, and goes inside quotes."""
    joined = ""
    for part in filter(None, parts):
        if not joined:
            joined = part
        elif delimiter.startswith("."):
            joined = end(joined) + delimiter[1:] + part
        else:
            joined += delimiter + part
    return joined


def end(sentence: str) -> str:
    """End a sentence with a full stop, unless it ends already."""
    if not sentence or sentence[-1] in ".?!:;":
        return sentence
    if sentence[-1] == "”":
        return sentence if sentence[-2:-1] in (".", "?", "!") else f"{sentence[:-1]}.”"
    return f"{sentence}."


def bracketed(part: str) -> str:
    """Return a part in square brackets, or nothing."""
    return f"[{part}]" if part else ""


def text(record: Record, field: str) -> str:
    """Return a field as plain text, with typographic quotation marks and without markup."""
    return typographic(str(record.get(field, "")))


def typographic(plain: str) -> str:
    """Replace straight quotation marks by typographic ones, and leave markup out."""
    return QUOTED.sub(r"“\2”", MARKUP.sub("", plain)).replace("'", "’")


def names(people: list[dict[str, str]] | None, role: str = "") -> str:
    """Return a list of names: `Adams AB, Baker C, et al`. A role is put behind them, in the plural for several people."""
    if not people:
        return ""
    shown = [name(person) for person in people]
    if len(shown) > AUTHORS_ALL:
        shown = [*shown[:AUTHORS_ALL], "et al."]
    label = [f"{role}s" if len(people) > 1 else role] if role else []
    return ", ".join([*shown, *label])


def name(person: Mapping[str, str]) -> str:
    """Return one name: family name, initials, suffix. The name of a group (`literal`) stands as it is."""
    if "literal" in person:
        return typographic(person["literal"])
    family = " ".join(filter(None, [person.get("non-dropping-particle"), person.get("family")]))
    parts = [family, initials(person.get("given", "")), person.get("dropping-particle"), person.get("suffix", "")]
    return typographic(" ".join(filter(None, parts))).removesuffix(".")


def initials(given: str) -> str:
    """Return the initials of a given name. Words in lower case, such as "de", stay, with spaces around them."""
    shown = ""
    for part in re.split(r"[\s-]+|(?<=\.)(?=\w)", given):
        found = NAME_PART.match(part)
        if found is None:
            shown = f"{shown} {part} " if part else shown
        else:
            first, rest, stop = found.groups()
            shown += first + rest if stop else first
    return " ".join(shown.split())


def container(record: Record) -> str:
    """Return the journal or book that a work is in, with its edition; without one, the work's own volume."""
    if record.get("type") == "webpage":
        return ""
    if not record.get("container-title"):
        volume = number(record, "volume")
        return f"Vol. {volume}" if is_number(volume) else volume
    title = text(record, "container-title")
    if record.get("type") in ("article-journal", "review", "review-book"):
        short = text(record, "container-title-short") or text(record, "journalAbbreviation")
        title = (short or title).replace(".", "")
    return join(". ", [join(" ", [title, "[Internet]" if record.get("URL") else ""]), edition(record)])


def medium_of(record: Record) -> str:
    """Return the medium of a work: the one that is named, or "Internet" when it has an address."""
    medium = text(record, "medium")
    if medium:
        return medium[0].upper() + medium[1:]
    return "Internet" if record.get("URL") and record.get("type") not in PART else ""


def edition(record: Record) -> str:
    """Return the edition of a book: `2nd ed.`, or as it is written."""
    written = text(record, "edition")
    if not written.isdecimal():
        return written
    value = int(written)
    teens = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')} ed."


def publisher(record: Record) -> str:
    """Return place and publisher; nothing for works in serials."""
    if record.get("type") in SERIAL:
        return ""
    place = text(record, "publisher-place")
    return join(": ", [bracketed(place) if record.get("type") == "thesis" else place, text(record, "publisher")])


def date(record: Record) -> str:
    """Return the date of a work, and the day on which a page was cited."""
    kind = record.get("type")
    length = 3 if kind in SERIAL else 2 if kind == "report" else 1
    cited = date_parts(record.get("accessed"), 3) if record.get("URL") else ""
    return join(" ", [date_parts(record.get("issued"), length), f"[cited {cited}]" if cited else ""])


def date_parts(value: Mapping[str, Any] | None, length: int) -> str:
    """Return a date of CSL-JSON, year first. `length` is how much: 1 year, 2 and month, 3 and day.

    Of a span, what both days share is printed once: `2019 Mar–Apr`.
    """
    if not value:
        return ""
    if "literal" in value:
        return str(value["literal"])
    first, *last = [one_date(parts[:length]) for parts in value["date-parts"][:2]]
    if not last or last[0] == first:
        return " ".join(first)
    same = next(
        (place for place, pair in enumerate(zip(first, last[0], strict=False)) if pair[0] != pair[1]), len(first)
    )
    return " ".join([*first[:same], "–".join(filter(None, (" ".join(first[same:]), " ".join(last[0][same:]))))])


def one_date(parts: Sequence[int | str]) -> list[str]:
    """Return year, month and day as they are printed."""
    return [str(parts[0]), *(MONTHS[int(month) - 1] for month in parts[1:2]), *(str(int(day)) for day in parts[2:])]


def place_in_serial(record: Record) -> str:
    """Return volume, issue and pages: `191(1–2):133–7`."""
    if record.get("type") not in SERIAL:
        return ""
    supplement = number(record, "supplement-number")
    supplement = f"Suppl {supplement}" if is_number(supplement) else supplement
    issue = join(" ", [number(record, "issue"), supplement])
    where = number(record, "number") or shortened(text(record, "page"))
    return join(":", [number(record, "volume") + (f"({issue})" if issue else ""), where])


def pages(record: Record) -> str:
    """Return the pages of works that are not in serials: the number of a book's pages, or those of a part."""
    if record.get("type") in SERIAL:
        return ""
    if record.get("type") == "book":
        count = number(record, "number-of-pages")
        return f"{count} p." if is_number(count) else count
    page = shortened(text(record, "page"))
    return f"p. {page}" if page else ""


def number(record: Record, field: str) -> str:
    """Return a number or a range of numbers, with a dash between."""
    return BETWEEN_NUMBERS.sub("–", text(record, field))


def shortened(page: str) -> str:
    """Return pages with the fewest digits for the last one: 133-137 becomes 133–7."""
    return RANGE.sub(shortest, page)


def shortest(found: re.Match[str]) -> str:
    """Shorten one range of pages. Ends with different letters stay as they are."""
    before, first, again, last = found.groups()
    around = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    if before != again or around[0] == "." or around[1].isalpha():
        return found[0]
    if len(first) == len(last) and first < last:
        same = next(position for position, digit in enumerate(first) if digit != last[position])
        last = last[same:]
    return f"{before}{first}–{last}"


def is_number(value: str) -> bool:
    """Return whether a value is a number or a range of numbers, maybe with letters beside the digits."""
    return bool(re.fullmatch(r"[A-Za-z]*\d+[A-Za-z]*(\s*[-–,&]\s*[A-Za-z]*\d+[A-Za-z]*)*", value))


def series(record: Record) -> str:
    """Return the series that a book or report is in."""
    if record.get("type") in SERIAL or not record.get("collection-title"):
        return ""
    count = number(record, "collection-number")
    named = join("; ", [text(record, "collection-title"), f"no. {count}" if is_number(count) else count])
    return f"({join('. ', [names(record.get('collection-editor'), 'editor'), named])})"


def report_number(record: Record) -> str:
    """Return the number of a report."""
    if record.get("type") != "report":
        return ""
    value = number(record, "number")
    several = is_number(value) and bool(re.search(r"[–,&]", value))
    return join(": ", ["Report Nos." if several else "Report No.", value])


def availability(record: Record) -> str:
    """Return address and DOI. An article with an identifier is not given by its address."""
    has_identifier = any(record.get(field) for field in ("DOI", "PMID", "PMCID"))
    shows_address = not (record.get("type") == "article-journal" and has_identifier)
    address = str(record.get("URL", "")) if shows_address else ""
    doi = f"doi:{record['DOI']}" if record.get("DOI") else ""
    where = join(" ", [address, doi])
    return f"Available from: {where}" if where else ""


def identifiers(record: Record) -> str:
    """Return the identifiers of PubMed and PubMed Central."""
    pmid = f"PubMed PMID: {record['PMID']}" if record.get("PMID") else ""
    pmcid = f"PubMed Central PMCID: {record['PMCID']}" if record.get("PMCID") else ""
    return end(join("; ", [pmid, pmcid]))
