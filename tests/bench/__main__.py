"""`make bench`: the table of all budgets, or of some parts of it (`make bench ARGS="edit pages"`)."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from rich.console import Console

from tests.bench import builds, checks, edits, energy, pages, paints
from tests.bench.figures import Figure, show
from tests.bench.projects import Sites

PARTS: dict[str, Callable[[Sites, int], Iterator[Figure]]] = {
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
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often (3); an edit of the real site three times as often"
    )
    options = parser.parse_args()
    console, found = Console(stderr=True), []
    with tempfile.TemporaryDirectory() as folder:
        sites = Sites(Path(folder))
        for part in options.parts or PARTS:
            begin = perf_counter()
            with console.status(f"Measuring: {part}"):
                for one in PARTS[part](sites, options.rounds):
                    console.print(f"{one.what}: {one.value:.2f} {one.unit}")
                    found.append(one)
            console.print(f"{part}: measured in {perf_counter() - begin:.0f} s")
    show(found)


if __name__ == "__main__":
    main()
