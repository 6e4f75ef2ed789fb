"""What papers take from the data on signs of danger: the signs of a place by their level, and single statements.

The data are those of `content/data/safety_signs.yaml` as they were read: that they hold together is checked where they
belong. Papers have little room, so that a sign stands with its short words.
"""

from collections.abc import Mapping
from typing import Any

from alsguide.safety_signs.model import joined


def signs_at(data: Any, place: str, level: str, words: str = "short", is_full: bool = False) -> dict[str, Any] | None:
    """Return the title, the box and the lines of a level, with the signs that are shown at a place; None for none.

    `words` names the part of a sign that a line says; `is_full`: and how the sign shows without a voice.
    """
    levels, signs = part(data, "levels"), part(data, "signs")
    known = next((one for one in levels if one.get("id") == level), None)
    shown = [one for one in signs if one.get("level") == level and place in (one.get("shown_on") or ())]
    if known is None or not shown:
        return None
    form = str(data.get("without_voice", ""))
    lines = []
    for one in shown:
        text = joined(one.get(words, ""), one.get("without_voice") or "", form) if is_full else one.get(words, "")
        lines.append({"text": text, "sources": one.get("sources") or ()})
    return {"title": known.get("title", ""), "style": known.get("box", "plain"), "lines": lines}


def statement(data: Any, name: str) -> dict[str, Any] | None:
    """Return the text and the sources of a statement, or of a sign in its short words; None when there is none."""
    found = next((one for one in part(data, "statements") if one.get("id") == name), None)
    if found is not None:
        return {"text": found.get("words", ""), "sources": found.get("sources") or ()}
    sign = next((one for one in part(data, "signs") if one.get("id") == name), None)
    return None if sign is None else {"text": sign.get("short", ""), "sources": sign.get("sources") or ()}


def part(data: Any, name: str) -> list[Mapping[str, Any]]:
    """Return a list of the data; empty when the file does not have it."""
    found = data.get(name) if isinstance(data, Mapping) else None
    return [one for one in found or () if isinstance(one, Mapping)]
