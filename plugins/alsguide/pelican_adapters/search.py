"""Adapter: makes the search index of a build's pages and adds it to the shared files."""

from collections.abc import Callable, Sequence

from pelican.contents import Article, Content

from alsguide.core.cache import cached_map, kept
from alsguide.core.keys import key_of
from alsguide.core.parallel_map import beside
from alsguide.core.problems import format_report
from alsguide.glossary.model import forms_of
from alsguide.questions.answers import plain, split_answers
from alsguide.search.entries import Entry, exercise_entry, page_entries, question_entry, word_entry
from alsguide.search.index import build_index, index_script
from alsguide.search.synonyms import SearchWords, parse_search_words
from alsguide.search.words import make_stem
from alsguide.site.build_state import BuildState
from alsguide.site.project_data import ProjectData

SEARCH = "content/pages/search.md"
"""The source file of the search page."""

INDEX = "js/search-index.js"
"""The shared file of the index."""

UNLISTED = ("search", "not-found")
"""The templates of pages that are not found by a search."""


def begin_index(build: BuildState, contents: Sequence[Content]) -> Callable[[], bytes | None]:
    """Begin to make the index, beside what this process does. Return what gives its script; None where no page searches."""
    guide = build.guide
    if all(content.source_file != SEARCH for content in contents):
        return lambda: None
    numbers = [entry.number for entry in guide.signs.numbers]
    words, problems = parse_search_words(guide.project.document("synonyms"), guide.organisation, numbers)
    if problems:
        raise SystemExit(format_report(problems))
    return beside(lambda: make_index(build, contents, words), build.processes)


def make_index(build: BuildState, contents: Sequence[Content], words: SearchWords) -> bytes:
    """Return the script of the index; what it is made of is kept."""
    guide, cache = build.guide, build.project.root / ".cache"
    listed = [c for c in contents if c.status == "published" and c.template not in UNLISTED]
    keys = [entries_key(content, guide) for content in listed]

    def make(some: Sequence[Content]) -> list[list[Entry]]:
        return [entries_of(content, guide) for content in some]

    forms, language = forms_of(guide.glossary), guide.organisation.language

    def make_script() -> bytes:
        found = cached_map(cache / "entries.json", list[Entry], listed, keys, make, build.processes)
        entries = [entry for some in found for entry in some]
        return index_script(build_index(entries, words, forms, make_stem(language)))

    return kept(cache / "search.json", bytes, key_of(f"{keys}{words}{forms}{language}"), make_script)


def entries_key(content: Content, guide: ProjectData) -> str:
    """Return the key of the entries of one article, page or exercise: its file, its address, and lists that it shows."""
    shown = {"questions": guide.questions, "glossary": guide.glossary}.get(content.template, ())
    file = guide.store.key(content.source_file)
    return key_of(file, content.url, content.template, str(isinstance(content, Article)), repr(shown))


def entries_of(content: Content, guide: ProjectData) -> list[Entry]:
    """Return the entries of one article, page or exercise."""
    found = guide.store.get(content.source_file)
    address, header, body = content.url, found.header, found.converted.html
    if content.template == "exercise":
        return [exercise_entry(address, header)]
    if content.template == "questions":
        body, answers = split_answers(body, guide.questions)
        asked = [
            question_entry(address, q.id, q.question, plain(answers[q.id])) for q in guide.questions if q.id in answers
        ]
        return page_entries("page", address, header, body) + asked
    entries = page_entries("article" if isinstance(content, Article) else "page", address, header, body)
    if content.template == "glossary":
        entries += [word_entry(address, word.id, word.term, word.meaning, word.others) for word in guide.glossary]
    return entries
