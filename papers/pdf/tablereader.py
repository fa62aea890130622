"""Read tables: their grid, merged cells, borders and headers (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from papers.pdf.findings import Findings
from papers.pdf.formats import NO_BORDER, Border, Borders
from papers.pdf.ooxml import TRUE, VAL, Node, W, child, fingerprint
from papers.pdf.properties import border_sides, measure, on, whole
from papers.pdf.story import Block, Cell, Row, Table
from papers.pdf.styles import Styles, Surroundings
from papers.pdf.tablestyles import Region, TableStyle, read_region, table_style
from papers.pdf.tabletags import Place, TableTags
from papers.pdf.tags import Element

CELL_MARGIN = 115  # left and right, where nothing says otherwise (17.4.42)
MARGINS = ("top", "right", "bottom", "left")
MOST_COLUMNS = 63  # Word's own limit
FIFTIETHS = 5000  # of a percent: the whole width
LOOKS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


Look: TypeAlias = tuple[Region, tuple[int, int, int, int], Surroundings]


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one part. `blocks` reads the content of a cell."""

    styles: Styles
    findings: Findings
    blocks: Callable[[Node, Element, int, Surroundings], tuple[Block, ...]]
    place: Callable[[], str]
    compatibility: int
    _table_styles: dict[str, TableStyle] = field(default_factory=dict)

    def read(self, node: Node, parent: Element, width: int, left: int = 0) -> Table:
        """Read a w:tbl that stands in a column of this width."""
        properties = child(node, f"{W}tblPr")
        reading = _OneTable(self, node, properties, parent)
        return reading.table(width, left)

    def style(self, style_id: str) -> TableStyle:
        """A table style, read once."""
        if style_id not in self._table_styles:
            self._table_styles[style_id] = table_style(self.styles, style_id)
        return self._table_styles[style_id]


class _OneTable:
    """One table being read."""

    def __init__(
        self, reader: TableReader, node: Node, properties: Node | None, parent: Element
    ) -> None:
        self.reader = reader
        self.node = node
        self.properties = properties
        style = _value(properties, "tblStyle")
        self.style = reader.style(style)
        self.direct = Region()
        if properties is not None:
            self.direct = _table_region(properties)
        self._looks: dict[object, Look] = {}
        self.rows = _rows(node)
        self.places = self._places()
        self.columns = max((p.column + p.across for row in self.places for p in row), default=1)
        self.look = _look(properties)
        self.headers = self._header_rows()
        self.layout = len(self.places) == 1 and len(self.places[0]) == 1
        self.element = parent.append("Div" if self.layout else "Table")

    def _places(self) -> list[list[Place]]:
        """Cells by row, each vertically merged group as its first cell."""
        found: list[list[Place]] = []
        open_cells: dict[int, Place] = {}
        for index, row in enumerate(self.rows):
            column = max(0, whole(_value(child(row, f"{W}trPr"), "gridBefore"), 0, MOST_COLUMNS))
            places, still_open = [], {}
            for node in _cells(row):
                cell = child(node, f"{W}tcPr")
                across = max(1, whole(_value(cell, "gridSpan"), 1, MOST_COLUMNS))
                column = min(column, MOST_COLUMNS - 1)
                across = min(across, MOST_COLUMNS - column)
                merge = child(cell, f"{W}vMerge")
                above = open_cells.get(column)
                if merge is not None and merge.get(VAL, "continue") == "continue" and above:
                    above.down += 1
                    still_open[column] = above
                else:
                    place = Place(node, index, column, across)
                    places.append(place)
                    if merge is not None:
                        still_open[column] = place
                column += across
            open_cells = still_open
            found.append(places)
        return found

    def _header_rows(self) -> int:
        count = 0
        for row in self.rows:
            if not on(_child(child(row, f"{W}trPr"), "tblHeader")):
                break
            count += 1
        return count if count < len(self.rows) else 0

    def table(self, width: int, left: int) -> Table:
        """Its grid, rows and cells."""
        self._check_headers()
        self._describe()
        self._resolve_borders()
        edges = self._edges(width, left)
        if self.layout:
            self.places[0][0].element = self.element
        else:
            TableTags(
                self.element, self.places, self.columns, self.headers, self._row_headers()
            ).make()
        rows = tuple(self._row(i, row, edges) for i, row in enumerate(self.rows))
        return Table(edges, rows, self.element)

    def _check_headers(self) -> None:
        if self.layout or self.headers or self._row_headers():
            return
        self.reader.findings.error(
            "table-header",
            f"a table has no header row ({self.reader.place()})",
            'in Word: select its first row, "Repeat Header Rows"',
        )

    def _row_headers(self) -> bool:
        return self.look["firstColumn"] and (bool(self.headers) or not self.look["firstRow"])

    def _describe(self) -> None:
        caption = _value(self.properties, "tblCaption")
        description = _value(self.properties, "tblDescription")
        summary = ". ".join(part for part in (caption, description) if part)
        if summary and not self.layout:
            self.element.attributes["Table.Summary"] = summary

    def _edges(self, width: int, left: int) -> tuple[int, ...]:
        grid = [
            max(0, measure(column.get(f"{W}w")))
            for column in self.node.iterfind(f"{W}tblGrid/{W}gridCol")
        ]
        if len(grid) < self.columns:
            grid = self._widths_of_cells(grid, width)
        grid = grid[: self.columns]
        if not sum(grid):
            grid = [max(1, width // self.columns)] * self.columns
        wanted = self._wanted_width(width)
        total = sum(grid)
        if wanted and total != wanted:
            grid = [round(column * wanted / total) for column in grid]
        start = left + self._start(sum(grid), width)
        edges = [start]
        for column in grid:
            edges.append(edges[-1] + column)
        return tuple(edges)

    def _widths_of_cells(self, grid: list[int], width: int) -> list[int]:
        widths = grid + [0] * (self.columns - len(grid))
        for place in (p for row in self.places for p in row if p.across == 1):
            node = _child(child(place.node, f"{W}tcPr"), "tcW")
            if node is not None and node.get(f"{W}type", "dxa") == "dxa":
                widths[place.column] = widths[place.column] or max(0, measure(node.get(f"{W}w")))
        missing = [i for i, w in enumerate(widths) if not w]
        for index in missing:
            widths[index] = max(180, (width - sum(widths)) // len(missing))
        return widths

    def _wanted_width(self, width: int) -> int:
        node = _child(self.properties, "tblW")
        if node is None:
            return 0
        value, kind = node.get(f"{W}w", "0"), node.get(f"{W}type", "dxa")
        if value.endswith("%"):
            return round(width * measure(value[:-1]) / 100)
        if kind == "pct":
            return round(width * whole(value) / FIFTIETHS)
        return max(0, measure(value)) if kind == "dxa" else 0

    def _start(self, total: int, width: int) -> int:
        align = _value(self.properties, "jc")
        if align == "center":
            return (width - total) // 2
        if align in ("right", "end"):
            return width - total
        indent = _child(self.properties, "tblInd")
        start = measure(indent.get(f"{W}w")) if indent is not None else 0
        lines = (p.borders["left"].width for row in self.places for p in row if p.column == 0)
        start += max(lines, default=0) // 2  # the outer half of the line is beyond the edge
        if self.reader.compatibility < 15:  # noqa: PLR2004
            start -= self._margins(self._region(0, 0)[0])[3]
        return start

    def _regions(self, row: int, column: int, across: int = 1) -> tuple[str, ...]:
        look, found = self.look, []
        last_row, last_column = len(self.rows) - 1, self.columns
        first_row = look["firstRow"] and row == 0
        bottom = look["lastRow"] and row == last_row and last_row > 0
        first_column = look["firstColumn"] and column == 0
        end_column = look["lastColumn"] and column + across == last_column
        if not look["noVBand"] and not (first_column or end_column):
            band = (column - look["firstColumn"]) // self.style.column_band % 2
            found.append(f"band{band + 1}Vert")
        if not look["noHBand"] and not (first_row or bottom):
            band = (row - look["firstRow"]) // self.style.row_band % 2
            found.append(f"band{band + 1}Horz")
        for name, holds in (
            ("lastCol", end_column), ("firstCol", first_column), ("lastRow", bottom),
            ("firstRow", first_row), ("nwCell", first_row and first_column),
            ("neCell", first_row and end_column), ("swCell", bottom and first_column),
            ("seCell", bottom and end_column),
        ):  # fmt: skip
            if holds:
                found.append(name)
        return tuple(found)

    def _region(self, row: int, column: int, across: int = 1) -> tuple[Region, Surroundings]:
        return self.style.at(self._regions(row, column, across))

    def _resolve_borders(self) -> None:
        """Give each cell the line that is drawn on each side: of two that meet, the wider."""
        at: dict[tuple[int, int], Place] = {}
        for row in self.places:
            for place in row:
                place.borders = self._own_borders(place)
                for r in range(place.row, place.row + place.down):
                    for c in range(place.column, place.column + place.across):
                        at[r, c] = place
        for place in at.values():
            above = at.get((place.row - 1, place.column))
            before = at.get((place.row, place.column - 1))
            if above:
                place.borders["top"] = above.borders["bottom"] = max(
                    place.borders["top"], above.borders["bottom"]
                )
            if before:
                place.borders["left"] = before.borders["right"] = max(
                    place.borders["left"], before.borders["right"]
                )

    def _own_borders(self, place: Place) -> dict[str, Border]:
        top, bottom = place.row == 0, place.row + place.down == len(self.rows)
        left, right = place.column == 0, place.column + place.across == self.columns
        sides = _sides(self.style.whole.borders, top, bottom, left, right)
        for name in self._regions(place.row, place.column, place.across):
            region = self.style.regions.get(name)
            if region is not None and region.borders:
                rowwise = name.endswith(("Row", "Horz", "Cell"))
                columnwise = name.endswith(("Col", "Vert", "Cell"))
                sides.update(
                    _sides(
                        region.borders,
                        top or rowwise,
                        bottom or rowwise,
                        left or columnwise,
                        right or columnwise,
                    )
                )
        sides.update(_sides(self.direct.borders, top, bottom, left, right))
        cell = child(child(place.node, f"{W}tcPr"), f"{W}tcBorders")
        if cell is not None:
            sides.update(border_sides(cell))
        return {side: sides.get(side, NO_BORDER) for side in ("top", "bottom", "left", "right")}

    def _margins(self, region: Region) -> tuple[int, int, int, int]:
        sides = {"top": 0, "right": CELL_MARGIN, "bottom": 0, "left": CELL_MARGIN}
        sides |= region.margins | self.direct.margins
        return sides["top"], sides["right"], sides["bottom"], sides["left"]

    def _row(self, index: int, node: Node, edges: tuple[int, ...]) -> Row:
        properties = child(node, f"{W}trPr")
        height = _child(properties, "trHeight")
        return Row(
            cells=tuple(self._cell(place, edges) for place in self.places[index]),
            height=max(0, measure(height.get(VAL))) if height is not None else 0,
            height_rule=height.get(f"{W}hRule", "atLeast") if height is not None else "auto",
            whole=on(_child(properties, "cantSplit")),
            header=index < self.headers,
        )

    def _look_of(self, place: Place) -> Look:
        """What a cell looks like: its place in the table's style under its own properties."""
        own = child(place.node, f"{W}tcPr")
        key = (self._regions(place.row, place.column, place.across), fingerprint(own))
        found = self._looks.get(key)
        if found is None:
            region, around = self.style.at(key[0])
            margins = self._margins(region)
            if own is not None:
                direct = read_region(own, table=False)
                region = direct.over(region)
                top, right, bottom, left = (
                    direct.margins.get(side, margin)
                    for side, margin in zip(MARGINS, margins, strict=True)
                )
                margins = top, right, bottom, left
            found = self._looks[key] = region, margins, around.on(region.fill or "")
        return found

    def _cell(self, place: Place, edges: tuple[int, ...]) -> Cell:
        region, margins, around = self._look_of(place)
        _, right, _, left = margins
        element = place.element if place.element is not None else self.element
        width = edges[min(place.column + place.across, len(edges) - 1)] - edges[place.column]
        return Cell(
            column=place.column,
            across=place.across,
            down=place.down,
            blocks=self.reader.blocks(place.node, element, width - left - right, around),
            borders=Borders(**place.borders),
            margins=margins,
            fill=region.fill or "",
            vertical=region.vertical or "top",
            element=element,
        )


def _sides(
    borders: dict[str, Border],
    top: bool,
    bottom: bool,
    left: bool,
    right: bool,
) -> dict[str, Border]:
    """The lines of a region that fall on a cell at these edges of it."""
    names = {
        "top": "top" if top else "inside_h",
        "bottom": "bottom" if bottom else "inside_h",
        "left": "left" if left else "inside_v",
        "right": "right" if right else "inside_v",
    }
    return {side: borders[name] for side, name in names.items() if name in borders}


def _table_region(properties: Node) -> Region:
    region = Region()
    if (sides := child(properties, f"{W}tblBorders")) is not None:
        region.borders.update(border_sides(sides))
    if (edges := child(properties, f"{W}tblCellMar")) is not None:
        for edge in edges.iterchildren():
            name = str(edge.tag).removeprefix(W)
            name = {"start": "left", "end": "right"}.get(name, name)
            region.margins[name] = max(0, measure(edge.get(f"{W}w")))
    return region


def _rows(node: Node) -> list[Node]:
    found = []
    for inside in node.iterchildren():
        if inside.tag == f"{W}tr":
            found.append(inside)
        elif inside.tag in (f"{W}sdt", f"{W}customXml", f"{W}ins"):
            inner = child(inside, f"{W}sdtContent")
            found += _rows(inside if inner is None else inner)
    return found


def _cells(row: Node) -> list[Node]:
    found = []
    for inside in row.iterchildren():
        if inside.tag == f"{W}tc":
            found.append(inside)
        elif inside.tag in (f"{W}sdt", f"{W}customXml"):
            inner = child(inside, f"{W}sdtContent")
            found += _cells(inside if inner is None else inner)
    return found


def _child(node: Node | None, name: str) -> Node | None:
    return child(node, f"{W}{name}")


def _value(node: Node | None, name: str) -> str:
    named = _child(node, name)
    return named.get(VAL, "") if named is not None else ""


def _look(properties: Node | None) -> dict[str, bool]:
    node = _child(properties, "tblLook")
    if node is None:
        return dict.fromkeys(LOOKS, False) | {"noHBand": True, "noVBand": True}
    try:
        bits = int(node.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: node.get(f"{W}{name}") in TRUE if node.get(f"{W}{name}") else bool(bits & bit)
        for name, bit in LOOKS.items()
    }
