"""Guides: the formulas by which shapes are calculated (ISO/IEC 29500-1, 20.1.9.11)."""

from collections.abc import Callable, Iterable, Mapping
from math import atan2, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

DEGREE = 60_000  # units of an angle
LARGEST = 1e12
ANGLES = {
    "cd2": 180, "cd4": 90, "cd8": 45, "3cd4": 270, "3cd8": 135, "5cd8": 225, "7cd8": 315,
}  # fmt: skip


def guides(
    width: float,
    height: float,
    adjustments: Mapping[str, float],
    formulas: Iterable[tuple[str, str]],
) -> dict[str, float]:
    """The value of every name of a shape of this size: those that all have, and its own."""
    found = _known(width, height) | dict(adjustments)
    for name, formula in formulas:
        operator, *operands = formula.split() or [""]
        values = [number(each, found) for each in operands[:3]]
        values += [0.0] * (3 - len(values))
        found[name] = _bounded(_OPERATIONS.get(operator, _nothing), values)
    return found


def number(text: str, known: Mapping[str, float]) -> float:
    """A number, or the value of a name; 0 where it is neither."""
    if text in known:
        return known[text]
    try:
        return float(text)
    except ValueError:
        return 0.0


def angle(value: float) -> float:
    """Radians of an angle in sixty thousandths of a degree."""
    return radians(value / DEGREE)


def _known(width: float, height: float) -> dict[str, float]:
    """The names that every shape knows (20.1.10.56)."""
    short, long = min(width, height), max(width, height)
    found = {"l": 0.0, "t": 0.0, "r": width, "b": height, "w": width, "h": height}
    found |= {"hc": width / 2, "vc": height / 2, "ss": short, "ls": long}
    parts = (2, 3, 4, 5, 6, 8, 10, 12, 16, 32)
    found |= {f"wd{part}": width / part for part in parts}
    found |= {f"hd{part}": height / part for part in parts}
    found |= {f"ssd{part}": short / part for part in parts}
    return found | {name: degrees * DEGREE for name, degrees in ANGLES.items()}


def _bounded(operation: Callable[[float, float, float], float], values: list[float]) -> float:
    try:
        found = operation(*values)
    except (ValueError, ZeroDivisionError, OverflowError):
        return 0.0
    return max(-LARGEST, min(LARGEST, found)) if isfinite(found) else 0.0


def _nothing(_: float, __: float, ___: float) -> float:
    return 0.0


def _pin(low: float, value: float, high: float) -> float:
    return low if value < low else min(value, high)


_OPERATIONS: dict[str, Callable[[float, float, float], float]] = {
    "val": lambda x, _, __: x,
    "*/": lambda x, y, z: x * y / z,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, _, __: abs(x),
    "at2": lambda x, y, _: atan2(y, x) * 180 / pi * DEGREE,
    "cat2": lambda x, y, z: x * cos(atan2(z, y)),
    "cos": lambda x, y, _: x * cos(angle(y)),
    "max": lambda x, y, _: max(x, y),
    "min": lambda x, y, _: min(x, y),
    "mod": hypot,
    "pin": _pin,
    "sat2": lambda x, y, z: x * sin(atan2(z, y)),
    "sin": lambda x, y, _: x * sin(angle(y)),
    "sqrt": lambda x, _, __: sqrt(x),
    "tan": lambda x, y, _: x * tan(angle(y)),
}
