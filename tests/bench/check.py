"""Benchmark: how long `make check` takes on the real site.

`make bench` runs it. It prints the best of several runs of the whole command, which starts again each time and keeps nothing,
so that a first run and a later one differ only by what the system has in memory. It judges nothing: machines differ.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "alsguide.checks", "--root", str(ROOT)]


def run() -> tuple[float, float]:
    """Run the command once; give the seconds that passed, and those that the processor worked for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(COMMAND, capture_output=True, check=False, env={"PYTHONPATH": str(ROOT / "plugins")})
    passed = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure make check.")
    parser.add_argument("--runs", type=int, default=7, help="how often (7)")
    runs = [run() for _ in range(parser.parse_args().runs)]
    (first, _), (best, _), worked = runs[0], min(runs), min(work for _, work in runs)
    print(
        f"make check: first run {first:.2f} s, best of {len(runs)} {best:.2f} s, processor {worked:.2f} s (budget 1 s)"
    )


if __name__ == "__main__":
    main()
