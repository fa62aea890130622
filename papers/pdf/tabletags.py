"""Tag tables: rows and cells of the structure tree, and which headers a cell has (14.8.4.3.4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from papers.pdf.formats import Border
from papers.pdf.ooxml import Node
from papers.pdf.tags import Element


@dataclass(slots=True, eq=False)
class Place:
    """A cell while its table is read: where it stands and how far it reaches."""

    node: Node
    properties: Node | None  # its tcPr
    row: int
    column: int
    across: int
    down: int = 1
    lowest: Node | None = None  # the tcPr of the last cell that is merged with it
    element: Element | None = None
    borders: dict[str, Border] = field(default_factory=dict)


@dataclass(slots=True)
class TableTags:
    """Makes the elements of one table; each place gets its own."""

    element: Element
    places: Sequence[Sequence[Place]]
    columns: int
    headers: int  # rows
    row_headers: bool  # whether the first column heads its rows
    covered: set[tuple[int, int]] = field(default_factory=set)  # rows and columns with a cell

    def make(self) -> None:
        """Rows and cells of the structure tree, heads before bodies."""
        head = self.element.append("THead") if self.headers else None
        body = self.element.append("TBody") if self.headers else self.element
        for index, row in enumerate(self.places):
            tr = (head if head is not None and index < self.headers else body).append("TR")
            for place in row:
                self._fill_gap(tr, index, place.column)
                place.element = self._cell_element(tr, place, index)
            if row:
                self._fill_gap(tr, index, self.columns)
        if self.headers > 1:
            self._name_headers()

    def _fill_gap(self, tr: Element, row: int, column: int) -> None:
        """Add empty cells up to a column where a row has none: rows span the same columns."""
        free = [c for c in range(column) if (row, c) not in self.covered]
        for gap in free:
            self.covered.add((row, gap))
            tr.append("TD")

    def _cell_element(self, tr: Element, place: Place, row: int) -> Element:
        scope = "Column" if row < self.headers else ""
        if not scope and place.column == 0 and self.row_headers:
            scope = "Row"
        reach = range(place.column, place.column + place.across)
        down = range(place.row, place.row + place.down)
        self.covered.update((r, c) for r in down for c in reach)
        element = tr.append("TH" if scope else "TD")
        if scope:
            element.attributes["Table.Scope"] = f"/{scope}"
        if place.across > 1:
            element.attributes["Table.ColSpan"] = str(place.across)
        # Rows in which no cell begins are none in the tree.
        rows = sum(1 for cells in self.places[place.row : place.row + place.down] if cells)
        if rows > 1:
            element.attributes["Table.RowSpan"] = str(rows)
        return element

    def _name_headers(self) -> None:
        """Grouped headers: each cell names the headers above it and before it."""
        heads = [p for row in self.places[: self.headers] for p in row]
        sides = [
            p for row in self.places[self.headers :] for p in row
            if p.element is not None and p.element.role == "TH"
        ]  # fmt: skip
        for number, place in enumerate(heads + sides):
            if place.element is not None:
                place.element.id = f"{self._unique()}-{number}"
        for row in self.places[self.headers :]:
            for place in row:
                names = [h for h in heads if _overlaps(h, place)]
                names += [s for s in sides if s.row <= place.row < s.row + s.down and s != place]
                if place.element is not None:
                    place.element.attributes["Table.Headers"] = " ".join(
                        name.element.id for name in names if name.element is not None
                    )

    def _unique(self) -> str:
        top, depth = self.element, []
        while top.parent is not None:
            depth.append(str(top.parent.children.index(top)))
            top = top.parent
        return "table-" + ".".join(reversed(depth))


def _overlaps(header: Place, place: Place) -> bool:
    return (
        header.column < place.column + place.across and place.column < header.column + header.across
    )
