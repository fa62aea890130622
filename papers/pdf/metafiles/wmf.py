"""Windows metafiles of 16 bits ([MS-WMF]): placeable and plain ones, and their records."""

from collections.abc import Callable, Iterator, Mapping

from papers.pdf.metafiles.context import ANISOTROPIC
from papers.pdf.metafiles.device import Device, framed
from papers.pdf.metafiles.gdi import (
    MOST_RECORDS,
    SHAPES,
    Player,
    change,
    damaged,
    player_on,
    refuse_layout,
    rescale,
    resize,
)
from papers.pdf.metafiles.records import Record
from papers.pdf.metafiles.wmfdrawing import DRAWING
from papers.pdf.metafiles.wmfobjects import OBJECTS
from papers.pdf.vector import UnreadableDrawingError

PLACEABLE = b"\xd7\xcd\xc6\x9a"
PLACEABLE_LENGTH, HEADER_LENGTH = 22, 18
END = 0
USUAL_SIDE = 1000  # pixels: the longer side, where nothing tells how large a unit is
PIXELS = 96  # to the inch, of a device that is not known
WINDOW_ORIGIN, WINDOW = 0x020B, 0x020C

# Records that draw nothing: palettes, escapes to printers, how bitmaps shrink, and such.
PASSED_OVER = {0x0035, 0x0037, 0x0105, 0x0107, 0x0139, 0x0231, 0x0234, 0x0436, 0x0626}


def play(content: bytes) -> Player:
    """Play all records. Raises UnreadableDrawingError for those that are not understood."""
    records = list(_records(content))
    player = player_on(_device(content, records))
    for record in records:
        if record.kind in HANDLERS:
            HANDLERS[record.kind](player, record)
        elif record.kind not in PASSED_OVER:
            raise UnreadableDrawingError(f"its record 0x{record.kind:04X}")
    return player


def _records(content: bytes) -> Iterator[Record]:
    """All records between the header and the end ([MS-WMF] 2.3)."""
    place = HEADER_LENGTH + (PLACEABLE_LENGTH if content.startswith(PLACEABLE) else 0)
    for _ in range(MOST_RECORDS):
        size, kind = Record(0, content[place : place + 6]).numbers("IH", 0)
        if kind == END:
            return
        if size < 3 or place + 2 * size > len(content):  # noqa: PLR2004 - words of these two
            raise damaged()
        yield Record(kind, content[place : place + 2 * size])
        place += 2 * size
    raise UnreadableDrawingError("its length")


def _device(content: bytes, records: list[Record]) -> Device:
    """A device that is as large as the picture: its own box ([MS-WMF] 2.3.2.3), or its window."""
    inch = 0
    if content.startswith(PLACEABLE):
        left, top, right, bottom, inch = Record(0, content).numbers("4hH", 6)
    else:
        left, top, right, bottom = _window(records)
    width, height = abs(right - left), abs(bottom - top)
    share = PIXELS / inch if inch else USUAL_SIDE / max(1, width, height)
    device = Device(framed((0, 0, width * share, height * share), (PIXELS / 25.4, PIXELS / 25.4)))
    context = device.context
    context.mode = ANISOTROPIC
    context.window_origin = min(left, right), min(top, bottom)
    context.window, context.viewport = (width, height), (width * share, height * share)
    return device


def _window(records: list[Record]) -> tuple[int, int, int, int]:
    """The window that is set first."""
    found = {each.kind: each.shorts() for each in reversed(records)
             if each.kind in (WINDOW, WINDOW_ORIGIN)}  # fmt: skip
    if WINDOW not in found:
        raise UnreadableDrawingError("its size")
    (width, height), (left, top) = found[WINDOW], found.get(WINDOW_ORIGIN, (0, 0))
    return left, top, left + width, top + height


# Settings

VALUES = {0x0103: "mode", 0x0102: "opaque", 0x0106: "winding", 0x0104: "mix", 0x012E: "align",
          0x0108: "spacing"}  # fmt: skip
COLOURS = {0x0209: "text_colour", 0x0201: "ground"}
EXTENTS = {0x020C: "window", 0x020E: "viewport"}
ORIGINS = {0x020B: "window_origin", 0x020D: "viewport_origin"}
SHIFTS = {0x020F: "window_origin", 0x0211: "viewport_origin"}
SCALES = {0x0410: "window", 0x0412: "viewport"}
NUMBERED = {  # shapes
    0x0213: "line", 0x0214: "move", 0x0415: "exclude", 0x0416: "clip", 0x0418: "ellipse",
    0x041B: "rectangle", 0x061C: "rounded", 0x0817: "arc", 0x081A: "pie", 0x0830: "chord",
}  # fmt: skip


def _set_value(player: Player, record: Record) -> None:
    change(player.device.context, VALUES[record.kind], record.numbers("H", 6)[0])


def _set_colour(player: Player, record: Record) -> None:
    change(player.device.context, COLOURS[record.kind], record.number(6))


def _set_extent(player: Player, record: Record) -> None:
    width, height = record.shorts(2)
    resize(player.device.context, EXTENTS[record.kind], (width, height))


def _set_origin(player: Player, record: Record) -> None:
    setattr(player.device.context, ORIGINS[record.kind], record.shorts(2))


def _shift_origin(player: Player, record: Record) -> None:
    context, name = player.device.context, SHIFTS[record.kind]
    x, y = getattr(context, name)
    across, down = record.shorts(2)
    setattr(context, name, (x + across, y + down))


def _scale(player: Player, record: Record) -> None:
    rescale(player.device.context, SCALES[record.kind], record.shorts(4))


def _draw_numbered(player: Player, record: Record) -> None:
    SHAPES[NUMBERED[record.kind]](player.device, record.shorts())


def _fill_pixel(player: Player, record: Record) -> None:
    colour, y, x = record.numbers("Ihh", 6)
    SHAPES["pixel"](player.device, (x, y, colour))


def _justify(player: Player, record: Record) -> None:
    """Widen spaces: by so much in all, spread over so many ([MS-WMF] 2.3.5.25)."""
    count, extra = record.numbers("hh", 6)
    player.device.context.word_spacing = extra / count if count else 0


def _shift_clip(player: Player, record: Record) -> None:
    if player.device.context.clip and any(record.shorts(2)):
        raise UnreadableDrawingError("a clip that is moved")


HANDLERS: Mapping[int, Callable[[Player, Record], None]] = {
    **dict.fromkeys(VALUES, _set_value),
    **dict.fromkeys(COLOURS, _set_colour),
    **dict.fromkeys(EXTENTS, _set_extent),
    **dict.fromkeys(ORIGINS, _set_origin),
    **dict.fromkeys(SHIFTS, _shift_origin),
    **dict.fromkeys(SCALES, _scale),
    **dict.fromkeys(NUMBERED, _draw_numbered),
    0x001E: lambda player, _: player.device.save(),
    0x0127: lambda player, record: player.device.restore(record.numbers("h", 6)[0]),
    0x0149: lambda _, record: refuse_layout(record.numbers("H", 6)[0]),
    0x020A: _justify,
    0x0220: _shift_clip,
    0x041F: _fill_pixel,
    **OBJECTS,
    **DRAWING,
}
