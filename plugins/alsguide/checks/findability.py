"""Checks of what helps readers to find and understand: the words that are explained, and the answers to what they ask."""

import re
from collections.abc import Iterator, Mapping

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.core.problems import Problem

NOT_READ = ("glossary", "synonyms", "wording", "reading")
"""Data files whose words nobody reads on a page."""


@check("words", gathers=True, needs=("glossary",))
def unused_word(site: Site) -> Iterator[Problem]:
    """Each word of the glossary, or another form of it, stands somewhere on the site.

    Bad: `term: "dysarthria"` while no page speaks of it
    Good: `term: "spasticity"`, which "Cramps, stiffness, and spasms" uses
    """
    used = {term for part in site.gathered for term in part.terms}
    for number, term, _ in glossary_forms(site):
        if term not in used:
            message = f'No page uses the word "{term}" or another form of it. Take it out, or use it.'
            yield Problem(*site.documents["glossary"].place_of((number, "term")), message)


def glossary_forms(site: Site) -> list[tuple[int, str, list[str]]]:
    """Return the terms of the glossary, each with its number there and all its forms."""
    document = site.documents.get("glossary")
    entries = document.data if document is not None and isinstance(document.data, list) else []
    return [
        (number, str(entry["term"]), [str(form) for name in FORMS for form in as_list(entry.get(name))])
        for number, entry in enumerate(entries)
        if isinstance(entry, Mapping) and entry.get("term")
    ]


FORMS = ("term", "also", "everyday")
"""The fields of an entry that hold forms of its word."""


def as_list(value: object) -> list[object]:
    """Return the values of a list, one value as a list, and none for nothing."""
    return value if isinstance(value, list) else [value] if value else []


def terms_in(site: Site) -> set[str]:
    """Return the terms of the glossary that stand in a site, or in a part of it, in any of their forms."""
    words, terms = words_of(site), site.look_up("terms", lambda: glossary_forms(site))
    return {term for _, term, forms in terms if any(occurs_in(form, words) for form in forms)}


def words_of(site: Site) -> str:
    """Return everything that readers read, in lower case with single spaces."""
    texts = [text.source.body for text in site.texts]
    texts += [value for text in site.texts for _, value in text.source.texts]
    for name, document in site.scanned.items():
        if name not in NOT_READ:
            texts += [value for _, value in document.texts]
    return " ".join(" ".join(texts).lower().split())


def occurs_in(form: str, text: str) -> bool:
    """Return whether a form, or its plural, stands in a text as a word of its own."""
    # Without a look behind, the search jumps from one first letter to the next, which is ten times faster.
    ends = re.compile(rf"{re.escape(form.lower())}(?:s|es)?(?![\w-])")
    return any(not re.match(r"[\w-]", text[match.start() - 1 : match.start()]) for match in ends.finditer(text))


@check("trust", blocks_build=True)
def unanswered_question(site: Site) -> Iterator[Problem]:
    """Each question has an answer that cites a reference, or its basis says that no research was found.

    Bad: `basis: opinion` with `references: []`
    Good: `basis: no-research-found` with `references: []`
    """
    document = site.documents.get("questions")
    for number, entry in enumerate(document.data if document is not None and isinstance(document.data, list) else ()):
        assert document is not None
        if not isinstance(entry, Mapping):
            continue
        if not str(entry.get("answer") or "").strip():
            message = f'The question "{entry.get("id")}" has no answer. Write one.'
            yield Problem(*document.place_of((number,)), message)
        elif not entry.get("references") and entry.get("basis") != "no-research-found":
            message = (
                f'The answer to "{entry.get("id")}" cites nothing. Cite its source, or set "basis: no-research-found" '
                "and say in the answer that none was found."
            )
            yield Problem(*document.place_of((number, "answer")), message)
