"""What the cells of one table look like: style, place in the table, own properties (17.4, 17.7.6).

Of two lines that meet between cells, the wider is drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from papers.pdf.formats import NO_BORDER, Border
from papers.pdf.ooxml import TRUE, VAL, Node, W, child, fingerprint
from papers.pdf.properties import border_sides
from papers.pdf.styles import Surroundings
from papers.pdf.tablestyles import TableStyle, read_region, read_table
from papers.pdf.tabletags import Place

CELL_MARGIN = 115  # left and right, where nothing says otherwise (17.4.42)
SIDES = ("top", "bottom", "left", "right")
MARGINS = ("top", "right", "bottom", "left")
LOOKS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


class CellLook(NamedTuple):
    """A cell's fill and alignment, its margins, what it gives its text, and its own lines."""

    fill: str
    vertical: str
    margins: tuple[int, int, int, int]  # top, right, bottom, left
    around: Surroundings
    borders: Mapping[str, Border]


class TableLooks:
    """The looks of one table's cells, each resolved once."""

    def __init__(
        self,
        style: TableStyle,
        properties: Node | None,
        exceptions: Sequence[Node | None],
        columns: int,
        found: dict[object, CellLook],
    ) -> None:
        """`exceptions` are what rows say for all their cells (17.4.60): their lines are taken.

        `found` are the looks of tables with the same style and properties.
        """
        self._style = style
        self._direct = read_table(properties)
        self._exceptions = exceptions
        self._rows = len(exceptions)
        self._columns = columns
        self._found = found
        self._of: dict[Place, CellLook] = {}
        self.says = _conditions(properties)

    @property
    def inset(self) -> int:
        """The left margin of the table's first cell, its own properties aside."""
        return self._at(None, 0, 0, 1, 1).margins[3]

    def of(self, place: Place) -> CellLook:
        """The look of a cell, its neighbours aside."""
        look = self._of.get(place)
        if look is None:
            row, column = place.row, place.column
            look = self._at(place.properties, row, column, place.across, place.down)
            self._of[place] = look
        return look

    def _at(
        self, properties: Node | None, row: int, column: int, across: int, down: int
    ) -> CellLook:
        edges = (row == 0, row + down == self._rows, column == 0, column + across == self._columns)
        regions = self._regions(row, column, across)
        exception = self._exceptions[row] if self._exceptions else None
        key = regions, edges, fingerprint(properties), fingerprint(exception)
        found = self._found.get(key)
        if found is None:
            lines = self._direct.borders | read_table(exception).borders
            found = self._found[key] = self._look(properties, regions, edges, lines)
        return found

    def resolve_borders(self, places: Sequence[Sequence[Place]]) -> None:
        """Give each cell the line that is drawn on each side."""
        at: dict[tuple[int, int], Place] = {}
        for row in places:
            for place in row:
                place.borders = self._borders_of(place)
                for r in range(place.row, place.row + place.down):
                    for c in range(place.column, place.column + place.across):
                        at[r, c] = place
        for (row_index, column), place in at.items():
            above = at.get((row_index - 1, column))
            before = at.get((row_index, column - 1))
            if above is not None and above is not place:
                place.borders["top"] = above.borders["bottom"] = max(
                    place.borders["top"], above.borders["bottom"]
                )
            if before is not None and before is not place:
                place.borders["left"] = before.borders["right"] = max(
                    place.borders["left"], before.borders["right"]
                )

    def _borders_of(self, place: Place) -> dict[str, Border]:
        """A cell's own lines; the lowest of merged cells gives the line below them."""
        borders = dict(self.of(place).borders)
        if place.lowest is not None:
            row = place.row + place.down - 1
            lowest = self._at(place.lowest, row, place.column, place.across, 1)
            borders["bottom"] = lowest.borders["bottom"]
        return borders

    def _regions(self, row: int, column: int, across: int) -> tuple[str, ...]:
        """The regions of the style that a cell belongs to, in the order of `REGIONS`."""
        says, found = self.says, []
        first_row = says["firstRow"] and row == 0
        last_row = says["lastRow"] and 0 < row == self._rows - 1
        first_column = says["firstColumn"] and column == 0
        last_column = says["lastColumn"] and column + across == self._columns
        if not says["noVBand"] and not (first_column or last_column):
            band = (column - says["firstColumn"]) // self._style.column_band % 2
            found.append(f"band{band + 1}Vert")
        if not says["noHBand"] and not (first_row or last_row):
            band = (row - says["firstRow"]) // self._style.row_band % 2
            found.append(f"band{band + 1}Horz")
        for name, holds in (
            ("lastCol", last_column), ("firstCol", first_column), ("lastRow", last_row),
            ("firstRow", first_row), ("nwCell", first_row and first_column),
            ("neCell", first_row and last_column), ("swCell", last_row and first_column),
            ("seCell", last_row and last_column),
        ):  # fmt: skip
            if holds:
                found.append(name)
        return tuple(found)

    def _look(
        self,
        properties: Node | None,
        regions: tuple[str, ...],
        edges: tuple[bool, ...],
        lines: Mapping[str, Border],
    ) -> CellLook:
        region, around = self._style.at(regions)
        sides = {"top": 0, "right": CELL_MARGIN, "bottom": 0, "left": CELL_MARGIN}
        sides |= region.margins | self._direct.margins
        borders = self._borders(regions, *edges) | _sides(lines, *edges)
        if properties is not None:
            own = read_region(properties, table=False)
            region = own.over(region)
            sides |= own.margins
            if (sides_of_cell := child(properties, f"{W}tcBorders")) is not None:
                borders.update(border_sides(sides_of_cell))
        top, right, bottom, left = (sides[side] for side in MARGINS)
        return CellLook(
            region.fill or "",
            region.vertical or "top",
            (top, right, bottom, left),
            around.on(region.fill or ""),
            {side: borders.get(side, NO_BORDER) for side in SIDES},
        )

    def _borders(
        self, regions: Iterable[str], top: bool, bottom: bool, left: bool, right: bool
    ) -> dict[str, Border]:
        """The lines that the style gives a cell at these edges of the table."""
        found = _sides(self._style.whole.borders, top, bottom, left, right)
        for name in regions:
            region = self._style.regions.get(name)
            if region is not None and region.borders:
                along = name.endswith(("Row", "Horz", "Cell"))
                down = name.endswith(("Col", "Vert", "Cell"))
                found.update(
                    _sides(
                        region.borders, top or along, bottom or along, left or down, right or down
                    )
                )
        return found


def _sides(
    borders: Mapping[str, Border], top: bool, bottom: bool, left: bool, right: bool
) -> dict[str, Border]:
    """The lines of a region that fall on a cell at these edges of it."""
    names = {
        "top": "top" if top else "inside_h",
        "bottom": "bottom" if bottom else "inside_h",
        "left": "left" if left else "inside_v",
        "right": "right" if right else "inside_v",
    }
    return {side: borders[name] for side, name in names.items() if name in borders}


def _conditions(properties: Node | None) -> dict[str, bool]:
    """What a tblLook switches on, by attributes or by bits; without one, the stripes (17.4.55)."""
    node = child(properties, f"{W}tblLook")
    if node is None:
        return dict.fromkeys(LOOKS, False)
    try:
        bits = int(node.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: node.get(f"{W}{name}") in TRUE if node.get(f"{W}{name}") else bool(bits & bit)
        for name, bit in LOOKS.items()
    }
