"""A test whose page the browser stops drawing runs once more, and no other test does."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.frames import without_frames
from tests.support.sites import ROOT

UNDRAWN = "window.requestAnimationFrame = cancelAnimationFrame.bind(window)"
"""Makes a page on which scripts answer and no frame comes: a function of the browser that never calls back."""

TESTS = f"""\
import pytest

runs = []

@pytest.fixture(scope="module")
def shared(browser):
    with browser.new_context() as context:
        yield context.new_page(), "more"

@pytest.fixture
def of_shared(shared):
    return shared[0]

def test_runs_again(page):
    runs.append(1)
    if len(runs) == 1:
        page.evaluate("() => {{ {UNDRAWN} }}")
        test_fails_at_once(page)

def test_fails_at_once(page):
    page.set_default_timeout(200)
    page.locator("#absent").click()

def test_has_a_new_page_when_it_runs_again(of_shared):
    runs.append(1)
    assert not of_shared.evaluate("() => window.seen")
    if len(runs) == 3:
        of_shared.evaluate("() => {{ window.seen = true; {UNDRAWN} }}")
        test_fails_at_once(of_shared)

def test_that_gives_frames_by_hand_does_not_run_again(page):
    page.evaluate("() => {{ window.requestAnimationFrame = () => 0; }}")
    test_fails_at_once(page)

def test_stays_as_it_is(page):
    page.evaluate("() => {{ {UNDRAWN} }}")
    assert len(runs) == 4
"""


def test_a_page_that_answers_and_is_not_drawn_is_told_from_all_others(browser: Browser) -> None:
    with browser.new_context() as context:
        drawn, undrawn, closed, busy = (context.new_page() for _ in range(4))
        undrawn.goto("data:text/html,undrawn")
        undrawn.evaluate(f"() => {{ {UNDRAWN} }}")
        closed.close()
        assert without_frames([drawn, undrawn, closed]) == [undrawn]
        busy.evaluate("() => { setTimeout(() => { while (true); }); }")
        assert without_frames([busy], wait=200) == []


def test_only_a_test_without_frames_runs_again(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        "from tests.browser.conftest import pytest_fixture_setup, pytest_itemcollected, pytest_runtest_call\n"
        "from tests.conftest import browser_type_launch_args, strict_page as page\n",
        "utf-8",
    )
    (tmp_path / "test_runs.py").write_text(TESTS, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, tmp_path,
         "-p", "no:cacheprovider", "-p", "no:xdist"],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}, cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert "2 failed, 3 passed, 2 rerun" in run.stdout, run.stdout + run.stderr
    assert "RERUN test_runs.py::test_runs_again" in run.stdout
    assert "RERUN test_runs.py::test_has_a_new_page_when_it_runs_again" in run.stdout
