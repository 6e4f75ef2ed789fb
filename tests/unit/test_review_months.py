"""Days of the next reviews: real ones, within a year, also from the ends of months and of leap years."""

from datetime import date, timedelta

import pytest

from alsguide.editorial.review_months import next_days


@pytest.mark.parametrize(
    "last", [date(2028, 2, 29), date(2027, 12, 31), date(2026, 8, 31), date(2027, 2, 28), date(2038, 1, 20)]
)
def test_each_review_is_due_within_a_year_and_they_are_spread(last: date) -> None:
    days = next_days(last, last, [], 400)
    assert len(days) == 400
    assert all(last + timedelta(days=28) < day <= last + timedelta(days=366) for day in days)
    assert len({(day.year, day.month) for day in days}) == 10
    assert next_days(last, last + timedelta(days=800), [], 3) == []
