"""Months of reviews: when a text is to be compared with its sources again, so that the work is spread over the year."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date

SOONEST, LATEST = 3, 12
"""In how many months the next review may be. Readers are told that each page is checked within a year."""


def next_days(last: date, today: date, taken: Iterable[date], count: int, wish: date | None = None) -> list[date]:
    """Return the days of the next reviews of so many texts that were reviewed on the day `last`.

    Each is in the month in which the fewest reviews are due, the later of two; `taken` are the days of all other reviews.
    None is before `today`, so none may be left. `wish` is the first day of the month that an editor wants instead. Raises
    ValueError where that is not within a year.
    """
    due = Counter(first_of(day) for day in taken)
    months = [month for month in months_after(last) if month > today]
    if wish and not last < wish <= months_after(last)[-1]:
        raise ValueError(f"The month {wish:%Y-%m} is not within a year after the review of {last}. Choose one that is.")
    months = [wish] if wish else months
    days = []
    for _ in range(count if months else 0):
        month = min(reversed(months), key=lambda one: due[one])
        days.append(day_in(month, due[month], last))
        due[month] += 1
    return days


def months_after(last: date) -> list[date]:
    """Return the first days of the months in which a text that was reviewed on a day may be due again."""
    return [add_months(first_of(last), number) for number in range(SOONEST, LATEST + 1)]


def day_in(month: date, number: int, last: date) -> date:
    """Return a day of a month by the number of reviews that are due in it; none is more than a year after the last one."""
    is_last = month == add_months(first_of(last), LATEST)
    length = monthrange(month.year, month.month)[1]
    return month.replace(day=1 + number % (min(last.day, length) if is_last else length))


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def add_months(month: date, number: int) -> date:
    """Return the first day of the month so many months after another."""
    years, place = divmod(month.month - 1 + number, 12)
    return date(month.year + years, place + 1, 1)
