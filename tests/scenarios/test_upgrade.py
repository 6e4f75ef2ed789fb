"""Moving to a new version: a host's file and folder merge with a changed project, in git, without a conflict."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.support.brands import SMALL, Brand, copy_brand, copy_built
from tests.support.sites import leave_out_most, run_build

PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and give what it said."""
    done = subprocess.run(["git", *PERSON, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def change(path: Path, old: str, new: str) -> None:
    """Change a file of the project."""
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_new_version_merges_without_a_conflict_and_builds(brands: Callable[[str], Brand], tmp_path: Path) -> None:
    project = copy_built(brands(SMALL), tmp_path)
    (project / ".gitignore").write_text("__pycache__/\n.cache/\noutput/\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=The version that the host began with")

    git(project, "checkout", "--quiet", "-b", "host")
    copy_brand("uk-charity", tmp_path / "brand")
    for name in ("organisation.toml", "overrides"):
        subprocess.run(["cp", "-R", str(tmp_path / "brand" / name), str(project)], check=True)
    leave_out_most(project)
    told = project / "overrides/content/data/changes.yaml"
    told.parent.mkdir(exist_ok=True)
    told.write_text('- {date: 2026-11-28, what: "Our classes have moved.", seen_on: [pages/about.md]}\n', "utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Make it ours")

    git(project, "checkout", "--quiet", "main")
    change(project / "content/articles/safety/falls.md", "## ", "## New: ")
    change(project / "content/data/interface.yaml", "home: Home", "home: Start page")
    change(project / "content/data/changes.yaml", "This is the first version", "This is the very first version")
    change(project / "theme/templates/partials/footer.html", "<footer", '<footer data-version="2"')
    change(project / "theme/components/header/style.css", ".c-header {", ".c-header {\n  color: inherit;")
    git(project, "commit", "--quiet", "--all", "--message=A new version")

    git(project, "checkout", "--quiet", "host")
    git(project, "merge", "--quiet", "--no-edit", "main")
    assert git(project, "status", "--porcelain") == ""
    run = run_build(project, tmp_path / "output")
    assert run.status == 0, run.printed
    page = (tmp_path / "output/safety/falls.html").read_text("utf-8")
    for part in ('data-version="2"', "Start page", "New: ", "Moving with MND", "c-charity"):
        assert part in page, part
    told_to_readers = (tmp_path / "output/what-changed.html").read_text("utf-8")
    assert "Our classes have moved." in told_to_readers
    assert "This is the very first version" in told_to_readers
