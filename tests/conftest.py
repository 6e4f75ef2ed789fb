"""Fixtures that several layers share."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from alsguide.hosting.statements import RESULTS_FILE
from tests.support.brands import DEFAULT, Brand, share_brand
from tests.support.programs import need
from tests.support.record import write_results
from tests.support.sites import ROOT

gc.set_threshold(50_000, 20, 20)
"""Tests make many objects and drop few in circles: looking for these as often as usual took a seventh of their time."""


def pytest_collection_finish() -> None:
    """Leave all that was loaded to collect the tests out of the search for circles: it stays until the end."""
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that records a run's results for the accessibility page, and that for more edits of a preview."""
    parser.addoption("--record", action="store_true", help="write the results into content/data/tested.json")
    parser.addoption("--edits", type=int, default=3, help="how many sequences of edits of a preview are tried (3)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test of random edits as many seeds as were asked for."""
    if "edits_seed" in metafunc.fixturenames:
        metafunc.parametrize("edits_seed", range(metafunc.config.getoption("--edits")))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Record the results when that was asked for."""
    if config.getoption("--record"):
        outcomes: dict[str, str] = {}
        for outcome in ("passed", "failed", "error"):
            for report in terminalreporter.stats.get(outcome, []):
                outcomes[report.nodeid] = "passed" if outcome == "passed" else "failed"
        terminalreporter.write_line(write_results(outcomes, ROOT / RESULTS_FILE, date.today()))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the slowest layers when tests run beside each other: their files take long, and the last ones must be short."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        layers = [config.rootpath / layer for layer in config.getini("testpaths")]
        items.sort(
            key=lambda item: -next((place for place, layer in enumerate(layers) if layer in item.path.parents), 0)
        )


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def brands(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Brand]:
    """Return a brand by its name, published once for all tests; `default` is the site as it is shipped, as `make html` builds it,
    and `small` a part of it.

    Tests that run beside each other (`make test`) share what is built; nobody may change it.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return cache(lambda name: share_brand(name, shared / f"brand-{name}"))


@pytest.fixture(scope="session")
def site(brands: Callable[[str], Brand]) -> Path:
    """The real site, built once for all tests."""
    return brands(DEFAULT).output


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How the browser starts: the one that is found, without a sandbox (tests may run as root) and without a network."""
    return {
        "executable_path": need("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--in-process-gpu",  # what paints runs in the browser's own process: a page costs a tenth less
            "--num-raster-threads=1",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def strict_page(browser: Any) -> Iterator[Any]:
    """A page of the browser that fails its test when a script on it fails or logs an error."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert errors == []
