"""Word files: long lists of words with a value each, one a row, in alphabetical order or nearly so."""

from itertools import takewhile

BEGINNING = 3
"""A word is looked for among those that begin with its first three letters: other signs stand in no certain order."""

LAST = "\U0010ffff"
"""A sign that stands behind all letters."""


class WordFile:
    """A word file, searched where a word must stand.

    (To read the 126,000 rows of the pronouncing dictionary into a dict takes longer than most checks together.)
    """

    def __init__(self, text: str, separator: str) -> None:
        self.text = f"\n{text}\n"
        self.separator = separator
        self.sections: dict[str, tuple[int, int]] = {}

    def start_of(self, beginning: str) -> int:
        """Return where the first row starts that stands behind a beginning, or begins so, with the end of the row above."""
        low, high = 0, len(self.text) - 1  # each is the end of a row
        while low < high:
            middle = self.text.rfind("\n", low, (low + high) // 2 + 1)
            if self.text[middle + 1 : middle + 1 + len(beginning)] < beginning:
                low = self.text.index("\n", middle + 1)
            else:
                high = middle
        return low

    def section_of(self, beginning: str) -> tuple[int, int]:
        """Return where the words with a beginning start and end; it is looked for once."""
        if beginning not in self.sections:
            self.sections[beginning] = self.start_of(beginning), self.start_of(beginning + LAST) + 1
        return self.sections[beginning]

    def find(self, word: str) -> str | None:
        """Return the value of a word in lower case; None when the file does not hold it."""
        row = f"\n{word}{self.separator}"
        place = self.text.find(row, *self.section_of("".join(takewhile(str.isalpha, word[:BEGINNING]))))
        if place < 0:
            return None
        return self.text[place + len(row) : self.text.index("\n", place + 1)]
