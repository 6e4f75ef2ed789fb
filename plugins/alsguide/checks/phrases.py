"""Phrases: words to look for in running text, written so that an editor can read them.

A phrase is found whole, in capitals or not, across row breaks. `(a|b)` gives a choice, `(a)?` may be left out, `*` at the
end of a word stands for any ending, `#` for a figure, ` ... ` for up to six words between. A space also stands for a hyphen.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

GAP = r"(?:\W+[\w'’-]+){0,6}?\W+"
"""Up to six words."""
NUMBER = r"\d+(?:[.,]\d+)?"
"""A figure."""
TOKEN = re.compile(r"\(([^()]*)\)(\?)?|[^\s()]+")
"""A part of a phrase: a choice in brackets, or a word."""
PLAIN_WORD = re.compile(r"[^\W_]+")
"""Letters and digits in a row: how texts are cut into the words of an index."""


@lru_cache(maxsize=2_000)
def phrase_pattern(phrase: str) -> str:
    """Return the regular expression of one phrase. A phrase that ends in a mark, such as `%`, needs no word end."""
    text = re.sub(r"\s*\.\.\.\s*", "\x00", phrase)
    text = re.sub(r"([.+$^{}\[\]\\])", r"\\\1", text).replace("*", r"\w*").replace("'", "['’]")
    text = re.sub(r"\s+", r"[\\s-]+", text).replace("#", NUMBER).replace("\x00", GAP)
    start = r"(?<!\w)" if phrase[:1].isalnum() or phrase[:1] in "(#" else ""
    end = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] in ")?*#" else ""
    return f"{start}(?:{text}){end}"


@lru_cache(maxsize=500)
def find_any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern that finds any of the phrases; without phrases it finds nothing."""
    return re.compile("|".join(map(phrase_pattern, phrases)) or r"(?!)", re.IGNORECASE)


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Return whether a text holds any of the phrases."""
    return bool(find_any(tuple(phrases)).search(text))


def index_words(texts: Iterable[str]) -> dict[str, set[int]]:
    """Return, for each word in lower case, the numbers of the texts that hold it."""
    index: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in set(PLAIN_WORD.findall(text.lower())):
            index.setdefault(word, set()).add(number)
    return index


def may_hold(phrase: str, index: Mapping[str, set[int]]) -> set[int] | None:
    """Return the numbers of the texts that may hold a phrase, by the rarest of its words; None when any may.

    Looking for the phrase itself in those alone saves nine tenths of the time.
    """
    best: set[int] | None = None
    for match in TOKEN.finditer(phrase):
        choices = match[1].split("|") if match[1] is not None else [match[0]]
        found = None if match[2] else numbers_of(choices, index)
        if found is not None and (best is None or len(found) < len(best)):
            best = found
    return best


def numbers_of(choices: list[str], index: Mapping[str, set[int]]) -> set[int] | None:
    """Return the numbers of the texts that hold the first word of any choice; None when a choice has no certain word."""
    numbers: set[int] = set()
    for choice in choices:
        first = PLAIN_WORD.match(choice.strip().lower())
        if first is None:
            return None
        word, after = first[0], choice.strip()[first.end() :]
        if after[:1] in ("*", "?", "(", "'") or any(mark in choice for mark in "#"):
            stem = word[:-1] if after[:1] == "?" else word
            for known, where in index.items():
                if known.startswith(stem):
                    numbers |= where
        else:
            numbers |= index.get(word, set())
    return numbers
