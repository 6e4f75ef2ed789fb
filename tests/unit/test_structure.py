"""The shape of the project itself: who may import what, and what no file may hold."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.support.sites import ROOT

PACKAGE = ROOT / "plugins" / "alsguide"
ORDER = (
    ("problems",),
    ("sources", "schema", "organisation", "words", "left_out", "overlay"),
    ("headers", "markup"),
    ("citations",),
    ("pictograms", "exercises"),
    ("plan",),
    ("structured_data", "hosting", "search", "evidence", "questions", "papers"),
    ("checks", "site", "online"),
    ("editorial", "editor"),
)
"""Parts in the order in which they may import one another: a part may import those of its own row and of rows above."""


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) >= 10
    return found


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_only_adapters_and_contents_know_pelican() -> None:
    allowed = {"plugin.py", "contents.py"}
    found = [p for p in modules() if any(name.split(".")[0] == "pelican" for name in imported(p))]
    assert [p.relative_to(PACKAGE).as_posix() for p in found if p.name not in allowed] == []
    assert found, "somebody must know Pelican"


def test_imports_run_one_way() -> None:
    row_of = {name: row for row, names in enumerate(ORDER) for name in names}
    wrong = []
    for path in modules():
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if part not in row_of or path.name == "plugin.py":
            continue
        for name in imported(path):
            other = name.split(".")[1] if name.startswith("alsguide.") else ""
            if other in row_of and row_of[other] > row_of[part]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_adapters_are_thin() -> None:
    long = {
        p.relative_to(PACKAGE).as_posix(): len(p.read_text("utf-8").splitlines()) for p in PACKAGE.rglob("plugin.py")
    }
    assert long
    assert {name: count for name, count in long.items() if count > 100} == {}


def test_tracked_files_name_no_package_host_and_no_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    hosts = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "registry" + r"\.npmjs", "/" + "root/"]))
    files = [ROOT / name for name in listed if name and (ROOT / name).suffix not in {".png", ".jpg", ".ico", ".woff2"}]
    assert len(files) >= 30
    assert [f.name for f in files if f.is_file() and hosts.search(f.read_text("utf-8", errors="ignore"))] == []


def test_every_test_is_run() -> None:
    """`testpaths` names the layers in order; a folder that it does not name would never run."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = settings["tool"]["pytest"]["ini_options"]["testpaths"]
    assert {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")} == set(named)


def test_every_part_is_described() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert len(parts) >= 20
    assert sorted(part for part in parts if f"`{part}`" not in text) == []
