"""The story: what a Word file says and how it looks, resolved, in reading order.

This is the frozen type between reading a DOCX and laying it out. Lengths are twips.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from papers.pdf.contours import Contour
from papers.pdf.fonts import TextStyle
from papers.pdf.formats import Borders, ParagraphFormat
from papers.pdf.tags import Element


class Link(NamedTuple):
    """Where a click leads: an address, or a bookmark of the document."""

    address: str = ""
    bookmark: str = ""


class Text(NamedTuple):
    """Words of one style. `element` is theirs in the structure tree, None for the paragraph's."""

    text: str
    style: TextStyle
    element: Element | None = None
    link: Link | None = None
    note: "Note | None" = None  # the note that these words refer to


class Tab(NamedTuple):
    """A step to the next tab stop; after a label it may be the label's own."""

    style: TextStyle
    element: Element | None = None
    to: str = ""  # left, center or right of the text, whatever stops there are


class Break(NamedTuple):
    """A new line, page or column."""

    kind: str
    style: TextStyle


class PageNumber(NamedTuple):
    """A number known once pages are made: PAGE, NUMPAGES, SECTIONPAGES, or PAGEREF's bookmark."""

    kind: str
    bookmark: str
    shown: str  # what Word last showed
    style: TextStyle
    element: Element | None = None
    link: Link | None = None


Step: TypeAlias = tuple[str, tuple[float, ...]]  # an operator of PDF (m, l, c, h), coordinates
Outline: TypeAlias = tuple[Step, ...]
BOTH, FILLED, LINED = "both", "filled", "lined"  # marks in an outline: how what follows is drawn


class Shape(NamedTuple):
    """A drawn shape: its outline in the unit square, downwards, and its colours, "" for none."""

    outline: Outline
    fill: str = ""
    line: str = ""
    width: float = 15  # of the line
    dash: str = "single"
    arrows: tuple[bool, bool] = (False, False)  # at the line's beginning, at its end


class Picture(NamedTuple):
    """A picture, drawn shape, text box or group of them, in the line where `anchor` is None."""

    width: int
    height: int
    image: bytes
    element: Element | None  # None: decorative
    style: TextStyle
    anchor: "Anchor | None" = None
    content: "tuple[Block, ...]" = ()  # of a text box
    inset: tuple[int, int, int, int] = (0, 0, 0, 0)
    vertical: str = "top"  # where the content stands: top, center, bottom
    text_turn: int = 0  # of the content, in degrees clockwise: 90 or 270
    link: Link | None = None
    drawing: bytes = b""  # the same as a vector drawing (SVG), where there is one
    crop: tuple[float, float, float, float] = (
        0,
        0,
        0,
        0,
    )  # shares cut off: top, right, bottom, left
    turn: float = 0.0  # degrees clockwise
    shape: Shape | None = None
    lettering: Text | None = None  # drawn as large as the picture is
    parts: "tuple[Part, ...]" = ()  # of a group, those behind first
    share: float = 0.0  # of the paragraph's width, where it is a line across that

    def across(self, room: int) -> "Picture":
        """As wide as its share of a paragraph of this width, if it has one."""
        return self._replace(width=round(room * self.share)) if self.share else self


class Part(NamedTuple):
    """A picture of a group, by the place of its top left corner in the group's."""

    x: float
    y: float
    picture: Picture


class Anchor(NamedTuple):
    """Where a floating picture stands: offsets or alignments from a named edge."""

    from_x: str
    from_y: str
    x: int
    y: int
    align_x: str
    align_y: str
    wrap: str  # none, square, topAndBottom
    behind: bool = False
    distance: tuple[int, int, int, int] = (0, 0, 0, 0)  # top, right, bottom, left
    side: str = "bothSides"  # where text may run beside it: bothSides, left, right, largest
    height: int = 0  # of those above one another, the highest is seen
    contour: Contour = ()  # what text runs round tightly, in shares of width and height
    through: bool = False  # text goes into the hollows of the contour


Piece: TypeAlias = Text | Tab | Break | PageNumber | Picture


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A footnote, with its own blocks."""

    label: str
    blocks: "tuple[Block, ...]"
    element: Element


class Paragraph(NamedTuple):
    """A paragraph. `mark` is the style of its end, which an empty paragraph is as high as."""

    format: ParagraphFormat
    pieces: tuple[Piece, ...]
    mark: TextStyle
    element: Element
    bookmarks: tuple[str, ...] = ()
    label_align: str = "left"
    label: int = 0  # how many pieces are its label and the tab or space after that
    floats: tuple[Picture, ...] = ()
    heading: str = ""  # the text of an outline entry


class Cell(NamedTuple):
    """A cell of a table: the columns and rows it covers, and what it holds."""

    column: int
    across: int
    down: int
    blocks: "tuple[Block, ...]"
    borders: Borders
    margins: tuple[int, int, int, int]  # top, right, bottom, left
    fill: str = ""
    vertical: str = "top"
    element: Element | None = None
    turn: int = 0  # of its text, in degrees clockwise: 90 or 270


class Row(NamedTuple):
    """A row; a header row repeats on every page."""

    cells: tuple[Cell, ...]
    height: int = 0
    height_rule: str = "auto"  # auto, atLeast, exact
    whole: bool = False  # may not break over pages
    header: bool = False
    element: Element | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: the edges of its columns from the text's left edge, and its rows."""

    edges: tuple[int, ...]
    rows: tuple[Row, ...]
    element: Element
    anchor: Anchor | None = None  # where it floats
    goes_on: bool = False  # what the table before it began: that one's header is repeated


Block: TypeAlias = Paragraph | Table


class PageBorders(NamedTuple):
    """The lines round pages, their distances from the text or from the edge of the paper."""

    lines: Borders
    from_page: bool = False
    display: str = "allPages"  # firstPage, notFirstPage


class LineNumbering(NamedTuple):
    """Which lines bear numbers: every so many, counted from the one after `start`."""

    every: int
    start: int
    distance: int  # from the text
    restart: str  # newPage, newSection, continuous
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page of a section; where a file names none, US letter, as in Word and LibreOffice."""

    width: int = 12240
    height: int = 15840
    top: int = 1440
    right: int = 1440
    bottom: int = 1440
    left: int = 1440
    header: int = 708
    footer: int = 708
    columns: tuple[tuple[int, int], ...] = ()  # offset from the left margin, and width
    separator: bool = False
    borders: PageBorders | None = None
    vertical: str = "top"  # where the text stands: top, center, bottom
    pitch: int = 0  # of the lines of a grid, 0 where there is none

    @property
    def text_width(self) -> int:
        """From margin to margin."""
        return max(360, self.width - self.left - self.right)

    @property
    def text_height(self) -> int:
        """From margin to margin."""
        return self.height - self.top - self.bottom


Marginalia: TypeAlias = dict[str, tuple[Block, ...]]  # by "default", "first", "even"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A part of the document with its own page, headers and footers."""

    geometry: Geometry
    blocks: tuple[Block, ...]
    start: str = "nextPage"  # continuous, nextPage, evenPage, oddPage
    headers: Marginalia = field(default_factory=dict)
    footers: Marginalia = field(default_factory=dict)
    title_page: bool = False
    first_number: int | None = None
    number_form: str = "decimal"
    line_numbers: LineNumbering | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A whole document. `root` is the structure tree that its parts point into."""

    sections: tuple[Section, ...]
    root: Element
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()  # of the body's lists, in order, bullets left out
    created: str = ""
    modified: str = ""
    default_tab: int = 720
    even_and_odd: bool = False
    mirrored: bool = False  # the margins of even pages
    grid_in_tables: bool = False  # lines in tables keep to a grid, too
    sum_gaps: bool = False  # spaces between paragraphs add up (no "HTML" spacing)
    balances: bool = True  # columns before a section that goes on
