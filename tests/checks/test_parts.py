"""Parts: what a check finds in each text alone, kept or not, is what it finds in the whole site."""

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alsguide.checks import essential, run_checks
from alsguide.checks.model import Site
from alsguide.checks.parts import run_on_parts
from alsguide.checks.registry import CHECKS, Check
from alsguide.core.files import Files
from alsguide.core.problems import Problem
from alsguide.overrides.merge import make_project
from tests.checks import test_mutations as mutations
from tests.checks.project import FALLS, ORGANISATION, real_files
from tests.support.shipped import site_of

PER_TEXT = [check for check in CHECKS.values() if check.per_text]
GATHERING = [check for check in CHECKS.values() if check.gathers]
READING, WORDING = "content/data/reading.yaml", "content/data/wording.yaml"


def in_parts(site: Site, *checks: Check) -> set[Problem]:
    """Return what checks find in the parts of a site."""
    return {problem for part in run_on_parts(site, checks).values() for problem in part.problems}


@pytest.mark.parametrize("check", PER_TEXT, ids=lambda check: check.name)
def test_a_mistake_is_found_beside_what_is_kept(check: Check, tmp_path: Path) -> None:
    """When it fails, the check looks at more than one text: take `per_text` away."""
    mistake = next(mutation for mutation in mutations.MUTATIONS if mutation.check == check.name).make()
    kept = in_parts(site_of(make_project(real_files()), cache=tmp_path), check)
    whole = set(check.run(site_of(make_project(mistake.files))))
    assert in_parts(site_of(make_project(mistake.files), cache=tmp_path), check) == whole > kept == set()
    assert in_parts(site_of(make_project(mistake.files), cache=tmp_path), check) == whole


@pytest.mark.parametrize(
    ("name", "path", "old", "new"),
    [
        ("long-sentence", READING, "sentence_words: 25", "sentence_words: 9"),
        ("claimed-review", WORDING, 'review_claims: ["', 'review_claims: ["ask your team", "'),
        (
            "long-sentence",
            ORGANISATION,
            'carer = "caregiver"',
            'carer = "aunt or uncle or cousin or friend or neighbor"',
        ),
    ],
)
def test_a_change_of_data_is_seen_in_texts_that_did_not_change(
    name: str, path: str, old: str, new: str, tmp_path: Path
) -> None:
    text, check = real_files().sources[path], CHECKS[name]
    assert old in text
    changed = real_files().with_source(path, text.replace(old, new, 1))
    kept = in_parts(site_of(make_project(real_files()), cache=tmp_path), check)
    whole = set(check.run(site_of(make_project(changed))))
    assert in_parts(site_of(make_project(changed), cache=tmp_path), check) == whole > kept == set()


def test_what_is_kept_may_be_rubbish(tmp_path: Path) -> None:
    changed = real_files().with_source(FALLS, real_files().sources[FALLS] + "\nStand up up slowly.\n")
    check = CHECKS["repeated-word"]
    for rubbish in (b"", b"{", b'{"a": [1]}', b"\xff" * 99):
        (tmp_path / "checks.json").write_bytes(rubbish)
        assert len(in_parts(site_of(make_project(changed), cache=tmp_path), check)) == 1


@pytest.mark.parametrize(("name", "link"), [("broken-link", "../safety/fals.md"), ("broken-anchor", "#no-such-part")])
def test_a_link_that_leads_nowhere_is_found_beside_what_is_kept_and_where_only_its_goal_changed(
    name: str, link: str, tmp_path: Path
) -> None:
    files = real_files()

    def found(files: Files, **kept: Path) -> list[Problem]:
        return essential(site_of(make_project(files), **kept))

    before = found(files, cache=tmp_path)
    wrong = files.with_source(FALLS, files.sources[FALLS] + f"\nRead [what to do when one falls]({link}).\n")
    new = [problem for problem in found(wrong, cache=tmp_path) if problem not in before]
    assert [(problem.check, problem.path) for problem in new] == [(name, FALLS)]
    assert found(wrong, cache=tmp_path) == found(wrong), "kept, or found anew"
    without = files.with_source(FALLS, None)
    assert found(without, cache=tmp_path) == found(without) != before


@pytest.mark.parametrize("check", GATHERING, ids=lambda check: check.name)
def test_what_the_parts_hold_is_gathered_for_a_check_that_runs_alone(check: Check) -> None:
    """Also beside what was kept when only others ran, which wanted to know nothing of it."""
    mistake = next(mutation for mutation in mutations.MUTATIONS if mutation.check == check.name).make()
    kept: dict[Hashable, Any] = {}
    site = replace(site_of(make_project(mistake.files)), kept=kept)
    assert in_parts(site) == set()
    assert len(kept) == len(site.texts) + 1
    assert {problem.check for problem in run_checks(site, [check])} == {check.name}


def test_a_check_that_asks_what_parts_hold_must_say_so() -> None:
    """Else it would find nothing where it runs alone."""
    undeclared = replace(CHECKS["unused-reference"], gathers=False)
    with pytest.raises(TypeError, match="gathers=True"):
        run_checks(site_of(make_project(real_files())), [undeclared])
