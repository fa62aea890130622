"""Where the cells of a table stand, and the sums of its columns."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from papers.model.blocks import Cell, Figure, Row

MINUS = "−"
Placed = dict[int, Cell]  # a row's own cells, by the column that each begins in


def placed(rows: Iterable[Row]) -> Iterator[tuple[Row, Placed]]:
    """Each row with its cells, beside those that reach down into it from above."""
    above: dict[int, int] = {}  # column: how many more rows are covered
    for row in rows:
        cells: Placed = {}
        column = 0
        below = {place: rest - 1 for place, rest in above.items() if rest > 1}
        for cell in row.cells:
            while above.get(column, 0):
                column += 1
            cells[column] = cell
            if cell.down > 1:
                below |= dict.fromkeys(range(column, column + cell.across), cell.down - 1)
            column += cell.across
        above = below
        yield row, cells


def total(figures: Iterable[Figure]) -> Decimal:
    """The sum of figures."""
    return sum((figure.number for figure in figures), Decimal(0))


def half_place(figure: Figure) -> Decimal:
    """Half of the last place that a figure was given with: 0.05 for 18.5."""
    exponent = figure.number.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def in_words(number: Decimal, unit: str) -> str:
    """A number for a message: "£1,250", "18.5%", "62 FTE"."""
    digits = f"{abs(number):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = MINUS if number < 0 else ""
    if unit == "£":
        return f"{sign}£{digits}"
    return f"{sign}{digits}{unit}" if unit in {"", "%"} else f"{sign}{digits} {unit}"
