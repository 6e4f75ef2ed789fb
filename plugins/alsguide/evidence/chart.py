"""Charts of the evidence as SVG, drawn from the same results as the tables beside them.

Each direction has a shape and a fill of its own, so that color is not needed: `theme/components/chart/style.css` gives the
colors. The charts are as wide as a phone, so that their text stays readable there.
"""

import math
from collections.abc import Mapping, Sequence
from html import escape

from alsguide.citations.studies import Direction
from alsguide.evidence.results import OutcomeFound, Trial

WIDTH = 360
ROW = 28
HEAD = 38
NAMES = 198
"""How wide the column of names is."""

BARS = WIDTH - NAMES - 22 - 40
"""How long the longest bar is: what names, marks and numbers leave."""

STEP = 19
IN_A_LINE = (WIDTH - NAMES) // STEP
"""How far apart the marks of reviews stand, and how many stand in a line."""

MARKS: dict[Direction, str] = {
    "better": "M0 -6 6.5 5.5H-6.5Z",
    "mixed": "M0 -7 7 0 0 7-7 0Z",
    "no-difference": "M-6 -6H6V6H-6Z",
    "worse": "M0 6 6.5 -5.5H-6.5Z",
    "uncertain": "M-6.5 0 -3 -6H3L6.5 0 3 6H-3Z",
    "none-seen": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z",
    "not-reported": "M-5.5 0H5.5",
}
"""The mark of each direction: an outline around its middle. All are equally large."""


def mark(direction: Direction, x: float, y: float) -> str:
    """Draw the mark of a direction with its middle at a place."""
    return (
        f'<path class="c-chart__mark c-chart--{direction}" d="{MARKS[direction]}" transform="translate({x:g} {y:g})"/>'
    )


def text(words: str, x: float, y: float, kind: str = "") -> str:
    """Write text whose base line begins at a place; `kind` is `head`, `end` or empty."""
    style = f' class="c-chart__{kind}"' if kind else ""
    return f'<text{style} x="{x:g}" y="{y:g}">{escape(words)}</text>'


def trial_chart(trials: Sequence[Trial], short: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Draw all trials by size, design and direction.

    `short` gives the shortest name of each trial by its key; `words` the title and description of the chart (`title`,
    `about`), the heads of the two groups (`randomized`, `other`), and each direction by its id.
    """
    most = max((trial.people for trial in trials), default=1)
    parts, y = legend([one for one in MARKS if any(trial.direction == one for trial in trials)], words)
    for is_randomized, head in ((True, words["randomized"]), (False, words["other"])):
        group = [trial for trial in trials if trial.is_randomized is is_randomized]
        if not group:
            continue
        parts.append(text(head, 0, y + HEAD - 10, "head"))
        y += HEAD
        for trial in group:
            middle = y + ROW / 2
            length = max(2.0, round(BARS * trial.people / most, 1))
            place = f'x="{NAMES + 22}" y="{middle - 7:g}" width="{length:g}" height="14"'
            inside = [
                text(short[trial.key], 0, middle + 5.5),
                mark(trial.direction, NAMES + 9, middle),
                f'<rect class="c-chart__bar c-chart--{trial.direction}" {place}/>',
                text(str(trial.people), NAMES + 27 + length, middle + 5.5),
            ]
            row = f'<g data-key="{escape(trial.key)}" data-people="{trial.people}" data-direction="{trial.direction}">'
            parts.append(row + "".join(inside) + "</g>")
            y += ROW
    return svg("trials", parts, y + 4, words)


def outcome_chart(outcomes: Sequence[OutcomeFound], words: Mapping[str, str]) -> str:
    """Draw what the reviews found on each outcome, one mark a review.

    `words` are those of `trial_chart`, the name of each outcome by its id, and `none` for an outcome that no review reports.
    """
    used = {found.direction for outcome in outcomes for found in outcome.reviews}
    parts, y = legend([one for one in MARKS if one in used], words)
    y += 6
    for outcome in outcomes:
        middle = y + ROW / 2
        inside = [text(words[outcome.outcome], 0, middle + 5.5)]
        for place, found in enumerate(outcome.reviews):
            line, column = divmod(place, IN_A_LINE)
            inside.append(mark(found.direction, NAMES + 9 + STEP * column, middle + line * ROW))
        if not outcome.reviews:
            inside.append(text(words["none"], NAMES + 2, middle + 5.5))
        found_there = " ".join(f"{found.key}:{found.direction}" for found in outcome.reviews)
        parts.append(f'<g data-outcome="{outcome.outcome}" data-found="{escape(found_there)}">{"".join(inside)}</g>')
        y += ROW * max(1, math.ceil(len(outcome.reviews) / IN_A_LINE)) + 4
    return svg("outcomes", parts, y + 4, words)


def legend(directions: Sequence[Direction], words: Mapping[str, str]) -> tuple[list[str], float]:
    """Draw what the marks mean, two in a line; give the parts and where the next begins."""
    parts = []
    for place, direction in enumerate(directions):
        x, y = (place % 2) * WIDTH / 2, (place // 2) * ROW + 14
        parts += [mark(direction, x + 8, y), text(words[direction], x + 22, y + 5.5)]
    return parts, (len(directions) + 1) // 2 * ROW + 8


def svg(name: str, parts: Sequence[str], height: float, words: Mapping[str, str]) -> str:
    """Return the whole picture with its title and description."""
    return (
        f'<svg class="c-chart" width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-labelledby="{name}-title {name}-about">'
        f'<title id="{name}-title">{escape(words["title"])}</title><desc id="{name}-about">{escape(words["about"])}</desc>'
        f"{''.join(parts)}</svg>"
    )


def charts_of(
    trials: Sequence[Trial],
    reviews: Sequence[OutcomeFound],
    short: Mapping[str, str],
    ui: Mapping[str, str],
    directions: Mapping[str, str],
    outcomes: Mapping[str, str],
) -> tuple[str, str]:
    """Return the chart of the trials and that of the reviews, with the theme's words `ui` and short names by key."""
    heads = {"randomized": ui["chart_randomized"], "other": ui["chart_other"], "none": ui["chart_none"], **directions}
    trial_words = {"title": ui["chart_trials"], "about": ui["chart_trials_about"]}
    review_words = {"title": ui["chart_reviews"], "about": ui["chart_reviews_about"]}
    return (
        trial_chart(trials, short, {**heads, **trial_words}),
        outcome_chart(reviews, {**heads, **outcomes, **review_words}),
    )
