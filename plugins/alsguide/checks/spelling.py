"""The check of spelling, with the word lists of codespell and the project's own."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from alsguide.checks.model import Site
from alsguide.checks.names import is_name
from alsguide.checks.registry import Finding, check
from alsguide.words import BRITISH

WRONG, FROM_BRITISH = "dictionary.txt", "dictionary_en-GB_to_en-US.txt"
"""Codespell's list of misspelled words, and of British spellings with the American ones."""


@lru_cache(maxsize=2)
def misspellings(is_british: bool = False) -> dict[str, str]:
    """Give the misspelled words in lower case, each with its corrections. Where British spelling is right, it is in none."""
    folder = resources.files("codespell_lib") / "data"
    texts = (
        (folder / name).read_text(encoding="utf-8") for name in ((WRONG,) if is_british else (WRONG, FROM_BRITISH))
    )
    return dict(row.split("->", 1) for text in texts for row in text.split("\n") if "->" in row)


@check("words")
def spelling(site: Site) -> Iterator[Finding]:
    """Words are spelled right, in the American way. Names, and words listed under `spelled_right`, may differ.

    On a site in British English (`language = "en-GB"` and the like) both ways are right.

    Bad: `a randomised programme`
    Good: `a randomized program`
    """
    right = {word.lower() for word in site.wording.spelled_right}
    wrong = misspellings(site.organisation.language in BRITISH)
    for word in (site.index.keys() & wrong.keys()) - right:
        found = [part.strip() for part in wrong[word].split(",") if part.strip()]
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
