"""Kept results and two processes: the same as fresh ones, and never in the way."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from alsguide.core.cache import cached_map, fingerprint, kept, key_of, load
from alsguide.core.parallel_map import WORTH_FORKING, parallel_map
from alsguide.markup.convert import Converted
from alsguide.markup.store import ReadFile, Store


def make_store(folder: Path, counted: list[str], fingerprint: str = "a") -> Store:
    def read(path: Path) -> ReadFile:
        counted.append(path.name)
        return ReadFile(path.name, {"title": path.read_text()}, Converted(path.read_text(), (), ()))

    return Store(read, fingerprint, folder / "cache" / "store.pickle")


def test_a_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("1")
    two.write_text("2")
    counted: list[str] = []
    make_store(tmp_path, counted).prepare([one, two])
    two.write_text("3")
    store = make_store(tmp_path, counted)
    store.prepare([one, two])
    assert counted == ["one.md", "two.md", "two.md"]
    assert store.get(two).converted.html == "3"


def test_another_fingerprint_reads_everything_again(tmp_path: Path) -> None:
    one = tmp_path / "one.md"
    one.write_text("1")
    counted: list[str] = []
    make_store(tmp_path, counted).prepare([one])
    make_store(tmp_path, counted, "b").prepare([one])
    assert counted == ["one.md", "one.md"]


@pytest.mark.parametrize("data", [b"", b"not a pickle", pickle.dumps([1]), pickle.dumps({"a": 1}), b"\x80\x05cx\ny\n."])
def test_a_broken_store_is_ignored(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "store.pickle").write_bytes(data)
    assert "key" not in load(tmp_path / "store.pickle")
    assert kept(tmp_path / "store.pickle", "key", lambda: 7) == 7


def test_a_fingerprint_changes_with_code_data_and_words(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = fingerprint([tmp_path], [], "x")
    assert first != fingerprint([tmp_path], [], "y")
    (tmp_path / "a.py").write_text("2")
    assert first != fingerprint([tmp_path], [], "x")


@pytest.mark.parametrize("count", [0, 1, WORTH_FORKING - 1, WORTH_FORKING, 2 * WORTH_FORKING + 1])
def test_two_processes_give_the_results_of_one_in_order(count: int) -> None:
    items = list(range(count))
    assert parallel_map(items, lambda part: [n * n for n in part]) == [n * n for n in items]


def test_an_error_in_the_second_process_is_raised_here() -> None:
    def work(part: object) -> list[int]:
        assert isinstance(part, list)
        if 1 in part:
            raise ValueError("one is here")
        return part

    with pytest.raises(ValueError, match="one is here"):
        parallel_map(list(range(WORTH_FORKING)), work)


def test_a_kept_result_is_made_once_for_each_key(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return len(made)

    file = tmp_path / "a" / "result.pickle"
    assert [kept(file, key, make) for key in ("one", "one", "two", "two")] == [1, 1, 2, 2]


def test_of_many_results_only_the_missing_are_made_and_the_unused_are_dropped(tmp_path: Path) -> None:
    made: list[int] = []

    def double(items: Sequence[int]) -> list[int]:
        made.extend(items)
        return [item * 2 for item in items]

    file = tmp_path / "results.pickle"
    assert cached_map(file, [1, 2], ["one", "two"], double) == [2, 4]
    assert cached_map(file, [2, 3, 3], ["two", "three", "three"], double) == [4, 6, 6]
    assert made == [1, 2, 3]
    assert sorted(load(file)) == ["three", "two"]


def test_a_key_tells_texts_apart_wherever_one_ends() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a", b"b") == key_of(b"a", "b")
