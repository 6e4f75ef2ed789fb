"""The services: what Crossref, PubMed and web pages say of a reference, as plain facts.

Formats: Crossref REST API (`GET /works/{doi}`: `message.title`, `author`, `issued`, `updated-by`), and the E-utilities of
PubMed (`esummary.fcgi?db=pubmed&retmode=json`: `result.{id}.title`, `authors`, `pubdate`, `pubtype`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from alsguide.online.client import Answer, Client

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


@dataclass(frozen=True)
class Record:
    """What a service says of one work: its title, year, first author's family name, and notices such as a retraction."""

    title: str
    years: tuple[int, ...]
    first_author: str
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Services:
    """The services by their base addresses, which tests and mirrors may set."""

    client: Client
    crossref: str = CROSSREF
    pubmed: str = PUBMED

    def work(self, doi: str) -> tuple[Record | None, str]:
        """Ask Crossref for a DOI. Gives the record, or None and why there is none."""
        query = f"?mailto={quote(self.client.contact)}" if self.client.contact else ""
        answer = self.client.get(f"{self.crossref}/works/{quote(doi, safe='')}{query}")
        return read(answer, crossref_record)

    def summary(self, pmid: str) -> tuple[Record | None, str]:
        """Ask PubMed for a number. Gives the record, or None and why there is none."""
        query = {"db": "pubmed", "id": pmid, "retmode": "json", "tool": "moving-with-als"}
        if self.client.contact:
            query["email"] = self.client.contact
        answer = self.client.get(f"{self.pubmed}/esummary.fcgi?{urlencode(query)}")
        return read(answer, lambda data: pubmed_record(data, pmid))

    def page_error(self, address: str) -> str:
        """Return what is wrong with a web page; an empty text when it answers."""
        answer = self.client.get(address.split("#")[0])
        return "" if answer.is_good else answer.error or f"it answers {answer.status}"


def read(answer: Answer, make: Any) -> tuple[Record | None, str]:
    """Return the record that an answer holds, or None and what is wrong in plain words."""
    if answer.status == 404:
        return None, "the service does not know it"
    if not answer.is_good:
        return None, answer.error or f"the service answers {answer.status}"
    try:
        return make(answer.json()), ""
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None, "the service sent something that cannot be read"


def crossref_record(data: Mapping[str, Any]) -> Record:
    """Read the answer of Crossref. Raises KeyError or TypeError when it has another form."""
    work = data["message"]
    authors = work.get("author") or [{}]
    years = {
        parts[0][0]
        for name in ("issued", "published", "published-print", "published-online")
        if (parts := (work.get(name) or {}).get("date-parts")) and parts[0] and isinstance(parts[0][0], int)
    }
    notices = [notice.get("label") or notice["type"] for notice in work.get("updated-by") or ()]
    return Record(
        plain(" ".join(work["title"][:1])),
        tuple(sorted(years)),
        authors[0].get("family") or authors[0].get("name") or "",
        tuple(sorted(set(notices))),
    )


def pubmed_record(data: Mapping[str, Any], pmid: str) -> Record:
    """Read the answer of PubMed. Raises KeyError when it does not hold the number."""
    found = data["result"][pmid]
    if "error" in found:
        raise KeyError(pmid)
    authors: Iterable[Mapping[str, str]] = found.get("authors") or ()
    first = next((author["name"] for author in authors), "")
    years = tuple(
        sorted({int(year) for name in ("pubdate", "epubdate") for year in YEAR.findall(found.get(name) or "")})
    )
    notices = [kind for kind in found.get("pubtype") or () if kind in NOTICES]
    return Record(plain(found["title"]), years, re.sub(r" [A-Z]{1,4}$", "", first), tuple(notices))


YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NOTICES = ("Retracted Publication", "Expression of Concern", "Corrected and Republished Article")
"""The kinds of publication by which PubMed marks that something happened to a paper."""

MARKUP = re.compile(r"<[^>]*>")


def plain(title: str) -> str:
    """Return a title without marks of HTML and with single spaces."""
    return " ".join(MARKUP.sub("", title).split()).rstrip(".")
