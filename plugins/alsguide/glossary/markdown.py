"""Notes on words: the plain meaning of a medical word, right below the block of text that uses it first, or above a table.

A note is a short paragraph of its own, so that the sentence stays whole, nothing has to be hovered or pressed, and a screen
reader comes to it in its place. A word gets no note where the author has explained it: in parentheses, before parentheses,
or before a colon.
"""

import math
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Sequence

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from alsguide.glossary.model import Word
from alsguide.markup.boxes import ROW, in_row

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

EXPLAINED_AFTER = re.compile(r"\s*(?:\(|:)")
"""What follows a word that the author explains."""

IN_PARENTHESES = re.compile(r"\([^()]*$")
"""An open parenthesis before the word: it stands in parentheses, behind its plain meaning."""

WORD = re.compile(r"\w+")

LINES_BESIDE = 8
"""How many lines of text stand beside a note and the sources below it."""

WORDS_OF_LINE = 11
LINES_OF_HEADING = 3


class WordNotes(Treeprocessor):
    """Put a note below the first block in which each word stands; above a table, so that the note can stand beside it.

    Notes stand beside the text. Where a row of boxes comes soon, they stand in a row, too, and leave it all the room.
    """

    def __init__(self, md: Markdown, words: Sequence[Word], say: str) -> None:
        super().__init__(md)
        self.say = say
        self.by_form = {form: word for word in words if word.note for form in word.medical_forms()}
        folded = [(form.casefold(), word.term) for form, word in self.by_form.items()]
        self.forms = [(max(WORD.findall(form), key=len, default=""), form, term) for form, term in folded]
        longest_first = sorted(self.by_form, key=lambda form: (-len(form), form))
        exact = [form for form in longest_first if form != form.lower()]
        free = [form for form in longest_first if form == form.lower()]
        parts = [*by_first_letters(exact), *(f"(?i:{part})" for part in by_first_letters(free))]
        self.any_form = re.compile(rf"(?<![\w-])({'|'.join(parts)})(?![\w-])") if parts else None

    def run(self, root: etree.Element) -> None:
        """Add the notes in place."""
        if self.any_form is None:
            return
        seen: set[str] = set()
        waiting: list[etree.Element] = []
        blocks = list(root)
        texts = ["".join(block.itertext()) for block in blocks]
        coming = self.forms_in("\n".join(texts).casefold())
        added = 0
        for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
            folded = text.casefold()
            if [True for form, _ in coming if form in folded]:
                waiting += self.notes_of(text, seen)
                coming = [(form, term) for form, term in coming if term not in seen]
            if waiting and (block.tag not in HEADINGS or place == len(blocks) - 1):
                if block.get("class") == ROW and lines_before_row(blocks[place + 1 :]) < LINES_BESIDE * len(waiting):
                    waiting = [in_row(waiting)]
                for note in waiting:
                    root.insert(place + added + (block.tag != "table"), note)
                    added += 1
                waiting = []

    def forms_in(self, folded: str) -> list[tuple[str, str]]:
        """Return the forms that may stand in a text, all in small letters, each with its word: few words of the glossary do."""
        words = {"", *WORD.findall(folded)}
        return [(form, term) for longest, form, term in self.forms if longest in words and form in folded]

    def notes_of(self, text: str, seen: set[str]) -> Iterable[etree.Element]:
        """Yield the notes on the words that stand in a block for the first time; `seen` holds the words met so far."""
        assert self.any_form is not None
        for match in self.any_form.finditer(text):
            form = match[1] if match[1] in self.by_form else match[1].lower()
            word = self.by_form[form]
            if word.term in seen:
                continue
            seen.add(word.term)
            before, after = text[: match.start()], text[match.end() :]
            if not EXPLAINED_AFTER.match(after) and not IN_PARENTHESES.search(before):
                yield note_on(word, form, self.say)


def lines_before_row(blocks: Iterable[etree.Element]) -> float:
    """Return about how many lines stand before the next row of boxes; infinitely many where there is none."""
    lines = 0.0
    for block in blocks:
        if block.get("class") == ROW:
            return lines
        words = len("".join(block.itertext()).split())
        lines += LINES_OF_HEADING if block.tag in HEADINGS else 1 + words / WORDS_OF_LINE
    return math.inf


def by_first_letters(forms: Iterable[str]) -> list[str]:
    """Return patterns that match any of some forms, those with the same first two letters together, each group in its order.

    At most places of a text no group begins, so that one look at two letters rules out all of its forms.
    """
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:2], []).append(re.escape(form[2:]))
    return [f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in groups.items()]


def note_on(word: Word, form: str, say: str) -> etree.Element:
    """Return the note on a word that appears in one of its forms."""
    note = etree.Element("p", {"class": "c-definition", "role": "note"})
    shown = word.term if word.term.lower().startswith(form.lower()[:5]) else f"{form}, {word.term}"
    note.tail = "\n"
    strong = etree.SubElement(note, "strong")
    strong.text = shown[:1].upper() + shown[1:]
    strong.tail = (f" ({say} {word.say})" if word.say else "") + f": {word.meaning}"
    return note


class GlossaryExtension(Extension):
    """Add notes on words to Markdown. `say` is the word before how a word is said."""

    def __init__(self, words: Sequence[Word], say: str) -> None:
        super().__init__()
        self.words = words
        self.say = say

    def extendMarkdown(self, md: Markdown) -> None:  # the name is Python-Markdown's own
        """Register behind attribute lists (priority 8) and before escapes are undone (0)."""
        md.treeprocessors.register(WordNotes(md, self.words, self.say), "word_notes", 4)
