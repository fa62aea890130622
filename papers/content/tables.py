"""Tables as authors type them, held against their number of columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from papers.content import sums
from papers.content.columns import Asked, asked_of, columns_of
from papers.content.formats import Look, print_figure, read_figure
from papers.content.schema.blocks import (
    CellEntries,
    CellTyped,
    ColumnEntries,
    RowEntries,
    RowTyped,
    TableEntries,
)
from papers.content.spreadsheets import Given, read_rows
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import Block, Cell, Column, Paragraph, Row, Table
from papers.model.runs import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papers.content.schema.data import SourceEntries
    from papers.content.writing import Writing


def table(writing: Writing, typed: TableEntries) -> Table:
    """A table; a header row where any column has a heading. Its figures can be printed in texts.

    The first row of a file holds headings.
    """
    given = _given(writing, typed.source) if typed.source is not None else ()
    header = _header(writing, typed, given)
    width = sum(cell.across for cell in header[0].cells) if header else 0
    asked = asked_of(typed, width, given)
    rows = [_row(writing, row, asked) for row in typed.rows or ()]
    rows += [_given_row(row, asked) for row in given[1:]]
    headings = [sums.words(cell) for cell in header[-1].cells] if header else []
    made = Table(
        tuple(columns_of(writing, asked, headings)),
        header,
        tuple(rows),
        typed.where,
        row_headers=typed.row_headers,
        title=writing.runs(typed.title),
        note=writing.runs(typed.note),
        summary=str(typed.summary or ""),
        id=str(typed.id or ""),
    )
    _check_widths(writing, typed.header or (), made.header, len(asked))
    _check_widths(writing, typed.rows or given[1:], made.rows, len(asked))
    summed = sums.completed(made, typed.total, [one.look for one in asked])
    for name, text in sums.values(summed):
        writing.value(f"{typed.id}.{name}", text, typed.where)
    return summed


def _given(writing: Writing, source: Text | SourceEntries) -> tuple[tuple[Given, ...], ...]:
    found = len(writing.found)
    given = read_rows(writing, source)
    if len(given) <= 1 and len(writing.found) == found:
        where = source.where if isinstance(source, Text) else source.file.where
        message = "this table would have no rows: nothing stands below the headings in its file"
        writing.found.append(Diagnostic(where, message, "fill in the file", rule="data"))
    return given


def grid(
    writing: Writing,
    headings: Sequence[Text | str],
    rows: Iterable[Sequence[Sequence[Text | None]]],
    where: Location,
) -> Table:
    """A table of texts under headings; each cell holds its texts as paragraphs."""
    header = Row(
        tuple(
            _cell(writing, heading) if isinstance(heading, Text) else plain_cell(heading, where)
            for heading in headings
        )
    )
    body = tuple(
        Row(tuple(_cell(writing, tuple(filter(None, cell))) for cell in row)) for row in rows
    )
    return Table(tuple(Column() for _ in headings), (header,), body, where)


def plain_cell(text: str, where: Location) -> Cell:
    """A cell of words that hold no marks."""
    return Cell((Paragraph((Words(text),), where),))


def _header(
    writing: Writing, typed: TableEntries, given: Sequence[Sequence[Given]]
) -> tuple[Row, ...]:
    """The header rows: those typed, or the columns' headings, or the first row of the file."""
    if typed.header is not None:
        return tuple(Row(tuple(_cell(writing, c) for c in row)) for row in typed.header)
    headings = [_heading(column) for column in typed.columns or ()]
    if any(headings):
        empty = Cell((Paragraph((), typed.where),))
        return (Row(tuple(_cell(writing, h) if h else empty for h in headings)),)
    return tuple(Row(tuple(plain_cell(c.text, c.where) for c in row)) for row in given[:1])


def _heading(column: Text | ColumnEntries) -> Text | None:
    heading = column if isinstance(column, Text) else column.heading
    return heading or None


def _row(writing: Writing, row: RowTyped, asked: Sequence[Asked]) -> Row:
    cells = row.cells if isinstance(row, RowEntries) else row
    made, column = [], 0
    for cell in cells:
        written = _cell(writing, cell)
        look = asked[column].look if column < len(asked) else None
        made.append(_formatted(writing, written, look))
        column += written.across
    if isinstance(row, RowEntries):
        return Row(tuple(made), emphasised=row.emphasised or row.total, total=row.total)
    return Row(tuple(made))


def _given_row(row: Sequence[Given], asked: Sequence[Asked]) -> Row:
    cells = [replace(plain_cell(given.text, given.where), figure=given.figure) for given in row]
    looks = [*(one.look for one in asked), *[None] * len(row)]
    return Row(tuple(_printed(cell, look) for cell, look in zip(cells, looks, strict=False)))


def _formatted(writing: Writing, cell: Cell, look: Look | None) -> Cell:
    """A figure as its column prints figures; words stay as they are."""
    text = sums.words(cell)
    wrong = cell.figure is None and look is not None and any(map(str.isdigit, text))
    if wrong and look is not None and look.format != "text":
        hint = 'write the figure alone, such as 1,250 or 18.5; "format" and "unit" do the rest'
        found = Diagnostic(sums.place(cell), f'"{text}" is not a number', hint, rule="figure")
        writing.found.append(found)
    return _printed(cell, look)


def _printed(cell: Cell, look: Look | None) -> Cell:
    if cell.figure is None or look is None:
        return cell
    text = print_figure(cell.figure.number, look)
    figure = replace(cell.figure, unit=cell.figure.unit or look.sign)
    return replace(cell, blocks=(Paragraph((Words(text),), sums.place(cell)),), figure=figure)


def _cell(writing: Writing, cell: CellTyped) -> Cell:
    match cell:
        case Text():
            return Cell((writing.paragraph(cell),), figure=read_figure(cell))
        case tuple():
            return Cell(tuple(writing.paragraph(text) for text in cell))
        case CellEntries(text=text):
            blocks = tuple(_blocks(writing, cell))
            figure = read_figure(text) if text is not None and len(blocks) == 1 else None
            return Cell(blocks, across=cell.across, down=cell.down, figure=figure)
        case _:
            assert_never(cell)


def _blocks(writing: Writing, cell: CellEntries) -> Iterator[Block]:
    if cell.text is not None:
        yield writing.paragraph(cell.text)
    yield from writing.lists(cell)


def _check_widths(
    writing: Writing,
    typed: Iterable[RowTyped | Sequence[CellTyped | Given]],
    rows: Iterable[Row],
    columns: int,
) -> None:
    """Each row fills all columns, counting the cells that reach into it from above."""
    above: list[int] = []  # for each cell that reaches down: the rows it still fills
    for entry, row in zip(typed, rows, strict=False):
        reach = [down for cell in row.cells for down in [cell.down - 1] * cell.across]
        width = len(reach) + len(above)
        if width != columns:
            message = f"this row fills {width} of {columns} columns"
            hint = 'leave a cell empty with ""'
            found = Diagnostic(_place(entry), message, hint, rule="table-width")
            writing.found.append(found)
        above = [rest - 1 for rest in (*above, *reach) if rest > 0]


def _place(row: RowTyped | Sequence[CellTyped | Given]) -> Location:
    if isinstance(row, RowEntries):
        return row.where
    first = row[0]
    return first[0].where if isinstance(first, tuple) else first.where
