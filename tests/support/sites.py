"""Built sites: each in a fresh folder and a process of its own, because Pelican's signals and logs belong to one."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
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


def run_build(project: Path, output: Path, *options: str, **environment: str) -> Run:
    """Build a project in a process of its own."""
    command = [sys.executable, "-m", "alsguide.build", "--root", str(project), "--output", str(output), *options]
    return run_module(command, project, **environment)


def run_module(command: list[str], project: Path, **environment: str) -> Run:
    """Run one of our commands on a project."""
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
