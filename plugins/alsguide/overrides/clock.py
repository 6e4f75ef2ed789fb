"""The clock: the day for which content is judged, also where the clock of a computer is plainly wrong."""

from collections.abc import Iterable, Mapping
from datetime import date

FEWEST = 5
"""So many texts at least must be dated after today before that is the clock's mistake, and not an editor's."""

LONGEST_YEARS = 20
"""Nobody leaves all texts alone for so long; a clock that says so is wrong."""


def content_day(headers: Iterable[Mapping[str, object]], clock: date) -> date:
    """Return the day for which content is judged: today, or the day of the newest review where the clock cannot be right.

    `headers` are those of all texts. A clock cannot be right before most of the reviews, or decades after the last.
    """
    days = sorted(day for header in headers if isinstance(day := header.get("last_reviewed"), date))
    if not days:
        return clock
    is_early = len(days) >= FEWEST and clock < days[len(days) // 2]
    return days[-1] if is_early or clock.year > days[-1].year + LONGEST_YEARS else clock
