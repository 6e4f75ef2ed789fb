"""Answers as people give them, and made at random: to build plans from."""

from functools import cache
from typing import Any

import yaml

from alsguide.plan.builder import with_answer
from tests.support.plans import clear_plan, random_value
from tests.support.sites import ROOT

LEGS = ("hip", "knee", "ankle")
ARMS = ("shoulder", "elbow", "wrist_hand")


@cache
def people() -> Any:
    """The people of `tests/vectors/people.yaml`, read once. Nobody may change them."""
    return yaml.safe_load((ROOT / "tests" / "vectors" / "people.yaml").read_text("utf-8"))


def person_plan(person: Any, data: Any) -> dict[str, Any]:
    """The answers of one of the people, in a plan without exercises."""
    return answered(data, {"helper": "alone", **person["answers"]}, person.get("strength"))


def named(exercise: str, side: str) -> str:
    """An exercise as people.yaml writes it: with its side, where it is one."""
    return exercise if side == "both" else f"{exercise} {side}"


def answered(data: Any, answers: Any, strength: Any = None) -> dict[str, Any]:
    """A plan without exercises: all answers without trouble and nothing at home, but for those named.

    `strength` marks a part on both sides (`ankle`) or on one (`ankle.left`).
    """
    plan: dict[str, Any] = clear_plan(data)
    plan["answers"] |= {"equipment": ["none"], "session_max_min": 10, "rest_days": [7], "stage": "", "positions": []}
    for name, value in {"getting_about": "walks", **answers}.items():
        plan = with_answer(plan, name, value, data)
    for part, mark in (strength or {}).items():
        group, _, side = part.partition(".")
        plan["strength"][group] |= {side: mark} if side else dict.fromkeys(plan["strength"][group], mark)
    return plan


def random_answers(rng: Any, data: Any) -> dict[str, Any]:
    """A plan without exercises, with any answers about the person; a third are nearly without trouble."""
    calm = rng.random() < 0.34
    plan = answered(data, {})
    for field in data["fields"]["answers"]:
        is_asked = field.get("section") in ("plan", "safety") and field["type"] in ("choice", "many")
        if is_asked and field["id"] != "today" and (not calm or rng.random() < 0.15):
            plan = with_answer(plan, field["id"], random_value(rng, field), data)
    levels = [choice["id"] for choice in data["fields"]["strength"]["choices"]]
    for sides in plan["strength"].values():
        for side in sides:
            sides[side] = "strong" if rng.random() < (0.8 if calm else 0.3) else rng.choice(levels)
    return plan
