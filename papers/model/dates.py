"""Dates as they are printed, whatever the machine's language."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(day: date) -> str:
    """A date in words: "23 October 2019"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_full(day: date) -> str:
    """A date with its day of the week: "Wednesday 23 October 2019"."""
    return f"{_DAYS[day.weekday()]} {in_words(day)}"
