"""Measures: figures over time, from a series or a CSV file; their table and their values."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from papers.content.places import inside, typed_path
from papers.content.source import Source, read_source
from papers.content.tables import plain_cell
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import Align, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from papers.content.schema.blocks import MeasureEntries
    from papers.content.tree import Text
    from papers.content.writing import Writing

_NUMBER = re.compile(r"[-+−–]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_MINUS = "−"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a period, both as typed."""

    period: str
    figure: str
    where: Location


def read_series(writing: Writing, measure: MeasureEntries) -> tuple[Point, ...]:
    """The figures of a measure; those that are no numbers are reported and left out."""
    for text in filter(None, (measure.baseline, measure.target)):
        _is_number(writing, Point("", str(text), text.where))
    before = len(writing.found)
    points = [point for point in _points(writing, measure) if _is_number(writing, point)]
    if not points and len(writing.found) == before:
        hint = "each period has its figure"
        found = Diagnostic(measure.where, "this measure has no figures", hint, rule="data")
        writing.found.append(found)
    return tuple(points)


def _points(writing: Writing, measure: MeasureEntries) -> Iterator[Point]:
    if measure.series is None:
        yield from _from_file(writing, measure)
    else:
        for period, figure in measure.series.items():
            yield Point(str(period), str(figure), figure.where)


def _is_number(writing: Writing, point: Point) -> bool:
    if _NUMBER.fullmatch(point.figure):
        return True
    message = f'"{point.figure}" is not a number'
    hint = 'write the figure alone, such as 1,250 or 18.5; its unit stands in "unit"'
    writing.found.append(Diagnostic(point.where, message, hint, rule="figure"))
    return False


def _from_file(writing: Writing, measure: MeasureEntries) -> Iterator[Point]:
    source = measure.source
    path = _data_file(writing, source) if source is not None else None
    if path is None:
        return
    writing.sources.append(path)
    lines, found = read_source(path, typed_path(path))
    writing.found += found
    reader = csv.reader(lines.lines)
    try:
        next(reader, None)  # the header row
        for row in reader:
            if any(cell.strip() for cell in row):
                yield from _point(writing, lines, reader.line_num - 1, row)
    except csv.Error:
        where = lines.where(reader.line_num - 1, 0)
        message = "this line is not in the form of a CSV file"
        writing.found.append(Diagnostic(where, message, "save it again as CSV", rule="data"))


def _data_file(writing: Writing, source: Text) -> Path | None:
    path = writing.folder / source
    if not inside(path, writing.content):
        message, hint = "this path leaves the content folder", "put the file beside the report"
    elif not path.is_file():
        message, hint = f'there is no file "{source}"', "the path starts at the report's folder"
    else:
        return path
    writing.found.append(Diagnostic(source.where, message, hint, rule="file"))
    return None


def _point(writing: Writing, lines: Source, number: int, row: Sequence[str]) -> Iterator[Point]:
    if len(row) < 2:  # noqa: PLR2004 - a period and a figure
        where = lines.where(number, 0)
        message = "this line has no second column"
        hint = "each line holds a period, a comma and a figure"
        writing.found.append(Diagnostic(where, message, hint, rule="data"))
        return
    period, figure = row[0].strip(), row[1].strip()
    column = lines.lines[number].find(figure, len(row[0]))
    yield Point(period, figure, lines.where(number, max(column, 0)))


def table(writing: Writing, measure: MeasureEntries, series: Sequence[Point]) -> Table:
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


def with_unit(figure: str, unit: str) -> str:
    """Join a figure and its unit: "18.5%", but "62.0 FTE" with a no-break space."""
    if not unit:
        return figure
    return f"{figure}{unit}" if unit == "%" else f"{figure}\N{NO-BREAK SPACE}{unit}"


def values(measure: MeasureEntries, series: Sequence[Point]) -> Iterator[tuple[str, str]]:
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
        first, latest = series[0], series[-1]
        yield "first", with_unit(first.figure, unit)
        yield "first-period", first.period
        yield "latest", with_unit(latest.figure, unit)
        yield "latest-period", latest.period
        yield "change", with_unit(_change(measure.baseline or first.figure, latest.figure), unit)


def _change(before: str, after: str) -> str:
    if not _NUMBER.fullmatch(before):
        return ""
    change = _number(after) - _number(before)
    return f"{change:+,f}".replace("-", _MINUS) if change else "0"


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "").replace(_MINUS, "-").replace("–", "-"))
