"""Sessions on the screen: every way through them, in pure functions, and a few in the page itself."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from alsguide.plan.builder import built_plan
from alsguide.plan.rules import evaluate
from tests.support.answer_sets import random_answers
from tests.support.axe import Looks, violations
from tests.support.plan_oracle import forbidding
from tests.support.plans import MONDAY, case_data, case_plan, random_plan, real_data, scripts, vectors
from tests.support.sites import ROOT

TRANSCRIPT = ROOT / "tests" / "browser" / "session-transcript.txt"
SIZES = ((360, 640), (820, 1180), (1024, 768))
LARGEST = 60_000
"""What the page weighs with all that it loads, gzipped."""

WALK = """({session, pick, steps}) => {
    const {sessionMachine: machine} = alsguide, world = {data: sessionData, cards: sessionCards, canSpeak: true};
    const seen = new Set(), errors = [];
    let state = machine.begin(session, world), time = 1000, presses = 0;
    state = {...state, options: {...state.options, ...(session.options || {})}};
    while (!state.isOver && presses < steps) {
        const shown = machine.shown(state), spots = machine.spots(state), names = shown.targets.map(t => sessionData.ui[t]);
        seen.add(shown);
        if (spots.includes(state.spot)) errors.push(`a target where the last choice was: ${shown.text}`);
        if (new Set(spots).size !== spots.length || spots.length > 3) errors.push(`spots ${spots}: ${shown.text}`);
        if (new Set(names).size !== names.length || names.some(name => !name)) errors.push(`names ${names}: ${shown.text}`);
        if (!shown.text || shown.text.includes('undefined') || /[{}]/.test(shown.text)) errors.push(`text: ${shown.text}`);
        if (shown.exercise && !session.allowed.includes(shown.exercise)) errors.push(`not allowed: ${shown.exercise}`);
        const early = machine.choose({...state, since: time}, shown.targets[0], time + 499, world);
        if (state.options.lock && early.at !== state.at) errors.push('lock');
        time += 1000;
        const targets = shown.targets.filter(target => steps > presses + 40 || target !== 'stop');
        state = machine.choose(state, targets[Math.floor(pick[presses % pick.length] * targets.length)], time, world);
        presses += 1;
    }
    return {isOver: state.isOver, presses, screens: seen.size, errors};
}"""
"""Goes through a session: `pick` holds numbers from 0 to 1, which say what is chosen; 0 is always the way on."""


@pytest.fixture(scope="module")
def data() -> Any:
    return real_data()


@pytest.fixture(scope="module")
def page_data(site: Path) -> Any:
    page = html.fromstring((site / "session.html").read_text("utf-8"))
    return json.loads(page.get_element_by_id("session-data").text)


@pytest.fixture(scope="module")
def logic(site: Path, browser: Browser, page_data: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from disk with the scripts of the plan and of sessions that need no page, and the data of both."""
    own = [
        ROOT / "theme" / "components" / "session" / f"session-{name}.js"
        for name in ("screens", "machine", "address", "pace")
    ]
    plan = [next((ROOT / "theme").rglob("plan-dom.js")), ROOT / "theme" / "components" / "session" / "plan-session.js"]
    tags = "".join(f'<script defer src="{path.as_uri()}"></script>' for path in (*scripts(), *plan, *own))
    file = tmp_path_factory.mktemp("session") / "session.html"
    file.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>S</title>{tags}</html>', "utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    exercises = real_data()["exercises"]
    cards = {
        name: {
            "steps": one["steps"],
            "before": ["Have someone close by."],
            "stop": one["stop_if"],
            "carer": "Hold it.",
            "easier": one["easier"],
        }
        for name, one in exercises.items()
    }
    page.evaluate(
        "([d, c, p]) => { window.sessionData = d; window.sessionCards = c; window.planData = p; }",
        [page_data, cards, real_data()],
    )
    yield page
    page.close()
    assert errors == []


def walk(page: Page, session: Any, pick: list[float] | None = None, steps: int = 400) -> Any:
    """Go through a session; it must end, and nothing may be wrong on any screen."""
    found = page.evaluate(WALK, {"session": session, "pick": pick or [0], "steps": steps})
    assert found["errors"] == [], session["name"]
    return found


def test_every_ready_session_ends_by_the_first_target_alone(logic: Page, page_data: Any) -> None:
    figures = {}
    ready = page_data["starters"] | {f"only {name}": one for name, one in page_data["single"].items()}
    for name, session in ready.items():
        allowed = [item["exercise"] for item in session["items"]] + session["tired"]
        found = walk(logic, {"name": name, "isFitted": False, "number": "", "allowed": allowed, **session})
        assert found["isOver"], name
        assert found["presses"] <= found["screens"] + 2
        figures[name] = found
    for name, found in figures.items():
        print(f"{name}: {found['screens']} screens, {found['presses']} presses, {2 * found['presses']} s at 2 s a step")


def test_200_plans_made_at_random_hold_what_the_rules_allow_and_end_whatever_is_chosen(logic: Page, data: Any) -> None:
    rng = random.Random(15)
    plans = [random_plan(rng, data) for _ in range(40)] + [random_answers(rng, data) for _ in range(240)]
    for plan in plans:
        plan["answers"]["today"] = ["none"]
    plans[40:] = [built_plan(plan, data, MONDAY) for plan in plans[40:]]
    script = """plans => plans.map(plan => {
        const session = alsguide.planSession.sessionOf(plan, planData, '2026-11-23');
        return {...session, address: '#' + alsguide.planSession.addressOf(session)};
    })"""
    sessions = logic.evaluate(script, plans)
    tried, presses = 0, []
    for plan, session in zip(plans, sessions, strict=True):
        judged = evaluate(plan, data, MONDAY)
        kept = [one["exercise"] for one in judged["entries"] if one["kept"]]
        names = [item["exercise"] for item in session["items"]]
        assert set(names) <= set(kept)
        assert all(1 in item["days"] for item in session["items"])
        signed = {(one["exercise"], one["rule"]) for one in plan["sign_offs"]}
        for item in (one for one in session["items"] if one["side"] == "both"):
            against = forbidding(item, data["exercises"][item["exercise"]], plan, MONDAY)
            assert {(item["exercise"], rule) for rule in against} <= signed
        if not names:
            continue
        read = logic.evaluate("hash => alsguide.sessionAddress.read(hash, sessionData)", session["address"])
        assert [item["exercise"] for item in read["items"]] == names
        assert read["tired"] == judged["plan_b"]
        for item in read["items"]:
            upper = data["exercises"][item["exercise"]]["upper"]
            assert all(
                (item[name] or 0) <= upper.get(name, 0) for name in ("sets", "repetitions", "hold_seconds", "minutes")
            )
        world = {
            **read,
            "allowed": [*names, *read["tired"]],
            "options": {"carer": tried % 2 == 0, "steps": tried % 3 > 0},
        }
        found = walk(logic, world)
        assert found["isOver"]
        assert found["presses"] <= found["screens"] + 2
        presses.append(found["presses"])
        walk(logic, world, [rng.random() for _ in range(150)])
        tried += 1
    print(f"{tried} plans: {min(presses)} to {max(presses)} presses, middle {sorted(presses)[tried // 2]}")
    assert tried >= 200


def test_a_plan_of_each_vector_hands_over_what_stays_of_it_in_the_course_of_a_week(logic: Page, data: Any) -> None:
    cases = [case for case in vectors()["cases"] if not case.get("day")]
    script = """([plans, alone]) => plans.map((p, i) => ['23', '24', '25', '26', '27', '28', '29'].flatMap(day =>
        alsguide.planSession.sessionOf(p, alone[i] ? {...planData, stand_ins: {}} : planData, '2026-11-' + day).items))"""
    plans = [case_plan(case, data) for case in cases]
    weeks = logic.evaluate(script, [plans, [not case.get("stand_ins", False) for case in cases]])
    assert len(weeks) > 200
    for case, plan, week in zip(cases, plans, weeks, strict=True):
        judged = evaluate(plan, case_data(case, data), MONDAY)
        kept = {one["exercise"] for one in judged["entries"] if one["kept"] and not judged["stopped"]}
        never = {item["exercise"] for item in plan["items"] if not item.get("days")}
        assert kept - never <= {item["exercise"] for item in week} <= kept, case["name"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "nothing"),
        ("#do-sit-to-stand", "an exercise that needs answers"),
        ("#do-__proto__", "no exercise"),
        ("#start-unknown", "no starter"),
        ("#plan=unknown,both,self,none,,1,5,,,1,", "an exercise that is not there"),
        ("#plan=ankle-pumps,all,self,none,,1,5,,,1,", "a side that is not there"),
        ("#plan=" + ";".join(["ankle-pumps,both,self,none,,1,5,,,1,"] * 13), "too many"),
    ],
)
def test_an_address_that_names_no_session_is_refused(logic: Page, address: str, why: str) -> None:
    assert logic.evaluate("hash => alsguide.sessionAddress.read(hash, sessionData)", address) is None, why


def test_an_address_brings_in_no_dose_above_the_upper_one_and_no_strange_number(logic: Page, data: Any) -> None:
    address = "#plan=ankle-pumps,both,self,none,,99,1000,50,70,9,W99-1/sit-to-stand,nothing/0900123"
    found = logic.evaluate("hash => alsguide.sessionAddress.read(hash, sessionData)", address)
    upper = data["exercises"]["ankle-pumps"]["upper"]
    (item,) = found["items"]
    assert {name: item[name] for name in ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")} == {
        "hold_seconds": None,
        "minutes": None,
        **{name: upper[name] for name in ("sets", "repetitions", "times_per_day")},
    }
    assert (item["notes"], found["number"], found["tired"]) == ([], "", ["sit-to-stand"])


CHOICES = """([session, choices]) => {
    const {sessionMachine: machine} = alsguide, world = {data: sessionData, cards: sessionCards, canSpeak: true};
    let state = machine.begin(session, world), time = 0;
    for (const choice of choices) {
        const before = state;
        state = machine.choose(state, choice, time += 1000, world);
        if (state === before) throw new Error(`${choice} is not on: ${machine.shown(state).text}`);
    }
    const {place, text, lines, targets} = machine.shown(state);
    return {place, text, lines, targets, answers: state.answers};
}"""


@pytest.fixture
def choose(logic: Page, page_data: Any) -> Any:
    """What is shown after some choices in the session of a starter."""
    session = {"isFitted": False, "number": "", **page_data["starters"]["wheelchair-user"]}
    return lambda *choices: logic.evaluate(CHOICES, [session, list(choices)])


BEGUN = ("start", "none", "none", "none", "none", "next")


def test_a_sign_of_today_leads_to_what_to_do_and_to_no_exercise(choose: Any, page_data: Any) -> None:
    found = choose("start", "yes")
    assert found["text"] == page_data["today"]["groups"][0]["message"]
    assert found["targets"] == ["leave", "back"]
    assert choose("start", "none", "none", "unsure")["text"] == page_data["unsure"]
    assert choose("start", "yes", "back")["place"] == choose("start")["place"]


def test_stop_shows_the_hosts_number_then_every_sign_and_asks_before_going_on(choose: Any, page_data: Any) -> None:
    number = page_data["emergency"]
    stopped = choose(*BEGUN, "next", "stop")
    assert number in stopped["text"]
    shown: tuple[str, ...] = ()
    lines: list[str] = []
    while "more" in (found := choose(*BEGUN, "next", "stop", *shown))["targets"] or "next" in found["targets"]:
        lines += found["lines"]
        shown = (*shown, "more" if "more" in found["targets"] else "next")
    lines += found["lines"]
    assert lines == [line for part in page_data["stop_card"] for line in part["lines"]]
    assert choose(*BEGUN, "next", "stop", "go_on")["targets"] == ["sure", "less", "end"]
    assert choose(*BEGUN, "next", "stop", "go_on", "sure") == choose(*BEGUN, "next")
    assert choose(*BEGUN, "next", "stop", "end")["place"] == "At the end: 1 of 5"


def test_too_much_leads_to_the_tired_day(choose: Any, page_data: Any) -> None:
    assert choose(*BEGUN, "stop", "go_on", "less")["place"] == page_data["ui"]["place_less"]
    after = choose(*BEGUN, "stop", "go_on", "less", "next")
    first = page_data["starters"]["wheelchair-user"]["tired"][0]
    assert after["text"] == f"{page_data['exercises'][first]['name']}."


def test_the_end_says_what_to_do_after_a_fall_one_mark_and_two(choose: Any, page_data: Any) -> None:
    end = (*BEGUN, "stop", "end")
    assert choose(*end, "yes")["text"] == page_data["after"]["mark"]
    assert choose(*end, "yes", "next", "yes")["text"] == page_data["after"]["marks"]
    fallen = choose(*end, "no", "no", "no", "yes")
    assert (fallen["text"], fallen["answers"]) == (
        page_data["after"]["fall"],
        {"tired": False, "sore": False, "weaker": False, "falls": True},
    )
    assert choose(*end, "yes", "back", "no")["answers"] == {"tired": False}
    assert choose(*end, "no", "no", "no", "no")["targets"] == ["leave"]


# --- In the page ------------------------------------------------------------------------------------------------------

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
    page = browser.new_page(viewport={"width": 360, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto((site / "session.html").as_uri())
    page.evaluate(FASTER)
    yield page
    page.close()
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
def test_no_screen_scrolls_and_every_target_is_large_and_apart(screen: Page, data: Any, size: tuple[int, int]) -> None:
    """All forty exercises, with what is said to someone who helps."""
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    names, count, pictures = list(data["exercises"]), 0, []
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
    usual = {"carer": "no", "steps": "all_steps", "pace": "no", "voice": "no", "lock": "yes"} | answers
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


def test_without_a_local_voice_one_sentence_says_why(screen: Page, page_data: Any) -> None:
    screen.evaluate(VOICES, [FAR, OTHER])
    begin(screen, "start-rest-and-breathe")
    screen.locator("#session-options").click()
    for target in ("no", "all_steps", "no"):
        screen.locator(f"#session-{target}").click()
    assert screen.evaluate(SCREEN)["text"] == page_data["ui"]["no_voice"]


def test_a_pace_counts_the_dose_and_no_more_and_waits_while_it_is_not_seen(logic: Page, page_data: Any) -> None:
    item = {
        "exercise": "ankle-pumps",
        "side": "both",
        "who_moves": "self",
        "sets": 2,
        "repetitions": 2,
        "hold_seconds": 3,
    }
    script = """item => { const {beats, words, passed} = alsguide.sessionPace, all = beats(item, sessionData);
        const seconds = all.reduce((sum, beat) => sum + beat.seconds, 0);
        return {seconds, said: [0, 4, 6.9, 7, 14, 74, 87.9, 88, 1000].map(second => words(all, second, sessionData)),
            passed: [passed(5, 250, false), passed(5, 250, true), passed(5, 60000, false)],
            plan: alsguide.planSchedule.secondsOf({item}, planData.limits.time) - planData.limits.time.change_over_seconds}; }"""
    found = logic.evaluate(script, item)
    assert found["said"] == [
        "1 of 2: move",
        "1 of 2: hold, 1",
        "1 of 2: hold, 3",
        "2 of 2: move",
        "Rest before the next set.",
        "1 of 2: move",
        "2 of 2: hold, 3",
        page_data["ui"]["pace_done"],
        page_data["ui"]["pace_done"],
    ]
    assert found["seconds"] == found["plan"] == 88
    assert found["passed"] == [5.25, 5, 5]


def test_a_pace_is_off_at_first_and_stops_with_stop(screen: Page) -> None:
    set_up(screen)
    assert not [
        one for one in through(screen, lambda: screen.keyboard.press("Enter")) if "hold" in one["text"].lower()[:9]
    ]
    set_up(screen, pace="yes", steps="only_dose")
    while not screen.locator(".c-session__pace").count():
        screen.locator("[data-first]").click()
    assert screen.locator(".c-session__pace").inner_text() == "1 of 5: move"
    screen.locator("#session-stop").click()
    assert screen.locator(".c-session__pace").count() == 0


def test_the_screen_is_kept_on_while_a_session_is_shown_and_the_page_says_so(screen: Page, page_data: Any) -> None:
    lock = """() => {
        window.locks = 0;
        const held = {addEventListener() {}, release: async () => { window.locks -= 1; }};
        const value = {request: async () => { window.locks += 1; return held; }};
        Object.defineProperty(navigator, 'wakeLock', {configurable: true, value});
    }"""
    screen.evaluate(lock)
    begin(screen, "do-ankle-pumps")
    screen.get_by_text(page_data["ui"]["awake"]).wait_for()
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
        site / "theme/images/mark.svg",
    ]
    sizes = [len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files]
    print(f"session: page {sizes[0]:,} bytes, styles {sizes[1]:,}, scripts {sizes[2]:,}, all gzipped {sum(sizes):,}")
    assert sum(sizes) <= LARGEST
