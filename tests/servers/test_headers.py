"""Real nginx, Apache and Caddy send every file with the headers of the policy, packed where that is smaller."""

import gzip
from pathlib import Path

import httpx
import pytest

from alsguide.hosting.policy import FORM, HeaderSet, content_policy, header_set_for, make_header_sets
from tests.support.brands import Brand
from tests.support.servers import Served

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
    ".xml": "xml",
    ".txt": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def header_sets(served: tuple[Served, Brand]) -> list[HeaderSet]:
    """The policy of the served site, from its own organisation and its own pages."""
    output, policy = served[1].output, content_policy(FORM, in_meta=True)
    pages = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in sorted(output.rglob("*.html"))}
    forms = tuple(address for address, text in pages.items() if f'content="{policy}"' in text)
    assert "plan.html" in forms
    return make_header_sets(served[1].organisation.publishing, forms)


def files_of(folder: Path) -> list[str]:
    hidden = (".gz", ".br")
    found = [
        p for p in folder.rglob("*") if p.is_file() and p.suffix not in hidden and not p.name.startswith((".", "_"))
    ]
    assert len(found) >= 100
    return sorted(path.relative_to(folder).as_posix() for path in found)


def differences(answer: httpx.Response, wanted: dict[str, str]) -> dict[str, tuple[str, str]]:
    sent = {name: answer.headers.get(name, "") for name in wanted}
    return {name: (sent[name], value) for name, value in wanted.items() if sent[name] != value}


def test_every_file_is_sent_whole_with_the_headers_of_its_set(
    served: tuple[Served, Brand], header_sets: list[HeaderSet]
) -> None:
    site, _ = served
    wrong = {}
    with httpx.Client(headers={"Accept-Encoding": "identity"}) as client:
        for address in files_of(site.folder):
            answer = client.get(site.url + address)
            assert answer.status_code == 200, address
            assert answer.content == (site.folder / address).read_bytes(), address
            if found := differences(answer, header_set_for(header_sets, address).headers):
                wrong[address] = found
            kind = KINDS.get(Path(address).suffix)
            if kind and kind not in answer.headers.get("content-type", "").replace(
                "; charset=UTF-8", "; charset=utf-8"
            ):
                wrong[address] = {"content-type": (answer.headers.get("content-type", ""), kind)}
            assert "set-cookie" not in answer.headers
    assert wrong == {}


def test_a_folder_is_answered_with_its_index(served: tuple[Served, Brand], header_sets: list[HeaderSet]) -> None:
    site, _ = served
    for folder in ("", "safety/"):
        answer = httpx.get(site.url + folder, headers={"Accept-Encoding": "identity"})
        assert answer.content == (site.folder / folder / "index.html").read_bytes()
        assert differences(answer, header_sets[0].headers) == {}


def test_pages_to_fill_in_are_sent_with_their_own_policy(
    served: tuple[Served, Brand], header_sets: list[HeaderSet]
) -> None:
    site, _ = served
    policy = httpx.get(site.url + "plan.html").headers["content-security-policy"]
    assert (
        policy
        == next(header_set for header_set in header_sets if header_set.kind == FORM).headers["Content-Security-Policy"]
    )
    assert "connect-src 'none'; base-uri 'none'; form-action 'none'" in policy


def test_packed_copies_are_sent_and_unpack_to_the_file(
    served: tuple[Served, Brand], header_sets: list[HeaderSet]
) -> None:
    site, _ = served
    for address in ("index.html", "start/can-i-exercise.html", "theme/css/site.css", "sw.js"):
        with httpx.stream("GET", site.url + address, headers={"Accept-Encoding": "gzip"}) as answer:
            packed = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip", address
            assert "accept-encoding" in answer.headers["vary"].lower()
            assert differences(answer, header_set_for(header_sets, address).headers) == {}, address
            assert KINDS[Path(address).suffix].split(";")[0] in answer.headers["content-type"]
        assert packed == (site.folder / f"{address}.gz").read_bytes(), "the copy made when publishing, not one made now"
        assert gzip.decompress(packed) == (site.folder / address).read_bytes()


def test_brotli_copies_are_sent_by_servers_that_can(served: tuple[Served, Brand]) -> None:
    """nginx needs a module for it that the distribution's small package does not have; docs/hosting.md says so."""
    site, _ = served
    with httpx.stream("GET", site.url + "index.html", headers={"Accept-Encoding": "br"}) as answer:
        packed = b"".join(answer.iter_raw())
        assert answer.headers.get("content-encoding", "") == ("" if site.server == "nginx" else "br")
    if site.server != "nginx":
        assert packed == (site.folder / "index.html.br").read_bytes()


def test_an_address_that_is_not_there_gives_the_sites_own_page_at_any_depth(
    served: tuple[Served, Brand], header_sets: list[HeaderSet]
) -> None:
    site, _ = served
    for address in ("nothing.html", "safety/nothing", "a/b/c/d/nothing.html"):
        answer = httpx.get(site.url + address, headers={"Accept-Encoding": "identity"})
        assert answer.status_code == 404, address
        assert answer.content == (site.folder / "404.html").read_bytes()
        assert differences(answer, header_sets[0].headers) == {}, address


def test_a_page_is_asked_for_anew_with_a_short_answer_when_nothing_changed(served: tuple[Served, Brand]) -> None:
    site, _ = served
    first = httpx.get(site.url + "about.html", headers={"Accept-Encoding": "identity"})
    validator = {"If-None-Match": first.headers["etag"]} if "etag" in first.headers else {}
    validator |= {"If-Modified-Since": first.headers["last-modified"], "Accept-Encoding": "identity"}
    again = httpx.get(site.url + "about.html", headers=validator)
    assert (again.status_code, again.content) == (304, b"")
