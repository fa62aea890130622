"""Rows and columns that a person has hidden in an Excel sheet: they are not to be printed."""

import re
from dataclasses import dataclass
from typing import Any

_PART = re.compile(rb"<(?:\w+:)?(row|col)\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""(\w+)\s*=\s*["']([^"']*)["']""")
_YES = (b"1", b"true")
_WIDEST = 16_384  # columns of a sheet


@dataclass(frozen=True, slots=True)
class Hidden:
    """The numbers of rows and columns, from 1."""

    rows: frozenset[int]
    columns: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns)

    def shown(self, cells: tuple[Any, ...], row: int, left: int) -> tuple[Any, ...]:
        """The cells of a row that can be seen; the first stands in the column `left`."""
        if row in self.rows:
            return ()
        return tuple(cell for column, cell in enumerate(cells, left) if column not in self.columns)


def hidden_in(sheet: Any) -> Hidden:
    """What is hidden in a sheet that openpyxl reads only, which does not tell it."""
    with sheet.parent._archive.open(sheet._worksheet_path) as source:  # noqa: SLF001
        content = source.read()
    rows, columns, number = set[int](), set[int](), 0
    for kind, attributes in _PART.findall(content):
        said = dict(_ATTRIBUTE.findall(attributes))
        if kind == b"row":
            number = int(said.get(b"r", number + 1))
        if said.get(b"hidden") not in _YES:
            continue
        if kind == b"row":
            rows.add(number)
        else:
            last = min(int(said[b"max"]), _WIDEST)
            columns.update(range(int(said[b"min"]), last + 1))
    return Hidden(frozenset(rows), frozenset(columns))
