"""The command `make new`: a file to begin with, complete but for the parts that are marked to be written.

    make new KIND=article TITLE="Swallowing and exercise" CATEGORY=safety

The files in `stubs/` are the patterns; `$name` in them is filled in.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from string import Template

from alsguide.core import command
from alsguide.core.problems import did_you_mean
from alsguide.core.sources import read_markdown, read_yaml
from alsguide.core.transliterate import to_ascii
from alsguide.core.writing import write_file
from alsguide.editorial.review_months import next_days

STUBS = Path(__file__).parent / "stubs"
KINDS = ("article", "page", "exercise")


class NewFileError(Exception):
    """The file cannot be made; the message says why and what to do."""


def slug_of(title: str) -> str:
    """Return the name of a file for a title: lower-case letters, digits and hyphens. Raises NewFileError without any."""
    plain = to_ascii(re.sub(r"[{}'’]", "", title)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not slug:
        raise NewFileError(f'The title "{title}" has no letters for a file name. Give a title with letters.')
    return slug


def place_of(kind: str, title: str, category: str, root: Path) -> Path:
    """Return the path of the new file. Raises NewFileError when it is taken, or when there is no such category."""
    content = root / "content"
    if kind == "article":
        document = read_yaml(content / "data" / "categories.yaml", root)
        known = [str(entry["id"]) for entry in document.data or ()]
        category = category or known[0]
        if category not in known:
            guess = did_you_mean(category, known)
            raise NewFileError(f'There is no category "{category}".{guess} Known: {", ".join(known)}.')
        path = content / "articles" / category / f"{slug_of(title)}.md"
    else:
        path = content / f"{kind}s" / f"{slug_of(title)}.md"
    if path.exists():
        raise NewFileError(
            f"{path.relative_to(root).as_posix()} is there already. Choose another title, or edit that file."
        )
    return path


def next_order(folder: Path, root: Path) -> int:
    """Return a place behind all files of a folder: the next ten."""
    orders = [read_markdown(path, root).header.get("order") for path in folder.glob("*.md")]
    return max((order for order in orders if isinstance(order, int)), default=0) // 10 * 10 + 10


def due_days(root: Path) -> list[date]:
    """Return the days on which the reviews of all texts are due."""
    headers = (read_markdown(path, root).header for path in (root / "content").rglob("*.md"))
    return [day for header in headers if isinstance(day := header.get("next_review"), date)]


def make_file(kind: str, title: str, category: str, root: Path, today: date) -> Path:
    """Write the new file and give its path. Raises NewFileError."""
    path = place_of(kind, title, category, root)
    values = {
        "title": title.replace("\\", "\\\\").replace('"', '\\"'),
        "order": next_order(path.parent, root),
        "today": today,
        "next_review": next_days(today, today, due_days(root), 1)[0],
    }
    text = Template((STUBS / f"{kind}.md").read_text("utf-8")).substitute(values)
    write_file(path, text)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0, or 2 when the file cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.editorial.new", description="Begin a new file.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("title", help="the title that readers see")
    parser.add_argument("--category", default="", help="the folder of an article; the first one when left out")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to write, such as 2026-11-21 (today)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    try:
        path = make_file(options.kind, options.title, options.category, root, options.today or date.today())
    except NewFileError as error:
        print(error, file=sys.stderr)
        return 2
    shown = path.relative_to(root).as_posix()
    print(f"Made {shown}. Write what is marked TODO; `make check` names what is left.")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main))
