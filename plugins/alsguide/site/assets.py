"""Assets: the style sheets, scripts and pictures that pages share.

A text file such as `css/site.txt` lists the files of one bundle, one a line, in order; they become `css/site.css`. All
other files of the theme's `static` folder are copied as they are. An asset's address carries a mark of its content, so
that a browser may keep it for long and still gets every change at once.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_SPACE = re.compile(r"\s+")
CSS_AROUND = re.compile(r" ?([{};,>]) ?")
"""A sign that needs no space around it, with its spaces."""
JS_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*$|//[^\n]*$)", re.DOTALL | re.MULTILINE)
"""A comment that has its lines to itself."""
JS_INDENT = re.compile(r"\n\s+")
CSS_TEXT = re.compile(r'("[^"]*")')
"""Text in double quotes; it is kept when a string is split by this."""


@dataclass
class Assets:
    """All assets of a theme: `files` maps each asset's name, such as `css/site.css`, to its bytes."""

    files: dict[str, bytes] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    def address(self, name: str) -> str:
        """Give the address of an asset below the site's top folder; KeyError when there is none of that name."""
        if name not in self.marks:
            self.marks[name] = hashlib.sha256(self.files[name]).hexdigest()[:8]
        return f"theme/{name}?v={self.marks[name]}"

    def write(self, output: Path) -> None:
        """Write all assets below `theme/` in the output folder."""
        for name, data in self.files.items():
            path = output / "theme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def load_assets(*folders: Path) -> Assets:
    """Load the assets of one or more `static` folders; a file of a later folder replaces one of an earlier."""
    sources = {name: path for folder in folders for name, path in files_below(folder)}
    lists = [name for name in sources if name.endswith(".txt")]
    bundled: set[str] = set()
    assets = Assets()
    for name in lists:
        kind = name.split("/")[0]
        parts = [f"{kind}/{row.strip()}" for row in sources[name].read_text("utf-8").splitlines() if row.strip()]
        bundled.update(parts)
        text = "\n".join(sources[part].read_text("utf-8") for part in parts)
        assets.files[name.removesuffix("txt") + kind] = (
            shorten_css(text) if kind == "css" else shorten_js(text)
        ).encode()
    for name, path in sources.items():
        if name not in bundled and name not in lists:
            assets.files[name] = path.read_bytes()
    return assets


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the name and path of each file below a folder, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def shorten_css(text: str) -> str:
    """Give a style sheet without comments and without spaces that say nothing. Text in double quotes stays as it is."""
    parts = CSS_TEXT.split(CSS_COMMENT.sub("", text))
    for place in range(0, len(parts), 2):
        parts[place] = CSS_AROUND.sub(r"\1", CSS_SPACE.sub(" ", parts[place])).replace(": ", ":").replace(";}", "}")
    return "".join(parts).strip() + "\n"


def shorten_js(text: str) -> str:
    """Give a script without the comments that stand on lines of their own, and without indents.

    A text over several lines in a script would lose its indents too; the scripts have none (a test holds that).
    """
    return JS_INDENT.sub("\n", JS_COMMENT.sub("", text)).strip() + "\n"
