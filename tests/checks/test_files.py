"""What only shows on disk: files in another encoding, and the command's exit status and report."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from alsguide.core import built
from tests.checks.project import FALLS
from tests.support.sites import Run, copy_project, last_review, run_build, run_loaded


def check(project: Path, *options: str) -> Run:
    """Run the command on a project, for the day of its last review."""
    return run_loaded("alsguide.check", project, "--today", str(last_review()), *options)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, checked once, so that what was found in each text is kept."""
    project = copy_project(tmp_path_factory.mktemp("checked") / "project")
    run = check(project)
    assert (run.status, run.printed.splitlines()[0]) == (0, "0 problems")
    (project / built.REPORT).unlink()
    return project


@pytest.fixture
def project(checked: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(checked, tmp_path / "project")


def test_a_file_in_another_encoding_is_named_and_the_rest_is_checked(project: Path) -> None:
    (project / FALLS).write_bytes((project / FALLS).read_text("utf-8").encode("utf-16"))
    run = check(project)
    assert run.status == 1
    assert f"{FALLS}:1: The file is not saved as UTF-8 text." in run.printed


def test_the_real_content_is_clean_and_the_report_counts(project: Path) -> None:
    run = check(project)
    assert (run.status, run.printed.splitlines()[0]) == (0, "0 problems")
    path = project / FALLS
    path.write_text(path.read_text("utf-8") + "\n[Click here](how-hard.md)\n", "utf-8")
    run = check(project)
    line = path.read_text("utf-8").count("\n")
    assert run.status == 1
    reviewed, row = next(
        (n, row) for n, row in enumerate(path.read_text("utf-8").splitlines(), 1) if row.startswith("last_reviewed")
    )
    assert run.printed.splitlines()[:3] == [
        f"{FALLS}:{reviewed}: The text changed after its review of {row.split()[1]}. Compare the change with its sources, "
        f"then run `make reviewed FILE={FALLS}`; add TYPO=yes when only spelling changed. (changed-since-review)",
        f'{FALLS}:{line}: The link text "Click here" does not say where it leads. Name the page or its topic. (link-text)',
        "2 problems",
    ]


def test_misuse_has_a_status_of_its_own(project: Path) -> None:
    assert check(project, "--nonsense").status == 2
    assert check(project, "--root", "theme").status == 2


def test_the_line_of_a_letter_in_another_encoding_is_named_and_other_files_are_not_blamed(project: Path) -> None:
    text = (project / FALLS).read_text("utf-8")
    line = text[: text.index("Foot drop means")].count("\n") + 1
    changed = text.replace("Foot drop means", "Café foot drop means")
    (project / FALLS).write_bytes(changed.encode("cp1252", "replace"))
    run = check(project)
    assert run.printed.splitlines()[:2] == [
        f'{FALLS}:{line}: The file is not saved as UTF-8 text (see "Café"). Save it again with the encoding UTF-8. (encoding)',
        "1 problem",
    ]


def test_what_systems_leave_behind_is_passed_over_and_what_is_in_the_way_is_named(project: Path) -> None:
    for name in ("content/.DS_Store", "content/articles/safety/._falls.md", "content/articles/safety/falls.md~"):
        (project / name).write_bytes(b"\x00\xff")
    assert check(project).printed.splitlines()[0] == "0 problems"
    (project / "content/pages/sleep.md").mkdir()
    (project / "content/pages/lost.md").symlink_to(project / "nowhere.md")
    (project / "content/images").mkdir(exist_ok=True)
    data = BytesIO()
    Image.new("RGB", (400, 300)).save(data, "JPEG")
    (project / "content/images/photo.jpg").write_bytes(data.getvalue().ljust(6_000_000, b"x"))
    (project / "content/images/licenses.yaml").write_text('photo.jpg: {source: "Own", license: "CC BY 4.0"}\n', "utf-8")
    assert check(project).printed.splitlines()[:4] == [
        "content/images/photo.jpg:1: This image has 6,000 kB. Make it smaller: 100 kB at most. (large-image)",
        "content/pages/lost.md:1: This is a link to a file that is not there. Delete the link. (file-name)",
        'content/pages/sleep.md:1: This is a folder, but its name ends in ".md". Rename or delete it. (file-name)',
        "3 problems",
    ]


def test_a_build_without_the_organisations_file_says_so(project: Path, tmp_path: Path) -> None:
    (project / "organisation.toml").unlink()
    run = run_build(project, tmp_path / "output")
    assert run.status == 1
    assert "organisation.toml:1: This file is missing, and every site needs it." in run.printed
    assert "Traceback" not in run.printed
