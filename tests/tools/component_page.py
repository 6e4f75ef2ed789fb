"""Show every component of the theme in every fixture on one page: `make components` writes `component-page/index.html`.

The page is for development: it is no part of the site. Its one style sheet holds all components; open it in a narrow and in a
wide window, in light, dark and forced colors, and print it.
"""

import tomllib
from html import escape
from itertools import groupby
from pathlib import Path

from jinja2 import Environment

from alsguide.core.files import read_files
from alsguide.core.sources import read_yaml
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.organisation.tokens import read_tokens
from alsguide.site.assets import BUNDLES, style_sheets, theme_files, theme_texts
from tests.support.components import Fixture, environment, fixtures, render

PAGE = """<!doctype html>
<html lang="en-US" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Components</title>
<link href="components.css" rel="stylesheet">
</head>
<body>
<main class="l-main l-wrap l-parts">
<h1>Components</h1>
{sections}
</main>
</body>
</html>
"""


def section(component: str, shown: list[Fixture], templates: Environment, ui: dict[str, str]) -> str:
    """Return the part of the page for one component."""
    rows = [f'<section class="l-flow" id="{component}"><h2>{component}</h2>']
    for fixture in shown:
        rows += [f'<p class="u-soft">{escape(f"{fixture.macro}: {fixture.name}")}</p>']
        rows += [f'<div data-fixture="{escape(fixture.name)}">{render(fixture, templates, ui)}</div>']
    return "\n".join([*rows, "</section>"])


def write_page(root: Path, folder: Path) -> Path:
    """Write the page and its style sheet into a folder, and return the page's path."""
    templates, files = environment(root), read_files(root)
    ui = fill_all(read_yaml(root / "content/data/interface.yaml", root).data, Organisation())
    bundles = tomllib.loads(theme_files(root)[BUNDLES].read_text("utf-8"))
    names = [name for parts in bundles["pages"].values() for name in parts]
    everything = {**bundles, "pages": {"components": list(dict.fromkeys(names))}, "copies": {}}
    sections = [
        section(component, list(shown), templates, ui)
        for component, shown in groupby(fixtures(root), key=lambda fixture: fixture.component)
    ]
    folder.mkdir(exist_ok=True)
    for name, css, _ in style_sheets(everything, theme_texts(files), read_tokens(root)):
        (folder / f"{name}.css").write_text(css, "utf-8")
    page = folder / "index.html"
    page.write_text(PAGE.format(sections="\n".join(sections)), "utf-8")
    return page


if __name__ == "__main__":
    print(write_page(Path.cwd(), Path.cwd() / "component-page"))
