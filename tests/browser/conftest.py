"""Fixtures of the browser layer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import Looks, new_looks
from tests.support.plans import real_data, scripts


@pytest.fixture(scope="session")
def rules_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from disk that holds the plan's scripts and nothing else, with the data as `window.planData`."""
    tags = "".join(f'<script defer src="{path.as_uri()}"></script>' for path in scripts())
    file: Path = tmp_path_factory.mktemp("plan") / "plan.html"
    file.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Plan</title>{tags}</html>', "utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate("data => { window.planData = data; }", real_data())
    yield page
    page.close()
    assert errors == []


@pytest.fixture(scope="session")
def looks() -> Looks:
    """The looks that axe judged on any page of this run."""
    return new_looks()
