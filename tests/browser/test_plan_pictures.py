"""The pictures that a script draws in the plan are the same as those that Python draws in pages."""

import re

from playwright.sync_api import Page

from alsguide.exercises.drawings import draw_one
from alsguide.exercises.load import load_exercises
from alsguide.pictograms.canvas import STYLES
from alsguide.pictograms.codes import share, skeletons
from tests.support.shipped import shipped

PATH = re.compile(r'<path class="([\w-]+)"[^>]* d="([^"]*)"/>')
DRAW = """data => data.codes.map(code => alsguide.planPictures.elements(code, data).map(([name, , path]) => [name, path]))"""


def test_a_script_draws_every_picture_as_python_does(rules_page: Page) -> None:
    """When it fails: `plan-pictures.js` and `pictograms/` (`geometry.outline`, `skeleton.body`, `figure.Spot`) must agree."""
    drawings = [draw_one(exercise, ("Start", "End")) for exercise in load_exercises(shipped().markdown.values())[0]]
    codes, outlines = share(code for drawing in drawings for code in drawing.codes)
    shapes = [[name, {}] for name in STYLES]
    drawn = rules_page.evaluate(
        DRAW, {"codes": codes, "outlines": outlines, "shapes": shapes, "skeletons": skeletons()}
    )
    expected = [[list(path) for path in PATH.findall(svg)] for drawing in drawings for svg in drawing.pictures]
    assert len(expected) >= 80
    assert all(len(paths) >= 3 for paths in expected)
    assert drawn == expected
