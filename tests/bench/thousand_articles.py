"""Benchmark: 1,000 articles with all features, against plain Pelican with its `simple` theme on the same files.

`make bench` runs it. It prints, for each round, the seconds of plain Pelican, of a cold build of ours (nothing kept from
before) and of a warm one (one article changed), and the ratios; a build is a process of its own. It judges nothing: machines
differ, so look at the ratios of one run. The budget is 0.7 cold and 0.3 warm.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.support.sites import copy_project  # noqa: E402

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


def multiply(project: Path, count: int) -> list[Path]:
    """Fill the project with copies of its own articles until there are `count`; give all article files."""
    articles = sorted((project / "content/articles").rglob("*.md"))
    made = list(articles)
    for number in range(count - len(articles)):
        source = articles[number % len(articles)]
        copy = source.with_name(f"{source.stem}-copy-{number}.md")
        text = source.read_text("utf-8").replace('title: "', f'title: "{number:05} ', 1)
        copy.write_text(text, "utf-8")
        made.append(copy)
    return made


def plain_sources(articles: list[Path], folder: Path) -> None:
    """Write the same articles for plain Pelican, which wants its header without YAML marks."""
    for path in articles:
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        wanted = [row for row in header.splitlines() if row.split(":")[0] in ("title", "date", "summary")]
        target = folder / "content/articles" / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(wanted).replace('"', "") + f"\nslug: {path.stem}\n\n{body}", "utf-8")
    (folder / "pelicanconf.py").write_text(PLAIN, "utf-8")


def seconds(command: list[str], folder: Path, **environment: str) -> float:
    """Run a command in a folder and give the seconds that it took. Raises when it fails."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **environment})
    return time.perf_counter() - begin


def main() -> None:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ours, plain = Path(name) / "ours", Path(name) / "plain"
        copy_project(ours)
        articles = multiply(ours, options.articles)
        plain.mkdir()
        plain_sources(articles, plain)
        build = [sys.executable, "-m", "alsguide.build", "--output", str(ours / "output")]
        pelican = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"]
        rows = []
        for number in range(options.rounds):
            shutil.rmtree(plain / "output", ignore_errors=True)
            shutil.rmtree(ours / ".cache", ignore_errors=True)
            reference = seconds(pelican, plain)
            cold = seconds(build, ours, PYTHONPATH=str(ours / "plugins"))
            changed = articles[-1]
            changed.write_text(changed.read_text("utf-8").replace("{{ALS}}", f"{{{{ALS}}}} {number}", 1), "utf-8")
            warm = seconds(build, ours, PYTHONPATH=str(ours / "plugins"))
            rows.append((reference, cold, warm))
            print(
                f"round {number + 1}: plain {reference:.2f} s, cold {cold:.2f} s ({cold / reference:.2f}), "
                f"warm {warm:.2f} s ({warm / reference:.2f})",
                flush=True,
            )
        cold_ratio = statistics.median(cold / reference for reference, cold, _ in rows)
        warm_ratio = statistics.median(warm / reference for reference, _, warm in rows)
        print(f"{len(articles)} articles, median ratios: cold {cold_ratio:.2f}, warm {warm_ratio:.2f}")


if __name__ == "__main__":
    main()
