"""Enhanced metafiles ([MS-EMF]): their header, and their records one by one."""

from collections.abc import Callable, Iterator, Mapping

from papers.pdf.metafiles.device import Device, Frame, framed
from papers.pdf.metafiles.emfdrawing import DRAWING
from papers.pdf.metafiles.emfobjects import OBJECTS
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
from papers.pdf.metafiles.matrices import UNMOVED, after
from papers.pdf.metafiles.records import Record
from papers.pdf.vector import Matrix, UnreadableDrawingError

HEADER, END = 1, 14
WITH_MICROMETRES = 108  # the length of headers that tell the device's size more exactly
PLUS, PLUS_HEADER, DUAL = b"EMF+", 0x4001, 1
LEFT_MULTIPLY, RIGHT_MULTIPLY, SET = 2, 3, 4  # of a world transform ([MS-EMF] 2.1.24)

# Records that draw nothing: palettes, how bitmaps shrink, how colours are matched, and such.
PASSED_OVER = {13, 16, 21, 23, 48, 49, 50, 51, 52, 65, 98, 99, 100, 101, 104, 109, 111, 112, 113,
               119, 120, 121, 122}  # fmt: skip


def play(content: bytes) -> Player:
    """Play all records. Raises UnreadableDrawingError for those that are not understood."""
    player = player_on(Device(_frame(content)))
    for record in _records(content):
        if record.kind in HANDLERS:
            HANDLERS[record.kind](player, record)
        elif record.kind not in PASSED_OVER:
            raise UnreadableDrawingError(f"its record {record.kind}")
    return player


def _records(content: bytes) -> Iterator[Record]:
    """All records between the header and the end ([MS-EMF] 2.3)."""
    place = 0
    for _ in range(MOST_RECORDS):
        kind, size = Record(0, content[place : place + 8]).numbers("II", 0)
        if size < 8 or place + size > len(content):  # noqa: PLR2004 - these two numbers
            raise damaged()
        if kind == END:
            return
        if place:
            yield Record(kind, content[place : place + size])
        place += size
    raise UnreadableDrawingError("its length")


def _frame(content: bytes) -> Frame:
    """The part of the device that is drawn, by the header ([MS-EMF] 2.2.9)."""
    header = Record(HEADER, content[:WITH_MICROMETRES])
    kind, size = header.numbers("II", 0)
    if kind != HEADER:
        raise damaged()
    bounds, frame = header.numbers("4i"), header.numbers("4i", 24)
    pixels, lengths = header.numbers("2i", 72), header.numbers("2i", 80)
    description = header.number(64)  # which may follow a shorter header
    whole = size >= WITH_MICROMETRES and not 0 < description < WITH_MICROMETRES
    exact = header.numbers("2i", 100) if whole else (0, 0)
    if min(*lengths, *pixels) <= 0:
        raise UnreadableDrawingError("its size")
    across, down = pixels[0] / lengths[0], pixels[1] / lengths[1]
    if min(exact) > 0:
        across, down = pixels[0] * 1000 / exact[0], pixels[1] * 1000 / exact[1]
    left, top, right, bottom = frame
    if left < right and top < bottom:
        box = left * across / 100, top * down / 100, right * across / 100, bottom * down / 100
    else:
        box = bounds[0], bounds[1], bounds[2] + 1, bounds[3] + 1
    return framed(box, (across, down))


# Settings

VALUES = {17: "mode", 18: "opaque", 19: "winding", 20: "mix", 22: "align", 24: "text_colour",
          25: "ground", 57: "clockwise"}  # fmt: skip
EXTENTS = {9: "window", 11: "viewport"}
ORIGINS = {10: "window_origin", 12: "viewport_origin"}
SCALES = {31: "viewport", 32: "window"}
NUMBERED = {  # shapes, and the forms of their numbers
    15: ("pixel", "iiI"), 27: ("move", "2i"), 29: ("exclude", "4i"), 30: ("clip", "4i"),
    42: ("ellipse", "4i"), 43: ("rectangle", "4i"), 44: ("rounded", "4i2I"), 45: ("arc", "8i"),
    46: ("chord", "8i"), 47: ("pie", "8i"), 54: ("line", "2i"), 55: ("arc to", "8i"),
}  # fmt: skip


def _set_value(player: Player, record: Record) -> None:
    change(player.device.context, VALUES[record.kind], record.number())


def _set_extent(player: Player, record: Record) -> None:
    width, height = record.numbers("2i")
    resize(player.device.context, EXTENTS[record.kind], (width, height))


def _set_origin(player: Player, record: Record) -> None:
    setattr(player.device.context, ORIGINS[record.kind], record.numbers("2i"))


def _scale(player: Player, record: Record) -> None:
    rescale(player.device.context, SCALES[record.kind], record.numbers("4i"))


def _draw_numbered(player: Player, record: Record) -> None:
    name, form = NUMBERED[record.kind]
    SHAPES[name](player.device, record.numbers(form))


def _transform(record: Record) -> Matrix:
    a, b, c, d, e, f = record.reals("6f")
    return a, b, c, d, e, f


def _set_world(player: Player, record: Record) -> None:
    player.device.context.world = _transform(record)


def _change_world(player: Player, record: Record) -> None:
    """Change how the world is transformed ([MS-EMF] 2.3.12.1)."""
    context, matrix, how = player.device.context, _transform(record), record.number(32)
    if how == LEFT_MULTIPLY:
        context.world = after(context.world, matrix)
    elif how == RIGHT_MULTIPLY:
        context.world = after(matrix, context.world)
    else:
        context.world = matrix if how == SET else UNMOVED


def _set_miter(player: Player, record: Record) -> None:
    player.device.context.miter = min(1000.0, max(1.0, float(record.number())))


def _shift_clip(player: Player, record: Record) -> None:
    if player.device.context.clip and any(record.numbers("2i")):
        raise UnreadableDrawingError("a clip that is moved")


def _comment(_: Player, record: Record) -> None:
    """Comments draw nothing; but where EMF+ has no GDI beside it, nothing else draws either."""
    if record.data[12:16] == PLUS:
        kind, flags = record.numbers("HH", 16)
        if kind == PLUS_HEADER and not flags & DUAL:
            raise UnreadableDrawingError("it is EMF+ only")


Handler = Callable[[Player, Record], None]
HANDLERS: Mapping[int, Handler] = {
    **dict.fromkeys(VALUES, _set_value),
    **dict.fromkeys(EXTENTS, _set_extent),
    **dict.fromkeys(ORIGINS, _set_origin),
    **dict.fromkeys(SCALES, _scale),
    **dict.fromkeys(NUMBERED, _draw_numbered),
    26: _shift_clip,
    28: lambda player, _: player.device.fix_clip(),
    33: lambda player, _: player.device.save(),
    34: lambda player, record: player.device.restore(record.numbers("i")[0]),
    35: _set_world,
    36: _change_world,
    58: _set_miter,
    59: lambda player, _: player.device.begin_path(),
    60: lambda player, _: player.device.end_path(),
    61: lambda player, _: player.device.close_figure(),
    62: lambda player, _: player.device.draw_path(filled=True, stroked=False),
    63: lambda player, _: player.device.draw_path(filled=True, stroked=True),
    64: lambda player, _: player.device.draw_path(filled=False, stroked=True),
    67: lambda player, record: player.device.clip_to_path(record.number()),
    68: lambda player, _: player.device.drop_path(),
    70: _comment,
    115: lambda _, record: refuse_layout(record.number()),
    **OBJECTS,
    **DRAWING,
}
