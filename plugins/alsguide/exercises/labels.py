"""Wording: the values of an exercise in readers' words, from the words of the theme (`ui`)."""

from collections.abc import Iterable, Mapping

from alsguide.exercises.model import Amount

Words = Mapping[str, str]


def word_for(field: str, value: str, ui: Words) -> str:
    """Return the words for a value of a field, such as "Sitting" for the position "seated"."""
    return ui[f"{field}_{value}".replace("-", "_")]


def words_for(field: str, values: Iterable[str], ui: Words) -> tuple[str, ...]:
    """Return the words for several values of a field."""
    return tuple(word_for(field, value, ui) for value in values)


def listed(words: Iterable[str]) -> str:
    """Return words as one list, such as "Sitting, in a wheelchair": those behind the first begin with a small letter."""
    first, *others = words
    return ", ".join([first, *(word if word[1:2].isupper() else word[:1].lower() + word[1:] for word in others)])


def counted(key: str, count: int, ui: Words) -> str:
    """Return the words for a number of things: the form `<key>_one` for one, else `<key>` with the number in it."""
    return ui[f"{key}_one"] if count == 1 else ui[key].format(count=count)


def amount_words(amount: Amount, ui: Words) -> list[str]:
    """Return how much to do, in short phrases: the moves or minutes, the hold, how often a day, how many days a week."""
    phrases = []
    if amount.minutes is not None:
        phrases.append(counted("dose_minutes", amount.minutes, ui))
    else:
        assert amount.repetitions is not None
        assert amount.sets is not None
        moves = counted("dose_repetitions", amount.repetitions, ui)
        phrases.append(moves if amount.sets == 1 else ui["dose_sets"].format(count=amount.sets, moves=moves))
    if amount.hold_seconds is not None:
        phrases.append(counted("dose_hold", amount.hold_seconds, ui))
    phrases.append(counted("dose_times", amount.times_per_day, ui))
    phrases.append(
        ui["dose_every_day"] if amount.days_per_week == 7 else counted("dose_days", amount.days_per_week, ui)
    )
    return phrases
