"""Formats: what a paragraph, a run or a table cell looks like once the cascade is resolved.

Lengths are twips (1/1440 inch) unless said otherwise; colours are six hexadecimal digits.
"""

from dataclasses import dataclass
from typing import NamedTuple

from papers.pdf.strokes import Strokes


class Border(NamedTuple):
    """A line: its width and distance from the text, and the lines that it may be made of."""

    width: int = 0
    space: int = 0
    colour: str = "000000"
    style: str = ""
    strokes: Strokes = ()


NO_BORDER = Border()


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The look of a run (ISO/IEC 29500-1, 17.3.2)."""

    family: str = "Times New Roman"
    size: int = 200
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    raised: str = ""  # "superscript", "subscript" or ""
    position: int = 0
    spacing: int = 0
    scale: int = 100  # percent of the width
    kern: int = 0  # the smallest size that is kerned; 0 is never
    leading: bool = True  # whether lines have the gap that the face asks for
    ligatures: bool = False  # the usual ones of its face
    sign: bool = False  # a bullet of a symbol font
    colour: str = ""
    fill: str = ""
    border: Border = NO_BORDER
    language: str = ""


def turned_about(border: Border) -> Border:
    """A border below or on the right, whose lines are drawn from the top or left as all are."""
    return border._replace(strokes=border.strokes[::-1]) if border.strokes else border


class TabStop(NamedTuple):
    """A tab stop, measured from the margin; kind: left, right, center, decimal, clear."""

    position: int
    kind: str = "left"
    leader: str = ""


class Borders(NamedTuple):
    """The lines round a paragraph, a table or a cell; those inside are of tables only."""

    top: Border = NO_BORDER
    bottom: Border = NO_BORDER
    left: Border = NO_BORDER
    right: Border = NO_BORDER
    inside_h: Border = NO_BORDER  # between rows, or between paragraphs
    inside_v: Border = NO_BORDER


NO_BORDERS = Borders()


class Frame(NamedTuple):
    """Where paragraphs in a frame stand, and its size, 0 as its text needs (17.3.1.11)."""

    width: int = 0
    height: int = 0
    from_x: str = "page"
    from_y: str = "page"
    x: int = 0
    y: int = 0
    align_x: str = ""
    align_y: str = ""
    wrap: str = "around"
    across: int = 0  # what text beside it keeps away
    down: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The look of a paragraph (ISO/IEC 29500-1, 17.3.1)."""

    style: str = ""  # the style's name
    style_id: str = ""
    align: str = "left"
    justifies_broken: bool = True  # lines that end in a break, too
    mark_after_break: bool = False  # its end follows a page break with a line of its own
    left: int = 0
    right: int = 0
    first: int = 0  # negative: a hanging indent
    before: int = 0
    after: int = 0
    auto_before: bool = False  # these spaces are automatic ones
    auto_after: bool = False
    line: int = 240
    line_rule: str = "auto"
    snaps: bool = True  # its lines to the grid of the page
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    widow_control: bool = True
    unnumbered: bool = False  # its lines are not counted
    tabs: tuple[TabStop, ...] = ()
    borders: Borders = NO_BORDERS
    fill: str = ""
    outline: int = 9  # 0 is the first heading level, 9 is body text
    number_id: str = ""
    level: int = 0
    frame: Frame | None = None

    @property
    def listed(self) -> bool:
        """Whether it is in a list; the list 0 is none (17.9.18)."""
        return self.number_id not in ("", "0")
