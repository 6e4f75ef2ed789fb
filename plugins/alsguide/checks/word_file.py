"""Word files: long lists of words with a value each, one a row, in alphabetical order or nearly so."""


class WordFile:
    """A word file, searched where a word must stand.

    (To read the 126,000 rows of the pronouncing dictionary into a dict takes longer than all checks.)
    """

    def __init__(self, text: str, separator: str) -> None:
        self.text = f"\n{text}\n"
        self.separator = separator
        self.sections: dict[str, tuple[int, int]] = {"": (0, len(self.text))}

    def section(self, beginning: str) -> tuple[int, int]:
        """Give the part of the text with all words that begin with up to three letters; (0, 0) when there are none."""
        found = self.sections.get(beginning)
        if found is None:
            around = self.section(beginning[:-1])
            first, last = (seek(f"\n{beginning}", *around) for seek in (self.text.find, self.text.rfind))
            found = (first, self.text.index("\n", last + 1) + 1) if first >= 0 else (0, 0)
            self.sections[beginning] = found
        return found

    def find(self, word: str) -> str | None:
        """Give the value of a word in lower case; None when the file does not hold it."""
        row = f"\n{word}{self.separator}"
        place = self.text.find(row, *self.section(word[:3]))
        if place < 0:
            return None
        return self.text[place + len(row) : self.text.index("\n", place + 1)]
