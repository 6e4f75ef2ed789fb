"""Assets: the style sheets, scripts and pictures that pages share.

`theme/bundles.toml` says which parts each style sheet and script is made of. A script that is in no bundle is a file of its
own, and the files of the theme's `static` folder are copied as they are. A script is known by its name, in whatever folder. A
host's file in `overrides/theme/` replaces that of the same path in `theme/`. An asset's address carries a mark of its content,
so that a browser may keep it for long and still gets every change at once.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rcssmin import cssmin

from alsguide.core.files import THEMES, Files
from alsguide.core.writing import Filling
from alsguide.organisation.tokens import Tokens, read_tokens
from alsguide.site.old_browsers import for_old_browsers
from alsguide.site.scripts import in_order
from alsguide.site.short_scripts import short_scripts

BUNDLES = "bundles.toml"
STATIC = "static/"
LEADING_ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")
"""The zero before the point of a number below 1."""


@dataclass
class Assets:
    """All assets of a theme: `files` maps each asset's name, such as `css/site.css`, to its bytes.

    `asked` holds the names that were asked for; who wants to know what a page names empties it before.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def address(self, name: str) -> str:
        """Return the address of an asset below the site's top folder; KeyError when there is none of that name."""
        self.asked.add(name)
        if name not in self.marks:
            self.marks[name] = hashlib.sha256(self.files[name]).hexdigest()[:8]
        return f"theme/{name}?v={self.marks[name]}"

    def addresses(self, names: Iterable[str]) -> dict[str, str]:
        """Return the addresses of some assets by name, without those that are not there."""
        return {name: self.address(name) for name in sorted(names) if name in self.files}

    def write(self, output: Filling) -> None:
        """Write all assets below `theme/` in the output folder."""
        for name, data in self.files.items():
            output.write(f"theme/{name}", data)


def load_assets(project: Files) -> Assets:
    """Return the assets of a project, made from the texts that were read of its theme."""
    theme, texts = theme_files(project.root), theme_texts(project)
    bundles = tomllib.loads(theme[BUNDLES].read_text("utf-8"))
    files: dict[str, bytes] = {}
    for name, css, kept in style_sheets(bundles, texts, read_tokens(project.root)):
        files[f"css/{name}.css"] = (published(css) + copy(published(kept))).encode()
    scripts = {Path(name).stem: text for name, text in texts.items() if name.endswith(".js")}
    bundled = {name: {part: scripts[part] for part in parts} for name, parts in bundles["scripts"].items()}
    alone = {
        name: {name: text} for name, text in scripts.items() if not any(name in parts for parts in bundled.values())
    }
    whole = {
        f"js/{name}.js": "\n".join(parts[part] for part in in_order(parts, before(bundles, bundled, name)))
        for name, parts in {**bundled, **alone}.items()
    }
    files.update(
        {name: text.encode() for name, text in short_scripts(whole, project.root / ".cache" / "scripts.json").items()}
    )
    for name, path in theme.items():
        if name.startswith(STATIC) and path.suffix != ".js":
            files[name.removeprefix(STATIC)] = path.read_bytes()
    return Assets(files)


def before(bundles: Mapping[str, Any], bundled: Mapping[str, Mapping[str, str]], name: str) -> Iterable[str]:
    """Return the texts of the scripts that a page has loaded when it asks for a bundle."""
    after = bundles.get("after", {})
    if name not in after:
        return ()
    return [*before(bundles, bundled, after[name]), *bundled[after[name]].values()]


def theme_files(root: Path) -> dict[str, Path]:
    """Return the files of a project's theme by their paths below `theme/`; a host's own replace the project's."""
    return {name: path for folder in THEMES for name, path in files_below(root / folder)}


def theme_texts(project: Files) -> dict[str, str]:
    """Return the scripts, templates and styles of the theme by their paths below `theme/`; a host's replace the project's."""
    return {
        path.removeprefix(folder): text
        for folder in THEMES
        for path, text in sorted(project.code.items())
        if path.startswith(folder)
    }


def style_sheets(
    bundles: Mapping[str, Any], texts: Mapping[str, str], tokens: Tokens
) -> Iterator[tuple[str, str, str]]:
    """Yield the name and text of each style sheet of a theme, and what of it its property `--copy` says once more."""

    def read(name: str) -> str:
        if name == "styles/tokens.css":
            return tokens.style_sheet()
        return tokens.with_widths(texts.get(name, ""))

    def of_components(names: list[str]) -> tuple[str, str]:
        css, pages = ("".join(read(f"components/{name}/{file}.css") for name in names) for file in ("style", "page"))
        return css, pages

    for name, parts in bundles["pages"].items():
        components, pages = of_components([*bundles["frame"], *parts])
        css = [components if one == "components" else read(f"styles/{one}.css") for one in bundles["styles"]]
        kept = "".join(of_components(bundles["copies"].get(name, [])))
        size = read("styles/print-size.css")
        yield name, "".join([*css, read("styles/print.css"), size, pages]), kept and kept + size


def copy(css: str) -> str:
    """Return the rule that says a style sheet once more, or nothing for an empty one."""
    return f":root{{--copy:{json.dumps(css, ensure_ascii=False)}}}" if css else ""


def published(css: str) -> str:
    """Return a style sheet as it is published: without comments and spaces, for old browsers too."""
    return for_old_browsers(cssmin(short_numbers(css)))


def short_numbers(css: str) -> str:
    """Return a style sheet whose numbers below 1 begin with the point."""
    return LEADING_ZERO.sub("", css)


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and path of each file below a folder, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path
