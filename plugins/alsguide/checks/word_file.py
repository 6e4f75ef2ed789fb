"""Word files: long lists of words with a value each, one a row, in alphabetical order or nearly so."""

BEGINNING = 3
"""A word is looked for from where the words with its first three letters begin."""

SECTION = 60_000
"""Words with the same first three letters stand on fewer characters than this (a test holds that for the file in use)."""


class WordFile:
    """A word file, searched where a word must stand.

    (To read the 126,000 rows of the pronouncing dictionary into a dict takes longer than most checks together.)
    """

    def __init__(self, text: str, separator: str) -> None:
        self.text = f"\n{text}\n"
        self.separator = separator
        self.starts: dict[str, int] = {"": 0}

    def start_of(self, beginning: str) -> int:
        """Return where the words with a beginning start; -1 when there are none."""
        start = self.starts.get(beginning)
        if start is None:
            around = self.start_of(beginning[:-1])
            start = self.text.find("\n" + beginning, around) if around >= 0 else -1
            self.starts[beginning] = start
        return start

    def find(self, word: str) -> str | None:
        """Return the value of a word in lower case; None when the file does not hold it."""
        start = self.start_of(word[:BEGINNING])
        row = f"\n{word}{self.separator}"
        place = self.text.find(row, start, start + SECTION) if start >= 0 else -1
        if place < 0:
            return None
        return self.text[place + len(row) : self.text.index("\n", place + 1)]
