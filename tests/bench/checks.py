"""Checks: `make check` on the real site and on 1,000 articles."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.builds import CHANGES
from tests.bench.figures import Figure, Run, figure
from tests.bench.projects import Sites, edit, run_ours


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield the figures of checks. The copies of articles have no mistake that the originals do not have."""
    for name, articles, budget in (("real site", 0, 0.5), ("1,000 articles", 1000, 3.0)):
        project = sites.project(articles=articles)
        done = [check_each(project, number) for number in range(rounds)]
        for state in done[0]:
            yield figure(f"make check, {name}, {state}", [one[state] for one in done], budget=budget)


def check_each(project: Path, number: int) -> dict[str, Run]:
    """Check a project from nothing, with nothing changed, and with one text changed."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    done = {"from nothing": check(project), "nothing changed": check(project)}
    change = CHANGES["one body changed"]
    assert change is not None
    edit(project / "content/articles/start/can-i-exercise.md", change[0], change[1].replace("#", str(10000 + number)))
    return {**done, "one body changed": check(project)}


def check(project: Path) -> Run:
    """Run all checks; what they find does not matter here."""
    return run_ours(project, "alsguide.check", may_fail=True)
