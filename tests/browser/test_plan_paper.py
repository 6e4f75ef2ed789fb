"""The plan on paper: every size printed, pages counted, text compared, nothing split or cut; the blank without scripts."""

import re
import statistics
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.support.pdf import sheets_of
from tests.support.plan_page import choose
from tests.support.plans import real_data

SIZES = {"letter": (612, 792), "a4": (595, 842)}
MOST_PAGES = {"14": 11, "18": 14, "24": 18}
"""Pages that the longest print of a starter may take."""


@pytest.fixture(scope="module")
def paper_page(site: Path, browser: Browser) -> Iterator[Page]:
    """One page for all prints."""
    page = browser.new_page()
    page.goto((site / "plan.html").as_uri())
    yield page
    page.close()


def printed(page: Page, path: Path) -> list[str]:
    """Print the page and give the text of each sheet of paper, on one line."""
    page.pdf(path=path, prefer_css_page_size=True, tagged=True)
    return [plain(sheet) for sheet in sheets_of(path)]


def plain(text: str) -> str:
    """Return a text without what a PDF changes: spaces, ligatures, and hyphens at line ends."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def set_print(page: Page, **choices: str) -> None:
    """Choose how to print."""
    page.evaluate("() => { document.getElementById('part-print').open = true; }")
    for field, choice in choices.items():
        page.locator(f"#answer-{field}-{choice}").check()


@pytest.mark.parametrize("size", ["14", "18", "24"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_size_prints_all_text_and_splits_no_exercise(
    paper_page: Page, tmp_path: Path, paper: str, size: str
) -> None:
    choose(paper_page, "early-walking")
    for per_page in ("1", "2", "4"):
        set_print(paper_page, paper=paper, text_size=size, per_page=per_page)
        path = tmp_path / f"{per_page}.pdf"
        sheets = printed(paper_page, path)
        print(f"plan on paper: {paper}, {size} pt, {per_page} to a page: {len(sheets)} pages")
        assert len(sheets) <= MOST_PAGES[size]
        box = PdfReader(path).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx(SIZES[paper], abs=2)
        whole = "".join(sheets)
        pieces = paper_page.evaluate(
            "() => [...document.querySelector('.c-paper').querySelectorAll('li, h1, h2, h3, dt, dd, p')]"
            ".map(e => e.textContent).filter(Boolean)"
        )
        assert len(pieces) > 80
        assert [piece for piece in pieces if not found_in(piece, whole)] == []
        blocks = paper_page.locator(".c-paper__block")
        for place in range(blocks.count()):
            parts = [plain(text) for text in blocks.nth(place).locator("h3, li, p").all_text_contents()]
            assert any(all(found_in(part, sheet) for part in parts) for sheet in sheets), f"{parts[0]} is split"
        if per_page == "1":
            names = [plain(text) for text in blocks.locator("h3").all_text_contents()]
            assert all(sum(name in sheet for name in names) <= 1 for sheet in sheets)


def found_in(piece: str, whole: str) -> bool:
    """Return whether a text stands in another; one that runs over to the next page has the page number between."""
    words = plain(piece)
    return words in whole or words in re.sub(r"\d+/\d+", "", whole)


def test_the_first_page_of_every_starter_holds_names_and_stop_card_and_the_week_follows(
    paper_page: Page, tmp_path: Path
) -> None:
    """At 14 points. A week of few rows stands on the first page too. When it fails, something on that page grew."""
    data = real_data()
    lines = [line for column in data["paper"]["stop_card"]["columns"] for part in column for line in part["lines"]]
    said = data["paper"]["stop_card"]["say"]
    for paper in SIZES:
        for starter in data["starters"]:
            choose(paper_page, starter["id"])
            set_print(paper_page, paper=paper)
            first, second = printed(paper_page, tmp_path / "first.pdf")[:2]
            card = paper_page.locator(".c-paper__stop li").all_text_contents()
            rows = paper_page.locator(".c-paper__week th[scope=row]").all_text_contents()
            assert card == lines
            assert len(lines) >= 20
            for text in ["Name:", "First day:", "Emergency contact:", *card, said]:
                assert plain(text) in first, f"{starter['id']} on {paper}: {text}"
            assert len(rows) >= 1
            week = first if len(rows) <= 5 else first + second
            for text in rows:
                assert plain(text) in week, f"{starter['id']} on {paper}: {text}"


def test_the_pdf_is_tagged_and_has_title_language_and_headings(paper_page: Page, tmp_path: Path) -> None:
    choose(paper_page, "walking-aid")
    printed(paper_page, tmp_path / "plan.pdf")
    reader = PdfReader(tmp_path / "plan.pdf")
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert "plan" in str(reader.metadata.title).lower()
    assert str(root["/Lang"]).startswith("en")
    kinds: list[str] = []

    def walk(element: Any) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, dict):
            kinds.append(str(element.get("/S", "")))
            children = element.get("/K", [])
            children = children.get_object() if hasattr(children, "get_object") else children
            for child in children if isinstance(children, list) else [children]:
                walk(child)

    walk(root["/StructTreeRoot"])
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 5
    assert kinds.count("/H3") >= 5
    assert kinds.count("/Figure") >= 2


MILLIMETER = 96 / 25.4
INSIDE = {"letter": (216 - 28, 279.4 - 26), "a4": (210 - 28, 297 - 26)}
"""Width and height inside the margins of a page, in millimeters."""
BLOCKS = """([paper, size, per]) => {
    const data = JSON.parse(document.getElementById('plan-data').textContent);
    const place = document.querySelector('.c-paper-place');
    return Object.keys(data.exercises).map(id => {
        const plan = alsguide.planModel.newPlan(data, '2026-11-28');
        Object.assign(plan.answers, { paper, text_size: size, per_page: per });
        plan.items = [alsguide.planModel.newItem(id, data)];
        const judged = alsguide.planRules.evaluate(plan, data);
        const entries = judged.entries.filter(one => !one.instead).map(one => ({ ...one, kept: true }));
        const result = { ...judged, entries, kept: ['0'], out: {}, findings: [], stopped: false };
        place.replaceChildren(alsguide.planPaper.makePaper({ data, words: data.ui, plan, result }));
        const block = place.querySelector('.c-paper__block');
        const top = place.querySelector('.c-paper__exercises').getBoundingClientRect().top;
        const tall = block.getBoundingClientRect().bottom - top;
        return [id, tall, document.documentElement.scrollWidth, block.querySelector('svg').clientHeight];
    });
}"""
"""Puts each exercise of the library on paper alone, whatever the rules say, and measures it."""


@pytest.mark.parametrize("size", ["14", "18", "24"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_exercise_of_the_library_fits_on_its_share_of_a_page(
    site: Path, browser: Browser, paper: str, size: str
) -> None:
    """Also that nothing is wider than the page: a browser shrinks such a page, letters and boxes with it."""
    page = browser.new_page()
    page.goto((site / "plan.html").as_uri())
    page.emulate_media(media="print")
    width, height = INSIDE[paper]
    page.set_viewport_size({"width": round(width * MILLIMETER), "height": 900})
    for per in ("1", "2", "4"):
        found = page.evaluate(BLOCKS, [paper, size, per])
        assert len(found) >= 40
        assert [id for id, tall, _, _ in found if tall > height * MILLIMETER] == []
        assert [id for id, _, wide, _ in found if wide > round(width * MILLIMETER)] == []
        assert [id for id, _, _, picture in found if picture < 15 * MILLIMETER] == []
        share = statistics.median(height * MILLIMETER / tall for _, tall, _, _ in found)
        print(f"plan on paper: {paper}, {size} pt, {per} to a page: half of the exercises fit {share:.1f} times")
        if size == "14":
            assert share >= int(per)
    page.close()


@pytest.mark.parametrize("size", ["14", "18", "24"])
def test_words_without_a_gap_neither_shrink_the_paper_nor_leave_it(paper_page: Page, size: str) -> None:
    choose(paper_page, "walking-aid")
    set_print(paper_page, paper="a4", text_size=size)
    paper_page.locator("#item-0-change").click()
    paper_page.locator("#item-0-note-text").fill("W" * 120)
    paper_page.evaluate("() => { document.getElementById('part-plan').open = true; }")
    paper_page.locator("#answer-name-text").fill("W" * 40)
    paper_page.evaluate("() => { document.getElementById('part-people').open = true; }")
    paper_page.locator("#answer-clinic-text").fill("W" * 80)
    paper_page.emulate_media(media="print")
    paper_page.set_viewport_size({"width": round(INSIDE["a4"][0] * MILLIMETER), "height": 900})
    wide = paper_page.evaluate("() => document.documentElement.scrollWidth")
    paper_page.emulate_media(media="screen")
    paper_page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= round(INSIDE["a4"][0] * MILLIMETER)


@pytest.mark.parametrize("size", ["14", "18", "24"])
def test_boxes_to_tick_are_twelve_millimeters(paper_page: Page, size: str) -> None:
    choose(paper_page, "walking-aid")
    set_print(paper_page, paper="a4", text_size=size)
    paper_page.emulate_media(media="print")
    paper_page.set_viewport_size({"width": round(INSIDE["a4"][0] * MILLIMETER), "height": 900})
    box = paper_page.locator(".c-paper__box").first.bounding_box()
    wide = paper_page.evaluate("() => document.documentElement.scrollWidth")
    paper_page.emulate_media(media="screen")
    paper_page.set_viewport_size({"width": 1280, "height": 900})
    assert box is not None
    assert box["width"] >= 11.9 * MILLIMETER
    assert box["height"] >= 11.9 * MILLIMETER
    assert wide <= round(INSIDE["a4"][0] * MILLIMETER)


@pytest.mark.parametrize("scripts", [True, False])
def test_without_a_plan_the_page_is_a_blank_to_print(
    site: Path, browser: Browser, tmp_path: Path, scripts: bool
) -> None:
    """Without scripts there is never a plan; with them the blank is there until one is chosen."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto((site / "plan.html").as_uri())
    whole = "".join(printed(page, tmp_path / "blank.pdf"))
    data = real_data()
    for starter in data["starters"]:
        assert plain(starter["name"]) in whole
        for item in starter["plan"]["items"]:
            assert plain(data["exercises"][item["exercise"]]["name"]) in whole
    row = page.locator("#blank-early-walking ~ table tr", has_text="Sit to stand").text_content() or ""
    assert "Leave it out until your physical therapist agrees. Standing needs one hand that can hold on." in row
    assert plain(data["rules"][2]["forms"][1]["message"]) in whole
    card = data["paper"]["stop_card"]
    lines = [line for column in card["columns"] for part in column for line in part["lines"]]
    assert len(lines) >= 20
    for line in [*lines, card["say"], *card["back"].values()]:
        assert plain(line) in whole
    assert plain("Diary") in whole
    assert page.locator(".c-paper__empty td").count() >= 24
    context.close()
