"""Device-independent bitmaps ([MS-WMF] 2.2.2.9), opened as pictures."""

import struct
from dataclasses import dataclass

from PIL import Image

from papers.pdf.images import UnreadableImageError, open_image
from papers.pdf.vector import UnreadableDrawingError

FILE_HEADER = 14  # bytes
CORE_HEADER, INFO_HEADER = 12, 40
MOST_INDEXED = 8  # bits to a pixel that name a colour of a table
PLAIN, MASKED, JPEG, PNG = 0, 3, 4, 5  # compressions ([MS-WMF] 2.1.1.7)
BY_PALETTE = 1  # its table names colours of a palette that is not in the file
WITH_ALPHA = 32  # bits to a pixel


@dataclass(frozen=True, slots=True)
class Dib:
    """A bitmap: its header with the table of colours, and its bits."""

    header: bytes
    bits: bytes
    usage: int = 0

    @property
    def _numbers(self) -> tuple[int, int, int, int]:
        """Width, height, which is negative where the top row comes first, depth, compression."""
        (size,) = struct.unpack_from("<I", self.header)
        if size == CORE_HEADER:
            width, height, _, depth = struct.unpack_from("<4H", self.header, 4)
            return width, height, depth, PLAIN
        width, height, _, depth, compression = struct.unpack_from("<iiHHI", self.header, 4)
        return width, height, depth, compression

    def count(self) -> int:
        """How many pixels it says that it has."""
        return abs(self._numbers[0] * self._numbers[1])

    def part(self, left: int, start: int, width: int, height: int) -> tuple[int, int, int, int]:
        """A part as left, top, right, bottom; it is told from the row that comes first."""
        rows = self._numbers[1]
        top = rows - start - height if rows > 0 else start
        return left, top, left + width, top + height

    def opened(self) -> Image.Image:
        """Its pixels, grey or RGB; raises UnreadableDrawingError where they cannot be read."""
        depth, compression = self._numbers[2:]
        if self.usage == BY_PALETTE and depth <= MOST_INDEXED:
            raise UnreadableDrawingError("a picture by palette")
        content = self.bits
        if compression not in (JPEG, PNG):
            start = FILE_HEADER + len(self.header)
            size = start + len(self.bits)
            content = struct.pack("<2sIII", b"BM", size, 0, start) + self.header + self.bits
        try:
            image = open_image(content)
        except UnreadableImageError as error:
            raise UnreadableDrawingError(f"a picture in it: {error}") from error
        return image.convert("L" if image.mode in ("L", "1") else "RGB")

    def with_alpha(self) -> Image.Image:
        """Its pixels, with how far each covers; colours are as they are seen on black."""
        width, height, depth, compression = self._numbers
        if depth != WITH_ALPHA or compression not in (PLAIN, MASKED):
            return self.opened().convert("RGBA")
        self.opened()  # which refuses sizes beyond all bounds
        rows = -1 if height > 0 else 1
        return Image.frombytes(
            "RGBA", (width, abs(height)), self.bits, "raw", "BGRa", 0, rows
        )  # fmt: skip


def packed(content: bytes, usage: int = 0) -> Dib:
    """A bitmap whose bits follow its header at once ([MS-WMF] 2.2.2.9)."""
    (size,) = struct.unpack_from("<I", content)
    if size == CORE_HEADER:
        (depth,) = struct.unpack_from("<H", content, 10)
        used, masks, entry = 0, 0, 3
    else:
        depth, compression = struct.unpack_from("<HI", content, 14)
        (used,) = struct.unpack_from("<I", content, 32)
        masks = 12 if compression == MASKED and size == INFO_HEADER else 0
        entry = 2 if usage == BY_PALETTE else 4
    colours = used or (1 << depth if depth <= MOST_INDEXED else 0)
    end = size + masks + colours * entry
    if end > len(content):
        raise UnreadableDrawingError("a picture in it is damaged")
    return Dib(content[:end], content[end:], usage)
