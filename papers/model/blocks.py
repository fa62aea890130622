"""Blocks: what a section is made of, from paragraphs to tables."""

from dataclasses import dataclass
from enum import StrEnum
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

    `width` is its share of the text's width in percent, 0 where the content decides.
    """

    align: Align = Align.LEFT
    width: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: usually one paragraph; spans count columns and rows."""

    blocks: tuple["Block", ...]
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row; an emphasised row (the latest figure, a total) stands out."""

    cells: tuple[Cell, ...]
    emphasised: bool = False


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


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""

    where: Location


Block: TypeAlias = Paragraph | Heading | List | Table | PageBreak
