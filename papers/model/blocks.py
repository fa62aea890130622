"""Blocks: what a section is made of, from paragraphs to tables."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from papers.diagnostics import Location
from papers.model.runs import Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; where `numbered`, numbering fills in its `number` ("2.1").

    A paragraph without a number continues the one before it, or stands alone in a section
    that has none.
    """

    runs: Runs
    where: Location
    numbered: bool = False
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's own: level 2 or 3."""

    runs: Runs
    level: int
    where: Location
    id: str = ""


class ListStyle(StrEnum):
    """How the items of a list are marked. Recommendations are a list of their own."""

    BULLET = "bullet"  # •
    LETTER = "letter"  # (a)
    ROMAN = "roman"  # (i)
    NUMBER = "number"  # 1.
    RECOMMENDATION = "recommendation"  # 1. or (a), as the report type says


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its first block is a paragraph; numbering fills in its `label` ("(a)", "•")."""

    blocks: tuple["Block", ...]
    where: Location
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Items in order; lists inside an item are nested."""

    style: ListStyle
    items: tuple[ListItem, ...]
    where: Location


class Align(StrEnum):
    """Where the text of a column stands; figures stand right."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `width` is its share of the text's width in percent, 0 where the content decides. In a total
    row it states the sum, where `adds_up`. `share_of` is the column, counted from 0, whose figures
    it gives as percentages of their total.
    """

    align: Align = Align.LEFT
    width: float = 0
    adds_up: bool = True
    share_of: int | None = None


class Tone(StrEnum):
    """What a rating says, for its colour; its words say the same."""

    GOOD = "good"
    NEAR = "near"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was given, before any rounding: "18.5%" is 18.5 of unit "%"."""

    number: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: usually one paragraph; spans count columns and rows.

    `figure` is the number that it states, where it states one; `tone` colours a rating.
    """

    blocks: tuple["Block", ...]
    across: int = 1
    down: int = 1
    figure: Figure | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; an emphasised row (the latest figure, a total) stands out.

    A `total` states the sums of the rows above it.
    """

    cells: tuple[Cell, ...]
    emphasised: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows repeat on every page, the first column may head its rows.

    `summary` says in one sentence what the table shows, for those who do not see it.
    """

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    where: Location
    row_headers: bool = False
    title: Runs = ()
    note: Runs = ()
    summary: str = ""
    id: str = ""
    number: str = ""


class ChartKind(StrEnum):
    """How figures are drawn."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a chart, and the words that print it: "18.5%"."""

    figure: Figure
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that belong together: one for each name of the plot, None where there is none."""

    name: str
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a table or a measure gives to draw: names (periods, services), and figures for each."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    target: Point | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A series that an author wants to be drawn, by its name."""

    name: str
    where: Location


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a drawing: those of the table or measure with the id `of`, or of its own `plot`.

    Only the series named in `show` are drawn, or else all. Numbering fills in the plot.
    """

    kind: ChartKind
    where: Location
    of: str = ""
    show: tuple[Shown, ...] = ()
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, from a file or drawn, with what it shows in words.

    `width` is its share of the text's in percent. Without one it is as wide as the file says, at
    most as wide as the text; a chart is as wide as the text. A chart without words of its own
    gets its figures when it is numbered.
    """

    content: Path | Chart
    alternative: str
    where: Location
    title: Runs = ()
    source: Runs = ()
    width: float = 0
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an Act, a policy or a person, set off from the text, and where they stand."""

    blocks: tuple["Block", ...]
    where: Location
    source: Runs = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a box."""

    blocks: tuple["Block", ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own, turned sideways."""

    blocks: tuple["Block", ...]
    where: Location


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""

    where: Location


Block: TypeAlias = (
    Paragraph | Heading | List | Table | Picture | Quote | Box | Landscape | PageBreak
)
