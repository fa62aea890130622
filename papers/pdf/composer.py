"""Compose blocks into strips for a column of a given width."""

from collections.abc import Sequence
from dataclasses import replace

from papers.pdf.beside import Obstacle
from papers.pdf.boxes import Box, box_of, room
from papers.pdf.floating import obstacles
from papers.pdf.floats import may_float, room_of_tables, with_floats
from papers.pdf.formats import ParagraphFormat
from papers.pdf.fragments import NEW_PLACES
from papers.pdf.lines import set_lines
from papers.pdf.story import Block, Cell, Geometry, Paragraph, Row, Story, Table
from papers.pdf.strips import LineStrip, PlacedCell, Reluctance, RowStrip, Strip
from papers.pdf.tokens import Numbers

RAGGED = 120  # percent of its length that text takes which is broken into lines


class Composer:
    """Turns blocks into strips for a column of a given width."""

    def __init__(self, story: Story, numbers: Numbers) -> None:
        self._story = story
        self._numbers = numbers
        self.page = Geometry()  # of the section that is being composed
        self.pitch = 0  # of the lines of a grid that its text keeps to

    def compose(
        self,
        blocks: Sequence[Block],
        width: int,
        before: ParagraphFormat | None = None,
        *,
        in_table: bool = False,
        around: Sequence[Obstacle] = (),
    ) -> list[Strip]:
        """The strips of blocks in order, the first after a paragraph of format `before`.

        `around` is what floats on the page already, measured from the first line.
        """
        strips: list[Strip] = []
        begins: ParagraphFormat | None = None
        kept = False  # with what comes next
        after_break = ""
        floating = list(around)  # from the first line of these blocks
        if not in_table and any(map(may_float, blocks)):
            blocks = tuple(with_floats(blocks, width, self.page, self.size_of))
        for block in blocks:
            at = len(strips)
            match block:
                case Paragraph(format=form):
                    beside: list[Obstacle] = []
                    if floating or block.floats:
                        beside = self._beside(floating, block, before, strips)
                    self._paragraph(strips, block, width, before, beside, in_table=in_table)
                    begins, kept_next = form, form.keep_next
                case Table():
                    self._table(strips, block, before)
                    begins, kept_next = None, _all_kept(block)
            if len(strips) > at:
                if kept and at:
                    strips[at].reluctance = max(strips[at].reluctance, Reluctance.KEPT)
                if after_break:
                    strips[at].breaks = strips[at].breaks or after_break
                    after_break = ""
            after_break = after_break or _trailing_break(strips, at)
            before, kept = begins, kept_next
        return strips

    def height(self, strips: Sequence[Strip], blocks: Sequence[Block]) -> int:
        """The height of strips that stand alone, as in a cell or a footer."""
        total = sum(s.height + (s.gap if i else s.top_gap) for i, s in enumerate(strips))
        last = blocks[-1] if blocks else None
        return total + (last.format.after if isinstance(last, Paragraph) else 0)

    def _paragraph(
        self,
        strips: list[Strip],
        paragraph: Paragraph,
        width: int,
        before: ParagraphFormat | None,
        beside: list[Obstacle],
        *,
        in_table: bool,
    ) -> None:
        form = paragraph.format
        gap = self.gap(before, form)
        on_grid = form.snaps and (self._story.grid_in_tables or not in_table)
        pitch = self.pitch if on_grid else 0
        tab, numbers = self._story.default_tab, self._numbers
        kept = gap + _overhang(strips)  # from what floats above it
        lines = set_lines(paragraph, width, tab, numbers, beside, kept, pitch)
        box = box_of(form, width)
        count, start = len(lines), 0
        for index, line in enumerate(lines):
            strip = LineStrip(
                line, paragraph, line.height, line.overhang, box=box, beside=bool(beside)
            )
            if index == 0:
                strip.gap, strip.top_gap, strip.begins = gap, form.before, True
                strip.breaks = "page" if form.break_before else ""
                strip.lead = self._lead(before, gap)
                strip.closing = room_of_tables(paragraph, line.height) if paragraph.floats else 0
            elif lines[index - 1].ends in NEW_PLACES:
                strip.breaks, start = lines[index - 1].ends, index
            else:
                strip.reluctance = _within(form, index - start, count - start, in_table=in_table)
            strips.append(strip)
        if box is not None:
            _make_room_for_box(strips, len(strips) - count, box)

    def _beside(
        self,
        floating: list[Obstacle],
        paragraph: Paragraph,
        before: ParagraphFormat | None,
        strips: Sequence[Strip],
    ) -> list[Obstacle]:
        """What floats beside a paragraph, from its own top; remembers what it brings itself."""
        gap = self.gap(before, paragraph.format)
        y = _top_of_next(strips, gap)
        floating += obstacles(paragraph.floats, self.page, y - self._lead(before, gap))
        return [o._replace(top=o.top - y, bottom=o.bottom - y) for o in floating if o.bottom > y]

    def _lead(self, before: ParagraphFormat | None, gap: int) -> int:
        """How much more than the space below the paragraph before a gap is."""
        return max(0, gap - before.after) if before is not None else gap

    def gap(self, before: ParagraphFormat | None, form: ParagraphFormat) -> int:
        """The space between two paragraphs: the larger of the two that they ask for."""
        if before is None:
            return form.before
        same = before.style_id == form.style_id
        listed = form.listed and form.number_id == before.number_id
        below = (
            0 if (same and before.contextual) or (listed and before.auto_after) else before.after
        )
        above = 0 if (same and form.contextual) or (listed and form.auto_before) else form.before
        return below + above if self._story.sum_gaps else max(below, above)

    def _table(self, strips: list[Strip], table: Table, before: ParagraphFormat | None) -> None:
        rows = self._rows(table)
        above = strips[-1] if table.goes_on and strips else None
        header = [] if isinstance(above, RowStrip) else self._header(rows)
        repeated = above.header if isinstance(above, RowStrip) else header
        for index, row in enumerate(rows):
            if index == 0:
                row.gap = before.after if before is not None else 0
            if index >= len(header):
                row.header = repeated
            row.breaks = "page" if _begins_page(row.row) else ""
            if 0 < index <= len(header):
                row.reluctance = Reluctance.NEVER
            elif index and _row_kept(rows[index - 1].row):
                row.reluctance = Reluctance.KEPT
        strips.extend(rows)

    def _header(self, rows: list[RowStrip]) -> list[RowStrip]:
        """The rows that are repeated: none where they alone fill a page."""
        header = [row for row in rows if row.row.header]
        return header if _total(header) < self.page.text_height else []

    def size_of(self, blocks: Sequence[Block], width: int) -> tuple[int, int]:
        """How wide and how high blocks become that are set in a column of this width.

        What a multiple of the line spacing adds below the last line is left out.
        """
        strips = self.compose(blocks, width, in_table=True)
        return _widest(strips), self.height(strips, blocks) - _overhang(strips)

    def _length(self, blocks: Sequence[Block], height: int) -> int:
        """How long a column of this height has to be for what is turned on its side."""
        strips = self.compose(blocks, self.page.text_height, in_table=True)
        length, high = _widest(strips), self.height(strips, blocks)
        last = blocks[-1] if blocks else None
        below = last.format.after if isinstance(last, Paragraph) else 0
        lines = max(1, (height - below) // max(1, high - below))
        return length if lines == 1 else length * RAGGED // (100 * lines)

    def _rows(self, table: Table) -> list[RowStrip]:
        last = len(table.rows) - 1
        spanning: list[tuple[PlacedCell, int]] = []  # and the row it ends in
        rows: list[RowStrip] = []
        for index, row in enumerate(table.rows):
            own = [self._cell(table, row, cell) for cell in row.cells]
            through = [replace(c, begins=False, strips=[], turned=()) for c, _ in spanning]
            for cell, (_, end) in zip(through, spanning, strict=True):
                cell.ends = end == index
            for cell in own:
                cell.ends = cell.cell.down == 1
            top = max((c.cell.borders.top.width for c in own), default=0)
            bottom = max((c.cell.borders.bottom.width for c in own + through), default=0)
            bottom = bottom if index == last else 0
            content = max((c.needed for c in own if c.cell.down == 1), default=0)
            strip = RowStrip(table, row, index, own + through, 0, top, bottom)
            strip.height = strip.least = _row_height(row, top + content + bottom)
            for cell, end in spanning:
                if end == index:
                    above = rows[index - cell.cell.down + 1 :]
                    needed = above[0].top_border + cell.needed + bottom
                    strip.height = max(strip.height, needed - _total(above))
            grown = row.height_rule == "atLeast" and top + content + bottom > row.height
            whole = row.whole or row.header or any(cell.turned for cell in own)
            strip.splits = not whole and (row.height_rule == "auto" or grown)
            if strip.splits and _row_kept(row) and strip.height <= self.page.text_height:
                strip.splits, strip.kept = False, True
            if index != last:
                below = [c.cell.borders.bottom.width for c in own + through]
                below += [cell.borders.bottom.width for cell in table.rows[-1].cells]
                strip.closing = max(below, default=0)
            strip.overhang = _hanging(strip, top + bottom)
            strip.notes = tuple(n for c in own for s in c.strips for n in s.notes)
            rows.append(strip)
            spanning = [(c, e) for c, e in spanning if e > index]
            spanning += [(c, index + c.cell.down - 1) for c in own if c.cell.down > 1]
        return rows

    def _cell(self, table: Table, row: Row, cell: Cell) -> PlacedCell:
        left = table.edges[min(cell.column, len(table.edges) - 1)]
        right = table.edges[min(cell.column + cell.across, len(table.edges) - 1)]
        width = right - left - cell.margins[1] - cell.margins[3]
        if cell.turn:
            needed = 0 if row.height else self._length(cell.blocks, max(20, width))
            return PlacedCell(cell, left, right, [], needed, turned=cell.blocks)
        strips = self.compose(cell.blocks, max(20, width), in_table=True)
        return PlacedCell(cell, left, right, strips, self.height(strips, cell.blocks))


def _top_of_next(strips: Sequence[Strip], gap: int) -> int:
    """Where the first line of the next paragraph stands, from the first line of all."""
    if not strips:
        return 0
    return sum(strip.height + strip.gap for strip in strips) - strips[0].gap + gap


def _begins_page(row: Row) -> bool:
    """Whether the first paragraph of one of its cells does."""
    firsts = (cell.blocks[0] for cell in row.cells if cell.blocks)
    return any(isinstance(first, Paragraph) and first.format.break_before for first in firsts)


def _within(form: ParagraphFormat, index: int, count: int, *, in_table: bool) -> Reluctance:
    """How unwillingly a page begins with a line inside a paragraph."""
    if form.widow_control and not in_table and (index == 1 or index == count - 1):
        return Reluctance.WIDOW
    if (form.keep_lines or form.keep_next) and not in_table:
        return Reluctance.KEPT
    return Reluctance.NONE


def _trailing_break(strips: Sequence[Strip], at: int) -> str:
    """A break that ends a paragraph, and so moves what follows."""
    last = strips[-1] if len(strips) > at else None
    if isinstance(last, LineStrip) and last.line.ends in NEW_PLACES:
        return last.line.ends
    return ""


def _widest(strips: Sequence[Strip]) -> int:
    """The width of the longest line."""
    return max((strip.line.width for strip in strips if isinstance(strip, LineStrip)), default=0)


def _all_kept(table: Table) -> bool:
    return all(map(_row_kept, table.rows))


def _row_kept(row: Row) -> bool:
    """Whether a row is kept with the next: its first paragraph says so, as in office suites."""
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return isinstance(first, Paragraph) and first.format.keep_next


def _overhang(strips: Sequence[Strip]) -> int:
    """What a multiple of the line spacing adds below the last line."""
    last = strips[-1] if strips else None
    return last.overhang if isinstance(last, LineStrip) else 0


def _hanging(row: RowStrip, borders: int) -> int:
    """What of a row may hang over the page's end: the space below cells of a single line."""
    if not row.splits or any(len(cell.strips) != 1 for cell in row.cells):
        return 0
    least = max((cell.needed - _after(cell) for cell in row.cells), default=0)
    return max(0, row.height - max(row.row.height, least + borders))


def _after(cell: PlacedCell) -> int:
    last = cell.cell.blocks[-1]
    return last.format.after if isinstance(last, Paragraph) else 0


def _total(rows: Sequence[RowStrip]) -> int:
    return sum(row.height for row in rows)


def _row_height(row: Row, needed: int) -> int:
    if row.height_rule == "exact":
        return row.height
    return max(row.height, needed)


def _make_room_for_box(strips: list[Strip], start: int, box: Box) -> None:
    """Make room for the lines above and below a paragraph, unless it joins its neighbour."""
    lines = [strip for strip in strips[start:] if isinstance(strip, LineStrip)]
    top, bottom = room(box.borders.top), room(box.borders.bottom)
    between = room(box.borders.inside_h) + box.borders.inside_h.space
    for line in lines[1:]:
        line.opening = top
    for line in lines[:-1]:
        line.closing = bottom
    previous = strips[start - 1] if start else None
    if isinstance(previous, LineStrip) and previous.box == box:
        previous.height -= bottom
        previous.closing = bottom
        lines[0].opening, top = top, between
    lines[0].above += top
    lines[0].height += top
    lines[-1].height += bottom
