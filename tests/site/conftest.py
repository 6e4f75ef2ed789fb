"""Fixtures of the site layer. Every test of it runs on the real site and on each brand under `tests/brands/`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.pages import Page, all_pages
from tests.support.brands import BRANDS, DEFAULT, Brand


@pytest.fixture(scope="session", params=[DEFAULT, *BRANDS])
def brand(request: pytest.FixtureRequest, brands: Callable[[str], Brand]) -> Brand:
    """The real site and each brand in turn."""
    return brands(request.param)


@pytest.fixture(scope="session")
def site(brand: Brand) -> Path:
    """The built folder of the brand."""
    return brand.output


@pytest.fixture(scope="session")
def root(brand: Brand) -> Path:
    """The folder of the brand's project."""
    return brand.root


@pytest.fixture(scope="session")
def pages(brand: Brand) -> list[Page]:
    """Every built page; the number has a floor, so that no test ignores nothing."""
    found = all_pages(brand.output)
    assert len(found) >= 45
    return found


@pytest.fixture(scope="session")
def articles(pages: list[Page], brand: Brand) -> list[Page]:
    """Every built article."""
    found = [page for page in pages if page.address in brand.headers("articles")]
    assert len(found) >= 25
    return found
