"""The check of spelling, with the word lists of codespell and the project's own."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import chain

from alsguide.checks.language import glossary_words
from alsguide.checks.model import Site
from alsguide.checks.names import is_name
from alsguide.checks.phrases import PLAIN_WORD, Judge
from alsguide.checks.registry import check
from alsguide.checks.syllables import pronunciations
from alsguide.core.problems import Problem, did_you_mean
from alsguide.organisation.placeholders import BRITISH

WRONG, FROM_BRITISH = "dictionary.txt", "dictionary_en-GB_to_en-US.txt"
"""Codespell's list of misspelled words, and of British spellings with the American ones."""


@lru_cache(maxsize=2)
def word_list(name: str) -> dict[str, str]:
    """Return the words of one of codespell's lists in lower case, each with its corrections."""
    text = (resources.files("codespell_lib") / "data" / name).read_text(encoding="utf-8")
    return dict(row.split("->", 1) for row in text.split("\n") if "->" in row)


def is_misspelled(word: str, is_british: bool = False) -> bool:
    """Return whether a word in lower case is misspelled. British spelling is right where it is asked for."""
    return word in word_list(WRONG) or (not is_british and word in word_list(FROM_BRITISH))


def corrections(word: str) -> list[str]:
    """Return the right spellings of a misspelled word in lower case; none when it is not known as misspelled."""
    found = word_list(WRONG).get(word) or word_list(FROM_BRITISH).get(word, "")
    return [part.strip() for part in found.split(",") if part.strip()]


def words_at(site: Site, word: str) -> Iterator[tuple[str, int, str, re.Match[str]]]:
    """Yield each place where readers meet a word: the path, the line, the text around it and the match; names are left out."""
    pattern = re.compile(rf"(?<![\w.@/-]){word}(?!\w)", re.IGNORECASE)
    for passage in (site.passages[number] for number in sorted(site.index[word])):
        text = passage.block.text
        for match in pattern.finditer(text):
            if not match[0].isupper() and not is_name(text, match):
                yield passage.path, passage.block.line + text.count("\n", 0, match.start()), text, match


@check("words", per_text=True, needs=("wording",))
def spelling(site: Site) -> Iterator[Problem]:
    """Words are spelled right, in the American way. Names, and words listed under `spelled_right`, may differ.

    On a site in British English (`language = "en-GB"` and the like) both ways are right.

    Bad: `a randomised programme`
    Good: `a randomized program`
    """
    if not site.organisation.language.startswith("en"):
        return
    for word in site.look_up("misspelled", lambda: judge_of_spelling(site)).refused(site.index):
        found = corrections(word)
        shown = " or ".join(f'"{other}"' for other in found[:3])
        for path, line, _, match in words_at(site, word):
            message = f'"{match[0]}" is misspelled. Write {shown}, or list it under "spelled_right" in wording.yaml.'
            yield Problem(path, line, message)


def judge_of_spelling(site: Site) -> Judge:
    """Return what tells which words are misspelled."""
    right = {word.lower() for word in site.wording.spelled_right}
    is_british = site.organisation.language in BRITISH
    return Judge(lambda word: word not in right and is_misspelled(word, is_british))


ENDINGS = ("s", "es", "ed", "d", "ing", "ness", "less", "ful")
"""Endings that make one known word of another."""


@check("words", gathers=True, needs=("wording", "glossary"))
def unknown_word(site: Site) -> Iterator[Problem]:
    """Words stand in the dictionary (of English), the glossary, or the project's own list `spelled_right`; names need not.

    Bad: `Stand up slowely.`
    Good: `Stand up slowly.`
    """
    for path, line, word in chain.from_iterable(part.unknown_words for part in site.gathered):
        is_known = site.look_up("known words", lambda: known_words(site))
        others = (other for other in site.index if other[0] == word[0].lower() and is_known(other))
        message = f'"{word}" stands in no dictionary.{did_you_mean(word.lower(), others)} Correct it, or list it under '
        yield Problem(path, line, message + '"spelled_right" in wording.yaml.')


def unknown_words(site: Site) -> Iterator[tuple[str, int, str]]:
    """Yield each word that stands in no dictionary: its path, its line, and the word as it is written. Names are left out."""
    if not site.organisation.language.startswith("en"):
        return
    for word in site.look_up("unknown words", lambda: judge_of_unknown_words(site)).refused(site.index):
        for path, line, text, match in words_at(site, word):
            before = text[: match.start()].rstrip(' \n"“(')
            if not match[0][0].isupper() or not before or before[-1] in ".?!:":
                yield path, line, match[0]


def judge_of_unknown_words(site: Site) -> Judge:
    """Return what tells which words stand in no dictionary, and are named by no other check."""
    is_known, medical = site.look_up("known words", lambda: known_words(site)), tuple(site.wording.medical.endings)

    def is_unknown(word: str) -> bool:
        if len(word) < SHORTEST or not word.isalpha() or is_known(word):
            return False
        if is_misspelled(word) or word.removesuffix("s").endswith(medical):
            return False  # the checks "spelling" and "medical-word" name it
        return not any(word.endswith(ending) and is_known(word.removesuffix(ending)) for ending in ENDINGS)

    return Judge(is_unknown)


def known_words(site: Site) -> Callable[[str], bool]:
    """Return the function that tells whether a word in lower case stands in a dictionary or a list of the project's own."""
    right = {part for word in site.wording.spelled_right for part in PLAIN_WORD.findall(word.lower())}
    right |= glossary_words(site)
    return lambda word: word in right or pronunciations().find(word) is not None


SHORTEST = 3
"""Shorter words are left alone: they are parts of names and abbreviations."""

REPEATED = re.compile(r"\b(?!that\b|had\b)([a-z]+)\s+\1\b", re.IGNORECASE)
"""A word written twice."""


@check("words", per_text=True)
def repeated_word(site: Site) -> Iterator[Problem]:
    """No word is written twice in a row.

    Bad: `Stand up up slowly.`
    Good: `Stand up slowly.`
    """
    for passage in site.passages:
        text = passage.block.text
        for match in REPEATED.finditer(text):
            line = passage.block.line + text.count("\n", 0, match.start())
            yield Problem(passage.path, line, f'"{match[1]}" is written twice. Take one out.')
