"""Benchmark: how long a build takes with 500 exercises, and how heavy its pages are.

`make bench` runs it; `--count 100` takes another number. It judges nothing: machines differ.
"""

import argparse
import gzip
import re
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.support.sites import copy_project, run_build  # noqa: E402


def generate(project: Path, count: int) -> None:
    """Add exercises until there are `count`: each is one of the library with another name, order and slightly other pose."""
    folder = project / "content" / "exercises"
    sources = sorted(folder.glob("*.md"))
    for number in range(count - len(sources)):
        text = sources[number % len(sources)].read_text("utf-8")
        text = re.sub(r'^name: "(.{1,45}).*"$', rf'name: "\1 {number}"', text, count=1, flags=re.MULTILINE)
        text = more(text, r"^(order: )(\d+)$", 1000 + number)
        text = more(text, r"^(    head: )(\d+)$", -(number % 3))
        (folder / f"generated-{number}.md").write_text(text, "utf-8")


def more(text: str, pattern: str, much: int) -> str:
    """Add to each number that stands behind something."""
    return re.sub(pattern, lambda found: f"{found[1]}{int(found[2]) + much}", text, flags=re.MULTILINE)


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def main(count: int) -> int:
    """Build, build again, and print the figures. Gives 1 when a build fails."""
    with tempfile.TemporaryDirectory() as folder:
        project, output = copy_project(Path(folder) / "project"), Path(folder) / "output"
        generate(project, count)
        for label in ("first build (every picture drawn)", "second build (pictures and texts kept)"):
            begin = time.perf_counter()
            run = run_build(project, output)
            print(f"{label}: {time.perf_counter() - begin:.2f} s for {count} exercises")
            if run.status:
                print(run.printed)
                return 1
        pages = sorted((output / "exercises").glob("*.html"), key=weight)
        print(f"pages of exercises: {len(pages)}, gzipped {weight(pages[0])} to {weight(pages[-1])} bytes")
        for name in ("exercises.html", "exercises-print.html", "exercise-lists.html", "exercises.json"):
            print(f"{name}: {(output / name).stat().st_size:,} bytes, gzipped {weight(output / name):,}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the site with many exercises.")
    parser.add_argument("--count", type=int, default=500)
    sys.exit(main(parser.parse_args().count))
