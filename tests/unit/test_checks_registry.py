"""The list of checks, silences, and the command."""

import os
import subprocess
import sys
from datetime import date

import pytest

from alsguide.check import main
from alsguide.checks import all_problems, essential, notices
from alsguide.checks.listing import as_markdown, as_text
from alsguide.checks.load import make_site
from alsguide.checks.registry import CHECKS
from alsguide.core.files import Files
from alsguide.overrides.merge import make_project
from tests.support.sites import ROOT

TODAY = date(2026, 11, 21)
PUBLISHER = 'name = "A"\n[disclosure]\nfunding = "None."\nconflicts = "None."\n'
PAGE = """---
title: "Falls"
summary: "How to fall less often, at home and outside."
last_reviewed: 2026-11-21
next_review: 2027-11-21
---

## At home {#home}

"""


def files(page: str) -> Files:
    """Return a project of one page."""
    sources = {
        "content/pages/falls.md": page,
        "organisation.toml": PUBLISHER,
        "content/data/wording.yaml": "empty_links: [here]\n",
        "content/data/references.json": "[]\n",
    }
    return Files(sources, frozenset())


def check(text: str, today: date = TODAY) -> list[str]:
    """Return what a site of one page has, without what only a whole site needs."""
    site = make_site(make_project(files(PAGE + text)), today)
    return [str(problem) for problem in all_problems(site) if problem.check not in ("orphan-page", "missing-file")]


def test_every_check_says_what_must_hold_with_a_bad_and_a_good_example() -> None:
    assert len(CHECKS) >= 70
    for one in CHECKS.values():
        assert one.requirement.endswith("."), one.name
        assert one.bad != one.good, one.name
    shown = as_text()
    assert shown.endswith(f"{len(CHECKS)} checks")
    assert all(f"  {name}" in shown for name in CHECKS)


def test_problems_name_file_line_and_check() -> None:
    assert check("Read [here](#home).\n") == [
        'content/pages/falls.md:10: The link text "here" does not say where it leads. Name the page or its topic. '
        "(link-text)"
    ]


def test_a_silence_with_a_reason_covers_the_line_below() -> None:
    mark = "<!-- check: off link-text: these words are quoted from a law -->\n"
    assert check(mark + "Read [here](#home).\n") == []


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("<!-- check: off link-text -->", 'Say why "link-text" is silenced here'),
        ("<!-- check: off link-txet: because of a law -->", 'There is no check "link-txet". Did you mean "link-text"?'),
        ("<!-- check: off broken-link: because of a law -->", 'The check "broken-link" cannot be silenced'),
    ],
)
def test_a_silence_that_is_not_in_order_is_a_problem(mark: str, expected: str) -> None:
    found = check(mark + "\nRead [here](#home).\n")
    assert len(found) == 2
    assert found[0].startswith(f"content/pages/falls.md:10: {expected}")


def test_a_silence_that_silences_nothing_is_a_problem() -> None:
    found = check("<!-- check: off link-text: because of a law -->\nRead [all about falls](#home).\n")
    assert len(found) == 1
    assert "silences nothing" in found[0]


def test_a_header_is_silenced_by_a_yaml_comment() -> None:
    hard = "Rehabilitation professionals recommend individualized interventions.\n"
    text = PAGE.replace("title:", "# check: off reading-grade: the name of a law stands here\ntitle:") + hard
    site = make_site(make_project(files(text)), TODAY)
    assert "reading-grade" not in {problem.check for problem in all_problems(site)}


def test_the_clock_is_an_argument() -> None:
    text = "Hold on to a rail.\n"
    assert check(text) == []
    assert check(text, date(2028, 1, 1)) == [], "no day that comes is a mistake"
    late = notices(make_site(make_project(files(PAGE + text)), date(2028, 1, 1)))
    assert [str(one) for one in late if one.check == "review-overdue"] == [
        "content/pages/falls.md:5: The review was due on 2027-11-21, and the page says so. Compare every statement with its "
        "sources, then run `make reviewed FILE=content/pages/falls.md`. (review-overdue)"
    ]
    site = make_site(make_project(files(PAGE + text)), date(2027, 11, 1))
    assert [problem.check for problem in notices(site)] == ["review-not-recorded", "review-due-soon"]


def test_essential_checks_find_what_would_break_the_site() -> None:
    text = PAGE + "See [aids](../articles/aids.md). [@nobody2001]\n"
    site = make_site(make_project(files(text)), TODAY)
    found = [problem.check for problem in essential(site) if problem.check != "missing-file"]
    assert found == ["broken-link", "unknown-reference"]


def test_the_report_may_be_cut_off_by_its_reader() -> None:
    """As in `make check LIST=yes | head`, whose reader is gone before all is written."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as cut_off:
        command = [sys.executable, "-m", "alsguide.check", "--list"]
        variables = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
        run = subprocess.run(command, cwd=ROOT, env=variables, stdout=cut_off, stderr=subprocess.PIPE, check=False)
    assert (run.returncode, run.stderr) == (1, b"")


def test_the_command_needs_a_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT / "tests")]) == 2
    assert "There is no organisation.toml" in capsys.readouterr().err


def test_the_docs_list_every_check_as_the_code_does() -> None:
    """When this fails, run `python -m alsguide.check --markdown` and put its output below the mark in docs/checks.md."""
    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    mark = "<!-- Below: the output of `python -m alsguide.check --markdown`. -->\n\n"
    assert text.count(mark) == 1
    assert text.partition(mark)[2] == as_markdown()
