"""The signs of danger of an exercise: those that belong to every exercise of its sort, and its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from alsguide.exercises.model import Exercise
from alsguide.safety_signs.model import AppliesTo, Group, SafetySigns, Sign


@dataclass(frozen=True)
class ExerciseSigns:
    """The signs of an exercise in words, without repeats.

    `emergency`: call at once, `today`: call today, `told`: tell the team; all three are whole sentences with what to do.
    `stop`: stop and rest, with the exercise's own signs. `less`: do less next time. `voiceless`: by its line, how a sign
    goes on for someone who does not speak; only the screen has room for it.
    """

    emergency: tuple[str, ...]
    today: tuple[str, ...]
    stop: tuple[str, ...]
    less: tuple[str, ...]
    told: tuple[str, ...]
    voiceless: Mapping[str, str]


URGENT = ("emergency", "call-today")
"""The levels on which help is called."""


def applies(to: AppliesTo, exercise: Exercise) -> bool:
    """Return whether a sign belongs to an exercise."""
    if exercise.who_moves in to.not_moved_by:
        return False
    return (
        to.all
        or exercise.kind in to.kinds
        or exercise.who_moves in to.moved_by
        or exercise.id in to.exercises
        or not set(to.flags).isdisjoint(exercise.flags)
    )


def groups_for(exercise: Exercise, signs: SafetySigns) -> tuple[Group, ...]:
    """Return the signs that belong to an exercise, by their level."""
    shown = (sign for sign in signs.signs if "exercises" in sign.shown_on and applies(sign.applies_to, exercise))
    return signs.grouped(tuple(shown))


def is_helper_line(sign: Sign, exercise: Exercise) -> bool:
    """Return whether the sign is said to the carer who moves the body, in words of its own."""
    return exercise.who_moves == "carer" and bool(sign.helper)


def line_for(sign: Sign, exercise: Exercise) -> str:
    """Return the line of a sign for the one who reads the exercise."""
    return sign.helper if is_helper_line(sign, exercise) else sign.line


def signs_for(exercise: Exercise, signs: SafetySigns) -> ExerciseSigns:
    """Return the signs of an exercise in words."""
    found = {group.level.id: group.signs for group in groups_for(exercise, signs)}
    said = {line_for(sign, exercise): sign for group in found.values() for sign in group}

    def lines(level: str) -> tuple[str, ...]:
        return tuple(line_for(sign, exercise) for sign in found.get(level, ()))

    return ExerciseSigns(
        emergency=lines("emergency"),
        today=lines("call-today"),
        stop=(*lines("stop"), *exercise.stop_if),
        less=lines("less"),
        told=lines("tell-team"),
        voiceless={
            line: signs.in_full(sign, line).removeprefix(line) for line, sign in said.items() if sign.without_voice
        },
    )
