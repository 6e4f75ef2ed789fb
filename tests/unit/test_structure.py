"""The shape of the project itself: who may import what, and what no file may hold."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.sites import ROOT, run_module

PACKAGE = ROOT / "plugins" / "alsguide"


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) >= 10
    return found


def test_imports_run_one_way_and_only_adapters_know_pelican() -> None:
    """The contracts are in pyproject.toml; `make lint` checks them too."""
    done = run_module([str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], ROOT)
    assert done.status == 0, done.printed
    assert "3 kept, 0 broken" in done.printed


def test_no_part_but_the_adapters_may_import_pelican() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = {name.removeprefix("alsguide.") for one in contracts for name in one.get("source_modules", ())}
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert parts - named == {"pelican_adapters"}


def test_adapters_are_thin() -> None:
    adapters = PACKAGE / "pelican_adapters"
    long = {path.name: len(path.read_text("utf-8").splitlines()) for path in adapters.glob("*.py")}
    assert long
    assert {name: count for name, count in long.items() if count > 140} == {}


def test_no_line_of_a_template_is_too_long_to_review() -> None:
    """When it fails: break it where a space stands, or before a mark of Jinja that begins with a hyphen (`{%- if`)."""
    templates = sorted((ROOT / "theme").rglob("*.html"))
    assert len(templates) >= 40
    rows = [
        (path, number, row) for path in templates for number, row in enumerate(path.read_text("utf-8").splitlines(), 1)
    ]
    assert [f"{path.relative_to(ROOT)}:{number}" for path, number, row in rows if len(row) > 160] == []


def test_a_signal_has_one_receiver_so_that_no_order_counts() -> None:
    """What depends on an earlier step stands below it in one function."""
    heard = re.compile(r"\bsignals\.(\w+)\.connect\(")
    found = {path.name: heard.findall(path.read_text("utf-8")) for path in modules()}
    found = {name: signals for name, signals in found.items() if signals}
    assert list(found) == ["plugin.py"]
    assert len(found["plugin.py"]) == len(set(found["plugin.py"])) >= 4


def test_no_test_waits_for_a_time_or_looks_again_only_when_a_page_is_drawn() -> None:
    """A page may not be drawn, and a test may give the frames by hand; `wait_until` looks again by itself.

    A network is idle once half a second passed without a request, and stays so for the browser when a page asks for more.
    """
    tests = [path for path in sorted((ROOT / "tests").rglob("*.py")) if ROOT / "tests" / "bench" not in path.parents]
    waits = re.compile(r"\.wait_for_function\((?!.*polling=)|\.wait_for_timeout\(|\"networkidle\"")
    assert waits.search("page.wait_for_function('() => done')")
    assert len(tests) >= 150
    found = [path.name for path in tests if path != Path(__file__) and waits.search(path.read_text("utf-8"))]
    assert found == []


def test_no_program_names_a_rule_of_the_plan() -> None:
    """What a program must know about a rule is a field of its data, so that a rule may be renamed or taken out."""
    ids = re.findall(r"^  - id: (\w+)$", (ROOT / "content/data/plan/rules.yaml").read_text("utf-8"), re.MULTILINE)
    assert len(ids) >= 20
    named = re.compile(rf"\b(?:{'|'.join(ids)})\b")
    programs = [
        path for path in sorted((ROOT / "theme").rglob("*")) if path.suffix in {".js", ".ts", ".html", ".css", ".yaml"}
    ]
    assert len(programs) >= 100
    assert [path.name for path in [*modules(), *programs] if named.search(path.read_text("utf-8"))] == []


WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "rename",
    "unlink",
    "rmdir",
    "touch",
    "chmod",
    "symlink_to",
    "writelines",
}
"""Methods of a path that change what is on a disk."""


def writes(tree: ast.AST) -> list[str]:
    """Return what in a module writes to a disk by itself."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {name.name for name in node.names} | {getattr(node, "module", None)}
            found += [f"import {name}" for name in names & {"shutil", "tempfile"}]
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        words = [value for part in (*node.args, *(key.value for key in node.keywords)) if (value := text_of(part))]
        opens = name in {"open", "ZipFile"} and any(re.fullmatch("[rbt]*[wax+][rbt+]*", word) for word in words)
        moves = name == "replace" and isinstance(node.func, ast.Attribute) and len(node.args) == 1 and not node.keywords
        if (name in WRITES or opens or moves) and ast.unparse(node) not in IN_MEMORY:
            found.append(ast.unparse(node))
    return found


def text_of(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


IN_MEMORY = ("zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED, compresslevel=9)",)


def test_one_module_writes_to_the_disk() -> None:
    """What it writes is there whole or not at all; `tests/unit/test_writing.py` cuts it off at every step."""
    found = {path.name: writes(ast.parse(path.read_text("utf-8"))) for path in modules() if path.name != "writing.py"}
    assert {name: calls for name, calls in found.items() if calls} == {}
    assert len(writes(ast.parse((PACKAGE / "core" / "writing.py").read_text("utf-8")))) >= 8


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


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_holds_each_library_by_version_and_sum_and_names_no_other_place(root: Path, name: str) -> None:
    rows = (root / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    libraries = [row for row in rows if row.strip() and not row.startswith("#")]
    assert len(libraries) >= 20
    form = r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *"
    assert [row for row in libraries if not re.fullmatch(form, row)] == []
