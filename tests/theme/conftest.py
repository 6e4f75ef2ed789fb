"""The theme's templates, set up as a build sets them up, and the theme's words with the default organization's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from alsguide.core.sources import read_yaml
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all


@pytest.fixture(scope="session")
def templates(root: Path) -> Environment:
    """The templates, with escaping on and missing values refused."""
    return Environment(
        loader=FileSystemLoader([root / "theme" / "templates", root / "theme"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@pytest.fixture(scope="session")
def ui(root: Path) -> dict[str, str]:
    """The theme's words."""
    document = read_yaml(root / "content" / "data" / "interface.yaml", root)
    assert document.problems == []
    words: dict[str, str] = fill_all(document.data, Organisation())
    return words


@pytest.fixture
def show(templates: Environment) -> Callable[..., str]:
    """Render one macro. `inside`: the content of a macro that is called with some. Gives HTML without blank lines."""

    def render(component: str, macro: str, *values: Any, inside: str = "") -> str:
        call = getattr(templates.get_template(f"components/{component}/macro.html").module, macro)
        extra = {"caller": lambda: Markup(inside)} if inside else {}
        return lines(call(*values, **extra))

    return render


def lines(html: str) -> str:
    """Return HTML with each line's outer space and all blank lines left out."""
    return "\n".join(row.strip() for row in html.splitlines() if row.strip())
