"""Kept results and processes: the same as fresh ones, and never in the way."""

import json
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

from alsguide.core import parallel_map as processes
from alsguide.core.cache import cached_map, kept
from alsguide.core.keys import LIBRARIES, fingerprint, installed, key_of
from alsguide.core.parallel_map import WORTH_FORKING, beside, parallel_map
from alsguide.core.sources import Source
from alsguide.markup.convert import Citation, Converted, Heading
from alsguide.markup.store import Store


def make_store(folder: Path, counted: list[str], bodies: dict[str, str], fingerprint: str = "a") -> Store:
    """Return a store of some bodies by path, prepared."""

    def convert(source: Source) -> Converted:
        counted.append(source.path)
        found = Citation("a2001", 1, ("cite",))
        return Converted(source.body, (Heading("a", "A", 2),), (found,))

    sources = {path: Source(path, {"title": body}, {}, body, 1) for path, body in bodies.items()}
    store = Store(sources, lambda header: {**header, "filled": True}, convert, fingerprint, folder / "store.json")
    store.prepare()
    return store


def test_a_file_is_converted_again_only_when_it_changed(tmp_path: Path) -> None:
    counted: list[str] = []
    first = make_store(tmp_path, counted, {"one.md": "1", "two.md": "2"})
    store = make_store(tmp_path, counted, {"one.md": "1", "two.md": "3"})
    assert counted == ["one.md", "two.md", "two.md"]
    assert store.get("two.md").converted.html == "3"
    assert store.get("two.md").header == {"title": "3", "filled": True}
    assert store.get("one.md") == first.get("one.md"), "a kept file is the same as a fresh one"
    assert store.key("one.md") == first.key("one.md")
    assert store.key("two.md") != first.key("two.md")


def test_another_fingerprint_converts_everything_again(tmp_path: Path) -> None:
    counted: list[str] = []
    make_store(tmp_path, counted, {"one.md": "1"})
    make_store(tmp_path, counted, {"one.md": "1"}, "b")
    assert counted == ["one.md", "one.md"]


@dataclass(frozen=True)
class Record:
    """A result of a form of its own."""

    name: str
    rows: tuple[tuple[str, int], ...]


class Bomb:
    """What makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


GOOD = {"key": {"name": "kept", "rows": [["a", 1]]}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"\xff\xfe",
        b"not JSON",
        json.dumps(GOOD).encode()[:-4],
        json.dumps({"key": {"name": 7, "rows": [["a", 1]]}}).encode(),
        json.dumps({"key": {"name": "kept", "rows": [["a", "1"]]}}).encode(),
        json.dumps({"key": {"name": "kept"}}).encode(),
        json.dumps([GOOD]).encode(),
        json.dumps({"an older key": GOOD["key"]}).encode(),
        b"[" * 100_000,
        pickle.dumps(GOOD),
    ],
)
def test_a_file_that_is_broken_or_of_another_form_is_ignored_and_replaced(tmp_path: Path, data: bytes) -> None:
    file, fresh = tmp_path / "store.json", Record("fresh", (("b", 2),))
    file.write_bytes(json.dumps(GOOD).encode())
    assert kept(file, Record, "key", lambda: fresh) == Record("kept", (("a", 1),))
    file.write_bytes(data)
    assert kept(file, Record, "key", lambda: fresh) == fresh
    assert json.loads(file.read_bytes()) == {"key": {"name": "fresh", "rows": [["b", 2]]}}


def test_nothing_in_a_kept_file_is_run(tmp_path: Path) -> None:
    file, folder = tmp_path / "store.json", tmp_path / "made"
    bomb = pickle.dumps({"key": Bomb(folder)})
    pickle.loads(bomb)
    assert folder.is_dir(), "the bomb works"
    folder.rmdir()
    file.write_bytes(bomb)
    assert kept(file, str, "key", lambda: "fresh") == "fresh"
    assert not folder.exists()


def test_a_folder_in_the_place_of_a_file_or_a_file_in_that_of_its_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "store.json").mkdir()
    (tmp_path / "cache").write_text("")
    for file in (tmp_path / "store.json", tmp_path / "cache" / "store.json"):
        assert kept(file, str, "key", lambda: "fresh") == "fresh"


def test_a_text_that_no_file_can_hold_is_no_error(tmp_path: Path) -> None:
    assert kept(tmp_path / "store.json", str, "key", lambda: "\ud800") == "\ud800"


def test_a_fingerprint_changes_with_code_and_words(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = fingerprint(tmp_path, "x")
    assert first != fingerprint(tmp_path, "y")
    (tmp_path / "a.py").write_text("2")
    assert first != fingerprint(tmp_path, "x")


@pytest.fixture(params=[2, 3])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many processors there seem to be."""
    monkeypatch.setattr(processes, "processors", lambda: request.param)
    return int(request.param)


@pytest.mark.parametrize("count", [0, 1, WORTH_FORKING - 1, WORTH_FORKING, 2 * WORTH_FORKING + 1])
def test_many_processes_give_the_results_of_one_in_order(cores: int, count: int) -> None:
    items = list(range(count))
    found = parallel_map(items, lambda part: [(n * n, part[0], os.getpid()) for n in part])
    assert [square for square, _, _ in found] == [n * n for n in items]
    done_here = {part: process == os.getpid() for _, part, process in found}
    assert len(done_here) == max(min(cores, count * 2 // WORTH_FORKING), count > 0)
    assert [part for part, is_here in done_here.items() if is_here] == items[:1]
    assert not multiprocessing.active_children()


def test_at_most_so_many_processes_work_as_are_allowed(cores: int) -> None:
    assert (
        parallel_map(list(range(WORTH_FORKING)), lambda part: [os.getpid()] * len(part), 1)
        == [os.getpid()] * WORTH_FORKING
    )


def test_an_error_in_another_process_is_raised_here_with_its_traceback(cores: int) -> None:
    def work(part: object) -> list[int]:
        assert isinstance(part, list)
        if 1 in part:
            raise ValueError("one is here")
        return part

    with pytest.raises(ValueError, match="one is here") as raised:
        parallel_map(list(range(WORTH_FORKING)), work)
    assert raised.traceback[-1].name == "work"


def test_a_process_that_the_system_ends_is_a_clear_error(cores: int) -> None:
    here = os.getpid()

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(part)

    with pytest.raises(ChildProcessError, match="The system ended a process of this build"):
        parallel_map(list(range(WORTH_FORKING)), work)
    with pytest.raises(ChildProcessError, match="The system ended a process of this build"):
        beside(lambda: work([1]))()


@pytest.mark.parametrize("allowed", [1, 2])
def test_work_beside_this_process_gives_its_result_when_it_is_asked_for(cores: int, allowed: int) -> None:
    result = beside(os.getpid, allowed)
    assert (result() == os.getpid()) == (allowed == 1)


@pytest.mark.parametrize("asks", [True, False])
def test_a_process_ends_with_the_work_beside_it(cores: int, asks: bool) -> None:
    """Also one that was itself started by another, in which `multiprocessing` joins what is left before any thread ends."""
    fork = multiprocessing.get_context("fork")
    has_begun = fork.Event()

    def work() -> None:
        has_begun.set()
        time.sleep(0 if asks else 0.5)  # outlasts the process that does not ask

    def run() -> None:
        os.setpgid(0, 0)
        result = beside(work)
        has_begun.wait()
        if asks:
            result()

    process = fork.Process(target=run)
    process.start()
    process.join(60)
    if process.exitcode is None:
        assert process.pid
        os.killpg(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == 0


def test_an_error_beside_this_process_is_raised_where_the_result_is_asked_for(cores: int) -> None:
    result = beside(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        result()


def test_a_kept_result_is_made_once_for_each_key(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return len(made)

    file = tmp_path / "a" / "result.json"
    assert [kept(file, int, key, make) for key in ("one", "one", "two", "two")] == [1, 1, 2, 2]


def test_of_many_results_only_the_missing_are_made_and_the_unused_are_dropped(tmp_path: Path) -> None:
    made: list[int] = []

    def double(items: Sequence[int]) -> list[int]:
        made.extend(items)
        return [item * 2 for item in items]

    file = tmp_path / "results.json"
    assert cached_map(file, int, [1, 2], ["one", "two"], double) == [2, 4]
    assert cached_map(file, int, [2, 3, 3], ["two", "three", "three"], double) == [4, 6, 6]
    assert made == [1, 2, 3]
    assert sorted(json.loads(file.read_bytes())) == ["three", "two"]
    assert cached_map(file, int, [2, 3], ["two", "three"], double, holds=lambda kept: kept != 6) == [4, 6]
    assert made == [1, 2, 3, 3], "what holds no more is made again"


def test_a_key_tells_texts_apart_wherever_one_ends() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a", b"b") == key_of(b"a", "b")


def test_all_libraries_are_found_among_what_is_installed() -> None:
    """When it fails: a result that a library makes would be kept when another version is installed."""
    names = {name.partition("-")[0].replace("_", "-").lower(): name for name in installed()}
    assert [names[library].partition("-")[2] for library in LIBRARIES] == list(map(version, LIBRARIES))
