"""Sessions on the screen: a few ways through them in the page, and how a screen looks. test_session_ways.py goes through all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import Looks, violations
from tests.support.plans import real_data
from tests.support.sessions import SCREEN, Chromium, Way, begin, by_no_event, by_one_key, by_switch, through
from tests.support.sites import ROOT

TRANSCRIPTS = {
    "start-early-walking": ROOT / "tests" / "browser" / "session-transcript.txt",
    "start-carer-led-arms-and-legs": ROOT / "tests" / "browser" / "session-transcript-carer.txt",
}
Go = Callable[[Chromium, str], Way]
SIZES = ((360, 640), (820, 1180), (1024, 768))


@pytest.mark.parametrize("address", TRANSCRIPTS)
def test_a_session_goes_by_one_key_alone_and_reads_well(screen: Page, tmp_path: Path, address: str) -> None:
    """When it fails and the words are better now: read them aloud, then keep `session-transcript.new` as it."""
    shown = by_one_key(Chromium(screen), address).screens
    blocks = ["\n".join([one["place"], one["text"], *one["lines"], f"[{'] ['.join(one['targets'])}]"]) for one in shown]
    text = "\n\n".join(blocks).strip() + "\n"
    approved = TRANSCRIPTS[address].read_text("utf-8")
    if text != approved:
        (tmp_path / "session-transcript.new").write_text(text, "utf-8")
    assert text == approved, tmp_path / "session-transcript.new"


def test_a_session_goes_by_clicks_alone_on_what_moves_away_from_the_pointer(screen: Page) -> None:
    begin(Chromium(screen), "do-belly-breathing")
    last = [0.0, 0.0]

    def press() -> None:
        box = screen.locator("[data-first]").bounding_box()
        assert box
        assert not (box["x"] <= last[0] <= box["x"] + box["width"] and box["y"] <= last[1] <= box["y"] + box["height"])
        last[:] = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        screen.mouse.click(*last)

    assert 10 < len(through(Chromium(screen), press)) < 30


def test_a_session_goes_by_a_switch_that_scans(screen: Page) -> None:
    """Here to "Stop", back into the session, and on to the end."""
    way = by_switch(Chromium(screen), "do-body-scan-release")
    print(f"switch: {way.figures()}")
    assert way.presses <= way.most()


@pytest.mark.parametrize("go", [by_one_key, by_no_event, by_switch])
def test_every_ready_session_goes_to_its_end_in_the_page(screen: Page, session_data: Any, go: Go) -> None:
    """By one key, by software that needs no event, and by a switch."""
    for name in session_data["starters"]:
        way = go(Chromium(screen), f"start-{name}")
        print(f"{name}, {go.__name__}: {way.figures()}")
        assert way.screens[-1]["text"] == session_data["ui"]["over"]
        assert way.presses <= way.most()


AT = """time => {
    window.now = time;
    Object.defineProperty(Event.prototype, 'timeStamp', {configurable: true, get() { return window.now; }});
}"""


def test_a_key_that_is_held_down_does_not_run_through_a_session(site: Path, browser: Browser) -> None:
    """Held, it clicks thirty times a second, after a first wait that may be longer than the lock."""
    page = browser.new_page()
    page.goto((site / "session.html").as_uri())
    begin(Chromium(page), "do-belly-breathing")
    texts = []
    for time in (1000, *range(1600, 4000, 30), 5000):
        page.evaluate(AT, time)
        page.keyboard.down("Enter")
        texts.append(page.evaluate(SCREEN)["place"])
    assert len(set(texts[:-1])) == 2, "the first, and one more"
    assert texts[-1] != texts[-2], "pressed again, it chooses"
    page.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_screen_scrolls_and_every_target_is_large_and_apart(screen: Page, size: tuple[int, int]) -> None:
    """All forty exercises, with what is said to someone who helps."""
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    names, count, pictures = list(real_data()["exercises"]), 0, []
    for first in range(0, len(names), 10):
        items = ";".join(f"{name},both,carer,none,,1,5,5,5,1," for name in names[first : first + 10])
        for one in by_no_event(
            Chromium(screen), f"plan={items}///{screen.evaluate('() => alsguide.device.today()')}"
        ).screens:
            assert not one["scrolls"], (one["text"], one["lines"])
            assert (one["small"], one["close"]) == (0, 0), one["text"]
            assert one["letters"] >= 32
            pictures.append(one["picture"])
            count += 1
    print(f"{size}: {count} screens, the smallest picture {min(pictures):.0f} px high")
    assert count > 300
    assert min(pictures) >= 70


def test_no_screen_of_the_stop_card_scrolls_on_the_smallest_screen(screen: Page) -> None:
    screen.set_viewport_size({"width": 360, "height": 640})
    begin(Chromium(screen), "start-rest-and-breathe")
    for _ in range(8):
        screen.locator("[data-first]").click()
    screen.locator("#session-stop").click()
    seen = 1
    screen.locator("#session-more").click()
    while screen.locator("#session-next").count():
        assert not screen.evaluate(SCREEN)["scrolls"]
        screen.locator("#session-next").click()
        seen += 1
    assert seen > 8


CHOSEN = """() => {
    const order = ['options', 'none', 'more', 'end', 'stop', 'yes'], done = new Set(), found = [];
    const stage = document.getElementById('session');
    while (!stage.hidden && found.length < 60) {
        const all = [...stage.querySelectorAll('[data-target]')];
        const wanted = order.filter(one => one !== 'options' || !done.has(one));
        const name = wanted.find(one => all.some(target => target.dataset.target === one));
        const target = all.find(one => one.dataset.target === name) || all[0];
        const box = target.getBoundingClientRect();
        done.add(target.dataset.target);
        target.click();
        const under = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        found.push([target.textContent, under && under.closest('[data-target]') ? under.textContent : '']);
    }
    return found;
}"""
"""Goes to the choices, to "Stop", and says yes at the end; gives each choice with what then lies in its place."""


@pytest.mark.parametrize("size", [*SIZES, (640, 900)], ids=str)
def test_nothing_to_choose_is_drawn_where_the_last_choice_was(screen: Page, size: tuple[int, int]) -> None:
    """An eye that rests must not choose twice. Screens with fewer targets have as many rows as all others."""
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    begin(Chromium(screen), "start-early-walking")
    found = screen.evaluate(CHOSEN)
    assert {"Choices", "Stop", "Signs", "End here", "Yes"} <= {chosen for chosen, _ in found}
    assert [pair for pair in found if pair[1]] == []
    screen.set_viewport_size({"width": 360, "height": 640})


def test_at_400_percent_nothing_is_cut_off(screen: Page) -> None:
    """What is asked is seen before what answers it, and the pictures stay."""
    screen.set_viewport_size({"width": 320, "height": 256})
    shown = by_no_event(Chromium(screen), "start-early-walking").screens
    assert {one["small"] for one in shown} == {0}
    assert all(one["isAtTop"] for one in shown)
    assert 110 <= min(one["picture"] for one in shown) < 1000
    begin(Chromium(screen), "start-early-walking")
    assert screen.evaluate("() => document.documentElement.scrollWidth") <= 320
    overlaps = """() => { const [a, b] = ['.c-session__say', '.c-session__targets']
        .map(name => document.querySelector(name).getBoundingClientRect()); return a.bottom > b.top + 1; }"""
    assert not screen.evaluate(overlaps)
    screen.set_viewport_size({"width": 360, "height": 640})


def test_axe_finds_nothing_on_a_screen_in_any_mode(screen: Page, looks: Looks) -> None:
    begin(Chromium(screen), "start-early-walking")
    for _ in range(8):
        screen.locator("[data-first]").click()
    errors = [error for mode in ("light", "dark", "forced colors") for error in violations(screen, mode, looks)]
    assert errors == []
    screen.emulate_media(media="screen", color_scheme="light", forced_colors="none")
