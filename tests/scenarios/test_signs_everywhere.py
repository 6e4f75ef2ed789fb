"""One sign of danger is changed in its data: everything that shows it changes, and nothing else does."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.site.pages import Page, all_pages
from tests.support.brands import DEFAULT, Brand, copy_built
from tests.support.sites import run_build

TOKEN = "Quartz"
"""A word that stands nowhere on the site."""

VOICELESS = "Feldspar"
"""Another, for how the sign shows without a voice."""

FIELDS = ("name", "words", "short", "line", "helper")
SIGN = "chest-pain"


def changed(project: Path) -> None:
    """Put the token into every text of one sign."""
    path = project / "content" / "data" / "safety_signs.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    sign = next(sign for sign in data["signs"] if sign["id"] == SIGN)
    for field in FIELDS:
        sign[field] = f"{TOKEN} {sign[field]}"
    sign["without_voice"] = f"{VOICELESS} {sign['without_voice']}"
    sign["actions"] = [f"{TOKEN} {action}" for action in sign["actions"]]
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def addresses_with(token: str, output: Path) -> set[str]:
    """Return the pages that hold a word, in their text or in what their scripts read."""
    return {page.address for page in all_pages(output) if token in page.path.read_text("utf-8")}


def naming(project: Path, pattern: str) -> set[str]:
    """Return the addresses of the articles and pages whose sources match a pattern."""
    found = set()
    for path in sorted((project / "content").glob("*/**/*.md")):
        text = path.read_text("utf-8")
        if re.search(pattern, text, re.MULTILINE):
            saved = re.search(r"^save_as: (\S+)$", text, re.MULTILINE)
            folder = "" if path.parent.name == "pages" else f"{path.parent.name}/"
            found.add(saved[1] if saved else f"{folder}{path.stem}.html")
    return found


@pytest.fixture(scope="module")
def site(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The project with a changed sign, and its built site."""
    project = copy_built(brands(DEFAULT), tmp_path_factory.mktemp("signs"))
    changed(project)
    output = project / "output"
    run = run_build(project, output)
    assert run.status == 0, run.printed
    return project, output


def test_every_page_that_shows_the_sign_changes(site: tuple[Path, Path]) -> None:
    project, output = site
    found = addresses_with(TOKEN, output)
    exercises = {f"exercises/{path.stem}.html" for path in (project / "content" / "exercises").glob("*.md")}
    boxes = naming(
        project, rf"^::: signs [^\n]*\b(?:emergency|{SIGN})\b|^::: actions {SIGN}\b|\{{\{{sign: {SIGN}\}}\}}"
    )
    places = {"index.html", "search.html", "questions.html", "plan.html", "exercises-print.html"}
    papers = {"papers/stop-card.html", "papers/moving.html"}
    assert len(exercises) == 40
    assert len(boxes) >= 5
    assert found >= exercises | boxes | places | papers
    print(f"{len(found)} pages show the changed sign")


def test_every_page_with_room_tells_how_the_sign_shows_without_a_voice(site: tuple[Path, Path]) -> None:
    project, output = site
    found = addresses_with(VOICELESS, output)
    exercises = {f"exercises/{path.stem}.html" for path in (project / "content" / "exercises").glob("*.md")}
    boxes = naming(project, rf"^::: signs [^\n]*\b(?:emergency|{SIGN})\b|^::: actions {SIGN}\b")
    assert len(boxes) >= 5
    assert found >= exercises | boxes | {"exercises-print.html", "papers/stop-card.html", "papers/moving.html"}
    sheets = Page("", output / "exercises-print.html").texts(".c-handouts__stop")
    assert [sheet for sheet in sheets if VOICELESS not in sheet] == []


def test_every_exercise_of_the_printed_sheets_and_of_the_plan_changes(site: tuple[Path, Path]) -> None:
    _, output = site
    sheets = Page("", output / "exercises-print.html").texts(".c-handouts__stop")
    assert len(sheets) == 40
    assert [sheet for sheet in sheets if TOKEN not in sheet] == []
    text = (output / "plan.html").read_text("utf-8")
    block = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    lines = {key for key, line in block["signs"].items() if TOKEN in line}
    assert lines
    assert [name for name, exercise in block["exercises"].items() if not lines & set(exercise["signs"])] == []
    assert TOKEN in json.dumps(block["paper"]["stop_card"])


def test_both_sides_of_the_stop_card_and_the_wallet_card_change(site: tuple[Path, Path]) -> None:
    page = Page("", site[1] / "papers" / "stop-card.html")
    assert TOKEN in " ".join(page.texts(".c-box--care-emergency"))
    assert TOKEN in " ".join(page.texts(".c-wallet-card"))
