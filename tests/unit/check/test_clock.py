"""Clear days, counted one by one."""

from datetime import date

import pytest

from papers.check.clock import clock
from papers.model.bodies import Calendar

ENGLAND, WALES, PARISH = Calendar.ENGLAND, Calendar.WALES, Calendar.PARISH


def counting(meeting: date, calendar: Calendar = ENGLAND) -> list[date]:
    return [day.date for day in clock(meeting, calendar).days if day.count]


@pytest.mark.parametrize(
    ("meeting", "last", "days"),
    [
        (
            date(2019, 10, 23),
            date(2019, 10, 15),
            [(10, 16), (10, 17), (10, 18), (10, 21), (10, 22)],
        ),
        (date(2026, 4, 21), date(2026, 4, 13), [(4, 14), (4, 15), (4, 16), (4, 17), (4, 20)]),
        (date(2026, 5, 6), date(2026, 4, 27), [(4, 28), (4, 29), (4, 30), (5, 1), (5, 5)]),
    ],
)
def test_the_worked_dates(meeting, last, days):
    assert clock(meeting, ENGLAND).last_lawful == last
    assert [(day.month, day.day) for day in counting(meeting)] == days


def test_every_day_is_explained():
    assert clock(date(2026, 5, 6), ENGLAND).lines() == (
        "Monday 27 April 2026: does not count (last day to publish)",
        "Tuesday 28 April 2026: counts (1)",
        "Wednesday 29 April 2026: counts (2)",
        "Thursday 30 April 2026: counts (3)",
        "Friday 1 May 2026: counts (4)",
        "Saturday 2 May 2026: does not count (weekend)",
        "Sunday 3 May 2026: does not count (weekend)",
        "Monday 4 May 2026: does not count (bank holiday: May Day)",
        "Tuesday 5 May 2026: counts (5)",
        "Wednesday 6 May 2026: does not count (day of the meeting)",
        "5 clear days are needed: Local Government Act 1972, s.100B(3)",
        "the last day to publish is Monday 27 April 2026",
    )


def test_late_publication_is_explained():
    late = clock(date(2019, 10, 23), ENGLAND, date(2019, 10, 21))
    assert (late.is_late, late.clear) == (True, 1)
    assert late.lines() == (
        "Monday 21 October 2019: does not count (day of publication)",
        "Tuesday 22 October 2019: counts (1)",
        "Wednesday 23 October 2019: does not count (day of the meeting)",
        "5 clear days are needed: Local Government Act 1972, s.100B(3)",
        "late, with 1 clear day: the last day to publish was Tuesday 15 October 2019",
    )


@pytest.mark.parametrize(
    ("published", "late"),
    [
        (date(2019, 10, 14), False),
        (date(2019, 10, 15), False),
        (date(2019, 10, 16), True),
        (date(2019, 10, 23), True),
        (date(2019, 10, 30), True),
        (None, False),
    ],
)
def test_what_is_late(published, late):
    assert clock(date(2019, 10, 23), ENGLAND, published).is_late is late


def test_a_weekend_is_no_day_to_publish():
    # 21, 22, 23, 24 and 25 October count; the 19th and 20th are a weekend
    assert clock(date(2019, 10, 28), ENGLAND).last_lawful == date(2019, 10, 18)
    assert not clock(date(2019, 10, 28), ENGLAND, date(2019, 10, 20)).is_late


def test_wales_counts_three_days():
    assert clock(date(2019, 10, 23), WALES).last_lawful == date(2019, 10, 17)


def test_parishes_count_saturdays():
    assert counting(date(2019, 10, 22), PARISH) == [
        date(2019, 10, 18),
        date(2019, 10, 19),
        date(2019, 10, 21),
    ]


def test_parishes_do_not_count_the_breaks():
    reasons = {d.date.day: d.reason for d in clock(date(2024, 4, 3), PARISH).days if d.reason}
    assert reasons == {
        24: "weekend",
        28: "Easter break",
        29: "bank holiday: Good Friday",
        30: "Easter break",
        31: "weekend",
        1: "bank holiday: Easter Monday",
        2: "Easter break",
    }
    christmas = clock(date(2024, 12, 30), PARISH)
    assert [d.date.day for d in christmas.days if d.reason == "Christmas break"] == [24, 27]
    assert christmas.last_lawful == date(2024, 12, 20)


def test_a_bank_holiday_on_a_weekend_moves():
    reasons = [day.reason for day in clock(date(2021, 12, 31), ENGLAND).days if day.reason]
    assert reasons[-2:] == [
        "bank holiday: Christmas Day (observed)",
        "bank holiday: Boxing Day (observed)",
    ]
