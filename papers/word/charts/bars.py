"""Bars from zero, each with its figure at its end: upright where all words have room, or level."""

from collections.abc import Iterator
from dataclasses import dataclass

from papers.model.blocks import Plot, Point, Series
from papers.model.bodies import Council
from papers.word.charts.axis import Axis, span_of
from papers.word.charts.labels import (
    Tag,
    alike,
    broken,
    fits,
    shortened,
    target,
    title,
    under,
    write,
)
from papers.word.charts.look import (
    GAP,
    INK,
    LEADING,
    QUIET,
    SIZE,
    TARGET_DASH,
    THIN,
    colour,
    fill,
)
from papers.word.charts.sheet import Sheet, measured

HIGHEST, SHAPE = 210.0, 0.48  # of upright bars: points; height to width
WIDEST, LEVEL = 44.0, 13.0  # an upright bar's width, a level one's height
BETWEEN = 9.0  # level groups
FILLED = 0.72  # of the room of an upright group
NAMES = 0.36  # of the width that names left of level bars may take
SWATCH = SIZE + GAP / 2  # room of a filled square before a name
MOST_LINES = 2  # of a name under upright bars


def draw_bars(plot: Plot, width: float, council: Council) -> Sheet:
    """A group of bars for each name, and a dashed line for the target."""
    axis = span_of(plot)
    slot = (width - _target_room(plot, council)) / len(plot.names)
    if _has_room(plot, slot):
        return _upright(plot, axis, width, slot, council)
    return _level(plot, axis, width, council)


def _has_room(plot: Plot, slot: float) -> bool:
    """Whether names and figures fit over and under upright bars."""
    across = slot - 4 if len(plot.series) == 1 else _thickness(plot, slot)
    figures = all(measured(point.words, SIZE) <= across for _, _, point in _points(plot))
    names = alike(plot.names, slot - GAP)
    return figures and all(fits(lines, slot - GAP, MOST_LINES) for lines in names)


def _thickness(plot: Plot, slot: float) -> float:
    return min(WIDEST, slot * FILLED / len(plot.series))


def _points(plot: Plot) -> Iterator[tuple[int, int, Point]]:
    """Each figure with the indexes of its name and of its series."""
    for index, series in enumerate(plot.series):
        for name, point in enumerate(series.points):
            if point is not None:
                yield name, index, point


def _target_room(plot: Plot, council: Council) -> float:
    """How much of the width the words of the target need beside upright bars."""
    return max((measured(t, SIZE, bold=True) + GAP for t in target(plot, council)), default=0.0)


def _target_line(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A dashed line that is seen on dark bars, too."""
    sheet.line([start, end], color="white", linewidth=2 * THIN)
    sheet.line([start, end], color=INK, linewidth=THIN, linestyle=TARGET_DASH)


def _clear(start: float, length: float, line: float) -> float:
    """Where words begin that would lie on a line: beyond it."""
    return line + 3 if start - 2 < line < start + length else start


def _upright(plot: Plot, axis: Axis, width: float, slot: float, council: Council) -> Sheet:
    sheet = Sheet(width, min(HIGHEST, width * SHAPE))
    names = alike(plot.names, slot - GAP)
    below = LEADING if axis.ticks[0] < 0 else 0.0  # room for figures under bars
    bottom = GAP + max(map(len, names)) * LEADING + below
    top = sheet.height - _key(sheet, plot, axis, council) - LEADING
    zero, thick = axis.at(0, bottom, top), _thickness(plot, slot)
    right = slot * len(plot.names)
    for name, index, point in _points(plot):
        x = slot * (name + 0.5) + thick * (index - len(plot.series) / 2)
        end = axis.at(point.figure.number, bottom, top)
        _bar(sheet, (x + 1, zero), (thick - 2, end - zero), index, council)
        y = end + 3 if end >= zero else end - SIZE
        if plot.target is not None:
            y = _clear(y, SIZE, axis.at(plot.target.figure.number, bottom, top))
        sheet.words(x + thick / 2, y, point.words, SIZE, INK, align="center")
    sheet.line([(0, zero), (right, zero)], color=QUIET, linewidth=THIN)
    for name, lines in enumerate(names):
        under(sheet, slot * (name + 0.5), bottom - GAP / 2 - below, lines, QUIET)
    if plot.target is not None:
        y = axis.at(plot.target.figure.number, bottom, top)
        _target_line(sheet, (0, y), (right, y))
        write(sheet, right + GAP, Tag(y, target(plot, council), INK))
    return sheet


@dataclass(frozen=True, slots=True)
class _Row:
    """A group of level bars: its name in lines, and how high it is."""

    lines: tuple[str, ...]
    height: float


def _level(plot: Plot, axis: Axis, width: float, council: Council) -> Sheet:
    rows = [_row(plot, name, width * NAMES) for name in plot.names]
    foot = LEADING + GAP if plot.target is not None else 2.0
    key = _key_height(plot, axis, width)
    high = key + sum(row.height + BETWEEN for row in rows) + foot
    sheet = Sheet(width, high)
    _key(sheet, plot, axis, council)
    names = max(measured(line, SIZE) for row in rows for line in row.lines)
    room = {sign: max(_widths(plot, negative=sign), default=0.0) + GAP for sign in (False, True)}
    left = names + GAP + (room[True] if axis.ticks[0] < 0 else 0)
    right = width - room[False]
    ends = _Ends(axis, left, right)
    y = high - key
    for name, row in enumerate(rows):
        y -= row.height + BETWEEN
        _level_group(sheet, plot, name, y, row, ends, council)
    zero = axis.at(0, left, right)
    sheet.line([(zero, foot), (zero, high - key)], color=QUIET, linewidth=THIN)
    if plot.target is not None:
        x = axis.at(plot.target.figure.number, left, right)
        _target_line(sheet, (x, foot), (x, high - key))
        under(sheet, x, foot, target(plot, council), INK)
    return sheet


@dataclass(frozen=True, slots=True)
class _Ends:
    """The scale of level bars, and where it begins and ends."""

    axis: Axis
    left: float
    right: float

    def at(self, point: Point | None) -> float:
        """Where a bar ends; without a point, where all begin."""
        return self.axis.at(point.figure.number if point else 0, self.left, self.right)


def _row(plot: Plot, name: str, width: float) -> _Row:
    lines = broken(name, width)
    return _Row(lines, max(LEVEL * len(plot.series), LEADING * len(lines)))


def _widths(plot: Plot, *, negative: bool) -> Iterator[float]:
    for _, _, point in _points(plot):
        if (point.figure.number < 0) == negative:
            yield measured(point.words, SIZE)


def _level_group(
    sheet: Sheet, plot: Plot, name: int, y: float, row: _Row, ends: _Ends, council: Council
) -> None:
    """The bars of a name, the first on top, and the name left of them."""
    middle = y + row.height / 2
    first = middle + LEADING * len(row.lines) / 2 - SIZE
    for number, line in enumerate(row.lines):
        sheet.words(0, first - number * LEADING, line, SIZE, INK)
    zero = ends.at(None)
    for index, series in enumerate(plot.series):
        point = series.points[name]
        if point is None:
            continue
        end, low = ends.at(point), middle + LEVEL * (len(plot.series) / 2 - index - 1)
        _bar(sheet, (zero, low + 1), (end - zero, LEVEL - 2), index, council)
        side = "left" if end >= zero else "right"
        x = end + (3 if end >= zero else -3)
        if plot.target is not None and side == "left":
            x = _clear(x, measured(point.words, SIZE), ends.at(plot.target))
        sheet.words(x, low + 3.2, point.words, SIZE, INK, align=side)


def _bar(
    sheet: Sheet, at: tuple[float, float], size: tuple[float, float], index: int, council: Council
) -> None:
    code = colour(council, index)
    sheet.bar(*at, *size, facecolor=fill(code, index), edgecolor=code, linewidth=1.0)


def _key_height(plot: Plot, axis: Axis, width: float) -> float:
    """How high the key is, with the gap below it."""
    alone = len(plot.series) == 1
    rows = broken(axis.titled(plot.series[0].name), width) if alone else _key_rows(plot, width)
    return LEADING * len(rows) + GAP


def _key_rows(plot: Plot, width: float) -> list[list[int]]:
    """The series by the rows of the key, as many in each as have room."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for index, series in enumerate(plot.series):
        needed = _key_width(series, width)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(index)
        used += needed
    return rows


def _key_width(series: Series, width: float) -> float:
    return SWATCH + measured(shortened(series.name, width - SWATCH), SIZE) + 2 * GAP


def _key(sheet: Sheet, plot: Plot, axis: Axis, council: Council) -> float:
    """What the bars are of, at the top: one name, or a key to their fillings; its height."""
    width = sheet.width
    if len(plot.series) == 1:
        title(sheet, broken(axis.titled(plot.series[0].name), width))
        return _key_height(plot, axis, width)
    for number, row in enumerate(_key_rows(plot, width)):
        x, y = 0.0, sheet.height - SIZE - number * LEADING
        for index in row:
            series = plot.series[index]
            _bar(sheet, (x + 0.5, y - 1), (SIZE - 1, SIZE - 1), index, council)
            sheet.words(x + SWATCH, y, shortened(series.name, width - SWATCH), SIZE, INK)
            x += _key_width(series, width)
    return _key_height(plot, axis, width)
