"""Edits: from the save of a file to its words in a real browser that looks at a page of the running preview."""

import re
import statistics
from collections.abc import Iterator
from time import perf_counter

from playwright.sync_api import Page

from tests.bench.figures import Figure
from tests.bench.projects import Sites, started
from tests.support.preview import Session, preview

PAGE = "start/can-i-exercise.html"
EDITS = {
    "article": (PAGE, "content/articles/start/can-i-exercise.md", r"^([A-Z][a-z]*) ", r"\1 # "),
    "title": (PAGE, "content/articles/start/can-i-exercise.md", r'^title: "', 'title: "# '),
    "exercise": ("exercises/ankle-pumps.html", "content/exercises/ankle-pumps.md", r'^purpose: "', 'purpose: "# '),
    "reference": ("studies-advice.html", "content/data/references.json", r'"title": "', '"title": "# '),
    "glossary": ("glossary.html", "content/data/glossary.yaml", r'^(  meaning: ")', r"\g<1># "),
    "template": (PAGE, "theme/templates/base.html", r"</body>", "<!-- # --></body>"),
    "style": (PAGE, "theme/styles/base.css", r"\Z", ":root { --edit: n#; }"),
}
"""Each kind of edit: the page that is looked at, the file, the place in it, and what is put there."""

HAS = "word => document.documentElement.outerHTML.includes(word) || getComputedStyle(document.documentElement)" + (
    ".getPropertyValue('--edit').includes(word)"
)
"""Whether the page shows a word, in its text or in its style."""

BUDGET_MS = 300


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield the figures of edits: each kind, the first of a session by itself."""
    with started() as browser:
        for name, articles, count in (("real site", 0, 3 * rounds), ("1,000 articles", 1000, rounds)):
            with preview(sites.project(articles=articles)) as session:
                wait_for_build(session)
                first = edit_often(browser.new_page(bypass_csp=True), session, EDITS["exercise"], 1)
                yield Figure(f"first edit of a session, {name}", first[0], "ms", BUDGET_MS)
                for kind in EDITS:
                    times = edit_often(browser.new_page(bypass_csp=True), session, EDITS[kind], count)
                    yield Figure(f"edit of {kind}, {name}", statistics.median(times), "ms", BUDGET_MS)


def edit_often(page: Page, session: Session, kind: tuple[str, str, str, str], count: int) -> list[float]:
    """Return the milliseconds from each save of a file to its words on a page; the file is then as it was."""
    address, file, pattern, new = kind
    with page.expect_request(lambda request: "/__preview/events" in request.url):
        page.goto(session.address + address)
    path = session.project / file
    before, times = path.read_text("utf-8"), []
    for number in range(20_000, 20_000 + count):
        changed = re.sub(pattern, new.replace("#", str(number)), before, count=1, flags=re.MULTILINE)
        begin = perf_counter()
        path.write_text(changed, "utf-8")
        page.wait_for_function(HAS, arg=str(number), polling=5)
        times.append((perf_counter() - begin) * 1000)
        wait_for_build(session)
    page.close()
    path.write_text(before, "utf-8")
    wait_for_build(session)
    return times


def wait_for_build(session: Session) -> None:
    """Wait until the whole site is built."""
    while "Built" not in (said := session.output.lines.get(timeout=120)):
        if not said:
            raise SystemExit("The preview ended.")
