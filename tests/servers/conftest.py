"""Fixtures of the server layer: published brands, served by real servers."""

from collections.abc import Callable, Iterator

import pytest

from alsguide.hosting.page_metadata import base_path
from tests.support.brands import Brand
from tests.support.servers import COMMANDS, Served, serve

SITES = ("us-group", "uk-charity")
"""The brands that are served: one at the top of its host, and one below a path."""


@pytest.fixture(scope="session", params=[(server, brand) for server in COMMANDS for brand in SITES], ids="-".join)
def served(request: pytest.FixtureRequest, brands: Callable[[str], Brand]) -> Iterator[tuple[Served, Brand]]:
    """Each site on each server in turn."""
    server, name = request.param
    brand = brands(name)
    with serve(server, brand.output, brand.output.parent / "dist", base_path(brand.organisation.address.url)) as site:
        yield site, brand
