"""The documentation points to what is there: files, headings, commands, names in the code, and the layers of the package."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.support.sites import ROOT

PACKAGE = ROOT / "plugins" / "alsguide"
DOCS = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md"))])
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def text_of(file: Path) -> str:
    """Return a document without what a program wrote into it: the list of checks, whose examples are mistakes."""
    return file.read_text("utf-8").partition("<!-- Below: the output of")[0]


def prose(file: Path) -> str:
    """Return a document without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text_of(file), flags=re.MULTILINE | re.DOTALL)


def headings(file: Path) -> list[str]:
    return re.findall(r"^#+ (.+?) *$", prose(file), re.MULTILINE)


def anchor_of(heading: str) -> str:
    """Return the id that code hosts give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def section(title: str) -> str:
    """Return a section of the document on the architecture."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(file: Path) -> None:
    for target, named in re.findall(r'\]\(([^)\s]+)\)(?:, "([^"]+)")?', prose(file)):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        goal = file.parent / path if path else file
        assert goal.exists(), target
        if anchor:
            assert anchor in [anchor_of(heading) for heading in headings(goal)], target
        if named:
            assert named in headings(goal), f"{target}, {named}"


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_every_command_and_path_that_is_named_exists(file: Path) -> None:
    commands = set(re.findall(r"^## ([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = text_of(file)
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)) <= commands
    if file.name == "extending.md":  # names files to write; tests/scenarios/test_recipes.py follows it
        return
    paths = re.findall(r"`((?:plugins|theme|tests|docs|content/data)/[\w./-]+)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_picture_of_the_parts_shows_the_layers_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [sorted(layer.split(" | ")) for layer in contracts[0]["layers"]]
    drawn = re.search(r"^```\n(.*?)^```", section("Parts"), re.MULTILINE | re.DOTALL)
    assert drawn
    assert [sorted(re.findall(r"\w+", row)) for row in drawn[1].splitlines() if row.strip(" |v")] == layers


def test_every_part_is_described() -> None:
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert len(parts) >= 20
    assert sorted(part for part in parts if f"`{part}`" not in section("Parts")) == []


def test_where_to_look_names_files_and_what_is_in_them() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section("Where to look"), re.MULTILINE)[2:]
    assert len(rows) >= 10
    for question, answer in rows:
        places = re.findall(r"`([\w./-]+\.\w+)`(?:: `([^`]+)`)?", answer)
        assert places, question
        for path, name in places:
            assert (ROOT / path).is_file(), f"{question}: {path}"
            assert not name or name in (ROOT / path).read_text("utf-8"), f"{question}: {path}: {name}"
