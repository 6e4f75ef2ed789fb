"""The exercises in Chromium: filters with and without scripts, the shared address, keyboard, and paper."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import MODES, Looks, violations
from tests.support.pdf import count_sheets, sheets_of

RULES = [
    # an exercise's values, the choices, whether it fits
    ({"position": ["seated", "lying"]}, {}, True),
    ({"position": ["seated", "lying"]}, {"position": []}, True),
    ({"position": ["seated", "lying"]}, {"position": ["lying", "standing"]}, True),
    ({"position": ["seated"]}, {"position": ["lying", "standing"]}, False),
    ({"position": ["seated"], "who": ["self"]}, {"position": ["seated"], "who": ["carer"]}, False),
    ({"equipment": ["strap", "chair-bed"]}, {"equipment": ["strap"]}, False),
    ({"equipment": ["strap", "chair-bed"]}, {"equipment": ["strap", "chair-bed", "pool"]}, True),
    ({"equipment": []}, {"equipment": ["pool"]}, True),
    ({}, {"position": ["seated"]}, False),
]
KNOWN = {"position": ["seated", "lying"], "kind": ["stretching", "balance"]}
FRAGMENTS = [
    # a fragment, what is read from it, what is written again
    ("", {}, ""),
    ("#kind-stretching", {}, ""),
    ("#position=seated", {"position": ["seated"]}, "#position=seated"),
    ("#kind=balance&position=lying,seated", {"position": ["seated", "lying"], "kind": ["balance"]}, None),
    ("#position=flying,&kind=", {}, ""),
    ("#position=%3Cscript%3E&__proto__=seated&constructor=x", {}, ""),
]


@pytest.fixture
def strict_page(tidy_page: Page) -> Page:
    """A page that fails its test when a script on it fails or logs an error, in the one tab of this file."""
    return tidy_page


@pytest.fixture
def library(strict_page: Page, site: Path) -> Page:
    """The page of all exercises."""
    strict_page.set_viewport_size({"width": 1280, "height": 900})
    strict_page.goto((site / "exercises.html").as_uri())
    return strict_page


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def undrawn_plain(undrawn: Browser) -> Iterator[Page]:
    """A page that is never drawn, in a browser that runs no scripts."""
    context = undrawn.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """Return the ids of the exercises that are shown."""
    items = page.locator("[data-exercise]:visible")
    found: list[str] = items.evaluate_all("items => items.map(item => item.dataset.exercise)")
    return found


def fitting(page: Page, **values: str) -> list[str]:
    """Return the ids of the exercises that have all of some values, by the attributes that the build wrote."""
    selector = "".join(f"[data-{field}~='{value}']" for field, value in values.items())
    found: list[str] = page.locator(f"[data-exercise]{selector}").evaluate_all(
        "all => all.map(i => i.dataset.exercise)"
    )
    return found


def toggle(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def test_the_rules_of_the_filters(library: Page) -> None:
    for values, chosen, fits in RULES:
        found = library.evaluate("a => alsguide.exercises.fits(a[0], a[1], ['equipment'])", [values, chosen])
        assert found is fits, (values, chosen)
    for fragment, read, written in FRAGMENTS:
        found = library.evaluate("a => alsguide.exercises.read(a[0], a[1])", [fragment, KNOWN])
        assert found == read, fragment
        again = library.evaluate("chosen => alsguide.exercises.write(chosen)", found)
        assert again == ("#position=seated,lying&kind=balance" if written is None else written)
    text = library.evaluate("alsguide.exercises.fill('{count} of {total} {x}', {count: 1, total: 2})")
    assert text == "1 of 2 {x}"


def test_filters_narrow_the_list_at_once_and_say_how_many_are_left(library: Page) -> None:
    assert shown(library) == []
    everything = library.locator("[data-exercise]").evaluate_all("all => all.map(item => item.dataset.exercise)")
    assert len(everything) >= 40
    toggle(library, "Standing").click()
    expected = fitting(library, position="standing")
    assert 0 < len(expected) < len(everything)
    assert shown(library) == expected
    counter = f"{len(expected)} of {len(everything)} exercises"
    expect(library.locator(".c-filters__count")).to_have_text(counter)
    expect(library.get_by_role("status")).to_have_text(counter)
    expect(toggle(library, "Standing")).to_have_attribute("aria-pressed", "true")
    headings = library.locator("[data-section] h2:visible").count()
    assert headings == library.locator("[data-section]", has=library.locator("[data-exercise]:visible")).count()
    toggle(library, "You move by yourself").click()
    assert shown(library) == fitting(library, position="standing", who="self")
    toggle(library, "Standing").click()
    assert shown(library) == fitting(library, who="self")
    toggle(library, "Show all").click()
    assert shown(library) == everything
    assert library.locator("[aria-pressed=true]").count() == 0
    expect(library.locator(".c-filters__count")).to_be_focused()


def test_nothing_is_announced_or_offered_to_undo_before_the_reader_chooses(library: Page) -> None:
    expect(library.get_by_role("status")).to_have_text("")
    expect(toggle(library, "Show all")).to_be_hidden()


def test_equipment_shows_only_what_can_be_done_with_it(library: Page) -> None:
    toggle(library, "More choices").click()
    toggle(library, "A pillow or towel").click()
    toggle(library, "A chair, bed or table").click()
    found = library.locator("[data-exercise]:visible").evaluate_all("all => all.map(i => i.dataset.equipment)")
    assert len(found) >= 10
    assert all(set(things.split()) <= {"pillow-towel", "chair-bed"} for things in found)


def test_no_exercise_left_is_said_and_leads_back(library: Page) -> None:
    toggle(library, "In a pool").click()
    toggle(library, "A caregiver moves you").click()
    assert shown(library) == []
    expect(library.get_by_text("No exercise fits all of these.")).to_be_visible()
    expect(library.get_by_role("link", name="Print these exercises")).to_be_hidden()
    toggle(library, "Show all").click()
    expect(library.get_by_text("No exercise fits all of these.")).to_be_hidden()


def test_the_address_keeps_the_choices_and_can_be_shared(library: Page, site: Path) -> None:
    toggle(library, "Sitting").click()
    toggle(library, "More choices").click()
    toggle(library, "Stretching").click()
    assert library.url.endswith("exercises.html#position=seated&kind=stretching")
    found = shown(library)
    library.goto("about:blank")
    library.goto((site / "exercises.html").as_uri() + "#kind=stretching&position=seated")
    assert shown(library) == found
    expect(toggle(library, "Stretching")).to_be_visible()  # what is chosen is not left folded away
    toggle(library, "Show all").click()
    assert "#" not in library.url
    library.evaluate("location.hash = '#position=lying'")
    expect(toggle(library, "Lying down")).to_have_attribute("aria-pressed", "true")


def test_coming_back_from_an_exercise_finds_the_same_choices(library: Page) -> None:
    toggle(library, "Standing").click()
    found = shown(library)
    library.locator("a.c-exercise-card:visible").first.click()
    library.go_back()
    assert shown(library) == found


def test_the_filters_work_by_keyboard_alone_and_lead_on_to_what_is_left(library: Page) -> None:
    library.keyboard.press("Tab")
    for _ in range(40):
        if library.evaluate("document.activeElement.textContent") == "Standing":
            break
        library.keyboard.press("Tab")
    library.keyboard.press("Space")
    assert shown(library) == fitting(library, position="standing")
    expect(library.locator(".c-filters__count")).to_be_focused()
    expect(library.get_by_role("status")).to_have_text("")  # what has the focus is read: it is not said twice
    library.keyboard.press("Tab")
    assert library.evaluate("document.activeElement.matches('.c-exercise-card')")
    toggle(library, "Standing").focus()
    library.keyboard.press("Enter")
    assert library.locator("[aria-pressed=true]").count() == 0
    expect(toggle(library, "Standing")).to_be_focused()
    assert library.locator("summary > h2:visible").count() >= 5
    more = toggle(library, "More choices")
    more.focus()
    library.keyboard.press("Enter")
    expect(toggle(library, "Fewer choices")).to_have_attribute("aria-expanded", "true")
    expect(toggle(library, "Fewer choices")).to_be_focused()


def test_choices_are_large_enough_to_hit(library: Page) -> None:
    toggle(library, "More choices").click()
    toggle(library, "Sitting").click()  # brings "Show all"
    boxes = [button.bounding_box() for button in library.locator("main button").all()]
    assert len(boxes) >= 30
    assert [box for box in boxes if box is None or box["height"] < 48 or box["width"] < 48] == []


def test_without_scripts_every_choice_is_a_link_to_its_list(plain: Page, site: Path) -> None:
    plain.goto((site / "exercises.html").as_uri())
    assert len(plain.locator("[data-section] summary:visible").all()) >= 5
    assert plain.locator("main button").count() == 0
    plain.get_by_role("link", name="Standing", exact=True).click()
    assert plain.url.endswith("exercise-lists.html#position-standing")
    assert plain.locator("section[aria-labelledby=position-standing] a:visible").count() >= 5
    plain.goto((site / "exercises.html").as_uri())
    plain.get_by_role("link", name="Stretching", exact=True).click()
    assert plain.url.endswith("exercises.html#kind-stretching")
    assert plain.locator("#kind-stretching [data-exercise]:visible").count() >= 5


@pytest.mark.parametrize(
    "address",
    [
        "exercises.html#kind=stretching&who=carer",
        "exercises.html#position=in-water&who=carer",
        "exercises-print.html#print=walking",
    ],
)
def test_axe_finds_nothing_in_any_state(undrawn: Browser, site: Path, looks: Looks, address: str) -> None:
    """Other tests look at every page as it opens; this one at filters in use, at an empty result, and at a chosen set."""
    page = undrawn.new_page()
    page.goto(f"{site.as_uri()}/{address}")
    assert [error for mode in MODES for error in violations(page, mode, looks)] == []
    page.close()


def paper(page: Page, size: str = "Letter") -> list[str]:
    """Print a page and give the text of each sheet of paper."""
    return sheets_of(page.pdf(format=size))


def words(text: str) -> str:
    """Return the letters of a text: paper joins some of them, and breaks lines elsewhere."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))


def test_each_exercise_prints_on_one_page(undrawn_page: Page, site: Path) -> None:
    """On Letter, the smaller sheet, all of them; on the narrower A4 the longest ones."""
    sheets = {}
    for file in sorted((site / "exercises").glob("*.html")):
        undrawn_page.goto(file.as_uri())
        for size in ("Letter", "A4") if file.stem.startswith("carer-") else ("Letter",):
            sheets[file.stem, size] = count_sheets(undrawn_page.pdf(format=size))
    assert {printed: count for printed, count in sheets.items() if count != 1} == {}
    assert Counter(size for _, size in sheets) >= Counter({"Letter": 40, "A4": 8})


@pytest.mark.parametrize("name", ["sit-to-stand", "carer-shoulder-lift", "breath-stacking"])
def test_the_printed_exercise_holds_what_keeps_people_safe(undrawn_page: Page, site: Path, name: str) -> None:
    undrawn_page.goto((site / "exercises" / f"{name}.html").as_uri())
    lists = "main .c-steps > li, .c-stop-card li, [aria-labelledby=exercise-cautions] li, .c-carers__part--never li"
    printed = """all => all.map(item => {
        const copy = item.cloneNode(true);
        for (const hidden of copy.querySelectorAll(".u-screen")) hidden.remove();
        return copy.firstChild.textContent;
    })"""
    texts = undrawn_page.locator(lists).evaluate_all(printed)
    assert len(texts) >= 9
    text = words("".join(paper(undrawn_page)))
    assert [one for one in texts if words(one) not in text] == []
    for one in (
        "Chest pain or pressure: stop. Call 911 now if",
        "No clinician has reviewed this page yet.",
        "Last checked",
    ):
        assert words(one) in text
    size = undrawn_page.evaluate("getComputedStyle(document.querySelector('.c-sheet')).fontSize")
    assert float(size.removesuffix("px")) >= 12


def test_the_library_leads_to_paper_with_just_what_is_shown(library: Page) -> None:
    toggle(library, "Standing").click()
    found = shown(library)
    library.get_by_role("link", name="Print these exercises").click()
    library.wait_for_url("**/exercises-print.html#print=*")
    assert shown(library) == found
    expect(library.locator(".c-filters__count")).to_have_text(f"{len(found)} chosen")
    library.locator("input:visible").first.uncheck()
    expect(library.get_by_role("status")).to_have_text(f"{len(found) - 1} chosen")
    pages = paper(library)
    assert len(pages) == len(found) // 2
    names = library.locator(".c-handouts__name:visible").all_inner_texts()
    text = words("".join(pages))
    assert words(names[0]) not in text
    assert [name for name in names[1:] if words(name) not in text] == []
    toggle(library, "Show all exercises").click()
    assert len(shown(library)) >= 40


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_all_exercises_print_two_to_a_page_with_none_split(undrawn_plain: Page, site: Path, size: str) -> None:
    undrawn_plain.goto((site / "exercises-print.html").as_uri())
    names = undrawn_plain.locator(".c-handouts__name").all_inner_texts()
    pages = [words(text) for text in paper(undrawn_plain, size)]
    assert len(pages) == (len(names) + 1) // 2
    for place, text in enumerate(pages):
        assert text.count(words("Chest pain or pressure: stop. Call 911 now if")) == len(
            names[2 * place : 2 * place + 2]
        )
        for name in names[2 * place : 2 * place + 2]:
            assert words(name) in text


def test_without_scripts_ticks_choose_what_is_printed(plain: Page, site: Path) -> None:
    plain.goto((site / "exercises-print.html").as_uri())
    for name in ("Sit to stand", "Walking", "Ankle pumps"):
        plain.get_by_role("checkbox", name=re.compile(f"^Print this one ?: {name}$")).check()
    pages = paper(plain)
    text = words("".join(pages))
    assert len(pages) == 2
    assert [name for name in ("Sit to stand", "Walking", "Ankle pumps") if words(name) not in text] == []
    assert words("Light arm curl") not in text


def test_ticking_all_and_none(strict_page: Page, site: Path) -> None:
    strict_page.goto((site / "exercises-print.html").as_uri() + "#print=walking,unknown,sit-to-stand")
    assert sorted(shown(strict_page)) == ["sit-to-stand", "walking"]
    toggle(strict_page, "Tick none").click()
    assert strict_page.locator("input:checked").count() == 0
    toggle(strict_page, "Tick all").click()
    assert strict_page.locator("input:checked").count() == 2  # only what is shown is ticked
    strict_page.evaluate("window.print = () => { document.title = 'printed'; }")
    toggle(strict_page, "Print").click()
    expect(strict_page).to_have_title("printed")
