"""Exercises: the library loads, and a wrong file says with path and line what is wrong and what is allowed."""

from pathlib import Path

import pytest

from alsguide.exercises.load import KINDS, load_exercises
from alsguide.exercises.model import Exercise, filled
from alsguide.organisation import Organisation, Words
from alsguide.overrides.merge import open_project
from tests.support.shipped import shipped

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "content" / "exercises"
LIBRARY, PROBLEMS = load_exercises(shipped().markdown.values())
SAMPLE = (FOLDER / "seated-march.md").read_text(encoding="utf-8")


def load_text(tmp_path: Path, text: str, name: str = "my-exercise") -> tuple[list[Exercise], list[str]]:
    """Load a library of one file with a text."""
    folder = tmp_path / "content" / "exercises"
    folder.mkdir(parents=True)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    exercises, problems = load_exercises(open_project(tmp_path).markdown.values())
    return exercises, [str(problem) for problem in problems]


def test_the_library_holds_forty_exercises_without_a_problem() -> None:
    assert PROBLEMS == []
    assert len(LIBRARY) >= 40
    assert len(LIBRARY) == len(list(FOLDER.glob("*.md")))


def test_the_library_is_in_order() -> None:
    places = [(KINDS.index(exercise.kind), exercise.order) for exercise in LIBRARY]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_fills_the_words_of_the_organisation() -> None:
    host = Organisation(words=Words(als="MND", physical_therapist="physiotherapist", carer="carer"))
    exercise = next(exercise for exercise in LIBRARY if exercise.id == "carer-shoulder-lift")
    shown = filled(exercise, host)
    assert shown.name == "Carer: lift the arm forward"
    assert "{{" not in shown.model_dump_json()
    assert shown.start_pose.angles == exercise.start_pose.angles


def test_exercises_for_a_second_person_show_one() -> None:
    """Who moves the body part is seen: a carer exercise shows a carer in both pictures."""
    led = [exercise for exercise in LIBRARY if exercise.who_moves == "carer"]
    assert len(led) >= 8
    for exercise in led:
        assert "second_person_required" in exercise.flags
        assert exercise.start_pose.carer is not None
        assert exercise.end_pose.carer is not None


def test_an_exercise_may_have_a_note(tmp_path: Path) -> None:
    exercises, problems = load_text(tmp_path, SAMPLE.rstrip() + "\n\nA **note**.\n")
    assert problems == []
    assert (exercises[0].id, exercises[0].note) == ("my-exercise", "A **note**.")


CASES = [
    (
        ("kind: aerobic", "kind: aerobik"),
        'content/exercises/my-exercise.md:3: "kind" is "aerobik", which is not allowed. Did you mean "aerobic"? '
        'Allowed: "range-of-motion", "stretching", "strengthening", "aerobic", "balance", "aquatic", "breathing", '
        '"relaxation". (exercise)',
    ),
    (
        ("who_moves: self", "who_moves: me"),
        'content/exercises/my-exercise.md:15: "who_moves" is "me", which is not allowed. '
        'Allowed: "self", "self-with-help", "carer". (exercise)',
    ),
    (
        ("    minutes: 1\n", "    minutes: 0\n"),
        'content/exercises/my-exercise.md:30: "minutes" is "0", which is out of range. It must be at least 1. (exercise)',
    ),
    (
        ("    minutes: 1\n", "    minutes: 9\n"),
        'content/exercises/my-exercise.md:27: "minutes" is 9 at the start, more than the upper 5. '
        "Start at 5 at most. (exercise)",
    ),
    (
        ("    minutes: 1\n", ""),
        'content/exercises/my-exercise.md:29: An amount needs either "repetitions" (with "sets") or "minutes", not both. '
        "Keep the one that fits. (exercise)",
    ),
    (
        ("leg_near: [25, 270, 0]", "leg_near: [25, 470, 0]"),
        'content/exercises/my-exercise.md:{line}: An angle is "470". Write a number from 0 to 360, or [angle, factor] '
        "with a factor from 0.1 to 1 for a part that looks shorter. (exercise)",
    ),
    (
        ("leg_near: [25, 270, 0]", "leg_near: [25, 120, 210]"),
        "content/exercises/my-exercise.md:{line}: The near knee is bent the wrong way by 95 degrees, at most 5 is possible. "
        'Change "leg_near". Did you mean the other way (bent)? (pose)',
    ),
    (
        ("leg_near: [25, 270, 0]", "leg_near: [25, 270]"),
        'content/exercises/my-exercise.md:{line}: "leg_near" has too few values: there is no number 3. Add it. (exercise)',
    ),
    (
        ("steps:\n", "steps: [Sit tall.]\nstepz:\n"),
        'content/exercises/my-exercise.md:21: "steps" has 1 item. Give at least 2. (exercise)',
    ),
    (
        ("name: ", "id: other\nname: "),
        'content/exercises/my-exercise.md:2: The field "id" is not written in the header: it is the name of the file. '
        "Remove it. (exercise)",
    ),
    (
        ("progress_by: ", "progres_by: "),
        'content/exercises/my-exercise.md:{line}: The field "progres_by" is not known. Did you mean "progress_by"?',
    ),
]


@pytest.mark.parametrize(("change", "expected"), CASES, ids=[case[0][1].strip() or "left out" for case in CASES])
def test_a_wrong_field_is_a_problem_with_its_line(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    assert change[0] in SAMPLE
    text = SAMPLE.replace(change[0], change[1], 1)
    exercises, problems = load_text(tmp_path, text)
    assert exercises == []
    rows = text.splitlines()
    line = next((n for n, row in enumerate(rows, 1) if row.strip() and row.strip() == change[1].strip()), 0)
    line = line or next((n for n, row in enumerate(rows, 1) if row.startswith("progres_by")), 0)
    wanted = expected.replace("{line}", str(line))
    assert any(problem.startswith(wanted) for problem in problems), problems


def test_a_missing_pose_names_the_field(tmp_path: Path) -> None:
    cut = SAMPLE[: SAMPLE.index("start_pose:")] + SAMPLE[SAMPLE.index("end_pose:") :]
    assert load_text(tmp_path, cut)[1] == [
        'content/exercises/my-exercise.md:2: The field "start_pose" is missing. Add it. (exercise)'
    ]


def test_a_broken_file_stops_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "exercises"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(SAMPLE, encoding="utf-8")
    (folder / "broken.md").write_text("---\nname: [\n---\n", encoding="utf-8")
    exercises, problems = load_exercises(open_project(tmp_path).markdown.values())
    assert [exercise.id for exercise in exercises] == ["good"]
    assert [(problem.path, problem.check) for problem in problems] == [("content/exercises/broken.md", "yaml")]


def test_sources_are_exposed_with_what_they_support() -> None:
    exercise = next(exercise for exercise in LIBRARY if exercise.id == "motor-assisted-cycle")
    assert [source.key for source in exercise.sources] == ["maier2022mme", "paganoni2015"]
    assert all(len(source.supports) > 10 for source in exercise.sources)
