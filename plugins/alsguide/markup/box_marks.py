"""Marks of boxes: what is wrong with those of a text. (See `alsguide.markup.boxes`.)"""

import re

from alsguide.core.markdown_syntax import visible_rows
from alsguide.core.problems import Problem, did_you_mean
from alsguide.markup.box_table import MARK, NAMES

TWO_COLONS = re.compile(rf"\s*::?\s*({'|'.join(NAMES)})\b(?!:)|::\s*$")
"""A box mark with a colon too few."""


def box_problems(body: str, body_line: int, path: str) -> list[Problem]:
    """Return the problems of all box marks of a Markdown body."""
    problems: list[Problem] = []
    opened: tuple[str, int] | None = None
    is_misread = False  # an opening mark was meant, so that the closing one below it is no mistake of its own
    for line, row in enumerate(visible_rows(body), body_line):
        if ":" in row and TWO_COLONS.match(row):
            problems.append(Problem(path, line, "A box begins and ends with three colons: `:::`.", "box"))
            is_misread = not row.strip().endswith("::")
        elif row.rstrip().endswith(" :::") and row.strip() != ":::":
            problems.append(Problem(path, line, "Put the closing `:::` on a line of its own.", "box"))
            opened = None
        if not row.lstrip().startswith(":::"):
            continue
        found = MARK.match(row)
        if found and not found[1]:
            if opened is None and not is_misread:
                problems.append(
                    Problem(path, line, "This `:::` closes no box. Remove it, or name a box: `::: note`.", "box")
                )
            opened, is_misread = None, False
        elif found is None:
            message = "This box mark is not understood. Write `::: name` at the start of the line."
            problems.append(Problem(path, line, message, "box"))
            is_misread = True
        else:
            if opened is not None:
                message = f'The box "{opened[0]}" of line {opened[1]} is still open. Close it with `:::` first.'
                problems.append(Problem(path, line, message, "box"))
            if found[1] not in NAMES:
                message = (
                    f'The box "{found[1]}" is not known.{did_you_mean(found[1], NAMES)} Known: {", ".join(NAMES)}.'
                )
                problems.append(Problem(path, line, message, "box"))
            opened = (found[1], line)
    if opened is not None:
        message = f'The box "{opened[0]}" is never closed. Put `:::` on a line after its last line.'
        problems.append(Problem(path, opened[1], message, "box"))
    return problems
