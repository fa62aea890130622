"""The records of 16-bit metafiles that make, select and delete objects ([MS-WMF] 2.3.4)."""

from collections.abc import Callable, Mapping

from papers.pdf.metafiles.dib import packed
from papers.pdf.metafiles.gdi import Player, damaged
from papers.pdf.metafiles.objects import Brush, Region, brush_of, font_of, pen_of
from papers.pdf.metafiles.records import Record

TWO_COLOURED = 3  # a style of pattern: in the colours of text and its ground


def index_of(record: Record, start: int = 6) -> int:
    """The index of an object."""
    return record.numbers("H", start)[0]


def _make_pen(player: Player, record: Record) -> None:
    style, width, _, colour = record.numbers("HhhI", 6)
    player.device.keep(pen_of(style, width, colour))


def _make_brush(player: Player, record: Record) -> None:
    player.device.keep(brush_of(*record.numbers("HIH", 6)))


def _make_pattern(player: Player, record: Record) -> None:
    """A brush that is a picture; it becomes one colour ([MS-WMF] 2.3.4.8)."""
    style, usage = record.numbers("HH", 6)
    average = player.bitmaps.average(packed(record.data[10:], usage))
    if style == TWO_COLOURED:
        player.device.keep(Brush(None, 1 - int(average[:2], 16) / 255))
    else:
        player.device.keep(Brush(average))


def _make_font(player: Player, record: Record) -> None:
    numbers = record.numbers("5h4B", 6)
    name = record.data[24:56].partition(b"\0")[0].decode("cp1252", "replace")
    player.device.keep(font_of(numbers, name))


def _make_region(player: Player, record: Record) -> None:
    player.device.keep(region_of(record))


def region_of(record: Record) -> Region:
    """The rectangles of a region, row by row ([MS-WMF] 2.2.1.5)."""
    (rows,) = record.numbers("h", 16)
    place, boxes = 28, []
    for _ in range(rows):
        count, top, bottom = record.numbers("3H", place)
        sides = record.numbers(f"{count}H", place + 6)
        if count % 2:
            raise damaged()
        boxes += [(left, top, right, bottom)
                  for left, right in zip(sides[::2], sides[1::2], strict=True)]  # fmt: skip
        place += 8 + 2 * count
    return tuple(boxes)


def _select(player: Player, record: Record) -> None:
    player.device.select(index_of(record))


def _delete(player: Player, record: Record) -> None:
    player.device.drop(index_of(record))


def _select_clip(player: Player, record: Record) -> None:
    """Clip to a region; what is none ends clipping."""
    if isinstance(player.device.objects.get(index_of(record)), tuple):
        player.device.select(index_of(record))
    else:
        player.device.unclip()


OBJECTS: Mapping[int, Callable[[Player, Record], None]] = {
    0x00F7: lambda player, _: player.device.keep(None),  # a palette
    0x012C: _select_clip,
    0x012D: _select,
    0x0142: _make_pattern,
    0x01F0: _delete,
    0x02FA: _make_pen,
    0x02FB: _make_font,
    0x02FC: _make_brush,
    0x06FF: _make_region,
}
