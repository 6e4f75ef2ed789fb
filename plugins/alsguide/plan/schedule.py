"""The week: when each exercise is done, how long a session takes, which days are for rest.

A *session* is what is done in one slot (morning, midday, afternoon, evening) of one day. An *entry* is an item as it is
done: `key`, `item` (dose, days, slot) and `exercise` (what the library says). `theme/scripts/plan-schedule.js` gives the same.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

DAYS = range(1, 8)
JsonObject = Mapping[str, Any]


def seconds_of(entry: JsonObject, time: JsonObject) -> int:
    """Return how long an exercise takes once, in seconds. `time` is the part of that name in `limits.yaml`."""
    item = entry["item"]
    if item.get("minutes"):
        return int(item["minutes"]) * 60
    sets, repetitions = item.get("sets") or 0, item.get("repetitions") or 0
    by_carer = item.get("who_moves") == "carer"
    pace = time["seconds_per_repetition_with_carer"] if by_carer else time["seconds_per_repetition"]
    two_sided = item.get("side") == "both" and item["exercise"] in time["one_side_at_a_time"]
    work = sets * repetitions * (pace + (item.get("hold_seconds") or 0)) * (2 if two_sided else 1)
    return int(work + max(sets - 1, 0) * time["rest_between_sets_seconds"] + time["change_over_seconds"])


def slots_of(item: JsonObject, best_time: str, slots: Sequence[str]) -> list[str]:
    """Return the slots in which an item is done: its own first, the others spread over the day."""
    own = item.get("slot") or best_time
    first = slots.index(own) if own in slots else 0
    count = max(1, min(int(item.get("times_per_day") or 1), len(slots)))
    step = 2 if count == 2 else 1
    return [slots[(first + step * turn) % len(slots)] for turn in range(count)]


def sessions_of(entries: Sequence[JsonObject], best_time: str, data: JsonObject) -> list[dict[str, Any]]:
    """Return the sessions of a week in order.

    Each has `day`, `slot`, `entries` (keys in order), `ends` (minutes from the session's start to the end of each
    entry) and `minutes` (the whole, not rounded).
    """
    time, slots = data["limits"]["time"], [slot["id"] for slot in data["slots"]]
    sessions = []
    places = [slots_of(entry["item"], best_time, slots) for entry in entries]
    for day in DAYS:
        for slot in slots:
            seconds, keys, ends = 0, [], []
            for entry, place in zip(entries, places, strict=True):
                if day in (entry["item"].get("days") or ()) and slot in place:
                    seconds += seconds_of(entry, time)
                    keys.append(entry["key"])
                    ends.append(seconds / 60)
            if keys:
                sessions.append({"day": day, "slot": slot, "entries": keys, "ends": ends, "minutes": seconds / 60})
    return sessions


def smallest_gap(days: set[int]) -> int | None:
    """Return the least number of days from one day to the next in a week that repeats; None for no day."""
    ordered = sorted(days)
    if not ordered:
        return None
    return min(later - day for day, later in zip(ordered, [*ordered[1:], ordered[0] + 7], strict=True))


def days_between(first: Any, last: Any) -> int | None:
    """Return the days from one ISO date to another; None when either is not a date."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except (TypeError, ValueError):
        return None
