"""The overlay: a host's files laid over the project's, and problems named as someone wrote them."""

import json
from pathlib import Path

import pytest

from alsguide.checks import all_problems
from alsguide.citations.library import load_library
from alsguide.core.problems import Problem
from alsguide.overrides.exclusions import NEEDED
from alsguide.overrides.merge import NO_STARTER, make_project, open_project
from alsguide.pelican_adapters.listing import content_folder
from tests.support.shipped import shipped, shipped_files, site_of
from tests.support.sites import SETTINGS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a few files."""
    write(tmp_path, "organisation.toml", 'name = "A"\n')
    write(tmp_path, "content/pages/home.md", "---\ntitle: Home\n---\nOwn\n")
    write(tmp_path, "content/pages/support.md", "---\ntitle: Support\nnext_step: pages/home.md\n---\nSupport\n")
    write(tmp_path, "content/data/interface.yaml", "# Words\nhome: Home\nlong: >-\n  One\n  two\nmenu: Menu\n")
    write(
        tmp_path, "content/data/questions.yaml", "- id: a\n  page: pages/support.md\n\n- id: b\n  page: pages/home.md\n"
    )
    write(tmp_path, "content/data/references.json", '[\n  {"id": "a"}\n]\n')
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def listed(root: Path) -> list[str]:
    """Return the files that Pelican finds."""
    folder = content_folder(open_project(root), root / "output")
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix in (".md", ".png"))


def test_without_files_of_a_host_the_project_itself_is_used(project: Path) -> None:
    assert content_folder(open_project(project), project / "output") == project / "content"


def test_files_of_a_host_are_added_and_put_in_place(project: Path) -> None:
    write(project, "overrides/content/pages/home.md", "---\ntitle: Ours\n---\nOurs\n")
    write(project, "overrides/content/pages/board.md", "---\ntitle: Board\n---\nBoard\n")
    write(project, "overrides/content/images/board.png", "x")
    opened = open_project(project)
    assert {path: source.header["title"] for path, source in opened.markdown.items()} == {
        "content/pages/home.md": "Ours",
        "content/pages/board.md": "Board",
        "content/pages/support.md": "Support",
    }
    assert opened.added == {"content/pages/board.md", "content/images/board.png"}
    assert listed(project) == ["images/board.png", "pages/board.md", "pages/home.md", "pages/support.md"]
    assert "Own" in (project / "content/pages/home.md").read_text(), "the project's own file is as it was"


def test_a_file_that_the_host_takes_away_again_is_the_projects_own_again(project: Path) -> None:
    write(project, "overrides/content/pages/home.md", "Ours")
    write(project, "overrides/content/pages/board.md", "Board")
    assert "pages/board.md" in listed(project)
    (project / "overrides/content/pages/board.md").unlink()
    assert listed(project) == ["pages/home.md", "pages/support.md"]
    (project / "overrides/content/pages/home.md").unlink()
    assert open_project(project).markdown["content/pages/home.md"].header == {"title": "Home"}


def test_named_values_are_added_to_and_the_rest_stays(project: Path) -> None:
    write(project, "overrides/content/data/interface.yaml", "{long: Short, 'new': Words}\n")
    document = open_project(project).document("interface")
    assert document.data == {"home": "Home", "menu": "Menu", "long": "Short", "new": "Words"}
    assert [document.place_of((name,)) for name in document.data] == [
        ("content/data/interface.yaml", 2),
        ("content/data/interface.yaml", 6),
        ("overrides/content/data/interface.yaml", 1),
        ("overrides/content/data/interface.yaml", 1),
    ]


def test_named_values_that_cannot_be_read_are_named_in_the_hosts_own_file(project: Path) -> None:
    write(project, "overrides/content/data/interface.yaml", "home: Ours\nlong: [Short\n")
    opened = open_project(project)
    found = opened.report(site_of(opened).problems)
    assert [(p.path, p.line) for p in found if p.check == "yaml"] == [("overrides/content/data/interface.yaml", 3)]


def test_references_are_added_to(project: Path) -> None:
    write(project, "overrides/content/data/references.json", '\n[\n  {"id": "b"}]')
    library, problems = load_library(open_project(project).references())
    assert {key: (one.path, one.line) for key, one in library.items()} == {
        "a": ("content/data/references.json", 2),
        "b": ("overrides/content/data/references.json", 3),
    }
    assert {problem.path for problem in problems} == {one.path for one in library.values()}
    write(project, "overrides/content/data/references.json", "[]")
    assert list(load_library(open_project(project).references())[0]) == ["a"]


def test_changes_for_readers_are_added_to(project: Path) -> None:
    """So that a host's own say nothing less of the project's; each knows its file, also where a page is left out."""
    entry = '- {{date: 2026-11-2{}, what: "Change {} for readers.", seen_on: [{}]}}\n'
    write(project, "content/data/changes.yaml", entry.format(1, "a", "pages/home.md"))
    own = entry.format(2, "b", "pages/support.md") + entry.format(3, "c", "pages/home.md, pages/support.md")
    write(project, "overrides/content/data/changes.yaml", own)

    def found() -> list[tuple[str, str, int]]:
        document = open_project(project).document("changes")
        return [(one["what"][7], *document.place_of((place, "what"))) for place, one in enumerate(document.data)]

    ours, theirs = "overrides/content/data/changes.yaml", "content/data/changes.yaml"
    assert found() == [("b", ours, 1), ("c", ours, 2), ("a", theirs, 1)]
    write(project, "organisation.toml", 'leave_out = ["pages/support.md"]\n')
    assert found() == [("c", ours, 2), ("a", theirs, 1)]


def test_lists_and_texts_are_replaced(project: Path) -> None:
    write(project, "content/data/tested.json", "{}")
    write(project, "overrides/content/data/questions.yaml", "- id: c\n")
    write(project, "overrides/content/data/tested.json", '{"on": "2026-11-21"}')
    opened = open_project(project)
    assert opened.document("questions").data == [{"id": "c"}]
    assert opened.texts["content/data/tested.json"] == '{"on": "2026-11-21"}'


def test_problems_name_the_file_and_line_that_someone_wrote(project: Path) -> None:
    write(project, "overrides/content/data/interface.yaml", "long: 7\n")
    write(project, "overrides/content/pages/home.md", "---\ntitle: Ours\ntitel: Ours\n---\nOurs\n")
    opened = open_project(project)
    found = {(p.path, p.line, p.check) for p in opened.report(all_problems(site_of(opened)))}
    assert ("overrides/content/data/interface.yaml", 1, "interface") in found
    assert ("overrides/content/pages/home.md", 3, "header") in found
    assert ("content/pages/support.md", 2, "header") in found
    assert opened.source_path("content/pages/home.md") == "overrides/content/pages/home.md"
    assert opened.source_path("content/pages/support.md") == "content/pages/support.md"


def test_what_follows_from_leaving_out_is_no_problem_of_the_host(project: Path) -> None:
    unused = Problem("content/data/references.json", 3, "x", "unused-reference")
    orphan = Problem("content/pages/board.md", 2, "x", "orphan-page")
    other = Problem("content/pages/board.md", 2, "x", "grade")
    write(project, "overrides/content/pages/board.md", "Board")
    assert open_project(project).report([orphan, unused, other]) == [
        unused,
        Problem("overrides/content/pages/board.md", 2, "x", "grade"),
    ]
    write(project, "organisation.toml", 'name = "A"\nleave_out = ["pages/support.md"]\n')
    assert open_project(project).report([unused, orphan_own(project)]) == []
    advice = Problem("content/pages/board.md", 2, "x", "advice-without-source")
    assert open_project(project).report([advice]) == [
        Problem("overrides/content/pages/board.md", 2, "x", "advice-without-source")
    ]


def orphan_own(project: Path) -> Problem:
    """Return the fault of a page of the project that only a page that is left out led to."""
    assert (project / "content/pages/home.md").is_file()
    return Problem("content/pages/home.md", 2, "x", "orphan-page")


def test_what_every_site_needs_cannot_be_left_out_and_what_is_not_there_is_named(project: Path) -> None:
    write(project, "organisation.toml", 'name = "A"\nleave_out = [\n  "pages/home.md",\n  "pages/suport.md",\n]\n')
    opened = open_project(project)
    assert [(p.line, p.message.split(".")[0]) for p in opened.problems] == [
        (3, '"pages/home'),
        (4, 'There is no "pages/suport'),
    ]
    assert 'Did you mean "pages/support.md"?' in opened.problems[1].message
    assert "content/pages/home.md" in opened.markdown


def test_a_host_that_leaves_no_ready_made_plan_is_told(project: Path) -> None:
    write(project, "content/exercises/walk.md", "---\nname: Walk\n---\n")
    write(project, "content/data/plan/starter-plans.yaml", "- id: one\n  items:\n    - exercise: walk\n")
    write(project, "organisation.toml", 'leave_out = ["exercises/walk.md"]\n')
    assert [problem.message for problem in open_project(project).problems] == [NO_STARTER]


def test_any_article_or_page_can_be_left_out_without_a_problem() -> None:
    """A page that this names is tied to another in a way that `exclusions` does not undo."""
    found = (path.removeprefix("content/") for path in shipped().markdown)
    optional = sorted(name for name in found if name not in NEEDED and not name.startswith("exercises/"))
    assert len(optional) > 40
    own = SETTINGS.read_text("utf-8")
    for half in (optional[::2], optional[1::2]):
        settings = f"leave_out = {json.dumps(half)}\n{own}"
        opened = make_project(shipped_files().with_source("organisation.toml", settings))
        assert opened.report(all_problems(site_of(opened))) == []
