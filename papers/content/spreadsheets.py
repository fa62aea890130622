"""Rows of figures from CSV and Excel files, each cell with its place."""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papers.content.excel import cell_text
from papers.content.formats import read_figure
from papers.content.hidden import hidden_in
from papers.content.places import inside, typed_path
from papers.content.source import MOST_BYTES, Source, read_source
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from papers.content.schema.data import SourceEntries
    from papers.content.writing import Writing
    from papers.model.blocks import Figure

MOST_CELLS = 20_000
MOST_UNPACKED = 50_000_000  # bytes
_RANGE = re.compile(r"\$?[A-Za-z]{1,3}\$?\d{1,7}:\$?[A-Za-z]{1,3}\$?\d{1,7}")
_NOT_COMPUTED = (
    "the formulas here have no results: no program has computed them",
    "open the file in Excel and save it",
)
_SAVE = "open it in Excel and save it as .xlsx, or as CSV"


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a cell of a file, as a person sees it there."""

    text: str
    where: Location
    figure: Figure | None = None


def read_rows(writing: Writing, source: Text | SourceEntries) -> tuple[tuple[Given, ...], ...]:
    """The rows of a file that are not empty; what is wrong with it joins what was found."""
    name = source if isinstance(source, Text) else source.file
    path = data_file(writing, name)
    if path is None:
        return ()
    writing.sources.append(path)
    if path.suffix.lower() == ".xlsx":
        rows = _from_excel(writing, path, source)
    elif path.suffix.lower() in {".xls", ".xlsm", ".ods"}:
        _complain(writing, name.where, f'"{name}" cannot be read', _SAVE)
        return ()
    else:
        _refuse_parts(writing, source)
        rows = _from_csv(writing, path)
    there = [row for row in rows if any(cell.text for cell in row)]
    _check_commas(writing, there)
    return _filled(there)


def _filled(rows: Sequence[tuple[Given, ...]]) -> tuple[tuple[Given, ...], ...]:
    """The rows without columns in which nothing stands, not even a heading."""
    filled = {at for row in rows for at, cell in enumerate(row) if cell.text}
    width = max(filled, default=-1) + 1
    empty = set(range(width)) - filled
    if not empty and all(len(row) <= width for row in rows):
        return tuple(rows)
    return tuple(tuple(c for at, c in enumerate(row) if at in filled) for row in rows)


def data_file(writing: Writing, name: Text) -> Path | None:
    """The file of a name, which starts at the report's folder; None where there is none."""
    path = writing.folder / name
    if not inside(path, writing.content):
        message, hint = "this path leaves the content folder", "put the file beside the report"
    elif not path.is_file():
        folder = path.parent
        there = [each.name for each in folder.iterdir()] if folder.is_dir() else []
        near = did_you_mean(path.name, sorted(there))
        message, hint = (
            f'there is no file "{name}"',
            near or "the path starts at the report's folder",
        )
    else:
        return path
    writing.found.append(Diagnostic(name.where, message, hint, rule="file"))
    return None


def _complain(writing: Writing, where: Location, message: str, hint: str) -> None:
    writing.found.append(Diagnostic(where, message, hint, rule="data"))


def _refuse_parts(writing: Writing, source: Text | SourceEntries) -> None:
    if isinstance(source, Text):
        return
    for part in filter(None, (source.sheet, source.range)):
        _complain(writing, part.where, "a CSV file has neither sheets nor ranges", "leave it out")


def _from_csv(writing: Writing, path: Path) -> Iterator[tuple[Given, ...]]:
    lines, found = read_source(path, typed_path(path))
    writing.found += found
    reader = csv.reader(lines.lines)
    try:
        for row in reader:
            yield tuple(_cells(lines, reader.line_num - 1, row))
    except csv.Error:
        where = lines.where(reader.line_num - 1, 0)
        _complain(
            writing, where, "this line is not in the form of a CSV file", "save it again as CSV"
        )


def _check_commas(writing: Writing, rows: Sequence[Sequence[Given]]) -> None:
    """In CSV files, Excel parts columns by other signs in some countries, or when asked to."""
    if rows and all(len(row) <= 1 for row in rows):
        for cell in rows[0]:
            for sign, name in ((";", "semicolons"), ("\t", "tabs")):
                if sign in cell.text:
                    message = f"the columns of this file are parted by {name}"
                    _complain(writing, cell.where, message, "save it as CSV with commas")


def _cells(lines: Source, number: int, row: Sequence[str]) -> Iterator[Given]:
    column = 0
    for cell in row:
        text = cell.strip()
        found = lines.lines[number].find(text, column) if text else column
        where = lines.where(number, max(found, 0))
        column = max(found, column) + len(text)
        yield Given(text, where, read_figure(text))


def _from_excel(
    writing: Writing, path: Path, source: Text | SourceEntries
) -> Iterator[tuple[Given, ...]]:
    name = source if isinstance(source, Text) else source.file
    if not _is_bounded(path):
        _complain(writing, name.where, f'"{name}" is no Excel file, or too large', _SAVE)
        return
    wanted = None if isinstance(source, Text) else source
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Excel's own features that do not matter here
        try:
            yield from _sheet_rows(writing, path, wanted)
        except (OSError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile):
            _complain(writing, name.where, f'"{name}" cannot be read as an Excel file', _SAVE)


def _is_bounded(path: Path) -> bool:
    """Whether a file is an archive that unpacks to a bearable size."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (OSError, zipfile.BadZipFile):
        return False
    return path.stat().st_size <= 10 * MOST_BYTES and unpacked <= MOST_UNPACKED


def _sheet_rows(
    writing: Writing, path: Path, source: SourceEntries | None
) -> Iterator[tuple[Given, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to import, and seldom needed

    file, count, filled, empty = typed_path(path), 0, set[tuple[int, int]](), False
    with closing(load_workbook(path, read_only=True, data_only=True)) as book:
        sheet = _sheet(writing, book, source)
        if sheet is not None and hidden_in(sheet):
            writing.found.append(_of_hidden(file))
        for row in _ranged(writing, sheet, source) if sheet is not None else ():
            count += len(row)
            if count > MOST_CELLS:
                hint = "name the range that is meant: range: A1:D9"
                _complain(writing, Location(file), "the sheet has too many cells", hint)
                return
            given = tuple(_given(cell, file) for cell in row)
            filled.update((c.where.line, c.where.column) for c in given if c.text)
            empty = empty or not all(cell.text for cell in given)
            yield given
    if empty and sheet is not None:
        with closing(load_workbook(path, read_only=True)) as book:
            rows = _ranged(writing, book[sheet.title], source)
            formulas = {(c.row, c.column) for row in rows for c in row if _is_formula(c.value)}
            if formulas and not formulas & filled:
                _complain(writing, Location(file, *min(formulas)), *_NOT_COMPUTED)


def _of_hidden(file: str) -> Diagnostic:
    """A warning: whoever forgot that something is hidden would miss it in print."""
    message = "rows or columns are hidden here, and left out"
    hint = "show them in Excel if they belong in the table"
    return Diagnostic(Location(file), message, hint, "data", Severity.WARNING)


def _is_formula(value: object) -> bool:
    return str(value or "").startswith("=")


def _sheet(writing: Writing, book: Any, source: SourceEntries | None) -> Any:
    name = source.sheet if source else None
    if name is None:
        seen = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        return next(seen, book.worksheets[0])
    if name in book.sheetnames:
        return book[name]
    hint = did_you_mean(name, book.sheetnames) or f"known are {', '.join(book.sheetnames)}"
    _complain(writing, name.where, f'the file has no sheet "{name}"', hint)
    return None


def _ranged(writing: Writing, sheet: Any, source: SourceEntries | None) -> Iterator[Any]:
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415

    wanted = source.range if source else None
    left, top, right, bottom = 1, 1, None, None
    if wanted is not None:
        if not _RANGE.fullmatch(wanted):
            hint = "write the first and the last cell: A1:D9"
            _complain(writing, wanted.where, f'"{wanted}" is not a range of cells', hint)
            return
        left, top, right, bottom = range_boundaries(str(wanted))
    hidden = hidden_in(sheet)
    for number, row in enumerate(sheet.iter_rows(top, bottom, left, right), top):
        yield hidden.shown(row, number, left)


def _given(cell: Any, file: str) -> Given:
    text, figure = cell_text(cell.value, getattr(cell, "number_format", "General") or "General")
    row, column = getattr(cell, "row", 0), getattr(cell, "column", 0)
    return Given(text, Location(file, row or 0, column or 0), figure)
