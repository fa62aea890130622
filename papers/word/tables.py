"""Tables of the model to tables of Word."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from papers.model.blocks import Align, Block, Cell, Row, Table, Tone
from papers.model.runs import plain
from papers.word.markup import Element, amend, clean, q, w
from papers.word.place import Place
from papers.word.styles import TABLE_STYLE, Styles
from papers.word.widths import column_widths, row_height, texts_of

WriteBlocks = Callable[[tuple[Block, ...], Place], list[Element]]

# The styles of ratings, where the template has them; their words say the same.
RATINGS = {Tone.GOOD: "Rating Good", Tone.NEAR: "Rating Near", Tone.POOR: "Rating Poor"}
# ISO/IEC 29500-1, 17.4.55: what of a table style applies
_FIRST_ROW, _FIRST_COLUMN, _NO_ROW_BANDS, _NO_COLUMN_BANDS = 0x20, 0x80, 0x200, 0x400


@dataclass(frozen=True, slots=True)
class Tables:
    """Writes tables; one up to a quarter of a page high is not broken, nor a row up to a third."""

    styles: Styles
    page_height: int
    write_blocks: WriteBlocks

    def write(self, table: Table, place: Place, *, keep_with_next: bool) -> Element:
        """A table at the edge of the text around it, as wide as its texts ask."""
        widths = column_widths(table, place.width)
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        rows = self._rows(table, widths, place, keep_with_next=keep_with_next)
        return w("tbl", self._properties(table, place, sum(widths)), grid, *rows)

    def _properties(self, table: Table, place: Place, width: int) -> Element:
        title, summary = description(table, place.topic)
        properties = w(
            "tblPr",
            w("tblStyle", val=self.styles.table(TABLE_STYLE).get(q("styleId"), "")),
            w("tblW", w=width, type="dxa"),
            w("tblInd", w=place.edge, type="dxa"),
            w("tblLayout", type="fixed"),
            _look(header=bool(table.header), row_headers=table.row_headers),
            w("tblCaption", val=title),
        )
        if summary:
            properties.append(w("tblDescription", val=summary))
        return properties

    def _rows(
        self, table: Table, widths: list[int], place: Place, *, keep_with_next: bool
    ) -> Iterator[Element]:
        rows = (*table.header, *table.rows)
        heights = [row_height(row, widths) for row in rows]
        whole = sum(heights) <= self.page_height / 4
        kept = _kept_rows(len(rows), len(table.header), whole=whole, last=keep_with_next)
        grid = _Grid(widths, table)
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            is_header = index < len(table.header)
            written = self._row(row, grid, place, is_header=is_header, height=height)
            if is_header and len(table.header) > 1:
                self._join_header(written, last=index == len(table.header) - 1)
            if index in kept:
                keep_row(written)
            yield written

    def _row(
        self, row: Row, grid: "_Grid", place: Place, *, is_header: bool, height: int
    ) -> Element:
        properties = w("trPr")
        if height <= self.page_height / 3:
            properties.append(w("cantSplit"))
        if is_header:
            properties.append(w("tblHeader"))
        cells = [
            self._cell(slot, place, is_header=is_header, emphasised=row.emphasised)
            for slot in grid.place(row)
        ]
        return w("tr", *([properties] if len(properties) else []), *cells)

    def _cell(self, slot: "_Slot", place: Place, *, is_header: bool, emphasised: bool) -> Element:
        properties = w("tcPr", w("tcW", w=slot.width, type="dxa"))
        if slot.cell.across > 1:
            properties.append(w("gridSpan", val=slot.cell.across))
        if slot.covered:
            properties.append(w("vMerge"))
        elif slot.cell.down > 1:
            properties.append(w("vMerge", val="restart"))
        tone = RATINGS[slot.cell.tone] if slot.cell.tone else ""
        if self.styles.has(tone) and (shading := self.styles.found(tone, "shd")) is not None:
            properties.append(deepcopy(shading))
        elif emphasised and (fill := self._tint()):
            properties.append(w("shd", val="clear", color="auto", fill=fill))
        blocks = () if slot.covered else slot.cell.blocks
        inside = _inside(slot, place, is_header=is_header, emphasised=emphasised)
        if self.styles.has(tone):
            inside = replace(inside, paragraph=tone)
        return w("tc", properties, *self.write_blocks(blocks, inside))

    def _join_header(self, row: Element, *, last: bool) -> None:
        """Let a row of a header of several look like a part of it: Word styles only the first."""
        style = self.styles.table(TABLE_STYLE)
        inner = style.find(f"{q('tblPr')}/{q('tblBorders')}/{q('insideH')}")
        below = self._header("tcBorders/bottom") if last else inner
        for properties in row.iter(q("tcPr")):
            if below is not None:
                line = w("bottom")
                line.attrib.update(below.attrib)
                properties.append(w("tcBorders", line))
            if fill := self._tint():
                properties.append(w("shd", val="clear", color="auto", fill=fill))
            properties.append(w("vAlign", val="bottom"))

    def _header(self, path: str) -> Element | None:
        """What the template's table style says of the cells of the first row."""
        steps = "/".join(map(q, ("tcPr", *path.split("/"))))
        for part in self.styles.table(TABLE_STYLE).findall(q("tblStylePr")):
            if part.get(q("type")) == "firstRow":
                return part.find(steps)
        return None

    def _tint(self) -> str:
        """The tint of the header row, as the template's table style has it."""
        shading = self._header("shd")
        return "" if shading is None else shading.get(q("fill"), "")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell at its place in the grid; `covered` where one above reaches down over it."""

    cell: Cell
    column: int
    width: int
    align: Align
    covered: bool = False


class _Grid:
    """Where the cells of each row stand, below the cells that reach down from above."""

    def __init__(self, widths: list[int], table: Table) -> None:
        self._widths = widths
        self._table = table
        self._above: dict[int, Cell] = {}

    def place(self, row: Row) -> list[_Slot]:
        """The slots of the next row, from left to right."""
        cells, slots, below, column = list(row.cells), [], {}, 0
        while column < len(self._widths):
            covered = self._above.get(column)
            cell = covered or (cells.pop(0) if cells else Cell(()))
            cell = replace(cell, across=min(cell.across, len(self._widths) - column))
            slots.append(self._slot(cell, column, covered=covered is not None))
            if cell.down > 1:
                below[column] = replace(cell, down=cell.down - 1)
            column += cell.across
        self._above = below
        return slots

    def _slot(self, cell: Cell, column: int, *, covered: bool) -> _Slot:
        width = sum(self._widths[column : column + cell.across])
        return _Slot(cell, column, width, self._table.columns[column].align, covered)


def _inside(slot: _Slot, place: Place, *, is_header: bool, emphasised: bool) -> Place:
    """The place of the blocks of a cell."""
    is_figure = slot.align is Align.RIGHT and not is_header
    style = "Table Heading" if is_header else "Table Figure" if is_figure else "Table Text"
    spans = is_header and slot.cell.across > 1
    where = Align.CENTRE if spans else slot.align  # over its columns, not over the first
    align = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right"}[where]
    return Place(
        0,
        slot.width,
        style,
        topic=place.topic,
        strong=emphasised and not is_header,
        align="" if is_figure else align,
        in_cell=True,
    )


def _look(*, header: bool, row_headers: bool) -> Element:
    value = _NO_ROW_BANDS | _NO_COLUMN_BANDS
    value |= _FIRST_ROW if header else 0
    value |= _FIRST_COLUMN if row_headers else 0
    return w(
        "tblLook",
        val=f"{value:04X}",
        firstRow=int(header),
        lastRow=0,
        firstColumn=int(row_headers),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def description(table: Table, topic: str) -> tuple[str, str]:
    """What those who do not see a table are told: its title and its summary.

    A table without a title is named by its summary, its column headings or the heading above it.
    """
    headings = ", ".join(text for row in table.header for text in _row_texts(row) if text)
    title = plain(table.title).replace("\n", " ")
    name = title or table.summary or headings or topic
    return clean(name), clean(table.summary if title else "")


def _row_texts(row: Row) -> list[str]:
    return [" ".join(texts_of(cell.blocks)) for cell in row.cells]


def _kept_rows(count: int, headers: int, *, whole: bool, last: bool) -> set[int]:
    """The rows that stay with the next: never one row alone at the foot or the head of a page."""
    kept = set(range(count - 1)) if whole else {*range(headers + 1), count - 2}
    return kept | {count - 1} if last else kept - {count - 1}


def without_top(table: Element) -> Element:
    """The table without the line at its top."""
    width = table.find(f"{q('tblPr')}/{q('tblInd')}")
    if width is not None:
        width.addnext(w("tblBorders", w("top", val="nil")))
    return table


def keep_row(row: Element) -> None:
    """Keep a row on the page of what follows it."""
    for paragraph in row.iter(q("p")):
        amend(paragraph, "keepNext")
