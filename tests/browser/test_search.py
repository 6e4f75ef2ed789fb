"""The search: what everyday words find, and the page itself, from disk and under the strict policy."""

import functools
import http.server
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from alsguide.search.words import words_of
from tests.support.browser import answer_as_portal, settle, wait_until
from tests.support.serving import serving

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'none'; form-action 'none'"
SEARCHES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "searches.yaml").read_text("utf-8"))
OF_PEOPLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "searches_of_people.yaml").read_text("utf-8"))
UNPACK = "() => { window.unpacked = alsguide.search.unpack(alsguide.searchIndex); }"
FIND_ALL = "searches => searches.map(text => alsguide.search.find(text, window.unpacked))"
"""What each search finds in the index that was unpacked once, which takes far longer than a search."""

NOT_FOUND = 99


@pytest.fixture
def search_page(site: Path, strict_page: Page) -> Page:
    """The search page, opened from disk, with the index that it asks for as soon as the field is used."""
    open_search(strict_page, site)
    return strict_page


def open_search(page: Page, site: Path) -> None:
    """Open the search page, and wait for its index."""
    page.goto((site / "search.html").as_uri())
    page.get_by_role("searchbox").focus()
    wait_until(page, "() => alsguide.searchIndex")


@pytest.fixture(scope="module")
def rules(site: Path, undrawn: Browser) -> Iterator[Page]:
    """A search page whose rules are asked alone, with its index unpacked. An error of its scripts fails a test."""
    page = undrawn.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_search(page, site)
    page.evaluate(UNPACK)
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def server(site: Path) -> Iterator[str]:
    """The built site served under the strict policy; gives its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with serving(
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site))
    ) as address:
        yield address


def first_of(page: Page, entries: list[dict[str, Any]]) -> list[str | None]:
    """Return the address that comes first in each search, or None."""
    found = page.evaluate(FIND_ALL, [entry["search"] for entry in entries])
    return [one["results"][0]["address"] if one["results"] else None for one in found]


def test_everyday_searches_find_their_answers_first(rules: Page, capsys: pytest.CaptureFixture[str]) -> None:
    """A miss names the search, what came first, and what should. Add a synonym, or a result that answers as well."""
    missed = []
    for entry, first in zip(SEARCHES, first_of(rules, SEARCHES), strict=True):
        if first not in entry["first"]:
            missed.append(f"{entry['search']!r}: {first} instead of {entry['first']}")
    with capsys.disabled():
        print(f"\nsearches: found {len(SEARCHES) - len(missed)} / {len(SEARCHES)}", *missed, sep="\n  ")
    assert len(SEARCHES) >= 200
    assert len(missed) <= len(SEARCHES) // 20


def place_of(entry: dict[str, Any], found: dict[str, Any]) -> int:
    """Return at which place a search found what it should; the answer that the site has nothing on it counts as the first."""
    if "nothing" in entry or found["elsewhere"]:
        return 1 if "nothing" in entry and found["elsewhere"] else NOT_FOUND
    for place, result in enumerate(found["results"], 1):
        if {result["address"], result["address"].partition("#")[0]} & set(entry["pages"]):
            return place
    return NOT_FOUND


def test_a_hundred_searches_of_people_find_their_page_or_who_to_ask(
    rules: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list was written before the search was made better for it. Emergencies come first without exception."""
    found = rules.evaluate(FIND_ALL, [entry["search"] for entry in OF_PEOPLE])
    places = [place_of(entry, one) for entry, one in zip(OF_PEOPLE, found, strict=True)]
    later = [f"{entry['search']!r}: at {place}" for entry, place in zip(OF_PEOPLE, places, strict=True) if place > 1]
    first, near = places.count(1), sum(place <= 3 for place in places)
    with capsys.disabled():
        print(f"\nsearches of people: {first} first, {near} among three, of {len(places)}", *later, sep="\n  ")
    assert len({entry["search"] for entry in OF_PEOPLE}) == 100
    assert first >= 80
    assert near >= 90
    urgent = [(e, one, place) for e, one, place in zip(OF_PEOPLE, found, places, strict=True) if "urgent" in e]
    assert [e["search"] for e, one, place in urgent if place != 1 or not one["urgent"]] == []


def test_expected_pages_of_the_hundred_are_there(site: Path) -> None:
    named = {page.partition("#")[0] for entry in OF_PEOPLE for page in entry.get("pages", ())}
    assert sorted(page for page in named if not (site / page).is_file()) == []


def test_what_the_site_has_nothing_on_is_said_before_the_count(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("is there an app")
    expect(search_page.get_by_role("status")).to_contain_text("This site has no app")
    search_page.get_by_role("searchbox").fill("appetite")
    expect(search_page.get_by_role("status")).to_contain_text("“appetite”")
    expect(search_page.get_by_role("status")).not_to_contain_text("This site")


def test_words_typed_without_a_space_are_parted(rules: Page) -> None:
    one, other = rules.evaluate(FIND_ALL, ["musclecramps", "muscle cramps"])
    assert one["results"][0]["address"] == other["results"][0]["address"]


def test_each_of_the_forty_questions_is_found_by_everyday_words(rules: Page, root: Path) -> None:
    asked = [q["id"] for q in yaml.safe_load((root / "content/data/questions.yaml").read_text("utf-8"))]
    searched = {entry["question"]: entry for entry in SEARCHES if "question" in entry}
    assert len(asked) == 40
    assert set(searched) == set(asked)
    entries = list(searched.values())
    first = first_of(rules, entries)
    assert [e["search"] for e, found in zip(entries, first, strict=True) if found not in e["first"]] == []


def test_expected_results_are_places_of_the_site(site: Path) -> None:
    """An address that is not there could never be found."""
    from tests.site.pages import Page as Built

    wrong = []
    for address in sorted({address for entry in SEARCHES for address in entry["first"]}):
        file, _, anchor = address.partition("#")
        if not (site / file).is_file() or (anchor and not Built(file, site / file).select(f"[id='{anchor}']")):
            wrong.append(address)
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["The carer's “out-of-breath” DON’T", "Déjà Übung naïve", "السلامة 運動 ½ A&B <i>", ""]
)
def test_the_script_splits_text_as_the_build_does(rules: Page, text: str) -> None:
    assert rules.evaluate("text => alsguide.searchWords.wordsOf(text)", text) == words_of(text)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [("cramp", "cramp", 0), ("cramp", "crmap", 1), ("cramp", "cramps", 1), ("cramp", "damp", 2), ("cramp", "walk", 3)],
)
def test_distance_counts_changed_missing_added_and_swapped_letters(rules: Page, a: str, b: str, changes: int) -> None:
    assert rules.evaluate("([a, b]) => alsguide.searchWords.distance(a, b, 2)", [a, b]) == changes


def test_typing_shows_a_counted_list_of_links_with_headings(search_page: Page) -> None:
    search_page.get_by_role("searchbox", name="What are you looking for?").fill("cramps")
    expect(search_page.get_by_role("status")).to_contain_text("results for “cramps”")
    expect(search_page.get_by_role("heading", level=2, name="Results")).to_be_visible()
    count = int(search_page.get_by_role("status").inner_text().split()[0])
    items = search_page.get_by_role("list", name="Results").get_by_role("listitem")
    assert items.count() == min(count, 10)
    assert items.get_by_role("heading", level=3).get_by_role("link").count() == items.count()


def test_all_results_can_be_shown_and_focus_goes_to_the_first_new_one(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("stretching")  # parts of two pages that are found have the same heading
    search_page.get_by_role("button", name="Search", exact=True).click()
    total = int(search_page.get_by_role("status").inner_text().split()[0])
    assert total > 10
    search_page.get_by_role("button", name=f"Show {total - 10} more").click()
    names = search_page.locator(".c-search-results__item a").all_text_contents()
    assert len(names) == total
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert search_page.evaluate("document.activeElement === document.querySelectorAll('.c-search-results__item a')[10]")


def test_a_slip_of_the_hand_says_what_was_searched_for(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("sholder")
    expect(search_page.get_by_role("status")).to_contain_text("“shoulder”")


def test_words_that_may_mean_danger_show_the_emergency_number_above_the_results(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("sudden chest pains")
    expect(search_page.locator(".c-search__urgent")).to_contain_text("911")
    search_page.get_by_role("searchbox").fill("stretching")
    expect(search_page.locator(".c-search__urgent")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [("I cant breathe", True), ("breathing exercises", False), ("he wont wake up", True), ("wake up tired", False)],
)
def test_the_emergency_line_tells_danger_from_everyday_words(rules: Page, text: str, urgent: bool) -> None:
    """A word that is ignored, such as "cannot", still counts in a phrase that would be one word without it."""
    assert rules.evaluate(FIND_ALL, [text])[0]["urgent"] is urgent


@pytest.mark.parametrize(
    ("text", "searched"), [("tierd", "tired"), ("wifes knees", "wife knees"), ("can i do excercise", "exercise")]
)
def test_the_nearest_word_is_the_one_with_the_same_letters_or_without_an_ending(
    rules: Page, text: str, searched: str
) -> None:
    assert rules.evaluate(FIND_ALL, [text])[0]["changed"] == searched


def test_a_phrase_of_two_words_is_found_in_either_order(rules: Page) -> None:
    one, other = rules.evaluate(FIND_ALL, ["weak neck", "my neck is weak"])
    assert one["results"] == other["results"]
    assert one["results"][0]["address"].endswith("head-drops")


def test_nothing_found_is_said_and_the_ways_around_stay(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("zxqv")
    expect(search_page.get_by_role("status")).to_contain_text("Nothing found")
    expect(search_page.get_by_role("main").get_by_role("link", name="A to Z")).to_be_visible()


def test_hostile_text_is_shown_as_text(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)> {count} cramps")
    expect(search_page.get_by_role("status")).to_contain_text("<img src=x")
    assert search_page.locator("main img").count() == 0


def test_back_from_a_result_shows_the_results_again(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("shoulder pain")
    search_page.locator(".c-search-results__item a").first.click()
    search_page.wait_for_load_state()
    search_page.go_back()
    expect(search_page.locator(".c-search-results__item").first).to_be_visible()


def test_what_is_typed_is_asked_of_no_server_and_leaves_no_trace(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/search.html")
    settle(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox").fill("cramps")
    page.keyboard.press("Enter")
    expect(page.locator(".c-search-results__item").first).to_be_visible()
    assert [url.partition("?")[0] for url in asked] == [f"{server}/theme/js/search-index.js"]
    page.get_by_role("searchbox").fill("shoulder pain")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("shoulder pain")
    assert len(asked) == 1
    assert page.url == f"{server}/search.html"
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


@pytest.mark.parametrize("stop", [Route.abort, answer_as_portal], ids=["gone", "a page to log in"])
def test_an_index_that_does_not_come_is_told_and_asked_for_again(
    browser: Browser, server: str, stop: Callable[[Route], None]
) -> None:
    page = browser.new_page()
    page.route("**/search-index*", lambda route: stop(route))
    page.goto(f"{server}/search.html")
    page.get_by_role("searchbox").fill("cramps")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/search-index*")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".c-search-results__item").first).to_be_visible()
    page.close()


def test_without_scripts_the_page_points_to_the_a_to_z(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    assert page.get_by_role("searchbox").count() == 0
    page.get_by_role("main").get_by_role("link", name="A to Z").first.click()
    assert page.url.endswith("a-to-z.html")
    context.close()
