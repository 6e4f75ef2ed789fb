"""Placeholders: an organisation's own words, filled into all content.

`{{ALS}}`, `{{physical therapist}}`, `{{carer}}` and `{{emergency number}}` stand in Markdown and data. A plural takes
an `s` (`{{carers}}`), a capital letter gives a capital (`{{Carer}}`).
"""

import re
from typing import Any

from alsguide.organisation import Organisation

PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
"""Two braces, a name without braces, two braces."""


def placeholders(organisation: Organisation) -> dict[str, str]:
    """Give every placeholder's name in lower case and the text that it stands for."""
    words = organisation.words
    return {
        "als": words.als,
        "physical therapist": words.physical_therapist,
        "physical therapists": words.physical_therapists or words.physical_therapist + "s",
        "carer": words.carer,
        "carers": words.carers or words.carer + "s",
        "emergency number": organisation.emergency.number,
    }


def fill(text: str, organisation: Organisation) -> str:
    """Fill all placeholders of a text. An unknown one is left as it stands; a check reports it."""
    known = placeholders(organisation)

    def word(match: re.Match[str]) -> str:
        name = " ".join(match[1].split())
        found = known.get(name.lower())
        if found is None:
            return match[0]
        return found[:1].upper() + found[1:] if name[:1].isupper() else found

    return PLACEHOLDER.sub(word, text)


def fill_all(value: Any, organisation: Organisation) -> Any:
    """Fill the placeholders in every text of nested lists and dicts; other values stay as they are."""
    if isinstance(value, str):
        return fill(value, organisation)
    if isinstance(value, list | tuple):
        return [fill_all(item, organisation) for item in value]
    if isinstance(value, dict):
        return {key: fill_all(item, organisation) for key, item in value.items()}
    return value


def unknown_placeholders(text: str, organisation: Organisation) -> list[tuple[int, str]]:
    """Give the unknown placeholders of a text, each with its line (from 1)."""
    known = placeholders(organisation)
    return [
        (text.count("\n", 0, match.start()) + 1, match[1])
        for match in PLACEHOLDER.finditer(text)
        if " ".join(match[1].split()).lower() not in known
    ]
