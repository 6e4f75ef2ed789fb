"""Placeholders: an organisation's own words, filled into all content, in the spelling of its language.

`{{ALS}}`, `{{physical therapist}}`, `{{carer}}`, `{{emergency number}}` and `{{crisis line}}` stand in Markdown and data.
A plural takes an `s` (`{{carers}}`), a capital letter gives a capital (`{{Carer}}`, `{{Crisis line}}`). `{{date form}}`
stands in data for how dates are written, and leaves the slots `{day}`, `{month}` and `{year}`.

Content is written in American spelling. On a site in British English the words of `SPELLINGS` are shown in British
spelling; titles of references stay as they were published, because nothing is filled into them.
"""

import re
from collections.abc import Callable
from typing import Any

from alsguide.organisation.model import Organisation

BRITISH = ("en-AU", "en-GB", "en-IE", "en-IN", "en-NZ", "en-ZA")
"""Languages that are written in British spelling."""

SPELLINGS = {
    "behavior": "behaviour",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "colored": "coloured",
    "colors": "colours",
    "edema": "oedema",
    "favor": "favour",
    "favored": "favoured",
    "favors": "favours",
    "gray": "grey",
    "meters": "metres",
    "neuron": "neurone",
    "neurons": "neurones",
    "organization": "organisation",
    "organizations": "organisations",
    "program": "programme",
    "programs": "programmes",
    "randomized": "randomised",
    "recognize": "recognise",
}
"""American words of the content with their British spelling. A test names those that are missing."""

NAMES = ("Center", "Centers", "Gray", "Organization", "Organizations", "Program", "Programs")
"""Words that are left alone with a capital letter, where they are mostly parts of names."""

AMERICAN = re.compile(rf"(?<![\w@/.#=-])(?:{'|'.join(SPELLINGS)})(?![\w/=]|[.-]\w)", re.IGNORECASE)
"""One of those words by itself: no part of an address, a key or a longer word."""

PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
"""Two braces, a name without braces, two braces."""


def placeholders(organisation: Organisation) -> dict[str, str]:
    """Return every placeholder's name in lower case and the text that it stands for."""
    words = organisation.words
    return {
        "als": words.als,
        "physical therapist": words.physical_therapist,
        "physical therapists": words.physical_therapists or words.physical_therapist + "s",
        "carer": words.carer,
        "carers": words.carers or words.carer + "s",
        "emergency number": organisation.emergency.number,
        "crisis line": organisation.crisis_line,
        "date form": "{day} {month} {year}" if organisation.language in BRITISH else "{month} {day}, {year}",
    }


def fill(text: str, organisation: Organisation) -> str:
    """Return a text with its placeholders replaced and its spelling localized; an unknown placeholder is left unchanged."""
    if "{{" not in text:
        return respelled(text, organisation.language)
    known = placeholders(organisation)

    def word(match: re.Match[str]) -> str:
        name = " ".join(match[1].split())
        found = known.get(name.lower())
        if found is None:
            return match[0]
        return found[:1].upper() + found[1:] if name[:1].isupper() else found

    return respelled(PLACEHOLDER.sub(word, text), organisation.language)


def respelled(text: str, language: str) -> str:
    """Return a text in the spelling of a language, a tag such as `en-GB`."""

    def british(match: re.Match[str]) -> str:
        found = SPELLINGS[match[0].lower()]
        if match[0].islower():
            return found
        return found.capitalize() if match[0].istitle() and match[0] not in NAMES else match[0]

    return AMERICAN.sub(british, text) if language in BRITISH else text


def fill_all(value: Any, organisation: Organisation) -> Any:
    """Fill the placeholders in every text of nested lists and dicts; other values stay as they are."""
    return map_texts(value, lambda text: fill(text, organisation))


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return nested lists and dicts with every text changed; tuples become lists, other values stay as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [map_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {key: map_texts(item, change) for key, item in value.items()}
    return value
