"""Place strips on a page: lines, rows with their borders and fills, boxes and floats."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from papers.pdf.boxes import Box
from papers.pdf.composer import Composer
from papers.pdf.floating import floating_place
from papers.pdf.formats import NO_BORDER, Border, turned_about
from papers.pdf.layout import Fill, Heading, Page, PlacedLine, PlacedPicture, Rule, Turned
from papers.pdf.story import Block, Paragraph, Picture
from papers.pdf.strips import LineStrip, PlacedCell, RowStrip, Strip

BELOW_TEXT = 2**33  # what headers and footers hold is below all that the text does
UP = 270  # degrees clockwise: lines that run upwards


class Room(NamedTuple):
    """A rectangle of a page that text is set in."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Placer:
    """Places strips on pages. `composer` sets the content of text boxes."""

    composer: Composer

    def place(
        self,
        page: Page,
        strips: Sequence[Strip],
        x: float,
        y: int,
        *,
        artifact: bool = False,
        spaced: bool = True,
    ) -> int:
        """Place strips below one another; return where they end.

        With `spaced`, the first keeps the space above it.
        """
        boxes = _Boxes(page, x)
        for index, strip in enumerate(strips):
            y += strip.gap if index else (strip.top_gap if spaced else 0)
            match strip:
                case LineStrip():
                    boxes.add(strip, y)
                    lead = strip.lead if index else (strip.top_gap if spaced else 0)
                    self._line(page, strip, x, y, lead, artifact=artifact)
                case RowStrip():
                    boxes.close()
                    below = _rows_below(strip, strips[index + 1 :])
                    self._row(page, strip, below, x, y, artifact=artifact)
            y += strip.height
        boxes.close()
        return y

    def _line(
        self, page: Page, strip: LineStrip, x: float, y: int, lead: int, *, artifact: bool
    ) -> None:
        paragraph = strip.paragraph
        if strip.begins:
            self._begin(page, paragraph, y, artifact=artifact)
            for picture in paragraph.floats:
                self._float(page, picture, x, y - lead, artifact=artifact)
        if strip.line.fragments:
            element = None if artifact else paragraph.element
            page.lines.append(PlacedLine(x, y + strip.above, strip.line, element))
            for fragment in strip.line.fragments:
                drawn = fragment.piece
                if isinstance(drawn, Picture) and not drawn.image:
                    top = y + strip.above + strip.line.ascent - drawn.height
                    self._picture(page, drawn, x + fragment.x, top, artifact=artifact)

    def _begin(self, page: Page, paragraph: Paragraph, y: int, *, artifact: bool) -> None:
        for name in paragraph.bookmarks:
            page.destinations.setdefault(name, y)
        if paragraph.heading and not artifact:
            level = int(paragraph.element.role[1:])
            page.headings.append(Heading(level, paragraph.heading, y))

    def _float(self, page: Page, picture: Picture, x: float, y: int, *, artifact: bool) -> None:
        anchor = picture.anchor
        if anchor is None:
            return
        left, top = floating_place(anchor, picture, page.geometry, x, y)
        top = max(0.0, min(top, page.geometry.height - picture.height))  # none runs off the page
        height = anchor.height - (BELOW_TEXT if artifact else 0)
        self._picture(
            page, picture, left, top, artifact=artifact, behind=anchor.behind, height=height
        )

    def _picture(
        self,
        page: Page,
        picture: Picture,
        x: float,
        y: float,
        *,
        artifact: bool,
        behind: bool = False,
        height: int = 0,
    ) -> None:
        """Place a picture or shape, the text in it, and the parts of a group."""
        if artifact:
            picture = picture._replace(element=None)
        placed = PlacedPicture(x, y, picture, height)
        layer = page.behind if behind else page.pictures
        layer.append(placed)
        if picture.content:
            before = len(page.pictures)
            self._text_in(page, picture, x, y, artifact=artifact)
            inside = page.pictures[before:]  # is drawn with the box and over it
            del page.pictures[before:]
            layer += [each._replace(height=max(height, each.height)) for each in inside]
        for part in picture.parts:
            left, top = x + part.x, y + part.y
            self._picture(
                page, part.picture, left, top, artifact=artifact, behind=behind, height=height
            )

    def _text_in(self, page: Page, picture: Picture, x: float, y: float, *, artifact: bool) -> None:
        """Set the text of a text box inside its frame."""
        top, right, bottom, left = picture.inset
        if picture.text_turn:
            room = Room(
                x + left, y + top, picture.width - left - right, picture.height - top - bottom
            )
            self._turned(page, picture.content, room, picture.text_turn, picture.vertical, artifact)
            return
        strips = self.composer.compose(picture.content, max(20, picture.width - left - right))
        free = picture.height - top - bottom - self.composer.height(strips, ())
        down = {"center": free // 2, "bottom": free}.get(picture.vertical, 0)
        fills, rules = len(page.fills), len(page.rules)
        self.place(page, strips, x + left, round(y) + top + max(0, down), artifact=artifact)
        page.raised_fills += page.fills[fills:]  # its own ground is drawn after those of the text
        page.raised_rules += page.rules[rules:]
        del page.fills[fills:], page.rules[rules:]

    def _turned(
        self,
        page: Page,
        blocks: Sequence[Block],
        room: Room,
        turn: int,
        vertical: str,
        artifact: bool,
    ) -> None:
        """Set text on its side in the room for it: its lines run up or down."""
        strips = self.composer.compose(blocks, max(20, round(room.height)), in_table=True)
        free = round(room.width) - self.composer.height(strips, blocks)
        down = {"center": free // 2, "bottom": free}.get(vertical, 0)
        inner = Page(page.geometry, page.section, page.number, page.label)
        self.place(inner, strips, 0.0, max(0, down), artifact=artifact)
        corner = (room.x, room.y + room.height) if turn == UP else (room.x + room.width, room.y)
        page.turned.append(Turned(*corner, turn, inner))
        page.destinations |= {name: round(room.y) for name in inner.destinations}
        page.headings += [heading._replace(y=round(room.y)) for heading in inner.headings]

    def _row(
        self,
        page: Page,
        strip: RowStrip,
        below: Sequence[RowStrip],
        x: float,
        y: int,
        *,
        artifact: bool,
    ) -> None:
        reach = _reach(below[0]) if below else (0, 0)
        for cell in strip.cells:
            left, right = x + cell.left, x + cell.right
            if cell.cell.fill:
                page.fills.append(Fill(left, y, right - left, strip.height, cell.cell.fill))
            closing: float | None = None  # where the line below it is
            if not below:
                closing = y + strip.height - strip.bottom_border / 2
            elif cell.ends and not reach[0] <= cell.left <= cell.right <= reach[1]:
                closing = y + strip.height + below[0].top_border / 2
            _cell_borders(page, cell, strip, left, right, y, closing)
        for cell in strip.cells:
            if not (cell.strips or cell.turned):
                continue
            top, end, bottom, inset = cell.cell.margins
            height = _height(cell, strip, below)
            if cell.turned:
                left, width = x + cell.left + inset, cell.right - cell.left - inset - end
                room = Room(left, y + strip.top_border + top, width, height - top - bottom)
                drawn = artifact or strip.drawn_before
                self._turned(page, cell.turned, room, cell.cell.turn, cell.cell.vertical, drawn)
                continue
            free = 0 if strip.goes_on else max(0, height - cell.needed)
            down = {"center": free // 2, "bottom": free}.get(cell.cell.vertical, 0)
            self.place(
                page,
                cell.strips,
                x + cell.left + inset,
                y + strip.top_border + top + down,
                artifact=artifact or strip.drawn_before,
            )


def _rows_below(strip: RowStrip, strips: Sequence[Strip]) -> list[RowStrip]:
    """The rows of the same table that follow on the page."""
    same = takewhile(lambda s: isinstance(s, RowStrip) and s.table is strip.table, strips)
    return [row for row in same if isinstance(row, RowStrip)]


def _reach(row: RowStrip) -> tuple[int, int]:
    """The edges of a row, from its first cell's to its last one's."""
    return min((c.left for c in row.cells), default=0), max((c.right for c in row.cells), default=0)


def _height(cell: PlacedCell, strip: RowStrip, below: Sequence[RowStrip]) -> int:
    """The height of a cell's rows on the page."""
    height, last, ends = strip.height, strip, cell.ends
    for row in below:
        through = next((c for c in row.cells if c.cell is cell.cell), None)
        if ends or through is None:
            break
        height, last, ends = height + row.height, row, through.ends
    return height - strip.top_border - last.bottom_border


def _cell_borders(
    page: Page,
    cell: PlacedCell,
    strip: RowStrip,
    left: float,
    right: float,
    y: int,
    closing: float | None,
) -> None:
    """A cell's lines; the one below is the next row's, except where no cell follows."""
    borders, bottom = cell.cell.borders, y + strip.height
    if cell.begins:
        _rule(page, borders.top, left, y + strip.top_border / 2, right, y + strip.top_border / 2)
    if closing is not None:
        _rule(page, turned_about(borders.bottom), left, closing, right, closing)
    _rule(page, borders.left, left, y, left, bottom)
    _rule(page, turned_about(borders.right), right, y, right, bottom)


def _rule(page: Page, border: Border, x1: float, y1: float, x2: float, y2: float) -> None:
    if border != NO_BORDER and border.width:
        width, _, colour, style, strokes = border
        page.rules.append(Rule(x1, y1, x2, y2, width, colour, style, strokes))


class _Boxes:
    """Draws the boxes of paragraphs; equal ones that follow one another are one box."""

    def __init__(self, page: Page, x: float) -> None:
        self._page = page
        self._x = x
        self._box: Box | None = None
        self._top = self._bottom = 0
        self._closing = 0
        self._between: list[int] = []

    def add(self, strip: LineStrip, y: int) -> None:
        """Extend the box of a line, or begin another."""
        if strip.box != self._box:
            self.close()
            self._box, self._top = strip.box, y
        elif strip.begins and self._box and self._box.borders.inside_h != NO_BORDER:
            self._between.append(y)
        self._bottom = y + strip.height
        self._closing = strip.closing

    def close(self) -> None:
        """Draw the open box."""
        box = self._box
        if box is None:
            return
        borders = box.borders
        self._bottom += self._closing
        left = self._x + box.left - borders.left.space - borders.left.width / 2
        right = self._x + box.right + borders.right.space + borders.right.width / 2
        top, bottom = self._top + borders.top.width / 2, self._bottom - borders.bottom.width / 2
        if box.fill:
            self._page.fills.append(
                Fill(left, self._top, right - left, self._bottom - self._top, box.fill)
            )
        _rule(self._page, borders.top, left, top, right, top)
        _rule(self._page, turned_about(borders.bottom), left, bottom, right, bottom)
        _rule(self._page, borders.left, left, top, left, bottom)
        _rule(self._page, turned_about(borders.right), right, top, right, bottom)
        for y in self._between:
            _rule(self._page, borders.inside_h, left, y, right, y)
        self._box, self._between = None, []
