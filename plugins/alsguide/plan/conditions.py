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
    if "fact" in condition:
        return fact_holds(condition, facts)
    if "all" in condition:
        return all(holds(part, facts, group_days) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, facts, group_days) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], facts, group_days)
    shared = set.intersection(*(set(group_days.get(name, ())) for name in condition["days"]))
    return len(shared) > float(condition["above"])


def fact_holds(condition: JsonObject, facts: Sequence[Facts]) -> bool:
    """Return whether the test of one fact holds."""
    value = value_of(condition["fact"], facts)
    if "missing" in condition:
        return value is None or value == ""
    if "is" in condition:
        wanted = condition["is"]
        return any(one in wanted for one in value) if isinstance(value, list) else value in wanted
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return value > float(condition["above"]) if "above" in condition else value < float(condition["below"])


def value_of(name: str, facts: Sequence[Facts]) -> Any:
    """Return the value of a fact in the first of `facts` that has it; None where none has."""
    for known in facts:
        if name in known:
            return known[name]
    return None


def tests(condition: JsonObject) -> Iterator[JsonObject]:
    """Yield the single tests (on a fact or on days) that a condition is made of."""
    if "fact" in condition or "days" in condition:
        yield condition
    else:
        parts = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
        for part in parts:
            yield from tests(part)
