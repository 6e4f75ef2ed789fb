"""docs/extending.md: who follows a recipe to the letter gets what it promises, and the tests that it names pass."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.pages import Page
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.sites import ROOT, run_module

GUIDE = (ROOT / "docs/extending.md").read_text("utf-8")

STEP = re.compile(
    r"(?:New\s+file|In)\s`(?P<path>[^`]+)`(?:,\s(?P<where>below|above|in\splace\sof|at\sthe\send)(?:\s`(?P<row>[^`]+)`)?)?:\n\n"
    r"(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
"""One step of a recipe: the file, the place in it, and a block of what to put there."""

TESTS = {
    "tests/markdown/test_boxes.py": "",
    "tests/unit/test_plan_rules.py": "",
    "tests/unit/test_editing_docs.py": "every_box_has_an_example",
    "tests/unit/test_checks_registry.py": "docs_list_every_check",
    "tests/unit/test_template_context.py": "",
    "tests/checks/test_mutations.py": "a-sentence-that-shouts",
}
"""The tests that hold what the recipes change, and which of each file."""


@dataclass(frozen=True)
class Step:
    """One step: the file, where in it, and the text."""

    path: str
    where: str
    row: str
    text: str

    def follow(self, project: Path) -> None:
        """Do what the step says."""
        file = project / self.path
        if not self.where:
            assert not file.exists(), self.path
            file.write_text(self.text, "utf-8")
            return
        lines = file.read_text("utf-8").splitlines(keepends=True)
        if self.row:
            found = [number for number, line in enumerate(lines) if line.strip() == self.row]
            assert len(found) == 1, f"{self.path} has {len(found)} rows {self.row!r}"
            first, last = found[0] + (self.where == "below"), found[0] + (self.where != "above")
        else:
            first = last = len(lines)
        file.write_text("".join([*lines[:first], self.text, *lines[last:]]), "utf-8")


def recipes() -> dict[str, list[Step]]:
    """Return the steps of each recipe by its title."""
    parts = re.split(r"^## (.+)\n", GUIDE, flags=re.MULTILINE)
    return {
        title: [Step(m["path"], m["where"] or "", m["row"] or "", m["text"]) for m in STEP.finditer(text)]
        for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small project, with its tests and docs, in which every recipe was followed, and an article with the box."""
    project = copy_built(brands(SMALL), tmp_path_factory.mktemp("recipes"))
    for name in ("tests", "docs"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for steps in recipes().values():
        for step in steps:
            step.follow(project)
    article = project / "content/articles/safety/falls.md"
    example = re.search(r"^::: energy\n.*?\n:::\n", (project / "docs/editing.md").read_text("utf-8"), re.M | re.S)
    assert example is not None
    article.write_text(article.read_text("utf-8").replace("::: unknowns", f"{example[0]}\n::: unknowns"), "utf-8")
    run = run_module([sys.executable, "-m", "alsguide.build"], project)
    assert run.status == 0, run.printed
    return project


def test_every_block_of_a_recipe_has_its_file_and_place() -> None:
    assert len(re.findall(r"^`{3,}\w+$", re.sub(r"^````.*?^````$", "````x", GUIDE, flags=re.M | re.S), re.M)) == len(
        [step for steps in recipes().values() for step in steps]
    )
    assert {title: len({step.path for step in steps}) for title, steps in recipes().items()} == {
        "Add a box": 5,
        "Add a rule to the plan": 2,
        "Add a value to a template": 4,
        "Add an exercise": 0,
        "Add a check": 3,
    }


def test_the_box_stands_in_the_article_with_its_title_and_style(project: Path) -> None:
    page = Page("", project / "output/safety/falls.html")
    assert page.texts(".c-box--energy > .c-box__title") == ["Save your energy"]
    assert ".c-box--energy" in (project / "output/theme/css/site.css").read_text("utf-8")


def test_the_rule_reaches_the_plan_page(project: Path) -> None:
    page = Page("", project / "output/plan.html")
    blocks = [json.loads(found.text) for found in page.select("script[type='application/json']")]
    rules = [rule for block in blocks for rule in block.get("rules", ())]
    (added,) = [rule for rule in rules if rule["id"] == "W42"]
    assert "Have someone read the steps to you the first time." in json.dumps(added)


def test_the_value_stands_in_the_article(project: Path) -> None:
    page = Page("", project / "output/safety/falls.html")
    assert [text for text in page.texts("header > .c-label") if re.fullmatch(r"Minutes to read: [1-9]\d?", text)]


def test_the_check_is_listed(project: Path) -> None:
    listed = run_module([sys.executable, "-m", "alsguide.check", "--list"], project)
    assert "  exclamation-mark\n    No sentence ends in an exclamation mark.\n" in listed.printed


def test_the_command_begins_the_file_of_an_exercise(project: Path) -> None:
    named = re.search(r'KIND=exercise TITLE="([^"]+)"` begins `([^`]+)`', GUIDE)
    assert named is not None
    made = run_module([sys.executable, "-m", "alsguide.editorial.new", "exercise", named[1]], project)
    assert made.printed.startswith(f"Made {named[2]}.")
    (project / named[2]).unlink()


def test_the_tests_that_the_recipes_name_pass_in_the_copy(project: Path) -> None:
    """They cover what a build does not show: the vectors of the rule, the mistake of the check, the pages of the docs."""
    only = " or ".join(chosen or Path(name).stem for name, chosen in TESTS.items())
    for module in re.findall(r"python -m (tests\.[\w.]+)", GUIDE):
        made = run_module([sys.executable, "-m", module], project)
        assert made.status == 0, made.printed
    run = run_module(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0", "-k", only, *TESTS], project
    )
    assert run.status == 0, run.printed
