"""What goes along with a session when it was chosen: voice, moving pictures, pace, breaths; and a screen that stays on."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.support.browser import wait_until
from tests.support.sessions import SCREEN, Chromium, begin, through

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
    begin(Chromium(page), "start-rest-and-breathe")
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
    shown = through(Chromium(screen), lambda: screen.keyboard.press("Enter"))
    said = screen.evaluate("() => window.said")
    assert {name for name, _ in said} == {"near"}
    heard = ["\n".join([*([one["place"]] if one["place"] else []), one["text"], *one["lines"]]) for one in shown]
    assert [text.strip() for _, text in said[1:]] == heard, "the first is the choice behind that of the voice"
    screen.evaluate(VOICES, [FAR, NEAR])
    set_up(screen)
    through(Chromium(screen), lambda: screen.keyboard.press("Enter"))
    assert screen.evaluate("() => window.said") == [], "off at first"


def test_without_a_local_voice_one_sentence_says_why(screen: Page, session_data: Any) -> None:
    screen.evaluate(VOICES, [FAR, OTHER])
    begin(Chromium(screen), "start-rest-and-breathe")
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
    wait_until(screen, "() => waiting.length")
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
    begin(Chromium(screen), "start-rest-and-breathe")
    for target in ("options", "no", "all_steps"):
        screen.locator(f"#session-{target}").click()
    assert screen.evaluate(SCREEN)["text"] == session_data["ui"]["no_movement"]
    assert screen.locator("#session button").count() == 1
    screen.emulate_media(reduced_motion="no-preference")


def test_a_pace_is_off_at_first_and_stops_with_stop(screen: Page) -> None:
    set_up(screen)
    assert not [
        one
        for one in through(Chromium(screen), lambda: screen.keyboard.press("Enter"))
        if "hold" in one["text"].lower()[:9]
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
        begin(Chromium(screen), "do-pursed-lip-breathing")
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
    begin(Chromium(screen), "do-ankle-pumps")
    screen.get_by_text(session_data["ui"]["awake"]).wait_for()
    assert screen.evaluate("() => window.locks") == 1
    screen.locator("#session-leave").click()
    assert screen.evaluate("() => window.locks") == 0
