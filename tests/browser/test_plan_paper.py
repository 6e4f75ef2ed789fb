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

from alsguide.plan.builder import built_plan
from alsguide.plan.starter_plans import new_item
from tests.support.answer_sets import ARMS, LEGS, answered, people, person_plan
from tests.support.browser import FRAMES_AT_ONCE
from tests.support.pdf import filled_shares, lines_of, sheets_of
from tests.support.plan_page import OPEN_ANSWERS, choose, part
from tests.support.plan_page import paper as on_paper
from tests.support.plans import real_data

SIZES = {"letter": (612, 792), "a4": (595, 842)}
MOST_PAGES = {"14": 4, "18": 6, "24": 8}
"""Pages that a plan of five exercises may take, by the size of its letters."""
MOST_PAGES_OF_TEN = 6
"""Pages that ten moves by a caregiver may take, at 14 points."""


@pytest.fixture(scope="module")
def open_page(site: Path, undrawn_tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """One page for all prints."""
    page, errors = undrawn_tab
    page.goto((site / "plan.html").as_uri())
    choose(page, "early-walking")  # it loads what makes papers
    yield page
    assert errors == []


@pytest.fixture
def paper_page(open_page: Page) -> Page:
    """The page, with the place of its own plan."""
    open_page.evaluate(
        """() => {
        if (window.ownPlace) document.querySelector('.c-paper-place').replaceWith(window.ownPlace);
        delete window.ownPlace;
    }"""
    )
    return open_page


def print_to(page: Page, path: Path, tagged: bool = False) -> None:
    """Print the page; tags take a third of the time to print."""
    page.pdf(path=path, prefer_css_page_size=True, tagged=tagged)


def printed(page: Page, path: Path) -> list[str]:
    """Print the page and give the text of each sheet of paper, on one line."""
    print_to(page, path)
    return [plain(sheet) for sheet in sheets_of(path)]


def plain(text: str) -> str:
    """Return a text without what a PDF changes: spaces, ligatures, and hyphens at line ends."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def set_print(page: Page, **choices: str) -> None:
    """Choose how to print."""
    part(page, "print")
    for field, choice in choices.items():
        page.locator(f"#answer-{field}-{choice}").dispatch_event("click")


@pytest.mark.parametrize("size", ["14", "18", "24"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_size_prints_all_text_and_splits_no_exercise(
    paper_page: Page, tmp_path: Path, paper: str, size: str
) -> None:
    choose(paper_page, "early-walking")
    set_print(paper_page, paper=paper, text_size=size)
    path = tmp_path / "plan.pdf"
    sheets = printed(paper_page, path)
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


OPEN = """([plan, today]) => {
    const data = JSON.parse(JSON.stringify(alsguide.planLater.data));
    Object.assign(plan.answers, {
        start_date: today, answered_on: today, review_date: alsguide.planSchedule.addDays(today, 28)
    });
    const shown = document.querySelector('.c-paper-place');
    const place = shown.cloneNode();
    window.ownPlace ??= shown;
    shown.replaceWith(place);
    const result = alsguide.planRules.evaluate(plan, data, today);
    place.replaceChildren(alsguide.planPaper.makePaper({ data, words: data.ui, plan, result }));
    return [
        place.querySelectorAll('.c-paper__block').length,
        result.findings.filter(one => one.level !== 'red').map(one => one.message)
    ];
}"""
"""Puts a plan on paper, in place of the page's own, and tells how many exercises it shows, and what must be noted."""


def put_on_paper(page: Page, plan: Any, **choices: Any) -> tuple[int, list[str]]:
    """Show a plan on paper; the page itself keeps its own."""
    page.evaluate(OPEN_ANSWERS)
    shown, noted = page.evaluate(
        OPEN, [{**plan, "answers": plan["answers"] | {"name": "Maria"} | choices}, "2026-11-28"]
    )
    return shown, noted


def five_exercises(**answers: Any) -> Any:
    """A plan of five exercises, as it is built from answers."""
    data = real_data()
    return built_plan(answered(data, {"helper": "close_by"} | answers), data)


def ten_moves() -> Any:
    """Ten exercises for someone who cannot lift, most of them moved by a caregiver."""
    data = real_data()
    weak = dict.fromkeys((*ARMS, *LEGS), "cannot_lift")
    plan = built_plan(answered(data, {"getting_about": "bed", "helper": "trained_carer"}, weak), data)
    led = [name for name, one in data["exercises"].items() if one["who_moves"] == "carer"]
    every_day = {"days": list(range(1, 8)), "times_per_day": 1}
    known = [item["exercise"] for item in plan["items"]]
    more = [name for name in (*led, "body-scan-release", "belly-breathing") if name not in known]
    plan["items"] = [*plan["items"], *(new_item(name, data) | every_day for name in more)][:10]
    return plan


def count_pages(page: Page, path: Path) -> int:
    """Print what is on paper, and return its pages: each holds words, and all but the last are at least half full."""
    print_to(page, path)
    shares = filled_shares(path)
    print(f"{len(shares)} pages, filled {[round(share, 2) for share in shares]}")
    assert min(shares) > 0
    assert min([1.0, *shares[:-1]]) >= 0.5
    return len(shares)


@pytest.mark.parametrize("paper", SIZES)
def test_five_exercises_take_four_pages_and_more_in_larger_letters(
    paper_page: Page, tmp_path: Path, paper: str
) -> None:
    """When it fails: something on the paper grew, or a part no longer fits beside the one before it."""
    plan = five_exercises()
    people = {"therapist_name": "Anna Weber", "clinic": "North River Clinic", "emergency_name": "Jon 555 0199"}
    for size, most in MOST_PAGES.items():
        for choices in ({}, {"name": ""}, people):
            shown, _ = put_on_paper(paper_page, plan, paper=paper, text_size=size, **choices)
            assert shown == 5
            assert count_pages(paper_page, tmp_path / "five.pdf") <= most, (size, choices)
            if size != "14":
                break
    put_on_paper(paper_page, plan, paper=paper)
    first, *others = printed(paper_page, tmp_path / "five.pdf")
    for text in ("Check again:", "Physical therapist:", "Stop card", "5 times. Hold for 3 seconds. Once a day."):
        assert plain(text) in first
    assert plain("Diary, week 1") in others[-1]


@pytest.mark.parametrize("person", people(), ids=[person["name"] for person in people()])
def test_the_paper_of_a_person_has_few_pages_and_each_is_used(paper_page: Page, tmp_path: Path, person: Any) -> None:
    """At most as many as promised for five exercises, and those for ten where there are more."""
    data = real_data()
    plan = built_plan(person_plan(person, data), data)
    few = len(plan["items"]) <= 5
    for paper in SIZES:
        for size, most in (MOST_PAGES if few else {"14": MOST_PAGES_OF_TEN}).items():
            shown, _ = put_on_paper(paper_page, plan, paper=paper, text_size=size)
            assert shown == len(person["exercises"])
            assert count_pages(paper_page, tmp_path / "person.pdf") <= most, (paper, size)


def test_the_week_has_a_row_for_each_exercise_with_a_dot_for_each_time(paper_page: Page) -> None:
    """The head says the times of day of most exercises, and a row with others its own."""
    plan = five_exercises()
    for item, times, slot in zip(plan["items"], (1, 2, 1, 1, 4), ("", "", "", "evening", ""), strict=True):
        item.update(times_per_day=times, slot=slot, days=[1, 3])
    put_on_paper(paper_page, plan, rest_days=[7], best_time="morning")
    rows = paper_page.locator(".c-paper__week tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('strong')?.textContent.trim(), row.cells[0].textContent,"
        " [...row.cells].slice(1).map(cell => cell.textContent.length)])"
    )
    assert len(rows) == 7
    assert rows[0][1] == "Morning"
    often = ["Morning, Afternoon.", "Evening.", "Morning, Midday, Afternoon, Evening."]
    assert [row[0] for row in rows[1:6]] == [None, often[0], None, *often[1:]]
    assert [row[2] for row in rows[1:]] == [[n, 0, n, 0, 0, 0, 0] for n in (1, 2, 1, 1, 4)] + [[0, 0, 0, 0, 0, 0, 1]]
    names = [real_data()["exercises"][item["exercise"]]["name"] for item in plan["items"]]
    assert all(row[1].startswith(name) for row, name in zip(rows[1:6], names, strict=True))


@pytest.mark.parametrize("paper", SIZES)
def test_ten_moves_take_six_pages_and_long_notes_stay_whole(paper_page: Page, tmp_path: Path, paper: str) -> None:
    shown, _ = put_on_paper(paper_page, ten_moves(), paper=paper)
    assert shown == 10
    assert count_pages(paper_page, tmp_path / "ten.pdf") <= MOST_PAGES_OF_TEN
    plan = five_exercises()
    note = "Hold the rail by the window, and ask Maria to stand at the left side before you begin. Then rest for two minutes now."
    plan["items"] = [{**item, "note": note[: 120 - place] + "."} for place, item in enumerate(plan["items"])]
    put_on_paper(paper_page, plan, paper=paper)
    count_pages(paper_page, tmp_path / "notes.pdf")
    whole = "".join(sheets_of(tmp_path / "notes.pdf"))
    assert [item["note"] for item in plan["items"] if plain(item["note"]) not in plain(whole)] == []


@pytest.mark.parametrize("paper", SIZES)
def test_every_sheet_has_all_warnings_and_stop_signs_and_the_one_for_the_fridge_is_one_page(
    paper_page: Page, tmp_path: Path, paper: str
) -> None:
    hurt = five_exercises(
        getting_about="walks_help", falls_3_months="1_or_more", signs=["cramps"], health=["blood_thinner"]
    )
    card = real_data()["paper"]["stop_card"]
    signs = [line for column in card["columns"] for part in column for line in part["lines"]]
    for sheet in ("plan", "pictures", "diary", "fridge"):
        _, noted = put_on_paper(paper_page, hurt, paper=paper, sheet=sheet)
        sheets = printed(paper_page, tmp_path / "sheet.pdf")
        assert len(noted) >= 3
        assert [text for text in [*noted, *signs] if not found_in(text, "".join(sheets))] == [], sheet
        assert len(sheets) == 1 or sheet != "fridge"
    put_on_paper(paper_page, ten_moves(), paper=paper, sheet="fridge")
    assert len(printed(paper_page, tmp_path / "sheet.pdf")) == 1
    size = "element => parseFloat(getComputedStyle(element).fontSize) * 0.75"
    assert paper_page.locator(".c-paper__names strong").first.evaluate(size) == 24
    put_on_paper(paper_page, five_exercises(today=["ill"]), paper=paper, sheet="fridge")
    assert paper_page.locator(".c-paper__names, .c-paper__block").count() == 0
    assert paper_page.locator(".c-paper__halt, .c-paper__stop").count() == 2


def test_no_letter_is_smaller_than_eleven_points_and_sources_come_on_request(paper_page: Page) -> None:
    paper_page.emulate_media(media="print")
    sizes = """() => [...document.querySelectorAll('.c-paper *')].filter(one => one.checkVisibility()
        && !one.closest('svg') && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)"""
    for sheet in ("plan", "pictures", "diary", "fridge"):
        put_on_paper(paper_page, ten_moves(), sheet=sheet, print_too=["sources", "questions"])
        assert paper_page.locator(".c-paper__sources, .c-paper__ask").count() == (2 if sheet == "plan" else 0)
        assert min(paper_page.evaluate(sizes)) >= 10.99, sheet
    put_on_paper(paper_page, ten_moves())
    paper_page.emulate_media(media="null")
    assert paper_page.locator(".c-paper__sources, .c-paper__ask").count() == 0


@pytest.mark.parametrize("size", ["14", "18", "24"])
@pytest.mark.parametrize("paper", SIZES)
def test_letters_on_paper_are_as_large_as_promised_whatever_is_written(
    paper_page: Page, tmp_path: Path, paper: str, size: str
) -> None:
    """Read out of the PDF: a browser shrinks all of a page on which something is too wide."""
    plan = five_exercises()
    notes = ["W" * 120, "www." + "i" * 116, "m" * 120, "Hold the rail by the window.", ""]
    plan["items"] = [{**item, "note": note} for item, note in zip(plan["items"], notes, strict=True)]
    wide = {"name": "W" * 40, "clinic": "W" * 80, "therapist_email": "m" * 80, "emergency_name": "W" * 40}
    put_on_paper(paper_page, plan, paper=paper, text_size=size, **wide)
    print_to(paper_page, tmp_path / "wide.pdf")
    lines = lines_of(tmp_path / "wide.pdf")
    assert len(lines) > 150
    assert [line for line in lines if line.points < 11 or line.end > 0.95] == []
    large = plain("".join(line.text for line in lines if line.points >= int(size)))
    moving = paper_page.locator(".c-paper__block :is(ol li, .c-paper__dose)").all_text_contents()
    assert len(moving) > 25
    assert [text for text in moving if plain(text) not in large] == []
    whole = plain("".join(line.text for line in lines))
    assert [text for text in [*notes, *wide.values()] if plain(text) not in whole] == []


def test_the_pdf_is_tagged_and_has_title_language_and_headings(paper_page: Page, tmp_path: Path) -> None:
    choose(paper_page, "walking-aid")
    print_to(paper_page, tmp_path / "plan.pdf", tagged=True)
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
INSIDE = {"letter": (216 - 26, 279.4 - 21), "a4": (210 - 26, 297 - 21)}
"""Width and height inside the margins of a page, in millimeters."""
BLOCKS = """([paper, size]) => {
    const data = JSON.parse(JSON.stringify(alsguide.planLater.data));
    const place = document.querySelector('.c-paper-place');
    return Object.keys(data.exercises).map(id => {
        const plan = alsguide.planModel.newPlan(data, '2026-11-28');
        Object.assign(plan.answers, { paper, text_size: size });
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
    site: Path, undrawn: Browser, paper: str, size: str
) -> None:
    """Also that nothing is wider than the page: a browser shrinks such a page, letters and boxes with it."""
    page = undrawn.new_page()
    page.add_init_script(FRAMES_AT_ONCE)
    page.goto((site / "plan.html").as_uri())
    choose(page, "early-walking")
    page.emulate_media(media="print")
    width, height = INSIDE[paper]
    page.set_viewport_size({"width": round(width * MILLIMETER), "height": 900})
    found = page.evaluate(BLOCKS, [paper, size])
    assert len(found) >= 40
    assert [id for id, tall, _, _ in found if tall > height * MILLIMETER] == []
    assert [id for id, _, wide, _ in found if wide > round(width * MILLIMETER)] == []
    assert [id for id, _, _, picture in found if picture < 25 * MILLIMETER] == []
    share = statistics.median(height * MILLIMETER / tall for _, tall, _, _ in found)
    print(f"plan on paper: {paper}, {size} pt: half of the exercises fit {share:.1f} times on a page")
    assert share >= {"14": 2.6, "18": 1.8, "24": 1}[size]
    page.close()


@pytest.mark.parametrize("size", ["14", "18", "24"])
def test_words_without_a_gap_neither_shrink_the_paper_nor_leave_it(paper_page: Page, size: str) -> None:
    choose(paper_page, "walking-aid")
    set_print(paper_page, paper="a4", text_size=size)
    paper_page.locator("#item-0-change").dispatch_event("click")
    paper_page.locator("#item-0-panel").wait_for()
    paper_page.locator("#item-0-note-text").fill("W" * 120)
    part(paper_page, "plan")
    paper_page.locator("#answer-name-text").fill("W" * 40)
    part(paper_page, "people")
    paper_page.locator("#answer-clinic-text").fill("W" * 80)
    paper_page.emulate_media(media="print")
    paper_page.set_viewport_size({"width": round(INSIDE["a4"][0] * MILLIMETER), "height": 900})
    assert on_paper(paper_page).is_visible()
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
    assert on_paper(paper_page).is_visible()
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
    site: Path, undrawn: Browser, tmp_path: Path, scripts: bool
) -> None:
    """Without scripts there is never a plan; with them the blank is there until one is chosen."""
    context = undrawn.new_context(java_script_enabled=scripts)
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
