"""Firefox and WebKit: one page of each kind, the ways that matter most, and paper. Chromium sees the rest in the other files."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from alsguide.plan.builder import built_plan
from tests.browser.test_plan_paper import MOST_PAGES, OPEN
from tests.browser.test_take_over import EXPECTED, plan_file
from tests.site.pages import Page, all_pages
from tests.support.answer_sets import people, person_plan
from tests.support.engines import ENGINES, Engine
from tests.support.moody_server import moody_server
from tests.support.pdf import filled_shares, sheets_of
from tests.support.plan_page import NO_TROUBLE, OPEN_ANSWERS
from tests.support.plans import real_data
from tests.support.sessions import FASTER, by_no_event, by_one_key, by_switch

WAIT = """const until = async (look) => {
    const last = Date.now() + 60000;
    while (!look()) {
        if (Date.now() > last) throw new Error(`It never held: ${look}`);
        await new Promise(requestAnimationFrame);
    }
    return look();
};
const find = (selector) => document.querySelector(selector);
const shown = (selector) => [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length);
"""
"""What the scripts of these tests use."""


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each browser, started once."""
    with ENGINES[request.param]() as started:
        yield started


@pytest.fixture
def strict_engine(engine: Engine) -> Iterator[Engine]:
    """The browser; what fails in a script of a page fails the test."""
    engine.errors()
    yield engine
    assert engine.errors() == []


def do(engine: Engine, body: str, argument: Any = None) -> Any:
    """Run statements on the page, with the words of `WAIT`, and give what they return."""
    return engine.run(f"async (given) => {{ {WAIT} {body} }}", argument)


def loaded(page: Page) -> list[str]:
    """Return the style sheets and scripts that a page loads."""
    sheets = [link.get("href") for link in page.select("link[rel=stylesheet]")]
    return [Path(address).name for address in [*sheets, *(script.get("src") for script in page.select("script[src]"))]]


def one_of_each_kind(site: Path) -> list[str]:
    """Return the longest of all pages that load the same style sheet and scripts."""
    kinds = groupby(sorted(all_pages(site), key=loaded), key=loaded)
    return [max(pages, key=lambda page: page.path.stat().st_size).address for _, pages in kinds]


LOOK = """() => ({
    scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    styled: getComputedStyle(document.body).backgroundColor,
    height: document.documentElement.scrollHeight,
})"""


def test_one_page_of_each_kind_shows_in_light_and_dark(site: Path, strict_engine: Engine) -> None:
    addresses = one_of_each_kind(site)
    assert len(addresses) >= 12
    colors = []
    for dark, width in ((False, 390), (True, 1280)):
        strict_engine.set_dark(dark)
        looks = {}
        for address in addresses:
            strict_engine.open((site / address).as_uri(), width)
            looks[address] = strict_engine.run(LOOK)
        assert {address for address, look in looks.items() if look["scrolls"]} == set()
        assert len({look["styled"] for look in looks.values()}) == 1
        colors.append(looks["index.html"]["styled"])
    assert colors[0] != colors[1]
    strict_engine.set_dark(False)


FAULTS = """<!doctype html><meta charset="utf-8"><title>Faults</title><div style="width: 3000px">Too wide</div>
<script>console.error("said"); setTimeout(() => { throw new Error("thrown"); });</script>"""


def test_faults_of_a_page_are_seen(engine: Engine, tmp_path: Path) -> None:
    """Else the other tests here see nothing either. WebKit does not tell what was thrown on a page from disk."""
    page = tmp_path / "faults.html"
    page.write_text(FAULTS, "utf-8")
    engine.errors()
    engine.open(page.as_uri(), 390)
    assert engine.run(LOOK)["scrolls"]
    assert len(engine.errors()) == 2


PRINT = """
window.print = () => { window.printed = (window.printed || 0) + 1; dispatchEvent(new Event('beforeprint')); };
find('#print').click();
return [window.printed, shown('.c-paper__block h3').length || document.querySelectorAll('.c-paper__block').length];
"""


def print_whole(engine: Engine, file: Path, most: tuple[int, int]) -> list[float]:
    """Print a page and return how full its sheets are; none may be blank, nor more than so many in Firefox and in WebKit."""
    engine.print_to(file)
    shares = filled_shares(file)
    print(f"{engine.name}: {len(shares)} sheets, filled to", *(f"{share:.0%}" for share in shares))
    assert len(shares) <= most[engine.name == "webkit"], shares
    assert min(shares) > 0.08, shares
    return shares


def test_a_plan_goes_from_the_first_question_to_paper(site: Path, strict_engine: Engine, tmp_path: Path) -> None:
    strict_engine.open((site / "plan.html").as_uri())
    assert strict_engine.run(NO_TROUBLE) == 8
    assert do(strict_engine, PRINT) == [1, 5]
    print_whole(strict_engine, tmp_path / "plan.pdf", (4, 4))


FULLEST = ("a tube in the neck", "a head that drops", "changes in thinking", "a therapist", "a dropped foot")
"""Those of the people whose papers have the least room; all took the same pages in these browsers as in Chromium."""


def test_the_fullest_papers_have_few_pages_and_no_title_at_the_foot_of_one(
    site: Path, strict_engine: Engine, tmp_path: Path
) -> None:
    """What Chromium prints, test_plan_paper.py sees. Neither of these browsers keeps a title with what follows by itself."""
    data = real_data()
    strict_engine.open((site / "plan.html").as_uri())
    strict_engine.run(NO_TROUBLE)
    strict_engine.run(OPEN_ANSWERS)
    full = [person for person in people() if person["name"].startswith(FULLEST)]
    assert len(full) == len(FULLEST)
    for person in full:
        plan = built_plan(person_plan(person, data), data)
        assert strict_engine.run(OPEN, [plan, "2026-11-28"])[0] == len(person["exercises"])
        shares = print_whole(strict_engine, tmp_path / "plan.pdf", (MOST_PAGES["14"], MOST_PAGES["14"]))
        assert min(shares[:-1]) >= 0.5
        titles = strict_engine.run("() => [...document.querySelectorAll('.c-paper h2')].map(one => one.textContent)")
        assert len(titles) >= 6
        sheets = [re.sub(r"\s*\d+ / \d+\s*$", "", sheet).strip() for sheet in sheets_of(tmp_path / "plan.pdf")]
        assert [sheet[-80:] for sheet in sheets if sheet.endswith(tuple(titles))] == [], person["name"]


@pytest.mark.parametrize(
    ("address", "most"),
    [("papers/diary.html", (1, 1)), ("exercises/sit-to-stand.html", (1, 2)), ("safety/falls.html", (8, 8))],
)
def test_a_page_prints_without_a_blank_sheet(
    site: Path, strict_engine: Engine, tmp_path: Path, address: str, most: tuple[int, int]
) -> None:
    """WebKit prints no text in columns."""
    strict_engine.open((site / address).as_uri())
    print_whole(strict_engine, tmp_path / "page.pdf", most)


WAYS = {
    "one key": (by_one_key, "start-early-walking"),
    "a switch": (by_switch, "start-wheelchair-user"),
    "no event": (by_no_event, "start-rest-and-breathe"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_session_goes_to_its_end(site: Path, strict_engine: Engine, way: str) -> None:
    """As in Chromium (test_session.py): by one key, by a switch that scans, and by software that needs no event."""
    go, address = WAYS[way]
    strict_engine.open((site / "session.html").as_uri())
    strict_engine.run(FASTER)
    gone = go(strict_engine, address)
    print(f"{strict_engine.name}, {way}: {gone.figures()}")
    assert 10 < gone.presses <= gone.most()


def test_a_plan_hands_its_session_over(site: Path, strict_engine: Engine) -> None:
    strict_engine.open((site / "plan.html").as_uri())
    strict_engine.run(NO_TROUBLE)
    address = do(strict_engine, "return find('a[href*=\"session.html#plan=\"]').href;")
    strict_engine.open(address)
    strict_engine.run(FASTER)
    assert by_no_event(strict_engine, address.partition("#")[2]).presses > 10


SEARCH = """
const field = find('input[type=search]');
field.focus();
field.value = given;
field.dispatchEvent(new Event('input', {bubbles: true}));
return (await until(() => shown('.c-search-results__link').length && shown('.c-search-results__link')))
    .map(link => link.getAttribute('href'));
"""


def test_the_search_finds(site: Path, strict_engine: Engine) -> None:
    strict_engine.open((site / "search.html").as_uri())
    found = do(strict_engine, SEARCH, "cramp")
    assert len(found) >= 3
    assert "cramp" in found[0]


PAPER = """
const area = find('form textarea');
area.value = given;
area.dispatchEvent(new Event('input', {bubbles: true}));
window.print = () => { window.printed = true; };
shown('.c-toolbar button')[0].click();
return [window.printed, area.value];
"""


def test_a_paper_is_filled_in_and_printed(site: Path, strict_engine: Engine, tmp_path: Path) -> None:
    strict_engine.open((site / "papers" / "letter.html").as_uri())
    assert do(strict_engine, PAPER, "Sits by the window") == [True, "Sits by the window"]
    print_whole(strict_engine, tmp_path / "letter.pdf", (1, 1))


TAKE = """
const press = name => [...document.querySelectorAll('button')].find(one => one.textContent.trim() === name).click();
const holds = field => field.type === 'textarea' ? field.value : field.checked;
const values = () => [...find('form').elements].filter(field => field.name && holds(field))
    .map(field => [field.name, field.value]);
localStorage.setItem('alsguide-plan', given);
press('Take over from my plan or papers');
await until(() => shown('#take-fill').length);
const before = values();
press('Fill in what is chosen');
await until(() => values().length);
const filled = values(), told = find('#take-told').textContent;
press('Undo');
await until(() => !values().length);
localStorage.removeItem('alsguide-plan');
return {before, filled, told};
"""


@pytest.mark.parametrize("name", EXPECTED)
def test_a_paper_takes_over_what_the_plan_says(site: Path, strict_engine: Engine, name: str) -> None:
    """The same as in Chromium (test_take_over.py), from a plan that is kept on the device."""
    strict_engine.open((site / "papers" / f"{name}.html").as_uri())
    text = plan_file(shoulder_pain="left", neck_weak="drops", carer_taught_by="Kim")
    found = do(strict_engine, TAKE, text)
    assert found["before"] == [], "nothing is filled in before it is chosen"
    assert found["filled"] == [[field, value] for field, values in EXPECTED[name].items() for value in values]
    assert found["told"].startswith("Filled ")


KEPT = "await navigator.serviceWorker.ready; await until(() => navigator.serviceWorker.controller); return true;"


def test_pages_open_without_a_network(brands: Any, engine: Engine) -> None:
    published = brands("us-group").output
    with moody_server(published) as server:
        engine.open(server.url + "index.html")
        assert do(engine, KEPT)
        url = server.url
    for address in ("safety/falls.html", "plan.html"):
        engine.open(url + address)
        assert engine.run("() => document.querySelector('h1').textContent") not in (None, "")


OPENED = """
location.hash = '';
const inside = document.getElementById(given);
for (const fold of document.querySelectorAll('main details')) fold.open = false;
window.removeEventListener('hashchange', alsguide.folds.openNamed);
location.hash = given;
await until(() => inside.getClientRects().length && Math.abs(inside.getBoundingClientRect().top) < innerHeight);
return inside.closest('details').open;
"""
"""Follows a link to what is in a fold that is shut, where the page's own script does not help."""


def test_a_link_opens_the_fold_around_what_it_names(site: Path, strict_engine: Engine) -> None:
    strict_engine.open((site / "questions.html").as_uri())
    assert do(strict_engine, OPENED, "can-i-swim")
