"""Strips: the lines and table rows that pages are filled with.

A strip is what stays together. How willingly a page may begin with it is its `reluctance`, so that
keeping with the next, widows, orphans and header rows are one rule for whoever fills pages.
Lengths are twips; positions are from the column's left edge and the strip's top.
"""

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TypeAlias

from papers.pdf.boxes import Box
from papers.pdf.fragments import Line
from papers.pdf.story import Block, Cell, Note, Paragraph, Row, Table


class Reluctance(IntEnum):
    """How unwillingly a page begins with a strip."""

    NONE = 0
    KEPT = 1  # with the paragraph before, or as a whole
    WIDOW = 2
    NEVER = 3  # the row under a header


@dataclass(slots=True)
class LineStrip:
    """One line of a paragraph. `above` is room for a border over it, within its height.

    `opening` and `closing` are what the lines of its box ask for where a page begins or ends at it.
    """

    line: Line
    paragraph: Paragraph
    height: int
    overhang: int
    gap: int = 0
    top_gap: int = 0
    reluctance: Reluctance = Reluctance.NONE
    breaks: str = ""  # "page" or "column": where it begins anew
    above: int = 0
    begins: bool = False  # its paragraph
    box: Box | None = None
    opening: int = 0
    closing: int = 0
    beside: bool = False  # something that floats
    lead: int = 0  # what of the gap is the paragraph's own: floats stand above it

    def at_top(self) -> "LineStrip":
        """The same where it begins a page: a box that goes on has its upper line again."""
        if not self.opening:
            return self
        above, height = self.above + self.opening, self.height + self.opening
        return replace(self, above=above, height=height, opening=0)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes that its words refer to."""
        return self.line.notes


@dataclass(slots=True)
class PlacedCell:
    """A cell, or what a page holds of it: its edges, and the strips inside with their tops."""

    cell: Cell
    left: int
    right: int
    strips: "list[Strip]"
    content: int  # height of its strips with their gaps
    begins: bool = True  # in this row
    ends: bool = True
    turned: tuple[Block, ...] = ()  # set where it stands, in place of strips

    @property
    def needed(self) -> int:
        """The height that its content and margins ask for."""
        return self.cell.margins[0] + self.content + self.cell.margins[2]


@dataclass(slots=True)
class RowStrip:
    """A row of a table, or the part of it that stands on one page."""

    table: Table
    row: Row
    index: int
    cells: list[PlacedCell]
    height: int
    top_border: int
    bottom_border: int  # of the last row; within its height
    overhang: int = 0
    gap: int = 0
    top_gap: int = 0
    reluctance: Reluctance = Reluctance.NONE
    breaks: str = ""
    header: "list[RowStrip]" = field(default_factory=list)  # repeated above it on a new page
    drawn_before: bool = False  # a repeated header
    splits: bool = True
    kept: bool = False  # with the next row, which is why it does not split
    goes_on: bool = False  # on the next page: its cells are all at the top
    least: int = 0  # the height that its own cells ask for, those that end in it aside
    closing: int = 0  # the border below it where it ends a page but not its table
    notes: tuple[Note, ...] = ()


Strip: TypeAlias = LineStrip | RowStrip
