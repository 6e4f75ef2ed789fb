"""Letters without accents, and Latin ones for those of other scripts, for names of files and keys."""

import unicodedata

from unidecode import unidecode

OWN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""Letters that are written with two elsewhere, where Unidecode would drop the dots."""


def to_ascii(text: str) -> str:
    """Return a text in plain Latin letters."""
    return unidecode(unicodedata.normalize("NFC", text).translate(OWN))
