"""The preview in a real browser: a save is seen without a reload by hand, and mistakes are named until they are fixed."""

import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.brands import SMALL, Brand, copy_built
from tests.support.preview import Session, preview

ARTICLE = "content/articles/start/can-i-exercise.md"
ADDRESS = "start/can-i-exercise.html"
PATIENCE_MS = 60_000
"""How long a loaded machine may take; on a quiet one it is a fraction of a second."""

PROBLEMS = "#preview-problems"


@pytest.fixture(scope="module")
def session(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A server that shows a small project, which was built before."""
    project = copy_built(brands(SMALL), tmp_path_factory.mktemp("preview"))
    with preview(project) as running:
        yield running


@pytest.fixture
def page(session: Session, browser: Any) -> Iterator[Page]:
    """A page of the browser. The content is put back afterwards."""
    kept = session.project.with_name("kept")
    shutil.copytree(session.project / "content", kept)
    tab = browser.new_page(viewport={"width": 1000, "height": 700})
    tab.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield tab
    shutil.rmtree(session.project / "content")
    kept.rename(session.project / "content")
    tab.goto(session.address)
    expect(tab.locator(PROBLEMS)).to_have_count(0)
    tab.close()
    expect.set_options(timeout=5_000)


def change(session: Session, old: str, new: str) -> int:
    """Save a change of the article, and give its line."""
    path = session.project / ARTICLE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_save_is_seen_by_itself_and_the_place_is_kept(session: Session, page: Page) -> None:
    """Prints how long one save takes to be seen."""
    page.goto(session.address + ADDRESS)
    page.locator("#when-to-stop").wait_for(state="attached")  # the first build may still run
    page.wait_for_load_state("load")  # without its styles the page has other places
    page.locator("#when-to-stop").evaluate("e => e.scrollIntoView()")
    place = page.evaluate("() => scrollY")
    assert place > 500
    for number in (1, 2, 3):
        begin = time.perf_counter()
        change(session, "The full list is in", f"Round {number}. The full list is in")
        page.get_by_text(f"Round {number}.").wait_for(state="attached")
        print(f"\nsaved edit seen after {time.perf_counter() - begin:.2f} s", end="")
    page.wait_for_load_state("load")  # only then is the page as long as it was
    assert abs(page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(scrollY)))") - place) <= 60


def test_a_style_comes_without_loading_the_page_again(session: Session, page: Page) -> None:
    """What was typed or opened on the page stays."""
    path = session.project / "theme/styles/base.css"
    text = path.read_text("utf-8")
    page.goto(session.address + ADDRESS)
    page.locator("#when-to-stop").wait_for(state="attached")  # the first build may still run
    expect(page.get_by_text("Round")).to_have_count(0)  # and what the test before wrote be put back
    page.evaluate("window.typed = 'kept'")
    try:
        path.write_text(f"{text}\n:root {{ order: 7; }}\n", "utf-8")
        expect(page.locator("html")).to_have_css("order", "7")
        assert page.evaluate("window.typed") == "kept"
    finally:
        path.write_text(text, "utf-8")
    expect(page.locator("html")).to_have_css("order", "0")
    assert page.evaluate("window.typed") == "kept"


def test_a_mistake_is_named_with_file_and_line_and_vanishes_when_mended(session: Session, page: Page) -> None:
    page.goto(session.address + ADDRESS)
    line = change(session, "[@clawson2018; @meng2020;", "[@clawson201; @meng2020;")
    row = page.locator(f"{PROBLEMS} li")
    expect(row).to_have_count(1)
    expect(row.locator("code")).to_have_text(f"{ARTICLE}:{line}")
    expect(row).to_contain_text('Did you mean "clawson2018"?')
    expect(page.locator("h1")).to_be_visible()
    change(session, "[@clawson201; @meng2020; @zucchi2019]", "[@clawson2018; @meng2020; @zucchi2019] Mended.")
    page.get_by_text("Mended.").wait_for(state="attached")
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_a_deleted_file_and_a_renamed_one_are_told_and_forgiven(session: Session, page: Page) -> None:
    page.goto(session.address + ADDRESS)
    path = session.project / ARTICLE
    text = path.read_text("utf-8")
    path.unlink()
    expect(page.locator(PROBLEMS)).to_contain_text("can-i-exercise.md")
    path.with_name("renamed.md").write_text(text, "utf-8")
    expect(page.locator(PROBLEMS)).to_contain_text("can-i-exercise.md")
    path.with_name("renamed.md").rename(path)
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_a_page_that_is_gone_comes_back_by_itself(session: Session, page: Page) -> None:
    """Nothing leads to this page, so taking it away is no mistake: its address shows the 404 page until it returns."""
    path = session.project / "content/pages/lonely.md"
    header = "last_reviewed: 2026-11-21\nnext_review: 2027-11-21"
    whole = f'---\ntitle: "Lonely"\nsummary: "A page that no other page leads to."\n{header}\n---\n\nHello there.\n'
    page.goto(session.address + "lonely.html")
    not_found = page.get_by_role("heading", name="We could not find that page")
    not_found.wait_for()
    path.write_text(whole, "utf-8")
    page.get_by_text("Hello there.").wait_for()
    path.unlink()
    not_found.wait_for()


@pytest.mark.parametrize("part", [0, 40, 700], ids=["empty", "in the header", "in the text"])
def test_a_half_written_file_is_survived(session: Session, page: Page, part: int) -> None:
    page.goto(session.address + ADDRESS)
    path = session.project / ARTICLE
    whole = path.read_bytes()
    path.write_bytes(whole[:part])
    expect(page.locator(f"{PROBLEMS} code", has_text=ARTICLE).first).to_be_visible()
    path.write_bytes(whole)
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_a_file_that_is_no_text_is_survived(session: Session, page: Page) -> None:
    page.goto(session.address + ADDRESS)
    path = session.project / ARTICLE
    whole = path.read_bytes()
    path.write_bytes(b"\xff\xfe" + whole)
    expect(page.locator(PROBLEMS)).to_contain_text("not saved as UTF-8")
    path.write_bytes(whole)
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_the_policy_of_a_page_does_not_silence_the_preview(session: Session, page: Page) -> None:
    """A page whose policy allows nothing still refreshes, and still loads nothing from elsewhere."""
    base = session.project / "theme/templates/base.html"
    text = base.read_text("utf-8")
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if "preview" in message.text else None)
    try:
        strict = text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{policy}')
        base.write_text(strict, "utf-8")
        page.goto(session.address + ADDRESS)
        expect(page.locator(f'meta[content*="{"style-src"}"]').first).to_be_attached()
        change(session, "The full list is in", "Strict. The full list is in")
        page.get_by_text("Strict.").wait_for(state="attached")
        change(session, "[@clawson2018; @meng2020;", "[@clawson201; @meng2020;")
        expect(page.locator(PROBLEMS)).to_be_visible()
    finally:
        base.write_text(text, "utf-8")
    assert errors == []
