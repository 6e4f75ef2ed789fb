"""The shape of the project itself: who may import what, and what no file may hold."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

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
    assert "2 kept, 0 broken" in done.printed


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


def test_a_signal_has_one_receiver_so_that_no_order_counts() -> None:
    """What depends on an earlier step stands below it in one function."""
    heard = re.compile(r"\bsignals\.(\w+)\.connect\(")
    found = {path.name: heard.findall(path.read_text("utf-8")) for path in modules()}
    found = {name: signals for name, signals in found.items() if signals}
    assert list(found) == ["plugin.py"]
    assert len(found["plugin.py"]) == len(set(found["plugin.py"])) >= 4


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
