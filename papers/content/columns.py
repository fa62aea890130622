"""The columns of a table: what is asked of each, and how its figures are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papers.content.formats import Look
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, did_you_mean
from papers.model.blocks import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papers.content.schema.blocks import ColumnEntries, TableEntries
    from papers.content.spreadsheets import Given
    from papers.content.writing import Writing


@dataclass(frozen=True, slots=True)
class Asked:
    """What an author asks of a column; without a look each figure's own unit says."""

    align: Align | None = None
    width: float = 0
    look: Look | None = None
    adds_up: bool = True
    share_of: Text | None = None


def asked_of(
    typed: TableEntries, width: int, given: Sequence[Sequence[Given]]
) -> tuple[Asked, ...]:
    """What is asked of each column; without a word of them the table says how many there are.

    The columns of a file that hold nothing but figures stand right.
    """
    if typed.columns is not None:
        return tuple(map(_asked, typed.columns))
    count = max(width, *(len(row) for row in given)) if given else width
    figures = [_are_figures(given, column) for column in range(count)]
    return tuple(Asked(Align.RIGHT if right else None) for right in figures)


def _are_figures(given: Sequence[Sequence[Given]], column: int) -> bool:
    cells = [row[column] for row in given[1:] if column < len(row)]
    stated = [cell for cell in cells if cell.text]
    return bool(stated) and all(cell.figure for cell in stated)


def _asked(column: Text | ColumnEntries) -> Asked:
    if isinstance(column, Text):
        return Asked()
    return Asked(column.align, column.width, _look(column), column.adds_up, column.share_of)


def _look(column: ColumnEntries) -> Look | None:
    if column.share_of is not None and column.format is None:
        return Look("percent", 1 if column.decimals is None else column.decimals)
    if not column.holds_figures:
        return None
    return Look(column.format or "number", column.decimals, column.scale, str(column.unit or ""))


def columns_of(
    writing: Writing, asked: Sequence[Asked], headings: Sequence[str]
) -> Iterator[Column]:
    """The columns of the model; those of figures stand right."""
    for one in asked:
        align = one.align or (Align.RIGHT if one.look else Align.LEFT)
        yield Column(align, one.width, one.adds_up, _share(writing, one.share_of, headings))


def _share(writing: Writing, of: Text | None, headings: Sequence[str]) -> int | None:
    if of is None:
        return None
    if of in headings:
        return headings.index(of)
    hint = did_you_mean(of, headings) or "write the heading of another column"
    message = f'no column has the heading "{of}"'
    writing.found.append(Diagnostic(of.where, message, hint, rule="column"))
    return None
