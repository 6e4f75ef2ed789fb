"""docs/hosting.md and its recipes: what they name is there, and what they show is what happens."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import yaml

from alsguide.core.files import read_files
from alsguide.hosting import servers
from alsguide.hosting.policy import CONTENT, DEFAULT, FORM, WORKER
from alsguide.organisation import Organisation, load_organisation
from tests.support.programs import PACKAGES


def text_of(root: Path) -> str:
    return (root / "docs/hosting.md").read_text("utf-8")


def test_the_workflow_tests_before_it_publishes_the_output(root: Path) -> None:
    steps = workflow_of(root)["jobs"]["build"]["steps"]
    runs = [step.get("run", step.get("uses", "")) for step in steps]
    assert runs.index("make test") < runs.index("make publish")
    upload = next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output", "include-hidden-files": True}


def test_what_may_publish_runs_no_code_of_the_project(root: Path) -> None:
    """Nothing is granted to all jobs; the job that runs code only reads, and leaves no key of the repository on its disk."""
    workflow = workflow_of(root)
    jobs = workflow["jobs"]
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert jobs["deploy"]["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    checkout = jobs["build"]["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"] == {"persist-credentials": False}


def test_every_action_is_named_by_its_commit_and_tag(root: Path) -> None:
    rows = [row for row in workflow_text(root).splitlines() if "uses:" in row]
    assert len(rows) == 5
    for row in rows:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", row), row


def workflow_text(root: Path) -> str:
    return (root / "docs/recipes/github-pages.yml").read_text("utf-8")


def workflow_of(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workflow_text(root))
    return found


def test_the_list_of_libraries_is_kept_with_each_run(root: Path) -> None:
    steps = workflow_of(root)["jobs"]["build"]["steps"]
    kept = [step["with"] for step in steps if "actions/upload-artifact@" in step.get("uses", "")]
    assert [one["path"] for one in kept] == ["dist/sbom.cdx.json"]
    assert pipeline_of(root)["build"]["artifacts"]["reports"] == {"cyclonedx": "dist/sbom.cdx.json"}


def test_the_pipeline_tests_before_it_publishes_the_output(root: Path) -> None:
    pipeline = pipeline_of(root)
    script = pipeline["build"]["script"]
    assert script == ["make test", "make publish", "mv output public"]
    assert "public" in pipeline["build"]["artifacts"]["paths"]
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]
    assert pipeline["workflow"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert set(" ".join(pipeline["build"]["before_script"]).split()) >= set(" ".join(PACKAGES.values()).split())


def test_the_job_of_the_pipeline_that_publishes_fetches_and_runs_no_code_of_the_project(root: Path) -> None:
    pages = pipeline_of(root)["pages"]
    assert pages["variables"] == {"GIT_STRATEGY": "none"}
    assert pages["script"] == ["test -f public/index.html"]
    assert "before_script" not in pages
    assert "before_script" not in pipeline_of(root)["default"]


def test_every_image_is_named_by_its_digest_and_tag(root: Path) -> None:
    pipeline = pipeline_of(root)
    images = [job["image"] for job in pipeline.values() if "image" in job]
    assert images
    for image in images:
        assert re.fullmatch(r"python:\d+\.\d+\.\d+-bookworm@sha256:[0-9a-f]{64}", image), image


def pipeline_of(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / "docs/recipes/gitlab-ci.yml").read_text("utf-8"))
    return found


def test_the_netlify_file_publishes_the_output(root: Path) -> None:
    file = tomllib.loads((root / "docs/recipes/netlify.toml").read_text("utf-8"))
    assert file["build"] == {"command": "make publish", "publish": "output", "environment": {"PYTHON_VERSION": "3.12"}}


def test_the_example_of_a_host_is_right(root: Path, tmp_path: Path) -> None:
    """The first block of TOML in the page is a valid file, whose colors pass."""
    example = re.search(r"```toml\n(name = .*?)```", text_of(root), re.DOTALL)
    assert example
    for part in ("theme/tokens.yaml",):
        (tmp_path / part).parent.mkdir(parents=True)
        shutil.copy(root / part, tmp_path / part)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"/>')
    (tmp_path / "organisation.toml").write_text(example[1], "utf-8")
    found, problems = load_organisation(read_files(tmp_path))
    assert problems == []
    assert found.name == "Example ALS Group"
    (tmp_path / "organisation.toml").write_text(example[1].replace("#1d3f72", "#3a9ad9"), "utf-8")
    _, problems = load_organisation(read_files(tmp_path))
    shown = " ".join(re.search(r"\n(organisation\.toml:\d+: .*?)\n```", text_of(root), re.DOTALL)[1].split())  # type: ignore[index]
    assert [str(problem) for problem in problems] == [shown]


def test_the_table_of_the_policy_is_the_policy(root: Path) -> None:
    rows = {
        cells[0]: cells[1:]
        for row in text_of(root).partition("## The policy")[2].splitlines()
        if row.startswith("| ") and (cells := [cell.strip() for cell in row.strip("|").split("|")])
    }

    def shown(directive: str) -> list[str]:
        words = {"'self'": "from this site", "'none'": "no"}
        return [words[CONTENT[kind].get(directive, "'none'")] for kind in (DEFAULT, FORM, WORKER)]

    assert rows["load styles, scripts"] == shown("script-src")
    assert [cell.replace("to this", "from this") for cell in rows["open connections"]] == shown("connect-src")
    assert rows["send forms"] == shown("form-action")
    assert rows["be shown inside another site"] == shown("frame-ancestors")
    assert [rows["start the worker that keeps the site, read the manifest"][place] for place in (0, 1)] == ["yes", "no"]
    for directive in ("worker-src", "manifest-src"):
        assert directive in CONTENT[DEFAULT]
        assert directive not in CONTENT[FORM]


def test_what_publishing_makes_is_named(root: Path) -> None:
    text = text_of(root)
    for name in (
        "output/_headers",
        ".htaccess",
        "dist/hosting/nginx.conf",
        "dist/hosting/Caddyfile",
        "dist/hosting/headers.json",
        "dist/sbom.cdx.json",
    ):
        assert name in text, name
    assert "moving_with_als" in servers.caddy_file.__doc__ + text  # type: ignore[operator]
    assert str(Organisation().publishing.hsts_days) in text
