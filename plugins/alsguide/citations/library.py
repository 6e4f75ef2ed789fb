"""Library: the references that may be cited, read from `content/data/references.json`.

A *reference* is one record of the library, in the form CSL-JSON that Zotero exports; its *key* is the record's `id`. What
nobody has seen of a work, its author or its year, is declared in the record and never filled in:

    "custom": {"verified": true, "not_seen": ["author"], "note": "Author list not shown on the pages seen."}

`custom.verified` says whether somebody has compared the record with the work; only such records may be cited.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from types import MappingProxyType
from typing import Any

from alsguide.citations.csl_validation import record_errors
from alsguide.citations.nlm import format_html
from alsguide.citations.plain_record import plain_record
from alsguide.core.problems import Problem
from alsguide.overrides.merge import Project

CHECK = "reference"


@dataclass(frozen=True)
class Reference:
    """One record of the library: its key, its data in CSL-JSON, and the line and file in which it begins."""

    key: str
    csl: Mapping[str, Any]
    line: int = 1
    path: str = ""

    @property
    def title(self) -> str:
        """The title of the work."""
        return str(self.csl["title"])

    @property
    def year(self) -> int | None:
        """The year of the work, or None when it was not seen."""
        parts = self.csl.get("issued", {}).get("date-parts")
        return int(parts[0][0]) if parts else None

    @property
    def is_verified(self) -> bool:
        """Whether somebody has compared the record with the work."""
        return self.csl["custom"]["verified"] is True

    @cached_property
    def html(self) -> str:
        """The reference in NLM style, as HTML that is safe to print."""
        return format_html(self.csl)

    @property
    def doi_url(self) -> str:
        """The address of the work by its DOI, or an empty text."""
        return f"https://doi.org/{self.csl['DOI']}" if "DOI" in self.csl else ""

    @property
    def pubmed_url(self) -> str:
        """The address of the work in PubMed, or in PubMed Central, or an empty text."""
        if "PMID" in self.csl:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.csl['PMID']}/"
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.csl['PMCID']}/" if "PMCID" in self.csl else ""

    @property
    def url(self) -> str:
        """The web address given in the record, or an empty text."""
        return str(self.csl.get("URL", ""))


Library = Mapping[str, Reference]
"""The references by their keys."""


def library_of(project: Project) -> tuple[Mapping[str, Reference], list[Problem]]:
    """Return the references of a project, and every problem; they are read once."""
    files = project.references()
    return project.files.keep(("references", *files), lambda: load_library(files))


def load_library(files: Iterable[tuple[str, str]]) -> tuple[dict[str, Reference], list[Problem]]:
    """Return the references of some files, each given by its text and path, and every problem."""
    library: dict[str, Reference] = {}
    problems: list[Problem] = []
    for text, shown in files:
        found, errors = parse_library(text, shown, library)
        library = {**found, **library}
        problems += errors
    return library, problems


def parse_library(
    text: str, shown: str, known: Mapping[str, Reference] = MappingProxyType({})
) -> tuple[dict[str, Reference], list[Problem]]:
    """Return the references in the text of a file, by key, and every problem. `shown` is the path that problems name.

    A record with a problem is there too, by a stand-in, so that pages which cite it are not blamed. The keys of other files,
    `known`, may not appear again.
    """
    try:
        found = list(records(text))
    except json.JSONDecodeError as error:
        advice = "Look for a comma, quotation mark or bracket that is missing or too many, here or just above."
        return {}, [Problem(shown, error.lineno, f"This is not valid JSON: {reason(error)}. {advice}", CHECK)]
    library: dict[str, Reference] = {}
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for as_written, line, written in found:
        record = plain_record(as_written) if isinstance(as_written, dict) else as_written
        errors = list(record_errors(record))
        key = record.get("id") if isinstance(record, dict) else None
        if isinstance(key, str) and key in seen:
            first = f"line {seen[key]}"
            errors.append(("id", f'The key "{key}" appears twice, first on {first}. Give one of them another id.'))
        elif isinstance(key, str) and key in known:
            first = f"line {known[key].line} of {known[key].path}"
            errors.append(("id", f'The key "{key}" appears twice, first on {first}. Give one of them another id.'))
        elif isinstance(key, str):
            seen[key] = line
        if not errors:
            library[str(key)] = Reference(str(key), record, line, shown)
            continue
        line_of = line_finder(written, line)
        problems += [Problem(shown, line_of(field), message, CHECK) for field, message in errors]
        if isinstance(key, str):
            library.setdefault(key, unreadable_reference(key, line, shown))
    return library, sorted(set(problems))


def unreadable_reference(key: str, line: int, shown: str) -> Reference:
    """Return what is shown of a record that has a problem."""
    title = f"[The reference {key} has a problem: see the report]"
    return Reference(key, {"id": key, "type": "webpage", "title": title, "custom": {"verified": True}}, line, shown)


def records(text: str) -> Iterator[tuple[Any, int, str]]:
    """Yield each record of a JSON list with the line on which it begins and its text.

    Raises JSONDecodeError when the text is not a list in JSON.
    """
    decoder = json.JSONDecoder(parse_int=whole, parse_float=finite, parse_constant=finite)
    position, line, counted = skip(text, 0), 1, 0
    if text[position : position + 1] != "[":
        raise json.JSONDecodeError("the file must hold a list, beginning with [", text, position)
    position = skip(text, position + 1)
    while text[position : position + 1] != "]":
        try:
            record, after = decoder.raw_decode(text, position)
        except RecursionError:
            raise json.JSONDecodeError("too many brackets inside one another", text, position) from None
        except OddNumberError as error:
            raise json.JSONDecodeError(NO_NUMBER, text, text.index(str(error), position)) from None
        if "\\u" in text[position:after] and HALF_LETTER.search(json.dumps(record, ensure_ascii=False)):
            raise json.JSONDecodeError("half of a letter (\\ud800 and the like)", text, text.index("\\u", position))
        line, counted = line + text.count("\n", counted, position), position
        yield record, line, text[position:after]
        position = skip(text, after)
        if text[position : position + 1] == ",":
            position = skip(text, position + 1)
            if text[position : position + 1] == "]":
                raise json.JSONDecodeError("a comma stands behind the last record", text, position)
        elif text[position : position + 1] != "]":
            raise json.JSONDecodeError("a comma must stand between two records", text, position)
    rest = skip(text, position + 1)
    if rest != len(text):
        raise json.JSONDecodeError("something stands behind the end of the list", text, rest)


NO_NUMBER = "a number of very many digits, or none at all (NaN, Infinity)"
HALF_LETTER = re.compile("[\ud800-\udfff]")
"""One half of a letter without the other, which no file can hold; JSON can name it."""


class OddNumberError(ValueError):
    """A number that no reference has; the message is the number as it is written."""


def whole(written: str) -> int:
    """Return a whole number of JSON. Raises OddNumberError where it has very many digits."""
    if len(written) > 18:
        raise OddNumberError(written)
    return int(written)


def finite(written: str) -> float:
    """Return a number of JSON. Raises OddNumberError where it is none, or without end."""
    number = float(written)
    if not isfinite(number):
        raise OddNumberError(written)
    return number


def skip(text: str, position: int) -> int:
    """Return the position of the next character that is no space."""
    while text[position : position + 1] in (" ", "\n", "\r", "\t", "\ufeff"):
        position += 1
    return position


def reason(error: json.JSONDecodeError) -> str:
    """Return in plain words what is wrong with JSON."""
    words = {
        "Expecting value": "a value is missing",
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Expecting property name enclosed in double quotes": "a field's name in quotation marks is missing",
        "Illegal trailing comma before end of object": "a comma stands before the closing bracket",
        "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
        "Unterminated string starting at": "a quotation mark is never closed",
        "Invalid control character at": "a text runs over the end of its line",
        "Invalid \\escape": "a backslash stands before a letter that it cannot go with",
    }
    return words.get(error.msg.removesuffix(": "), error.msg)


def line_finder(written: str, line: int) -> Callable[[str], int]:
    """Return a function that gives the line of a field in the text of one record, or the record's line."""

    def line_of(field: str) -> int:
        found = re.search(rf'"{re.escape(field)}"\s*:', written)
        return line + (written.count("\n", 0, found.start()) if found else 0)

    return line_of


def format_library(entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the text of `references.json`: one field a line and one name a line, so that changes are easy to review."""

    def compact(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def field(name: str, value: Any) -> str:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inner = ",\n".join(f"      {compact(item)}" for item in value)
            return f"    {compact(name)}: [\n{inner}\n    ]"
        return f"    {compact(name)}: {compact(value)}"

    written = ("  {\n" + ",\n".join(field(*item) for item in entry.items()) + "\n  }" for entry in entries)
    return "[\n" + ",\n".join(written) + "\n]\n"
