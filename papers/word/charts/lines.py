"""Lines over time, each with its name and its latest figure at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers.model.blocks import Plot, Point, Series
from papers.model.bodies import Council
from papers.word.charts.axis import Axis, axis_of
from papers.word.charts.labels import Tag, apart, broken, fitting, target, title, under, write
from papers.word.charts.look import (
    DASHES,
    GAP,
    GRID,
    GRID_WIDTH,
    INK,
    LEADING,
    LINE_WIDTH,
    MARKS,
    QUIET,
    SIZE,
    TARGET_DASH,
    THIN,
    colour,
)
from papers.word.charts.sheet import Sheet, measured

HIGHEST, SHAPE = 210.0, 0.5  # points; height to width
NAMES = 0.28  # of the width that the names of lines may take
MOST_MARKED = 24  # points of a line that all have marks


@dataclass(frozen=True, slots=True)
class _Field:
    """Where lines are drawn: the middle of each name across, the scale upwards."""

    places: tuple[float, ...]
    axis: Axis
    left: float
    right: float
    bottom: float
    top: float

    def up(self, point: Point) -> float:
        """How high a point stands."""
        return self.axis.at(point.figure.number, self.bottom, self.top)


def draw_lines(plot: Plot, width: float, council: Council) -> Sheet:
    """A line for each series, and a dashed one for the target."""
    axis = axis_of(plot)
    alone = len(plot.series) == 1
    goal = target(plot, council)
    heads = broken(axis.titled(plot.series[0].name), width) if alone else ()
    ends = [_end(series, width * NAMES, alone=alone) for series in plot.series]
    tagged = max(measured(line, SIZE, bold=True) for lines in (*ends, goal) for line in lines)
    left = max(measured(axis.label(tick), SIZE) for tick in axis.ticks) + GAP
    right = width - tagged - 2 * GAP
    slot = (right - left) / len(plot.names)
    names = fitting(plot.names, slot)
    bottom = GAP + max((len(lines) for lines in names.values()), default=0) * LEADING
    told = LEADING * sum(map(len, (*ends, goal)))
    sheet = Sheet(width, max(min(HIGHEST, width * SHAPE), bottom + told) + LEADING * len(heads))
    top = sheet.height - (LEADING * (1 + len(heads)) if alone else SIZE)
    places = tuple(left + slot * (index + 0.5) for index in range(len(plot.names)))
    field = _Field(places, axis, left, right, bottom, top)
    title(sheet, heads)
    _grid(sheet, field)
    for index, lines in names.items():
        under(sheet, places[index], bottom - GAP / 2, lines, QUIET)
    tags = list(_target_line(sheet, field, plot, goal))
    for index, (series, end) in enumerate(zip(plot.series, ends, strict=True)):
        tags.append(_line(sheet, field, series, index, Tag(0, end, colour(council, index))))
    apart(tags, bottom, sheet.height)
    for tag in tags:
        write(sheet, right + GAP, tag)
    return sheet


def _end(series: Series, width: float, *, alone: bool) -> tuple[str, ...]:
    """The words at the end of a line: its latest figure, under its name where others are there."""
    latest = [point for point in series.points if point][-1]
    return (latest.words,) if alone else (*broken(series.name, width), latest.words)


def _grid(sheet: Sheet, field: _Field) -> None:
    """A light line at each step of the scale, a firmer one at its foot."""
    for tick in field.axis.ticks:
        y = field.axis.at(tick, field.bottom, field.top)
        sheet.line([(field.left, y), (field.right, y)], color=GRID, linewidth=GRID_WIDTH)
        label = field.axis.label(tick)
        sheet.words(field.left - GAP, y - SIZE * 0.36, label, SIZE, QUIET, align="right")
    foot = [(field.left, field.bottom), (field.right, field.bottom)]
    sheet.line(foot, color=QUIET, linewidth=THIN)


def _target_line(sheet: Sheet, field: _Field, plot: Plot, words: tuple[str, ...]) -> Iterator[Tag]:
    if plot.target is not None:
        y = field.up(plot.target)
        ends = [(field.left, y), (field.right, y)]
        sheet.line(ends, color=INK, linewidth=THIN, linestyle=TARGET_DASH)
        yield Tag(y, words, INK)


def _line(sheet: Sheet, field: _Field, series: Series, index: int, tag: Tag) -> Tag:
    """A line, broken where a figure is missing; its tag stands at its last figure."""
    for piece in _pieces(field, series.points):
        sheet.line(piece, color=tag.colour, linewidth=LINE_WIDTH, linestyle=DASHES[index])
    points = [place for piece in _pieces(field, series.points) for place in piece]
    if len(points) <= MOST_MARKED:
        _marks(sheet, points, index, tag.colour, size=4.5)
    _marks(sheet, points[-1:], index, tag.colour, size=6.5)
    tag.y = points[-1][1]
    return tag


def _marks(
    sheet: Sheet, points: Sequence[tuple[float, float]], index: int, code: str, *, size: float
) -> None:
    inside = "white" if index % 2 else code
    for point in points:
        sheet.line(
            [point], marker=MARKS[index], markersize=size, color=code, markerfacecolor=inside,
            markeredgewidth=1.25,
        )  # fmt: skip


def _pieces(field: _Field, points: Sequence[Point | None]) -> Iterator[list[tuple[float, float]]]:
    """Stretches of points without a gap."""
    piece: list[tuple[float, float]] = []
    for x, point in zip(field.places, points, strict=True):
        if point is not None:
            piece.append((x, field.up(point)))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
