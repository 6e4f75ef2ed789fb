"""Ways out of the reader's device: what in a script, template or style could send something, or load it from elsewhere.

A script may make, name and set only what the tables here hold; all else is refused, so a new way to send is refused before
anyone has heard of it. A script is looked at as it is published, without comments and spaces. What the project itself rightly
uses is in `ways_out_in_use.py`.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

from rjsmin import jsmin

from alsguide.core.styles import HOST, SCHEME, foreign_in_style
from alsguide.hosting.ways_out_in_use import IN_USE

Found = tuple[int, str]
"""A line, and the piece of text on it that is a way out."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


NAMES = words(
    "XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource RTCPeerConnection RTCDataChannel Worker SharedWorker "
    "Worklet audioWorklet paintWorklet serviceWorker Image Audio Option importScripts eval Function AsyncFunction "
    "postMessage BroadcastChannel MessageChannel innerHTML outerHTML insertAdjacentHTML createContextualFragment DOMParser "
    "parseFromString setHTMLUnsafe setHTML insertRule replaceSync adoptedStyleSheets CSSStyleSheet cssText setProperty "
    "speechSynthesis SpeechSynthesisUtterance credentials indexedDB cookie cookieStore caches FontFace PaymentRequest "
    "Reflect Proxy geolocation mediaDevices getUserMedia requestSubmit bluetooth usb serial hid Notification PushManager "
    "registerProtocolHandler localStorage sessionStorage sharedStorage setTimeout setInterval setImmediate "
    "requestIdleCallback __proto__ execCommand XSLTProcessor defaultView contentWindow contentDocument ownerDocument "
    "createObjectURL dispatchEvent sendBeacon fetch fetchLater setAttributeNode setAttributeNS setNamedItem "
    "attributeStyleMap WebAssembly MouseEvent PointerEvent defineProperty defineProperties cloneNode importNode Range "
    "frames opener"
)
"""Names that reach beyond the page, keep something, or run text as a script. They may stand in no text either."""

METHODS = "submit|click|constructor|attributes|navigate"
"""Words that only do so behind a point: of an element or an event."""

CALLS = "open|share|with"
"""Words that only do so when they are called, without anything in front."""

MADE = words("Uint8Array Blob Date Error Fault Map RegExp Set WeakMap Promise Event URLSearchParams Library Panel")
TAGS = words(
    "a button caption dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 input label legend li main nav ol "
    "output p path section span strong summary svg table tbody td textarea th thead tr ul"
)
"""The elements that a script may make: none loads anything by itself."""

GLOBALS = "window|document|navigator|location|history|self|globalThis|top|parent"
REACHED = words(
    "addEventListener activeElement body clearTimeout clipboard confirm createElement createElementNS createTextNode "
    "documentElement getElementById hash head implementation pathname print protocol querySelector querySelectorAll "
    "replaceState search state title readyState matchMedia scrollTo currentScript"
)
"""What a script may take of the window, the document, the address and the history."""

LOADING = words(
    "src srcset href xlink:href action formaction ping poster data style background cite manifest http-equiv rel srcdoc "
    "imagesrcset attributionsrc codebase classid archive longdesc dynsrc lowsrc profile"
)
"""Attributes that load, send or lead away."""

NUMBERED = re.compile(r"\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]+)\}|\\x([0-9a-fA-F]{2})")
SETS = (
    "src|srcset|href|action|formAction|location|data|ping|domain|cookie|rel|poster|background|content|httpEquiv|srcdoc|"
    "on[a-z]+"
)
Refusal = Callable[[re.Match[str]], bool]
ALWAYS: Refusal = bool
SCRIPT_RULES: list[tuple[str, Refusal]] = [
    (rf"\b(?:{'|'.join(NAMES)})\b", ALWAYS),
    (rf"(?<![\w$.])(?:{CALLS})\((?!\)\{{)|(?<!\.)\.(?:{METHODS})\b|\bview\.open\b|(?<![\w$.])import\b", ALWAYS),
    (
        r"\bnew(?: |(?=\())\(?([\w$.]*)",
        lambda match: match[1].split(".")[-1] not in MADE and not is_part(match[1]),
    ),
    (r"createElement(?:\(|NS\(\w+,)\(*([^,()]*)", lambda match: not is_known_tag(match[1])),
    (
        rf"(?<![\w$.-])(?:(?:window|self|globalThis)\.(?=(?:{GLOBALS})\.))?(?:{GLOBALS})\b(?!-)(?:\??\.(\w+))?",
        lambda match: match[1] not in REACHED,
    ),
    (rf"\.(?:{SETS})\s*(?:[-+|&?]{{0,2}}=)(?![=>])", ALWAYS),
    (rf"""\[["'`](?:{SETS}|{METHODS})["'`]\]|[\w)\]{{,]\[["'`][^\]"'`]*["'`]\+""", ALWAYS),
    (
        rf"""(?i:[{{,(\[]["'`]?(?:{"|".join(LOADING)})["'`]?:\s*[^,}}\]]*|[{{,]["'`]?on[a-z]+["'`]?:)""",
        ALWAYS,
    ),
    (r"(?:set|toggle)Attribute\(([^,()]*)", lambda match: not is_safe_attribute(match[1])),
    (rf"""(?i:{HOST}\w|["'`]\s*(?:{SCHEME}|https?\b)|\burl\(|["'`]//)""", ALWAYS),
    (r"(?<!return)(?<!yield)[\w)\]]\[(?![\"'][^\"']*[\"']\])(?:[^\[\]]|\[[^\[\]]*\])*\]\(", ALWAYS),
    (r"\breturn this\b(?![.\[])", ALWAYS),
]
"""What may be a way out in a script, and which of what is found is one."""

TEXT_ELEMENTS = words(
    "a abbr address area article aside b bdi bdo blockquote body br button caption circle cite clippath code col colgroup "
    "data datalist dd defs del desc details dfn dialog div dl dt ellipse em fieldset figcaption figure footer form g h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html i img input ins kbd label legend li line link main map mark mask menu meta "
    "meter nav noscript ol optgroup option output p path picture polygon polyline pre progress q rect ruby rp rt s samp "
    "script search section select small source span strong sub summary sup svg table tbody td template text textarea tfoot "
    "th thead time title tr tspan u ul use var wbr"
)
"""The elements that a template may hold."""

RELATIONS = words(
    "stylesheet icon canonical manifest apple-touch-icon alternate license help author next prev me search"
)
OWN_ADDRESS = re.compile(r"\{\{-?\s*(?:asset|address_of)\([^(){}]*\)\s*-?\}\}|(?![\w+.-]*:|/)[\w./-]+|#[\w-]*")
"""The address of a file of the site, or of a place on the page."""

LEADS_AWAY = re.compile(rf"(?!mailto:|tel:|sms:)[a-z][\w+.-]*:|[/\\]{{2}}|{HOST}", re.IGNORECASE)
TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?""")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\{\{[^}]*\}\}|[^\s"'>]+))?""")
JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|(\{[#{%].*)", re.DOTALL)
"""What Jinja reads. What is not closed is the group, up to the end: so a text is looked through once."""
BLOCK = re.compile(r"\{%.*?%\}|(\{%.*)", re.DOTALL)
"""One block of Jinja, in the same way."""
RAW = re.compile(r"\braw\s*[-+]?%\}")
QUOTES = str.maketrans("\"'<>", "’’‹›")


def ways_out(path: str, text: str) -> list[Found]:
    """Return each way out in a script, template or style, in order. `path` is the file's, seen from the project's folder."""
    find = next((finder for endings, finder in FINDERS.items() if path.endswith(endings)), None)
    return sorted(set(find(path, text))) if find else []


def without_uses(path: str, text: str) -> str:
    """Return a text without what the project rightly uses in that file; a host's file may do what the one in its place does."""
    for piece in IN_USE.get(path.removeprefix("overrides/"), {}):
        text = text.replace(piece, " " * len(piece))
    return text


def in_script(path: str, text: str) -> Iterator[Found]:
    """Yield the ways out of a script."""
    text = NUMBERED.sub(plain_letter, text)
    published = jsmin(text)
    code = without_uses(path, published)
    found = [match for rule, is_refused in SCRIPT_RULES for match in re.finditer(rule, code) if is_refused(match)]
    lines = lines_of(published, text) if found else []
    yield from ((lines[match.start()], match[0].strip()) for match in found)


def plain_letter(match: re.Match[str]) -> str:
    """Return a letter that is written by its number; any other sign stays as it is."""
    number = int(match[match.lastindex or 1], 16)
    sign = chr(number) if number < 128 else ""
    return sign if sign and (sign.isalnum() or sign in "/:._-") else match[0]


def is_part(name: str) -> bool:
    """Return whether a name is that of a class that another script of the plan provides, such as `planApp.App`."""
    return re.fullmatch(r"plan\w+\.[A-Z]\w+", name) is not None


def is_known_tag(argument: str) -> bool:
    """Return whether a script makes only elements that load nothing; the argument may hold classes, `div.c-box`."""
    if names := re.fullmatch(r"""[\w.]+\?(["'`][^"'`]+["'`]):?(["'`][^"'`]*["'`])?""", argument):
        return all(is_known_tag(name) for name in names.groups() if name)
    found = re.match(r"""["'`]([a-z0-9]+)(?:["'`.]|$)""", argument)
    return found is not None and found[1] in TAGS


def is_safe_attribute(argument: str) -> bool:
    """Return whether an attribute that a script sets loads nothing."""
    name = argument.strip("\"'`").lower()
    return argument[:1] in "\"'`" and name.isascii() and name not in LOADING and not name.startswith("on")


def lines_of(published: str, text: str) -> list[int]:
    """Return the line of each sign of a script as it is published, which lacks comments and spaces of the script's text."""
    lines, place, line = [], 0, 1
    for number, sign in enumerate(published):
        if not sign.isspace():
            while place < len(text) and (text[place] != sign or is_comment(published, number, text, place)):
                end = end_of(text, place) if text[place] == "/" else place + 1
                line += text.count("\n", place, end)
                place = end
            place += 1
        lines.append(line)
    return lines


def is_comment(published: str, number: int, text: str, place: int) -> bool:
    """Return whether a comment begins at a place of a text, which what is published does not hold."""
    begin = text[place : place + 2]
    return begin in ("//", "/*") and published[number : number + 2] != begin


def end_of(text: str, place: int) -> int:
    """Return where a comment ends."""
    mark = "\n" if text.startswith("//", place) else "*/"
    end = text.find(mark, place + 2)
    return len(text) if end < 0 else end + len(mark)


def in_template(path: str, text: str) -> Iterator[Found]:
    """Yield the ways out of a template."""
    code = without_uses(path, without_jinja_marks(text))
    for tag in TAG.finditer(BLOCK.sub(lambda match: match[1] or re.sub(r"[^\n]", " ", match[0]), code)):
        line = code.count("\n", 0, tag.start()) + 1
        element = tag[1].lower()
        attributes = [(name.lower(), unescape((value or "").strip("\"'"))) for name, value in ATTRIBUTE.findall(tag[2])]
        if element not in TEXT_ELEMENTS or is_acting(element, dict(attributes)):
            yield line, f"<{tag[1]}>"
        yield from (
            (line, f'{name}="{shorten(value)}"') for name, value in attributes if leads_out(element, name, value)
        )
    plain = unescape(code)
    for match in re.finditer(rf"<\{{\{{|{HOST}\w|(?:javascript|vbscript)\s*:", plain, re.IGNORECASE):
        yield plain.count("\n", 0, match.start()) + 1, match[0]


def without_jinja_marks(text: str) -> str:
    """Return a template without its comments, and with other signs for the quotation marks and angles in what Jinja reads.

    Where a part of a template is kept from Jinja, `{#` may be no comment, so nothing is left out.
    """
    return text if RAW.search(text) else JINJA.sub(without_marks, text)


def without_marks(match: re.Match[str]) -> str:
    """Return one piece that Jinja reads, in as many lines; one that is not closed, which Jinja refuses, as it is."""
    if match[1]:
        return match[1]
    return "\n" * match[0].count("\n") if match[0].startswith("{#") else match[0].translate(QUOTES)


def is_acting(element: str, attributes: dict[str, str]) -> bool:
    """Return whether an element runs a script of its own, stands for a header, or has the browser fetch something."""
    if element == "script":
        return "src" not in attributes and not attributes.get("type", "").startswith("application/")
    if element == "meta":
        return attributes.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy"
    return element == "link" and not set(attributes.get("rel", "?").lower().split()) <= set(RELATIONS)


def leads_out(element: str, name: str, value: str) -> bool:
    """Return whether an attribute of a template runs, sends or loads something that is not the site's own."""
    if name.startswith("on"):
        return True
    if name == "href" and element in ("a", "area", "link") and not (element == "link" and "page_url()" not in value):
        return bool(LEADS_AWAY.match(value.strip()))
    if name in ("src", "srcset", "href"):
        return not all(OWN_ADDRESS.fullmatch(part.strip()) for part in re.split(r"\s[\d.]+[wx](?:,|$)", value) if part)
    return name in LOADING and name not in ("rel", "http-equiv", "cite")


def shorten(value: str) -> str:
    """Return a value as a message shows it."""
    return " ".join(value.split())[:40]


def in_style(path: str, text: str) -> Iterator[Found]:
    """Yield the ways out of a style sheet, or of the palette that styles are made from."""
    return foreign_in_style(without_uses(path, text))


FINDERS: dict[tuple[str, ...], Callable[[str, str], Iterator[Found]]] = {
    (".js", ".mjs", ".cjs"): in_script,
    (".html", ".htm", ".xhtml", ".svg"): in_template,
    (".css", "tokens.yaml"): in_style,
}
"""What looks at each kind of file, by the endings of its names."""
