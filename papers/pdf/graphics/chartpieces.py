"""What charts are put together from: rooms, stacked values, lines and slices."""

from collections.abc import Iterator, Sequence
from math import ceil, cos, pi, sin, tan
from typing import NamedTuple, TypeAlias

from papers.pdf.story import Outline, Step

Span: TypeAlias = tuple[float, float]  # from where to where a value reaches
Point: TypeAlias = tuple[float, float]


class Room(NamedTuple):
    """A rectangle of the picture."""

    x: float
    y: float
    width: float
    height: float

    def less(self, top: float = 0, right: float = 0, bottom: float = 0, left: float = 0) -> "Room":
        """What is left of it."""
        width, height = self.width - left - right, self.height - top - bottom
        return Room(self.x + left, self.y + top, max(20.0, width), max(20.0, height))


def rows_of(widths: Sequence[float], room: float, gap: float) -> list[tuple[float, list[float]]]:
    """Things in rows: how wide each row is, and where what it holds begins."""
    rows: list[tuple[float, list[float]]] = []
    for width in widths:
        taken, befores = rows[-1] if rows else (room, [])
        if taken + gap + width > room:
            rows.append((width, [0.0]))
        else:
            rows[-1] = (taken + gap + width, [*befores, taken + gap])
    return rows


def transposed(rows: Sequence[Sequence[float | None]]) -> list[tuple[float | None, ...]]:
    """Rows as columns; what a row lacks is None."""
    longest = max(map(len, rows), default=0)
    return [tuple(row[i] if i < len(row) else None for row in rows) for i in range(longest)]


def shares(column: Sequence[float | None]) -> list[float | None]:
    """Each value as a share of them all."""
    total = sum(abs(value) for value in column if value is not None) or 1.0
    return [abs(value) / total if value is not None else None for value in column]


def spans_of(
    columns: Sequence[Sequence[float | None]], *, stacked: bool
) -> list[list[Span | None]]:
    """From where to where each value reaches, on top of those before it where they are stacked."""
    reached: dict[tuple[int, bool], float] = {}
    found: list[list[Span | None]] = []
    for column in columns:
        row: list[Span | None] = []
        for index, value in enumerate(column):
            if value is None:
                row.append(None)
                continue
            start = reached.get((index, value < 0), 0.0) if stacked else 0.0
            reached[index, value < 0] = start + value
            row.append((start, start + value))
        found.append(row)
    return found


def stretches(
    points: Sequence[Point | None],
) -> Iterator[list[Point]]:
    """The parts of a line between points that are missing."""
    stretch: list[Point] = []
    for point in (*points, None):
        if point is not None:
            stretch.append(point)
        elif stretch:
            if len(stretch) > 1:
                yield stretch
            stretch = []


def polyline(points: Sequence[Point]) -> Outline:
    """A line from point to point of the unit square."""
    return tuple(("l" if index else "m", point) for index, point in enumerate(points))


def slice_of(start: float, end: float, hollow: float) -> Outline:
    """A slice of a circle in the unit square, from one angle to another, in radians clockwise."""
    steps: list[Step] = [("m", _on_circle(start, 0.5))]
    steps += _arc(start, end, 0.5)
    if hollow:
        steps.append(("l", _on_circle(end, hollow / 2)))
        steps += _arc(end, start, hollow / 2)
    else:
        steps.append(("l", (0.5, 0.5)))
    return (*steps, ("h", ()))


def _on_circle(angle: float, radius: float) -> Point:
    return 0.5 + radius * cos(angle), 0.5 + radius * sin(angle)


def _arc(start: float, end: float, radius: float) -> Iterator[Step]:
    """An arc as curves of a quarter circle at the most."""
    count = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    turn = (end - start) / count
    pull = radius * 4 / 3 * tan(turn / 4)
    for index in range(count):
        one, two = start + index * turn, start + (index + 1) * turn
        (x1, y1), (x2, y2) = _on_circle(one, radius), _on_circle(two, radius)
        yield (
            "c",
            (
                x1 - pull * sin(one), y1 + pull * cos(one),
                x2 + pull * sin(two), y2 - pull * cos(two), x2, y2,
            ),
        )  # fmt: skip
