"""Projects to measure: the real one, many copies of its articles or exercises, and the same articles for plain Pelican."""

import compileall
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.figures import Run, run
from tests.support.programs import need
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

POSE = r"^    trunk: (\d+)\n    head: (\d+)$"
"""Where an exercise says how a person holds trunk and head."""


class Sites:
    """The projects of one run, each made once, in a folder of their own. Parts leave them with other texts, but as large."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "program"

    def project(self, articles: int = 0, exercises: int = 0) -> Path:
        """Return the folder of a project, with copies of its own articles and exercises until there are so many."""
        folder = self.folder / f"{articles}-{exercises}"
        if not folder.exists():
            copy_project(folder)
            multiply(sorted((folder / "content/articles").rglob("*.md")), articles)
            multiply(sorted((folder / "content/exercises").glob("*.md")), exercises)
            self.put_program(folder / "plugins")
        return folder

    def put_program(self, plugins: Path) -> None:
        """Put the compiled program into a project, as it is once a command of it was run."""
        if not self.program.exists():
            compileall.compile_dir(plugins, quiet=2)
            shutil.copytree(plugins, self.program)
        shutil.copytree(self.program, plugins, dirs_exist_ok=True)

    def plain(self) -> Path:
        """Return the folder of 1,000 articles for plain Pelican."""
        if not (self.folder / "plain").exists():
            make_plain(self.project(articles=1000), self.folder / "plain")
        return self.folder / "plain"

    @contextmanager
    def opened(self) -> Iterator[tuple[Path, Browser]]:
        """Give the output of the real site, and a browser to open it in."""
        project = self.project()
        run_ours(project, "alsguide.build")
        with started() as browser:
            yield project / "output", browser


def multiply(sources: list[Path], count: int) -> None:
    """Write copies of files beside them, each with another title, until there are so many; an exercise gets another pose."""
    copies: Counter[Path] = Counter()
    for number in range(count - len(sources)):
        source = sources[number % len(sources)]
        copies[source.parent] += 1
        text = source.read_text("utf-8").replace('title: "', f'title: "{number:05} ', 1)
        text = re.sub(r'^name: "(.{1,45}).*"$', rf'name: "\1 {number:05}"', text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^order: \d+$", f"order: {100 + copies[source.parent] % 900}", text, flags=re.MULTILINE)
        text = re.sub(POSE, partial(nodded, degrees=number % 3), text, flags=re.MULTILINE)
        source.with_name(f"{source.stem}-copy-{number}.md").write_text(text, "utf-8")


def nodded(found: re.Match[str], degrees: int) -> str:
    """Return the angles of a trunk and a head with the head so much nearer to the trunk: no pose can become too bent."""
    trunk, head = int(found[1]), int(found[2])
    return f"    trunk: {trunk}\n    head: {head + (degrees if trunk >= head else -degrees)}"


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


@contextmanager
def started() -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox", "--disable-gpu"])


def edit(path: Path, pattern: str, words: str) -> None:
    """Replace the first place of a pattern in a file. Raise when there is none."""
    text, count = re.subn(pattern, words, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"{path} holds no {pattern}.")
    path.write_text(text, "utf-8")
