"""The guide: all that one build loads besides the articles and pages themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from alsguide.citations.library import Library, library_of
from alsguide.citations.markdown import CitationExtension
from alsguide.core.keys import key_of
from alsguide.core.problems import Problem
from alsguide.core.sources import Source
from alsguide.glossary.markdown import GlossaryExtension
from alsguide.glossary.model import Word, parse_glossary
from alsguide.markup.box_table import TITLES
from alsguide.markup.convert import Converted, make_converter
from alsguide.markup.store import Store
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill, fill_all, map_texts
from alsguide.overrides.merge import Project
from alsguide.papers.load import load_papers, paper_of
from alsguide.papers.markdown import with_lists
from alsguide.papers.model import Paper
from alsguide.papers.shared_values import DATA as SHARED_VALUES
from alsguide.papers.shared_values import QUESTIONS, Value, parse_shared_values
from alsguide.questions.answers import questions_markdown
from alsguide.questions.model import GROUPS, Question, answered_on, parse_questions
from alsguide.questions.model import PAGES as QUESTION_PAGES
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.markdown import SignWords, fill_signs, place_signs
from alsguide.safety_signs.model import SafetySigns


@dataclass(frozen=True)
class ProjectData:
    """What one build loads.

    `project` holds the parsed sources, and `organisation` what the host set. `ui` holds every word that the theme shows, by its
    key; `categories` the categories in order, each with `id`, `title` and `description`; `support` the groups and pages of
    `support.yaml`; `questions`, `glossary`, `library` and `signs` what readers ask, the words that are explained, the
    references by key, and the signs of danger; `shared_values` what papers can
    take over. `convert` turns a Markdown body into HTML; `store` gives each source file
    with its body converted.
    """

    project: Project
    organisation: Organisation
    ui: dict[str, str]
    categories: list[dict[str, Any]]
    support: dict[str, Any]
    questions: list[Question]
    glossary: list[Word]
    papers: dict[str, Paper]
    shared_values: dict[str, Value]
    library: Library
    signs: SafetySigns
    convert: Callable[[str, str], Converted]
    store: Store


def project_data(project: Project) -> tuple[ProjectData, list[Problem]]:
    """Return what a build needs of a project's sources; checks and build of one project load it once."""
    if "data" not in project.kept:
        project.kept["data"] = load_project_data(project)
    found: tuple[ProjectData, list[Problem]] = project.kept["data"]
    return found


def with_texts(data: ProjectData, project: Project) -> ProjectData:
    """Return the same of a project in which texts have changed, and no data."""
    return replace(data, project=project, store=data.store.with_sources(project.markdown))


def load_project_data(project: Project) -> tuple[ProjectData, list[Problem]]:
    """Load what a build needs of a project's sources."""
    organisation, document = project.organisation, project.document
    problems: list[Problem] = []

    def data(name: str) -> Any:
        problems.extend(document(name).problems)
        return fill_all(document(name).data, organisation)

    ui = data("interface") or {}
    titles = {name: ui.get(key, name) for name, key in TITLES.items()}
    categories = sorted(data("categories") or [], key=lambda category: category["order"])
    support = data("support") or {}
    questions, found = parse_questions(document("questions"), organisation)
    problems += found
    glossary, found = parse_glossary(document("glossary"), organisation)
    problems += found
    signs, found = parse_signs(document("safety_signs"), document("emergency_numbers"), organisation)
    problems += found

    def with_words(found: Any) -> Any:
        return map_texts(fill_all(found, organisation), partial(fill_signs, signs=signs))

    shared_values, found = parse_shared_values(document(SHARED_VALUES), document(QUESTIONS).data, with_words)
    problems += found
    papers, found = load_papers(project.documents, project.markdown, shared_values, with_words)
    problems += found
    groups: dict[str, str] = {group: ui.get(f"asks_{group.replace('-', '_')}", group) for group in GROUPS}
    added = {f"content/{page}": questions_markdown(answered_on(page, questions), groups) for page in QUESTION_PAGES}
    library, found = library_of(project)
    problems += found
    names = ui.get("cite_name", "Source"), ui.get("cite_names", "Sources")
    practice = ui.get("practice_mark", "usual practice")
    sign_words = SignWords(ui.get("signs_sources", ""), ui.get("number_known", ""))
    convert = make_converter(titles, [CitationExtension(library, names, practice=practice)], project.absent)
    notes = GlossaryExtension(glossary, ui.get("word_say", ""))
    convert_article = make_converter(
        titles, [CitationExtension(library, names, practice=practice), notes], project.absent
    )

    def convert_file(source: Source) -> Converted:
        body = place_signs(fill(source.body, organisation) + added.get(source.path, ""), signs, sign_words)
        if source.path.startswith("content/pages/") and (paper := papers.get(paper_of(source))):
            body = with_lists(body, paper)
        is_article = source.path.startswith("content/articles/")
        return (convert_article if is_article else convert)(body, source.path)

    texts = f"{titles}{added}{glossary}{papers}{signs}{sign_words}{practice}{names}{ui.get('word_say')}"
    host = f"{organisation.words}{organisation.emergency}{organisation.country}{organisation.language}"
    key = key_of(texts, host, repr(sorted(project.absent)), *(text for text, _ in project.references()))
    fill_header = partial(fill_all, organisation=organisation)
    store = Store(project.markdown, fill_header, convert_file, key, project.root / ".cache" / "sources.json")
    return ProjectData(
        project,
        organisation,
        ui,
        categories,
        support,
        questions,
        glossary,
        papers,
        shared_values,
        library,
        signs,
        convert,
        store,
    ), problems
