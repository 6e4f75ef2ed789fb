"""The organisation that publishes the site: everything a host sets, read from `organisation.toml`."""

import tomllib
from pathlib import Path
from typing import Literal

from alsguide.problems import Problem
from alsguide.schema import Record, validate
from alsguide.sources import Location, relative_path


class Address(Record):
    """Where the site and its sources live. Empty text: not known, and what needs it is left out."""

    url: str = ""
    repository: str = ""
    report: str = ""


class Contact(Record):
    """How to reach the organisation. Empty text: not given."""

    email: str = ""
    phone: str = ""


class Emergency(Record):
    """The number to call in an emergency."""

    number: str = "911"


class Words(Record):
    """The organisation's words for the three terms that differ between countries."""

    als: str = "ALS"
    physical_therapist: str = "physical therapist"
    carer: str = "caregiver"


class Disclosure(Record):
    """Who pays, and what interests there are."""

    funding: str = ""
    conflicts: str = ""


class Reviewer(Record):
    """A clinician who reviewed pages: a real person with a role and a registration."""

    name: str
    role: str
    registration: str


class Helpline(Record):
    """A helpline: its hours, and ways in that need no voice."""

    name: str
    phone: str = ""
    hours: str = ""
    without_voice: str = ""


class Organisation(Record):
    """All that a host sets."""

    name: str = "Moving with ALS"
    short_name: str = "Moving with ALS"
    site_name: str = "Moving with ALS"
    country: str = "US"
    language: str = "en-US"
    direction: Literal["ltr", "rtl"] = "ltr"
    paper: Literal["letter", "a4"] = "letter"
    address: Address = Address()
    contact: Contact = Contact()
    emergency: Emergency = Emergency()
    words: Words = Words()
    disclosure: Disclosure = Disclosure()
    reviewers: tuple[Reviewer, ...] = ()
    helplines: tuple[Helpline, ...] = ()


def load_organisation(path: Path, root: Path) -> tuple[Organisation, list[Problem]]:
    """Read `organisation.toml`. With problems, the organisation holds the defaults."""
    return parse_organisation(path.read_text(encoding="utf-8"), relative_path(path, root))


def parse_organisation(text: str, shown: str) -> tuple[Organisation, list[Problem]]:
    """Read the text of `organisation.toml`. `shown` is the path that problems name."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"This is not valid TOML: {error}. Check the quotes and brackets."
        return Organisation(), [Problem(shown, toml_error_line(error), message, "organisation")]
    found, problems = validate(Organisation, data, shown, lambda place: line_in_toml(text, place), "organisation")
    return found or Organisation(), problems


def toml_error_line(error: tomllib.TOMLDecodeError) -> int:
    """Give the line named in a TOML error; 1 when it names none."""
    words = str(error).replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else 1


def line_in_toml(text: str, place: Location) -> int:
    """Give the line of a field in TOML text: its name in its table, else the table's header, else 1."""
    names = [part for part in place if isinstance(part, str)]
    table, found = "", 1
    wanted_table = ".".join(names[:-1])
    for number, row in enumerate(text.splitlines(), 1):
        row = row.strip()
        if row.startswith("["):
            table = row.strip("[] ").split("]")[0]
            if names and table in (wanted_table, ".".join(names)):
                found = number
        elif names and table == wanted_table and row.split("=")[0].strip() == names[-1]:
            return number
    return found
