"""Phrases: words to look for in running text, written so that an editor can read them.

A phrase is found whole, in capitals or not, across row breaks. `(a|b)` gives a choice, `(a)?` may be left out, `*` at the
end of a word stands for any ending, `#` for a figure, ` ... ` for up to six words between. A space also stands for a hyphen.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

GAP = r"(?:\W+[\w'’-]+){0,6}?\W+"
"""Up to six words."""
NUMBER = r"\d+(?:[.,]\d+)?"
"""A figure."""


@lru_cache(maxsize=2_000)
def phrase_pattern(phrase: str) -> str:
    """Give the regular expression of one phrase. A phrase that ends in a mark, such as `%`, needs no word end."""
    text = re.sub(r"\s*\.\.\.\s*", "\x00", phrase)
    text = re.sub(r"([.+$^{}\[\]\\])", r"\\\1", text).replace("*", r"\w*").replace("'", "['’]")
    text = re.sub(r"\s+", r"[\\s-]+", text).replace("#", NUMBER).replace("\x00", GAP)
    start = r"(?<!\w)" if phrase[:1].isalnum() or phrase[:1] in "(#" else ""
    end = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] in ")?*#" else ""
    return f"{start}(?:{text}){end}"


@lru_cache(maxsize=500)
def find_any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Give one pattern that finds any of the phrases; without phrases it finds nothing."""
    return re.compile("|".join(map(phrase_pattern, phrases)) or r"(?!)", re.IGNORECASE)


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text holds any of the phrases."""
    return bool(find_any(tuple(phrases)).search(text))
