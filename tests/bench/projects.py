"""Projects to measure: the real one, many copies of its articles or exercises, and the same articles for plain Pelican."""

import compileall
import re
from collections import Counter
from pathlib import Path

from tests.bench.figures import Run, run
from tests.support.sites import copy_project

PLAIN = """
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["none"]
STATIC_PATHS = []
THEME = "simple"
PLUGINS = []
SITEURL = ""
RELATIVE_URLS = True
TIMEZONE = "UTC"
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
AUTHOR = "A group"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {}, "markdown.extensions.abbr": {}, "markdown.extensions.attr_list": {},
        "markdown.extensions.def_list": {}, "markdown.extensions.sane_lists": {}, "markdown.extensions.smarty": {},
        "markdown.extensions.fenced_code": {}, "markdown.extensions.toc": {}, "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
"""


def make_project(folder: Path, articles: int = 0, exercises: int = 0) -> Path:
    """Copy the project, with copies of its own articles and exercises until there are so many; return its folder."""
    copy_project(folder)
    multiply(sorted((folder / "content/articles").rglob("*.md")), articles)
    multiply(sorted((folder / "content/exercises").glob("*.md")), exercises)
    compileall.compile_dir(folder / "plugins", quiet=2)
    return folder


def multiply(sources: list[Path], count: int) -> None:
    """Write copies of files beside them, each with another title, until there are so many; an exercise gets another pose."""
    copies: Counter[Path] = Counter()
    for number in range(count - len(sources)):
        source = sources[number % len(sources)]
        copies[source.parent] += 1
        text = source.read_text("utf-8").replace('title: "', f'title: "{number:05} ', 1)
        text = re.sub(r'^name: "(.{1,45}).*"$', rf'name: "\1 {number}"', text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^order: \d+$", f"order: {100 + copies[source.parent] % 900}", text, flags=re.MULTILINE)
        text = re.sub(r"^(    head: )(\d+)$", rf"\g<1>-{number % 3}", text, flags=re.MULTILINE)
        source.with_name(f"{source.stem}-copy-{number}.md").write_text(text, "utf-8")


def make_plain(project: Path, folder: Path) -> None:
    """Write the articles of a project for plain Pelican, which wants its header without YAML marks."""
    for path in (project / "content/articles").rglob("*.md"):
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        wanted = [row for row in header.splitlines() if row.split(":")[0] in ("title", "date", "summary")]
        target = folder / "content/articles" / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(wanted).replace('"', "") + f"\nslug: {path.stem}\n\n{body}", "utf-8")
    (folder / "pelicanconf.py").write_text(PLAIN, "utf-8")


def run_ours(project: Path, module: str, may_fail: bool = False) -> Run:
    """Run a command of a project, with the project's own copy of our modules."""
    return run(["-m", module], project, may_fail, PYTHONPATH=str(project / "plugins"))


def edit(path: Path, pattern: str, words: str) -> None:
    """Replace the first place of a pattern in a file. Raise when there is none."""
    text, count = re.subn(pattern, words, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"{path} holds no {pattern}.")
    path.write_text(text, "utf-8")
