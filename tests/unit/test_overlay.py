"""The overlay: a host's files laid over the project's, pages left out, and problems named as someone wrote them."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from alsguide.checks import all_problems
from alsguide.checks.load import load_site
from alsguide.core.problems import Problem
from alsguide.overrides.exclusions import NEEDED, without_pages
from alsguide.overrides.merge import NO_STARTER, join, open_project
from tests.support.sites import ROOT, SETTINGS, last_review


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
        problem = opened.to_source_location(Problem(path, line, "x", "y"))
        return problem.path, problem.line

    assert named("content/data/interface.yaml", 2) == ("content/data/interface.yaml", 2)
    assert named("content/data/interface.yaml", 7) == ("overrides/content/data/interface.yaml", 1)
    assert named("content/pages/home.md", 3) == ("overrides/content/pages/home.md", 3)
    assert named("content/pages/support.md", 3) == ("content/pages/support.md", 3)
    assert opened.source_path("content/pages/home.md") == "overrides/content/pages/home.md"
    assert opened.source_path("content/pages/support.md") == "content/pages/support.md"


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
    assert open_project(project).report([unused, orphan_own(project)]) == []
    advice = Problem("content/pages/board.md", 2, "x", "advice-without-source")
    assert open_project(project).report([advice]) == [
        Problem("overrides/content/pages/board.md", 2, "x", "advice-without-source")
    ]


def orphan_own(project: Path) -> Problem:
    """Return the fault of a page of the project that only a page that is left out led to."""
    assert (project / "content/pages/home.md").is_file()
    return Problem("content/pages/home.md", 2, "x", "orphan-page")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Little. See [water](water.md#top). Go [in](water.md).\n", "Little. Go in.\n"),
        ("| Pool. See [water](water.md). |\n", "| Pool. |\n"),
        (
            "Ask. [Water](water.md) has a list of [falls](falls.md). Go.",
            "Ask. Water has a list of [falls](falls.md). Go.",
        ),
        ("Ask them. [Water](water.md) has a list for all. Go.", "Ask them. Go."),
        ("- [Start](start.md)\n- [Water](water.md)\n", "- [Start](start.md)\n\n"),
        ("- [Water](water.md): go in.\n", "- Water: go in.\n"),
        ("Read [falls](falls.md).\n", "Read [falls](falls.md).\n"),
    ],
)
def test_what_only_leads_to_a_page_that_is_left_out_goes(text: str, left: str) -> None:
    assert without_pages(text, "content/articles/kinds/a.md", {"articles/kinds/water.md"}, {}) == left


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("kinds/a.md", "articles/safety/when-to-stop.md"),
        ("safety/when-to-stop.md", "articles/safety/before-you-start.md"),
    ],
)
def test_a_next_step_never_leads_to_the_page_itself(name: str, step: str) -> None:
    text = "---\nnext_step: articles/kinds/b.md\n---\n"
    found = without_pages(
        text, f"content/articles/{name}", {"articles/kinds/b.md"}, {"articles/kinds/b.md": f"articles/{name}"}
    )
    assert found == f"---\nnext_step: {step}\n---\n"


def test_a_host_that_leaves_no_ready_made_plan_is_told(project: Path) -> None:
    write(project, "content/exercises/walk.md", "---\nname: Walk\n---\n")
    write(project, "content/data/plan/starter-plans.yaml", "- id: one\n  items:\n    - exercise: walk\n")
    write(project, "organisation.toml", 'leave_out = ["exercises/walk.md"]\n')
    assert [problem.message for problem in open_project(project).problems] == [NO_STARTER]


def test_a_block_of_names_that_runs_empty_stays_a_block() -> None:
    text = "a:\n  # Why\n  list:\n    - walk\n  names:\n    walk: sit\n    stand: walk\nb: 1\n"
    assert without_pages(text, "content/data/x.yaml", {"exercises/walk.md"}, {}) == (
        "a:\n  # Why\n  list: []\n\n  names: {}\n\n\nb: 1\n"
    )


@pytest.mark.parametrize("exercise", sorted(path.stem for path in (ROOT / "content" / "exercises").glob("*.md")))
def test_an_exercise_that_is_left_out_is_in_no_data_of_the_plan(exercise: str) -> None:
    for path in sorted((ROOT / "content" / "data" / "plan").glob("*.yaml")):
        text = path.read_text("utf-8")
        left = without_pages(text, path.relative_to(ROOT).as_posix(), {f"exercises/{exercise}.md"}, {})
        assert exercise not in scalars(yaml.load(left, yaml.CSafeLoader)), path.name
        assert left.count("\n") == text.count("\n"), "lines keep their numbers"


def scalars(data: object) -> set[object]:
    """Return every name and value in nested data."""
    if isinstance(data, dict):
        return set().union(*(scalars(part) for pair in data.items() for part in pair))
    if isinstance(data, list):
        return set().union(*map(scalars, data))
    return {data}


def test_any_article_or_page_can_be_left_out_without_a_problem(tmp_path: Path) -> None:
    """A page that this names is tied to another in a way that `left_out` does not undo."""
    for folder in ("content", "theme"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    found = (path.relative_to(ROOT / "content").as_posix() for path in (ROOT / "content").rglob("*.md"))
    optional = sorted(name for name in found if name not in NEEDED and not name.startswith("exercises/"))
    assert len(optional) > 40
    own = SETTINGS.read_text("utf-8")
    for half in (optional[::2], optional[1::2]):
        write(tmp_path, "organisation.toml", f"leave_out = {json.dumps(half)}\n{own}")
        opened = open_project(tmp_path)
        assert opened.report(all_problems(load_site(opened.root, last_review()))) == []
