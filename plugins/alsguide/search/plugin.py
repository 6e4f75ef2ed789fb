"""Adapter: makes the search index of a build's pages and adds it to the shared files."""

from pathlib import Path

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from alsguide.contents import each_content, is_article
from alsguide.glossary.model import forms_of
from alsguide.kept import fingerprint_of, kept
from alsguide.problems import format_report
from alsguide.questions.answers import plain, split_answers
from alsguide.search.entries import Entry, exercise_entry, page_entries, question_entry, word_entry
from alsguide.search.index import build_index, index_script
from alsguide.search.synonyms import load_search_words
from alsguide.search.words import make_stem
from alsguide.site.guide import Guide

SEARCH = "pages/search.md"
"""The source file of the search page."""


def add_index(generators: list[Generator]) -> None:
    """Make the index, when the site has a search page."""
    context = generators[0].context
    guide: Guide = context["GUIDE"]
    if SEARCH not in context["generated_content"]:
        return
    words, problems = load_search_words(guide.content / "data/synonyms.yaml", guide.root, guide.organisation)
    if problems:
        raise SystemExit(format_report(problems))
    entries = [entry for content in each_content(generators) for entry in entries_of(content, guide)]
    forms, language = forms_of(guide.glossary), guide.organisation.language
    key = fingerprint_of([Path(__file__).parents[1]], [], f"{entries}{words}{forms}{language}")
    file = guide.root / ".cache" / "search.pickle"
    script = kept(file, key, lambda: index_script(build_index(entries, words, forms, make_stem(language))))
    context["ASSETS"].files["js/search-index.js"] = script


def entries_of(content: Content, guide: Guide) -> list[Entry]:
    """Give the entries of one article, page or exercise; none of what is hidden, a draft, or the search itself."""
    if content.status != "published" or content.template in ("search", "not-found"):
        return []
    found = guide.store.get(guide.root / content.source_file)
    address, header, body = content.url, found.header, found.converted.html
    if content.template == "exercise":
        return [exercise_entry(address, header)]
    if content.template == "questions":
        body, answers = split_answers(body, guide.questions)
        asked = [question_entry(address, q.id, q.question, plain(answers[q.id])) for q in guide.questions]
        return page_entries("page", address, header, body) + asked
    entries = page_entries("article" if is_article(content) else "page", address, header, body)
    if content.template == "glossary":
        entries += [word_entry(address, word.id, word.term, word.meaning, word.others) for word in guide.glossary]
    return entries


def register() -> None:
    """Connect to Pelican's signals."""
    signals.all_generators_finalized.connect(add_index)
