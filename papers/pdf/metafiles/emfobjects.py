"""The records of enhanced metafiles that make and select objects ([MS-EMF] 2.3.7, 2.3.8)."""

from collections.abc import Callable, Mapping

from papers.pdf.metafiles.dib import Dib
from papers.pdf.metafiles.gdi import Player
from papers.pdf.metafiles.objects import (
    GEOMETRIC,
    HOLLOW,
    Brush,
    Pen,
    brush_of,
    font_of,
    pen_of,
)
from papers.pdf.metafiles.records import Record

PATTERNS = (3, 5, 6)  # styles of brushes that are pictures
MOST_DASHES = 16
FAMILY = 32  # characters


def dib_at(record: Record, start: int, usage: int = 0) -> Dib | None:
    """The bitmap whose header's and bits' places and lengths stand at a byte; None for none."""
    header, header_length, bits, bits_length = record.numbers("4I", start)
    if not header_length:
        return None
    return Dib(record.bytes(header, header_length), record.bytes(bits, bits_length), usage)


def _select(player: Player, record: Record) -> None:
    player.device.select(record.number())


def _delete(player: Player, record: Record) -> None:
    player.device.objects.pop(record.number(), None)


def _make_pen(player: Player, record: Record) -> None:
    index, style, width, _, colour = record.numbers("IIiiI")
    player.device.objects[index] = pen_of(style & 0xFF, width, colour)


def _make_long_pen(player: Player, record: Record) -> None:
    """A pen with a brush or with dashes of its own ([MS-EMF] 2.2.20)."""
    index, *place = record.numbers("5I")
    style, width, brush, colour, _, count = record.numbers("6I", 28)
    dashes = record.numbers(f"{min(count, MOST_DASHES)}I", 52)
    pen = pen_of(style, width if style & GEOMETRIC else 0, colour, dashes)
    if brush == HOLLOW:
        pen = Pen("")
    elif brush in PATTERNS and pen.colour and any(place):
        dib = dib_at(record, 12)
        pen = Pen(player.bitmaps.average(dib), pen.width, style, dashes) if dib is not None else pen
    player.device.objects[index] = pen


def _make_brush(player: Player, record: Record) -> None:
    index, style, colour, hatch = record.numbers("4I")
    player.device.objects[index] = brush_of(style, colour, hatch)


def _make_pattern(player: Player, record: Record) -> None:
    """A brush that is a picture; it becomes one colour."""
    index, usage = record.numbers("II")
    dib = dib_at(record, 16, usage)
    player.device.objects[index] = (
        Brush(player.bitmaps.average(dib)) if dib is not None else Brush("")
    )


def _make_two_coloured(player: Player, record: Record) -> None:
    """A pattern in the colours of text and its ground."""
    index, usage = record.numbers("II")
    dib = dib_at(record, 16, usage)
    share = 1 - int(player.bitmaps.average(dib)[:2], 16) / 255 if dib is not None else 1
    player.device.objects[index] = Brush(None, share)


def _make_font(player: Player, record: Record) -> None:
    index, *numbers = record.numbers("I5i4B")
    name = record.bytes(40, 2 * FAMILY).decode("utf-16-le", "replace").partition("\0")[0]
    player.device.objects[index] = font_of(tuple(numbers), name)


OBJECTS: Mapping[int, Callable[[Player, Record], None]] = {
    37: _select,
    38: _make_pen,
    39: _make_brush,
    40: _delete,
    82: _make_font,
    93: _make_two_coloured,
    94: _make_pattern,
    95: _make_long_pen,
}
