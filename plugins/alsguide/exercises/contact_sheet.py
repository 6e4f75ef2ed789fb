"""The contact sheet: all pictures on one page, large and small, light, dark and gray, beside their pose texts and movements.

Run as `python -m alsguide.exercises.contact_sheet`; it writes `contact-sheet/index.html`.
"""

import gzip
import re
import sys
from html import escape
from pathlib import Path

from alsguide.core import command
from alsguide.core.problems import format_report
from alsguide.core.writing import write_file
from alsguide.exercises.load import FOLDER, load_exercises, movement_problems
from alsguide.exercises.model import Exercise, filled
from alsguide.overrides.merge import open_project
from alsguide.pictograms.draw import draw, draw_exercise
from alsguide.pictograms.highlight import moving_parts
from alsguide.pictograms.movement import length_of, pose_at

LARGEST_BYTES = 1500
"""The most that one picture may weigh, gzipped."""

PAGE = """<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Contact sheet of exercise pictures</title>
<style>
{style}
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 2rem; color: #12343c; background: #fff }}
section {{ border-top: 1px solid #ccc; padding: 1.5rem 0; max-width: 1560px }}
h2 {{ margin: 0 0 .5rem }}
.row {{ display: flex; gap: 1rem; align-items: flex-start }}
figure {{ margin: 0; width: 400px }}
figcaption {{ font-size: .9rem }}
.small {{ display: grid; grid-template-columns: 120px 120px; gap: 8px }}
.small > div {{ width: 120px; border-radius: 8px }}
.strip {{ display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; margin: 1rem 0 0 }}
.dark {{ background: #10252b }}
.dark .c-pictogram {{ {dark} }}
.gray {{ filter: grayscale(1) }}
</style>
</head>
<body>
<h1>Contact sheet: {count} exercises</h1>
<p>Each exercise: start and end at 400 pixels, then at 120 pixels in light, dark and gray; five moments of its movement.</p>
{sections}
</body>
</html>
"""


def section(exercise: Exercise) -> str:
    """Return the part of the page for one exercise."""
    figures, small = [], []
    for tone in ("", "dark", "gray"):
        pair = draw_exercise(exercise, f"{exercise.id}-{tone or 'light'}")
        small += [f'<div class="{tone}">{picture}</div>' for picture in pair]
    for pose, picture in zip(
        (exercise.start_pose, exercise.end_pose), draw_exercise(exercise, exercise.id), strict=True
    ):
        size = len(gzip.compress(picture.encode(), mtime=0))
        figures.append(f"<figure>{picture}<figcaption>{escape(pose.text)} ({size} bytes gzipped)</figcaption></figure>")
    return (
        f'<section id="{exercise.id}"><h2>{escape(exercise.name)} <small>{exercise.id}</small></h2>'
        f'<div class="row">{"".join(figures)}<div class="small">{"".join(small)}</div></div>{strip(exercise)}</section>'
    )


def strip(exercise: Exercise) -> str:
    """Return five moments of the movement between the two pictures; a crank has gone around after the last one."""
    start, end = exercise.start_pose, exercise.end_pose
    moving = moving_parts(start, end, exercise.moving)
    moments = [length_of(end) * step / 4 for step in range(5)]
    drawn = [draw(pose_at(start, end, at), moving, prefix=f"{exercise.id}-{at:g}") for at in moments]
    return f'<div class="strip">{"".join(f"<div>{picture}</div>" for picture in drawn)}</div>'


def dark_colors(style: str) -> str:
    """Return the declarations of the dark colors in the pictures' style sheet, so that both tones stand side by side."""
    found = re.search(r"prefers-color-scheme: dark\) \{\s*\.c-pictogram \{([^}]*)\}", style)
    if found is None:
        raise ValueError("theme/components/pictogram/style.css has no dark colors for .c-pictogram.")
    return found[1].strip()


def main(root: Path) -> int:
    """Write the sheet of a project's exercises. Gives 0, or 1 when a file has problems (they are printed)."""
    project = open_project(root)
    exercises, problems = load_exercises(project.markdown.values())
    sources = {exercise.id: project.markdown[f"content/{FOLDER}/{exercise.id}.md"] for exercise in exercises}
    problems += [found for one in exercises for found in movement_problems(sources[one.id], one)]
    problems = project.report(problems)
    if problems:
        print(format_report(problems))
    sections = "\n".join(section(filled(exercise, project.organisation)) for exercise in exercises)
    style = (root / "theme" / "components" / "pictogram" / "style.css").read_text(encoding="utf-8")
    target = root / "contact-sheet" / "index.html"
    page = PAGE.format(style=style, dark=dark_colors(style), count=len(exercises), sections=sections)
    write_file(target, page)
    print(f"{target.relative_to(root)}: {len(exercises)} exercises")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(command.run(lambda: main(Path.cwd())))
