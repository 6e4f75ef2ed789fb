"""Exercises that editors write: one from the guide alone, one full of hostile text."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.pages import Page
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.sites import ROOT, run_build, run_loaded

GUIDE = (ROOT / "docs" / "exercises.md").read_text("utf-8")
HOSTILE = "<!-- <script!x <img!x onerror=alert(2)> & \"a\" 'b' ]]> --> שלום " + "long" * 12
HOSTILE_NAME = "hostile-movement"
SHORT = "</title!x><b!x onclick=alert(3)>\"&'</b!x> שלום"
"""Elements to a browser, with names that the check of tags does not take for any: it would stop the build."""


def the_example() -> tuple[str, str]:
    """Return the file name and the text of the example in docs/exercises.md."""
    name, text = re.search(r"`([a-z-]+)\.md`", GUIDE), re.search(r"```yaml\n(---\n.*?\n---\n)```", GUIDE, re.DOTALL)
    assert name is not None
    assert text is not None
    return name[1], text[1]


def hostile(value: Any, key: str = "") -> Any:
    """Return a header with hostile text in every field that takes free text."""
    if isinstance(value, dict):
        return {name: hostile(inner, name) for name, inner in value.items()}
    if isinstance(value, list) and key in ("steps", "stop_if", "cautions", "equipment"):
        return [f"{number} {HOSTILE}" for number, _ in enumerate(value, 1)]
    return value


def hostile_header() -> dict[str, Any]:
    """Return the header of the example with hostile text wherever it takes any."""
    _, text = the_example()
    header: dict[str, Any] = hostile(yaml.safe_load(text.strip("-\n")))
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
    return header


@dataclass(frozen=True)
class Written:
    """A small project with two more exercises, as the guide has it and hostile; what was printed; the hostile header."""

    project: Path
    before: int
    sheet: str
    header: dict[str, Any]

    @property
    def output(self) -> Path:
        return self.project / "output"


@pytest.fixture(scope="module")
def written(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Do what docs/exercises.md says, to the letter: a new file, the contact sheet, the build; and so with hostile text."""
    project = copy_built(brands(SMALL), tmp_path_factory.mktemp("exercises"))
    folder = project / "content" / "exercises"
    before = len(json.loads((project / "output/exercises.json").read_text("utf-8"))["exercises"])
    name, text = the_example()
    (folder / f"{name}.md").write_text(text, "utf-8")
    header = hostile_header()
    head = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=2000)
    (folder / f"{HOSTILE_NAME}.md").write_text(f"---\n{head}---\n", "utf-8")
    article = project / "content" / "articles" / "start" / "can-i-exercise.md"
    shown = re.sub(r"\nexercises: .*\n", f"\nexercises: [{HOSTILE_NAME}]\n", article.read_text("utf-8"))
    article.write_text(shown, "utf-8")
    sheet = run_loaded("alsguide.exercises.contact_sheet", project)
    run = run_build(project, project / "output")
    assert run.status == 0, run.printed
    return Written(project, before, sheet.printed, header)


def test_an_exercise_written_from_the_guide_alone_appears_everywhere(written: Written) -> None:
    (name, text), output = the_example(), written.output
    assert written.sheet.strip() == f"contact-sheet/index.html: {written.before + 2} exercises"
    assert Page("", written.project / "contact-sheet" / "index.html").select(f"section#{name} svg")
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
    assert len(library) == written.before + 2
    assert [exercise["name"] for exercise in library if exercise["id"] == name] == [header["name"]]
    for moment in ("start", "end"):
        ET.parse(output / "exercises" / "pictures" / f"{name}-{moment}.svg")


def test_hostile_text_in_every_field_stays_text(written: Written) -> None:
    name, header, output = HOSTILE_NAME, written.header, written.output
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
