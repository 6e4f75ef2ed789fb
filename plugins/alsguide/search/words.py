"""Words: how text becomes the words that are indexed, and which of them count as the same.

The page's script splits what a reader types in the same way (`wordsOf` in `theme/scripts/search-words.js`); only this
side knows stems, because the index holds every word with the stem it belongs to.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Letters and digits of any script, with apostrophes inside."""

POSSESSIVE = re.compile(r"['’]s$")
"""An English possessive at the end of a word."""

APOSTROPHE = re.compile(r"['’]")

LANGUAGES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""The stemmer of each language tag's first part; other languages are searched by whole words and their beginnings."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in order: lower case, without accents, apostrophes and possessive endings."""
    return [word if word.isalnum() else without_apostrophes(word) for word in WORD.findall(without_accents(text))]


def count_words(text: str) -> dict[str, int]:
    """Return how often each of the words of a text stands in it, in the order in which they come."""
    found: dict[str, int] = {}
    for word, times in Counter(WORD.findall(without_accents(text))).items():
        own = word if word.isalnum() else without_apostrophes(word)
        found[own] = found.get(own, 0) + times
    return found


def without_accents(text: str) -> str:
    """Return a text in lower case without accents."""
    plain = unicodedata.normalize("NFKD", text).lower()
    accents = [letter for letter in set(plain) if unicodedata.combining(letter)]
    return plain.translate(dict.fromkeys(map(ord, accents))) if accents else plain


def without_apostrophes(word: str) -> str:
    """Return a word without its apostrophes and possessive ending."""
    return APOSTROPHE.sub("", POSSESSIVE.sub("", word))


def make_stem(language: str) -> Callable[[str], str]:
    """Return the function that gives a word's stem, for a language tag such as `en-US`."""
    from snowballstemmer import algorithms, stemmer  # here, because only a new index needs it, and it is slow to load

    name = LANGUAGES.get(language.split("-")[0].lower(), "")
    if name not in algorithms():
        return lambda word: word
    stem: Callable[[str], str] = cache(stemmer(name).stemWord)
    return stem
