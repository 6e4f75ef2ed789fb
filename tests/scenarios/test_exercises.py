"""Exercises that editors write: one from the guide alone, one full of hostile text."""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.pages import Page
from tests.support.brands import DEFAULT, Brand, copy_built
from tests.support.sites import ROOT, run_build, run_module

GUIDE = (ROOT / "docs" / "exercises.md").read_text("utf-8")
HOSTILE = "<!-- <script!x <img!x onerror=alert(2)> & \"a\" 'b' ]]> --> שלום " + "long" * 12
SHORT = "</title!x><b!x onclick=alert(3)>\"&'</b!x> שלום"
"""Elements to a browser, with names that the check of tags does not take for any: it would stop the build."""


@pytest.fixture
def project(brands: Callable[[str], Brand], tmp_path: Path) -> Path:
    return copy_built(brands(DEFAULT), tmp_path)


def the_example() -> tuple[str, str]:
    """Return the file name and the text of the example in docs/exercises.md."""
    name, text = re.search(r"`([a-z-]+)\.md`", GUIDE), re.search(r"```yaml\n(---\n.*?\n---\n)```", GUIDE, re.DOTALL)
    assert name is not None
    assert text is not None
    return name[1], text[1]


def test_an_exercise_written_from_the_guide_alone_appears_everywhere(project: Path, tmp_path: Path) -> None:
    """Do what docs/exercises.md says, to the letter: a new file, the contact sheet, the build."""
    name, text = the_example()
    before = len(list((project / "content" / "exercises").glob("*.md")))
    (project / "content" / "exercises" / f"{name}.md").write_text(text, "utf-8")
    sheet = run_module([sys.executable, "-m", "alsguide.exercises.contact_sheet"], project)
    assert sheet.printed.strip() == f"contact-sheet/index.html: {before + 1} exercises"
    assert Page("", project / "contact-sheet" / "index.html").select(f"section#{name} svg")
    output = tmp_path / "output"
    run = run_build(project, output)
    assert run.status == 0, run.printed

    page = Page("", output / "exercises" / f"{name}.html")
    header = yaml.safe_load(text.strip("-\n"))
    assert page.texts("h1") == [header["name"]]
    assert len(page.select(".c-poses svg[role=img] path")) >= 8
    assert page.texts(".c-steps > li") == header["steps"]
    assert "Usual practice; no study found." in page.texts("main")[0]
    card = Page("", output / "exercises.html").select(f"[data-exercise={name}]")
    assert [item.get("data-kind") for item in card] == [header["kind"]]
    for other in ("exercises-print.html", "exercise-lists.html"):
        assert header["name"] in Page("", output / other).texts("main")[0]
    library = json.loads((output / "exercises.json").read_text("utf-8"))["exercises"]
    assert len(library) == before + 1
    assert [exercise["name"] for exercise in library if exercise["id"] == name] == [header["name"]]
    for moment in ("start", "end"):
        ET.parse(output / "exercises" / "pictures" / f"{name}-{moment}.svg")


def hostile(value: Any, key: str = "") -> Any:
    """Return a header with hostile text in every field that takes free text."""
    if isinstance(value, dict):
        return {name: hostile(inner, name) for name, inner in value.items()}
    if isinstance(value, list) and key in ("steps", "stop_if", "cautions", "equipment"):
        return [f"{number} {HOSTILE}" for number, _ in enumerate(value, 1)]
    return value


def test_hostile_text_in_every_field_stays_text(project: Path, tmp_path: Path) -> None:
    name, text = the_example()
    header = hostile(yaml.safe_load(text.strip("-\n")))
    header["name"] = SHORT
    for field in ("purpose", "progress_by"):
        header[field] = f"{field} {HOSTILE}"
    header["dose"]["text"] = f"dose {HOSTILE}"
    header["adaptations"] = {field: f"{field} {HOSTILE}" for field in header["adaptations"]}
    for pose in ("start_pose", "end_pose"):
        header[pose]["text"] = f"{pose} {HOSTILE}"
    header["sources"] = [{"key": "paganoni2015", "supports": f"supports {HOSTILE}"}]
    header["who_moves"] = "carer"
    header["reviewed_by"] = [f"Dr. {SHORT}"]
    article = project / "content" / "articles" / "start" / "can-i-exercise.md"
    article.write_text(re.sub(r"\nexercises: .*\n", f"\nexercises: [{name}]\n", article.read_text("utf-8")), "utf-8")
    head = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=2000)
    (project / "content" / "exercises" / f"{name}.md").write_text(f"---\n{head}---\n", "utf-8")
    output = tmp_path / "output"
    run = run_build(project, output)
    assert run.status == 0, run.printed

    addresses = [f"exercises/{name}.html", "exercises.html", "exercises-print.html", "exercise-lists.html"]
    for address in [*addresses, "start/can-i-exercise.html", "plan.html"]:
        page = Page(address, output / address)
        assert page.select("[onerror], [onclick], main b") == [], address
        assert [s.text_content() for s in page.select("script:not([src])") if "json" not in (s.get("type") or "")] == []
        assert SHORT in page.texts("body")[0] or address == "plan.html", address  # there a script shows it
    page = Page("", output / addresses[0])
    shown = page.texts("main")[0]
    for words in ("purpose", "progress_by", "dose", "start_pose", "end_pose", "supports", *header["adaptations"]):
        assert f"{words} {HOSTILE}" in shown, words
    assert page.texts(".c-steps > li") == header["steps"]
    assert f"Dr. {SHORT}" in shown
    blocks = [json.loads(s.text_content()) for s in page.select("script[type='application/ld+json']")]
    plan = next(block for block in blocks if "ExercisePlan" in block["@type"])
    assert [step["text"] for step in plan["step"]] == header["steps"]
    exported = json.loads((output / "exercises.json").read_text("utf-8"))["exercises"]
    assert next(one for one in exported if one["id"] == name)["purpose"] == header["purpose"]
    for moment in ("start", "end"):
        tree = ET.parse(output / "exercises" / "pictures" / f"{name}-{moment}.svg")
        assert [
            element.tag.split("}")[1] for element in tree.iter() if element.tag.split("}")[1] in ("script", "b")
        ] == []
        assert SHORT in str(tree.getroot()[0].text)
