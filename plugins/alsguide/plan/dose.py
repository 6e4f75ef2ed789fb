"""Doses and days in words, for the pages that need no script. `theme/scripts/plan-dose.js` gives the same doses."""

from collections.abc import Mapping, Sequence
from typing import Any

JsonObject = Mapping[str, Any]


def counted(words: JsonObject, number: float, **values: Any) -> str:
    """Return the text for one, for two where there is one, or for more, filled."""
    text: str = words["one"] if number == 1 else words.get("two", words["other"]) if number == 2 else words["other"]
    return text.format(number=number, **values)


def dose_in_words(item: JsonObject, data: JsonObject) -> str:
    """Return a dose, such as "5 times on each side. Hold for 3 seconds. Once a day." """
    words = data["words"]["dose"]
    if data["exercises"][item["exercise"]].get("team_sets"):
        return str(words["sentence"].format(text=words["set_by_team"]))
    parts = []
    sided = item["side"] != "both" or item["exercise"] in data["limits"]["time"]["one_side_at_a_time"]
    side = f" {words['side'][item['side']]}" if sided else ""
    if item.get("minutes"):
        parts.append(counted(words["minutes"], item["minutes"]) + side)
    if item.get("repetitions"):
        count = counted(words["repetitions"], item["repetitions"])
        parts.append(counted(words["sets"], item.get("sets") or 1, count=count) + side)
    if item.get("hold_seconds"):
        parts.append(counted(words["hold"], item["hold_seconds"]))
    if (item.get("sets") or 0) > 1:
        parts.append(words["rest"])
    weight = weight_in_words(item, data)
    if weight:
        parts.append(words["weight"].format(weight=weight))
    parts.append(counted(words["times_per_day"], item.get("times_per_day") or 1))
    return " ".join(words["sentence"].format(text=part) for part in parts)


def weight_in_words(item: JsonObject, data: JsonObject) -> str:
    """Return the weight or band of an item; empty for none."""
    choice = next((one for one in data["resistance"] if one["id"] == item.get("resistance")), None)
    if choice is None or choice["id"] == data["resistance"][0]["id"]:
        return ""
    label = choice["label"][:1].lower() + choice["label"][1:]
    given = item.get("resistance_kg")
    return f"{given:g} kg, {label}" if "kg" not in choice and given else label


def days_in_words(days: Sequence[int], data: JsonObject) -> str:
    """Return days, such as "Monday, Friday"."""
    words = data["words"]
    if not days:
        return str(words["dose"]["no_day"])
    if len(days) == 7:
        return str(words["dose"]["every_day"])
    return str(words["list_separator"]).join(words["days"][day - 1] for day in sorted(days))
