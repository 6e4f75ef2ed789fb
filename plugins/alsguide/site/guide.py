"""The guide: all that one build loads besides the articles and pages themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alsguide.markup.boxes import CARDS, SECTIONS
from alsguide.markup.convert import Converted, make_converter
from alsguide.organisation import Organisation, load_organisation
from alsguide.problems import Problem
from alsguide.sources import read_yaml
from alsguide.words import fill_all


@dataclass(frozen=True)
class Guide:
    """What one build loads.

    `root` is the project's folder, `content` the folder of the sources. `ui` holds every word that the theme shows, by its
    key; `categories` the categories in order, each with `id`, `title` and `description`; `support` the groups and pages of
    `support.yaml`. `convert` turns a Markdown body into HTML.
    """

    root: Path
    content: Path
    organisation: Organisation
    ui: dict[str, str]
    categories: list[dict[str, Any]]
    support: dict[str, Any]
    convert: Callable[[str], Converted]


def load_guide(root: Path) -> tuple[Guide, list[Problem]]:
    """Load the guide of the project in `root`."""
    content = root / "content"
    problems: list[Problem] = []
    organisation, found = load_organisation(root / "organisation.toml", root)
    problems += found

    def data(name: str) -> Any:
        document = read_yaml(content / "data" / f"{name}.yaml", root)
        problems.extend(document.problems)
        return fill_all(document.data, organisation)

    ui = data("interface") or {}
    titles = {name: ui.get(f"box_{name.replace('-', '_')}", name) for name in (*SECTIONS, *CARDS)}
    categories = sorted(data("categories") or [], key=lambda category: category["order"])
    support = data("support") or {}
    return Guide(root, content, organisation, ui, categories, support, make_converter(titles)), problems
