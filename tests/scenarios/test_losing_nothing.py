"""Losing nothing: every command that writes, cut off at each step; and several programs in one project."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from alsguide.online.cite import add
from tests.checks.project import FALLS
from tests.scenarios.test_warm_builds import bytes_of
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.cut import How, command, cut_off
from tests.support.preview import Session, preview
from tests.support.sites import run_build

Work = Callable[[], Any]
RECORD = {
    "type": "article-journal",
    "title": "A study of walking",
    "author": [{"family": "Walker", "given": "Ann"}],
    "container-title": "Journal of Steps",
    "issued": {"date-parts": [[2020]]},
    "DOI": "10.1000/steps",
}
LIBRARY = "content/data/references.json"
DAY = "2026-12-01"

COMMANDS: dict[str, Work] = {
    "new": command("alsguide.editorial.new", "page", "Sleep", "--today", DAY),
    "reviewed": command("alsguide.editorial.record_review", FALLS, "--today", DAY),
    "report": command("alsguide.editorial.report", "--record", "--today", DAY),
    "cite": lambda: add(Path(LIBRARY).resolve(), LIBRARY, RECORD),
}


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small project, which each command changes and puts back."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("losing"))


def state(root: Path) -> dict[str, bytes]:
    """Return the files that count: those below `content/` and `report/` that are not hidden."""
    files = [path for name in ("content", "report") for path in (root / name).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if not path.name.startswith(".")}


def put_back(root: Path, files: dict[str, bytes]) -> None:
    for name in state(root).keys() - files.keys():
        (root / name).unlink()
    for name, data in files.items():
        if (root / name).read_bytes() != data:
            (root / name).write_bytes(data)


def sums(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@dataclass(frozen=True)
class Whole:
    """A command that was run to its end: the files before and after it, and what was seen before each of its steps."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    seen: list[dict[str, str]]

    def mixed(self, seen: dict[str, str]) -> list[str]:
        """Return the files that are neither as they were nor as they shall be."""
        old, new = sums(self.before), sums(self.after)
        files = sorted(seen.keys() | old.keys())
        return [file for file in files if seen.get(file) not in (old.get(file), new.get(file))]


@pytest.fixture(scope="module")
def whole(project: Path) -> Callable[[str], Whole]:
    """Return a command as it goes when nothing happens to it."""

    @cache
    def run(name: str) -> Whole:
        before = state(project)
        for _ in range(2):  # the first fills the cache, so that the steps are those of every run behind it
            cut = cut_off(COMMANDS[name], project, "whole", look=lambda: sums(state(project)))
            assert cut.status == 0, cut.printed
            after = state(project)
            assert before != after
            put_back(project, before)
        return Whole(before, after, cut.seen)

    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_cut_off_loses_nothing_and_can_be_repeated(
    project: Path, whole: Callable[[str], Whole], name: str
) -> None:
    """Before each step every file is old or new; that is what a kill leaves, and the one at the last step is tried."""
    run = whole(name)
    assert [found for seen in run.seen if (found := run.mixed(seen))] == []
    assert cut_off(COMMANDS[name], project, "kill", len(run.seen)).status == 137
    assert sums(state(project)) == run.seen[-1]
    if state(project) != run.after:
        assert cut_off(COMMANDS[name], project, "whole").status == 0
        assert state(project) == run.after
    put_back(project, run.before)


@pytest.mark.parametrize("how", ["full", "read-only"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_on_a_disk_that_takes_nothing_loses_nothing(
    project: Path, whole: Callable[[str], Whole], name: str, how: How
) -> None:
    """tests/unit/test_writing.py fills the disk at every step of every way to write."""
    run = whole(name)
    steps = len(run.seen)
    for number in sorted({1, steps // 2, steps}) if how == "full" else [1]:
        cut = cut_off(COMMANDS[name], project, how, number)
        if name != "cite":  # its command is tried with a service, in tests/online
            assert "Traceback" not in cut.printed
            assert "then run the command again. What was there before is kept." in cut.printed or cut.status == 0
        assert run.mixed(sums(state(project))) == []
        put_back(project, run.before)


def test_a_file_that_is_written_in_place_is_seen(tmp_path: Path) -> None:
    """Guards against a look that sees nothing."""
    kept = tmp_path / "content" / "page.md"
    kept.parent.mkdir()
    kept.write_text("old")

    def work() -> None:
        kept.write_text("new")
        (tmp_path / "content" / "next.md").touch()
        os.replace(tmp_path / "content" / "next.md", kept)

    before = state(tmp_path)
    cut = cut_off(work, tmp_path, "whole", look=lambda: sums(state(tmp_path)))
    run = Whole(before, state(tmp_path), cut.seen)
    assert [run.mixed(seen) for seen in run.seen] == [[], ["content/page.md"], ["content/next.md", "content/page.md"]]


def test_a_disk_that_takes_no_more_is_named_by_every_command(project: Path) -> None:
    before = state(project)
    for name in ("new", "reviewed", "report"):
        cut = cut_off(COMMANDS[name], project, "small")
        assert (cut.status, "File too large. Fix this by freeing space" in cut.printed) == (1, True), cut.printed
        assert state(project) == before


# --- Builds -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small project with a good output."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("built"))


def test_a_swap_that_was_cut_in_two_is_healed_even_by_a_build_that_fails(built: Path) -> None:
    output, text = built / "output", (built / FALLS).read_text("utf-8")
    before = bytes_of(output)
    output.rename(built / "output.old")
    shutil.copytree(built / "output.old", built / "output.new")
    (built / FALLS).write_text(text.replace("title:", "titel:", 1), "utf-8")
    run = run_build(built, output)
    (built / FALLS).write_text(text, "utf-8")
    assert run.status == 1
    assert "The last good output is kept." in run.printed
    assert bytes_of(output) == before
    assert not list(built.glob("output.*"))


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_build_on_a_disk_that_takes_nothing_keeps_the_last_output(built: Path, how: How) -> None:
    before = bytes_of(built / "output")
    cut = cut_off(command("alsguide.build"), built, how, 1 if how == "read-only" else 30)
    assert (cut.status, "Traceback" in cut.printed) == (1, False), cut.printed
    assert "What was there before is kept." in cut.printed
    assert bytes_of(built / "output") == before


def test_two_previews_and_a_build_in_one_project_are_each_right(built: Path, tmp_path: Path) -> None:
    """Each shows what was saved, says nothing wrong, and leaves the output of `make html` as that made it."""
    output = bytes_of(built / "output")
    with preview(built) as one, preview(built) as two:
        wait_for_build(one)
        wait_for_build(two)
        text = (built / FALLS).read_text("utf-8")
        (built / FALLS).write_text(text.replace("floor", "ground"), "utf-8")
        assert run_build(built, built / "elsewhere").status == 0
        wait_for_build(one)
        wait_for_build(two)
        assert bytes_of(built / ".cache" / "preview") == bytes_of(built / "elsewhere")
        assert bytes_of(built / "output") == output, "a preview, or a build into another folder, does not touch it"
        for session in (one, two):
            status, printed = session.interrupt()
            assert (status, "Traceback" in printed, "problem" in printed) == (0, False, False), printed


def wait_for_build(session: Session) -> None:
    """Wait until a preview says that it built; it may say first that it waits for another."""
    while not (said := session.output.lines.get(timeout=300)).startswith("Built "):
        assert "Traceback" not in said
        assert "problem" not in said
        assert session.process.poll() is None
