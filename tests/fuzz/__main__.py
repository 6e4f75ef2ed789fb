"""The command `make fuzz`: feed every reader texts by chance, for as many minutes as are asked for.

Exit status: 0 every reader survived, 1 one did not; the shortest text that shows it is printed.
"""

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, read_in_time

ROUND = 200


def feed(name: str, until: float, first: int) -> int:
    """Feed one reader until a point in time, and give the number of texts."""
    count = 0
    while time.monotonic() < until:

        @seed(first + count)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(text=st.deferred(READERS[name][0]))
        def survives(text: str) -> None:
            read_in_time(name, text)

        survives()
        count += ROUND
    return count


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Feed every reader texts by chance.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--reader", action="append", choices=list(READERS), help="only this one")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    readers = options.reader or list(READERS)
    share = options.minutes * 60 / len(readers)
    failed = 0
    print(f"Each of {len(readers)} readers for {share:.0f} s, from the seed {options.seed}.")
    for name in readers:
        try:
            print(f"{name}: {feed(name, time.monotonic() + share, options.seed)} texts", flush=True)
        except Exception:
            failed += 1
            print(f"{name}: FAILED", *traceback.format_exc().splitlines()[-25:], sep="\n  ", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
