"""The grid of a table: the edges of its columns, in twips (ISO/IEC 29500-1, 17.4.47)."""

from collections.abc import Sequence
from itertools import accumulate

from papers.pdf.ooxml import Node, W, child, value
from papers.pdf.properties import measure, whole
from papers.pdf.tabletags import Place

FIFTIETHS = 5000  # of a percent: the whole width
PARTS = 10_000  # of the whole width, to which columns are rounded
NARROWEST = 180  # of a column that nothing gives a width


def edges(
    table: Node, rows: Sequence[Sequence[Place]], columns: int, width: int, inset: int
) -> tuple[int, ...]:
    """Where columns begin and the last ends, from the left edge of a column of text.

    `columns` are those of the grid, those that rows leave free before and after their cells too;
    `inset` is by how much the table begins before its indent.
    """
    properties = child(table, f"{W}tblPr")
    grid = _grid(table, rows, columns, width)
    wanted = _wanted_width(properties, width)
    total = sum(grid)
    if wanted and total != wanted:
        grid = [round(column * wanted / total) for column in grid]
    total = sum(grid)
    start = _start(properties, rows, total, width, inset)
    return (start, *(start + edge for edge in _rounded(grid)), start + total)


def _rounded(grid: Sequence[int]) -> list[int]:
    """The inner edges of columns as LibreOffice rounds them: to parts, equal ones where nearest."""
    total, count = sum(grid), len(grid)
    edges = []
    for index, edge in enumerate(accumulate(grid[:-1]), 1):
        share, equal = round(edge * PARTS / total), round(index * PARTS / count)
        edges.append((equal if abs(share - equal) <= 1 else share) * total // PARTS)
    return edges


def _grid(table: Node, rows: Sequence[Sequence[Place]], columns: int, width: int) -> list[int]:
    grid = [max(0, measure(c.get(f"{W}w"))) for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(grid) < columns:
        grid = _widths_of_cells(grid, rows, columns, width)
    grid = grid[:columns]
    return grid if sum(grid) else [max(1, width // columns)] * columns


def _widths_of_cells(
    grid: list[int], rows: Sequence[Sequence[Place]], columns: int, width: int
) -> list[int]:
    """What cells say of columns that the grid lacks; the others share what is left."""
    widths = grid + [0] * (columns - len(grid))
    for place in (p for row in rows for p in row if p.across == 1):
        node = child(place.properties, f"{W}tcW")
        if node is not None and node.get(f"{W}type", "dxa") == "dxa":
            widths[place.column] = widths[place.column] or max(0, measure(node.get(f"{W}w")))
    missing = [i for i, w in enumerate(widths) if not w]
    for index in missing:
        widths[index] = max(NARROWEST, (width - sum(widths)) // len(missing))
    return widths


def _wanted_width(properties: Node | None, width: int) -> int:
    node = child(properties, f"{W}tblW")
    if node is None:
        return 0
    said, kind = node.get(f"{W}w", "0"), node.get(f"{W}type", "dxa")
    if said.endswith("%"):
        return round(width * measure(said[:-1]) / 100)
    if kind == "pct":
        return round(width * whole(said) / FIFTIETHS)
    return max(0, measure(said)) if kind == "dxa" else 0


def _start(
    properties: Node | None, rows: Sequence[Sequence[Place]], total: int, width: int, inset: int
) -> int:
    align = value(properties, "jc")
    if align == "center":
        return (width - total) // 2
    if align in ("right", "end"):
        return width - total
    indent = child(properties, f"{W}tblInd")
    start = measure(indent.get(f"{W}w")) if indent is not None else 0
    lines = (p.borders["left"].width for row in rows for p in row if p.column == 0)
    outer = max(lines, default=0) // 2  # half of the line is beyond the edge
    return start + outer - inset
