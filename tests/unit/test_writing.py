"""Writing: cut off at every step, or on a full disk, a file or folder is there as it was or as it is new."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from alsguide.core.command import disk_error
from alsguide.core.writing import Filling, fresh_folder, heal, only_program, write_file, write_files
from tests.support.cut import How, cut_off

OLD = {"a.txt": "old a", "deep/b.txt": "old b"}
NEW = {"a.txt": "new a", "deep/b.txt": "new b", "c.txt": "new c"}


def fill(folder: Path, texts: dict[str, str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    """Return the files of a folder that are not hidden."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def replace_files(folder: Path) -> None:
    write_files({folder / name: text for name, text in NEW.items()})


def replace_folder(folder: Path) -> None:
    with fresh_folder(folder / "output") as fresh:
        for name, text in NEW.items():
            write_file(fresh / name, text)


@pytest.mark.parametrize("how", ["kill", "full", "read-only"])
def test_a_file_is_old_or_new_wherever_its_writing_ends(tmp_path: Path, how: How) -> None:
    fill(tmp_path / "whole", OLD)
    steps = cut_off(lambda: replace_files(tmp_path / "whole"), tmp_path / "whole", "whole").steps
    assert read(tmp_path / "whole") == NEW
    seen = set()
    for number in range(1, steps + 1):
        folder = tmp_path / f"cut-{number}"
        fill(folder, OLD)
        cut_off(partial(replace_files, folder), folder, how, number)
        found = read(folder)
        assert all(found.get(name) in (OLD.get(name), text) for name, text in NEW.items()), (number, found)
        seen.add(found["a.txt"])
        replace_files(folder)
        assert read(folder) == NEW
    assert steps >= 6
    assert "old a" in seen


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("how", ["kill", "full", "read-only"])
def test_a_folder_is_old_or_new_wherever_its_making_ends(tmp_path: Path, how: How, is_first: bool) -> None:
    before: dict[str, str] = {} if is_first else OLD
    fill(tmp_path / "whole" / "output", before)
    steps = cut_off(lambda: replace_folder(tmp_path / "whole"), tmp_path / "whole", "whole").steps
    assert read(tmp_path / "whole" / "output") == NEW
    seen = []
    for number in range(1, steps + 1):
        folder = tmp_path / f"cut-{number}"
        fill(folder / "output", before)
        cut_off(partial(replace_folder, folder), folder, how, number)
        heal(folder / "output")
        seen.append(read(folder / "output"))
        assert seen[-1] in (before, NEW), (number, seen[-1])
        replace_folder(folder)
        assert read(folder / "output") == NEW
        assert sorted(path.name for path in folder.iterdir()) == ["output"], "nothing is left over"
    assert before in seen
    assert steps >= (8 if is_first else 10), steps


def replace_both(folder: Path) -> None:
    """Write two folders as publishing does: the second is put in place when the first is."""
    with fresh_folder(folder / "dist") as beside:
        replace_folder(folder)
        write_file(beside / "site.zip", "new")


def test_two_folders_of_one_command_are_both_new_after_the_next_run(tmp_path: Path) -> None:
    """A kill between the two swaps leaves them of two runs; the next run makes both again and leaves nothing over."""
    fill(tmp_path / "whole" / "output", OLD)
    fill(tmp_path / "whole" / "dist", {"site.zip": "old"})
    steps = cut_off(lambda: replace_both(tmp_path / "whole"), tmp_path / "whole", "whole").steps
    seen = set()
    for number in range(1, steps + 1):
        folder = tmp_path / f"cut-{number}"
        fill(folder / "output", OLD)
        fill(folder / "dist", {"site.zip": "old"})
        cut_off(partial(replace_both, folder), folder, "kill", number)
        seen.add((read(folder / "output") == NEW, read(folder / "dist").get("site.zip")))
        replace_both(folder)
        assert read(folder / "output") == NEW, number
        assert read(folder / "dist") == {"site.zip": "new"}, number
        assert sorted(path.name for path in folder.iterdir()) == ["dist", "output"], number
    assert {(False, "old"), (True, "old"), (True, "new")} <= seen


def test_a_file_that_is_cut_short_by_the_disk_is_not_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", "utf-8")
    cut = cut_off(lambda: write_file(tmp_path / "a.txt", "new" * 100), tmp_path, "small")
    assert (cut.status, "File too large" in cut.printed) == (99, True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text("utf-8") == "old"


def test_an_error_within_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path / "output", OLD)

    def fail() -> None:
        with fresh_folder(tmp_path / "output") as fresh:
            write_file(fresh / "a.txt", "new")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert read(tmp_path) == {f"output/{name}": text for name, text in OLD.items()}


def test_everybody_may_read_a_folder_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        replace_folder(tmp_path)
        write_file(tmp_path / "mine.txt", "x")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"output": 0o755, "a.txt": 0o644, "deep": 0o755, "b.txt": 0o644, "c.txt": 0o644, "mine.txt": 0o600}


def test_a_fresh_folder_takes_over_what_stays_the_same_and_changes_nothing_of_the_earlier_one(tmp_path: Path) -> None:
    earlier = tmp_path / "output"
    fill(earlier, {"same.txt": "kept", "deep/same.txt": "kept", "other.txt": "old", "private.txt": "kept"})
    for path in earlier.rglob("*.txt"):
        path.chmod(0o600 if path.name == "private.txt" else 0o644)
    (earlier / "link.txt").symlink_to("same.txt")
    with fresh_folder(earlier) as fresh:
        filling = Filling(fresh, earlier)
        for name in ("same.txt", "deep/same.txt", "private.txt", "link.txt", "new.txt"):
            filling.write(name, "kept")
        filling.write("other.txt", b"new")
        shared = [path.name for path in fresh.rglob("*.txt") if path.stat().st_nlink > 1]
        assert sorted(shared) == ["same.txt", "same.txt"]
        write_file(fresh / "same.txt", "changed")
        assert read(earlier)["same.txt"] == "kept"
    assert read(earlier) == {
        "same.txt": "changed",
        "other.txt": "new",
        **dict.fromkeys(("deep/same.txt", "private.txt", "link.txt", "new.txt"), "kept"),
    }
    assert {path.lstat().st_mode & 0o777 for path in earlier.rglob("*.txt")} == {0o644}


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", "utf-8")
    (tmp_path / "real.txt").chmod(0o664)
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"
    assert (tmp_path / "real.txt").stat().st_mode & 0o777 == 0o664


# --- One program at a time --------------------------------------------------------------------------------------------


def hold(folder: Path, forks: bool = False) -> "multiprocessing.process.BaseProcess":
    """Start a process that holds a folder until it is killed; give it when it does. What it leaves behind is of its group."""
    held = folder.parent / "held"
    held.unlink(missing_ok=True)

    def work() -> None:
        os.setsid()
        with only_program(folder, "make publish"):
            if forks and os.fork() == 0:
                signal.pause()
            held.touch()
            signal.pause()

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    wait_for(held.exists)
    return process


def wait_for(is_true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("forks", [False, True])
def test_a_second_program_is_told_who_writes_and_goes_on_when_that_is_killed(tmp_path: Path, forks: bool) -> None:
    """Also when the killed one leaves processes behind that it made for its work."""
    holder = hold(tmp_path / "output", forks)
    told: list[str] = []

    def say(text: str) -> None:
        told.append(text)
        assert holder.pid is not None
        os.kill(holder.pid, signal.SIGKILL)

    with only_program(tmp_path / "output", "make html", say):
        assert told == [
            f"make publish (process {holder.pid}) writes output/ now. This waits until that is done.",
        ]
        assert (tmp_path / ".output.lock").read_text("utf-8") == f"make html (process {os.getpid()})"
    holder.join()
    if forks:
        assert holder.pid is not None
        os.killpg(holder.pid, signal.SIGKILL)  # else it keeps what the browser of this run must close


def test_who_comes_when_nobody_is_there_waits_for_nobody(tmp_path: Path) -> None:
    for _ in range(2):
        with only_program(tmp_path / "output", "make html", pytest.fail):
            pass


# --- What is said -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "output.new/a.html"), "Fix this by freeing space, then"),
        (OSError(30, "Read-only file system", "content/a.md"), "Fix who may read and write this folder, or work in a"),
        (OSError(5, "Input/output error"), "Input/output error. Fix what this says, then run the command again."),
    ],
)
def test_what_the_system_refuses_is_said_in_one_line(error: OSError, said: str) -> None:
    told = disk_error(error)
    assert said in told
    assert "\n" not in told
    assert told.startswith(f"{error.filename}: " if error.filename else error.strerror)
