"""Names in running text: words that are spelled as their owners spell them."""

import re


def is_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is part of a name: it and a neighbor begin with capitals."""
    if not match[0][0].isupper():
        return False
    before, after = text[: match.start()].split(), text[match.end() :].split()
    return bool(before and before[-1][0].isupper()) or bool(after and after[0][0].isupper())
