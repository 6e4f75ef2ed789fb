"""The plan's data files: real ones without a problem, and each mistake named with its line."""

import json
import shutil
from pathlib import Path

import pytest

from alsguide.checks.registry import CHECKS
from alsguide.core.sources import Document, read_yaml
from alsguide.exercises.load import load_exercises
from alsguide.organisation import Organisation
from alsguide.plan.dose import dose_in_words
from alsguide.plan.load import parse_plan_data
from alsguide.plan.starter_plans import new_item
from alsguide.plan.stop_card import stop_card
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.model import SafetySigns
from tests.support.plans import real_data
from tests.support.shipped import shipped, site_of
from tests.support.sites import ROOT

EXERCISES, _ = load_exercises(shipped().markdown.values())
FOLDER = ROOT / "content" / "data" / "plan"


def test_the_real_data_have_no_problem_and_cite_only_known_references() -> None:
    file = ROOT / "content" / "data" / "references.json"
    references = {record["id"] for record in json.loads(file.read_text("utf-8"))}
    data, problems = parse_plan_data(shipped().documents, EXERCISES, references)
    assert [str(problem) for problem in problems] == []
    assert data is not None


MISTAKES = [
    (
        "rules.yaml",
        "{fact: told_ok, is",
        "{fact: told_okay, is",
        'The fact "told_okay" is not known. Did you mean "told_ok"?',
    ),
    (
        "rules.yaml",
        "{fact: told_ok, is: [not_yet]}",
        "{fact: told_ok, is: [not_jet]}",
        '"told_ok" is never "not_jet". Did you mean',
    ),
    (
        "rules.yaml",
        "items: {fact: flags, is: [neck_care]}",
        "items: {fact: flags, is: [neck]}",
        '"flags" is never "neck".',
    ),
    (
        "rules.yaml",
        "when: {fact: helper, is: [alone]}",
        "when: {fact: hold_seconds, above: 1}",
        '"hold_seconds" belongs to one exercise. Move this condition to "items".',
    ),
    (
        "rules.yaml",
        "when: {fact: helper, is: [alone]}",
        "when: {fact: helper}",
        "A condition needs exactly one of all, any",
    ),
    (
        "rules.yaml",
        "{days: [hard], above: 6}",
        "{days: [hart], above: 6}",
        'The group "hart" is not known. Did you mean "hard"?',
    ),
    (
        "rules.yaml",
        "sources: [dalbellohaas2007, acsm2010]",
        "sources: [dalbello2007]",
        'The source "dalbello2007" is not in',
    ),
    ("rules.yaml", 'usual_practice: "The whole rule."', "", 'Rule W01 names no source. Add "sources", or say so'),
    ("rules.yaml", "level: amber", "level: orange", '"level" is "orange", which is not allowed.'),
    (
        "fields.yaml",
        "counts_as: every}",
        "counts_as: evry}",
        '"not_sure" counts as "evry"',
    ),
    (
        "fields.yaml",
        "default: not_yet",
        "default: not_jet",
        'The default "not_jet" is not a choice. Did you mean "not_yet"?',
    ),
    (
        "fields.yaml",
        "choices: yes_no",
        "choices: yes_now",
        '"yes_now" is not in shared_choices. Did you mean "yes_no"?',
    ),
    (
        "fields.yaml",
        "section: safety",
        "section: safetey",
        'The section "safetey" is not known. Did you mean "safety"?',
    ),
    (
        "starter-plans.yaml",
        "exercise: walking\n",
        "exercise: walkin\n",
        'The exercise "walkin" is not in the library. Did you mean',
    ),
    (
        "starter-plans.yaml",
        "minutes: 5",
        "minutes: 6",
        '"minutes" of "walking" is 6, more than the start dose 5.',
    ),
    ("starter-plans.yaml", "days: [1, 3, 5]", "days: [1, 3, 7]", '"walking" stands on a rest day. Choose another day.'),
    ("starter-plans.yaml", "stage: early", "stage: earli", '"stage" is never "earli". Did you mean "early"?'),
    ("starter-plans.yaml", "belly-breathing]", "belly-breath]", 'The exercise "belly-breath" is not in the library.'),
    (
        "limits.yaml",
        "- carer-ankle-and-toes",
        "- carer-ankle",
        'The exercise "carer-ankle" is not in the',
    ),
    (
        "builder.yaml",
        "exercise: chest-open-stretch",
        "exercise: chest-open",
        'The exercise "chest-open" is not in the library. Did you mean',
    ),
    (
        "builder.yaml",
        "{fact: getting_about, is: [walks]}",
        "{fact: getting_about, is: [walk]}",
        '"getting_about" is never "walk". Did you mean "walks"?',
    ),
    ("builder.yaml", "part: ankle", "part: ancle", '"ancle" is not known. Did you mean "ankle"?'),
    (
        "builder.yaml",
        "is: [cannot_lift]}\n      - exercise: carer",
        "is: [cannot]}\n      - exercise: carer",
        '"cannot" is not',
    ),
    ("builder.yaml", "time: evening", "time: night", '"night" is not known. Choose one of afternoon, evening'),
    (
        "builder.yaml",
        "amounts: {times_per_day: 1}",
        "amounts: {times_per_day: 3}",
        '"times_per_day" of "tall-sitting" is 3, more than its start dose 2. Write 2 or less.',
    ),
    ("builder.yaml", "- id: hand\n", "- id: shoulder\n", 'The slot "shoulder" appears twice.'),
    ("builder.yaml", "[shoulder, ankle]", "[shoulder, ancle]", 'There is no slot "ancle". Did you mean "ankle"?'),
    (
        "builder.yaml",
        "{id: bike,",
        "{id: bikes,",
        '"bikes" is no choice of the question "equipment". Did you mean "bike"?',
    ),
    (
        "builder.yaml",
        "{most: 5}",
        "{most: 5, when: {fact: helper, is: [alone]}}",
        'The last row of "most_exercises" has',
    ),
    (
        "builder.yaml",
        "answers: {stage: early",
        "answers: {stage: earli",
        '"stage" is never "earli". Did you mean "early"?',
    ),
    (
        "builder.yaml",
        "[treadmill-or-elliptical-held, walking]",
        "[treadmill-or-elliptical-held, walking]\n  - [carer-hip-and-knee-bend, treadmill-or-elliptical-held]",
        "These lead in a circle: ",
    ),
    (
        "builder.yaml",
        "{exercise: breath-stacking,",
        "{exercise: belly-breathing,",
        '"belly-breathing" is in a list of "steps_down", too. Keep one of the two.',
    ),
    ("builder.yaml", "asks: [today]", "asks: [todey]", '"todey" is not known here. Did you mean "today"?'),
    ("builder.yaml", "strength: strong", "strength: strnog", '"strnog" is not known here. Did you mean "strong"?'),
    ("builder.yaml", "groups: [shoulder, elbow]", "groups: [shoulder, elbo]", '"elbo" is not known here.'),
    ("builder.yaml", "{heart: [none], health", "{heart: [nun], health", '"heart" is never "nun".'),
    ("builder.yaml", 'none: "Ask your breathing team."', "", 'The field "none" is missing. Add it.'),
    ("words.yaml", "every_day:", "everyday:", 'The field "everyday" is not known. Did you mean "every_day"?'),
]


@pytest.mark.parametrize(("file", "right", "wrong", "message"), MISTAKES, ids=[row[3][:40] for row in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_line(
    tmp_path: Path, file: str, right: str, wrong: str, message: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / "plan")
    text = (tmp_path / "plan" / file).read_text("utf-8")
    before, found, after = text.partition(right)
    assert found, "the real file must hold what this test spoils"
    (tmp_path / "plan" / file).write_text(before + wrong + after, "utf-8")
    data, problems = parse_plan_data(documents_in(tmp_path), EXERCISES, known_keys())
    assert data is None
    matching = [problem for problem in problems if problem.message.startswith(message)]
    assert matching, [str(problem) for problem in problems]
    line = before.count("\n") + 1
    assert (matching[0].path, matching[0].check) == (f"plan/{file}", "plan")
    assert line - 12 <= matching[0].line <= line + wrong.count("\n") + 2


def documents_in(folder: Path) -> dict[str, Document]:
    """Return the plan's files of a folder as a project holds them."""
    return {f"plan/{path.stem}": read_yaml(path, folder) for path in (folder / "plan").glob("*.yaml")}


def known_keys() -> set[str]:
    data, _ = parse_plan_data(shipped().documents, EXERCISES)
    assert data is not None
    return {key for rule in data.rules.rules for key in rule.sources}


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "plan")
    (tmp_path / "plan" / "limits.yaml").unlink()
    data, problems = parse_plan_data(documents_in(tmp_path), EXERCISES)
    assert data is None
    assert [str(p) for p in problems] == [
        "content/data/plan/limits.yaml:1: This file is missing. Bring it back from the last version. (plan)"
    ]


def test_the_page_block_is_complete_and_has_no_placeholder() -> None:
    data = real_data()
    text = json.dumps(data)
    assert "{{" not in text
    assert len(data["exercises"]) >= 40
    assert len(data["starters"]) == 6
    assert all(
        isinstance(field["choices"], list) for field in data["fields"]["answers"] if field["type"] in ("choice", "many")
    )
    late = {rule["id"] for rule in data["rules"] for form in rule["forms"] if form.get("late")}
    assert late == {"W15", "W20", "W21", "W22", "W23", "W24", "W31"}
    assert len(text.encode()) < 140_000


def test_the_stop_card_shows_the_signs_of_the_data_by_level_and_its_back_the_crisis_line() -> None:
    """When it fails, a sign is shown on the stop card in the data and not in the plan, or the other way round."""
    host = Organisation()
    signs, _ = parse_signs(shipped().document("safety_signs"), shipped().document("emergency_numbers"), host)
    card = real_data()["paper"]["stop_card"]
    shown = {part["title"]: part["lines"] for column in card["columns"] for part in column}
    groups = signs.shown_on("stop-card")
    assert shown == {group.level.title: [sign.short for sign in group.signs] for group in groups}
    assert [part["title"] for part in card["columns"][0]] == ["Call 911 now"]
    assert card["say"] == signs.statement["oxygen"].words
    assert "call or text 988" in card["back"]["crisis"]
    assert {key for group in groups for sign in group.signs for key in sign.sources} <= set(card["sources"])


def test_of_every_exercise_it_is_said_what_stands_in_for_it() -> None:
    assert list(CHECKS["stand-in"].run(site_of(shipped()))) == []


def test_no_ready_made_plan_answers_for_its_reader() -> None:
    """Who is there, and what is safe, is for the reader to say: only what the plan says it is for is set."""
    usual = {field["id"]: field["default"] for field in real_data()["fields"]["answers"] if "default" in field}
    for starter in real_data()["starters"]:
        answers = starter["plan"]["answers"]
        set_here = {name for name, value in usual.items() if answers[name] != value}
        says_who = "trained" in starter["name"] + starter["summary"]
        allowed = {"stage", "positions", "session_max_min", "rest_days", *(["helper"] if says_who else [])}
        assert set_here <= allowed, starter["id"]


def test_the_stop_card_changes_with_a_sign() -> None:
    """Guard of the test above: the card is made from the data, and holds no words of its own."""
    signs, _ = parse_signs(shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation())
    data, _ = parse_plan_data(shipped().documents, EXERCISES)
    assert data is not None
    changed = tuple(sign.model_copy(update={"short": f"Changed {sign.id}"}) for sign in signs.signs)
    card = stop_card(data.paper.stop_card, SafetySigns(signs.levels, signs.statements, changed))
    lines = [line for column in card["columns"] for part in column for line in part["lines"]]
    assert len(lines) >= 20
    assert all(line.startswith("Changed ") for line in [*lines, card["back"]["crisis"]])


def test_a_dose_that_only_the_team_sets_is_told_without_numbers() -> None:
    data = real_data()
    item = new_item("breath-stacking", data)
    assert data["exercises"]["breath-stacking"]["team_sets"] is True
    assert dose_in_words(item, data) == "As your team has set it."
    assert [name for name, exercise in data["exercises"].items() if exercise.get("team_sets")] == ["breath-stacking"]
