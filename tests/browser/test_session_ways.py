"""Sessions: every way through them, in pure functions, and those of plans in the page; test_session.py looks at screens."""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from alsguide.plan.builder import built_plan
from alsguide.plan.rules import evaluate
from tests.support.answer_sets import random_answers
from tests.support.plan_oracle import forbidding
from tests.support.plans import MONDAY, case_data, case_plan, random_plan, real_data, scripts, vectors
from tests.support.sessions import Chromium, Way, by_no_event, by_one_key, by_switch
from tests.support.sites import ROOT

WALK = """walks => walks.map(({session, pick, steps}) => {
    const {sessionMachine: machine} = alsguide;
    const world = {data: sessionData, cards: sessionCards, canSpeak: true, canMove: true, past: null, today: '2026-11-23'};
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
})"""
"""Goes through sessions: `pick` holds numbers from 0 to 1, which say what is chosen; 0 is always the way on."""


READ = "hash => alsguide.sessionAddress.read(hash, sessionData, '2026-11-23')"
READ_ALL = f"hashes => hashes.map({READ})"


@pytest.fixture(scope="module")
def data() -> Any:
    return real_data()


@pytest.fixture(scope="module")
def logic(site: Path, browser: Browser, session_data: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from disk with the scripts of the plan and of sessions that need no page, and the data of both."""
    own = [
        ROOT / "theme" / "components" / "session" / f"session-{name}.js"
        for name in ("diary", "screens", "machine", "address", "pace")
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
        [session_data, cards, real_data()],
    )
    yield page
    page.close()
    assert errors == []


def walk(page: Page, sessions: list[Any], picks: Sequence[list[float]] = ()) -> list[Any]:
    """Go through sessions, each by what is picked for it, or by the way on; nothing may be wrong on any screen."""
    pairs = itertools.zip_longest(sessions, picks, fillvalue=[0])
    found = page.evaluate(WALK, [{"session": session, "pick": pick, "steps": 400} for session, pick in pairs])
    for session, one in zip(sessions, found, strict=True):
        assert one["errors"] == [], session["name"]
    return list(found)


def test_every_ready_session_ends_by_the_first_target_alone(logic: Page, session_data: Any) -> None:
    ready = session_data["starters"] | {f"only {name}": one for name, one in session_data["single"].items()}
    sessions = []
    for name, session in ready.items():
        allowed = [item["exercise"] for item in session["items"]] + session["tired"]
        sessions.append({"name": name, "isFitted": False, "number": "", "allowed": allowed, **session})
    for name, found in zip(ready, walk(logic, sessions), strict=True):
        assert found["isOver"], name
        assert found["presses"] <= found["screens"] + 2
        print(f"{name}: {found['screens']} screens, {found['presses']} presses, {2 * found['presses']} s at 2 s a step")


SESSIONS = """plans => plans.map(plan => {
    const session = alsguide.planSession.sessionOf(plan, planData, '2026-11-23');
    return {...session, address: '#' + alsguide.planSession.addressOf(session)};
})"""
"""Gives the session of each plan, with the address that hands it over."""


@pytest.fixture(scope="module")
def at_random(data: Any) -> list[Any]:
    """Plans in which no sign shows today: 40 with all sorts of items, and 240 that the program has made."""
    rng = random.Random(15)
    plans = [random_plan(rng, data) for _ in range(40)] + [random_answers(rng, data) for _ in range(240)]
    for plan in plans:
        plan["answers"]["today"] = ["none"]
    return [*plans[:40], *(built_plan(plan, data, MONDAY) for plan in plans[40:])]


@pytest.fixture(scope="module")
def sessions(logic: Page, at_random: list[Any]) -> Any:
    """The session of each of these plans, with its address."""
    return logic.evaluate(SESSIONS, at_random)


SHOWN = """addresses => addresses.map(address => {
    const {sessionMachine: machine, sessionAddress} = alsguide;
    const world = {data: sessionData, cards: sessionCards, canSpeak: true, canMove: true, past: null, today: '2026-11-23'};
    const screens = [];
    let state = machine.begin(sessionAddress.read(address, sessionData, '2026-11-23'), world);
    for (let time = 1000; !state.isOver && screens.length < 400; time += 1000) {
        const shown = machine.shown(state);
        const said = {...shown, place: shown.place.replace(/[0-9]+/g, '0')};
        const parts = Object.entries(shown).filter(([, value]) => value === true || value?.length).map(([name]) => name);
        screens.push([[...parts, ...shown.targets].join(), JSON.stringify(said)]);
        state = machine.choose(state, shown.targets[0], time, world);
    }
    return screens;
})"""
"""Gives for each session what its screens are: the parts that each has with what can be chosen there, and all that it says.

The same screen as the second of five or the third of six counts once: the page shows its place as it is given.
"""


@pytest.fixture(scope="module")
def shown(logic: Page, sessions: Any) -> dict[str, Any]:
    """The screens of each of these sessions that has any, by its address: many plans give the same."""
    addresses = [one["address"] for one in sessions if one["items"]]
    return dict(zip(addresses, logic.evaluate(SHOWN, addresses), strict=True))


def showing_all(sessions: list[set[str]]) -> list[int]:
    """Return numbers of sessions, short ones first, that together show all that any of them shows."""
    missing, chosen = set().union(*sessions), []
    while missing:
        chosen.append(
            max(range(len(sessions)), key=lambda number: len(sessions[number] & missing) / len(sessions[number]))
        )
        missing -= sessions[chosen[-1]]
    return chosen


@pytest.mark.parametrize(("go", "detail"), [(by_no_event, 1), (by_one_key, 0), (by_switch, 0)])
def test_the_sessions_of_plans_made_at_random_go_to_their_ends_in_the_page(
    screen: Page, session_data: Any, shown: dict[str, Any], go: Callable[[Chromium, str], Way], detail: int
) -> None:
    """All screens that any of them has, by software that needs no event; every kind of screen by one key and by a switch."""
    addresses, kinds = list(shown), [{one[detail] for one in screens} for screens in shown.values()]
    assert len(addresses) > 100, "of the 200 and more, some are alike"
    chosen = showing_all(kinds)
    assert set().union(*(kinds[number] for number in chosen)) == set().union(*kinds)
    assert len(chosen) * 2 < len(addresses)
    today, ways = screen.evaluate("() => alsguide.device.today()"), []
    for number in chosen:
        address = addresses[number].lstrip("#").rpartition("/")[0]
        ways.append(go(Chromium(screen), f"{address}/{today}"))
        assert ways[-1].screens[-1]["text"] == session_data["ui"]["over"], address
        assert ways[-1].presses <= ways[-1].most(), address
    counts = sorted(way.presses for way in ways)
    print(
        f"{len(ways)} plans, {go.__name__}: {counts[0]} to {counts[-1]} presses, at most {max(w.stops for w in ways)} stops"
    )


def test_200_plans_made_at_random_hold_what_the_rules_allow_and_end_whatever_is_chosen(
    logic: Page, data: Any, at_random: list[Any], sessions: Any
) -> None:
    rng, worlds = random.Random(15), []
    all_read = logic.evaluate(READ_ALL, [session["address"] for session in sessions])
    for plan, session, read in zip(at_random, sessions, all_read, strict=True):
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
        assert [item["exercise"] for item in read["items"]] == names
        assert read["tired"] == judged["plan_b"]
        for item in read["items"]:
            upper = data["exercises"][item["exercise"]]["upper"]
            assert all(
                (item[name] or 0) <= upper.get(name, 0) for name in ("sets", "repetitions", "hold_seconds", "minutes")
            )
        options = {"carer": len(worlds) % 2 == 0, "steps": len(worlds) % 3 > 0}
        worlds.append({**read, "allowed": [*names, *read["tired"]], "options": options})
    assert len(worlds) >= 200
    walk(logic, worlds, [[rng.random() for _ in range(150)] for _ in worlds])
    straight = walk(logic, worlds)
    for found in straight:
        assert found["isOver"]
        assert found["presses"] <= found["screens"] + 2
    presses = sorted(found["presses"] for found in straight)
    print(f"{len(worlds)} plans: {presses[0]} to {presses[-1]} presses, middle {presses[len(worlds) // 2]}")


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
        ("#plan=unknown,both,self,none,,1,5,,,1,///2026-11-23", "an exercise that is not there"),
        ("#plan=ankle-pumps,all,self,none,,1,5,,,1,///2026-11-23", "a side that is not there"),
        ("#plan=" + ";".join(["ankle-pumps,both,self,none,,1,5,,,1,"] * 13) + "///2026-11-23", "too many"),
        ("#plan=ankle-pumps,both,self,none,,1,5,,,1,//", "no day"),
        ("#plan=ankle-pumps,both,self,none,,1,5,,,1,///2026-11-21", "two days ago"),
        ("#plan=ankle-pumps,both,self,none,,1,5,,,1,///2026-11-24", "tomorrow"),
        ("#plan=ankle-pumps,both,self,none,,1,5,,,1,///2026-99-99", "no such day"),
    ],
)
def test_an_address_that_names_no_session_is_refused(logic: Page, address: str, why: str) -> None:
    assert logic.evaluate(READ, address) is None, why


def test_a_session_of_a_plan_begins_on_its_day_and_in_the_night_after(logic: Page) -> None:
    for day in ("2026-11-23", "2026-11-22"):
        assert logic.evaluate(READ, f"#plan=ankle-pumps,both,self,none,,1,5,,,1,///{day}")["isFitted"]


def test_an_address_brings_in_no_dose_above_the_upper_one_and_no_strange_number(logic: Page, data: Any) -> None:
    address = "#plan=ankle-pumps,both,self,none,,99,1000,50,70,9,W99-1/sit-to-stand,nothing/0900123/2026-11-23"
    found = logic.evaluate(READ, address)
    upper = data["exercises"]["ankle-pumps"]["upper"]
    (item,) = found["items"]
    assert {name: item[name] for name in ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")} == {
        "hold_seconds": None,
        "minutes": None,
        **{name: upper[name] for name in ("sets", "repetitions", "times_per_day")},
    }
    assert (item["notes"], found["number"], found["tired"]) == ([], "", ["sit-to-stand"])


CHOICES = """([session, choices, past]) => {
    const {sessionMachine: machine} = alsguide;
    const world = {data: sessionData, cards: sessionCards, canSpeak: true, canMove: true, past, today: '2026-11-23'};
    let state = machine.begin(session, world), time = 0;
    for (const choice of choices) {
        const before = state;
        state = machine.choose(state, choice, time += 1000, world);
        if (state === before) throw new Error(`${choice} is not on: ${machine.shown(state).text}`);
    }
    const {place, text, lines, targets} = machine.shown(state);
    return {place, text, lines, targets, answers: state.answers, isDone: state.isDone};
}"""


@pytest.fixture
def choose(logic: Page, session_data: Any) -> Any:
    """What is shown after some choices in the session of a starter."""
    session = {"isFitted": False, "number": "", **session_data["starters"]["wheelchair-user"]}
    return lambda *choices, past=None: logic.evaluate(CHOICES, [session, list(choices), past])


BEGUN = ("start", "none", "none", "none", "none", "next")


def test_a_sign_of_today_leads_to_what_to_do_and_to_no_exercise(choose: Any, session_data: Any) -> None:
    found = choose("start", "yes")
    assert found["text"] == session_data["today"]["groups"][0]["message"]
    assert found["targets"] == ["leave", "back"]
    assert choose("start", "none", "none", "unsure")["text"] == session_data["unsure"]
    assert choose("start", "yes", "back")["place"] == choose("start")["place"]


def test_stop_shows_the_hosts_number_then_every_sign_and_asks_before_going_on(choose: Any, session_data: Any) -> None:
    number = session_data["emergency"]
    stopped = choose(*BEGUN, "next", "stop")
    assert number in stopped["text"]
    shown: tuple[str, ...] = ()
    lines: list[str] = []
    while "more" in (found := choose(*BEGUN, "next", "stop", *shown))["targets"] or "next" in found["targets"]:
        lines += found["lines"]
        shown = (*shown, "more" if "more" in found["targets"] else "next")
    lines += found["lines"]
    assert lines == [line for part in session_data["stop_card"] for line in part["lines"]]
    assert choose(*BEGUN, "next", "stop", "go_on")["targets"] == ["sure", "less", "end"]
    assert choose(*BEGUN, "next", "stop", "go_on", "sure") == choose(*BEGUN, "next")
    assert choose(*BEGUN, "next", "stop", "end")["place"] == "At the end: 1 of 6"


def test_too_much_leads_to_the_tired_day(choose: Any, session_data: Any) -> None:
    assert choose(*BEGUN, "stop", "go_on", "less")["place"] == session_data["ui"]["place_less"]
    after = choose(*BEGUN, "stop", "go_on", "less", "next")
    first = session_data["starters"]["wheelchair-user"]["tired"][0]
    assert after["text"] == f"{session_data['exercises'][first]['name']}."


def test_the_end_says_what_to_do_after_a_fall_one_mark_and_two(choose: Any, session_data: Any) -> None:
    end = (*BEGUN, "stop", "end")
    assert choose(*end, "yes")["text"] == session_data["after"]["mark"]
    assert choose(*end, "yes", "next", "yes")["text"] == session_data["after"]["marks"]
    fallen = choose(*end, "no", "no", "no", "yes")
    assert (fallen["text"], fallen["answers"]) == (
        session_data["after"]["fall"],
        {"tired": False, "sore": False, "weaker": False, "falls": True},
    )
    assert choose(*end, "yes", "back", "no")["answers"] == {"tired": False}
    assert choose(*end, "no", "no", "no", "no", "no")["targets"] == ["leave"]


# --- The diary -----------------------------------------------------------------------------------------------------------

PAST = [
    {"day": "2026-11-16", "done": 1, "marks": ["sore"]},
    {"day": "2026-11-17", "done": 1, "marks": ["tired"]},
]


def test_a_diary_is_asked_for_once_and_nothing_is_kept_by_the_way_on_alone(choose: Any, session_data: Any) -> None:
    end = (*BEGUN, "stop", "end", "no", "no", "no", "no")
    asked = choose(*end)
    assert (asked["text"], asked["targets"]) == (session_data["ui"]["ask_keep"], ["no", "yes", "back"])
    assert choose(*end, "no")["answers"]["keep"] is False
    assert choose(*end, "yes")["answers"]["keep"] is True
    assert choose(*end, past=PAST)["targets"] == ["leave"], "it is kept already"
    assert not choose(*end)["isDone"]
    steps = len(session_data["exercises"]) * 20
    through = BEGUN
    while not choose(*through)["isDone"] and len(through) < steps:
        through = (*through, "next")
    assert choose(*through)["isDone"]


def test_the_marks_of_the_last_seven_days_count_and_no_older_ones(choose: Any, session_data: Any) -> None:
    """Two marks in a week are too many: the one of today, and one of six days ago."""
    end = (*BEGUN, "stop", "end")
    assert choose(*end, "yes", past=PAST[:1])["text"] == session_data["after"]["mark"]
    assert choose(*end, "yes", past=PAST)["text"] == session_data["after"]["marks"]
    assert choose(*end, "no", "no", "no", "no", past=PAST)["targets"] == ["leave"], "nothing new"


def test_the_rule_of_the_diary_is_that_of_the_sign_and_of_its_rows(session_data: Any, data: Any) -> None:
    rule, rows = session_data["diary"], data["fields"]["diary"]["rows"]
    assert (rule["count"], rule["days"]) == (2, 7)
    assert session_data["after"]["marks"].startswith("Two marks in one week for tired, sore, weaker, or cramps:")
    assert set(rule["marks"]) == {row["id"] for row in rows if row["form"] == "yes_no"} - {"falls"}


def test_a_diary_is_read_as_it_was_written_and_a_strange_text_as_nothing(logic: Page, session_data: Any) -> None:
    script = """text => { const {parse, write} = alsguide.sessionDiary, days = parse(text, sessionData);
        return [write(days), days.length]; }"""
    kept = "2026-11-03,0,falls;2026-11-29,2,tired+sore;2026-11-30,1,"
    assert logic.evaluate(script, kept) == [kept, 3]
    for strange in ("", "x", "2026-13-45,1,", "2026-11-29,10,", "2026-11-29,1,<b>", "1;2;3", "{}", '[{"day": 1}]'):
        assert logic.evaluate(script, strange) == ["", 0], strange
    assert logic.evaluate(script, "2026-11-29,1,sore+other;2026-11-29,3,tired") == ["2026-11-29,3,tired", 1]
    assert logic.evaluate(script, "2026-11-01,1,;2026-11-02,1,;2026-11-29,1,") == ["2026-11-02,1,;2026-11-29,1,", 2]


def test_the_answers_of_one_day_stand_together_and_a_diary_says_less_and_never_more(
    logic: Page, session_data: Any
) -> None:
    script = """([days, answers, isDone]) => { const diary = alsguide.sessionDiary;
        const all = diary.added(days, {day: '2026-11-29', answers, isDone}, sessionData);
        return [diary.write(all), diary.advice(all, '2026-11-29', sessionData)]; }"""
    after = session_data["after"]
    today = {"day": "2026-11-29", "done": 1, "marks": ["tired"]}
    assert logic.evaluate(script, [[today], {"sore": True, "keep": True}, True]) == [
        "2026-11-29,2,tired+sore",
        [after["marks"]],
    ]
    assert logic.evaluate(script, [[], {}, True]) == ["2026-11-29,1,", []]
    month = [{"day": f"2026-11-{day:02}", "done": 9, "marks": []} for day in range(1, 29)]
    assert logic.evaluate(script, [month, {}, True])[1] == [], "however much was done, nobody is told to do more"
    fallen = [{"day": "2026-11-05", "done": 0, "marks": ["falls"]}]
    assert logic.evaluate(script, [fallen, {"tired": True}, False])[1] == [after["fall"], after["mark"]]


def test_a_pace_counts_the_dose_and_no_more_and_waits_while_it_is_not_seen(logic: Page, session_data: Any) -> None:
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
        session_data["ui"]["pace_done"],
        session_data["ui"]["pace_done"],
    ]
    assert found["seconds"] == found["plan"] == 88
    assert found["passed"] == [5.25, 5, 5]


def test_breaths_take_the_readers_own_time_and_are_never_hurried(logic: Page, session_data: Any) -> None:
    """In and out share a breath as the exercise says; no breath is shorter than the plan counts for it, or without an end."""
    move = real_data()["limits"]["time"]["seconds_per_repetition"]
    script = """([exercise, breath]) => {
        const item = {exercise, side: 'both', who_moves: 'self', sets: 1, repetitions: 2};
        return alsguide.sessionPace.beats(item, sessionData, breath).map(beat => [beat.word, beat.seconds, beat.number]); }"""
    for exercise, one, two in (("pursed-lip-breathing", 2, 4), ("belly-breathing", 1, 1)):
        for breath, taken in ((6, 6), (0, move), (1, move), (90, 12)):
            parts = [
                ("in", pytest.approx(taken * one / (one + two))),
                ("out", pytest.approx(taken * two / (one + two))),
            ]
            expected = [[word, seconds, number] for number in (1, 2) for word, seconds in parts]
            assert logic.evaluate(script, [exercise, breath]) == expected
    assert {word for word, *_ in logic.evaluate(script, ["ankle-pumps", 6])} == {"move"}


def test_a_breath_is_asked_for_only_where_breaths_are_counted_and_ends_like_any_session(
    logic: Page, session_data: Any
) -> None:
    session = {"name": "x", "isFitted": False, "number": "", "allowed": ["belly-breathing"]}
    session |= session_data["single"]["belly-breathing"]
    usual, counted = walk(logic, [session, session | {"options": {"pace": True}}])
    assert counted["isOver"]
    assert counted["screens"] == usual["screens"] + 2
    assert counted["presses"] <= counted["screens"] + 2
    pumps = session_data["single"]["ankle-pumps"] | {
        "name": "x",
        "isFitted": False,
        "number": "",
        "allowed": ["ankle-pumps"],
    }
    without, paced = walk(logic, [pumps, pumps | {"options": {"pace": True}}])
    assert without["screens"] == paced["screens"]
