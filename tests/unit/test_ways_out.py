"""No script, template or style holds a way out of the device: each known way is planted in each kind of file, and found."""

from dataclasses import replace
from functools import cache

import pytest
from rjsmin import jsmin

from alsguide.checks.code import way_out
from alsguide.core.files import Files
from alsguide.hosting.ways_out import ways_out
from alsguide.hosting.ways_out_in_use import IN_USE
from alsguide.overrides.merge import make_project
from tests.support.shipped import shipped_files, site_of

SCRIPTS = (
    "theme/components/filters/exercises.js",
    "theme/components/offline-notice/offline.js",
    "theme/components/paper-form/paper-keep.js",
    "theme/components/search/search-page.js",
    "theme/scripts/plan-keep.js",
    "plugins/alsguide/hosting/worker.js",
    "overrides/theme/components/search/search-page.js",
)
TEMPLATES = ("theme/templates/base.html", "theme/components/card/macro.html", "overrides/theme/templates/home.html")
STYLES = (
    "theme/styles/base.css",
    "theme/components/box/style.css",
    "overrides/theme/static/css/own.css",
    "theme/tokens.yaml",
)

IN_SCRIPT = {
    "fetch": "fetch('https://example.org/?' + plan)",
    "fetch of a variable": "fetch(to, { method: 'POST', body: plan })",
    "fetch in letters by number": "\\u0066etch(to)",
    "fetch by name": "globalThis['fet' + 'ch'](plan)",
    "fetch of an alias": "const { body } = document, w = window; w[name](plan)",
    "fetch behind a text like a comment": "const a = '/*'; fetch(to); const b = '*/'",
    "request": "new XMLHttpRequest().open('POST', '/x')",
    "beacon": "navigator.sendBeacon('/x', plan)",
    "beacon of an alias": "const n = navigator; n[how]('/x', plan)",
    "web socket": "new WebSocket('wss://example.org')",
    "event source": "new EventSource('/x')",
    "web transport": "new WebTransport('https://example.org')",
    "rtc": "new RTCPeerConnection()",
    "image": "new Image().src = 'https://example.org/' + plan",
    "image element": "createElement('img', { src: plan })",
    "image of the document": "document.createElement('img')",
    "element by a variable": "document.createElement(kind)",
    "audio": "new Audio('/x')",
    "video": "createElement('video', { poster: plan })",
    "script": "document.createElement('script').src = plan",
    "style link": "createElement('link', { rel: 'stylesheet', href: plan })",
    "prefetch": "createElement('link', { rel: 'prefetch', href: '/x' })",
    "style rule": "sheet.insertRule('a { background: url(/x) }')",
    "style text": "element.style.cssText = 'background: url(/x)'",
    "style property": "element.style.setProperty('background', 'url(/x)')",
    "style address": "element.style.backgroundImage = `url(${plan})`",
    "font": "new FontFace('plan', 'url(/x)')",
    "form": "createElement('form', { action: plan }).submit()",
    "form that is there": "form.action = to",
    "form sent": "form.requestSubmit()",
    "frame": "createElement('iframe', { src: plan })",
    "object": "createElement('object', { data: plan })",
    "attribute": "link.setAttribute('href', to); link['click']()",
    "attribute by a variable": "link.setAttribute(named, to)",
    "attribute of events": "link.setAttribute('onclick', plan)",
    "property by pieces": "link['hr' + 'ef'] = to",
    "property of a made object": "Object.assign(link, { ['hr' + 'ef']: to })",
    "property that is defined": "Object.defineProperty(link, 'href', { value: to })",
    "call by a name that is worked out": "link[`cl${'ick'}`]()",
    "call by a name in a list": "const names = ['x', 'y']; link[names[0]]()",
    "refresh of a heading that is there": "meta.content = '0; url=/x'",
    "link ping": "createElement('a', { href: '#', ping: '/x' })",
    "link followed": "link.href = '/x?' + plan; link.click()",
    "click that is made": "link.dispatchEvent(new MouseEvent('click'))",
    "new window": "window.open('/x?' + plan)",
    "bare new window": "open('/x?' + plan)",
    "window of an event": "event.view.open('/x')",
    "location": "location = '/x?' + plan",
    "location of the window": "window.location = '/x?' + plan",
    "location address": "location.href = '/x?' + plan",
    "location call": "location.assign('/x?' + plan)",
    "location of the document": "document.location.replace('/x')",
    "worker": "new Worker('/x.js')",
    "shared worker": "new SharedWorker('/x.js')",
    "service worker": "navigator.serviceWorker.register('/x.js')",
    "import": "import('/x.js')",
    "import of scripts": "importScripts('/x.js')",
    "message": "window.parent.postMessage(plan, '*')",
    "channel": "new BroadcastChannel('plan')",
    "markup": "root.innerHTML = plan",
    "markup beside": "root.insertAdjacentHTML('beforeend', plan)",
    "markup of the document": "document.write(plan)",
    "speech": "speechSynthesis.speak(plan)",
    "cookie": "document.cookie = plan",
    "database": "indexedDB.open('plan')",
    "evaluated": "eval(plan)",
    "made function": "new Function(plan)()",
    "function by its constructor": "(() => {}).constructor('return 1')()",
    "text run later": "setTimeout('f' + 'etch(1)', 1)",
    "refresh": "createElement('meta', { 'http-equiv': 'refresh', content: '0; url=/x' })",
    "share": "navigator.share({ text: plan })",
    "address without a scheme": "load('//example.org/x')",
    "address in pieces": "load(`${'https'}://example.org/${plan}`)",
    "script as an address": "go('javascript:alert(1)')",
    "data as an address": "go('data:text/html,x')",
    "base": "document.createElement('base')",
}

IN_TEMPLATE = {
    "script of another site": '<script src="https://example.org/x.js" defer></script>',
    "script of any site": '<script src="//example.org/x.js"></script>',
    "script of a variable": '<script src="{{ org.script }}"></script>',
    "script in the page": "<script>alert(1)</script>",
    "module in the page": '<script type="module">import "/x.js"</script>',
    "image of another site": '<img src="https://example.org/x.png" alt="">',
    "image without quotation marks": "<img src=//example.org/x.png alt=x>",
    "image with a slash": "<IMG/SRC='//example.org/x.png'>",
    "image of a size": '<img srcset="a.png 1x, //example.org/b.png 2x" alt="">',
    "style of another site": '<link href="https://example.org/x.css" rel="stylesheet">',
    "preconnect": '<link rel="preconnect" href="https://example.org">',
    "dns prefetch": '<link rel="dns-prefetch" href="//example.org">',
    "prefetch": '<link rel="prefetch" href="next.html">',
    "preload": '<link rel="preload" as="image" imagesrcset="x.png 1x">',
    "relation of a variable": '<link rel="{{ kind }}" href="x">',
    "refresh": '<meta http-equiv="refresh" content="0; url=https://example.org">',
    "frame": '<iframe src="map.html"></iframe>',
    "object": '<object data="x.svg"></object>',
    "embedded": '<embed src="x.svg">',
    "video": '<video src="x.mp4" autoplay></video>',
    "base": '<base href="https://example.org/">',
    "form": '<form action="https://example.org/"><button>Go</button></form>',
    "button of a form": '<button formaction="/x">Go</button>',
    "ping": '<a href="#main" ping="/x">Go</a>',
    "event": '<body onload="alert(1)">',
    "event in other letters": "<p OnMouseOver = 'alert(1)'>x</p>",
    "event behind Jinja": '<p {% if page %}onclick="a > b"{% endif %}>x</p>',
    "script as an address": '<a href="javascript:alert(1)">Go</a>',
    "script in entities": '<a href="java&#115;cript:alert(1)">Go</a>',
    "link to another site": '<a href="https://example.org/">Go</a>',
    "address in pieces": "<a href=\"{{ 'https:' ~ '//example.org' }}\">Go</a>",
    "style in the page": "<style>p { background: url(/x) }</style>",
    "style of an element": '<p style="background: url(/x)">x</p>',
    "page within": '<iframe srcdoc="x"></iframe>',
    "drawing from elsewhere": '<svg><use href="https://example.org/x.svg#a"/></svg>',
    "drawing with a page": "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "drawing that changes itself": '<svg><animate attributeName="href" values="x"/></svg>',
    "element of a variable": "<{{ name }} src=x>",
    "comment that is none": "{% raw %}{# {% endraw %}<script>alert(1)</script>{% raw %} #}{% endraw %}",
    "text like a comment": "{{ '{#' }}<script>alert(1)</script>{{ '#}' }}",
}

IN_STYLE = {
    "address": "p { background: url(https://example.org/x.png) }",
    "address without a scheme": "p { background: url('//example.org/x.png') }",
    "address of the host": "input[value^='a'] { background: url(/log?a) }",
    "address in letters by number": "p { background: \\75rl(https://example.org) }",
    "import": "@import 'https://example.org/x.css';",
    "import by an address": "@import url(x.css);",
    "set of images": "p { background: image-set('https://example.org/x.png' 1x) }",
    "older set of images": "p { background: -webkit-image-set('x.png' 1x) }",
    "font": "@font-face { font-family: x; src: url(https://example.org/x.woff2) }",
    "address between texts like comments": "p::before { content: '/*'; background: url(//a.example); color: '*/' }",
    "bare address": "p { --x: 'https://example.org' }",
    "script": "p { behavior: none; width: expression(alert(1)) }",
    "data": "p { background: url(data:image/svg+xml,x) }",
}


@cache
def code() -> dict[str, str]:
    """Return the scripts, templates and styles of the project, and those that the tests put beside them."""
    return {path: text for path, text in shipped_files().code.items() if not path.startswith("overrides/")}


def text_of(path: str) -> str:
    """Return the file that stands at a path, or that a host's file at that path replaces; nothing for a new one."""
    return code().get(path) or code().get(path.removeprefix("overrides/"), "")


def test_the_project_holds_no_way_out() -> None:
    """When it fails: do it another way. Add to `ways_out_in_use.py` only what can never send anything anywhere."""
    assert len(code()) > 120
    assert [(path, found) for path, text in code().items() for found in ways_out(path, text)] == []


def missed(path: str, ways: dict[str, str]) -> tuple[list[str], set[int]]:
    """Return the ways that are not found when each is planted in a row of its own at the end of a file, and false alarms."""
    text = text_of(path)
    rows = [way.replace("\n", " ") for way in ways.values()]
    lines = {number for number, _ in ways_out(path, "\n".join([text, *rows, ""]))}
    planted = {name: number for number, name in enumerate(ways, text.count("\n") + 2)}
    return [name for name, line in planted.items() if line not in lines], lines - set(planted.values())


@pytest.mark.parametrize("path", SCRIPTS)
def test_every_way_out_is_found_in_a_script(path: str) -> None:
    assert text_of(path)
    assert missed(path, {name: f"{way};" for name, way in IN_SCRIPT.items()}) == ([], set())


@pytest.mark.parametrize("path", TEMPLATES)
def test_every_way_out_is_found_in_a_template(path: str) -> None:
    assert text_of(path)
    assert missed(path, IN_TEMPLATE) == ([], set())


@pytest.mark.parametrize("path", STYLES)
def test_every_way_out_is_found_in_a_style(path: str) -> None:
    assert missed(path, IN_STYLE) == ([], set())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "overrides/theme/static/css/own.css",
            "/* see https://example.org */ p { background: url('../images/dots.svg') }",
        ),
        ("overrides/theme/static/css/own.css", "@font-face { font-family: own; src: url(own.woff2) format('woff2') }"),
        (
            "overrides/theme/templates/home.html",
            '{# https://example.org #}<img src="{{ asset(\'images/us.png\') }}" alt="Us">',
        ),
        (
            "overrides/theme/templates/home.html",
            '<a href="{{ link.url }}">x</a> <a href="tel:{{ phone }}">y</a> <a href="a.html">',
        ),
        (
            "overrides/theme/scripts/own.js",
            "// fetch('https://example.org')\nconst newPlan = title.open ? words.share : a.b;",
        ),
        (
            "overrides/theme/scripts/own.js",
            "element.setAttribute('aria-label', text); list.append(createElement('li.c-x', {}, t));",
        ),
    ],
)
def test_what_leads_nowhere_is_no_way_out(path: str, text: str) -> None:
    assert ways_out(path, text) == []


def test_each_use_that_is_allowed_is_still_in_its_file() -> None:
    for path, pieces in IN_USE.items():
        published = jsmin(code()[path]) if path.endswith(".js") else code()[path]
        unused = [piece for piece in pieces if piece not in published]
        if path.endswith("worker.js") or "localStorage.getItem(" in pieces:
            unused = [piece for piece in unused if not piece.startswith(("caches.", "localStorage.", "self."))]
        assert unused == [], path


def test_the_check_names_the_file_and_the_line() -> None:
    path = "overrides/theme/templates/home.html"
    files: Files = replace(shipped_files(), code={**code(), path: 'x\n<img src="//example.org/x.png" alt="">\n'})
    (problem,) = {found.line: found for found in way_out(site_of(make_project(files)))}.values()
    assert (problem.path, problem.line) == (path, 2)
