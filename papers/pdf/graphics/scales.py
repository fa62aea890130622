"""Scales of charts: where an axis begins and ends, its steps, and how its numbers are written."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

NICE = (1, 2, 5, 10)
FLAT = 1 / 6  # of the highest value: lines that differ by less do not begin at nothing
BEYOND = 1 / 20
TINY = 1e-9
STEPS = 10  # at the most
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = re.compile(r"\d{1,6}(\.\d{1,12})?")
CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
BRACKETS = re.compile(r"\[[^\]]*\]|_.|\*.|[\"\\]")
PATTERN = re.compile(
    r"^(?P<before>[^#0?]*)(?P<digits>[#0?,]*)(?:\.(?P<decimals>[0#?]+))?(?P<after>.*)$"
)


class Scale(NamedTuple):
    """An axis of values."""

    low: float
    high: float
    step: float

    @property
    def marks(self) -> list[float]:
        """Where its lines and numbers are."""
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]

    def share(self, value: float) -> float:
        """How far along the axis a value is, from 0 to 1."""
        return (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)


def scale_of(
    values: Iterable[float], steps: int, *, least: float | None, most: float | None, from_zero: bool
) -> Scale:
    """An axis for these values with no more steps than these; `least` and `most` are fixed ends.

    It ends a twentieth of what it spans beyond the values, so that they do not reach its edge.
    """
    found = list(values) or [0.0]
    low, high = min(found), max(found)
    if from_zero or low <= 0 or (high - low) / high > FLAT:
        low, high = min(0.0, low), max(0.0, high)
    else:
        low -= (high - low) / 2
    beyond = (high - low) * BEYOND
    high = high + beyond if high > 0 else high
    low = low - beyond if low < 0 else low
    low, high = low if least is None else least, high if most is None else most
    high = low + 1 if high <= low else high
    step = _nice((high - low) / max(1, steps))
    low = floor(low / step + TINY) * step if least is None else low
    high = ceil(high / step - TINY) * step if most is None else high
    return Scale(low, max(high, low + step), step)


def _nice(rough: float) -> float:
    power: float = 10.0 ** floor(log10(rough))
    return next(each * power for each in NICE if each * power >= rough * (1 - 1e-9))


def as_date(text: str, form: str) -> str:
    """The day that a number of a spreadsheet stands for, where its format is that of a date."""
    plain = BRACKETS.sub("", form).lower()
    if not ("y" in plain or "mmm" in plain or "d" in plain) or not DAYS.fullmatch(text):
        return text
    day = date(1899, 12, 30) + timedelta(days=int(float(text)))
    month = MONTHS[day.month - 1]
    if "mmm" in plain:
        before = f"{day.day} " if "d" in plain else ""
        return f"{before}{month} {day:%y}" if "y" in plain else f"{before}{month}".strip()
    return f"{day:%d/%m/%Y}" if "d" in plain or "m" in plain else str(day.year)


def written(value: float, form: str) -> str:
    """A number as a format code of a spreadsheet has it: "0.0", "#,##0", "£#,##0", "0%"."""
    plain = form.split(";", maxsplit=1)[0]
    if plain in ("General", "") or plain.isspace():
        return f"{value:.10g}"
    plain = BRACKETS.sub("", CURRENCY.sub(r"\1", plain))
    match = PATTERN.match(plain)
    if match is None or not match["digits"]:
        return f"{value:.10g}"
    share = "%" in match["after"]
    places = len(match["decimals"] or "")
    comma = "," if "," in match["digits"] else ""
    number = f"{abs(value) * (100 if share else 1):{comma}.{places}f}"
    sign = "-" if value < 0 and number.strip("0.,") else ""
    return f"{sign}{match['before']}{number}{match['after']}"
