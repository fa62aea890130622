"""Dates as they are printed, whatever the machine's language."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def in_words(day: date) -> str:
    """A date in words: "23 October 2019"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
