"""How wide the columns of a table are: as their texts ask, as far as the page allows.

Widths are estimates from the widths of Arial's letters, in twips.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import assert_never

from papers.model.blocks import (
    Block,
    Box,
    Heading,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Table,
)
from papers.model.runs import plain

SIZE = 220  # of table text: 11 pt
LINE = 290
MARGINS = 216  # left and right of a cell
PADDING = 160  # above and below its text
NARROWEST = 1134  # 20 mm
NARROW = 794  # 14 mm, where there are many columns
MANY = 5
SLACK = 1.04  # estimates may fall short
BOLD = 1.08  # how much wider bold letters are

_EM = {
    letter: em
    for em, letters in {
        0.24: "'|ijl’‘",
        0.28: "ftI!,./:;[] \\",
        0.34: "r()-`{}“”•*",
        0.5: "cksvxyzJ^",
        0.64: "FTZABEKPSVXY&",
        0.74: "wCDHNRUGOQ",
        0.86: "mM%W",
        1.0: "—@…",
    }.items()
    for letter in letters
}
_USUAL = 0.56


def length(text: str, size: int = SIZE) -> int:
    """About how long a text is on one line."""
    return ceil(sum(_EM.get(letter, _USUAL) for letter in text) * size * SLACK)


def line_count(text: str, width: int, size: int = SIZE) -> int:
    """About how many lines a text takes."""
    return max(ceil(length(text, size) / max(width, size)), 1)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a column asks for: its whole texts on one line, its longest word at least."""

    whole: int
    least: int


def column_widths(table: Table, available: int) -> list[int]:
    """The width of each column of a table that may be as wide as this."""
    fixed = {
        index: int(available * column.width / 100)
        for index, column in enumerate(table.columns)
        if column.width
    }
    left = available - sum(fixed.values())
    wishes = _free(_wishes(table, folded=False), fixed)
    if sum(wish.whole for wish in wishes.values()) > left:
        wishes = _free(_wishes(table, folded=True), fixed)
    widths = fixed | _shared(wishes, left)
    return [max(widths[index], 1) for index in range(len(table.columns))]


def _free(wishes: Sequence[_Wish], fixed: Container[int]) -> dict[int, _Wish]:
    """The wishes of the columns to which no width is given."""
    return {index: wish for index, wish in enumerate(wishes) if index not in fixed}


def _shared(wishes: dict[int, _Wish], available: int) -> dict[int, int]:
    """Give modest columns what they ask for; the others share the rest, longer texts more."""
    if sum(wish.whole for wish in wishes.values()) <= available:
        return {index: wish.whole for index, wish in wishes.items()}
    fair = available // len(wishes)
    modest = {index: wish.whole for index, wish in wishes.items() if wish.whole <= fair}
    greedy = {index: wish for index, wish in wishes.items() if wish.whole > fair}
    if modest:
        return modest | _shared(greedy, available - sum(modest.values()))
    return _by_length(greedy, available)


def _by_length(wishes: dict[int, _Wish], available: int) -> dict[int, int]:
    total = sum(sqrt(wish.whole) for wish in wishes.values())
    shares = {index: int(available * sqrt(wish.whole) / total) for index, wish in wishes.items()}
    tight = {index: wish.least for index, wish in wishes.items() if wish.least > shares[index]}
    rest = {index: wish for index, wish in wishes.items() if index not in tight}
    if tight and rest and sum(tight.values()) < available:
        return tight | _by_length(rest, available - sum(tight.values()))
    return shares


def _wishes(table: Table, *, folded: bool) -> list[_Wish]:
    """What each column asks for, its headings on two lines where they are folded."""
    count = len(table.columns)
    wishes = [_Wish(NARROW if count >= MANY else NARROWEST, MARGINS)] * count
    for rows, fold in ((table.header, folded), (table.rows, False)):
        for row in rows:
            scale = BOLD if rows is table.header or row.emphasised else 1
            for index, texts in _single_cells(row):
                if index < len(wishes):
                    wishes[index] = _wider(wishes[index], texts, scale, fold=fold)
    return wishes


def _single_cells(row: Row) -> Iterable[tuple[int, list[str]]]:
    """The texts of the cells that are one column wide, each with its column."""
    column = 0
    for cell in row.cells:
        if cell.across == 1:
            yield column, texts_of(cell.blocks)
        column += cell.across


def _wider(wish: _Wish, texts: Sequence[str], scale: float, *, fold: bool) -> _Wish:
    """The wish, widened for the texts of a cell."""
    size = round(SIZE * scale)
    longest_word = max((length(word, size) for text in texts for word in text.split()), default=0)
    whole = max((length(text, size) for text in texts), default=0)
    if fold and whole > 2 * longest_word:
        whole = whole // 2 + longest_word // 3
    return _Wish(
        max(wish.whole, whole + MARGINS),
        max(wish.least, longest_word + MARGINS),
    )


def row_height(row: Row, widths: Sequence[int]) -> int:
    """About how high a row is."""
    heights, column = [LINE + PADDING], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.across]) - MARGINS
        column += cell.across
        texts = texts_of(cell.blocks)
        heights.append(sum(LINE * line_count(text, width) + PADDING for text in texts))
    return max(heights)


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """The text of each paragraph of a cell."""
    return [text for block in blocks for text in _texts(block)]


def _texts(block: Block) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return plain(block.runs).split("\n")
        case List():
            return [text for item in block.items for text in texts_of(item.blocks)]
        case Table():
            rows = (*block.header, *block.rows)
            return [
                " ".join(t for cell in row.cells for t in texts_of(cell.blocks)) for row in rows
            ]
        case Quote() | Box() | Landscape():
            return texts_of(block.blocks)
        case Picture() | PageBreak():
            return []
        case _:
            assert_never(block)
