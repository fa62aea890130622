"""Charts as authors type them, and the figures that tables and measures give to draw."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from papers.content import tables
from papers.content.formats import read_figure, with_unit
from papers.content.sums import words
from papers.diagnostics import Diagnostic
from papers.model.blocks import Cell, Chart, Figure, Picture, Plot, Point, Series, Shown, Table
from papers.model.grid import placed

if TYPE_CHECKING:
    from papers.content import measures
    from papers.content.schema.blocks import ChartEntries
    from papers.content.schema.data import MeasureEntries
    from papers.content.tree import Text
    from papers.content.writing import Writing

LIBRARY = "matplotlib"


def chart(writing: Writing, typed: ChartEntries) -> Picture:
    """A chart; what it is of is looked up once every section has been read."""
    if find_spec(LIBRARY) is None:
        message = f"charts are drawn by {LIBRARY}, which is not installed here"
        hint = 'whoever looks after papers installs it: pip install "papers[charts]"'
        writing.found.append(Diagnostic(typed.where, message, hint, rule="charts"))
    show = tuple(Shown(str(name), name.where) for name in typed.show or ())
    where = typed.of.where if typed.of is not None else typed.where
    made = Chart(typed.kind, where, str(typed.of or ""), show, _own_plot(writing, typed))
    return Picture(
        made,
        " ".join((typed.alternative_text or "").split()),
        typed.where,
        title=writing.runs(typed.title),
        source=writing.with_lead("source", typed.source) if typed.source else (),
        width=typed.width,
        id=str(typed.id or ""),
    )


def _own_plot(writing: Writing, typed: ChartEntries) -> Plot | None:
    if typed.table is not None:
        return plot_of_table(tables.table(writing, typed.table))
    if typed.measure is not None:
        return plot_of_measure(typed.measure, writing.series(typed.measure))
    return None


def plot_of_measure(measure: MeasureEntries, series: measures.Series) -> Plot:
    """The figures of a measure: a single series, with its target."""
    unit = str(measure.unit or "")
    points = tuple(_point(point.figure, unit) for point in series)
    target = _point(measure.target, unit) if measure.target is not None else None
    names = tuple(point.period for point in series)
    return Plot(names, (Series(str(measure.name), points),), target)


def _point(typed: str | Text, unit: str) -> Point | None:
    figure = read_figure(typed)
    return Point(Figure(figure.number, unit), with_unit(str(typed), unit)) if figure else None


def plot_of_table(table: Table) -> Plot:
    """The columns of a table that hold figures, under the names in the first; totals left out."""
    rows = [cells for row, cells in placed(table.rows) if not row.total]
    heads = {i: words(cell) for _, row in placed(table.header) for i, cell in row.items()}
    columns = [
        (heads.get(index, ""), tuple(_stated(cells.get(index)) for cells in rows))
        for index in range(1, len(table.columns))
    ]
    names = tuple(words(cells[0]) if 0 in cells else "" for cells in rows)
    return Plot(names, tuple(Series(name, points) for name, points in columns if any(points)))


def _stated(cell: Cell | None) -> Point | None:
    if cell is None or cell.figure is None:
        return None
    return Point(cell.figure, words(cell))
