"""Mistakes in the content: the build names each with file and line, fails, and keeps the last good output."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.brands import SMALL, Brand, copy_built
from tests.support.sites import run_build

ARTICLE = "content/articles/start/can-i-exercise.md"


@pytest.fixture(scope="module")
def good(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small project with a good output."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("project"))


@pytest.fixture
def project(good: Path) -> Iterator[Path]:
    """The project, put back after each test."""
    kept = good.with_name("kept")
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(good / "content", kept)
    yield good
    shutil.rmtree(good / "overrides", ignore_errors=True)
    shutil.rmtree(good / "content")
    kept.rename(good / "content")


def replace(path: Path, old: str, new: str, count: int = 1) -> int:
    """Replace text in a file and give the line on which it stood."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, count), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def line_with(path: Path, words: str) -> int:
    return next(i for i, row in enumerate(path.read_text("utf-8").splitlines(), 1) if words in row)


def append(path: Path, text: str) -> int:
    """Add text to a file and give the line on which it begins."""
    before = path.read_text("utf-8").rstrip("\n") + "\n\n"
    path.write_text(before + text + "\n", "utf-8")
    return before.count("\n") + 1


Mistake = Callable[[Path, str], tuple[str, int | None, str]]
"""Makes a mistake in a project, most of them in the article that is named; gives the file, the line and words of its report."""


def unknown_key(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "Some words. [@clawson201]"), 'Did you mean "clawson2018"?'


def broken_yaml(root: Path, article: str) -> tuple[str, int, str]:
    # The bracket is found missing at the next field, one line below.
    return article, replace(root / article, "order: 10", "order: [10") + 1, "not valid YAML"


def missing_field(root: Path, article: str) -> tuple[str, int, str]:
    replace(root / article, "order: 10\n", "")
    return article, 2, '"order" is missing'


def wrong_field(root: Path, article: str) -> tuple[str, int, str]:
    return article, replace(root / article, "order: 10", "order: ten"), "whole number"


def unknown_field(root: Path, article: str) -> tuple[str, int, str]:
    return article, replace(root / article, "order: 10", "order: 10\nsumary: x") + 1, 'Did you mean "summary"?'


def unknown_category(root: Path, article: str) -> tuple[str, None, str]:
    (root / "content/articles/strat").mkdir()
    shutil.copy(root / article, root / "content/articles/strat/x.md")
    return "content/articles/strat/x.md", None, "start"


def duplicate_address(root: Path, article: str) -> tuple[str, None, str]:
    page = root / "content/pages/second.md"
    shutil.copy(root / "content/pages/about.md", page)
    replace(page, "title:", "save_as: privacy.html\ntitle:")
    return "content/pages/second.md", None, "privacy.html"


def edit_record(root: Path, key: str, change: Callable[[dict[str, object]], object]) -> Path:
    path = root / "content/data/references.json"
    records = json.loads(path.read_text("utf-8"))
    change(next(record for record in records if record["id"] == key))
    path.write_text(json.dumps(records, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path


def reference_without(field: str, key: str) -> Mistake:
    def mistake(root: Path, article: str) -> tuple[str, int, str]:
        path = edit_record(root, key, lambda record: record.pop(field))
        return "content/data/references.json", line_with(path, f'"{key}"') - 1, key

    return mistake


def unverified_reference(root: Path, article: str) -> tuple[str, None, str]:
    edit_record(root, "zucchi2019", lambda record: record.update(custom={"verified": False}))
    return article, None, "zucchi2019"


def invalid_library(root: Path, article: str) -> tuple[str, None, str]:
    replace(root / "content/data/references.json", "[", "", 1)
    return "content/data/references.json", None, "JSON"


def dead_link(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "[Go on](../safety/fals.md) now."), "falls.md"


def dead_anchor(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "[Go on](../safety/falls.md#nowhere) now."), "nowhere"


def missing_image(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "![A chair](../../images/none.svg)"), "none.svg"


def missing_alternative(root: Path, article: str) -> tuple[str, int, str]:
    (root / "content/images").mkdir(exist_ok=True)
    (root / "content/images/a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return article, append(root / article, "![](../../images/a.svg)"), "alternative"


def skipped_level(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "#### Too deep {#too-deep}"), "level"


def open_box(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "::: warnin Look\nText\n:::"), 'Did you mean "warning"?'


def unknown_placeholder(root: Path, article: str) -> tuple[str, int, str]:
    return article, append(root / article, "Ask your {{carrer}} about it."), "carrer"


def unknown_exercise(root: Path, article: str) -> tuple[str, None, str]:
    replace(root / article, "exercises: [", "exercises: [sit-to-stnd, ")
    return article, None, "sit-to-stand"


def bad_exercise(root: Path, article: str) -> tuple[str, int, str]:
    path = "content/exercises/sit-to-stand.md"
    return path, replace(root / path, "kind: strengthening", "kind: strengthing"), 'Did you mean "strengthening"?'


def unknown_template(root: Path, article: str) -> tuple[str, int, str]:
    page = "content/pages/support.md"
    return page, replace(root / page, "template: support", "template: suport"), 'Did you mean "support"?'


def other_encoding(root: Path, article: str) -> tuple[str, int, str]:
    (root / article).write_bytes((root / article).read_text("utf-8").encode("utf-16"))
    return article, 1, "UTF-8"


def own_template(text: str, line: int, words: str) -> Mistake:
    def mistake(root: Path, article: str) -> tuple[str, int, str]:
        path = "overrides/theme/templates/article.html"
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text('{% extends "!theme/article.html" %}\n' + text, "utf-8")
        return path, line, words

    return mistake


TOGETHER: tuple[Mistake, ...] = (
    unknown_key,
    broken_yaml,
    missing_field,
    wrong_field,
    unknown_field,
    unknown_category,
    duplicate_address,
    # In the order of the library, so that none moves the line of one before it.
    reference_without("title", "clawson2018"),
    reference_without("author", "paganoni2015"),
    reference_without("issued", "rahmati2021"),
    unverified_reference,
    dead_link,
    dead_anchor,
    missing_image,
    missing_alternative,
    skipped_level,
    open_box,
    unknown_placeholder,
    unknown_exercise,
    bad_exercise,
    unknown_template,
    other_encoding,
)
"""What one build names all at once, each in an article of its own."""

ALONE: tuple[Mistake, ...] = (
    invalid_library,
    own_template("{% block main %}\n{% endblok %}\n", 3, "endblok"),
    own_template("{% block main %}\n{{ artikel }}\n{% endblock %}\n", 3, "artikel"),
)
"""What hides other mistakes, or shows only where there are none."""


def snapshot(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def name_of(mistake: Mistake) -> str:
    return mistake.__qualname__.split(".")[0]


def build_in_vain(project: Path) -> str:
    """Build a project with mistakes, see that its last good output is kept, and return what was printed."""
    before = snapshot(project / "output")
    run = run_build(project, project / "output")
    assert run.status == 1, run.printed
    assert "Traceback" not in run.printed
    assert "The last good output is kept." in run.printed
    assert snapshot(project / "output") == before
    return run.printed


def is_named(printed: str, path: str, line: int | None, words: str) -> bool:
    rows = [row for row in printed.splitlines() if row.startswith(f"{path}:{line or ''}")]
    return any(words in row for row in rows)


def test_all_mistakes_are_named_with_their_lines_in_one_report_and_the_last_good_output_is_kept(project: Path) -> None:
    places = []
    for number, mistake in enumerate(TOGETHER):
        article = ARTICLE.replace(".md", f"-{number}.md")
        shutil.copy(project / ARTICLE, project / article)
        places.append((name_of(mistake), *mistake(project, article)))
    printed = build_in_vain(project)
    assert [name for name, *place in places if not is_named(printed, *place)] == [], printed
    assert printed.splitlines()[-2].endswith("problems"), printed


@pytest.mark.parametrize("mistake", ALONE, ids=name_of)
def test_a_mistake_is_named_with_its_line_and_the_last_good_output_is_kept(project: Path, mistake: Mistake) -> None:
    place = mistake(project, ARTICLE)
    printed = build_in_vain(project)
    assert is_named(printed, *place), printed


def test_a_mended_mistake_builds_again(project: Path) -> None:
    replace(project / ARTICLE, "order: 10", "order: ten")
    assert run_build(project, project / "output").status == 1
    replace(project / ARTICLE, "order: ten", "order: 10")
    assert run_build(project, project / "output").status == 0


HOSTILE = "<img src=x onerror=alert(1)>"
NO_TAG = "<1 onerror=alert(1)>"
"""What no check takes for HTML, and what HTML would show as it is, where a template does not escape it."""


def test_html_that_is_made_of_a_text_stops_the_build_at_its_line(project: Path) -> None:
    line = append(project / ARTICLE, 'Stand up.\n{: onclick="open()"}') + 1
    run = run_build(project, project / "output")
    assert run.status == 1
    assert f"{ARTICLE}:{line}: " in run.printed
    assert "(made-html)" in run.printed


def test_a_template_of_a_host_brings_no_event_into_a_page(project: Path) -> None:
    own_template('{% block main %}{{ super() }}<p onclick="x">{% endblock %}\n', 2, "")(project, ARTICLE)
    run = run_build(project, project / "output")
    assert run.status == 1
    assert 'onclick="x" may not stand in a page' in run.printed


@pytest.fixture(scope="module")
def unusual(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a project with what is no mistake: a category with a draft alone, and texts that look like HTML."""
    project = tmp_path_factory.mktemp("unusual") / "project"
    shutil.copytree(good, project, ignore=shutil.ignore_patterns("output"))
    categories, folder = project / "content/data/categories.yaml", project / "content/articles/soon"
    append(categories, "- id: soon\n  title: Soon\n  description: Words that come soon.\n  order: 99\n")
    folder.mkdir()
    text = (project / ARTICLE).read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1)
    (folder / "soon.md").write_text(text, "utf-8")
    data = project / "content/data"
    for path, words in (
        (project / ARTICLE, 'title: "'),
        (project / ARTICLE, 'summary: "'),
        (project / "content/exercises/sit-to-stand.md", 'name: "'),
        (project / "content/exercises/sit-to-stand.md", 'purpose: "'),
        (project / "content/exercises/sit-to-stand.md", '  - "Sit near'),
        (data / "interface.yaml", "home: "),
        (data / "interface.yaml", "skip_to_content: "),
        (data / "categories.yaml", 'title: "'),
        (data / "categories.yaml", 'description: "'),
        (data / "glossary.yaml", 'meaning: "'),
        (data / "support.yaml", 'note: "'),
        (data / "studies.yaml", "result: "),
        (data / "references.json", '"title": "'),
    ):
        replace(path, words, words + NO_TAG + " ")
    run = run_build(project, project / "output")
    assert run.status == 0, run.printed
    return project / "output"


def test_a_draft_may_come_before_the_first_article_of_its_category(unusual: Path) -> None:
    assert (unusual / "drafts/soon.html").is_file()


def test_titles_data_and_words_of_the_theme_are_shown_as_text(unusual: Path) -> None:
    """When it fails with a page that holds the sign <, a template prints this value as HTML."""
    shown = 0
    for page in unusual.rglob("*.html"):
        text = page.read_text("utf-8")
        assert NO_TAG not in text, page
        shown += text.count("&lt;1 onerror")
    assert shown >= 100


def test_html_in_data_that_become_a_text_is_named_where_it_was_written(project: Path) -> None:
    two_rows = HOSTILE.replace(" ", "\\n", 1)
    line = replace(project / "content/data/questions.yaml", 'answer: "', f'answer: "{two_rows} ')
    run = run_build(project, project / "output")
    assert run.status == 1
    assert f'content/data/questions.yaml:{line}: "{HOSTILE}" is HTML that no page may hold.' in run.printed
