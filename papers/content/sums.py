"""What follows from a table's figures: shares, the total row, and the values for texts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from papers.content.formats import PERCENT, Look, print_figure, same_unit, slug
from papers.model.blocks import Cell, Figure, Paragraph, Row, Table
from papers.model.grid import placed, total
from papers.model.runs import Words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papers.content.tree import Text
    from papers.diagnostics import Location

TOTAL = "total"
_WHOLE = Decimal(100)


def completed(table: Table, label: Text | None, looks: Sequence[Look | None]) -> Table:
    """The table with the row called `label` as its total row, added where it is not there.

    Empty cells of a column of shares are computed.
    """
    rows = [_marked(row, str(label)) if label is not None else row for row in table.rows]
    if label is not None and rows and not rows[-1].total:
        rows.append(_total_row(table, rows, label, looks))
    return replace(table, rows=tuple(_with_shares(table, rows, looks)))


def _marked(row: Row, label: str) -> Row:
    if row.cells and words(row.cells[0]) == label:
        return replace(row, total=True, emphasised=True)
    return row


def _total_row(table: Table, rows: Sequence[Row], label: Text, looks: Sequence[Look | None]) -> Row:
    first = Cell((Paragraph((Words(str(label)),), label.where),))
    cells = [first]
    for index, column in enumerate(table.columns[1:], 1):
        figures = figures_of(rows, index)
        adds = column.adds_up and column.share_of is None
        cells.append(_sum(figures if adds else None, looks[index], label.where))
    return Row(tuple(cells), emphasised=True, total=True)


def _sum(figures: list[Figure] | None, look: Look | None, where: Location) -> Cell:
    shared = same_unit(figures) if figures else None
    if not figures or shared is None or shared.format == "percent":
        return Cell((Paragraph((), where),))
    return figure_cell(Figure(total(figures), figures[0].unit), look or shared, where)


def figure_cell(figure: Figure, look: Look, where: Location) -> Cell:
    """A cell that states a figure."""
    text = print_figure(figure.number, look)
    return Cell((Paragraph((Words(text),), where),), figure=figure)


def figures_of(rows: Sequence[Row], column: int) -> list[Figure] | None:
    """The figures of a column without its totals; None where a row has none there."""
    cells = [cells.get(column) for row, cells in placed(rows) if not row.total]
    figures = [cell.figure for cell in cells if cell is not None and cell.figure is not None]
    return figures if len(figures) == len(cells) else None


def _with_shares(table: Table, rows: Sequence[Row], looks: Sequence[Look | None]) -> Iterator[Row]:
    shares = [(i, c.share_of) for i, c in enumerate(table.columns) if c.share_of is not None]
    wholes = {of: figures_of(rows, of) for _, of in shares}
    for row, cells in placed(rows):
        made = dict(cells)
        for index, of in shares:
            whole, part, cell = wholes[of], cells.get(of), cells.get(index)
            if not whole or cell is None or words(cell) or part is None or not part.figure:
                continue
            if added := total(whole):
                share = Figure(part.figure.number * _WHOLE / added, PERCENT)
                made[index] = figure_cell(share, looks[index] or Look("percent", 1), place(cell))
        yield replace(row, cells=tuple(made.values()))


def values(table: Table) -> Iterator[tuple[str, str]]:
    """What texts may print of a table with an id: "total", "total.budget", "salaries.budget".

    A row's own name is enough where it states one figure; a name that two rows have is none.
    """
    if not table.id:
        return
    columns = {i: slug(words(cell)) for _, row in placed(table.header) for i, cell in row.items()}
    made: dict[str, list[str]] = {}
    for row, cells in placed(table.rows):
        head = TOTAL if row.total else slug(words(cells[0])) if 0 in cells else ""
        stated = {i: words(cell) for i, cell in cells.items() if cell.figure is not None and i}
        for index, text in stated.items():
            if head and columns.get(index):
                made.setdefault(f"{head}.{columns[index]}", []).append(text)
        if head and len(stated) == 1:
            made.setdefault(head, []).extend(stated.values())
    yield from ((name, texts[0]) for name, texts in made.items() if len(texts) == 1)


def place(cell: Cell) -> Location:
    """Where a cell's text stands."""
    return cell.blocks[0].where


def words(cell: Cell) -> str:
    """The words of a cell's paragraphs."""
    return " ".join(plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph))
