"""Pictures: every exercise draws, small, alone of its kind, with its text alternative; a few are kept as they should be.

A picture that changed on purpose: run `python -m tests.unit.test_pictograms_draw`, look at the contact sheet, and commit the
new files in `tests/unit/pictograms`.
"""

import gzip
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

import pytest

from alsguide.exercises.contact_sheet import LARGEST_BYTES
from alsguide.exercises.load import load_exercises
from alsguide.exercises.model import Exercise
from alsguide.pictograms.angle_diagram import draw_convention
from alsguide.pictograms.canvas import STYLES
from alsguide.pictograms.draw import draw, draw_exercise
from tests.support.shipped import shipped

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "pictograms"
KEPT = (
    "shoulder-lift-clasped-hands",
    "hand-open-close",
    "carer-hip-out-and-back",
    "carer-ankle-and-toes",
    "neck-side-stretch",
)
"""Exercises whose pictures are compared as a whole: one of each view."""
SVG = "{http://www.w3.org/2000/svg}"

LIBRARY: list[Exercise] = load_exercises(shipped().markdown.values())[0]


@cache
def pictures() -> dict[str, tuple[str, str]]:
    """Return the two pictures of each exercise."""
    return {exercise.id: draw_exercise(exercise, exercise.id) for exercise in LIBRARY}


def test_the_whole_library_is_drawn() -> None:
    assert len(pictures()) >= 40


@pytest.mark.parametrize("exercise", LIBRARY, ids=lambda exercise: exercise.id)
def test_each_picture_is_small_whole_and_described(exercise: Exercise) -> None:
    """Too large: shorten the pose's text, or leave out a prop."""
    for picture, pose, moment in zip(
        pictures()[exercise.id], (exercise.start_pose, exercise.end_pose), ("Start", "End"), strict=True
    ):
        assert len(gzip.compress(picture.encode(), mtime=0)) <= LARGEST_BYTES
        root = ElementTree.fromstring(picture)
        title = root.find(f"{SVG}title")
        assert title is not None
        assert title.text == f"{moment}: {pose.text}"
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == title.get("id") == f"{exercise.id}-{moment.lower()}-title"
        paths = root.findall(f"{SVG}path")
        assert len(paths) >= 3
        for path in paths:
            assert path.get("class") in STYLES
            assert "style" not in path.keys()  # noqa: SIM118  an element is no dict
        assert len(root) == len(paths) + 1


def test_a_hand_that_holds_the_other_wrist_is_seen() -> None:
    """Without its fingers around the near wrist the far arm would only be a rim."""
    pose = next(e for e in LIBRARY if e.id == "shoulder-lift-clasped-hands").end_pose
    plain = pose.model_copy(update={"props": tuple(prop for prop in pose.props if prop != "other hand")})
    assert len(pose.props) == len(plain.props) + 1
    assert draw(pose).count('class="pic-move-far"') == draw(plain).count('class="pic-move-far"') + 1


def test_a_short_way_has_an_arrow_when_the_pose_names_it() -> None:
    """A heel that is lifted travels less than the shortest way that has an arrow by itself."""
    start = next(e for e in LIBRARY if e.id == "seated-march").start_pose
    lifted = ((9.0, 1.0), (270.0, 1.0), (325.0, 1.0))
    angles = start.angles.model_copy(update={"leg_near": lifted, "leg_far": lifted})
    plain = start.model_copy(update={"angles": angles})
    named = plain.model_copy(update={"arrow": "ankle_near"})
    assert ["pic-arrow" in draw(pose, {"leg_near": 0}, start) for pose in (plain, named)] == [False, True]


def test_no_two_exercises_share_a_picture() -> None:
    shapes = [
        re.sub(r"<title.*</title>|aria-labelledby=\"[^\"]*\"", "", svg) for pair in pictures().values() for svg in pair
    ]
    assert len(set(shapes)) == len(shapes)


def test_each_exercise_shows_what_moves() -> None:
    """In every end picture something is in the accent, or the air is shown."""
    for name, (_, end) in pictures().items():
        assert "pic-move" in end or "pic-arrow" in end, name


@pytest.mark.parametrize("name", KEPT)
def test_pictures_stay_as_they_were_judged(name: str) -> None:
    """A change of the drawing code changed a picture: see the top of this file."""
    for moment, picture in zip(("start", "end"), pictures()[name], strict=True):
        assert picture == (GOLDEN / f"{name}-{moment}.svg").read_text(encoding="utf-8").rstrip("\n")


def test_hostile_words_stay_words() -> None:
    """Text from an editor cannot become markup, in the title or in an id."""
    hostile = "<script>alert(1)</script> & \"quoted\" 'words' \u202e\u0645\u0631\u062d\u0628\u0627"
    pose = LIBRARY[0].start_pose.model_copy(update={"text": hostile})
    picture = draw(pose, prefix='a"><script>')
    root = ElementTree.fromstring(picture)
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == hostile
    assert title.get("id") == root.get("aria-labelledby") == 'a"><script>-title'
    assert "<script" not in picture


def test_two_uses_of_a_picture_have_different_ids() -> None:
    first, second = (draw_exercise(LIBRARY[0], prefix)[0] for prefix in ("one", "two"))
    assert re.findall(r'id="([^"]+)"', first) == ["one-start-title"]
    assert re.findall(r'id="([^"]+)"', second) == ["two-start-title"]


def test_every_class_has_a_color_in_the_style_sheet() -> None:
    sheet = (ROOT / "theme" / "components" / "pictogram" / "style.css").read_text(encoding="utf-8")
    for name in STYLES:
        assert re.search(rf"\.{name}\b", sheet), name


def test_the_drawing_of_the_angles_is_up_to_date() -> None:
    """Run `python -m alsguide.pictograms.angle_diagram` and look at `docs/angles.svg`."""
    assert (ROOT / "docs" / "angles.svg").read_text(encoding="utf-8") == draw_convention()
    assert ElementTree.fromstring(draw_convention()).find(f"{SVG}title") is not None


def keep() -> None:
    """Write the kept pictures again."""
    GOLDEN.mkdir(exist_ok=True)
    for name in KEPT:
        for moment, picture in zip(("start", "end"), pictures()[name], strict=True):
            (GOLDEN / f"{name}-{moment}.svg").write_text(picture + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep()
