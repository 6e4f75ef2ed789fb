"""Energy: what the ways through the real site cost by keyboard and by a switch (`tests/support/ways.py`)."""

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.bench.projects import Sites
from tests.support.ways import STEP, WAYS, go


def figures(sites: Sites, rounds: int) -> Iterator[Figure]:
    """Yield what each way costs; the ways are the same each time, so one round tells all."""
    with sites.opened() as (output, browser):
        home = (output / "index.html").as_uri()
        for way in WAYS:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            cost = go(page, home, way)
            yield Figure(f"{way.name}: presses of keys", cost.presses, "presses", way.most)
            yield Figure(f"{way.name}: stops", cost.stops, "stops")
            yield Figure(f"{way.name}: switch, stop by stop", cost.stops * STEP, "s")
            yield Figure(f"{way.name}: switch, by groups", cost.scan * STEP, "s")
            yield Figure(f"{way.name}: words in front of what is chosen", cost.words, "words")
            page.close()
