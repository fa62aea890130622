"""Tables as authors type them, held against their number of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from papers.content.schema.blocks import (
    CellEntries,
    CellTyped,
    ColumnEntries,
    RowEntries,
    RowTyped,
    TableEntries,
)
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import Cell, Column, Paragraph, Row, Table
from papers.model.runs import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papers.content.writing import Writing


def table(writing: Writing, typed: TableEntries) -> Table:
    """A table; a header row where any column has a heading."""
    headings = [_heading(column) for column in typed.columns]
    header = (_header(writing, headings, typed.where),) if any(headings) else ()
    rows = tuple(_row(writing, row) for row in typed.rows)
    _check_widths(writing, typed.rows, rows, len(headings))
    return Table(
        tuple(_column(column) for column in typed.columns),
        header,
        rows,
        typed.where,
        row_headers=typed.row_headers,
        title=writing.runs(typed.title),
        note=writing.runs(typed.note),
        summary=str(typed.summary or ""),
        id=str(typed.id or ""),
    )


def two_columns(
    writing: Writing,
    headings: Sequence[Text] | None,
    default: tuple[str, str],
    rows: Iterable[tuple[Sequence[Text | None], Sequence[Text | None]]],
    where: Location,
) -> Table:
    """A table of two columns of text; without headings of its own it takes the council's words."""
    header = (
        _header(writing, list(headings), where)
        if headings
        else Row(tuple(plain_cell(writing.texts[name], where) for name in default))
    )
    body = tuple(
        Row((_cell(writing, tuple(filter(None, a))), _cell(writing, tuple(filter(None, b)))))
        for a, b in rows
    )
    return Table((Column(), Column()), (header,), body, where)


def plain_cell(text: str, where: Location) -> Cell:
    """A cell of words that hold no marks."""
    return Cell((Paragraph((Words(text),), where),))


def _heading(column: Text | ColumnEntries) -> Text | None:
    heading = column if isinstance(column, Text) else column.heading
    return heading or None


def _column(column: Text | ColumnEntries) -> Column:
    if isinstance(column, Text):
        return Column()
    return Column(column.align, column.width)


def _header(writing: Writing, headings: Sequence[Text | None], where: Location) -> Row:
    return Row(tuple(_cell(writing, h) if h else Cell((Paragraph((), where),)) for h in headings))


def _row(writing: Writing, row: RowTyped) -> Row:
    if isinstance(row, RowEntries):
        return Row(tuple(_cell(writing, cell) for cell in row.cells), emphasised=row.emphasised)
    return Row(tuple(_cell(writing, cell) for cell in row))


def _cell(writing: Writing, cell: CellTyped) -> Cell:
    match cell:
        case Text():
            return Cell((writing.paragraph(cell),))
        case tuple():
            return Cell(tuple(writing.paragraph(text) for text in cell))
        case CellEntries():
            return Cell((writing.paragraph(cell.text),), across=cell.across, down=cell.down)
        case _:
            assert_never(cell)


def _check_widths(
    writing: Writing, typed: Iterable[RowTyped], rows: Iterable[Row], columns: int
) -> None:
    """Each row fills all columns, counting the cells that reach into it from above."""
    above: list[int] = []  # for each cell that reaches down: the rows it still fills
    for entry, row in zip(typed, rows, strict=True):
        reach = [down for cell in row.cells for down in [cell.down - 1] * cell.across]
        width = len(reach) + len(above)
        if width != columns:
            message = f"this row fills {width} of {columns} columns"
            hint = 'leave a cell empty with ""'
            found = Diagnostic(_place(entry), message, hint, rule="table-width")
            writing.found.append(found)
        above = [rest - 1 for rest in (*above, *reach) if rest > 0]


def _place(row: RowTyped) -> Location:
    if isinstance(row, RowEntries):
        return row.where
    first = row[0]
    return first[0].where if isinstance(first, tuple) else first.where
