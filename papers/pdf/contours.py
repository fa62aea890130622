"""Contours: what text keeps off where it runs tightly round a drawing (20.4.2.16 to 20.4.2.19).

Points are pairs of x and y; y runs downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Contour: TypeAlias = tuple[Point, ...]  # the corners of a polygon, in order
Stretch: TypeAlias = tuple[float, float]  # of a line, from and to


def drawn(contour: Contour, width: float, height: float, turn: float) -> Contour:
    """A contour in shares of a drawing's size as it lies on the page, from the drawing's corner.

    The drawing is turned by degrees clockwise about its middle, and its contour with it.
    """
    points = [((x - 0.5) * width, (y - 0.5) * height) for x, y in contour]
    if turn:
        up, along = sin(radians(turn)), cos(radians(turn))
        points = [(x * along - y * up, x * up + y * along) for x, y in points]
    return tuple((x + width / 2, y + height / 2) for x, y in points)


def covered(contour: Contour, top: float, bottom: float) -> list[Stretch]:
    """What a contour covers of a line from top to bottom, from left to right."""
    heights = {top, bottom, *(y for _, y in contour if top < y < bottom)}
    edges = [(a, b) for a, b in pairwise((*contour, contour[0])) if a[1] != b[1]]
    found: list[Stretch] = []
    for high, low in pairwise(sorted(heights)):
        found += _between(edges, high, low)
    return list(_joined(sorted(found)))


def _between(edges: Sequence[tuple[Point, Point]], high: float, low: float) -> Iterator[Stretch]:
    """What a contour covers between two heights, where none of its corners lies between them."""
    middle = (high + low) / 2
    crossing = sorted(
        (_at(a, b, middle), _at(a, b, high), _at(a, b, low))
        for a, b in edges
        if min(a[1], b[1]) <= middle < max(a[1], b[1])
    )
    for (_, *left), (_, *right) in zip(crossing[::2], crossing[1::2], strict=True):
        yield min(left), max(right)


def _at(a: Point, b: Point, y: float) -> float:
    """Where an edge is at a height."""
    return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order, those that touch as one."""
    start = end = None
    for left, right in stretches:
        if start is None or end is None:
            start, end = left, right
        elif left <= end:
            end = max(end, right)
        else:
            yield start, end
            start, end = left, right
    if start is not None and end is not None:
        yield start, end
