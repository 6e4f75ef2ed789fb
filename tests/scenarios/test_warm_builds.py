"""Warm builds: what is kept between builds never shows; a warm build gives every byte of a cold one."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alsguide.core import built
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.sites import run_build, run_module

FALLS = "content/articles/safety/falls.md"
OTHER = "content/articles/start/can-i-exercise.md"


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(path: Path, old: str, new: str) -> None:
    """Replace the first place of a text in a file; it must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, built once, so that everything is kept."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("warm"))


def test_a_warm_build_after_changes_gives_every_byte_of_a_cold_one(project: Path, tmp_path: Path) -> None:
    """When this fails, a key lacks something that its result depends on; the names in the difference say which page."""
    put(project / FALLS, "\n## ", "\nA new sentence stands here.\n\n## ")
    assert run_build(project, project / "output").status == 0
    put(project / OTHER, "Can I exercise", "May I exercise")
    assert run_build(project, project / "output").status == 0
    warm = bytes_of(project / "output")
    shutil.rmtree(project / ".cache")
    assert run_build(project, tmp_path / "cold").status == 0
    cold = bytes_of(tmp_path / "cold")
    assert warm.keys() == cold.keys()
    assert [name for name in cold if warm[name] != cold[name]] == []
    assert b"A new sentence stands here." in cold["safety/falls.html"]
    assert b"May I exercise" in cold["start/can-i-exercise.html"]


def test_what_is_kept_and_broken_is_ignored(project: Path, tmp_path: Path) -> None:
    before = bytes_of(project / "output")
    kept = sorted((project / ".cache").glob("*.json"))
    assert len(kept) == 8
    for path in kept:
        path.write_bytes(path.read_bytes()[:-20])
    assert run_build(project, tmp_path / "output").status == 0
    assert bytes_of(tmp_path / "output") == before


def test_what_is_kept_is_found_again_by_the_next_process(project: Path) -> None:
    """When this fails, a key is made of a set, or of something that has another address in each process."""
    (project / built.RECORD).unlink()  # so that the build looks at what is kept
    kept = {path: path.stat().st_mtime_ns for path in (project / ".cache").glob("*.json")}
    assert len(kept) == 7
    # The builds before this one had the seed of the tests, or any.
    other = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    assert run_module([sys.executable, "-m", "alsguide.build"], project, PYTHONHASHSEED=other).status == 0
    assert [path.name for path, written in kept.items() if path.stat().st_mtime_ns != written] == []


def test_a_page_that_someone_has_changed_or_taken_away_is_written_again(project: Path) -> None:
    before = bytes_of(project / "output")
    (project / "output/start/can-i-exercise.html").write_bytes(b"<!doctype html><title>Other</title>")
    (project / "output/safety/falls.html").unlink()
    assert run_build(project, project / "output").status == 0
    assert bytes_of(project / "output") == before


OTHER_PLUGIN = """
from pathlib import Path
from pelican import signals

def hear(*arguments, **named):
    Path(__file__).with_suffix(".heard").touch()

def register():
    for signal in vars(signals).values():
        if isinstance(signal, signals.Signal):
            signal.connect(hear)
"""
"""A plugin of a host that hears each signal and does nothing."""


def test_the_order_of_plugins_says_nothing(project: Path, tmp_path: Path) -> None:
    """A host's own may stand before ours or after it: ours does its work whole and waits for none."""
    (project / "plugins" / "other.py").write_text(OTHER_PLUGIN, "utf-8")
    heard = project / "plugins" / "other.heard"
    for number, order in enumerate(("import other\nPLUGINS.append(other)", "PLUGINS.reverse()")):
        with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"\n{order}\n")
        assert run_build(project, tmp_path / f"after-{number}").status == 0
        assert bytes_of(tmp_path / f"after-{number}") == bytes_of(project / "output")
        assert heard.exists()
        heard.unlink()
