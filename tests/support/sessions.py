"""Sessions in any browser: what is shown, and the ways through by one key, by a switch that scans, and without any event."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from playwright.sync_api import Page

STEP = 2
"""The seconds that a switch stays on one target."""
MOST = 200
"""No session that is tried has so many screens; one that has goes nowhere."""

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
        isAtTop: scrollY === 0,
        small: boxes.filter(box => box.width < 160 || box.height < 84).length,
        close: boxes.filter((box, at) => boxes.slice(at + 1).some(other => between(box, other) < 15.5)).length,
        letters: parseFloat(getComputedStyle(stage.querySelector('.c-session__text')).fontSize),
        picture: Math.min(1000, ...[...stage.querySelectorAll('svg')].map(one => one.getBoundingClientRect().height)),
    };
}"""
"""Gives what a screen says, shows and measures, or null on the page itself."""

FASTER = """() => {
    const now = Event.prototype.__lookupGetter__('timeStamp');
    let steps = 0;
    Object.defineProperty(Event.prototype, 'timeStamp', {get() { steps += 1000; return now.call(this) + steps; }});
}"""
"""Lets time pass between two events, so that no test waits for the lock."""

BEGIN = """async address => {
    for (const hash of ['', address]) {
        const heard = new Promise(done => addEventListener('hashchange', done, {once: true}));
        if (location.hash.slice(1) === hash) continue;
        location.hash = hash;
        await heard;
    }
}"""
"""Begins the session that an address names, from wherever the page is."""

ALONE = f"""() => {{
    const events = [], shown = [];
    const names = ['keydown', 'keyup', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'input', 'change'];
    for (const name of names) addEventListener(name, () => events.push(name), true);
    for (let found = ({SCREEN})(); found && shown.length < {MOST}; found = ({SCREEN})()) {{
        shown.push(found);
        document.querySelector('[data-first]').click();
    }}
    return {{events, shown}};
}}"""
"""Goes through a session by the default action of its first target, as software does that has no pointer and no keys."""


IS_ON = """target => target ? document.activeElement.id === target : document.activeElement.matches('[data-first]')"""
"""Tells whether a target has the focus; without a name, the way on."""


HAS_STOP = "() => Boolean(document.getElementById('session-stop'))"


class Driver(Protocol):
    """A browser with a page open: an `Engine`, or `Chromium`."""

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a function in JavaScript gives, or what it promises."""

    def press(self, key: str) -> None:
        """Press a key and let it go."""


class Chromium:
    """A page of Playwright as a driver."""

    def __init__(self, page: Page) -> None:
        self.run = page.evaluate
        self.press = page.keyboard.press


class Way(NamedTuple):
    """A way through a session: its screens, how often something was pressed, and where a switch stopped on the way."""

    screens: list[Any]
    presses: int
    stops: int

    def most(self) -> int:
        """Return how many presses it may take: two more than there are screens that differ."""
        return len({(one["place"], one["text"], *one["lines"]) for one in self.screens}) + 2

    def figures(self) -> str:
        """Return what the way cost, in words."""
        return f"{len(self.screens)} screens, {self.presses} presses, {self.stops * STEP} s at {STEP} s a step"


def begin(driver: Driver, address: str) -> None:
    """Begin a session that an address names."""
    driver.run(BEGIN, address)


def through(driver: Driver, press: Callable[[], object]) -> list[Any]:
    """Go through a session, and give all its screens."""
    shown: list[Any] = []
    while found := driver.run(SCREEN):
        shown.append(found)
        assert len(shown) < MOST
        press()
    return shown


def by_one_key(driver: Driver, address: str, key: str = "Enter") -> Way:
    """Go through a session by one key alone; the focus must be on the way on, always."""
    begin(driver, address)
    shown = through(driver, lambda: driver.press(key))
    assert all(one["isFirst"] for one in shown)
    return Way(shown, len(shown), len(shown))


def by_switch(driver: Driver, address: str) -> Way:
    """Go through a session by a switch, which moves on from target to target and chooses one when it is pressed.

    On the first screen that has it, it scans to "Stop", and comes back to where it was.
    """
    begin(driver, address)
    shown, stops = [], 0

    def choose(target: str = "") -> None:
        nonlocal stops
        assert len(shown) < MOST
        shown.append(driver.run(SCREEN))
        stops += 1
        for _ in shown[-1]["targets"]:
            if driver.run(IS_ON, target):
                break
            driver.press("Tab")
            stops += 1
        assert driver.run(IS_ON, target), target
        driver.press("Space")

    while not driver.run(HAS_STOP):
        choose()
    here = driver.run(SCREEN)["text"]
    for target in ("session-stop", "", ""):
        choose(target)
    assert driver.run(SCREEN)["text"] == here, "one comes back to where one was"
    while driver.run(SCREEN):
        choose()
    return Way(shown, len(shown), stops)


def by_no_event(driver: Driver, address: str) -> Way:
    """Go through a session without any event of a pointer, a key, or a value."""
    begin(driver, address)
    found = driver.run(ALONE)
    assert found["events"] == []
    assert all(one["isFirst"] for one in found["shown"])
    return Way(found["shown"], len(found["shown"]), len(found["shown"]))
