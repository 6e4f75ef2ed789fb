"""Sessions on the screen: a few ways through them in the page itself; test_session_ways.py goes through all."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import Looks, violations
from tests.support.plans import real_data
from tests.support.sites import ROOT

TRANSCRIPT = ROOT / "tests" / "browser" / "session-transcript.txt"
SIZES = ((360, 640), (820, 1180), (1024, 768))
LARGEST = 60_000
"""What the page weighs with all that it loads, gzipped."""

SCREEN = """() => {
    const stage = document.getElementById('session');
    if (stage.hidden) return null;
    const say = id => stage.querySelector(id).textContent;
    const boxes = [...stage.querySelectorAll('button')].map(button => button.getBoundingClientRect());
    const between = (a, b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
    return {
        place: say('.c-session__place'), text: say('.c-session__text'),
        lines: [...stage.querySelectorAll('li')].map(line => line.textContent),
        targets: [...stage.querySelectorAll('button')].map(button => button.textContent),
        focus: document.activeElement.textContent,
        isFirst: document.activeElement.matches('[data-first]'),
        scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth
            || stage.scrollHeight > stage.clientHeight + 1,
        small: boxes.filter(box => box.width < 160 || box.height < 84).length,
        close: boxes.filter((box, at) => boxes.slice(at + 1).some(other => between(box, other) < 15.5)).length,
        letters: parseFloat(getComputedStyle(stage.querySelector('.c-session__text')).fontSize),
        picture: Math.min(1000, ...[...stage.querySelectorAll('svg')].map(one => one.getBoundingClientRect().height)),
    };
}"""
FASTER = """() => {
    const now = Event.prototype.__lookupGetter__('timeStamp');
    let steps = 0;
    Object.defineProperty(Event.prototype, 'timeStamp', {get() { steps += 1000; return now.call(this) + steps; }});
}"""
"""Lets time pass between two events, so that no test waits for the lock."""


@pytest.fixture(scope="module")
def screen(site: Path, browser: Browser) -> Iterator[Page]:
    """The page itself."""
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto((site / "session.html").as_uri())
    page.evaluate(FASTER)
    yield page
    page.context.close()
    assert [url for url in asked if not url.startswith(site.as_uri())] == []


def begin(page: Page, address: str) -> None:
    """Begin a session that an address names."""
    page.evaluate("() => { location.hash = ''; }")
    page.evaluate("address => { location.hash = address; }", address)
    page.locator("#session [data-first]").wait_for()


def through(page: Page, press: Any) -> list[Any]:
    """Go through a session, and give all its screens."""
    shown = []
    while found := page.evaluate(SCREEN):
        shown.append(found)
        assert len(shown) < 200
        press()
    return shown


def at_once(page: Page, address: str) -> list[Any]:
    """Go through a session without a word to the page in between, and give all its screens."""
    begin(page, address)
    script = f"""() => {{
        const shown = [];
        for (let found = ({SCREEN})(); found && shown.length < 300; found = ({SCREEN})()) {{
            shown.push(found);
            document.querySelector('[data-first]').click();
        }}
        return shown;
    }}"""
    found: list[Any] = page.evaluate(script)
    return found


def test_a_session_goes_by_one_key_alone_and_reads_well(screen: Page, tmp_path: Path) -> None:
    """When it fails and the words are better now: read them aloud, then keep `session-transcript.new` as it."""
    begin(screen, "start-early-walking")
    shown = through(screen, lambda: screen.keyboard.press("Enter"))
    assert all(one["isFirst"] for one in shown)
    blocks = ["\n".join([one["place"], one["text"], *one["lines"], f"[{'] ['.join(one['targets'])}]"]) for one in shown]
    text = "\n\n".join(blocks).strip() + "\n"
    if text != TRANSCRIPT.read_text("utf-8"):
        (tmp_path / "session-transcript.new").write_text(text, "utf-8")
    assert text == TRANSCRIPT.read_text("utf-8"), tmp_path / "session-transcript.new"


def test_a_session_goes_by_clicks_alone_on_what_moves_away_from_the_pointer(screen: Page) -> None:
    begin(screen, "do-belly-breathing")
    last = [0.0, 0.0]

    def press() -> None:
        box = screen.locator("[data-first]").bounding_box()
        assert box
        assert not (box["x"] <= last[0] <= box["x"] + box["width"] and box["y"] <= last[1] <= box["y"] + box["height"])
        last[:] = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        screen.mouse.click(*last)

    assert 10 < len(through(screen, press)) < 30


def test_a_session_goes_by_a_switch_that_scans(screen: Page) -> None:
    """A switch moves to the next control, then chooses it: here to "Stop", back into the session, and on to the end."""
    begin(screen, "do-body-scan-release")
    for _ in range(7):
        screen.keyboard.press("Space")
    before = screen.evaluate(SCREEN)
    while screen.evaluate("() => document.activeElement.id") != "session-stop":
        screen.keyboard.press("Tab")
    for _ in range(3):
        screen.keyboard.press("Space")
    assert screen.evaluate(SCREEN)["text"] == before["text"]
    assert through(screen, lambda: screen.keyboard.press("Space"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_screen_scrolls_and_every_target_is_large_and_apart(screen: Page, size: tuple[int, int]) -> None:
    """All forty exercises, with what is said to someone who helps."""
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    names, count, pictures = list(real_data()["exercises"]), 0, []
    for first in range(0, len(names), 10):
        items = ";".join(f"{name},both,carer,none,,1,5,5,5,1," for name in names[first : first + 10])
        for one in at_once(screen, f"plan={items}//"):
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
    begin(screen, "start-rest-and-breathe")
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


def test_at_400_percent_nothing_is_cut_off(screen: Page) -> None:
    screen.set_viewport_size({"width": 320, "height": 256})
    assert {one["small"] for one in at_once(screen, "start-early-walking")} == {0}
    begin(screen, "start-early-walking")
    assert screen.evaluate("() => document.documentElement.scrollWidth") <= 320
    overlaps = """() => { const [a, b] = ['.c-session__say', '.c-session__targets']
        .map(name => document.querySelector(name).getBoundingClientRect()); return a.bottom > b.top + 1; }"""
    assert not screen.evaluate(overlaps)
    screen.set_viewport_size({"width": 360, "height": 640})


def test_axe_finds_nothing_on_a_screen_in_any_mode(screen: Page, looks: Looks) -> None:
    begin(screen, "start-early-walking")
    for _ in range(8):
        screen.locator("[data-first]").click()
    errors = [error for mode in ("light", "dark", "forced colors") for error in violations(screen, mode, looks)]
    assert errors == []
    screen.emulate_media(media="screen", color_scheme="light", forced_colors="none")


# --- The diary -----------------------------------------------------------------------------------------------------------

KEPT = "() => localStorage.getItem('alsguide-diary')"


def end_with(page: Page, *answers: str) -> str:
    """Begin a session, end it at once with some answers, and give what the last screen says."""
    begin(page, "do-belly-breathing")
    while not page.locator("#session-stop").count():
        page.locator("[data-first]").click()
    for target in ("stop", "end", *answers):
        page.locator(f"#session-{target}").click()
    said: str = page.locator("#session-say").inner_text()
    page.locator("#session-leave").click()
    return said


def test_a_diary_is_kept_when_asked_for_and_shown_and_deleted(screen: Page, session_data: Any) -> None:
    words, section = session_data["ui"], screen.locator("#session-diary")
    end_with(screen, "no", "no", "no", "no", "no")
    assert screen.evaluate(KEPT) is None
    assert section.is_hidden()
    assert words["diary_kept"] in end_with(screen, "yes", "next", "no", "no", "no", "yes")
    assert screen.evaluate(KEPT).endswith(",0,tired"), "no exercise was done"
    other = screen.context.new_page()
    other.goto(screen.url)
    other.evaluate(FASTER)
    assert words["diary_kept"] in end_with(other, "yes", "next", "yes", "next", "no", "no")
    assert screen.evaluate(KEPT).endswith(",0,tired+sore"), "nobody is asked twice"
    screen.get_by_text(f"{words['diary_tired']}. {words['diary_sore']}").wait_for()
    assert session_data["after"]["marks"] in section.inner_text()
    section.get_by_role("button", name=words["diary_delete"], exact=True).click()
    section.get_by_role("button", name=words["diary_delete_sure"]).click()
    assert screen.evaluate("() => localStorage.length") == 0
    other.wait_for_function("() => document.querySelector('#session-diary').hidden")
    other.close()


def test_a_diary_deleted_elsewhere_during_a_session_does_not_come_back(screen: Page, session_data: Any) -> None:
    end_with(screen, "no", "no", "no", "no", "yes")
    begin(screen, "do-belly-breathing")
    screen.evaluate("() => localStorage.removeItem('alsguide-diary')")
    while screen.evaluate(SCREEN)["targets"] != ["Leave"]:
        screen.locator("[data-first]").click()
    assert session_data["ui"]["diary_gone"] in screen.locator("#session-say").inner_text()
    screen.locator("#session-leave").click()
    assert screen.evaluate(KEPT) is None


def test_a_browser_that_keeps_nothing_says_so(screen: Page, session_data: Any) -> None:
    refuse = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    was = "() => { window.setItem = window.setItem || Storage.prototype.setItem; }"
    screen.evaluate(was)
    screen.evaluate(refuse)
    assert session_data["ui"]["diary_failed"] in end_with(screen, "no", "no", "no", "no", "yes")
    screen.evaluate("() => { Storage.prototype.setItem = window.setItem; }")


def test_a_diary_of_a_plan_file_is_shown_in_any_look_and_not_kept(
    screen: Page, looks: Looks, session_data: Any
) -> None:
    screen.evaluate("() => { location.hash = 'diary=2026-11-03,0,falls;2026-11-29,2,tired+sore'; }")
    section = screen.locator("#session-diary")
    section.get_by_text(session_data["ui"]["diary_given"]).wait_for()
    assert [row.inner_text().split() for row in section.locator("tbody th").all()] == [
        ["Sun,", "Nov", "29"],
        ["Tue,", "Nov", "3"],
    ]
    assert section.locator("path").count() == 5
    assert screen.evaluate(KEPT) is None
    assert section.get_by_role("button").count() == 1, "it can be printed"
    errors = [error for mode in ("light", "dark", "forced colors") for error in violations(screen, mode, looks)]
    assert errors == []
    screen.emulate_media(media="print", color_scheme="light", forced_colors="none")
    assert section.is_hidden(), "paper has the cards"
    screen.evaluate("() => { window.print = () => {}; }")
    screen.emulate_media(media="screen")
    section.get_by_role("button").click()
    screen.emulate_media(media="print")
    assert section.is_visible()
    assert screen.locator("[data-exercise]").first.is_hidden()
    screen.emulate_media(media="screen")
    screen.evaluate("() => { dispatchEvent(new Event('afterprint')); location.hash = ''; }")


# --- Voice, screen and pace --------------------------------------------------------------------------------------------

VOICES = """voices => {
    window.said = [];
    const synthesis = {getVoices: () => voices, cancel() {}, speak: one => window.said.push([one.voice.name, one.text])};
    Object.defineProperty(window, 'speechSynthesis', {configurable: true, value: synthesis});
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""
FAR = {"name": "far", "localService": False, "lang": "en-US"}
OTHER = {"name": "other", "localService": True, "lang": "fr-FR"}
NEAR = {"name": "near", "localService": True, "lang": "en_GB"}


def set_up(page: Page, **answers: str) -> None:
    """Begin a session, and set it: what is not named stays as it is at first."""
    begin(page, "start-rest-and-breathe")
    page.locator("#session-options").click()
    usual = {
        "carer": "no",
        "steps": "all_steps",
        "movement": "no",
        "pace": "no",
        "voice": "no",
        "lock": "yes",
    } | answers
    for target in usual.values():
        has_voice = page.locator(f"#session-{target}").count()
        page.locator(f"#session-{target if has_voice else 'next'}").click()


def test_only_a_local_voice_of_the_pages_language_speaks_and_says_what_is_shown(screen: Page) -> None:
    screen.evaluate(VOICES, [FAR, OTHER, NEAR])
    set_up(screen, voice="yes")
    shown = through(screen, lambda: screen.keyboard.press("Enter"))
    said = screen.evaluate("() => window.said")
    assert {name for name, _ in said} == {"near"}
    heard = ["\n".join([*([one["place"]] if one["place"] else []), one["text"], *one["lines"]]) for one in shown]
    assert [text.strip() for _, text in said[1:]] == heard, "the first is the choice behind that of the voice"
    screen.evaluate(VOICES, [FAR, NEAR])
    set_up(screen)
    through(screen, lambda: screen.keyboard.press("Enter"))
    assert screen.evaluate("() => window.said") == [], "off at first"


def test_without_a_local_voice_one_sentence_says_why(screen: Page, session_data: Any) -> None:
    screen.evaluate(VOICES, [FAR, OTHER])
    begin(screen, "start-rest-and-breathe")
    screen.locator("#session-options").click()
    for target in ("no", "all_steps", "no", "no"):
        screen.locator(f"#session-{target}").click()
    assert screen.evaluate(SCREEN)["text"] == session_data["ui"]["no_voice"]


STILL = "() => document.querySelector('.c-session__show svg').innerHTML"
BY_HAND = """() => {
    window.waiting = [];
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = next => window.waiting.push(next);
    window.goOn = time => window.waiting.splice(0).forEach(next => next(time));
    window.byItself = () => { window.requestAnimationFrame = real; };
}"""
"""Lets a test say what time it is for what moves."""


def test_the_picture_of_an_exercise_moves_once_when_that_was_chosen_and_never_by_itself(screen: Page) -> None:
    screen.evaluate(BY_HAND)
    set_up(screen)
    go_to_the_first_exercise(screen)
    assert screen.evaluate("() => [waiting.length, Boolean(alsguide.movement)]") == [0, False], "not even asked for"
    set_up(screen, movement="yes")
    go_to_the_first_exercise(screen)
    still = screen.evaluate(STILL)
    screen.wait_for_function("() => waiting.length")
    screen.evaluate("() => { goOn(1000); goOn(3000); }")
    assert screen.evaluate(STILL) != still
    screen.evaluate("() => goOn(7001)")
    assert (screen.evaluate(STILL), screen.evaluate("() => waiting.length")) == (still, 0), "one cycle, and as it was"
    screen.locator("#session-next").click()
    screen.locator("#session-back").click()
    screen.evaluate("() => { goOn(1000); goOn(3000); }")
    assert screen.evaluate(STILL) != still, "it was chosen again"
    screen.evaluate("() => byItself()")


def go_to_the_first_exercise(page: Page) -> None:
    page.locator("[data-first]").click()
    while not page.locator(".c-session__show").count():
        page.locator("[data-first]").click()


def test_who_wants_less_motion_is_told_that_the_pictures_stay_still(screen: Page, session_data: Any) -> None:
    screen.emulate_media(reduced_motion="reduce")
    begin(screen, "start-rest-and-breathe")
    for target in ("options", "no", "all_steps"):
        screen.locator(f"#session-{target}").click()
    assert screen.evaluate(SCREEN)["text"] == session_data["ui"]["no_movement"]
    assert screen.locator("#session button").count() == 1
    screen.emulate_media(reduced_motion="no-preference")


def test_a_pace_is_off_at_first_and_stops_with_stop(screen: Page) -> None:
    set_up(screen)
    assert not [
        one for one in through(screen, lambda: screen.keyboard.press("Enter")) if "hold" in one["text"].lower()[:9]
    ]
    set_up(screen, pace="yes", steps="only_dose")
    while not screen.locator(".c-session__pace").count():
        screen.locator("[data-first]").click()
    assert screen.locator(".c-session__pace").inner_text() == "1 of 5: in"
    screen.locator("#session-stop").click()
    assert screen.locator(".c-session__pace").count() == 0


CIRCLE = """() => {
    const {transform, transitionDuration} = document.querySelector('.c-session__breath').style;
    return [transform, parseFloat(transitionDuration)];
}"""


def test_breaths_are_shown_by_a_circle_in_the_readers_own_time(screen: Page, session_data: Any) -> None:
    """Two choices give the time: here, time passes by a second with each event, so a breath is as short as the plan's."""
    for motion, grows in (("no-preference", True), ("reduce", False)):
        screen.emulate_media(reduced_motion=motion)
        begin(screen, "do-pursed-lip-breathing")
        screen.locator("#session-options").click()
        answers = ["no", "only_dose", "no" if grows else "next", "yes"]
        for target in answers:
            screen.locator(f"#session-{target}").click()
        while not screen.locator("[data-first][data-target=start]").count():
            screen.locator("[data-first]").click()
        while not screen.locator("#session-breathing").count():
            screen.locator("[data-first]").click()
        assert screen.locator("#session button").all_inner_texts() == ["In", "Back", "Stop"]
        screen.keyboard.press("Enter")
        expect(screen.locator("#session-breathed")).to_be_focused()
        screen.keyboard.press("Enter")
        assert session_data["ui"]["breath_leads"] in screen.locator("#session-say").inner_text()
        assert screen.locator(".c-session__pace").inner_text() == "1 of 4: in"
        scale, seconds = screen.evaluate(CIRCLE)
        assert scale == "scale(1)"
        assert (seconds > 0) is grows
        assert screen.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
        screen.locator("#session-stop").click()
        assert screen.locator(".c-session__breath").count() == 0
    screen.emulate_media(reduced_motion="no-preference")


def test_the_screen_is_kept_on_while_a_session_is_shown_and_the_page_says_so(screen: Page, session_data: Any) -> None:
    lock = """() => {
        window.locks = 0;
        const held = {addEventListener() {}, release: async () => { window.locks -= 1; }};
        const value = {request: async () => { window.locks += 1; return held; }};
        Object.defineProperty(navigator, 'wakeLock', {configurable: true, value});
    }"""
    screen.evaluate(lock)
    begin(screen, "do-ankle-pumps")
    screen.get_by_text(session_data["ui"]["awake"]).wait_for()
    assert screen.evaluate("() => window.locks") == 1
    screen.locator("#session-leave").click()
    assert screen.evaluate("() => window.locks") == 0


def test_paper_shows_the_cards_of_the_session_alone(screen: Page) -> None:
    begin(screen, "start-early-walking")
    screen.emulate_media(media="print")
    shown = """() => [...document.querySelectorAll('[data-exercise]')]
        .filter(card => card.getClientRects().length).map(card => card.dataset.exercise)"""
    assert sorted(screen.evaluate(shown)) == ["ankle-pumps", "chest-open-stretch"]
    assert screen.locator("#do-ankle-pumps svg").count() == 2
    screen.emulate_media(media="screen")


def test_without_scripts_every_exercise_is_a_card_with_two_pictures(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto((site / "session.html").as_uri() + "#do-ankle-pumps")
    page.emulate_media(media="print")
    assert page.locator("[data-exercise]").count() == 40
    assert page.locator("[data-exercise] img").count() == 80
    assert page.locator("#session").is_hidden()
    page.emulate_media(media="screen")
    assert page.locator("#session-ready").is_hidden(), "it could not be started"
    assert page.locator("#session-unready").is_visible()
    context.close()


def test_the_page_with_all_that_it_loads_is_within_its_budget(site: Path) -> None:
    files = [
        site / "session.html",
        site / "theme/css/session.css",
        site / "theme/js/session.js",
        site / "theme/js/movement.js",
        site / "theme/images/mark.svg",
    ]
    sizes = [len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files]
    print(f"session: page {sizes[0]:,} bytes, styles {sizes[1]:,}, scripts {sizes[2]:,}, all gzipped {sum(sizes):,}")
    assert sum(sizes) <= LARGEST


def test_an_exercise_is_done_from_its_page_or_the_page_says_that_it_begins_in_the_plan(
    site: Path, session_data: Any
) -> None:
    """Which ones need answers first, the rules of the plan decide."""
    for name in session_data["exercises"]:
        page = (site / "exercises" / f"{name}.html").read_text("utf-8")
        said = (f'session.html#do-{name}"' in page, "“Do it with me” starts from your plan" in page)
        assert said == ((True, False) if name in session_data["single"] else (False, True)), name
