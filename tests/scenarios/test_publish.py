"""`make publish`: it refuses on any problem, keeps the last output, and gives the same bytes wherever it runs."""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.brands import SMALL, SURROUNDINGS, Brand, copy_built, publish
from tests.support.sites import Run, last_review, run_loaded


def sums(folder: Path) -> dict[str, str]:
    """Return the checksum of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(brands: Callable[[str], Brand], tmp_path: Path) -> Path:
    """A copy of a host's project, with all that its last publish kept."""
    return Path(shutil.copytree(brands("uk-charity").root, tmp_path / "project"))


def refused(project: Path) -> Run:
    """Publish a project that has problems, in the way of a host."""
    run = run_loaded(
        "alsguide.publish", project, "--today", str(last_review()), "--output", "../output", "--dist", "../dist"
    )
    assert run.status == 1
    return run


def test_problems_stop_it_and_the_last_output_stays(project: Path, tmp_path: Path) -> None:
    """A mistake in a text, and a color of the host that fails."""
    for name in ("output", "dist"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("the last one")
    article = project / "content/articles/safety/falls.md"
    article.write_text(article.read_text("utf-8").replace("next_step: articles/", "next_step: artikles/"), "utf-8")
    toml = project / "organisation.toml"
    toml.write_text(re.sub('(?m)^action = ".*"', 'action = "#3a9ad9"', toml.read_text("utf-8"), count=1), "utf-8")
    run = refused(project)
    assert "content/articles/safety/falls.md:" in run.printed
    assert 'The color "action" is "#3a9ad9".' in run.printed
    assert "organisation.toml:" in run.printed
    assert "Nothing was published." in run.printed
    assert sums(tmp_path / "output").keys() == {"index.html"}
    assert sums(tmp_path / "dist").keys() == {"index.html"}


def test_what_only_make_check_finds_stops_it_too(project: Path, tmp_path: Path) -> None:
    """A build would go through."""
    article = project / "content/articles/safety/falls.md"
    article.write_text(article.read_text("utf-8") + "\nThis is a miracle cure.\n", "utf-8")
    run = refused(project)
    assert "content/articles/safety/falls.md:" in run.printed
    assert not (tmp_path / "output").exists()


def test_what_is_left_out_is_said_and_no_day_that_comes_stops_it(
    brands: Callable[[str], Brand], tmp_path: Path
) -> None:
    """Overdue pages say so, a contact for security that has ended is left out, and what needs an address too."""
    project = copy_built(brands(SMALL), tmp_path)
    settings = project / "organisation.toml"
    contact = '\n[security]\ncontact = "mailto:a@example.org"\nexpires = 2027-06-01\n'
    settings.write_text(settings.read_text("utf-8") + contact, "utf-8")
    run = publish(project, tmp_path, "--today", "2029-01-01")
    assert run.status == 0, run.printed
    assert re.search(
        r"^Note: \d\d pages tell their readers that they were to be checked before today\.", run.printed, re.M
    )
    assert "Note: The contact for security holds until 2027-06-01, and is left out." in run.printed
    assert "Note: There is no security.txt" in run.printed
    assert "Note: There is no sitemap, no feed and no canonical link" in run.printed
    output = tmp_path / "output"
    assert "This page was to be checked again by" in (output / "safety" / "falls.html").read_text("utf-8")
    files = sums(output)
    assert {"sitemap.xml", ".well-known/security.txt"}.isdisjoint(files)
    assert {"robots.txt", "sw.js", "_headers", ".htaccess", "site.webmanifest", "preview.png", "SHA256SUMS"} <= set(
        files
    )
    assert {"hosting/nginx.conf", "hosting/Caddyfile", "hosting/headers.json"} <= set(sums(tmp_path / "dist"))


def test_publishing_again_at_the_other_end_of_the_world_gives_the_same_bytes(
    brands: Callable[[str], Brand], tmp_path: Path
) -> None:
    """Another folder, time zone, language and order of sets, the optimizing Python, and what the last time left behind."""
    there = brands("uk-charity").output.parent
    elsewhere = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONOPTIMIZE": "1"}
    assert {name: elsewhere[name] for name in SURROUNDINGS}.items().isdisjoint(SURROUNDINGS.items())
    target = tmp_path / "a folder with a much longer name"
    project = copy_built(brands("uk-charity"), target, "output")
    assert list((project / ".cache").glob("*"))
    run = publish(project, target, **elsewhere)
    assert run.status == 0, run.printed
    for name in ("output", "dist"):
        assert sums(target / name) == sums(there / name)
    assert len(sums(target / "output")) >= 250
