"""The development server as a program: how it starts, how it ends, and what it adds to pages."""

import json
import multiprocessing
import socket
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from watchfiles import watch

from alsguide.core.files import Files
from alsguide.core.problems import Problem
from alsguide.devserver import builder, session
from alsguide.devserver.builder import Builder, Outcome, receive, try_build
from alsguide.devserver.saves import saves
from alsguide.devserver.server import Preview, address_of, allow_preview, with_preview
from alsguide.overrides.merge import open_project
from tests.support.preview import preview, start
from tests.support.sites import copy_project


def test_ctrl_c_ends_it_cleanly_even_while_it_builds(tmp_path: Path) -> None:
    """No traceback and status 0, whatever it was doing."""
    with preview(copy_project(tmp_path / "project")) as running:
        status, printed = running.interrupt()
    assert status == 0
    assert printed.endswith("\nStopped.\n")
    assert "Traceback" not in printed


def test_a_builder_that_the_system_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback: the program says what to do, and its status is not 0."""
    here, there = multiprocessing.Pipe()
    there.close()
    monkeypatch.setattr(session, "start_builder", lambda *_: here)
    monkeypatch.setattr(session, "saves", lambda _: iter([None]))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    said: list[str] = []
    assert session.serve(tmp_path, tmp_path / "output", 0, said.append) == 1
    assert said[-1].endswith("Start it again: make devserver")


def test_a_taken_port_is_named_with_another_to_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(copy_project(tmp_path / "project"), port)
        printed, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert printed == (
        f"Port {port} is taken by another program. Stop that one, or choose another: make devserver PORT={port + 1}\n"
    )


def test_a_port_that_needs_rights_is_told_apart() -> None:
    assert session.port_error(PermissionError(13, "x"), 80) == (
        "Port 80 may not be used without special rights. Choose another: make devserver PORT=8000"
    )


@pytest.mark.parametrize(
    ("error", "path", "told"),
    [
        (
            SystemExit("a.md:1: It is gone. (title)\n1 problem"),
            "(content)",
            "a.md:1: It is gone. (title) Save the file again.",
        ),
        (SystemExit(), "(content)", " Save the file again."),
        (KeyError("x"), "(program)", "The program failed: 'x'. The terminal says where."),
    ],
)
def test_a_build_that_breaks_off_is_told_and_does_not_end_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, path: str, told: str
) -> None:
    def build(*_: object, **__: object) -> Path:
        raise error

    monkeypatch.setattr(builder, "fill_folder", build)
    outcome = try_build(open_project(tmp_path), tmp_path / "output")
    assert [problem.path for problem in outcome.problems] == [path]
    assert outcome.problems[0].message.startswith(told)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(FileNotFoundError(2, "No such file", "a.md"), [], id="a file that is taken away, which is a save"),
        pytest.param(PermissionError(13, "Permission denied", "a.md"), ["(disk)"], id="a file that may not be read"),
        pytest.param(ValueError("odd"), ["(program)"], id="an error of the program"),
    ],
)
def test_a_save_that_cannot_be_read_is_told_and_does_not_end_the_builder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: list[str]
) -> None:
    def read_files(*_: object) -> Files:
        raise error

    monkeypatch.setattr(builder, "read_files", read_files)
    here, there = multiprocessing.Pipe()
    Builder(there, tmp_path, tmp_path / "output").answer([])
    there.close()
    outcome = receive(here)
    assert [problem.path for problem in outcome.problems] == told if isinstance(outcome, Outcome) else told == []


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("connect-src 'none'; script-src 'self'", "connect-src 'self'; script-src 'self'"),
        ("default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self'"),
        (
            "default-src 'none'; img-src 'self' data:; script-src 'none'",
            "default-src 'none'; img-src 'self' data:; script-src 'self'; connect-src 'self'",
        ),
    ],
)
def test_a_policy_lets_the_preview_work_and_nothing_else(policy: str, allowed: str) -> None:
    assert allow_preview(policy) == allowed


def test_a_page_gets_the_script_once_and_keeps_the_rest() -> None:
    page = (
        b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><body><p>x</body> y</body></html>'
    )
    assert with_preview(page, "7") == (
        b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
        b"connect-src 'self'\"><body><p>x</body> y"
        b'<script src="/__preview/preview.js" data-mark="7" defer></script></body></html>'
    )


def test_a_page_is_told_only_when_it_changed(tmp_path: Path) -> None:
    """Its bytes count, and those of its pictures whose addresses do not change with them."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one.html").write_text('<img src="../b.png">', "utf-8")
    preview = Preview(tmp_path)
    states = [preview.message("a/one.html")]
    (tmp_path / "b.png").write_bytes(b"1")
    states.append(preview.message("a/one.html"))
    preview.show_early({"a/one.html": b"early"})
    states.append(preview.message("a/one.html"))
    assert len(set(states)) == 3
    preview.announce([])
    assert preview.message("a/one.html") == states[1], "the whole build has the last word"
    assert preview.message("no.html") == preview.message("none.html")


def test_the_page_for_what_is_not_there_is_whole_in_every_folder(tmp_path: Path) -> None:
    links = '<link href="theme/css/a.css"><a href="index.html">Home</a><a href="#main">Skip</a><a href="tel:1">1</a>'
    (tmp_path / "404.html").write_text(links, "utf-8")
    page, status = Preview(tmp_path).page("exercises/gone.html")
    assert status == HTTPStatus.NOT_FOUND
    assert page.decode() == links.replace('"theme', '"/theme').replace('"index', '"/index')


def test_a_change_of_a_style_sheet_alone_is_told_as_that(tmp_path: Path) -> None:
    """A page that has another number of style sheets is another page."""
    preview, link = Preview(tmp_path), '<link href="../theme/css/{}.css?v={}" rel="stylesheet">'
    told = []
    for links in ([("site", "01")], [("site", "02")], [("site", "02"), ("plan", "03")]):
        (tmp_path / "a.html").write_text("".join(link.format(*one) for one in links), "utf-8")
        told.append(json.loads(preview.message("a.html").removeprefix(b"data: ")))
    assert told[0]["mark"] == told[1]["mark"] != told[2]["mark"]
    assert [state["styles"] for state in told[:2]] == [["../theme/css/site.css?v=01"], ["../theme/css/site.css?v=02"]]


def test_a_shared_file_that_is_put_back_at_once_is_as_it_was(tmp_path: Path) -> None:
    """The save that puts it back brings no such file, because the whole site has it so."""
    preview, style = Preview(tmp_path), "theme/css/site.css"
    preview.show_early({"a.html": b"new", style: b"new"})
    preview.show_early({})
    assert preview.read(style) == b"new", "a mistake leaves what was shown"
    preview.show_early({"a.html": b"old"})
    assert preview.read(style) is None


def test_a_mistake_leaves_what_the_last_good_save_showed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"built")
    preview, problem = Preview(tmp_path), Problem("a.md", 1, "Fix it.", "check")
    preview.show_early({"a.html": b"good"})
    preview.show_early({})  # the next save came before the whole site was built, and has a mistake
    preview.announce([problem])
    assert preview.read("a.html") == b"good"
    preview.show_early({"a.html": b"its mistake is on another page"})
    preview.announce([problem])
    assert preview.read("a.html") == b"good"
    preview.announce([])
    assert preview.read("a.html") == b"built"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/a/b.html", "a/b.html"),
        ("/a%20b.html", "a b.html"),
        ("/../../secret", "secret"),
        ("//../secret.html", "secret.html"),
    ],
)
def test_no_path_leads_out_of_the_site(path: str, address: str) -> None:
    assert address_of(path) == address


def test_a_file_at_the_top_that_is_replaced_twice_is_seen_twice(tmp_path: Path) -> None:
    """Many editors write a new file and put it in the place of the old one."""
    (tmp_path / "content").mkdir()
    file = tmp_path / "organisation.toml"
    file.write_text("one", "utf-8")
    told = saves(tmp_path)
    next(told)

    def put_in_place(text: str) -> None:
        new = tmp_path / "new"
        new.write_text(text, "utf-8")
        new.replace(file)

    for text in ("two", "three"):
        put_in_place(text)
        next(told)
    (tmp_path / "content" / "a.md").write_text("a", "utf-8")
    next(told)
    told.close()


def test_a_folder_that_is_taken_away_as_the_watch_begins_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The preview watches again as soon as the folder is back."""
    content = tmp_path / "content"
    content.mkdir()
    watches: list[str] = []

    def watch_too_late(*folders: Path, **options: Any) -> Iterator[Any]:
        watches.append("begun")
        away = content.rename(tmp_path / "away") if len(watches) == 1 else None
        try:
            yield from watch(*folders, **options)
        finally:
            if away:
                away.rename(content)

    monkeypatch.setattr("alsguide.devserver.saves.watch", watch_too_late)
    told = saves(tmp_path)
    next(told)
    assert len(watches) == 2
    told.close()
