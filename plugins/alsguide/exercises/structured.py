"""Structured data: an exercise as schema.org JSON-LD, holding nothing that its page does not show.

An `ExercisePlan` is a creative work and a physical activity (https://schema.org/ExercisePlan); `HowTo` adds the steps.
"""

from collections.abc import Iterable
from typing import Any

from alsguide.exercises.model import Amount
from alsguide.exercises.pages import View

ACTIVITY = {
    "range-of-motion": "Flexibility",
    "stretching": "Flexibility",
    "strengthening": "StrengthTraining",
    "aerobic": "AerobicActivity",
    "balance": "Balance",
    "aquatic": None,
    "breathing": None,
    "relaxation": None,
}
"""schema.org's category of physical activity for each kind; None where it has none that fits."""


def exercise_data(view: View, publisher: str, language: str, pictures: Iterable[str]) -> dict[str, Any]:
    """Return the JSON-LD of an exercise. `pictures` are the addresses of its two pictures as seen from its page."""
    exercise, start = view.exercise, view.exercise.dose.start
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ExercisePlan", "HowTo"],
        "name": exercise.name,
        "description": exercise.purpose,
        "inLanguage": language,
        "image": list(pictures),
        "exerciseType": view.kind,
        "category": f"https://schema.org/{ACTIVITY[exercise.kind]}" if ACTIVITY[exercise.kind] else None,
        "associatedAnatomy": [{"@type": "SuperficialAnatomy", "name": part} for part in exercise.body_parts],
        "step": [{"@type": "HowToStep", "position": n, "text": text} for n, text in enumerate(exercise.steps, 1)],
        "supply": [{"@type": "HowToSupply", "name": thing} for thing in exercise.equipment],
        "activityFrequency": ", ".join(view.start[-2:]),  # how often a day, and on how many days
        "repetitions": None if exercise.dose.set_by_team else start.repetitions,
        "activityDuration": None if exercise.dose.set_by_team else minutes(start),
        "additionalVariable": exercise.dose.text,
        "publisher": {"@type": "Organization", "name": publisher},
        "dateModified": exercise.last_reviewed.isoformat(),
    }
    return {key: value for key, value in data.items() if value not in (None, [], "")}


def minutes(amount: Amount) -> dict[str, Any] | None:
    """Return the length of a session; None for an amount that is counted in moves."""
    if amount.minutes is None:
        return None
    return {"@type": "QuantitativeValue", "value": amount.minutes, "unitCode": "MIN"}
