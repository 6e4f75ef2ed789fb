"""What a word of the glossary is, and how the glossary is read from `content/data/glossary.yaml`.

A *word* is a term with its plain meaning, how to say it, and the other forms under which it appears.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from alsguide.core.problems import Problem
from alsguide.core.schema import Record, validate_entries
from alsguide.core.sources import Document
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

Text = Annotated[str, Field(min_length=1)]


class Word(Record):
    """A word: `say` shows how it is said, the loud part in capitals.

    `also` are other medical forms, `everyday` plain words for it. `note` says whether its first use in an article gets one.
    """

    term: Text
    meaning: Text
    say: str = ""
    also: tuple[Text, ...] = ()
    everyday: tuple[Text, ...] = ()
    note: bool = True

    @property
    def id(self) -> str:
        """The word's place on the glossary page."""
        plain = unicodedata.normalize("NFKD", self.term).lower()
        return "word-" + re.sub(r"[^\w]+", "-", plain).strip("-")

    @property
    def others(self) -> tuple[str, ...]:
        """Every other form, medical and everyday."""
        return (*self.also, *self.everyday)

    def medical_forms(self) -> list[str]:
        """Return the forms that may need a note: the term and other medical forms, each in one and in many."""
        forms = (self.term, *self.also)
        return list(dict.fromkeys([*forms, *(f"{form}s" for form in forms if not form.endswith("s"))]))


def parse_glossary(document: Document, organisation: Organisation) -> tuple[list[Word], list[Problem]]:
    """Return the glossary of a file that was read, sorted by term. A word with a problem is left out."""
    found, problems = validate_entries(Word, fill_all(document.data or [], organisation), document, "glossary")
    # The site's own word for the illness stands on every page; nearly all its readers know it.
    own = organisation.words.als
    words = [word.model_copy(update={"note": False}) if word.term == own else word for word in found.values()]
    return sorted(words, key=lambda word: word.id), problems


def forms_of(words: Sequence[Word]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each term with its other forms."""
    return [(word.term, word.others) for word in words]
