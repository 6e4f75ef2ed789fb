"""What only shows on disk: files in another encoding, and the command's exit status and report."""

import sys
from pathlib import Path

from tests.checks.project import FALLS, last_change
from tests.support.sites import Run, copy_project, run_module


def check(project: Path, *options: str) -> Run:
    """Run the command on a project, for the day of its last review."""
    return run_module([sys.executable, "-m", "alsguide.checks", "--today", str(last_change()), *options], project)


def test_a_file_in_another_encoding_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / FALLS).write_bytes((project / FALLS).read_text("utf-8").encode("utf-16"))
    run = check(project)
    assert run.status == 1
    assert f"{FALLS}:1: The file is not saved as UTF-8 text." in run.printed


def test_the_real_content_is_clean_and_the_report_counts(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    run = check(project)
    assert (run.status, run.printed.splitlines()[0]) == (0, "0 problems")
    path = project / FALLS
    path.write_text(path.read_text("utf-8") + "\n[Click here](how-hard.md)\n", "utf-8")
    run = check(project)
    line = path.read_text("utf-8").count("\n")
    assert run.status == 1
    assert run.printed.splitlines()[:2] == [
        f'{FALLS}:{line}: The link text "Click here" does not say where it leads. Name the page or its topic. (link-text)',
        "1 problem",
    ]


def test_misuse_has_a_status_of_its_own(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    assert check(project, "--nonsense").status == 2
    assert check(project, "--root", "theme").status == 2
