"""A scale for figures: where its steps are, how they are written, and where a figure stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from papers.model.blocks import Plot

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_STEPS = 5
MINUS, POUND, PERCENT = "−", "£", "%"
THOUSANDS, MILLIONS = 10_000, 1_000_000  # from where on steps are written as £10k and £1m


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of a unit, from its first step to its last."""

    ticks: tuple[float, ...]
    unit: str

    def at(self, figure: Decimal | float, start: float, end: float) -> float:
        """Where a figure stands between the ends of the scale."""
        low, high = self.ticks[0], self.ticks[-1]
        return start + (float(figure) - low) / (high - low) * (end - start)

    def label(self, tick: float) -> str:
        """A step as it is written: "£1.5m", "20%", "1,250"."""
        largest = max(map(abs, self.ticks))
        scale, suffix = 1, ""
        if largest >= MILLIONS:
            scale, suffix = 1_000_000, "m"
        elif largest >= THOUSANDS:
            scale, suffix = 1000, "k"
        step = (self.ticks[1] - self.ticks[0]) / scale
        places = max(0, -floor(log10(step) + 1e-9))
        if round(step, places) != round(step, places + 1):
            places += 1  # steps of 2.5
        digits = f"{abs(tick) / scale:,.{places}f}{suffix if tick else ''}"
        sign = MINUS if tick < 0 else ""
        if self.unit == POUND:
            return f"{sign}{POUND}{digits}"
        return f"{sign}{digits}{PERCENT if self.unit == PERCENT else ''}"

    def titled(self, name: str) -> str:
        """What is measured, with the unit where the steps do not name it."""
        return name if self.unit in {"", POUND, PERCENT} else f"{name}, {self.unit}"


def axis_of(plot: Plot) -> Axis:
    """A scale in steps for every figure of a plot; it may begin above zero."""
    figures = list(_figures(plot))
    low, high = min(figures), max(figures)
    if low == high or 0 <= low <= high / 2:
        low, high = min(low, 0.0), max(high, 0.0)
    return Axis(_ticks(low, high), unit_of(plot))


def span_of(plot: Plot) -> Axis:
    """A scale of one step, from zero to the last figure on either side."""
    figures = list(_figures(plot))
    low, high = min(0.0, *figures), max(0.0, *figures)
    return Axis((low, high if high > low else 1.0), unit_of(plot))


def _figures(plot: Plot) -> Iterator[float]:
    points = (point for series in plot.series for point in series.points)
    return (float(point.figure.number) for point in (*points, plot.target) if point is not None)


def unit_of(plot: Plot) -> str:
    """The unit of a plot's figures."""
    points = (point for series in plot.series for point in series.points)
    return next((point.figure.unit for point in points if point is not None), "")


def _ticks(low: float, high: float) -> tuple[float, ...]:
    """Round steps from below the lowest figure to above the highest."""
    spread = (high - low) or 1.0
    rough = spread / MOST_STEPS
    power = 10.0 ** floor(log10(rough))
    step = next(power * each for each in STEPS if power * each >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if first == last:
        last += 1
    return tuple(_rounded(number * step for number in range(first, last + 1)))


def _rounded(numbers: Iterable[float]) -> Iterator[float]:
    return (round(number, 10) for number in numbers)
