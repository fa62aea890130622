"""The records of enhanced metafiles that draw ([MS-EMF] 2.3.1, 2.3.5), and those that clip."""

from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate, pairwise
from math import radians

from papers.pdf.metafiles.bitmaps import COPY, Place
from papers.pdf.metafiles.device import COPY as REPLACE
from papers.pdf.metafiles.emfobjects import dib_at
from papers.pdf.metafiles.gdi import Player, damaged
from papers.pdf.metafiles.lettering import Words, decoded
from papers.pdf.metafiles.matrices import Point
from papers.pdf.metafiles.objects import Region, colour_of
from papers.pdf.metafiles.outlines import arc, curves, mixed, on_ellipse, polygon
from papers.pdf.metafiles.records import Record, points_of
from papers.pdf.story import Step
from papers.pdf.vector import UnreadableDrawingError

BOUNDED = 24  # where the numbers of a record begin that tells its bounds first
NO_BOX, SMALL, IN_PAIRS = 0x100, 0x200, 0x2000  # options of text ([MS-EMF] 2.1.11)
TEXT_LENGTH = 40  # bytes of an EmrText
WITH_ALPHA = 1  # of a blend function's format
TRIANGLES = 2  # a way of filling by gradients
SHORT = {85: 2, 86: 3, 87: 4, 88: 5, 89: 6, 90: 7, 91: 8, 92: 56}  # with coordinates of two bytes


def _series(record: Record) -> tuple[int, list[Point]]:
    """The kind of a record of one series of points, as with long coordinates; the points."""
    kind, count = SHORT.get(record.kind, record.kind), record.number(BOUNDED)
    return kind, points_of(record.numbers(f"{2 * count}{_letter(record)}", BOUNDED + 4))


def _letter(record: Record) -> str:
    return "h" if record.kind in SHORT else "i"


def _draw_points(player: Player, record: Record) -> None:
    """Lines or curves through points ([MS-EMF] 2.3.5.16 and others)."""
    kind, points = _series(record)
    device = player.device
    if not points:
        return
    match kind:
        case 2:
            device.draw([("m", points[0]), *curves(points[1:])], filled=False)
        case 3:
            device.draw(polygon(points, closed=True), filled=True)
        case 4:
            device.draw(polygon(points, closed=False), filled=False)
        case 5:
            device.draw_on(curves(points), points[-1])
        case _:
            device.draw_on([("l", point) for point in points], points[-1])


def _draw_mixed(player: Player, record: Record) -> None:
    """Lines and curves in turn (PolyDraw)."""
    _, points = _series(record)
    size = 4 if record.kind in SHORT else 8
    kinds = record.bytes(BOUNDED + 4 + len(points) * size, len(points))
    if points:
        player.device.draw_on(mixed(points, kinds), points[-1])


def _draw_many(player: Player, record: Record) -> None:
    """Several polygons, or several lines, at once."""
    closed = SHORT.get(record.kind, record.kind) == 8  # noqa: PLR2004 - PolyPolygon
    many, total = record.numbers("II", BOUNDED)
    counts = record.numbers(f"{many}I", BOUNDED + 8)
    if sum(counts) != total:
        raise damaged()
    form = f"{2 * total}{_letter(record)}"
    points = points_of(record.numbers(form, BOUNDED + 8 + 4 * many))
    steps: list[Step] = []
    for start, end in pairwise(accumulate(counts, initial=0)):
        steps += polygon(points[start:end], closed=closed)
    player.device.draw(steps, filled=closed)


def _draw_angle(player: Player, record: Record) -> None:
    """A line to an arc of a circle, and that (AngleArc)."""
    x, y, radius = record.numbers("iiI")
    start, sweep = (radians(-each) for each in record.reals("2f", 20))
    box = x - radius, y - radius, x + radius, y + radius
    if abs(sweep) > 1000:  # noqa: PLR2004 - rounds without an end
        raise damaged()
    outline = [("l", on_ellipse(box, start)), *arc(box, start, sweep)]
    player.device.draw_on(outline, on_ellipse(box, start + sweep))


# Regions


def _region(record: Record, start: int, length: int) -> Region:
    """The rectangles of a region ([MS-EMF] 2.2.24)."""
    head, _, count = record.numbers("3I", start)
    if head + 16 * count > length:
        raise damaged()
    numbers = record.numbers(f"{4 * count}i", start + head)
    boxes = zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    return tuple(boxes)


def _clip(player: Player, record: Record) -> None:
    """Combine the clip with a region; without one nothing is clipped ([MS-EMF] 2.3.2.2)."""
    length, how = record.numbers("II")
    if length:
        player.device.clip_region(_region(record, 16, length), how)
    elif how == REPLACE:
        player.device.unclip()


def _fill_region(player: Player, record: Record) -> None:
    """Fill a region with a brush of its own."""
    length, index = record.numbers("II", BOUNDED)
    device, before = player.device, player.device.context.brush
    device.select(index)
    _fill(player, _region(record, 32, length))
    device.context.brush = before


def _paint_region(player: Player, record: Record) -> None:
    _fill(player, _region(record, 28, record.number(BOUNDED)))


def _fill(player: Player, boxes: Iterable[tuple[int, int, int, int]]) -> None:
    for box in boxes:
        player.device.fill_box(box, player.device.fill())


def _fill_gradients(player: Player, record: Record) -> None:
    """Rectangles and triangles between colours; each becomes one colour ([MS-EMF] 2.3.5.12)."""
    corners, count, how = record.numbers("3I", BOUNDED)
    found = [record.numbers("ii4H", 36 + 16 * i) for i in range(corners)]
    size = 3 if how == TRIANGLES else 2
    for index in range(count):
        named = record.numbers(f"{size}I", 36 + 16 * corners + 4 * size * index)
        if max(named) >= corners:
            raise damaged()
        ends = [found[each] for each in named]
        mean = [sum(end[band] for end in ends) // (256 * size) for band in (2, 3, 4)]
        colour = "".join([f"{each:02X}" for each in mean])
        places = [(end[0], end[1]) for end in ends]
        if how == TRIANGLES:
            player.device.fill_shape(polygon(places, closed=True), colour)
        else:
            player.device.fill_box((*places[0], *places[1]), colour)


# Text


def _draw_text(player: Player, record: Record) -> None:
    _draw_words(player, record, 36)


def _draw_texts(player: Player, record: Record) -> None:
    """Several texts at once (PolyTextOut)."""
    for index in range(record.number(36)):
        _draw_words(player, record, 40 + TEXT_LENGTH * index)


def _draw_words(player: Player, record: Record, start: int) -> None:
    """The text that an EmrText describes ([MS-EMF] 2.2.5)."""
    x, y, count, place, options = record.numbers("ii3I", start)
    box = None if options & NO_BOX else record.numbers("4i", start + 20)
    (advances_at,) = record.numbers("I", start + (20 if box is None else 36))
    step = 2 if options & IN_PAIRS else 1
    advances = record.numbers(f"{step * count}i", advances_at)[::step] if advances_at else ()
    if record.kind in (83, 96):  # in bytes
        text = decoded(record.bytes(place, count), player.device.context.font)
    else:
        text, advances = _wide(record.bytes(place, 2 * count), advances)
    player.letterer.draw(Words(text, x, y, advances, options, _four(box)))


def _four(numbers: tuple[int, ...] | None) -> tuple[int, int, int, int] | None:
    return None if numbers is None else (numbers[0], numbers[1], numbers[2], numbers[3])


def _wide(content: bytes, advances: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Text of two bytes a character, and its advances; characters of four bytes have one."""
    text = content.decode("utf-16-le", "replace")
    if 2 * len(text) == len(content) or not advances:
        return text, advances
    units = iter(advances)
    return text, tuple(
        next(units) + (next(units, 0) if ord(char) > 0xFFFF else 0)  # noqa: PLR2004
        for char in text
    )


def _draw_small_text(player: Player, record: Record) -> None:
    """Text without advances ([MS-EMF] 2.3.5.37)."""
    x, y, count, options = record.numbers("iiII")
    start, box = 36, None
    if not options & NO_BOX:
        box, start = record.numbers("4i", 36), 52
    if options & SMALL:
        text = record.bytes(start, count).decode("latin-1")
    else:
        text, _ = _wide(record.bytes(start, 2 * count), ())
    player.letterer.draw(Words(text, x, y, (), options, _four(box)))


# Pictures


def _copy(player: Player, record: Record) -> None:
    """BitBlt, StretchBlt and their like ([MS-EMF] 2.3.1.2, 2.3.1.6)."""
    x, y, width, height = record.numbers("4i", BOUNDED)
    operation, left, top = record.numbers("Iii", 40)
    dib = dib_at(record, 84, record.number(80))
    if dib is None:
        player.bitmaps.fill((x, y, x + width, y + height), operation)
        return
    if record.kind == 76:  # noqa: PLR2004 - BitBlt, whose source is as large
        a, _, _, d, _, _ = record.reals("6f", 52)
        part = left, top, left + abs(width * a), top + abs(height * d)
    else:
        wide, high = record.numbers("2i", 100)
        part = left, top, left + wide, top + high
    place = Place(x, y, width, height, part)
    match record.kind:
        case 114:
            alpha, by_pixel = operation >> 16 & 0xFF, operation >> 24 & WITH_ALPHA
            player.bitmaps.blend(dib, place, alpha=alpha, by_pixel=bool(by_pixel))
        case 116:
            player.bitmaps.draw_without(dib, place, colour_of(operation))
        case _:
            player.bitmaps.draw(dib, place, operation)


def _copy_dib(player: Player, record: Record) -> None:
    """SetDIBitsToDevice and StretchDIBits ([MS-EMF] 2.3.1.5, 2.3.1.7)."""
    x, y, left, low, wide, high = record.numbers("6i", BOUNDED)
    dib = dib_at(record, 48, record.number(64))
    if dib is None:
        raise UnreadableDrawingError("a picture that is not there")
    part = dib.part(left, low, wide, high)
    if record.kind == 80:  # noqa: PLR2004 - SetDIBitsToDevice
        player.bitmaps.draw(dib, Place(x, y, wide, high, part, in_pixels=True), COPY)
        return
    operation, width, height = record.numbers("Iii", 68)
    player.bitmaps.draw(dib, Place(x, y, width, height, part), operation)


DRAWING: Mapping[int, Callable[[Player, Record], None]] = {
    **dict.fromkeys((2, 3, 4, 5, 6, 85, 86, 87, 88, 89), _draw_points),
    **dict.fromkeys((7, 8, 90, 91), _draw_many),
    **dict.fromkeys((56, 92), _draw_mixed),
    **dict.fromkeys((83, 84), _draw_text),
    **dict.fromkeys((96, 97), _draw_texts),
    **dict.fromkeys((76, 77, 114, 116), _copy),
    **dict.fromkeys((80, 81), _copy_dib),
    41: _draw_angle,
    71: _fill_region,
    74: _paint_region,
    75: _clip,
    108: _draw_small_text,
    118: _fill_gradients,
}
