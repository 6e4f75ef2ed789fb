"""The brands under `tests/brands/`: each laid over a copy of the project, as a host would do it, and published."""

import fcntl
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.overrides.merge import Project, open_project
from tests.support.sites import ROOT, Run, copy_project, copy_small_project, last_review, run_build, run_module

DEFAULT = "default"
"""The project as it stands, with its own `organisation.toml`."""

SMALL = "small"
"""The same with pages of every kind, but few of each: for tests of builds, checks and previews, which then take half the time."""

BUILT = {DEFAULT: copy_project, SMALL: copy_small_project}
"""What is built as `make html` does it, and how its project is copied; brands are published."""

FOLDER = ROOT / "tests" / "brands"
BRANDS = ("us-group", "uk-charity", "right-to-left")
RIGHT_TO_LEFT = "right-to-left"

KEPT = re.compile(r"(\{\{.*?\}\}|\{\w*\}|<[^>]*>|&\w+;|https?:\S+)")
"""What a translator leaves as it stands: slots of the theme, placeholders, tags, addresses."""

LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבצדעפגהיזקלמנוףךרשתוחםץטס")
"""A Hebrew letter for each Latin one: not a word of it means anything, and all of it runs from right to left."""


SURROUNDINGS = {"TZ": "America/Anchorage", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"}
"""Where every brand is published; tests/scenarios/test_publish.py publishes one elsewhere and compares all bytes."""


PUBLISH = """
import gc
import sys
from alsguide import publish
from alsguide.core import command
from alsguide.hosting import compression

compression.QUALITY = 5
gc.disable()
sys.exit(command.run(publish.main))
"""
"""`python -m alsguide.publish`, but packing takes a moment instead of half of the time, and nothing looks for unused objects."""


@dataclass(frozen=True)
class Brand:
    """A built brand: its name, its project as the build read it, its output, organization and words of the theme."""

    name: str
    project: Project
    output: Path
    organisation: Organisation
    ui: dict[str, str]

    @property
    def root(self) -> Path:
        """The folder of its project."""
        return self.project.root

    def headers(self, folder: str) -> dict[str, dict[str, Any]]:
        """Return the headers of the Markdown files in a folder of `content/`, by the address of their pages."""
        below = "content/articles/" if folder == "articles" else "content/"
        found = {path: source.header for path, source in self.project.markdown.items()}
        return {
            path.removeprefix(below).removesuffix(".md") + ".html": header
            for path, header in found.items()
            if path.startswith(f"content/{folder}/")
        }


def load_brand(name: str, project: Path, output: Path) -> Brand:
    """Return what tests ask of a built project."""
    opened = open_project(project)
    assert opened.report([]) == []
    words = fill_all(opened.document("interface").data, opened.organisation)
    return Brand(name, opened, output, opened.organisation, words)


def share_brand(name: str, folder: Path) -> Brand:
    """Return a brand as it was built in a folder: the first process of the tests that asks builds it, and others wait for it.

    A build that fails stops every test that asks, with its whole report.
    """
    folder.mkdir(exist_ok=True)
    project, output, report = folder / "project", folder / "output", folder / "report.txt"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not report.exists():
            built = run_build(BUILT[name](project), output) if name in BUILT else publish_brand(name, folder)[2]
            report.write_text(f"{built.status}\n{built.printed}", "utf-8")
        status, _, printed = report.read_text("utf-8").partition("\n")
        assert status == "0", printed
        return load_brand(name, project, output)


def copy_built(brand: Brand, target: Path, output: str = "project/output") -> Path:
    """Copy a built brand into a folder, with its output and all that is kept between builds; give its project.

    So a test that changes a project needs no first build of its own.
    """
    shutil.copytree(brand.output.with_name("project"), target / "project")
    shutil.copytree(brand.output, target / output)
    if (dist := brand.output.with_name("dist")).is_dir():
        shutil.copytree(dist, target / "dist")
    return target / "project"


def copy_brand(name: str, target: Path) -> Path:
    """Copy the project into an empty folder and lay a brand's files over it, as its host would."""
    project = copy_project(target)
    shutil.copy(FOLDER / name / "organisation.toml", project / "organisation.toml")
    overrides = FOLDER / name / "overrides"
    if overrides.is_dir():
        shutil.copytree(overrides, project / "overrides", dirs_exist_ok=True)
    if name == RIGHT_TO_LEFT:
        translate_interface(project)
    return project


def publish_brand(name: str, target: Path) -> tuple[Path, Path, Run]:
    """Publish a brand into a folder, with every check. Gives its project, its output and the finished run."""
    project = copy_brand(name, target / "project")
    return project, target / "output", publish(project, target, **SURROUNDINGS)


def publish(project: Path, target: Path, *options: str, **environment: str) -> Run:
    """Publish a project into `target/output` and `target/dist`, on the day on which its pages were last checked."""
    command = [sys.executable, "-c", PUBLISH, "--root", str(project), "--today", str(last_review())]
    command += ["--output", str(target / "output"), "--dist", str(target / "dist"), *options]
    return run_module(command, project, **environment)


def translate_interface(project: Path) -> None:
    """Put every word of the theme into the made-up language."""
    path = project / "content" / "data" / "interface.yaml"
    words = {key: translate(key, text) for key, text in yaml.safe_load(path.read_text("utf-8")).items()}
    own = project / "overrides" / "content" / "data" / "interface.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


def translate(key: str, text: str) -> str:
    """Put one text into the made-up language; slots stay as they are."""
    if key == "date_form":
        return "{day} {month} {year}"
    if key == "content_language":
        return "he"
    parts = KEPT.split(str(text))
    return "".join(part if KEPT.fullmatch(part) else part.lower().translate(LETTERS) for part in parts)
