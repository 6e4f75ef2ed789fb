"""Marks of boxes: their names, their form, and what is wrong with those of a text. (See `alsguide.markup.boxes`.)"""

import re

from alsguide.core.problems import Problem, did_you_mean

SECTIONS = ("in-brief", "key-points", "unknowns", "questions")
"""Boxes that are sections of the article, with a heading."""

CARDS = ("do", "dont", "note", "warning", "care-routine", "care-urgent", "care-emergency")
"""Boxes that stand inside a section, with a title."""

DATA_BOXES = ("signs", "actions")
"""Boxes that are made from the safety signs; nothing stands in them. (See `alsguide.safety_signs.markdown`.)"""

OPENING = re.compile(r"^::: *([A-Za-z][\w-]*) *(.*?) *$")
"""Three colons, a name, and maybe a title."""

CLOSING = re.compile(r"^::: *$")
"""Three colons alone."""

TWO_COLONS = re.compile(rf"\s*::?\s*({'|'.join((*SECTIONS, *CARDS, *DATA_BOXES))})\b|::\s*$")
"""A box mark with a colon too few."""


def box_problems(body: str, body_line: int, path: str) -> list[Problem]:
    """Return the problems of all box marks of a Markdown body."""
    problems: list[Problem] = []
    opened: tuple[str, int] | None = None
    known = (*SECTIONS, *CARDS, *DATA_BOXES)
    in_code = False
    for line, row in enumerate(body.split("\n"), body_line):
        if row.startswith("```"):
            in_code = not in_code
        if in_code:
            continue
        if ":" in row and TWO_COLONS.match(row):
            problems.append(Problem(path, line, "A box begins and ends with three colons: `:::`.", "box"))
        elif row.rstrip().endswith(" :::") and row.strip() != ":::":
            problems.append(Problem(path, line, "Put the closing `:::` on a line of its own.", "box"))
            opened = None
        if not row.lstrip().startswith(":::"):
            continue
        found = OPENING.match(row)
        if CLOSING.match(row):
            if opened is None:
                problems.append(
                    Problem(path, line, "This `:::` closes no box. Remove it, or name a box: `::: note`.", "box")
                )
            opened = None
        elif found is None:
            message = "This box mark is not understood. Write `::: name` at the start of the line."
            problems.append(Problem(path, line, message, "box"))
        else:
            if opened is not None:
                message = f'The box "{opened[0]}" of line {opened[1]} is still open. Close it with `:::` first.'
                problems.append(Problem(path, line, message, "box"))
            if found[1] not in known:
                message = (
                    f'The box "{found[1]}" is not known.{did_you_mean(found[1], known)} Known: {", ".join(known)}.'
                )
                problems.append(Problem(path, line, message, "box"))
            opened = (found[1], line)
    if opened is not None:
        message = f'The box "{opened[0]}" is never closed. Put `:::` on a line after its last line.'
        problems.append(Problem(path, opened[1], message, "box"))
    return problems
