"""The records of 16-bit metafiles that draw ([MS-WMF] 2.3.1, 2.3.3)."""

from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise

from papers.pdf.metafiles.bitmaps import COPY, Place
from papers.pdf.metafiles.dib import packed
from papers.pdf.metafiles.gdi import Player
from papers.pdf.metafiles.lettering import CLIPPED, OPAQUE, Words, decoded
from papers.pdf.metafiles.outlines import polygon
from papers.pdf.metafiles.records import Record, points_of
from papers.pdf.metafiles.wmfobjects import index_of
from papers.pdf.story import Step
from papers.pdf.vector import UnreadableDrawingError

POLYGON = 0x0324


def _draw_points(player: Player, record: Record) -> None:
    """A polygon, or a line from point to point."""
    (count,) = record.numbers("H", 6)
    points, closed = points_of(record.numbers(f"{2 * count}h", 8)), record.kind == POLYGON
    if points:
        player.device.draw(polygon(points, closed=closed), filled=closed)


def _draw_many(player: Player, record: Record) -> None:
    """Several polygons at once ([MS-WMF] 2.3.3.16)."""
    (many,) = record.numbers("H", 6)
    counts = record.numbers(f"{many}H", 8)
    points = points_of(record.numbers(f"{2 * sum(counts)}h", 8 + 2 * many))
    steps: list[Step] = []
    for start, end in pairwise(accumulate(counts, initial=0)):
        steps += polygon(points[start:end], closed=True)
    player.device.draw(steps, filled=True)


def _draw_text(player: Player, record: Record) -> None:
    (count,) = record.numbers("H", 6)
    content = record.bytes(8, count)
    y, x = record.numbers("hh", 8 + count + count % 2)
    player.letterer.draw(Words(decoded(content, player.device.context.font), x, y))


def _draw_long_text(player: Player, record: Record) -> None:
    """Text with a box and advances ([MS-WMF] 2.3.3.5)."""
    y, x, count, options = record.numbers("hhHH", 6)
    place, box = 14, None
    if options & (OPAQUE | CLIPPED):
        left, top, right, bottom = record.numbers("4h", place)
        place, box = place + 8, (left, top, right, bottom)
    text = decoded(record.bytes(place, count), player.device.context.font)
    place += count + count % 2
    advances: tuple[int, ...] = ()
    if len(record.data) >= place + 2 * count:
        advances = record.numbers(f"{count}h", place)
    player.letterer.draw(Words(text, x, y, advances, options, box))


def _fill(player: Player, record: Record) -> None:
    """Fill with a pattern (PatBlt)."""
    operation, height, width, y, x = record.numbers("I4h", 6)
    player.bitmaps.fill((x, y, x + width, y + height), operation)


def _copy(player: Player, record: Record) -> None:
    """BitBlt and StretchBlt; a record without a bitmap has one number more."""
    operation = record.number(6)
    stretched = record.kind in (0x0B23, 0x0B41)
    count = 8 if stretched else 6
    if len(record.data) == 2 * ((record.kind >> 8) + 3):
        height, width, y, x = record.numbers("4h", 10 + 2 * (count - 3))
        player.bitmaps.fill((x, y, x + width, y + height), operation)
        return
    if record.kind in (0x0922, 0x0B23):
        raise UnreadableDrawingError("a picture of its device")
    numbers = record.numbers(f"{count}h", 10)
    dib = packed(record.data[10 + 2 * count :])
    if stretched:
        high, wide, top, left, height, width, y, x = numbers
    else:
        top, left, height, width, y, x = numbers
        high, wide = height, width
    part = left, top, left + wide, top + high
    player.bitmaps.draw(dib, Place(x, y, width, height, part), operation)


def _stretch_dib(player: Player, record: Record) -> None:
    operation, usage = record.numbers("IH", 6)
    high, wide, start, left, height, width, y, x = record.numbers("8h", 12)
    dib = packed(record.data[28:], usage)
    place = Place(x, y, width, height, dib.part(left, start, wide, high))
    player.bitmaps.draw(dib, place, operation)


def _put_dib(player: Player, record: Record) -> None:
    """SetDIBitsToDevice, whose size is one of pixels."""
    usage, _, _, start, left, height, width, y, x = record.numbers("3H6h", 6)
    dib = packed(record.data[24:], usage)
    part = dib.part(left, start, width, height)
    player.bitmaps.draw(dib, Place(x, y, width, height, part, in_pixels=True), COPY)


def _fill_region(player: Player, record: Record) -> None:
    """Fill a region with a brush of its own; with that which is selected where it names none."""
    device, before = player.device, player.device.context.brush
    region = device.objects.get(index_of(record))
    if record.kind == 0x0228:  # noqa: PLR2004 - FillRegion
        device.select(index_of(record, 8))
    for box in region if isinstance(region, tuple) else ():
        device.fill_box(box, device.fill())
    device.context.brush = before


DRAWING: Mapping[int, Callable[[Player, Record], None]] = {
    POLYGON: _draw_points,
    0x0325: _draw_points,
    0x0538: _draw_many,
    0x0521: _draw_text,
    0x0A32: _draw_long_text,
    0x061D: _fill,
    **dict.fromkeys((0x0922, 0x0940, 0x0B23, 0x0B41), _copy),
    0x0F43: _stretch_dib,
    0x0D33: _put_dib,
    0x012B: _fill_region,
    0x0228: _fill_region,
}
