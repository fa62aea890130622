"""One record of a metafile. Numbers beyond its end raise struct.error."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

from papers.pdf.metafiles.matrices import Point
from papers.pdf.vector import MOST_OPERATORS, UnreadableDrawingError

MOST_NUMBERS = 16 * MOST_OPERATORS  # bytes: a rectangle for each operator
LARGEST_REAL = 1e9


class Record(NamedTuple):
    """A record with its kind; `data` is all of it, its kind and size too."""

    kind: int
    data: bytes

    def numbers(self, form: str, start: int = 8) -> tuple[int, ...]:
        """Whole numbers of a form of struct's, from a byte on."""
        if struct.calcsize(f"<{form}") > MOST_NUMBERS:
            raise UnreadableDrawingError("its length")
        return struct.unpack_from(f"<{form}", self.data, start)

    def reals(self, form: str, start: int = 8) -> tuple[float, ...]:
        """Real numbers of a form of struct's, from a byte on; all are finite."""
        found: tuple[float, ...] = struct.unpack_from(f"<{form}", self.data, start)
        if not all(abs(each) < LARGEST_REAL for each in found):
            raise UnreadableDrawingError("its numbers")
        return found

    def number(self, start: int = 8) -> int:
        """The whole number of four bytes that begins at one."""
        return self.numbers("I", start)[0]

    def shorts(self, count: int = 0) -> tuple[int, ...]:
        """All numbers of a 16-bit metafile, or so many, which stand in reverse."""
        count = count or (len(self.data) - 6) // 2
        return self.numbers(f"{count}h", 6)[::-1]

    def bytes(self, start: int, length: int) -> bytes:
        """A part of it; raises struct.error where it does not hold so much."""
        if start < 0 or start + length > len(self.data):
            raise struct.error
        return self.data[start : start + length]


def points_of(numbers: Sequence[int]) -> list[Point]:
    """Points of their coordinates in turn."""
    return list(zip(numbers[::2], numbers[1::2], strict=True))
