"""Builds: 1,000 and 5,000 articles beside plain Pelican with its `simple` theme, 500 exercises, and the real site."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure, Run, figure, median, run
from tests.bench.projects import Sites, edit, run_ours

CHANGES = {
    "one body changed": (r"^([A-Z][a-z]*) ", r"\1 # "),
    "one title changed": (r'^title: "', 'title: "No. # '),
    "nothing changed": None,
}
BUDGETS = {"from nothing": 1.0, "one body changed": 0.28, "one title changed": 0.45, "nothing changed": 0.2}
"""The most of plain Pelican's time that a build of 1,000 articles may take."""


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield the figures of builds."""
    thousand, simple = sites.project(articles=1000), sites.plain()
    plain: list[Run] = []
    ours: dict[str, list[Run]] = {name: [] for name in BUDGETS}
    for number in range(rounds):
        shutil.rmtree(simple / "output", ignore_errors=True)
        plain.append(run(["-m", "pelican", "-s", "pelicanconf.py", "-q"], simple))
        for name, one in build_each(thousand, number).items():
            ours[name].append(one)
    yield figure("1,000 articles, plain Pelican", plain)
    for name, runs in ours.items():
        yield figure(f"1,000 articles, {name}", runs, plain, plain_budget=BUDGETS[name])
    five = [run_ours(sites.project(articles=5000), "alsguide.build")]
    yield figure("5,000 articles, from nothing", five)
    growth = five[0].processor / median(ours["from nothing"], lambda one: one.processor) / 5
    yield Figure("5,000 articles, processor's time for one, of that with 1,000", growth, "times", 1.0)
    yield Figure("5,000 articles, memory of the largest process", five[0].megabytes, "MB", 1500)
    yield figure("500 exercises, from nothing", [run_ours(sites.project(exercises=500), "alsguide.build")])
    real = [build_each(sites.project(), number) for number in range(rounds)]
    yield figure("real site, from nothing", [one["from nothing"] for one in real], budget=1.2)
    yield figure("real site, one body changed", [one["one body changed"] for one in real])
    yield figure("real site, nothing changed", [one["nothing changed"] for one in real], budget=0.4)


def build_each(project: Path, number: int) -> dict[str, Run]:
    """Build a project from nothing, and after each change."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    shutil.rmtree(project / "output", ignore_errors=True)
    done = {"from nothing": run_ours(project, "alsguide.build")}
    article = project / "content/articles/start/can-i-exercise.md"
    for name, change in CHANGES.items():
        if change:
            edit(article, change[0], change[1].replace("#", str(10000 + number)))
        done[name] = run_ours(project, "alsguide.build")
    return done
