"""Browsers with other engines than Chromium's, each behind the same few functions.

Firefox is spoken to by WebDriver BiDi, the standard that it serves by itself. WebKitGTK has a window of its own
(webkit_window.py), which the system's Python opens on a screen that nobody sees. Neither reaches a network: the addresses
that tests open are files and servers of this machine.
"""

import json
import os
import re
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from websockets.sync.client import ClientConnection, connect

from tests.support.programs import need

LIMIT = 120
"""Seconds that an answer of a browser may take; only a fault takes as long."""

WARNED = "warned.txt"
"""The file in the home of a program with what it warns of."""

LETTER = {"width": 21.59, "height": 27.94}
"""The paper of what is printed, in centimeters."""


class Engine(Protocol):
    """A browser with one page open."""

    name: str

    def open(self, url: str, width: int = 1280) -> None:
        """Open an address in a window of some width, and wait until it has loaded."""

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a function in JavaScript gives, or what it promises."""

    def press(self, key: str) -> None:
        """Press a key and let it go, until the page has heard it."""

    def set_dark(self, dark: bool) -> None:
        """Say whether the reader wants dark pages."""

    def print_to(self, pdf: Path) -> None:
        """Print the page as it is."""

    def errors(self) -> list[str]:
        """Return what failed in scripts, or was said to have failed, since this was last asked."""


SETTINGS = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.tabs.remote.autostart": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.max_script_run_time": 0,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.allow_hijacking_localhost": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Nothing is looked up, nobody is told, and what is not on this machine is not reached."""


KEYS = {"Enter": "\ue006", "Space": " ", "Tab": "\ue004"}
"""The codes of keys in WebDriver."""


FOCUSED = "() => { Services.focus.activeWindow = window; gBrowser.selectedBrowser.focus(); }"
"""Gives the window the focus, which one that nobody sees does not have: without it, keys choose no button."""


class Firefox:
    """Firefox without a window, by WebDriver BiDi."""

    name = "firefox"

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.asked, self.said = socket, 0, list[str]()
        self.ask("session.new", capabilities={})
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        chrome = {"moz:scope": "chrome"}
        self.program = self.ask("browsingContext.getTree", **chrome)["contexts"][0]["context"]
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.call(self.program, FOCUSED, None)

    def ask(self, method: str, **params: Any) -> Any:
        """Return the answer to a command; RuntimeError with what the browser says when it refuses."""
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(LIMIT))
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.said.append(message["params"]["text"])
            if message.get("id") == self.asked:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]

    def call(self, context: str, script: str, argument: Any) -> Any:
        """Return what a function gives in a context."""
        text = f"async text => JSON.stringify(await ({script})(JSON.parse(text)))"
        given = {"type": "string", "value": json.dumps(argument)}
        found = self.ask(
            "script.callFunction",
            functionDeclaration=text,
            target={"context": context},
            arguments=[given],
            awaitPromise=True,
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"].get("value", "null"))

    def open(self, url: str, width: int = 1280) -> None:
        """Open an address in a window of some width, and wait until it has loaded."""
        self.ask("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": 800})
        self.ask("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a function in JavaScript gives, or what it promises."""
        return self.call(self.page, script, argument)

    def press(self, key: str) -> None:
        """Press a key and let it go, until the page has heard it."""
        actions = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.ask("input.performActions", context=self.page, actions=[source])

    def set_dark(self, dark: bool) -> None:
        """Say whether the reader wants dark pages."""
        name = "layout.css.prefers-color-scheme.content-override"
        self.call(self.program, f"value => Services.prefs.setIntPref('{name}', value)", 0 if dark else 1)

    def print_to(self, pdf: Path) -> None:
        """Print the page as it is."""
        found = self.ask("browsingContext.print", context=self.page, page=LETTER, background=False)
        pdf.write_bytes(b64decode(found["data"]))

    def errors(self) -> list[str]:
        """Return what failed in scripts, or was said to have failed, since this was last asked."""
        self.run("() => new Promise(done => setTimeout(done))")
        said, self.said = self.said, []
        return said


@contextmanager
def firefox() -> Iterator[Engine]:
    """Start Firefox, and end it after the block."""
    with TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as folder:
        settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items()]
        Path(folder, "user.js").write_text("".join(settings), "utf-8")
        command = [need("firefox"), "--headless", "--profile", folder, "--no-remote", "--remote-debugging-port", "0"]
        with started([*command, "--remote-allow-system-access", "about:blank"], folder):
            address = said_in(folder, r"WebDriver BiDi listening on (ws://\S+)\n")
            with connect(f"{address}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket)


@contextmanager
def started(command: Sequence[str], home: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a home of its own, where it writes what it warns of, and end it after the block."""
    env = {**os.environ, "HOME": home, **variables}
    with Path(home, WARNED).open("wb") as out:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, env=env, cwd=home
        )
    with process:
        try:
            yield process
        finally:
            process.terminate()


def said_in(home: str, pattern: str) -> str:
    """Wait until a program has said something of a form, and return it; RuntimeError with all it said when it does not."""
    log, until = Path(home, WARNED), time.monotonic() + LIMIT
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text(errors="replace"), re.MULTILINE):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"The browser did not start: {log.read_text(errors='replace')}")


HEARS = """() => {
    window.heard = new Promise(done => addEventListener("keyup", () => setTimeout(done), {once: true, capture: true}));
}"""
"""Lets a page tell when a key was let go, and what it does then is done: WebKitGTK hands keys over and does not wait."""


class WebKit:
    """WebKitGTK in a window of its own: commands go in by lines, and answers come by lines."""

    name = "webkit"

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self.commands, self.answers = process.stdin, process.stdout

    def ask(self, name: str, *given: Any) -> Any:
        """Return the answer to a command; RuntimeError with what the browser says when it fails."""
        self.commands.write(json.dumps([name, *given]).encode() + b"\n")
        self.commands.flush()
        answer = json.loads(self.answers.readline() or b'{"error": "The browser ended."}')
        if "error" in answer:
            raise RuntimeError(f"{name}: {answer['error']}")
        return answer["result"]

    def open(self, url: str, width: int = 1280) -> None:
        """Open an address in a window of some width, and wait until it has loaded."""
        self.ask("open", url, width)

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a function in JavaScript gives, or what it promises."""
        text = self.ask("run", script, json.dumps(argument))
        return json.loads(text) if text != "undefined" else None

    def press(self, key: str) -> None:
        """Press a key and let it go, until the page has heard it."""
        self.run(HEARS)
        self.ask("press", key)
        self.run("() => window.heard")

    def set_dark(self, dark: bool) -> None:
        """Say whether the reader wants dark pages."""
        self.ask("set_dark", dark)

    def print_to(self, pdf: Path) -> None:
        """Print the page as it is."""
        self.ask("print_to", str(pdf))

    def errors(self) -> list[str]:
        """Return what failed in scripts, or was said to have failed, since this was last asked."""
        self.run("() => new Promise(done => setTimeout(done))")
        said: list[str] = self.ask("errors")
        return said


@contextmanager
def webkit() -> Iterator[Engine]:
    """Start WebKitGTK on a screen that nobody sees, and end both after the block."""
    with (
        TemporaryDirectory(prefix="screen-") as screens,
        started([need("xvfb"), "-displayfd", "2", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], screens),
        TemporaryDirectory(prefix="webkit-", ignore_cleanup_errors=True) as folder,
    ):
        display = said_in(screens, r"^(\d+)\n")
        window = [need("webkit"), str(Path(__file__).with_name("webkit_window.py"))]
        with started(window, folder, DISPLAY=f":{display}", NO_AT_BRIDGE="1") as process:
            yield WebKit(process)


ENGINES: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"firefox": firefox, "webkit": webkit}
"""Each browser, and what starts it."""
