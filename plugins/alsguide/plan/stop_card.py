"""The stop card on a plan: the signs of danger that the data send to a stop card, and what to tell a crew."""

from typing import Any

from alsguide.plan.copy import StopCard
from alsguide.safety_signs.model import Group, SafetySigns

PLACE = "stop-card"


def stop_card(card: StopCard, signs: SafetySigns) -> dict[str, Any]:
    """Return the card: its `title`; `columns` of parts (`title` and `lines`), what is urgent first; `say`, what a crew must
    be told; `back`, what stands on its other side (`title`, `text`, and the `crisis` line); `sources`, the keys of all.
    """
    statement, crisis = signs.statement.get(card.say), signs.by_id.get(card.crisis)
    groups = signs.shown_on(PLACE)
    shown = [sign for group in groups for sign in group.signs]
    keys = [key for record in (*shown, *((statement,) if statement else ())) for key in record.sources]
    return {
        "title": card.title,
        "columns": columns(groups),
        "say": statement.words if statement else "",
        "back": {"title": card.back.title, "text": card.back.text, "crisis": crisis.short if crisis else ""},
        "sources": list(dict.fromkeys(keys)),
    }


def columns(groups: tuple[Group, ...]) -> list[list[dict[str, Any]]]:
    """Return the parts in three columns: the first level, others on which someone is called, and the rest."""
    calls = [group for group in groups[1:] if group.level.box.startswith("care-")]
    rest = [group for group in groups[1:] if group not in calls]
    return [[part(group) for group in column] for column in (groups[:1], calls, rest) if column]


def part(group: Group) -> dict[str, Any]:
    """Return the signs of one level in their short words, below the level's title."""
    return {"title": group.level.title, "lines": [sign.short for sign in group.signs]}
