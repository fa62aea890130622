"""Figures: read as authors and spreadsheets write them, printed as a column asks."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from papers.model.blocks import Figure

MINUS = "−"
POUND, PERCENT = "£", "%"
MOST_DIGITS = 18  # with its commas; a longer row of digits is the name of something
_SCALES = {"": 0, "k": 3, "m": 6, "bn": 9}
_FIGURE = re.compile(
    r"(?P<open>\()?(?P<sign>[-+−–])?(?P<pound>£)?(?P<inner>[-+−–])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>k|m|bn)?(?:[ \u00a0]?(?P<unit>%|[A-Za-z][A-Za-z ]{0,20}))?(?P<close>\))?"
)


def read_figure(text: str) -> Figure | None:
    """The number that a text states: "£1,250", "18.5%", "62.0 FTE", "£1.2m", "(40)"; or None."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if (match["scale"] and not match["pound"]) or len(match["number"]) > MOST_DIGITS:
        return None
    number = Decimal(match["number"].replace(",", "")).scaleb(_SCALES[match["scale"] or ""])
    negative = match["open"] or any((match[name] or "+") != "+" for name in ("sign", "inner"))
    unit = POUND if match["pound"] else (match["unit"] or "")
    return Figure(-number if negative else number, unit)


@dataclass(frozen=True, slots=True)
class Look:
    """How the figures of a column are printed; `decimals` is None for as many as were given."""

    format: Literal["text", "number", "pounds", "percent"] = "number"
    decimals: int | None = None
    scale: Literal["ones", "thousands", "millions"] = "ones"
    unit: str = ""

    @property
    def sign(self) -> str:
        """The unit that goes with the format."""
        return {"pounds": POUND, "percent": PERCENT}.get(self.format, self.unit)


def look_like(figure: Figure) -> Look:
    """How a figure was printed where it was typed, as far as its unit says."""
    match figure.unit:
        case "£":
            return Look("pounds")
        case "%":
            return Look("percent")
        case unit:
            return Look(unit=unit)


def print_figure(number: Decimal, look: Look) -> str:
    """A number as it is printed: "£1,250k", "−18.5%", "62.0 FTE"."""
    steps = {"ones": 0, "thousands": 3, "millions": 6}[look.scale]
    scaled = number.scaleb(-steps)
    rounded = scaled.quantize(Decimal(1).scaleb(-_decimals(scaled, look)), ROUND_HALF_UP)
    digits = f"{abs(rounded):,f}"
    minus = MINUS if rounded < 0 else ""
    if look.format == "pounds":
        suffix = {"ones": "", "thousands": "k", "millions": "m"}[look.scale]
        return f"{minus}{POUND}{digits}{suffix}"
    return with_unit(f"{minus}{digits}", look.sign)


def _decimals(number: Decimal, look: Look) -> int:
    if look.decimals is not None:
        return look.decimals
    if look.scale != "ones":
        return 1 if look.scale == "millions" else 0
    given = places(number)
    return 2 if look.format == "pounds" and given else given


def places(number: Decimal) -> int:
    """How many places after the point a number was given with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def with_unit(figure: str, unit: str) -> str:
    """Join a figure and its unit: "18.5%", "£40", but "62.0 FTE" with a no-break space."""
    if not unit:
        return figure
    if unit == POUND:
        sign = figure[:1] if figure[:1] in {MINUS, "-", "+", "–"} else ""
        return f"{sign}{POUND}{figure.removeprefix(sign)}"
    return f"{figure}{unit}" if unit == PERCENT else f"{figure}\N{NO-BREAK SPACE}{unit}"


def signed(number: Decimal, unit: str) -> str:
    """A difference: "+3 FTE", "−16.7%", "0"."""
    printed = f"{number:+,f}".replace("-", MINUS) if number else "0"
    return with_unit(printed, unit)


def same_unit(figures: list[Figure]) -> Look | None:
    """The look that all figures share, None where their units differ; the most places win."""
    if len({figure.unit for figure in figures}) != 1:
        return None
    most = max(places(figure.number) for figure in figures)
    return replace(look_like(figures[0]), decimals=most)


def slug(words: str) -> str:
    """Words as a part of a value's name: "Adult services (net)" is adult-services-net."""
    return "-".join(re.findall(r"[a-z0-9]+", words.casefold().replace("£", "")))
