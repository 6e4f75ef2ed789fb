"""Fixtures of the site layer."""

from pathlib import Path

import pytest

from tests.site.pages import Page, all_pages


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """Every built page; the number has a floor, so that no test passes over nothing."""
    found = all_pages(site)
    assert len(found) >= 45
    return found


@pytest.fixture(scope="session")
def articles(pages: list[Page], root: Path) -> list[Page]:
    """Every built article."""
    sources = root / "content" / "articles"
    found = [page for page in pages if (sources / page.address).with_suffix(".md").is_file()]
    assert len(found) >= 25
    return found
