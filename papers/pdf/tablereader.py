"""Read tables: their rows, merged cells and headers (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from papers.pdf.autospacing import closed, opened
from papers.pdf.findings import Findings
from papers.pdf.floats import table_anchor
from papers.pdf.formats import Borders
from papers.pdf.ooxml import VAL, Node, W, child, fingerprint, value
from papers.pdf.properties import measure, on, whole
from papers.pdf.story import Anchor, Block, Cell, Paragraph, Row, Table
from papers.pdf.styles import Styles, Surroundings
from papers.pdf.tablegrid import edges
from papers.pdf.tablelooks import CellLook, TableLooks
from papers.pdf.tablestyles import TableStyle, table_style
from papers.pdf.tabletags import Place, TableTags
from papers.pdf.tags import Element

TURNS = {"btLr": 270, "lr": 270, "tbRl": 90, "rl": 90, "tbRlV": 90, "rlV": 90}  # 17.18.93
BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt")
MOST_COLUMNS = 63  # Word's own limit
INDENTS_EDGES = 15  # from this compatibility mode on; below it, tables are indented to their text
_HEAD = (
    'in Word: select its first row, "Repeat Header Rows"; or, where its first column names what '
    'stands beside, Table Design: tick "First Column" and not "Header Row"'
)


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one part. `blocks` reads the content of a cell."""

    styles: Styles
    findings: Findings
    blocks: Callable[[Node, Element, int, Surroundings], tuple[Block, ...]]
    place: Callable[[], str]
    compatibility: int
    _table_styles: dict[str, TableStyle] = field(default_factory=dict)
    _looks: dict[object, dict[object, CellLook]] = field(default_factory=dict)

    def read(self, node: Node, parent: Element, width: int) -> Table:
        """Read a w:tbl that stands in a column of this width."""
        return _OneTable(self, node, parent).table(width)

    def style(self, style_id: str) -> TableStyle:
        """A table style, read once."""
        if style_id not in self._table_styles:
            self._table_styles[style_id] = table_style(self.styles, style_id)
        return self._table_styles[style_id]

    def looks(
        self, properties: Node | None, exceptions: Sequence[Node | None], columns: int
    ) -> TableLooks:
        """The looks of a table's cells; tables of the same properties share them."""
        style = self.style(value(properties, "tblStyle"))
        found = self._looks.setdefault(fingerprint(properties), {})
        return TableLooks(style, properties, exceptions, columns, found)


class _OneTable:
    """One table being read."""

    def __init__(self, reader: TableReader, node: Node, parent: Element) -> None:
        self.reader = reader
        self.node = node
        self.properties = child(node, f"{W}tblPr")
        self.rows = _rows(node)
        self.row_properties = [child(row, f"{W}trPr") for row in self.rows]
        self.grid_columns = 1  # those that rows leave free included
        self.places = self._places()
        self.columns = max((p.column + p.across for row in self.places for p in row), default=1)
        exceptions = [child(row, f"{W}tblPrEx") for row in self.rows]
        self.looks = reader.looks(self.properties, exceptions, self.columns)
        self.headers = self._header_rows()
        self.layout = self._is_layout()
        self.element = parent.append("Div" if self.layout else "Table")

    def _is_layout(self) -> bool:
        """Whether it only places what it holds: it has one row, which cannot have a header row.

        Of several rows nobody but their author knows whether they hold data.
        """
        alone = sum(len(row) for row in self.places) == 1
        return len(self.rows) == 1 and (alone or not self._row_headers())

    def _places(self) -> list[list[Place]]:
        """Cells by row, each vertically merged group as its first cell."""
        found: list[list[Place]] = []
        merged: dict[int, Place] = {}  # with the row above, by column
        for index, (row, properties) in enumerate(zip(self.rows, self.row_properties, strict=True)):
            column = _columns(properties, "gridBefore")
            places: list[Place] = []
            below: dict[int, Place] = {}
            for node in _cells(row):
                place = self._place(node, index, column)
                merge = child(place.properties, f"{W}vMerge")
                above = merged.get(place.column)
                if merge is not None and merge.get(VAL, "continue") == "continue" and above:
                    above.down += 1
                    above.lowest = place.properties
                    below[place.column] = above
                else:
                    places.append(place)
                    if merge is not None:
                        below[place.column] = place
                column = place.column + place.across
            self.grid_columns = max(self.grid_columns, column + _columns(properties, "gridAfter"))
            merged = below
            found.append(places)
        self.grid_columns = min(self.grid_columns, MOST_COLUMNS)
        return found

    def _place(self, node: Node, row: int, column: int) -> Place:
        properties = child(node, f"{W}tcPr")
        column = min(column, MOST_COLUMNS - 1)
        across = max(1, whole(value(properties, "gridSpan"), 1, MOST_COLUMNS))
        return Place(node, properties, row, column, min(across, MOST_COLUMNS - column))

    def _header_rows(self) -> int:
        count = 0
        for properties in self.row_properties:
            if not on(child(properties, f"{W}tblHeader")):
                break
            count += 1
        return count if count < len(self.rows) else 0

    def table(self, width: int) -> Table:
        """Its grid, rows and cells."""
        self._check_headers()
        self._describe()
        self.looks.resolve_borders(self.places)
        anchor = self._anchor()
        inset = self._inset(afloat=anchor is not None)
        grid = edges(self.node, self.places, self.grid_columns, width, inset)
        if self.layout:
            self._make_divisions()
        else:
            TableTags(
                self.element, self.places, self.columns, self.headers, self._row_headers()
            ).make()
        rows = tuple(self._row(index, grid) for index in range(len(self.rows)))
        return Table(grid, rows, self.element, anchor, self._goes_on())

    def _goes_on(self) -> bool:
        """Whether it is one with the table before it: of one style, and no paragraph between."""
        before = next(self.node.itersiblings(*BLOCKS, preceding=True), None)
        if before is None or before.tag != f"{W}tbl":
            return False
        pair = [child(node, f"{W}tblPr") for node in (before, self.node)]
        floats = any(child(properties, f"{W}tblpPr") is not None for properties in pair)
        return not floats and value(pair[0], "tblStyle") == value(pair[1], "tblStyle")

    def _anchor(self) -> Anchor | None:
        """Where it floats: the text of its cells at its place, unless it is aligned to a side.

        No place across is the left side; in older files a column's side is that of the text.
        """
        anchor = table_anchor(self.properties)
        if anchor is None or anchor.align_x:
            return anchor
        older = self.reader.compatibility < INDENTS_EDGES
        outset = anchor.x or (anchor.from_x == "column" and older)
        return anchor._replace(x=anchor.x - self.looks.inset) if outset else anchor

    def _make_divisions(self) -> None:
        cells = [place for row in self.places for place in row]
        for place in cells:
            place.element = self.element if len(cells) == 1 else self.element.append("Div")

    def _inset(self, *, afloat: bool) -> int:
        """By how much it begins before its indent; one that floats or is in a cell never does."""
        apart = afloat or next(self.node.iterancestors(f"{W}tc"), None) is not None
        return self.looks.inset if self.reader.compatibility < INDENTS_EDGES and not apart else 0

    def _check_headers(self) -> None:
        if not (self.layout or self.headers or self._row_headers()):
            message = f"a table has no header row ({self.reader.place()})"
            self.reader.findings.error("table-header", message, _HEAD)

    def _row_headers(self) -> bool:
        says = self.looks.says
        return says["firstColumn"] and (bool(self.headers) or not says["firstRow"])

    def _describe(self) -> None:
        caption = value(self.properties, "tblCaption")
        description = value(self.properties, "tblDescription")
        summary = ". ".join(part for part in (caption, description) if part)
        if summary and not self.layout:
            self.element.attributes["Table.Summary"] = summary

    def _row(self, index: int, grid: tuple[int, ...]) -> Row:
        properties = self.row_properties[index]
        height = child(properties, f"{W}trHeight")
        cells = [self._cell(place, grid) for place in self.places[index]]
        return Row(
            cells=_with_margins_of_row(cells),
            height=max(0, measure(height.get(VAL))) if height is not None else 0,
            height_rule=height.get(f"{W}hRule", "atLeast") if height is not None else "auto",
            whole=on(child(properties, f"{W}cantSplit")),
            header=index < self.headers,
        )

    def _cell(self, place: Place, grid: tuple[int, ...]) -> Cell:
        look = self.looks.of(place)
        _, right, _, left = look.margins
        element = place.element if place.element is not None else self.element
        width = grid[min(place.column + place.across, len(grid) - 1)] - grid[place.column]
        return Cell(
            column=place.column,
            across=place.across,
            down=place.down,
            blocks=_shown(
                self.reader.blocks(place.node, element, width - left - right, look.around)
            ),
            borders=Borders(**place.borders),
            margins=look.margins,
            fill=look.fill,
            vertical=look.vertical,
            element=element,
            turn=TURNS.get(value(place.properties, "textDirection"), 0),
        )


def _with_margins_of_row(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells of a row, all with the widest margins above and below that any of them asks for."""
    top = max((cell.margins[0] for cell in cells), default=0)
    bottom = max((cell.margins[2] for cell in cells), default=0)
    return tuple(
        cell._replace(margins=(top, cell.margins[1], bottom, cell.margins[3])) for cell in cells
    )


def _shown(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell without the empty paragraph that has to follow a table at its end.

    Nor has a cell automatic space at its edges.
    """
    match blocks:
        case (*_, Table(), Paragraph(pieces=(), floats=(), bookmarks=())):
            blocks = blocks[:-1]
    return closed(opened(blocks))


def _columns(properties: Node | None, name: str) -> int:
    """How many columns of the grid a row leaves free: gridBefore or gridAfter."""
    return max(0, whole(value(properties, name), 0, MOST_COLUMNS))


def _rows(node: Node) -> list[Node]:
    found = []
    for inside in node:
        if inside.tag == f"{W}tr":
            found.append(inside)
        elif inside.tag in (f"{W}sdt", f"{W}customXml", f"{W}ins"):
            inner = child(inside, f"{W}sdtContent")
            found += _rows(inside if inner is None else inner)
    return found


def _cells(row: Node) -> list[Node]:
    found = []
    for inside in row:
        if inside.tag == f"{W}tc":
            found.append(inside)
        elif inside.tag in (f"{W}sdt", f"{W}customXml"):
            inner = child(inside, f"{W}sdtContent")
            found += _cells(inside if inner is None else inner)
    return found
