"""Index: which words lead to which entries, and how strongly, worked out at build time (BM25F with fields).

The index is one object of plain lists that a script file hands to the page, because a page opened from disk may not
fetch. Its parts:

- `pages`: `[address, title]` of each page;
- `entries`: `[number of the page, anchor, title, kind, snippet]` of each entry; an empty title is the page's own;
- `words`: every word, sorted, in one text; `stems`: for each of them the number of its stem;
- `digits`: how many characters an entry's number has: two for up to 4,096 entries, three for a larger site;
- `postings`: for each stem a text that gives each entry's number, in so many characters, and its weight in one more (see
  `DIGITS`);
- `ignored`: words to ignore, in one text;
- `synonyms`: `[stems said, [[stems meant, weight], ...]]`, the stems as numbers; `urgent`: the stems of urgent words;
- `elsewhere`: `[[stems said, ...], answer]` of what the site has nothing on.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from alsguide.search.entries import Entry, addresses
from alsguide.search.synonyms import SearchWords, Synonym
from alsguide.search.words import words_of

WEIGHTS = {"title": 9.0, "terms": 7.0, "summary": 3.0, "above": 2.5, "text": 1.0}
"""How much a word counts in each field."""

KINDS: dict[str, float] = {"article": 1.0, "question": 1.3, "exercise": 0.8, "word": 0.5, "page": 0.85}
"""The kinds of entries, and how much each weighs: answers before exercises, exercises before meanings."""

SATURATION = 4.0
"""How soon more of the same word adds little (k of BM25)."""

LENGTH = 0.6
"""How much a long text counts against its words (b of BM25)."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits of numbers to the base 64, none of which needs a mark of escape."""

LEVELS = len(DIGITS) - 1
SHOWN = DIGITS[1] + DIGITS[1:]
"""The digit of each level of weight: where a word stands at all, it has some."""

SAID, ALSO = 0.85, 0.7


def build_index(
    entries: Sequence[Entry],
    known: SearchWords,
    also: Iterable[tuple[str, Sequence[str]]],
    stem: Callable[[str], str],
) -> dict[str, Any]:
    """Return the index of some entries.

    `also` gives terms of the glossary with their other forms: each form leads to the term, and the term to each form.
    """
    digits = 2 if len(entries) <= len(DIGITS) ** 2 else 3
    pages = addresses(entries)
    page_number = {address: number for number, address in enumerate(pages)}
    titles = {entry.page: entry.above or entry.title for entry in reversed(entries)}
    ignored = {word for text in known.ignored for word in words_of(text)}
    vocabulary = Vocabulary(stem, ignored)
    weights = weigh(entries, vocabulary)
    top = max((max(row.values()) for row in weights.values()), default=1.0)
    synonyms = list(synonym_rows(known.synonyms, also, vocabulary))
    urgent = vocabulary.phrases_of(known.urgent)
    elsewhere = [[vocabulary.phrases_of(entry.say), entry.answer] for entry in known.elsewhere]
    words = sorted(vocabulary.words)
    shown = [digits_of(number, digits) for number in range(len(entries))]
    return {
        "pages": [[address, titles[address]] for address in pages],
        "entries": [
            [page_number[e.page], e.anchor, "" if not e.above and not e.anchor else e.title, e.kind, e.snippet]
            for e in entries
        ],
        "words": " ".join(words),
        "stems": [vocabulary.words[word] for word in words],
        "digits": digits,
        "postings": [postings(weights.get(number, {}), top, shown) for number in range(len(vocabulary.numbers))],
        "ignored": " ".join(sorted(ignored)),
        "synonyms": synonyms,
        "urgent": urgent,
        "elsewhere": elsewhere,
    }


class Vocabulary:
    """All words met so far: `words` maps each to the number of its stem, `numbers` each stem to its number."""

    def __init__(self, stem: Callable[[str], str], ignored: set[str]) -> None:
        self.stem = stem
        self.ignored = ignored
        self.words: dict[str, int] = {}
        self.numbers: dict[str, int] = {}

    def stems_of(self, text: str) -> list[int]:
        """Return the stems of a text's words in order, without those that are ignored; new words become known."""
        return [number for word in words_of(text) if (number := self.number(word)) is not None]

    def count(self, words: Mapping[str, int]) -> dict[int, int]:
        """Return how often each stem stands in a text whose words are counted, without those that are ignored."""
        known, ignored, found = self.words, self.ignored, dict[int, int]()
        for word, times in words.items():
            if word not in ignored:
                number = known[word] if word in known else self.known(word)
                found[number] = found.get(number, 0) + times
        return found

    def phrase_of(self, text: str) -> list[int]:
        """Return the stems of a phrase that a reader may type.

        Words that are ignored are left out while two words are left: "cannot walk" is not "walk".
        """
        telling = self.stems_of(text)
        return telling if len(telling) > 1 else [self.known(word) for word in words_of(text)]

    def phrases_of(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the stems of each phrase that holds a word."""
        return [stems for text in texts if (stems := self.phrase_of(text))]

    def number(self, word: str) -> int | None:
        """Return the number of a word's stem; None for a word that is ignored."""
        return None if word in self.ignored else self.known(word)

    def known(self, word: str) -> int:
        """Return the number of a word's stem, of a word that is ignored too."""
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = self.numbers.setdefault(self.stem(word), len(self.numbers))
        return found


def weigh(entries: Sequence[Entry], vocabulary: Vocabulary) -> dict[int, dict[int, float]]:
    """Return the weight of each stem in each entry where it stands."""
    counted = [{name: vocabulary.count(words) for name, words in entry.fields.items()} for entry in entries]
    lengths = [sum(fields.get("text", {}).values()) for fields in counted]
    usual = sum(lengths) / max(len(lengths), 1) or 1
    spread = Counter(chain.from_iterable(set().union(*fields.values()) for fields in counted))
    rarity = {stem: math.log(1 + len(entries) / count) for stem, count in spread.items()}
    weights: dict[int, dict[int, float]] = {stem: {} for stem in spread}
    for number, (entry, fields, own) in enumerate(zip(entries, counted, lengths, strict=True)):
        kind, sums = KINDS[entry.kind], dict[int, float]()
        for name, counts in fields.items():
            weight = WEIGHTS[name] / (1 - LENGTH + LENGTH * own / usual if name == "text" else 1)
            for stem, count in counts.items():
                sums[stem] = sums.get(stem, 0.0) + weight * count
        for stem, amount in sums.items():
            weights[stem][number] = rarity[stem] * amount / (amount + SATURATION) * kind
    return weights


def digits_of(number: int, digits: int) -> str:
    """Return a number in so many digits."""
    return "".join(DIGITS[number // 64**place % 64] for place in reversed(range(digits)))


def postings(row: dict[int, float], top: float, numbers: Sequence[str]) -> str:
    """Return one stem's entries, which come in their order, as `numbers` writes them, and their weights as text."""
    return "".join([numbers[entry] + SHOWN[round(weight / top * LEVELS)] for entry, weight in row.items()])


def synonym_rows(
    synonyms: Iterable[Synonym], also: Iterable[tuple[str, Sequence[str]]], vocabulary: Vocabulary
) -> Iterable[list[Any]]:
    """Yield the rows of synonyms: those of the data file, and those of the glossary in both directions."""
    meant: dict[tuple[int, ...], dict[tuple[int, ...], float]] = defaultdict(dict)

    def join(said: str, means: str, weight: float) -> None:
        left, right = tuple(vocabulary.phrase_of(said)), tuple(vocabulary.stems_of(means))
        if left and right and left != right:
            typed = max(1, len(vocabulary.stems_of(said)))
            share = typed / len(right)  # what is meant counts as much as what was typed, however many words it takes
            meant[left].setdefault(right, round(weight * (share if weight == SAID else min(1, share)), 2))

    for synonym in synonyms:
        for said in synonym.say:
            for means in synonym.means:
                join(said, means, SAID)
    for term, forms in also:
        for form in forms:
            join(form, term, ALSO)
            join(term, form, ALSO)
    for left, rights in meant.items():
        yield [list(left), [[list(right), weight] for right, weight in rights.items()]]


def index_script(index: dict[str, Any]) -> bytes:
    """Return the script file that hands the index to the page."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.alsguide=window.alsguide||{{}};window.alsguide.searchIndex={safe};\n".encode()
