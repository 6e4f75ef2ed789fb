"""The check of spelling, with the word lists of codespell and the project's own."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from alsguide.checks.model import Site
from alsguide.checks.names import is_name
from alsguide.checks.registry import Finding, check

LISTS = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
"""Codespell's lists of misspelled words, and of British spellings with the American ones."""


@lru_cache(maxsize=1)
def misspellings() -> dict[str, str]:
    """Give the misspelled words in lower case, each with its corrections."""
    folder = resources.files("codespell_lib") / "data"
    texts = ((folder / name).read_text(encoding="utf-8") for name in LISTS)
    return dict(row.split("->", 1) for text in texts for row in text.split("\n") if "->" in row)


def corrections(word: str) -> list[str]:
    """Give the right spellings of a misspelled word in lower case; none when it is not known as misspelled."""
    return [part.strip() for part in misspellings().get(word, "").split(",") if part.strip()]


@check("words")
def spelling(site: Site) -> Iterator[Finding]:
    """Words are spelled right, in the American way. Names, and words listed under `spelled_right`, may differ.

    Bad: `a randomised programme`
    Good: `a randomized program`
    """
    right = {word.lower() for word in site.wording.spelled_right}
    for word in (site.index.keys() & misspellings().keys()) - right:
        found = corrections(word)
        pattern = re.compile(rf"(?<![\w.@/-]){word}(?!\w)", re.IGNORECASE)
        for passage in (site.passages[number] for number in sorted(site.index[word])):
            text = passage.block.text
            for match in pattern.finditer(text):
                if match[0].isupper() or is_name(text, match):
                    continue
                shown = " or ".join(f'"{other}"' for other in found[:3])
                message = (
                    f'"{match[0]}" is misspelled. Write {shown}, or list it under "spelled_right" in wording.yaml.'
                )
                yield Finding(passage.path, passage.block.line + text.count("\n", 0, match.start()), message)
