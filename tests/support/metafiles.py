"""Makes small Windows metafiles, record by record."""

import struct
from collections.abc import Sequence

WHITE_BRUSH, NULL_BRUSH, BLACK_PEN, NULL_PEN = (0x8000_0000 + i for i in (0, 5, 7, 8))


def record(kind: int, form: str = "", *numbers: float, more: bytes = b"") -> bytes:
    """A record of an EMF: numbers of a form of struct's, and what follows them."""
    content = struct.pack(f"<{form}", *numbers) + more
    content += bytes(-len(content) % 4)
    return struct.pack("<II", kind, len(content) + 8) + content


def emf(*records: bytes, frame: tuple[int, int, int, int] = (0, 0, 1000, 500)) -> bytes:
    """An EMF whose pixels are a tenth of a millimetre; 100 by 50 of them where no frame is told."""
    body = b"".join((*records, record(14, "3I", 0, 16, 20)))
    head = struct.pack("<4i4i", 0, 0, 99, 49, *frame) + b" EMF"
    head += struct.pack("<3I2H3I4i", 0x10000, 88 + len(body), len(records) + 2, 8, 0, 0, 0, 0,
                        1000, 1000, 100, 100)  # fmt: skip
    return record(1, more=head) + body


def pen(index: int, style: int, width: int, colour: int) -> bytes:
    """A pen that is made and selected."""
    return record(38, "IIiiI", index, style, width, 0, colour) + record(37, "I", index)


def brush(index: int, colour: int, style: int = 0, hatch: int = 0) -> bytes:
    """A brush that is made and selected."""
    return record(39, "4I", index, style, colour, hatch) + record(37, "I", index)


def font(index: int, family: str, height: int, *, escapement: int = 0, weight: int = 400,
         charset: int = 0, underline: int = 0, width: int = 0) -> bytes:  # fmt: skip
    """A font that is made and selected."""
    name = family.encode("utf-16-le").ljust(64, b"\0")
    numbers = index, height, width, escapement, 0, weight, 0, underline, 0, charset, 0, 0, 0, 0
    return record(82, "I5i8B", *numbers, more=name) + record(37, "I", index)


def text(x: int, y: int, words: str, advances: Sequence[int] = (), options: int = 0,
         box: tuple[int, int, int, int] = (0, 0, 0, 0)) -> bytes:  # fmt: skip
    """Words at a place (ExtTextOutW)."""
    content = words.encode("utf-16-le")
    content += bytes(-len(content) % 4)
    count = len(words.encode("utf-16-le")) // 2
    after = 76 + len(content) if advances else 0
    numbers = 0, 0, 0, 0, 1, 1.0, 1.0, x, y, count, 76, options, *box, after
    more = content + struct.pack(f"<{len(advances)}i", *advances)
    return record(84, "4iIff2i3I4iI", *numbers, more=more)


def points(kind: int, *places: tuple[int, int], short: bool = True) -> bytes:
    """A record of one series of points."""
    numbers = [each for place in places for each in place]
    form = f"4iI{len(numbers)}{'h' if short else 'i'}"
    return record(kind, form, 0, 0, 0, 0, len(places), *numbers)


def dib(rows: Sequence[Sequence[int]], *, depth: int = 24) -> tuple[bytes, bytes]:
    """A bitmap of colours 0xRRGGBB (or of bits, where it is one deep): header with table, bits."""
    width, height = len(rows[0]), len(rows)
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, depth, 0, 0, 0, 0, 0, 0)
    bits = b""
    for row in reversed(rows):
        if depth == 1:
            line = int("".join(map(str, row)).ljust(8, "0"), 2).to_bytes(1, "big")
        else:
            line = b"".join(each.to_bytes(depth // 8, "little") for each in row)
        bits += line + bytes(-len(line) % 4)
    table = bytes(4) + b"\xff\xff\xff\0" if depth == 1 else b""
    return header + table, bits


def stretched(bitmap: tuple[bytes, bytes], place: tuple[int, int, int, int],
              part: tuple[int, int, int, int], operation: int = 0x00CC0020) -> bytes:  # fmt: skip
    """A bitmap that is copied (StretchDIBits): to x, y, width, height, from a part of the same."""
    header, bits = bitmap
    x, y, width, height = place
    numbers = (0, 0, 0, 0, x, y, *part, 80, len(header), 80 + len(header), len(bits), 0, operation,
               width, height)  # fmt: skip
    return record(81, "4i6i4I2I2i", *numbers, more=header + bits)


def short(kind: int, *numbers: int, more: bytes = b"") -> bytes:
    """A record of a WMF; its numbers are written in reverse, as most of them stand."""
    content = struct.pack(f"<{len(numbers)}h", *reversed(numbers)) + more
    content += bytes(len(content) % 2)
    return struct.pack("<IH", 3 + len(content) // 2, kind) + content


def wmf(*records: bytes, box: tuple[int, int, int, int] | None = (0, 0, 100, 50)) -> bytes:
    """A WMF, placeable where it has a box, in units of which 1,000 are an inch."""
    body = b"".join((*records, short(0)))
    start = struct.pack("<IH4hHIH", 0x9AC6CDD7, 0, *box, 1000, 0, 0) if box else b""
    return start + struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 8, 0, 0) + body
