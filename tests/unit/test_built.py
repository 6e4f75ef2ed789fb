"""What is done: whatever a build or the checks read, or a build has written, is seen when it changes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from alsguide.core.built import RECORD, REPORT, is_built, kept_report, key_of_inputs, note_built, note_report

SETTINGS, DAY = "pelicanconf.py", "2026-11-21"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is built."""
    for name in ("content/data/a.yaml", "overrides/theme/a.css", "theme/a.html", "output/index.html", SETTINGS):
        write(name)(tmp_path)
    note_built(tmp_path, tmp_path / "output", key_of(tmp_path))
    assert is_built(tmp_path, tmp_path / "output", key_of(tmp_path))
    return tmp_path


def key_of(project: Path) -> str:
    """Return the key of a project's inputs."""
    return key_of_inputs(project, SETTINGS, DAY)


def write(name: str, text: str = "new") -> Callable[[Path], None]:
    """Return what writes a file of a project."""

    def change(project: Path) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return change


def link(path: Path) -> None:
    """Put a link to what is at a path in its place."""
    path.rename(moved := path.with_name("moved"))
    path.symlink_to(moved)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": write("content/data/a.yaml", "other"),
    "a new source": write("content/pages/b.md"),
    "a source that is gone": lambda project: (project / "content/data/a.yaml").unlink(),
    "a source with another name": lambda project: (project / "content/data/a.yaml").rename(
        project / "content/data/b.yaml"
    ),
    "a folder that is empty": lambda project: (project / "content/pages").mkdir(),
    "a link to nothing": lambda project: (project / "content/pages.md").symlink_to("nowhere"),
    "a pipe": lambda project: os.mkfifo(project / "content/pages.md"),
    "a link in place of a file": lambda project: link(project / "content/data/a.yaml"),
    "a link in place of a folder": lambda project: link(project / "theme"),
    "a host's file": write("overrides/theme/a.css", "other"),
    "a template": write("theme/a.html", "other"),
    "the settings": write(SETTINGS, "other"),
    "the organization": write("organisation.toml"),
    "a plugin": write("plugins/other.py"),
    "a page": write("output/index.html", "other"),
    "a page that is gone": lambda project: (project / "output/index.html").unlink(),
    "a page more": write("output/about.html"),
    "a record that is cut": lambda project: (project / RECORD).write_bytes((project / RECORD).read_bytes()[:-9]),
    "a record that is rubbish": lambda project: (project / RECORD).write_bytes(b"\xff[]"),
    "a record that is something else": write(RECORD.as_posix(), "[1]"),
    "a record that is gone": lambda project: (project / RECORD).unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(project: Path, change: Callable[[Path], object]) -> None:
    change(project)
    assert not is_built(project, project / "output", key_of(project))


def test_another_day_another_folder_and_other_settings_are_built_again(project: Path) -> None:
    assert not is_built(project, project / "output", key_of_inputs(project, SETTINGS, "2026-11-22"))
    assert not is_built(project, project / "output", key_of_inputs(project, "publishconf.py", DAY))
    assert not is_built(project, project / "elsewhere", key_of(project))


def test_a_report_is_kept_for_its_inputs_alone_and_a_record_that_is_damaged_is_none(tmp_path: Path) -> None:
    note_report(tmp_path, "key", 2, "2 problems")
    assert kept_report(tmp_path, "key") == (2, "2 problems")
    assert kept_report(tmp_path, "other") is None
    record = tmp_path / REPORT
    for damaged in (record.read_bytes()[:-9], b"\xff", b"[1]", b'{"key": "key", "problems": "no", "report": 1}', b""):
        record.write_bytes(damaged)
        assert kept_report(tmp_path, "key") is None
    record.unlink()
    record.mkdir()
    note_report(tmp_path, "key", 2, "2 problems")
    assert kept_report(tmp_path, "key") is None
