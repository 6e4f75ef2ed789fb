"""`make check-online` and `make cite` against a real server on this machine that speaks the services' formats."""

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from alsguide.citations.library import load_library
from alsguide.citations.verification_log import load_verification_log
from alsguide.online.check import run
from alsguide.online.cite import CiteError, add, fetch, key_for
from alsguide.online.client import Client, retry_after
from alsguide.online.compare import same_name, same_title
from alsguide.online.services import Services
from tests.support.serving import serving
from tests.support.sites import ROOT

CLAWSON: dict[str, Any] = {
    "type": "journal-article",
    "title": ["A trial of <i>gentle</i> exercise in a rare disease"],
    "author": [{"family": "Clawson", "given": "Lora L."}, {"name": "A Study Group"}],
    "issued": {"date-parts": [[2018, 5]]},
    "container-title": ["Journal of Trials"],
    "volume": "19",
    "page": "250-258",
    "DOI": "10.1000/good",
    "URL": "https://doi.org/10.1000/good",
}
SUMMARY: dict[str, Any] = {
    "title": "A trial of gentle exercise in a rare disease.",
    "pubdate": "2018 May",
    "authors": [{"name": "Clawson LL"}],
    "pubtype": ["Journal Article"],
    "articleids": [{"idtype": "pubmed", "value": "111"}, {"idtype": "doi", "value": "10.1000/good"}],
}


class Service(BaseHTTPRequestHandler):
    """Crossref, PubMed and a web page in one; what it does depends on the DOI, number or path asked for."""

    asked: Counter[str]
    agents: set[str]
    stopped: threading.Event

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.asked[self.path] += 1
        self.agents.add(self.headers["User-Agent"])
        if parts.path.startswith("/works/"):
            self.crossref(unquote(parts.path.removeprefix("/works/")))
        elif parts.path.startswith("/esummary.fcgi"):
            self.pubmed(parse_qs(parts.query)["id"][0])
        else:
            self.page(parts.path)

    def crossref(self, doi: str) -> None:
        work = dict(CLAWSON)
        match doi:
            case "10.1000/none":
                return self.send(404, "Resource not found.")
            case "10.1000/busy" if self.asked[self.path] == 1:
                return self.send(429, "", {"Retry-After": "7"})
            case "10.1000/down":
                return self.send(503, "")
            case "10.1000/silent":
                self.stopped.wait(10)
                return None
            case "10.1000/half":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b'{"message": {"title"')
                self.close_connection = True
                return None
            case "10.1000/html":
                return self.send(200, "<html>Welcome</html>")
            case "10.1000/form":
                return self.send(200, '{"message": {"title": null}}')
            case "10.1000/moved":
                return self.send(302, "", {"Location": "/works/10.1000%2Fgood"})
            case "10.1000/circle":
                return self.send(302, "", {"Location": self.path})
            case "10.1000/retracted":
                work["updated-by"] = [{"type": "retraction", "label": "Retraction", "DOI": "10.1000/notice"}]
            case "10.1000/other":
                work |= {"title": ["Something about fish"], "author": [{"family": "Angler"}]}
                work["issued"] = {"date-parts": [[1999]]}
        return self.send(200, json.dumps({"status": "ok", "message": work}))

    def pubmed(self, number: str) -> None:
        found = dict(SUMMARY)
        if number == "222":
            found["pubtype"] = ["Journal Article", "Retracted Publication"]
        if number == "404":
            found = {"uid": number, "error": "cannot get document summary"}
        self.send(200, json.dumps({"result": {"uids": [number], number: found}}))

    def page(self, path: str) -> None:
        self.send(200 if path == "/page" else 410, "<p>A page</p>")

    def send(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(text.encode())), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Service.asked, Service.agents, Service.stopped = Counter(), set(), threading.Event()
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Service)) as address:
        yield address
        Service.stopped.set()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def services(server: str, waits: list[float]) -> Iterator[Services]:
    client = Client("editor@example.org", pause_seconds=0.0, timeout_seconds=0.4, wait=waits.append)
    yield Services(client, server, server)
    client.close()


def library_with(folder: Path, *changes: dict[str, Any]) -> Path:
    """A library of one record for each change to the good one, with the keys a, b, c ..."""
    good = {
        "type": "article-journal",
        "title": "A trial of gentle exercise in a rare disease",
        "author": [{"family": "Clawson", "given": "L. L."}],
        "container-title": "Journal of Trials",
        "issued": {"date-parts": [[2018]]},
        "custom": {"verified": True},
    }
    data = folder / "content" / "data"
    data.mkdir(parents=True, exist_ok=True)
    records = [{"id": "abcdefghijk"[i], **good, **change} for i, change in enumerate(changes)]
    (data / "references.json").write_text(json.dumps(records, indent=2) + "\n")
    return data / "references.json"


def check(
    folder: Path, services: Services, *changes: dict[str, Any], links: dict[str, tuple[str, int]] | None = None
) -> list[str]:
    library, problems = load_library([(library_with(folder, *changes).read_text("utf-8"), "references.json")])
    assert problems == []
    found = run(library, links or {}, services, folder / "content/data/checked.json", date(2026, 11, 21))
    return [problem.message for problem in found]


def test_a_reference_that_agrees_with_both_services_is_fine(tmp_path: Path, services: Services) -> None:
    assert check(tmp_path, services, {"DOI": "10.1000/good", "PMID": "111"}) == []
    assert load_verification_log(tmp_path / "content/data/checked.json").references == {
        "a": {"on": "2026-11-21", "found": []}
    }
    assert Service.agents == {"moving-with-als-check/1 (mailto:editor@example.org)"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"DOI": "10.1000/none"}, "Crossref cannot confirm it: the service does not know it"),
        ({"DOI": "10.1000/retracted"}, 'Crossref has a notice: "Retraction"'),
        ({"PMID": "222"}, 'PubMed has a notice: "Retracted Publication"'),
        ({"PMID": "404"}, "PubMed cannot confirm it: the service sent something that cannot be read"),
        ({"DOI": "10.1000/html"}, "sent something that cannot be read"),
        ({"DOI": "10.1000/form"}, "sent something that cannot be read"),
        ({"DOI": "10.1000/half"}, "the answer broke off"),
        ({"DOI": "10.1000/silent"}, "did not answer within 0.4 seconds"),
        ({"DOI": "10.1000/circle"}, "redirects without end"),
        ({"DOI": "10.1000/down"}, "answers 503"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(
    tmp_path: Path, services: Services, change: dict[str, Any], words: str
) -> None:
    found = check(tmp_path, services, change)
    assert len(found) == 1, found
    assert words in found[0]


def test_another_work_under_the_number_differs_in_title_year_and_author(tmp_path: Path, services: Services) -> None:
    found = check(tmp_path, services, {"DOI": "10.1000/other"})
    assert [words for words in ("the title is", "the year is", "the first author is") if words in " ".join(found)] == [
        "the title is",
        "the year is",
        "the first author is",
    ]


def test_redirects_are_followed(tmp_path: Path, services: Services) -> None:
    assert check(tmp_path, services, {"DOI": "10.1000/moved"}) == []


def test_a_busy_service_is_asked_again_after_the_time_it_names(
    tmp_path: Path, services: Services, waits: list[float]
) -> None:
    assert check(tmp_path, services, {"DOI": "10.1000/busy"}) == []
    assert waits == [7.0]


def test_waits_grow_and_end(tmp_path: Path, services: Services, waits: list[float]) -> None:
    check(tmp_path, services, {"DOI": "10.1000/down"})
    assert waits == [2.0, 4.0, 8.0]


def test_links_are_checked_and_named_with_their_place(tmp_path: Path, services: Services, server: str) -> None:
    links = {f"{server}/page#part": ("content/pages/a.md", 3), f"{server}/gone": ("content/pages/b.md", 9)}
    found = check(tmp_path, services, {"PMID": "111"}, links=links)
    assert found == [f"The page {server}/gone does not answer: it answers 410. Correct the link, or take it out."]


def test_a_broken_run_goes_on_where_it_stopped(tmp_path: Path, services: Services) -> None:
    path = library_with(tmp_path, {"DOI": "10.1000/good"}, {"PMID": "111"})
    library, _ = load_library([(path.read_text("utf-8"), path.name)])
    result = tmp_path / "content/data/checked.json"

    def stop_at_b(name: str) -> None:
        if name == "b":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(library, {}, services, result, date(2026, 11, 21), stop_at_b)
    assert list(load_verification_log(result).references) == ["a"]
    run(library, {}, services, result, date(2026, 11, 21))
    assert sum(Service.asked.values()) == 2
    run(library, {}, services, result, date(2026, 11, 22))
    assert sum(Service.asked.values()) == 4


def test_good_answers_are_kept_for_the_day(tmp_path: Path, server: str) -> None:
    client = Client("", 0.0, 1.0, kept=tmp_path)
    for _ in range(2):
        assert client.get(f"{server}/works/10.1000%2Fgood").is_good
        assert client.get(f"{server}/works/10.1000%2Fnone").status == 404
    client.close()
    assert sorted(Service.asked.values()) == [1, 1]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7.0), ("9999", 120.0), ("-1", 0.0), ("", None), ("Wed, 21 Oct 2026 07:28:00 GMT", None)],
)
def test_the_time_a_service_names_is_bounded(value: str, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_titles_and_names_are_compared_as_people_read_them() -> None:
    assert same_title("Effects of Exercise in ALS: A Trial", "Effects of exercise in ALS")
    assert not same_title("Effects of exercise in ALS", "Effects of diet in mice")
    assert same_name("Dal Bello-Haas", "Bello-Haas")
    assert same_name("Müller", "Muller")
    assert not same_name("Drory", "Zucchi")


def test_a_cited_record_is_added_once_and_not_verified(tmp_path: Path, services: Services) -> None:
    path = library_with(tmp_path, {"DOI": "10.1000/first"})
    key, printed = add(path, "references.json", fetch(services, "10.1000/good", ""))
    added = json.loads(path.read_text())[1]
    assert key == added["id"] == "clawson2018"
    assert added["custom"] == {"verified": False}
    assert added["title"] == "A trial of gentle exercise in a rare disease"
    assert added["type"] == "article-journal"
    assert printed.startswith("Clawson LL, A Study Group. A trial of gentle exercise")
    before = path.read_bytes()
    with pytest.raises(CiteError, match=r"has it already: cite it as \[@clawson2018\]"):
        add(path, "references.json", fetch(services, "10.1000/good", ""))
    assert path.read_bytes() == before


def test_a_pubmed_number_leads_to_the_record(services: Services) -> None:
    record = fetch(services, "", "111")
    assert (record["DOI"], record["PMID"]) == ("10.1000/good", "111")


@pytest.mark.parametrize(
    ("doi", "pmid", "words"),
    [
        ("10.1000/none", "", "does not know the DOI"),
        ("https://doi.org/10.1000/x", "", "is not a DOI"),
        ("", "abc", "is not a PubMed number"),
        ("", "404", "gives no DOI"),
        ("10.1000/html", "", "cannot be read"),
        ("10.1000/half", "", "did not give the record"),
    ],
)
def test_a_record_that_cannot_be_had_is_said_so(services: Services, doi: str, pmid: str, words: str) -> None:
    with pytest.raises(CiteError, match=words):
        fetch(services, doi, pmid)


def test_a_new_key_is_free() -> None:
    record = {"author": [{"family": "Müller-Lüdenscheid"}], "issued": {"date-parts": [[2020]]}, "title": "T"}
    assert key_for(record, []) == "muellerluedenscheid2020"
    assert key_for(record, ["muellerluedenscheid2020"]) == "muellerluedenscheid2020b"


def command(folder: Path, server: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "plugins"),
        "CROSSREF_URL": server,
        "PUBMED_URL": server,
        "CONTACT_EMAIL": "editor@example.org",
        "ONLINE_PAUSE_SECONDS": "0",
    }
    line = [sys.executable, "-m", "alsguide.online", "--root", str(folder), *arguments]
    return subprocess.run(line, env=variables, capture_output=True, text=True, timeout=60, check=False)


def test_the_commands_work_as_an_editor_runs_them(tmp_path: Path, server: str) -> None:
    (tmp_path / "organisation.toml").write_text('name = "A group"\n')
    library_with(tmp_path, {"DOI": "10.1000/retracted"})
    checked = command(tmp_path, server, "check")
    assert checked.returncode == 1
    assert checked.stdout.splitlines()[0].startswith(
        'content/data/references.json:2: The reference "a": Crossref has a'
    )
    assert checked.stdout.splitlines()[-1] == "1 problem"
    cited = command(tmp_path, server, "cite", "--doi", "10.1000/good")
    assert (cited.returncode, "Cite it as [@clawson2018]." in cited.stdout) == (0, True)
    twice = command(tmp_path, server, "cite", "--doi", "10.1000/good")
    assert (twice.returncode, "has it already" in twice.stderr) == (1, True)
    assert command(tmp_path, server, "cite").returncode == 2
    (tmp_path / "content/data/checked.json").write_text("{")
    broken = command(tmp_path, server, "check")
    assert (broken.returncode, "Delete it and run again" in broken.stdout) == (1, True)
