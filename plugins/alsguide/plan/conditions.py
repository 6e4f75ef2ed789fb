"""Conditions: the small language of the rules, read from data. `theme/scripts/plan-rules.js` reads the same.

A condition is tested against facts: texts, numbers, lists of texts, or None. It always gives True or False.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Facts = Mapping[str, Any]
JsonObject = Mapping[str, Any]
GroupDays = Mapping[str, set[int]]
"""The days (1 to 7) on which each group of exercises is done."""


def holds(condition: JsonObject, facts: Sequence[Facts], group_days: GroupDays) -> bool:
    """Return whether a condition holds. A fact is looked up in the first of `facts` that has it."""
    if "all" in condition:
        return all(holds(part, facts, group_days) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, facts, group_days) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], facts, group_days)
    if "days" in condition:
        shared = set.intersection(*(set(group_days.get(name, ())) for name in condition["days"]))
        return len(shared) > float(condition["above"])
    name = condition["fact"]
    value = next((known[name] for known in facts if name in known), None)
    if "missing" in condition:
        return value is None or value == ""
    if "is" in condition:
        values = value if isinstance(value, list) else [value]
        return any(one in condition["is"] for one in values)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return value > float(condition["above"]) if "above" in condition else value < float(condition["below"])


def tests(condition: JsonObject) -> Iterator[JsonObject]:
    """Yield the single tests (on a fact or on days) that a condition is made of."""
    if "fact" in condition or "days" in condition:
        yield condition
    else:
        parts = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
        for part in parts:
            yield from tests(part)
