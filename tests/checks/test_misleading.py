"""Messages that would send an editor the wrong way: each names what happened, and guesses only what is nearly sure."""

import re
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

import pytest

from alsguide.checks import all_problems
from alsguide.core.file_names import name_error
from alsguide.core.files import Files
from alsguide.core.problems import Problem
from alsguide.editorial.new import slug_of
from alsguide.overrides.merge import make_project
from tests.checks.project import FALLS, GOOD_REFERENCE, REFERENCES, add, add_reference, real_files
from tests.support.shipped import site_of

HOW_HARD = "content/articles/safety/how-hard.md"


Found = Callable[[Files], list[Problem]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Return all problems, but for those of a text that was changed after its review.

    What is found in each text is kept, as the preview does it: a test changes one or two (tests/checks/test_parts.py).
    """
    kept: dict[Hashable, Any] = {}

    def problems_of(files: Files) -> list[Problem]:
        problems = all_problems(replace(site_of(make_project(files)), kept=kept))
        return [problem for problem in problems if problem.check != "changed-since-review"]

    return problems_of


def test_a_page_that_was_deleted_is_not_taken_for_another(found: Found) -> None:
    problems = found(real_files().with_source(HOW_HARD, None))
    assert {problem.check for problem in problems} == {"broken-link", "next-step"}
    assert len(problems) >= 5
    assert [problem.message for problem in problems if "Did you mean" in problem.message] == []


def test_a_page_that_was_renamed_is_found_by_what_it_says_and_blamed_for_nothing(found: Found) -> None:
    new = "content/articles/safety/pace.md"
    problems = found(real_files().with_source(HOW_HARD, None).with_source(new, real_files().sources[HOW_HARD]))
    assert {problem.check for problem in problems} == {"broken-link", "next-step"}
    assert [problem.message for problem in problems if "pace.md" not in problem.message] == []


def test_a_mistake_in_an_exercise_is_not_blamed_on_the_plans_rules(found: Found) -> None:
    path = "content/exercises/ankle-pumps.md"
    text = real_files().sources[path]
    assert "kind: range-of-motion" in text
    problems = found(real_files().with_source(path, text.replace("kind: range-of-motion", "kind: range-of-motio")))
    assert {problem.path for problem in problems} == {path}


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("how-hrad.md", 'Did you mean "how-hard.md"?'),
        ("how-hrad.md#heart-rate", 'Did you mean "how-hard.md#heart-rate"?'),
        ("../risks/how-hard.md", 'Did you mean "how-hard.md"?'),
        ("content/articles/safety/how-hard.md", 'Did you mean "how-hard.md"?'),
        ("..\\safety\\how-hard.md", 'Did you mean "how-hard.md"?'),
        ("swimming-at-night.md", "Take the link out"),
        ("C:\\Users\\ann\\falls.md", '"C:\\Users\\ann\\falls.md" is a path on one computer'),
        ("\\\\server\\share\\falls.md", '"\\\\server\\share\\falls.md" is a path on one computer'),
        ("file:///home/ann/falls.md", "is a path on one computer"),
        ("/Users/ann/falls.md", "is a path on one computer"),
        ("~/falls.md", "is a path on one computer"),
    ],
)
def test_a_link_to_no_file_gets_one_message(found: Found, link: str, words: str) -> None:
    change = add(FALLS, f"See [the other page]({link}).")
    problems = [problem for problem in found(change.files) if problem.path == FALLS and problem.line == change.line]
    assert len(problems) == 1, problems
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Réadaptation été.md", "readaptation-ete.md"),
        ("kraft-übung.md", "kraft-uebung.md"),
        ("Straße.md", "strasse.md"),
        ("re\u0301e\u0301ducation.md", "reeducation.md"),
        ("упражнения.md", "uprazhneniia.md"),
        ("Łódź øvelse.markdown", "lodz-ovelse.md"),
        ("🙂.md", "a-name.md"),
    ],
)
def test_accented_names_keep_their_letters(name: str, proposed: str) -> None:
    assert f'Rename the file to "{proposed}"' in name_error(f"content/articles/safety/{name}")
    if proposed != "a-name.md":
        assert slug_of(name.rpartition(".")[0]) == proposed.removesuffix(".md")


def test_a_reference_without_a_study_is_sent_to_where_it_goes(found: Found) -> None:
    files = add_reference(GOOD_REFERENCE).files.with_source(
        FALLS, add(FALLS, "People fall. [@example2020]").files.sources[FALLS]
    )
    problems = [problem for problem in found(files) if problem.path != REFERENCES]
    assert [(problem.path, problem.check) for problem in problems] == [("content/data/studies.yaml", "study")]
    rows = files.sources["content/data/studies.yaml"].split("\n")
    assert rows[problems[0].line :] == [""], "the place is not the last line"
    assert "`example2020:`" in problems[0].message


def test_a_summary_that_is_cut_off_is_not_called_too_short(found: Found) -> None:
    text = re.sub(r"(?m)^summary: .*$", "summary: How to fall less # and get up", real_files().sources[FALLS], count=1)
    assert [problem.check for problem in found(real_files().with_source(FALLS, text))] == ["cut-text"]


def test_a_comment_in_a_header_cuts_no_text(found: Found) -> None:
    text = real_files().sources[FALLS].replace("\norder:", "\n# the place in its category\norder:", 1)
    quoted = text.replace('title: "', 'title: "Home # ', 1)
    assert [p for p in found(real_files().with_source(FALLS, quoted)) if p.check == "cut-text"] == []


def test_a_host_may_write_dates_in_a_form_of_its_own(found: Found) -> None:
    """The slots of a date are not in the project's text: its placeholder brings them."""
    own = "overrides/content/data/interface.yaml"
    for form, checks in (("{day}. {month} {year}", set()), ("{day}. {month} {week}", {"unfilled-slot"})):
        files = real_files().with_source(own, f'date_form: "{form}"\n')
        assert {problem.check for problem in found(files)} == checks
