"""The clock: which days before a meeting count, and the last day on which to publish its papers.

Clear days exclude the day of publication and the day of the meeting (R v Swansea City Council, ex
parte Elitestone Ltd (1993)). Which of the days between them count is the law of the council's
calendar:

- England: five, weekends and bank holidays left out (LGA 1972, s.100B(3); SI 2002/715).
- Wales: three, counted in the same way (LGA 1972, s.100BA).
- Parish and community councils: three, Saturdays too, but no Sunday, bank holiday, or day of the
  Christmas or Easter break (LGA 1972, Sch. 12, para. 10(2), s.243). Not read in full; a day of
  public mourning, which does not count either, is not known to this module.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from papers.model.bodies import Calendar
from papers.model.dates import in_full

_DAY = datetime.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_ACT = "Local Government Act 1972"
SOURCES = {
    Calendar.ENGLAND: f"{_ACT}, s.100B(3)",
    Calendar.WALES: f"{_ACT}, s.100BA",
    Calendar.PARISH: f"{_ACT}, Sch. 12, para. 10(2)",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day between publication and meeting: the third that counts, or why it does not."""

    date: datetime.date
    count: int = 0
    reason: str = ""

    def __str__(self) -> str:
        found = f"counts ({self.count})" if self.count else f"does not count ({self.reason})"
        return f"{in_full(self.date)}: {found}"


@dataclass(frozen=True, slots=True)
class Clock:
    """The days before a meeting, from the day after publication on.

    Without a day of `published` they are those after `last_lawful`, the last day on which papers
    may be published.
    """

    meeting: datetime.date
    calendar: Calendar
    last_lawful: datetime.date
    published: datetime.date | None
    days: tuple[Day, ...]

    @property
    def needed(self) -> int:
        """How many clear days there must be."""
        return self.calendar.clear_days

    @property
    def clear(self) -> int:
        """How many clear days there are."""
        return sum(day.count > 0 for day in self.days)

    @property
    def is_late(self) -> bool:
        """Whether papers published on the day given are late."""
        return self.published is not None and self.clear < self.needed

    def lines(self) -> tuple[str, ...]:
        """The explanation, line by line."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        start = self.published or self.last_lawful
        what = "day of publication" if self.published else "last day to publish"
        yield f"{in_full(start)}: does not count ({what})"
        yield from map(str, self.days)
        yield f"{in_full(self.meeting)}: does not count (day of the meeting)"
        yield f"{self.needed} clear days are needed: {SOURCES[self.calendar]}"
        yield self.verdict

    @property
    def verdict(self) -> str:
        """Whether publication is late, and the last lawful day for it."""
        if self.is_late:
            there = f"{self.clear} clear day{'' if self.clear == 1 else 's'}"
            return f"late, with {there}: the last day to publish was {in_full(self.last_lawful)}"
        return f"the last day to publish is {in_full(self.last_lawful)}"


def clock(
    meeting: datetime.date, calendar: Calendar, published: datetime.date | None = None
) -> Clock:
    """Count the clear days before a meeting."""
    last_lawful = _last_lawful(meeting, calendar)
    days = tuple(_counted(published or last_lawful, meeting, calendar))
    return Clock(meeting, calendar, last_lawful, published, days)


def _last_lawful(meeting: datetime.date, calendar: Calendar) -> datetime.date:
    """The last day before enough clear days on which the council's offices are open.

    Papers are open to inspection at the offices (LGA 1972, s.100B(1)).
    """
    day, clear = meeting - _DAY, 0
    while clear < calendar.clear_days or _why_not(day, calendar):
        clear += not _why_not(day, calendar)
        day -= _DAY
    return day


def _counted(published: datetime.date, meeting: datetime.date, calendar: Calendar) -> Iterator[Day]:
    day, count = published + _DAY, 0
    while day < meeting:
        reason = _why_not(day, calendar)
        count += not reason
        yield Day(day, 0, reason) if reason else Day(day, count)
        day += _DAY


def _why_not(day: datetime.date, calendar: Calendar) -> str:
    """Why a day does not count; "" where it does."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and calendar != Calendar.PARISH):
        return "weekend"
    if name := _bank_holiday(day):
        return f"bank holiday: {name}"
    return _break(day) if calendar is Calendar.PARISH else ""


def _bank_holiday(day: datetime.date) -> str:
    """The name of a bank holiday of England and Wales, or ""."""
    return _bank_holidays(day.year).get(day, "")


@cache
def _bank_holidays(year: int) -> dict[datetime.date, str]:
    from holidays import country_holidays  # noqa: PLC0415  # slow to import

    found = country_holidays("GB", subdiv="ENG", years=year)  # as in Wales
    return {day: str(name) for day, name in found.items()}


def _break(day: datetime.date) -> str:
    """The Christmas and Easter breaks of LGA 1972, s.243(4)."""
    christmas = datetime.date(day.year, 12, 25)
    if _last_weekday_before(christmas) <= day <= _first_working_day_after(christmas):
        return "Christmas break"
    good_friday = next(d for d, name in _bank_holidays(day.year).items() if name == "Good Friday")
    if good_friday - _DAY <= day <= good_friday + 4 * _DAY:
        return "Easter break"
    return ""


def _last_weekday_before(day: datetime.date) -> datetime.date:
    """The last day before it that is not a Sunday."""
    before = day - _DAY
    return before - _DAY if before.weekday() == _SUNDAY else before


def _first_working_day_after(day: datetime.date) -> datetime.date:
    after = day + _DAY
    while after.weekday() == _SUNDAY or _bank_holiday(after):
        after += _DAY
    return after
