"""Phrases: words to look for in running text, written so that an editor can read them.

A phrase is found whole, in capitals or not, across row breaks. `(a|b)` gives a choice, `(a)?` may be left out, `*` at the
end of a word stands for any ending, `#` for a figure, ` ... ` for up to six words between. A space also stands for a hyphen.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache, cached_property

GAP = r"(?:\W+[\w'’-]+){0,6}?\W+"
"""Up to six words."""
NUMBER = r"\d+(?:[.,]\d+)?"
"""A figure."""
TOKEN = re.compile(r"\(([^()]*)\)(\?)?|[^\s()]+")
"""A part of a phrase: a choice in brackets, or a word."""
PLAIN_WORD = re.compile(r"[^\W_]+")
"""Letters and digits in a row: how texts are cut into the words of an index."""


@cache
def phrase_pattern(phrase: str) -> str:
    """Return the regular expression of one phrase. A phrase that ends in a mark, such as `%`, needs no word end."""
    text = re.sub(r"\s*\.\.\.\s*", "\x00", phrase)
    text = re.sub(r"([.+$^{}\[\]\\])", r"\\\1", text).replace("*", r"\w*").replace("'", "['’]")
    text = re.sub(r"\s+", r"[\\s-]+", text).replace("#", NUMBER).replace("\x00", GAP)
    end = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] in ")?*#" else ""
    return f"(?:{text}){end}"


def begins_word(phrase: str) -> bool:
    """Return whether a phrase begins where a word does. One that begins with a mark, such as `%`, needs no word's beginning."""
    return phrase[:1].isalnum() or phrase[:1] in "(#"


@cache
def find_any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern that finds any of the phrases; without phrases it finds nothing."""
    words = "|".join(phrase_pattern(phrase) for phrase in phrases if begins_word(phrase))
    marks = [phrase_pattern(phrase) for phrase in phrases if not begins_word(phrase)]
    parts = (
        [rf"(?<!\w)(?:{words})", *marks] if words else marks
    )  # so that most letters of a text are passed over at once
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Return whether a text holds any of the phrases."""
    return bool(find_any(tuple(phrases)).search(text))


class WordIndex(dict[str, set[int]]):
    """For each word in lower case the numbers of the texts that hold it."""

    @cached_property
    def words(self) -> list[str]:
        """The words, sorted."""
        return sorted(self)

    def starting_with(self, stem: str) -> list[str]:
        """Return the words that start with a stem."""
        return self.words[bisect_left(self.words, stem) : bisect_left(self.words, stem + chr(sys.maxunicode))]


class Judge:
    """Tells which words are refused. It looks at each word once, because most of the words of a text stand in others, too."""

    def __init__(self, is_refused: Callable[[str], bool]) -> None:
        self.is_refused = is_refused
        self.fine: set[str] = set()

    def refused(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that are refused, in order."""
        new = set(words) - self.fine
        refused = sorted(filter(self.is_refused, new))
        self.fine |= new.difference(refused)
        return refused


def index_words(texts: Iterable[str]) -> WordIndex:
    """Return the index of some texts."""
    index = WordIndex()
    for number, text in enumerate(texts):
        for word in set(PLAIN_WORD.findall(text.lower())):
            index.setdefault(word, set()).add(number)
    return index


def may_hold(phrase: str, index: WordIndex) -> set[int] | None:
    """Return the numbers of the texts that may hold a phrase, by the rarest of its words; None when any may.

    Looking for the phrase itself in those alone saves nine tenths of the time.
    """
    best: set[int] | None = None
    for choices in certain_words(phrase):
        known = [words for word, is_stem in choices for words in (index.starting_with(word) if is_stem else (word,))]
        found = set().union(*(index.get(word, ()) for word in known))
        if best is None or len(found) < len(best):
            best = found
        if not best:
            break
    return best


@cache
def certain_words(phrase: str) -> list[list[tuple[str, bool]]]:
    """Return, for each part of a phrase that no text can do without, the first word of each choice, and whether it is a stem."""
    parts = []
    for match in TOKEN.finditer(phrase):
        choices = match[1].split("|") if match[1] is not None else [match[0]]
        words = [] if match[2] else [first_word(choice.strip()) for choice in choices]
        certain = [word for word in words if word is not None]
        if certain and len(certain) == len(choices):
            parts.append(certain)
    return parts


def first_word(choice: str) -> tuple[str, bool] | None:
    """Return the first word of a choice, and whether it is a stem; None when the choice has no certain word."""
    first = PLAIN_WORD.match(choice.lower())
    if first is None:
        return None
    after = choice[first.end() : first.end() + 1]
    is_stem = after in ("*", "?", "(", "'") or "#" in choice
    return (first[0][:-1] if after == "?" else first[0]), is_stem
