"""`make bench`: the table of all budgets, or of some parts of it (`make bench ARGS="edit pages"`)."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from rich.console import Console

from tests.bench import builds, checks, edits, energy, pages, paints
from tests.bench.figures import Figure, show

PARTS: dict[str, Callable[[Path, int], Iterator[Figure]]] = {
    "build": builds.figures,
    "check": checks.figures,
    "edit": edits.figures,
    "energy": energy.figures,
    "pages": pages.figures,
    "paints": paints.figures,
}


def main() -> None:
    """Measure, say what was measured, and print the table."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=...", description="Print the figures beside their budgets.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (all)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (5); an edit is made four times as often")
    options = parser.parse_args()
    console, found = Console(stderr=True), []
    for part in options.parts or PARTS:
        begin = perf_counter()
        with tempfile.TemporaryDirectory() as folder, console.status(f"Measuring: {part}"):
            for one in PARTS[part](Path(folder), options.rounds):
                console.print(f"{one.what}: {one.value:.2f} {one.unit}")
                found.append(one)
        console.print(f"{part}: measured in {perf_counter() - begin:.0f} s")
    show(found)


if __name__ == "__main__":
    main()
