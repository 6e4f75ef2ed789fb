"""The overlay: a host's files laid over the project's, pages left out, and problems named as someone wrote them."""

import json
from pathlib import Path

import pytest

from alsguide.overlay import join, open_project, without_pages
from alsguide.problems import Problem


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


def test_without_files_of_a_host_the_project_itself_is_used(project: Path) -> None:
    assert open_project(project).root == project


def test_files_of_a_host_are_added_and_put_in_place(project: Path) -> None:
    write(project, "overrides/content/pages/home.md", "---\ntitle: Ours\n---\nOurs\n")
    write(project, "overrides/content/pages/board.md", "---\ntitle: Board\n---\nBoard\n")
    opened = open_project(project)
    assert "Ours" in (opened.root / "content/pages/home.md").read_text()
    assert (opened.root / "content/pages/board.md").is_file()
    assert (opened.root / "content/pages/support.md").is_file()
    assert opened.added == {"content/pages/board.md"}
    assert "Own" in (project / "content/pages/home.md").read_text(), "the project's own file is as it was"


def test_a_file_that_the_host_takes_away_again_is_the_projects_own_again(project: Path) -> None:
    write(project, "overrides/content/pages/home.md", "Ours")
    write(project, "overrides/content/pages/board.md", "Board")
    open_project(project)
    (project / "overrides/content/pages/home.md").unlink()
    (project / "overrides/content/pages/board.md").unlink()
    opened = open_project(project)
    assert "Own" in (opened.root / "content/pages/home.md").read_text()
    assert not (opened.root / "content/pages/board.md").exists()


def test_named_values_are_added_to_and_the_rest_stays(project: Path) -> None:
    write(project, "overrides/content/data/interface.yaml", "long: Short\n")
    text = (open_project(project).root / "content/data/interface.yaml").read_text()
    assert text == "# Words\nhome: Home\n\n\n\nmenu: Menu\nlong: Short\n"


def test_references_are_added_to(project: Path) -> None:
    write(project, "overrides/content/data/references.json", '[\n  {"id": "b"}\n]\n')
    text = (open_project(project).root / "content/data/references.json").read_text()
    assert json.loads(text) == [{"id": "a"}, {"id": "b"}]
    assert text.splitlines()[1].strip() == '{"id": "a"},', "lines of the project keep their numbers"


def test_no_references_of_a_host_change_nothing() -> None:
    assert json.loads(join("content/data/references.json", '[\n{"id": "a"}\n]\n', "[]\n") or "") == [{"id": "a"}]


@pytest.mark.parametrize("name", ["content/data/questions.yaml", "content/pages/home.md", "content/data/x.json"])
def test_lists_and_texts_are_replaced(name: str) -> None:
    assert join(name, "- id: a\n", "- id: b\n") is None


def test_problems_name_the_file_and_line_that_someone_wrote(project: Path) -> None:
    write(project, "overrides/content/data/interface.yaml", "long: Short\n")
    write(project, "overrides/content/pages/home.md", "Ours")
    opened = open_project(project)

    def named(path: str, line: int) -> tuple[str, int]:
        problem = opened.named_as_written(Problem(path, line, "x", "y"))
        return problem.path, problem.line

    assert named("content/data/interface.yaml", 2) == ("content/data/interface.yaml", 2)
    assert named("content/data/interface.yaml", 7) == ("overrides/content/data/interface.yaml", 1)
    assert named("content/pages/home.md", 3) == ("overrides/content/pages/home.md", 3)
    assert named("content/pages/support.md", 3) == ("content/pages/support.md", 3)
    assert opened.written_at("content/pages/home.md") == "overrides/content/pages/home.md"
    assert opened.written_at("content/pages/support.md") == "content/pages/support.md"


def test_a_page_that_is_left_out_takes_the_ways_to_it_along(project: Path) -> None:
    write(project, "organisation.toml", 'name = "A"\nleave_out = ["pages/support.md"]\n')
    write(
        project,
        "content/articles/start/one.md",
        "---\nnext_step: pages/support.md\n---\nSee [get *support*](../../pages/support.md#x), [home](../../pages/home.md).\n",
    )
    root = open_project(project).root
    assert not (root / "content/pages/support.md").exists()
    assert (root / "content/articles/start/one.md").read_text() == (
        "---\nnext_step: pages/home.md\n---\nSee get *support*, [home](../../pages/home.md).\n"
    )
    assert (root / "content/data/questions.yaml").read_text() == "\n\n\n- id: b\n  page: pages/home.md\n"


def test_an_exercise_that_is_left_out_leaves_the_lists() -> None:
    text = "---\nexercises: [walking, water-walk, tall-sitting]\n---\n[Walk](../../exercises/water-walk.md)\n"
    assert without_pages(text, "content/articles/a/b.md", {"exercises/water-walk.md"}, {}) == (
        "---\nexercises: [walking, tall-sitting]\n---\nWalk\n"
    )


def test_what_every_site_needs_cannot_be_left_out_and_what_is_not_there_is_named(project: Path) -> None:
    write(project, "organisation.toml", 'name = "A"\nleave_out = [\n  "pages/home.md",\n  "pages/suport.md",\n]\n')
    opened = open_project(project)
    assert [(p.line, p.message.split(".")[0]) for p in opened.problems] == [
        (3, '"pages/home'),
        (4, 'There is no "pages/suport'),
    ]
    assert 'Did you mean "pages/support.md"?' in opened.problems[1].message
    assert (opened.root / "content/pages/home.md").is_file()


def test_a_starter_plan_with_an_exercise_that_is_left_out_goes_too(project: Path) -> None:
    one = "- id: one\n  items:\n    - exercise: swim\n  plan_b: [rest]\n"
    plans = one + "- id: two\n  items:\n    - exercise: walk\n  plan_b: [rest, swim]\n"
    assert without_pages(plans, "content/data/plan/starter-plans.yaml", {"exercises/swim.md"}, {}) == (
        "\n\n\n\n- id: two\n  items:\n    - exercise: walk\n  plan_b: [rest]\n"
    )


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
    assert unused not in open_project(project).report([unused])
