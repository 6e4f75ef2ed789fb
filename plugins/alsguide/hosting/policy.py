"""The policy: what a page may load and do, and how long its files may be kept. Written once, here, for every web server.

A *kind* of page says what it may do. *Default* pages are for reading. *Form* pages are those that readers fill in: nothing
on them may start a worker or open a connection, besides what holds for all. The *worker* is the script that keeps the site
for times without a network; it alone may fetch, and only from this site.
"""

from dataclasses import dataclass

from alsguide.organisation import Publishing

DEFAULT, FORM, WORKER = "default", "form", "worker"

FORM_TEMPLATES = frozenset({"plan", "paper", "search", "exercises-print"})
"""The templates of pages that readers fill in."""

WORKER_FILE = "sw.js"
ASSET_FOLDER = "theme/"
"""Files below it carry a mark of their content in their address, so a browser may keep them."""

CONTENT: dict[str, dict[str, str]] = {
    DEFAULT: {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    },
    FORM: {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    },
    WORKER: {"default-src": "'none'", "connect-src": "'self'", "script-src": "'self'", "frame-ancestors": "'none'"},
}
"""The Content-Security-Policy of each kind: directive and value. What is not named falls to `default-src 'none'`."""

NOT_IN_META = ("frame-ancestors", "sandbox", "report-uri", "report-to")
"""Directives that browsers ignore in a `<meta>` element (CSP Level 3, section 3.3)."""

PERMISSIONS = (
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "serial",
    "storage-access",
    "usb",
    "xr-spatial-tracking",
)
"""What no page of the site may use."""

COMMON: dict[str, str] = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Headers of every answer."""

KEEP_ASSETS = "public, max-age=31536000, immutable"
KEEP_PAGES = "public, max-age=0, must-revalidate"
"""Pages are asked for again each time, which costs a short answer when nothing changed: a fixed fact is seen at once."""


@dataclass(frozen=True)
class HeaderSet:
    """What one group of files is sent with.

    `pages` are addresses below the site's top folder; none means every file that no other set names. `folder` is a folder
    whose every file is meant, with a slash at its end.
    """

    kind: str
    headers: dict[str, str]
    pages: tuple[str, ...] = ()
    folder: str = ""


def content_policy(kind: str, in_meta: bool = False) -> str:
    """Return the Content-Security-Policy of a kind of page, as a header or as a `<meta>` element holds it."""
    parts = CONTENT[kind].items()
    return "; ".join(f"{name} {value}" for name, value in parts if not (in_meta and name in NOT_IN_META))


def kind_of(template: str) -> str:
    """Return the kind of a page by its template."""
    return FORM if template in FORM_TEMPLATES else DEFAULT


def transport_security(publishing: Publishing) -> str:
    """Return the Strict-Transport-Security header; empty when the host wants none."""
    if not publishing.hsts_days:
        return ""
    subdomains = "; includeSubDomains" if publishing.hsts_subdomains else ""
    return f"max-age={publishing.hsts_days * 86400}{subdomains}"


def make_header_sets(publishing: Publishing, form_pages: tuple[str, ...]) -> list[HeaderSet]:
    """Return the sets of headers of a site, no two of which name the same file; the one for all other files is the first."""
    common = dict(COMMON)
    if header := transport_security(publishing):
        common["Strict-Transport-Security"] = header

    def headers(kind: str, keep: str) -> dict[str, str]:
        return {"Content-Security-Policy": content_policy(kind), **common, "Cache-Control": keep}

    header_sets = [HeaderSet(DEFAULT, headers(DEFAULT, KEEP_PAGES))]
    if form_pages:
        header_sets.append(HeaderSet(FORM, headers(FORM, KEEP_PAGES), form_pages))
    header_sets.append(HeaderSet(WORKER, headers(WORKER, KEEP_PAGES), (WORKER_FILE,)))
    header_sets.append(HeaderSet("asset", headers(DEFAULT, KEEP_ASSETS), folder=ASSET_FOLDER))
    return header_sets


def header_set_for(header_sets: list[HeaderSet], address: str) -> HeaderSet:
    """Return the headers of a file."""
    named = (
        header_set
        for header_set in header_sets
        if address in header_set.pages or (header_set.folder and address.startswith(header_set.folder))
    )
    return next(named, header_sets[0])
