"""The theme's components: their macros as a build sets them up, and their fixtures.

A `fixtures.yaml` holds, for each macro of its folder, named calls: `options` (the macro's arguments; `ui` is given), `inside`
(what a macro that is called with content shows), and what must come of it: `shows` maps selectors to the text of what they
match, one or a list (nothing: any text), `without` lists selectors that match nothing, `text` is all of a result without tags.
Below `html` stand examples of what templates or scripts make without a macro.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

MARKUP = "html"
"""The name below which examples without a macro stand."""


class Value(dict[str, Any]):
    """Named values that templates read as attributes, as those of objects."""

    def __getattribute__(self, name: str) -> Any:
        return self[name] if name in self else super().__getattribute__(name)


@dataclass(frozen=True)
class Fixture:
    """One example of a component."""

    component: str
    macro: str
    name: str
    content: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.component}: {self.macro}: {self.name}"


def environment(root: Path) -> Environment:
    """Return the templates, with escaping on and missing values refused."""
    theme = root / "theme"
    return Environment(
        loader=FileSystemLoader([theme / "templates", theme]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fixtures(root: Path) -> Iterator[Fixture]:
    """Yield every fixture of every component."""
    for path in sorted((root / "theme/components").glob("*/fixtures.yaml")):
        for macro, named in yaml.safe_load(path.read_text("utf-8")).items():
            for name, content in named.items():
                yield Fixture(path.parent.name, macro, name, content)


def macros(root: Path) -> set[tuple[str, str]]:
    """Return every macro, with the name of its component."""
    found = set()
    for path in sorted((root / "theme/components").glob("*/macro.html")):
        text = path.read_text("utf-8")
        found |= {(path.parent.name, part.split("(")[0]) for part in text.split("{% macro ")[1:]}
    return found


def render(fixture: Fixture, templates: Environment, ui: dict[str, str], options: Any = None) -> str:
    """Return the HTML of a fixture; `options` replace its own."""
    if fixture.macro == MARKUP:
        return str(fixture.content["html"])
    call = getattr(templates.get_template(f"components/{fixture.component}/macro.html").module, fixture.macro)
    values = as_values(fixture.content["options"] if options is None else options)
    if "ui" in call.arguments:
        values["ui"] = ui
    inside = fixture.content.get("inside")
    return str(call(**values, **({"caller": lambda: Markup(inside)} if inside else {}))).strip()


def as_values(data: Any) -> Any:
    """Return YAML data whose names can be read as attributes."""
    if isinstance(data, dict):
        return Value({name: as_values(value) for name, value in data.items()})
    return [as_values(value) for value in data] if isinstance(data, list) else data
