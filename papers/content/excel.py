"""Values of Excel as the words that a person sees in the cell."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from papers.content.formats import PERCENT, POUND, look_like, print_figure, read_figure
from papers.model.blocks import Figure

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MOST = 10**15  # Excel has no more digits than fifteen
MOST_PLACES = 10  # a binary fraction such as 0.1 has more by accident


def cell_text(value: object, number_format: str) -> tuple[str, Figure | None]:
    """The words of a cell, and the number that it states, unrounded."""
    match value:
        case None:
            return "", None
        case bool():
            return ("Yes" if value else "No"), None
        case int() | float() if abs(value) < MOST:  # which is not so of "not a number"
            return _number(Decimal(repr(value)), number_format)
        case datetime() | date():
            return _day(value, number_format), None
        case time():
            return f"{value:%H:%M}", None
        case _:
            text = str(value).strip()
            return text, read_figure(text)


def _number(value: Decimal, number_format: str) -> tuple[str, Figure]:
    shown = re.sub(r'"[^"]*"|\\.|_.', "", number_format.split(";", maxsplit=1)[0])
    unit = PERCENT if PERCENT in shown else POUND if POUND in number_format else ""
    exact = _trimmed(value.scaleb(2) if unit == PERCENT else value)
    figure = Figure(exact, unit)
    look = look_like(figure)
    if "0" in shown:
        decimals = re.search(r"\.(0+)", shown)
        places = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
        rounded = exact.quantize(places)
    else:
        rounded = exact
    text = print_figure(rounded, look)
    return (text if "," in shown or unit == POUND else text.replace(",", "")), figure


def _trimmed(value: Decimal) -> Decimal:
    """Without the places that only a binary fraction has."""
    rounded = round(value, MOST_PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded


def _day(value: date, number_format: str) -> str:
    """A date in words; a month where the cell shows no day."""
    month = f"{_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day} {month}" if "d" in number_format.casefold() else month
