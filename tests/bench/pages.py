"""Pages: what each kind of page weighs with all that it loads, packed, and how many files it asks for."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from tests.bench.figures import Figure
from tests.bench.projects import Sites
from tests.support.plan_weight import BUDGETS, OPENED, plan_weights
from tests.support.weights import LIBRARY, PAGE, REQUESTS, packed

PAGES = {
    "home": (r"index\.html", PAGE),
    "article": (r"(?!exercises/|exercise-types/|papers/)[a-z-]+/(?!index).*", PAGE),
    "category": (r"(?!exercise-types/)[a-z-]+/index\.html", PAGE),
    "exercise": (r"exercises/.*", PAGE),
    "library of exercises": (r"exercises\.html", LIBRARY),
    "plan": (r"plan\.html", BUDGETS[OPENED]),
    "search": (r"search\.html", PAGE),
    "evidence": (r"evidence\.html", 60_000),
    "paper": (r"papers/.*", PAGE),
    "other": (r"(?!(index|exercises|plan|search|evidence)\.html)[^/]*|exercise-types/.*", PAGE),
}
"""The addresses of each kind of page, and the most bytes that one may weigh; a heavy one may ask for more files."""


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield the heaviest page of each kind, and the most requests of one."""
    with sites.opened() as (output, browser):
        page = browser.new_page()
        for kind, (pattern, budget) in PAGES.items():
            loads = {name: files_of(page, output / name) for name in of_kind(output, pattern)}
            weights = {name: sum(map(packed, files)) for name, files in loads.items()}
            heaviest, most = max(weights, key=weights.__getitem__), max(map(len, loads.values()))
            yield Figure(f"{kind}: heaviest of {len(loads)}, {heaviest}", weights[heaviest] / 1000, "kB", budget / 1000)
            yield Figure(f"{kind}: most requests", most, "files", REQUESTS if budget == PAGE else None)
        for use, weight in plan_weights(browser.new_page(), output / "plan.html").items():
            yield Figure(f"plan: {use}", weight / 1000, "kB", BUDGETS[use] / 1000)


def of_kind(output: Path, pattern: str) -> list[str]:
    """Return the addresses of a kind of page."""
    addresses = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return [name for name in addresses if re.fullmatch(pattern, name)]


def files_of(page: Page, path: Path) -> set[Path]:
    """Return the files that a browser asks for when it opens a page."""
    asked: set[Path] = set()
    page.on("request", note := lambda request: asked.add(Path(unquote(urlsplit(request.url).path))))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    page.remove_listener("request", note)
    return asked
