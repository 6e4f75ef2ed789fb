"""Names: a reference in a few words, such as "Zucchi and others, 2019"."""

from collections.abc import Mapping
from typing import Any

from alsguide.citations.nlm import typographic

MOST = 60
"""The most characters of a title that stands for a missing author."""


def short_name(csl: Mapping[str, Any], others: str = "{name} and others", both: str = "{name} and {other}") -> str:
    """Return a record's authors and year in a few words; its title stands for authors that nobody has seen.

    `others` and `both` are the forms for three and more authors, and for two.
    """
    families = [family(person) for person in csl.get("author") or ()]
    if len(families) > 1 and families[-1].strip(".").lower() == "et al":
        families.append("")
    if not families:
        name = f"“{title_of(csl)}”"
    elif len(families) == 1:
        name = families[0]
    elif len(families) == 2:
        name = both.format(name=families[0], other=families[1])
    else:
        name = others.format(name=families[0])
    parts = csl.get("issued", {}).get("date-parts")
    return f"{name}, {parts[0][0]}" if parts else name


def first_name(csl: Mapping[str, Any], short_title: str = "") -> str:
    """Return the first author, or the short title or the title's beginning, and the year: the shortest name, for a chart."""
    people = csl.get("author") or ()
    name = family(people[0]) if people else short_title or cut(typographic(str(csl["title"])).strip("[]"), 14)
    parts = csl.get("issued", {}).get("date-parts")
    return f"{name} {parts[0][0]}" if parts else name


def title_of(csl: Mapping[str, Any]) -> str:
    """Return a record's title, or the beginning of a long one."""
    return cut(typographic(str(csl["title"])).strip("[]"))


def family(person: Mapping[str, str]) -> str:
    """Return the family name of a person with its particle, or the name of a group."""
    if "literal" in person:
        return typographic(person["literal"])
    return typographic(" ".join(filter(None, [person.get("non-dropping-particle"), person.get("family")])))


def cut(text: str, most: int = MOST) -> str:
    """Return the beginning of a text in whole words, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most + 1) if " " in text[: most + 1] else most].rstrip(" ,;:") + " …"
