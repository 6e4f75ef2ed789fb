"""The scoring rules of the MDN HTTP Observatory, as far as a static site without cookies can meet them.

Written from the published rules: "Tests and scoring" (mdn/yari, copy/observatory/tests_and_scoring.md) and the score table
and parser of the scanner itself (mdn/mdn-http-observatory, src/grader/charts.js and src/analyzer/), read in November 2026.
A site begins at 100; penalties are taken off; bonuses are added only when 90 or more are left. Results are named as there.
The scan itself needs a site on the web with https, so `is_https` stands for a host with a valid certificate.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html

BASELINE, LEAST_FOR_BONUS = 100, 90
GRADES = ((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-"),
          (40, "D+"), (30, "D"), (25, "D-"), (0, "F"))  # fmt: skip

MODIFIERS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-header-invalid": -25,
    "csp-not-implemented": -25,
    "cookies-not-found": 0,
    "cookies-without-secure-flag": -20,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "redirection-to-https": 0,
    "redirection-missing": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-header-invalid": -5,
}
"""Points of each result. Embedder and opener policy are looked at by newer scanners too, without points."""

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_REFERRER = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
SIX_MONTHS = 15768000

Policy = dict[str, set[str]]


@dataclass(frozen=True)
class Score:
    """What a page earns: the points, the grade, and the result of every test."""

    points: int
    grade: str
    results: tuple[str, ...]


def parse_policy(text: str) -> Policy:
    """Read one policy. Raises ValueError for one that the scanner calls invalid: too short, or a directive twice."""
    if len(text.strip()) < len("img-src") - 1:
        raise ValueError("too short")
    policy: Policy = {}
    for part in (part.split() for part in text.lower().split(";") if part.strip()):
        if part[0] in policy:
            raise ValueError(f"{part[0]} appears twice")
        policy[part[0]] = set(part[1:]) or {"'none'"}
    return policy


def combined(policies: list[Policy]) -> Policy:
    """Return the policy that several in force together amount to: a source counts only when all name it."""
    whole = dict(policies[0])
    for policy in policies[1:]:
        for name, sources in policy.items():
            whole[name] = (whole[name] & sources or {"'none'"}) if name in whole else sources
    return whole


def csp_result(header: str, metas: list[str]) -> tuple[str, Policy, Policy]:
    """Return the result for the content policy, the combined policy, and that of the header alone."""
    try:
        in_header = [parse_policy(part) for part in header.split(",")] if header else []
        in_pages = [parse_policy(part) for part in metas]
    except ValueError:
        return "csp-header-invalid", {}, {}
    if not in_header and not in_pages:
        return "csp-not-implemented", {}, {}
    policy = combined([*in_header, *in_pages])
    own = combined(in_header) if in_header else {}
    default = policy.get("default-src", {"*"})
    script, style = policy.get("script-src", default), policy.get("style-src", default)
    active = set().union(*(sources for name, sources in policy.items() if name not in ("img-src", "media-src")))
    if script & (BROAD | {"'unsafe-inline'", "data:"}) or policy.get("object-src", default) & BROAD:
        return "csp-implemented-with-unsafe-inline", policy, own
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return "csp-implemented-with-insecure-scheme", policy, own
    if "'unsafe-eval'" in script | style:
        return "csp-implemented-with-unsafe-eval", policy, own
    if style & (BROAD | {"'unsafe-inline'", "data:"}):
        return "csp-implemented-with-unsafe-inline-in-style-src-only", policy, own
    if policy.get("default-src") == {"'none'"}:
        return "csp-implemented-with-no-unsafe-default-src-none", policy, own
    return "csp-implemented-with-no-unsafe", policy, own


def frame_result(header: str, own: Policy) -> str:
    """Return the result for framing."""
    if "frame-ancestors" in own:
        return "x-frame-options-implemented-via-csp"
    if not header:
        return "x-frame-options-not-implemented"
    good = header.strip().lower() in ("deny", "sameorigin")
    return "x-frame-options-sameorigin-or-deny" if good else "x-frame-options-header-invalid"


def referrer_result(header: str) -> str:
    """Return the result for the referrer policy; of several values the last known one counts."""
    if not header:
        return "referrer-policy-not-implemented"
    known = [v for value in header.lower().split(",") if (v := value.strip()) in PRIVATE | UNSAFE_REFERRER]
    if not known:
        return "referrer-policy-header-invalid"
    return "referrer-policy-private" if known[-1] in PRIVATE else "referrer-policy-unsafe"


def transport_result(header: str) -> str:
    """Return the result for strict transport security."""
    if not header:
        return "hsts-not-implemented"
    found = re.search(r"(?:^|;)\s*max-age=(\d+)", header.lower())
    if not found:
        return "hsts-header-invalid"
    long = int(found[1]) >= SIX_MONTHS
    return f"hsts-implemented-max-age-{'at-least' if long else 'less-than'}-six-months"


def resource_result(header: str) -> str:
    """Return the result for the cross-origin resource policy."""
    if not header:
        return "cross-origin-resource-policy-not-implemented"
    good = header in ("same-origin", "same-site", "cross-origin")
    return f"cross-origin-resource-policy-{'implemented-with-' + header if good else 'header-invalid'}"


def script_result(page: str) -> str:
    """Return the result for the scripts of the page."""
    sources = list(html.fromstring(page).xpath("//script/@src"))
    if not html.fromstring(page).xpath("//script"):
        return "sri-not-implemented-but-no-scripts-loaded"
    foreign = any(re.match(r"(https?:)?//", source) for source in sources)
    return f"sri-not-implemented-but-{'external-scripts-loaded-securely' if foreign else 'all-scripts-loaded-from-secure-origin'}"


def score(headers: Mapping[str, str], page: str, is_https: bool = True) -> Score:
    """Return the score of a page by its headers and its HTML."""
    sent = {name.lower(): value for name, value in headers.items()}
    metas = html.fromstring(page).xpath("//meta[translate(@http-equiv,'CSP','csp')='content-security-policy']/@content")
    csp, _, own = csp_result(sent.get("content-security-policy", ""), list(metas))
    sniff = sent.get("x-content-type-options", "")
    allowed = "access-control-allow-origin" in sent
    results = (
        csp,
        "cookies-without-secure-flag" if "set-cookie" in sent else "cookies-not-found",
        "cross-origin-resource-sharing-" + ("implemented-with-public-access" if allowed else "not-implemented"),
        "redirection-to-https" if is_https else "redirection-missing",
        referrer_result(sent.get("referrer-policy", "")),
        transport_result(sent.get("strict-transport-security", "") if is_https else ""),
        script_result(page),
        "x-content-type-options-"
        + ("nosniff" if sniff == "nosniff" else "header-invalid" if sniff else "not-implemented"),
        frame_result(sent.get("x-frame-options", ""), own),
        resource_result(sent.get("cross-origin-resource-policy", "")),
    )
    modifiers = [MODIFIERS[result] for result in results]
    points = BASELINE + sum(modifier for modifier in modifiers if modifier < 0)
    if points >= LEAST_FOR_BONUS:
        points += sum(modifier for modifier in modifiers if modifier > 0)
    points = max(points, 0)
    return Score(points, next(grade for least, grade in GRADES if points >= least), results)
