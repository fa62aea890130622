"""Ways to read on after a mistake: the lines are changed in memory, never in the file."""

import re
from collections.abc import Callable

from papers.content.source import Source, indentation

Mend = Callable[[Source], None]

ENTRY = re.compile(r" *(?:- +)*([A-Za-z][\w-]*) *:(?= |$)")
_UNSPACED = re.compile(r" *-[^\W\d]")
_LEAD = re.compile(r" *(?:- +)*")


def text_start(line: str) -> int:
    """The column after indentation and "-"."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def is_item(line: str) -> bool:
    """Whether a line starts a list item."""
    return line.lstrip().startswith("- ")


def is_unspaced(line: str) -> bool:
    """Whether a line seems to start a list item, but lacks the space after "-"."""
    return _UNSPACED.match(line) is not None


def nearest(columns: list[int], column: int) -> int | None:
    """The nearest of some columns; of two as near the right one."""
    return min(columns, key=lambda place: (abs(place - column), -place), default=None)


def masking(line: int, column: int) -> Mend:
    """Read the rest of the line, and the lines that continue it, as plain text."""

    def mend(source: Source) -> None:
        owner = _owner(source.line(line)[:column])
        source.mask(line, column)
        for number in range(line + 1, len(source.lines)):
            text = source.lines[number]
            if not text.strip() or indentation(text) <= owner:
                return
            source.mask(number, indentation(text))
            source.mended.add(number)

    return mend


def _owner(before: str) -> int:
    """The column of the name or "-" that a text belongs to; or just before a line of its own."""
    start = text_start(before)
    if start < len(before):
        return start
    return before.rfind("-") if "-" in before else len(before) - 1


def inserting(line: int, column: int, text: str) -> Mend:
    """Put in what is missing."""
    return lambda source: source.insert(line, column, text)


def joining(line: int, start: int) -> Mend:
    """Let the line continue the text above."""

    def mend(source: Source) -> None:
        source.mask(line, start)
        source.indent(line, indentation(source.lines[line]) + 2)

    return mend


def indenting(line: int, target: int) -> Mend:
    """Move the line, and what hangs on it, to the column where it fits."""

    def mend(source: Source) -> None:
        column = indentation(source.lines[line])
        shift = target - column
        source.indent(line, target)
        for number in range(line + 1, len(source.lines)):
            width = indentation(source.lines[number])
            if source.lines[number].strip() and (width < column or width == target):
                return
            source.indent(number, max(width + shift, 0))

    return mend
