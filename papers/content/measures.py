"""Measures: figures over time, from a series or a file; their table and their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from papers.content.formats import read_figure, signed, with_unit
from papers.content.spreadsheets import Given, read_rows
from papers.content.tables import plain_cell
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import Align, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from papers.content.schema.data import MeasureEntries
    from papers.content.tree import Text
    from papers.content.writing import Writing


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a period, both as typed."""

    period: str
    figure: str
    where: Location


Series: TypeAlias = tuple[Point, ...]


def read_series(writing: Writing, measure: MeasureEntries) -> Series:
    """The figures of a measure; those that are no numbers are reported and left out."""
    for text in filter(None, (measure.baseline, measure.target, measure.tolerance)):
        _is_number(writing, Point("", str(text), text.where))
    before = len(writing.found)
    points = [point for point in _points(writing, measure) if _is_number(writing, point)]
    if not points and len(writing.found) == before:
        hint = "each period has its figure"
        found = Diagnostic(measure.where, "this measure has no figures", hint, rule="data")
        writing.found.append(found)
    return tuple(points)


def _points(writing: Writing, measure: MeasureEntries) -> Iterator[Point]:
    if measure.source is not None:
        for row in read_rows(writing, measure.source)[1:]:  # the first holds headings
            yield from _point(writing, row, str(measure.unit or ""))
    for period, figure in (measure.series or {}).items():
        yield Point(str(period), str(figure), figure.where)


def _point(writing: Writing, row: Sequence[Given], unit: str) -> Iterator[Point]:
    if len(row) < 2:  # noqa: PLR2004 - a period and a figure
        message = "this line has no second column"
        hint = "each line holds a period, a comma and a figure"
        writing.found.append(Diagnostic(row[0].where, message, hint, rule="data"))
        return
    period, given = row[0], row[1]
    bare = given.text
    if given.figure is not None and given.figure.unit in {unit, "£"}:
        bare = given.text.replace("£", "").removesuffix(unit).strip()
    yield Point(period.text, bare, given.where)


def _is_number(writing: Writing, point: Point) -> bool:
    figure = read_figure(point.figure)
    if figure is not None and not figure.unit:
        return True
    message = f'"{point.figure}" is not a number'
    hint = 'write the figure alone, such as 1,250 or 18.5; its unit stands in "unit"'
    writing.found.append(Diagnostic(point.where, message, hint, rule="figure"))
    return False


def table(writing: Writing, measure: MeasureEntries, series: Series) -> Table:
    """Periods left, figures right; the latest stands out."""
    columns = measure.columns
    header = tuple(plain_cell(str(text), text.where) for text in columns or ())
    rows = [_row(measure, point) for point in series]
    if rows and measure.emphasise == "latest":
        rows[-1] = Row(rows[-1].cells, emphasised=True)
    return Table(
        (Column(), Column(Align.RIGHT)),
        (Row(header),) if header else (),
        tuple(rows),
        measure.where,
        row_headers=True,
        title=writing.runs(measure.title),
        note=writing.runs(measure.note),
    )


def _row(measure: MeasureEntries, point: Point) -> Row:
    figure = with_unit(point.figure, str(measure.unit or ""))
    return Row((plain_cell(point.period, point.where), plain_cell(figure, point.where)))


def values(writing: Writing, measure: MeasureEntries, series: Series) -> Iterator[tuple[str, str]]:
    """What a text may print of a measure with an id, each as it is printed."""
    if measure.id is None:
        return
    unit = str(measure.unit or "")
    yield "name", str(measure.name)
    yield "unit", unit
    for name, figure in (("baseline", measure.baseline), ("target", measure.target)):
        if figure is not None:
            yield name, with_unit(figure, unit)
    if series:
        yield from _of_series(measure, series, unit)
        yield "direction", writing.texts[direction(measure, series)].lower()


def _of_series(measure: MeasureEntries, series: Series, unit: str) -> Iterator[tuple[str, str]]:
    first, latest = series[0], series[-1]
    yield "first", with_unit(first.figure, unit)
    yield "first-period", first.period
    yield "latest", with_unit(latest.figure, unit)
    yield "latest-period", latest.period
    yield "change", _difference(measure.baseline or first.figure, latest.figure, unit)
    if len(series) > 1:
        previous = series[-2]
        yield "previous", with_unit(previous.figure, unit)
        yield "previous-period", previous.period
        yield "change-from-previous", _difference(previous.figure, latest.figure, unit)
    if measure.target is not None:
        yield "difference-from-target", _difference(measure.target, latest.figure, unit)
    if unit != "%":
        total = sum(map(_number, (point.figure for point in series)))
        yield "total", with_unit(f"{total:,f}".replace("-", "−"), unit)


def _difference(before: str, after: str, unit: str) -> str:
    if read_figure(before) is None:
        return ""
    return signed(_number(after) - _number(before), unit)


def _number(figure: str | Text) -> Decimal:
    read = read_figure(figure)
    assert read is not None  # noqa: S101  # read_series has seen it
    return read.number


def direction(measure: MeasureEntries, series: Series) -> str:
    """Whether the latest figure is "better" than the one before it, "worse" or "unchanged"."""
    before = series[-2].figure if len(series) > 1 else (measure.baseline or series[-1].figure)
    if read_figure(before) is None:
        return "unchanged"
    change = _number(series[-1].figure) - _number(before)
    if not change:
        return "unchanged"
    return "better" if (change < 0) == measure.lower_is_better else "worse"


def rating(measure: MeasureEntries, series: Series) -> str:
    """How the latest figure stands to the target: "on-target", "near-target" or "off-target".

    Near is within the tolerance, or within a tenth of the target. "" without a target.
    """
    if measure.target is None or read_figure(measure.target) is None or not series:
        return ""
    target = _number(measure.target)
    short = _number(series[-1].figure) - target
    short = short if measure.lower_is_better else -short
    near = abs(target) / 10
    if measure.tolerance is not None and read_figure(measure.tolerance):
        near = _number(measure.tolerance)
    return "on-target" if short <= 0 else "near-target" if short <= near else "off-target"
