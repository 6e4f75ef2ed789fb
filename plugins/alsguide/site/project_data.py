"""The guide: all that one build loads besides the articles and pages themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from alsguide.citations.library import Library, load_library
from alsguide.citations.markdown import CitationExtension
from alsguide.core.cache import key_of
from alsguide.core.file_names import is_ignored
from alsguide.core.problems import Problem
from alsguide.core.sources import read_markdown, read_yaml
from alsguide.glossary.markdown import GlossaryExtension
from alsguide.glossary.model import Word, load_glossary
from alsguide.markup.box_table import TITLES
from alsguide.markup.convert import Converted, make_converter
from alsguide.markup.store import Store
from alsguide.organisation import Organisation, load_organisation
from alsguide.organisation.placeholders import fill, fill_all, map_texts
from alsguide.papers.load import load_papers, paper_of
from alsguide.papers.markdown import with_lists
from alsguide.papers.model import Paper
from alsguide.questions.answers import questions_markdown
from alsguide.questions.model import GROUPS, Question, load_questions
from alsguide.safety_signs.load import load_signs
from alsguide.safety_signs.markdown import SignWords, fill_signs, place_signs
from alsguide.safety_signs.model import SafetySigns


@dataclass(frozen=True)
class ProjectData:
    """What one build loads.

    `root` is the project's folder, `content` the folder of the sources. `ui` holds every word that the theme shows, by its
    key; `categories` the categories in order, each with `id`, `title` and `description`; `support` the groups and pages of
    `support.yaml`; `questions`, `glossary`, `library` and `signs` what readers ask, the words that are explained, the
    references by key, and the signs of danger. `convert` turns a Markdown body into HTML; `store` gives each source file
    with its body converted.
    """

    root: Path
    content: Path
    organisation: Organisation
    ui: dict[str, str]
    categories: list[dict[str, Any]]
    support: dict[str, Any]
    questions: list[Question]
    glossary: list[Word]
    papers: dict[str, Paper]
    library: Library
    signs: SafetySigns
    convert: Callable[[str], Converted]
    store: Store


def markdown_files(content: Path) -> list[Path]:
    """Return the Markdown files of `content/`, sorted, without those that systems and editors make for themselves."""
    folders = (content / name for name in ("articles", "pages", "exercises"))
    return sorted(path for folder in folders for path in folder.rglob("*.md") if not is_ignored(path.name))


def load_project_data(root: Path) -> tuple[ProjectData, list[Problem]]:
    """Load the guide of the project in `root`."""
    content = root / "content"
    problems: list[Problem] = []
    organisation, found = load_organisation(root / "organisation.toml", root)
    problems += found

    def data(name: str) -> Any:
        document = read_yaml(content / "data" / f"{name}.yaml", root)
        problems.extend(document.problems)
        return fill_all(document.data, organisation)

    ui = data("interface") or {}
    titles = {name: ui.get(key, name) for name, key in TITLES.items()}
    categories = sorted(data("categories") or [], key=lambda category: category["order"])
    support = data("support") or {}
    questions, found = load_questions(content / "data/questions.yaml", root, organisation)
    problems += found
    glossary, found = load_glossary(content / "data/glossary.yaml", root, organisation)
    problems += found
    signs, found = load_signs(content / "data", root, organisation)
    problems += found
    papers, found = load_papers(
        content, root, lambda found: map_texts(fill_all(found, organisation), partial(fill_signs, signs=signs))
    )
    problems += found
    groups: dict[str, str] = {group: ui.get(f"asks_{group.replace('-', '_')}", group) for group in GROUPS}
    added = {content / "pages/questions.md": questions_markdown(questions, groups)}
    library, found = load_library(content / "data" / "references.json", root)
    problems += found
    name, practice = ui.get("cite_name", "Source"), ui.get("practice_mark", "usual practice")
    columns = (ui.get("number_where", ""), ui.get("number_number", ""), ui.get("number_basis", ""))
    sign_words = SignWords(ui.get("signs_sources", ""), columns, ui.get("number_known", ""))
    convert = make_converter(titles, [CitationExtension(library, name, practice=practice)])
    notes = GlossaryExtension(glossary, ui.get("word_say", ""))
    convert_article = make_converter(titles, [CitationExtension(library, name, practice=practice), notes])

    def read(path: Path) -> tuple[str, dict[str, Any]]:
        source = read_markdown(path, root)
        return source.path, fill_all(source.header, organisation)

    def convert_file(path: Path) -> Converted:
        source = read_markdown(path, root)
        body = place_signs(fill(source.body, organisation) + added.get(path, ""), signs, sign_words)
        if path.parent == content / "pages" and (paper := papers.get(paper_of(path))):
            body = with_lists(body, paper)
        return (convert_article if path.is_relative_to(content / "articles") else convert)(body)

    texts = f"{titles}{added}{glossary}{papers}{signs}{sign_words}{practice}{name}{ui.get('word_say')}"
    host = f"{organisation.words}{organisation.emergency}{organisation.country}{organisation.language}"
    references = content / "data/references.json"
    key = key_of(texts, host, references.read_bytes() if references.exists() else b"")
    store = Store(read, convert_file, key, root / ".cache" / "sources.json")
    return ProjectData(
        root,
        content,
        organisation,
        ui,
        categories,
        support,
        questions,
        glossary,
        papers,
        library,
        signs,
        convert,
        store,
    ), problems
