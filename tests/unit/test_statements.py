"""The statements claim only what the policy bears out, and show a test run as it went."""

import json
from datetime import date
from pathlib import Path

import pytest

from alsguide.checks.citing import CHECKED_FILE
from alsguide.checks.load import make_site
from alsguide.checks.registry import CHECKS
from alsguide.core.problems import Problem
from alsguide.core.sources import read_yaml
from alsguide.hosting import policy, statements
from alsguide.hosting.statements import CLAIMS, HEADER_CLAIMS, RESULTS_FILE, TESTED, claims, read_results
from alsguide.overrides.merge import make_project
from tests.checks.project import real_files
from tests.support.record import KINDS, belongs, count_results, write_results


def test_every_claim_is_true_and_has_its_words(root: Path) -> None:
    words = read_yaml(root / "content/data/interface.yaml", root).data
    assert len(claims(CLAIMS)) == len(CLAIMS) == 5
    assert len(claims(HEADER_CLAIMS)) == len(HEADER_CLAIMS) == 4
    for key in (*claims(CLAIMS), *claims(HEADER_CLAIMS)):
        assert words[key]


@pytest.mark.parametrize(
    ("kind", "directive", "value", "lost"),
    [
        (policy.DEFAULT, "script-src", "'self' https://elsewhere.example", "privacy_own_files"),
        (policy.DEFAULT, "font-src", "https://fonts.example", "privacy_own_files"),
        (policy.FORM, "connect-src", "'self'", "privacy_no_connection"),
        (policy.DEFAULT, "form-action", "'self'", "privacy_no_form"),
        (policy.FORM, "worker-src", "'self'", "privacy_no_worker_on_forms"),
        (policy.DEFAULT, "frame-ancestors", "'self'", "privacy_lost_frames"),
    ],
)
def test_a_looser_policy_loses_its_claim(
    kind: str, directive: str, value: str, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looser = {**policy.CONTENT, kind: {**policy.CONTENT[kind], directive: value}}
    monkeypatch.setattr(statements, "CONTENT", looser)
    assert lost not in (*claims(CLAIMS), *claims(HEADER_CLAIMS))


def test_each_kind_of_test_is_made_of_tests_that_are_there(root: Path) -> None:
    words = read_yaml(root / "content/data/interface.yaml", root).data
    assert set(KINDS) == set(TESTED)
    for kind, parts in KINDS.items():
        assert words[f"tested_{kind}"]
        for part in parts:
            file, _, function = part.partition("::")
            assert f"def {function}" in (root / file).read_text("utf-8"), part


def test_a_run_is_recorded_as_it_went(tmp_path: Path) -> None:
    outcomes = {
        f"{part}::test_x" if part.endswith(".py") else f"{part}[one]": "passed"
        for parts in KINDS.values()
        for part in parts
    }
    outcomes["tests/theme/test_colors.py::test_y"] = "failed"
    file = tmp_path / RESULTS_FILE
    file.parent.mkdir(parents=True)
    assert write_results(outcomes, file, date(2026, 11, 21)).startswith("Recorded")
    day, kinds = read_results(file.read_text("utf-8"))
    found = {kind.id: (kind.passed, kind.failed, kind.result) for kind in kinds}
    assert day == date(2026, 11, 21)
    assert found["contrast"] == (1, 1, "tested_failed")
    assert found["axe"] == (1, 0, "tested_passed")
    assert count_results({})["axe"] == {"passed": 0, "failed": 0}


def test_a_run_of_some_layers_records_nothing(tmp_path: Path) -> None:
    file = tmp_path / "tested.json"
    assert write_results({"tests/theme/test_colors.py::test_y": "passed"}, file, date(2026, 11, 21)).startswith(
        "Nothing recorded"
    )
    assert not file.exists()


def test_what_was_not_run_is_said_to_be_not_run() -> None:
    day, kinds = read_results("")
    assert day is None
    assert {kind.result for kind in kinds} == {"tested_not_run"}


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        "7",
        "[" * 20000,
        '{"on": "yesterday"}',
        '{"on": 1}',
        '{"kinds": []}',
        '{"kinds": {"axe": 1}}',
        '{"kinds": {"axe": {"passed": 1}}}',
        '{"kinds": {"axe": {"passed": "1", "failed": 0}}}',
        '{"kinds": {"axe": {"passed": 1, "failed": -1}}}',
    ],
)
def test_a_broken_record_is_told_at_its_line_and_kept_from_pages(broken: str) -> None:
    with pytest.raises(ValueError, match=r"^.+$"):
        read_results(broken)
    (problem,) = kept_record_of(RESULTS_FILE, broken)
    assert (problem.path, problem.line) == (RESULTS_FILE, 1)
    assert problem.message.startswith("This record cannot be read: ")


@pytest.mark.parametrize("broken", ['{\n"references": {},\n', '{"references": []}', '{"references": {"a": 1}}', "[]"])
def test_a_broken_record_of_notices_is_told(broken: str) -> None:
    (problem,) = kept_record_of(CHECKED_FILE, broken)
    assert (problem.path, problem.line) == (CHECKED_FILE, broken.count("\n") + 1)


def kept_record_of(path: str, text: str) -> list[Problem]:
    """Return what is found where a record holds a text."""
    site = make_site(make_project(real_files().with_source(path, text)), date(2026, 12, 1))
    return list(CHECKS["kept-record"].run(site))


def test_what_is_recorded_is_a_whole_run(root: Path) -> None:
    file = root / RESULTS_FILE
    if file.is_file():
        assert set(json.loads(file.read_text("utf-8"))["kinds"]) == set(TESTED)


def test_cases_and_functions_belong_to_their_file() -> None:
    assert belongs("tests/a.py::test_x[1]", "tests/a.py")
    assert belongs("tests/a.py::test_x[1]", "tests/a.py::test_x")
    assert not belongs("tests/a.py::test_xy", "tests/a.py::test_x")
