"""Figures: what was measured, its budget, and the table that shows both."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, how much it was and may be, in one unit, and what is known beside it."""

    what: str
    value: float
    unit: str
    budget: float | None = None
    of_plain: float | None = None
    plain_budget: float | None = None
    processor: float | None = None
    megabytes: float | None = None

    @property
    def is_held(self) -> bool:
        """Whether the figure is within its budget."""
        within = self.budget is None or self.value <= self.budget
        return within and (self.of_plain is None or self.plain_budget is None or self.of_plain <= self.plain_budget)


@dataclass(frozen=True)
class Run:
    """What a command took: seconds that passed, seconds of the processors, and the memory of its largest process."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Sequence[str], folder: Path, may_fail: bool = False, **environment: str) -> Run:
    """Run a Python command in a folder and return what it took. Raise when it fails and may not."""
    with tempfile.TemporaryFile("w+") as printed:
        begin = perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            stdout=printed,
            stderr=printed,
            env={"PATH": os.environ["PATH"], **environment},
        )
        _, status, used = os.wait4(process.pid, 0)
        passed = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not may_fail:
            printed.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{printed.read()}")
    return Run(passed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def figure(what: str, runs: Sequence[Run], plain: Sequence[Run] = (), **budgets: float) -> Figure:
    """Return the medians of some runs; the ratio is the median of those of each round, because a machine's load changes."""
    ratios = [ours.seconds / theirs.seconds for ours, theirs in zip(runs, plain, strict=True)] if plain else []
    return Figure(
        what,
        median(runs, lambda one: one.seconds),
        "s",
        of_plain=statistics.median(ratios) if ratios else None,
        processor=median(runs, lambda one: one.processor),
        megabytes=max(one.megabytes for one in runs),
        **budgets,
    )


def median(runs: Sequence[Run], value: Callable[[Run], float]) -> float:
    """Return the median of a value of some runs."""
    return statistics.median(map(value, runs))


def show(figures: Iterable[Figure]) -> None:
    """Print the table."""
    table = Table("what", *COLUMNS, title="Budgets")
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for one in figures:
        within = of_budget(one.budget, one.unit), of_budget(one.plain_budget, "")
        numbers = (shown(one.processor, " s"), shown(one.megabytes, " MB"))
        value, ratio = shown(one.value, f" {one.unit}"), shown(one.of_plain, "")
        table.add_row(one.what, value, within[0], ratio, within[1], *numbers, "" if one.is_held else "over")
    Console(width=None if sys.stdout.isatty() else 132).print(table)


COLUMNS = ("figure", "budget", "of plain Pelican", "budget", "processor", "memory", "")
"""The columns behind the first."""


def of_budget(value: float | None, unit: str) -> str:
    """Return a budget as it is shown."""
    return "" if value is None else f"{value:g} {unit}".rstrip()


def shown(value: float | None, unit: str) -> str:
    """Return a number as it is shown, with two digits behind the point where it is small."""
    return "" if value is None else f"{value:.2f}{unit}" if value < 100 else f"{value:,.0f}{unit}"
