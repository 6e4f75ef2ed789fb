"""The policy, and its forms for web servers parsed back: each file is sent with the headers of its set, whoever serves it."""

import json
import re
from collections.abc import Callable

import pytest

from alsguide.hosting import servers
from alsguide.hosting.policy import (
    CONTENT,
    DEFAULT,
    FORM,
    NOT_IN_META,
    WORKER,
    HeaderSet,
    content_policy,
    header_set_for,
    kind_of,
    make_header_sets,
    transport_security,
)
from alsguide.organisation import Publishing

PAGES = ("index.html", "plan.html", "about.html", "safety/index.html", "safety/falls.html", "exercises/walking.html")
OTHERS = ("sw.js", "theme/css/site.css", "theme/js/offline.js")
BASES = ("/", "/moving/")


@pytest.fixture(scope="module")
def header_sets() -> list[HeaderSet]:
    return make_header_sets(Publishing(), ("plan.html",))


def test_every_policy_begins_with_nothing_and_allows_no_inline_or_foreign_code() -> None:
    for kind, directives in CONTENT.items():
        assert next(iter(directives)) == "default-src", kind
        assert directives["default-src"] == "'none'", kind
        words = " ".join(directives.values())
        assert "unsafe" not in words
        assert "http" not in words
        assert "*" not in words
        assert directives["frame-ancestors"] == "'none'"


def test_pages_that_readers_fill_in_open_no_connection_send_no_form_and_start_no_worker() -> None:
    form = CONTENT[FORM]
    assert (form["connect-src"], form["form-action"]) == ("'none'", "'none'")
    assert "worker-src" not in form
    assert "manifest-src" not in form
    assert set(form) <= set(CONTENT[DEFAULT]), "nothing is allowed there that is not allowed elsewhere"


def test_only_the_worker_may_fetch_and_only_from_this_site() -> None:
    assert CONTENT[WORKER]["connect-src"] == "'self'"
    assert CONTENT[DEFAULT]["connect-src"] == "'none'"


def test_the_meta_element_says_all_but_what_browsers_ignore_there() -> None:
    whole, meta = content_policy(DEFAULT), content_policy(DEFAULT, in_meta=True)
    assert [part for part in whole.split("; ") if part.split()[0] not in NOT_IN_META] == meta.split("; ")
    assert "frame-ancestors" in whole
    assert "frame-ancestors" not in meta


def test_the_plan_is_a_page_to_fill_in() -> None:
    assert (kind_of("plan"), kind_of("article"), kind_of("")) == (FORM, DEFAULT, DEFAULT)


def test_each_file_has_exactly_one_set_of_headers(header_sets: list[HeaderSet]) -> None:
    for address in (*PAGES, *OTHERS):
        named = [
            header_set
            for header_set in header_sets[1:]
            if address in header_set.pages or (header_set.folder and address.startswith(header_set.folder))
        ]
        assert len(named) <= 1
    assert header_set_for(header_sets, "plan.html").kind == FORM
    assert header_set_for(header_sets, "sw.js").kind == WORKER
    assert "immutable" in header_set_for(header_sets, "theme/css/site.css").headers["Cache-Control"]
    assert header_set_for(header_sets, "safety/falls.html") is header_sets[0]


def test_transport_security_is_an_option() -> None:
    assert transport_security(Publishing()) == "max-age=31536000"
    assert transport_security(Publishing(hsts_days=730, hsts_subdomains=True)) == "max-age=63072000; includeSubDomains"
    assert transport_security(Publishing(hsts_days=0)) == ""
    assert "Strict-Transport-Security" not in make_header_sets(Publishing(hsts_days=0), ())[0].headers


# --- `_headers`: Netlify and Cloudflare Pages -----------------------------------------------------------------------

Blocks = list[tuple[str, dict[str, str]]]


def parse_headers_file(text: str) -> Blocks:
    """Read `_headers` as both hosts document it: a path, then indented lines of name and value; # begins a comment."""
    blocks: Blocks = []
    for row in text.splitlines():
        if row and not row.startswith(("#", " ")):
            blocks.append((row, {}))
        elif row.startswith("  "):
            name, _, value = row.strip().partition(": ")
            blocks[-1][1][name] = value
    return blocks


def matches(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) is not None


def joined(old: str, new: str) -> str:
    return f"{old}, {new}"


def last(old: str, new: str) -> str:
    return new


def first(old: str, new: str) -> str:
    return old


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("merge", [joined, last, first])
def test_the_headers_file_says_the_same_however_a_host_merges_blocks(
    base: str, merge: Callable[[str, str], str], header_sets: list[HeaderSet]
) -> None:
    blocks = parse_headers_file(servers.headers_file(header_sets, PAGES, base))
    asked = [(address, path) for address in (*PAGES, *OTHERS) for path in servers.both_forms(address)]
    assert len(asked) > len(PAGES) + len(OTHERS)
    for address, path in asked:
        sent: dict[str, str] = {}
        for pattern, headers in blocks:
            if matches(pattern, base + path):
                for name, value in headers.items():
                    sent[name] = merge(sent[name], value) if name in sent else value
        assert sent == header_set_for(header_sets, address).headers, path


def test_the_headers_file_keeps_to_the_limits_of_cloudflare(header_sets: list[HeaderSet]) -> None:
    """100 blocks, 2,000 characters a line, one star a path (Cloudflare Pages, "Headers"). The real site has fewer pages."""
    pages = [f"page-{number}.html" for number in range(30)] + [f"topic-{number}/one.html" for number in range(10)]
    text = servers.headers_file(header_sets, pages, "/")
    assert len(parse_headers_file(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    assert all(pattern.count("*") <= 1 for pattern, _ in parse_headers_file(text))


@pytest.mark.parametrize("base", BASES)
def test_the_json_form_is_the_policy(base: str, header_sets: list[HeaderSet]) -> None:
    read = json.loads(servers.json_file(header_sets, base))["rules"]
    assert [entry["headers"] for entry in read] == [header_set.headers for header_set in header_sets]
    assert read[0]["for"] == [f"{base}*"]
    assert read[1]["for"] == [f"{base}plan.html"]


def test_no_value_needs_quotes_that_a_server_would_misread(header_sets: list[HeaderSet]) -> None:
    for header_set in header_sets:
        for name, value in header_set.headers.items():
            assert re.fullmatch(r"[A-Za-z-]+", name)
            assert re.fullmatch(r"[^\"\\\n$%{}]+", value), (name, value)
