"""Built sites: each in a fresh folder and a process of its own, because Pelican's signals and logs belong to one."""

import gc
import json
import multiprocessing
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from alsguide.core import parallel_map
from alsguide.overrides.exclusions import NEEDED

ROOT = Path(__file__).parents[2]
PARTS = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py", "requirements.txt")
SETTINGS = ROOT / "tests" / "brands" / "default" / "organisation.toml"
"""The settings that the project is shipped with. A host's own settings and `overrides/` are no part of the tests."""


@dataclass(frozen=True)
class Run:
    """A finished build: its exit status and what it printed."""

    status: int
    printed: str


def copy_project(target: Path) -> Path:
    """Copy what a build needs into an empty folder, with the settings that the project is shipped with; give the folder."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(SETTINGS, target / "organisation.toml")
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, target / name)
    return target


OF_EVERY_KIND = ("articles/start/*", "articles/safety/*", "exercises/[bst]*")
"""What a small project with pages of every kind has of articles and exercises: two topics, and what a ready-made plan needs."""


def copy_small_project(target: Path) -> Path:
    """Copy the project as a host has it who leaves out most articles and exercises; give the folder."""
    project = copy_project(target)
    leave_out_most(project)
    return project


def leave_out_most(project: Path) -> None:
    """Leave most articles and exercises out of a project, in place of what its settings leave out."""
    content = project / "content"
    stay = {path for one in OF_EVERY_KIND for path in content.glob(one)}
    paths = {path for one in ("articles/*/*.md", "exercises/*.md") for path in content.glob(one)}
    absent = sorted({path.relative_to(content).as_posix() for path in paths - stay} - {*NEEDED})
    settings = project / "organisation.toml"
    others = re.sub("^leave_out = .*\n", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(f"leave_out = {json.dumps(absent)}\n{others}", "utf-8")


STARTED = multiprocessing.get_context("forkserver")
"""Starts processes that have our modules loaded and have done nothing else yet: half of a short run is loading them."""

STARTED.set_forkserver_preload(["alsguide.checks", "alsguide.pelican_adapters.writer", "tests.support.sites"])


def run_build(project: Path, output: Path, *options: str) -> Run:
    """Build a project in a process of its own."""
    return run_loaded("alsguide.build", project, "--root", str(project), "--output", str(output), *options)


def run_loaded(module: str, project: Path, *options: str) -> Run:
    """Run one of our commands on a project, in a process of its own that has our modules loaded."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as printed:
        process = STARTED.Process(target=run_main, args=(module, options, project, printed.name))
        process.start()
        process.join(300)
        process.kill()
        process.join()
        assert process.exitcode is not None
        return Run(process.exitcode, printed.read())


def run_main(module: str, options: tuple[str, ...], project: Path, printed: str) -> None:
    """Run a command as `python -m` does, in this process; what it prints goes into a file.

    It is a short run, in which looking for unused objects never pays, and beside other tests no processor waits for a part of
    its work: sharing it between processes costs a fifth more. Sites that are published share it (`tests/support/brands.py`).
    """
    gc.disable()
    parallel_map.processors = lambda: 1
    file = os.open(printed, os.O_WRONLY | os.O_APPEND)
    os.dup2(file, sys.stdout.fileno())
    os.dup2(file, sys.stderr.fileno())
    os.chdir(project)
    sys.argv = [module, *options]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def run_module(command: list[str], project: Path, **environment: str) -> Run:
    """Run one of our commands on a project, from the project's own copy of our modules."""
    variables = {**os.environ, "PYTHONPATH": str(project / "plugins"), **environment}
    done = subprocess.run(command, env=variables, cwd=project, capture_output=True, text=True, timeout=300, check=False)
    return Run(done.returncode, done.stdout + done.stderr)


@cache
def last_review() -> date:
    """Return the last day on which a text of the project was compared with its sources.

    Tests look at the content as of that day: it is never in the future, and no review is due.
    """
    texts = (path.read_text("utf-8") for path in (ROOT / "content").rglob("*.md"))
    days = [day for text in texts for day in re.findall(r"^last_reviewed: (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)]
    return date.fromisoformat(max(days))
