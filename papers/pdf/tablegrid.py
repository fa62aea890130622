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
    wanted = _said_width(child(properties, f"{W}tblW"), width)
    grid = _grid(table, rows, columns, width, wanted)
    total = sum(grid)
    if wanted and total != wanted:
        grid = [round(column * wanted / total) for column in grid]
    total = sum(grid)
    start = _start(properties, rows, total, width, inset)
    return (start, *(start + edge for edge in _rounded(grid)), start + total)


def _rounded(grid: Sequence[int]) -> list[int]:
    """The inner edges of columns as LibreOffice rounds them: to parts, equal ones where nearest."""
    total, count = sum(grid) or 1, len(grid)
    edges = []
    for index, edge in enumerate(accumulate(grid[:-1]), 1):
        share, equal = round(edge * PARTS / total), round(index * PARTS / count)
        edges.append((equal if abs(share - equal) <= 1 else share) * total // PARTS)
    return edges


def _grid(
    table: Node, rows: Sequence[Sequence[Place]], columns: int, width: int, wanted: int
) -> list[int]:
    """The widths of columns: those of the grid, where it says anything.

    Some programs write columns of one width and mean what the cells say; Word takes it from them.
    """
    grid = [max(0, measure(c.get(f"{W}w"))) for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(grid) >= columns and (columns == 1 < grid[0] or len(set(grid[:columns])) > 1):
        return grid[:columns]
    named = _widths_of_cells(rows, columns, wanted or width)
    if len(grid) < columns:
        return _completed(grid, named, width)
    if all(named):
        return named
    return grid[:columns] if grid[0] >= NARROWEST else [max(1, width // columns)] * columns


def _widths_of_cells(rows: Sequence[Sequence[Place]], columns: int, whole_width: int) -> list[int]:
    """The widest that the cells of each column say of it; 0 where none says anything."""
    widths = [0] * columns
    for place in (p for row in rows for p in row if p.across == 1):
        said = _said_width(child(place.properties, f"{W}tcW"), whole_width)
        widths[place.column] = max(widths[place.column], said)
    return widths


def _completed(grid: Sequence[int], named: Sequence[int], width: int) -> list[int]:
    """A grid with what cells say of columns that it lacks; the others share what is left."""
    widths = [*grid, *named[len(grid) :]]
    missing = [i for i, w in enumerate(widths) if not w]
    for index in missing:
        widths[index] = max(NARROWEST, (width - sum(widths)) // len(missing))
    return widths


def _said_width(node: Node | None, whole_width: int) -> int:
    """What a tblW or tcW says, of this whole where it says percent; 0 where it leaves it open."""
    if node is None:
        return 0
    said, kind = node.get(f"{W}w", "0"), node.get(f"{W}type", "dxa")
    if said.endswith("%"):
        return max(0, round(whole_width * measure(said[:-1]) / 100))
    if kind == "pct":
        return max(0, round(whole_width * whole(said) / FIFTIETHS))
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
