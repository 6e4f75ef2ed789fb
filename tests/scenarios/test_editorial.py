"""New files and recorded reviews: what the commands write, and what the checks then say."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from alsguide.checks import all_problems, notices, run_checks
from alsguide.checks.registry import CHECKS
from alsguide.core.problems import Problem
from alsguide.editorial.new import NewFileError, main, make_file, slug_of
from alsguide.editorial.record_review import record, spread
from alsguide.editorial.report import HISTORY_FILE, format_history
from alsguide.editorial.report_data import Day
from alsguide.overrides.merge import open_project
from tests.checks.project import ABOUT, FALLS
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.shipped import site_of
from tests.support.sites import copy_project, last_review, run_build, run_loaded


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small project as it was built, which the tests of this file add to."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("editorial"))


@pytest.fixture
def untouched(brands: Callable[[str], Brand], tmp_path: Path) -> Path:
    """A copy of it for one test alone."""
    return copy_built(brands(SMALL), tmp_path)


def problems_of(root: Path, day: date) -> list[Problem]:
    """Return all problems of a project on a day; what is found in texts that stay as they are is kept beside it.

    What follows from a page that the host leaves out, such as a reference that only it cites, is among them.
    """
    return all_problems(site_of(open_project(root), day, root / ".cache"))


KINDS = {
    "article": "content/articles/carers/sleeping-well-with-als-article.md",
    "page": "content/pages/sleeping-well-with-als-page.md",
    "exercise": "content/exercises/sleeping-well-with-als-exercise.md",
}


@pytest.fixture(scope="module")
def new_files(project: Path) -> dict[str, Path]:
    """A new file of each kind in the project."""
    return {kind: make_file(kind, title_of(kind), "carers", project, last_review()) for kind in KINDS}


def title_of(kind: str) -> str:
    """Return a title that must be written with care."""
    return f'Sleeping "well" with {{{{ALS}}}}, {kind}'


def test_new_files_lack_only_what_is_marked_to_be_written(project: Path, new_files: dict[str, Path]) -> None:
    assert {kind: path.relative_to(project).as_posix() for kind, path in new_files.items()} == KINDS
    found = open_project(project).report(problems_of(project, last_review()))
    assert {problem.check for problem in found} == {"unfinished"}, [str(problem) for problem in found]
    assert min(Counter(problem.path for problem in found)[path] for path in KINDS.values()) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_there_is_not_made_again(project: Path, new_files: dict[str, Path], kind: str) -> None:
    with pytest.raises(NewFileError, match="is there already"):
        make_file(kind, title_of(kind), "carers", project, last_review())


@pytest.mark.usefixtures("new_files")
def test_new_files_can_be_built_and_looked_at(project: Path) -> None:
    run = run_build(project, project / "output")
    assert run.status == 0, run.printed


def test_a_title_gives_a_plain_file_name() -> None:
    assert slug_of("What’s {{ALS}}? Über & out") == "whats-als-ueber-out"
    with pytest.raises(NewFileError, match="no letters"):
        slug_of("???")


def test_misuse_is_said_plainly(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["article", "Sleep", "--category", "saftey", "--root", str(project)]) == 2
    assert 'There is no category "saftey". Did you mean "safety"?' in capsys.readouterr().err


def changed(root: Path) -> list[str]:
    """Return the files that the check names as changed since their review."""
    project = open_project(root)
    problems = run_checks(site_of(project, date(2027, 1, 1)), [CHECKS["changed-since-review"]])
    return [problem.path for problem in project.report(problems)]


def test_a_change_after_a_recorded_review_is_named_until_it_is_reviewed(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    record(root, ["all"], date(2026, 12, 1), keep_dates=True)
    assert changed(root) == []
    path = root / FALLS
    path.write_text(path.read_text("utf-8").replace("floor", "ground"), "utf-8")
    assert changed(root) == [FALLS]
    record(root, [FALLS], date(2026, 12, 2), keep_dates=False)
    assert changed(root) == []
    text = path.read_text("utf-8")
    assert "last_reviewed: 2026-12-02\nnext_review: 2027-" in text
    path.write_text(text.replace("last_reviewed: 2026-12-02", "last_reviewed: 2026-12-03"), "utf-8")
    assert changed(root) == [FALLS], "a date changed by hand is no review"


def test_spaces_and_row_breaks_are_no_change(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    record(root, ["all"], date(2026, 12, 1), keep_dates=True)
    path = root / FALLS
    path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")
    assert changed(root) == []


def test_a_hosts_own_texts_and_records_lie_with_its_files(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    own = root / "overrides" / ABOUT
    own.parent.mkdir(parents=True)
    own.write_text((root / ABOUT).read_text("utf-8"), "utf-8")
    before = (root / ABOUT).read_text("utf-8")
    records = (root / "content/data/reviewed.yaml").read_text("utf-8").splitlines()
    (of_the_project,) = [row for row in records if row.startswith(f'"{ABOUT}"')]
    record(root, ["all"], date(2026, 12, 1), keep_dates=False)
    assert (root / ABOUT).read_text("utf-8") == before, "the project's own text is the host's no more"
    assert "last_reviewed: 2026-12-01" in own.read_text("utf-8")
    assert ABOUT in (root / "overrides/content/data/reviewed.yaml").read_text("utf-8")
    assert of_the_project in (root / "content/data/reviewed.yaml").read_text("utf-8").splitlines()
    assert changed(root) == []
    own.write_text(own.read_text("utf-8").replace("medical", "sound"), "utf-8")
    assert changed(root) == [f"overrides/{ABOUT}"]


def test_pages_that_a_host_leaves_out_change_no_other_page(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    record(root, ["all"], date(2026, 12, 1), keep_dates=True)
    settings = root / "organisation.toml"
    settings.write_text('leave_out = ["articles/exercise-types/water.md"]\n' + settings.read_text("utf-8"), "utf-8")
    assert changed(root) == []


def test_a_review_of_a_file_that_is_not_there_is_refused(project: Path) -> None:
    run = run_loaded("alsguide.editorial.record_review", project, "content/pages/none.md")
    assert run.status == 2
    assert 'There is no text "content/pages/none.md".' in run.printed


def test_the_report_shows_the_state_and_changes_nothing_unasked(untouched: Path) -> None:
    root = untouched
    path = root / FALLS
    path.write_text(path.read_text("utf-8") + "\n[Click here](how-hard.md) or [read more](how-hard.md).\n", "utf-8")
    (root / "content/data/check-history.yaml").write_text("2026-01-02: {link-text: 3}\n", "utf-8")
    before = {file: file.read_bytes() for file in (root / "content").rglob("*") if file.is_file()}
    run = run_loaded("alsguide.editorial.report", root, "--today", "2026-12-01")
    assert run.status == 0
    assert "2 problems in" in run.printed
    assert {file: file.read_bytes() for file in (root / "content").rglob("*") if file.is_file()} == before
    page = html.parse(str(root / "report" / "index.html")).getroot()
    titles = [heading.text_content() for heading in page.iter("h2")]
    assert titles == [
        "Problems",
        "Reviews due, by month",
        "Pages: reading and evidence",
        "References never cited",
        "Pages never linked from a text",
        "Checks over time",
    ]
    tables = page.findall(".//table")
    assert [row.text_content() for row in tables[2].findall(".//tbody/tr/th")] == ["2026-12-01", "2026-01-02"]
    files = [path.text_content() for path in tables[1].iter("span")]
    assert FALLS in files
    assert len(files) == len(site_of(open_project(root), date(2026, 12, 1)).texts)
    months = tables[0].findall(".//tbody/tr")
    assert sum(int(row[1].text_content()) for row in months) == len(files)


def test_counts_are_kept_only_when_asked(untouched: Path) -> None:
    root = untouched
    file = root / HISTORY_FILE
    file.write_text(format_history([Day(date(2026, 12, 1), {})]), "utf-8")
    for _ in range(2):
        assert run_loaded("alsguide.editorial.report", root, "--record", "--today", "2026-12-02").status == 0
    kept = file.read_text("utf-8")
    assert [row for row in kept.splitlines() if row and not row.startswith("#")] == ["2026-12-01: {}", "2026-12-02: {}"]
    opened = open_project(root)
    run = [check for check in CHECKS.values() if not check.per_text]
    assert opened.report(run_checks(site_of(opened, date(2026, 12, 2)), run)) == [], "the file passes the checks"


# --- Time -------------------------------------------------------------------------------------------------------------


def due(root: Path) -> Counter[str]:
    """Return how many reviews are due on each day."""
    headers = (text.source.header for text in site_of(open_project(root), date(2027, 1, 1)).texts)
    return Counter(str(header["next_review"]) for header in headers)


def test_reviews_are_spread_over_the_year(tmp_path: Path) -> None:
    """Also where all texts are reviewed on one day; and each is due within a year."""
    root = copy_project(tmp_path / "project")
    said = record(root, ["all"], date(2026, 12, 5), keep_dates=False)
    days, months = due(root), Counter(day[:7] for day in due(root).elements())
    assert len(said) == sum(days.values()) >= 100
    assert max(days.values()) <= 3
    assert len(months) == 10
    assert max(months.values()) - min(months.values()) <= 1
    assert max(days) <= "2027-12-05"
    record(root, [FALLS], date(2026, 12, 5), keep_dates=False, month=date(2027, 5, 1))
    assert re.search(r"^next_review: 2027-05-\d\d$", (root / FALLS).read_text("utf-8"), re.MULTILINE)
    with pytest.raises(ValueError, match="2028-05 is not within a year"):
        record(root, [FALLS], date(2026, 12, 5), keep_dates=False, month=date(2028, 5, 1))


def test_the_next_reviews_alone_can_be_spread(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    for path in (root / "content").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^next_review: .*$", "next_review: 2027-11-28", text, flags=re.MULTILINE), "utf-8")
    before, reviewed = (root / FALLS).read_text("utf-8"), (root / "content/data/reviewed.yaml").read_text("utf-8")
    spread(root, ["all"], last_review())
    assert max(due(root).values()) <= 3
    after = (root / FALLS).read_text("utf-8")
    assert re.sub("next_review: .*", "", after) == re.sub("next_review: .*", "", before)
    assert (root / "content/data/reviewed.yaml").read_text("utf-8") == reviewed


@pytest.mark.parametrize("clock", [date(1999, 5, 5), date(2100, 1, 1)])
def test_a_clock_that_is_wrong_is_named_once_and_records_nothing(project: Path, clock: date) -> None:
    site = site_of(open_project(project), clock)
    days = ("review-overdue", "review-due-soon", "review-in-the-future", "impossible-year", "wrong-clock", "gap")
    checks = [CHECKS[name] for name in days if not CHECKS[name].is_notice]
    found = [one for one in [*run_checks(site, checks), *notices(site)] if one.check in days]
    assert [one.check for one in found] == ["wrong-clock"]
    assert f"The clock of this computer says {clock}" in found[0].message
    before = (project / FALLS).read_text("utf-8")
    with pytest.raises(ValueError, match="looks wrong"):
        record(project, [FALLS], clock, keep_dates=False)
    assert (project / FALLS).read_text("utf-8") == before


@pytest.mark.parametrize("clock", ["1999-05-05", "2039-01-20", "2100-01-01"])
def test_a_site_is_built_whatever_the_clock_says(project: Path, clock: str) -> None:
    run = run_build(project, project / "output", "--today", clock)
    assert run.status == 0, run.printed
    page = html.fromstring((project / "output" / "safety" / "falls.html").read_text("utf-8"))
    said = [" ".join(one.text_content().split()) for one in page.cssselect("header.c-page-title p > strong")]
    note = r"This page was to be checked again by [A-Z][a-z]+ \d+, 2027\. That has not been done yet, so newer studies may be"
    assert [bool(re.match(note, one)) for one in said] == ([True] if clock == "2039-01-20" else [])
    labels = [one.text for one in page.cssselect(".c-review dt")]
    assert ("Was to be checked again by" in labels) == (clock == "2039-01-20")


def test_the_report_lists_what_is_overdue(project: Path) -> None:
    run = run_loaded("alsguide.editorial.report", project, "--today", "2028-06-01")
    assert run.status == 0, run.printed
    assert "Reviews overdue; the pages say so" in run.printed
    page = html.fromstring((project / "report" / "index.html").read_text("utf-8"))
    assert f"Reviews overdue: {due(project).total()}" in [one.text for one in page.cssselect("h2")]


def test_the_report_shows_the_problems_that_the_check_shows_to_a_host(untouched: Path) -> None:
    found = problems_of(untouched, date(2026, 12, 1))
    assert found != []
    assert open_project(untouched).report(found) == []
    run = run_loaded("alsguide.editorial.report", untouched, "--today", "2026-12-01")
    assert "0 problems in" in run.printed
