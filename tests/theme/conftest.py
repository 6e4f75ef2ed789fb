"""The theme's templates, set up as a build sets them up, and the theme's words with the default organization's."""

from pathlib import Path

import pytest
from jinja2 import Environment

from alsguide.core.sources import read_yaml
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from tests.support.components import environment


@pytest.fixture(scope="session")
def templates(root: Path) -> Environment:
    """The templates, with escaping on and missing values refused."""
    return environment(root)


@pytest.fixture(scope="session")
def ui(root: Path) -> dict[str, str]:
    """The theme's words."""
    document = read_yaml(root / "content" / "data" / "interface.yaml", root)
    assert document.problems == []
    words: dict[str, str] = fill_all(document.data, Organisation())
    return words
