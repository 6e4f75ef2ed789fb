"""The served headers earn the highest grade of the public scoring rules, and the rules see what is missing."""

import httpx
import pytest

from tests.servers.observatory import csp_result, score
from tests.support.brands import Brand
from tests.support.servers import Served

PAGE = "<!doctype html><html><body><script src='a.js'></script></body></html>"
GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def test_every_kind_of_page_earns_130_points_and_the_highest_grade(served: tuple[Served, Brand]) -> None:
    site, _ = served
    found = {}
    for address in ("", "start/can-i-exercise.html", "exercises/sit-to-stand.html", "plan.html", "nothing-here"):
        answer = httpx.get(site.url + address)
        found[address] = score(answer.headers, answer.text)
    print({address: (one.points, one.grade) for address, one in found.items()})
    assert {address: one for address, one in found.items() if one.points < 130 or one.grade != "A+"} == {}


def test_a_bare_site_fails() -> None:
    assert (score({}, PAGE).points, score({}, PAGE).grade) == (30, "D")


@pytest.mark.parametrize(
    ("name", "value", "points"),
    [
        ("Content-Security-Policy", None, 70 - 15),
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'", 80),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 125),
        ("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'", 80),
        ("Content-Security-Policy", "default-src 'none'; default-src 'none'", 100 - 25 - 20),
        ("Referrer-Policy", None, 125),
        ("Referrer-Policy", "unsafe-url", 95 + 25),
        ("Strict-Transport-Security", None, 80),
        ("Strict-Transport-Security", "max-age=86400", 90 + 30),
        ("X-Content-Type-Options", None, 95 + 30),
        ("Cross-Origin-Resource-Policy", None, 120),
    ],
)
def test_each_header_counts(name: str, value: str | None, points: int) -> None:
    headers = {key: text for key, text in GOOD.items() if key != name} | ({name: value} if value else {})
    assert score(headers, PAGE).points == points
    assert score(GOOD, PAGE).points == 130


def test_policies_in_force_together_are_taken_together() -> None:
    result, policy, own = csp_result(
        "default-src 'none'; script-src 'self' https:", ["default-src 'none'; script-src 'self'"]
    )
    assert result == "csp-implemented-with-no-unsafe-default-src-none"
    assert policy["script-src"] == {"'self'"}
    assert own["script-src"] == {"'self'", "https:"}
