"""Figures: what a table states as a total or a share is what its rows come to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Location, Severity
from papers.model.blocks import Cell, Column, Figure, Paragraph, Table
from papers.model.grid import Placed, half_place, in_words, placed, total
from papers.model.report import Known, Report
from papers.model.runs import plain
from papers.model.walk import all_blocks

PERCENT = "%"
_WHOLE = Decimal(100)
_ROUNDED = 'mend it; for a column that does not add up write "adds-up: no"'


def stated_total(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A total row states the sums of the rows above it, or of those since the last total."""
    for block in all_blocks(report):
        if isinstance(block, Table):
            for index, column in enumerate(block.columns):
                if column.adds_up and column.share_of is None:
                    yield from _totals(block, index)


def _totals(table: Table, index: int) -> Iterator[Diagnostic]:
    every: list[Figure] = []
    since: list[Figure] = []
    for row, cells in placed(table.rows):
        figure = _figure(cells, index)
        if not row.total:
            every += [figure] if figure else []
            since += [figure] if figure else []
            continue
        if figure and every and not _agrees(figure, every) and not _agrees(figure, since):
            sums = in_words(total(since or every), figure.unit)
            stated = in_words(figure.number, figure.unit)
            message = f"the total{_of(table, index)} is {stated}, but the rows add up to {sums}"
            yield Diagnostic(_place(cells[index], table), message, _ROUNDED)
        since = []


def _agrees(stated: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a total fits; of different units, or of percentages that are no parts, any does."""
    if any(figure.unit != stated.unit for figure in figures):
        return True
    added = total(figures)
    slack = half_place(stated)
    if stated.unit == PERCENT:
        slack += sum(map(half_place, figures), Decimal(0))
        if stated.number != _WHOLE and abs(added - _WHOLE) > slack:
            return True  # an average, say
    return abs(added - stated.number) <= slack


def stated_share(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A share that a table states is the share that its figures come to."""
    for block in all_blocks(report):
        if isinstance(block, Table):
            for index, column in enumerate(block.columns):
                yield from _shares(block, index, column)


def _shares(table: Table, index: int, column: Column) -> Iterator[Diagnostic]:
    if column.share_of is None:
        return
    rows = list(placed(table.rows))
    parts = [_figure(cells, column.share_of) for row, cells in rows if not row.total]
    whole = total(figure for figure in parts if figure)
    for _, cells in rows:
        stated, part = _figure(cells, index), _figure(cells, column.share_of)
        if stated is None or part is None or not whole:
            continue
        share = part.number * _WHOLE / whole
        if abs(share - stated.number) > half_place(stated):
            expected = in_words(share.quantize(Decimal("0.1")), PERCENT)
            message = (
                f"the share{_of(table, index)} is {in_words(stated.number, PERCENT)}, "
                f"but the figures come to {expected}"
            )
            hint = 'mend it, or leave the cell empty ("") and it is computed'
            yield Diagnostic(_place(cells[index], table), message, hint)


def _figure(cells: Placed, index: int) -> Figure | None:
    return cells[index].figure if index in cells else None


def _of(table: Table, index: int) -> str:
    """The heading of a column, to name it in a message."""
    headings = [cells[index] for _, cells in placed(table.header) if index in cells]
    blocks = headings[-1].blocks if headings else ()
    words = " ".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph))
    return f' in "{words}"' if words else ""


def _place(cell: Cell, table: Table) -> Location:
    return cell.blocks[0].where if cell.blocks else table.where


STATED_TOTAL = Rule("stated-total", "house rule", Severity.ERROR, stated_total)
STATED_SHARE = Rule("stated-share", "house rule", Severity.ERROR, stated_share)
