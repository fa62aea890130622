"""Split rows of tables over pages: what of each cell stays, and what goes on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, islice

from papers.pdf.story import Note
from papers.pdf.strips import LineStrip, PlacedCell, Reluctance, RowStrip, Strip


def split_row(
    strip: RowStrip, room: int, above: Sequence[Strip] = ()
) -> tuple[RowStrip, RowStrip] | None:
    """Cut a row so that its first part fits; None where not one line of each cell would.

    `above` is what stands over it on the page, where cells that reach into it may begin.
    """
    if not strip.splits:
        return None
    bottom_border = strip.bottom_border + strip.closing
    room -= strip.top_border + bottom_border
    merged = {id(cell): found for cell in strip.cells if (found := _origin(above, cell))}
    upper: list[PlacedCell] = []
    lower: list[PlacedCell] = []
    cuts: list[tuple[PlacedCell, PlacedCell]] = []  # what cells keep that began above
    tallest = 0
    fuller = _fuller(strip.cells, room)
    for index, cell in enumerate(strip.cells):
        origin, used = merged.get(id(cell), (cell, -strip.top_border))
        used += strip.top_border
        head, tail = cut_cell(origin, room + used, hanging=index in fuller)
        if cell.strips and not head.strips:
            return None
        if origin is not cell:
            cuts.append((origin, head))
            tallest = max(tallest, head.needed - used)
            head, tail = cell, replace(cell, strips=tail.strips, content=tail.content)
        upper.append(head)
        lower.append(tail)
    if not any(cell.strips for cell in lower):
        return None
    for origin, head in cuts:
        origin.strips, origin.content = head.strips, head.content
    height = strip.top_border + max(tallest, _tallest(upper)) + bottom_border
    first = replace(
        strip,
        goes_on=True,
        cells=upper,
        height=height,
        bottom_border=bottom_border,
        notes=_notes(upper),
    )
    return first, _rest(strip, lower)


def _fuller(cells: Sequence[PlacedCell], room: int) -> set[int]:
    """The cells that may take a paragraph's last line without the space below it, by their places.

    As in LibreOffice: those that a later one is higher than, and all where that makes the row
    higher. What a cell is cut to is its height so far.
    """
    cut = [_height_of_cut(cell, room) for cell in cells]
    tops = list(accumulate(cut, max))
    found = {
        index
        for index, cell in enumerate(cells)
        if cut[index] < cell.needed and any(c.needed > tops[index] for c in cells[index + 1 :])
    }
    grown = max((_height_of_cut(cells[i], room, hanging=True) for i in found), default=0)
    return set(range(len(cells))) if tops and grown > tops[-1] else found


def _height_of_cut(cell: PlacedCell, room: int, *, hanging: bool = False) -> int:
    """How high what fits of a cell is, tables in it not cut."""
    margins = cell.cell.margins[0] + cell.cell.margins[2]
    cut, height = cut_strips(cell.strips, room - margins, hanging=hanging)
    return cell.needed if cut == len(cell.strips) else height + margins


def notes_within(strip: RowStrip, room: int) -> tuple[Note, ...]:
    """The footnotes of what a cut at this height would leave of a row on its page."""
    room -= strip.top_border + strip.bottom_border + strip.closing
    return _notes([cut_cell(cell, room)[0] for cell in strip.cells])


def _rest(strip: RowStrip, cells: list[PlacedCell]) -> RowStrip:
    """What of a row goes on, on the next page."""
    height = strip.top_border + _tallest(cells) + strip.bottom_border
    rest = replace(
        strip,
        goes_on=False,
        cells=cells,
        height=height,
        gap=0,
        reluctance=Reluctance.NONE,
        notes=_notes(cells),
    )
    rest.least = height
    return rest


def _origin(above: Sequence[Strip], through: PlacedCell) -> tuple[PlacedCell, int] | None:
    """The cell above that reaches down into a row, and how much of it the rows between hold."""
    if through.begins or through.strips:
        return None
    used = 0
    for row in reversed(above):
        if not isinstance(row, RowStrip):
            break
        used += row.height
        for cell in row.cells:
            if cell.cell is through.cell and cell.strips:
                return cell, used - row.top_border  # its lines go on over the rows' borders
    return None


def cut_cell(
    cell: PlacedCell, room: int, *, hanging: bool = False
) -> tuple[PlacedCell, PlacedCell]:
    """What of a cell fits into this height, margins included, and the rest.

    With `hanging` the space below a paragraph may lie beyond it, but for those of a single line.
    """
    room -= cell.cell.margins[0] + cell.cell.margins[2]
    cut, height = cut_strips(cell.strips, room, hanging=hanging)
    rest = cell.strips[cut:]
    if not rest:
        return cell, replace(cell, strips=[], content=0, turned=())
    head, gap = cell.strips[:cut], rest[0].gap if cut else rest[0].top_gap
    if isinstance(rest[0], RowStrip) and (parts := split_row(rest[0], room - height - gap)):
        rest_height = cell.content - height - gap - rest[0].height + parts[1].height
        head, rest = [*head, parts[0]], [parts[1], *rest[1:]]
        height += gap + parts[0].height
    else:
        rest_height = cell.content - height - gap + rest[0].top_gap
    return replace(cell, strips=head, content=height), replace(
        cell, strips=rest, content=rest_height
    )


def _tallest(cells: Sequence[PlacedCell]) -> int:
    return max((cell.needed for cell in cells if cell.cell.down == 1), default=0)


def carry_over(strips: Sequence[Strip], at: int, end: int) -> None:
    """Hand what merged cells could not show on a page, from a strip to another, to the next."""
    below = strips[end] if end < len(strips) else None
    if not isinstance(below, RowStrip) or all(cell.begins for cell in below.cells):
        return
    above = strips[at:end]
    for through in below.cells:
        if found := _origin(above, through):
            origin, used = found
            head, tail = cut_cell(origin, used)
            origin.strips, origin.content = head.strips, head.content
            through.strips, through.content = tail.strips, tail.content
    _settle(strips, end, below)


def _settle(strips: Sequence[Strip], at: int, first: RowStrip) -> None:
    """Make the rows in which merged cells end as high as what a page's end has left of them."""
    left = {id(c.cell): c.needed for c in first.cells if c.strips and not c.begins}
    height = 0
    for row in islice(strips, at, None):
        if not left or not isinstance(row, RowStrip) or row.table is not first.table:
            break
        ending = [left.pop(id(c.cell)) for c in row.cells if c.ends and id(c.cell) in left]
        if ending:
            needed = first.top_border + max(ending) + row.bottom_border
            row.height = max(row.least, needed - height)
        height += row.height


def _notes(cells: Sequence[PlacedCell]) -> tuple[Note, ...]:
    return tuple(n for c in cells for s in c.strips for n in s.notes)


def cut_strips(strips: Sequence[Strip], room: int, *, hanging: bool = False) -> tuple[int, int]:
    """How many strips fit, and their height: as LibreOffice finds it, in two goes.

    A paragraph's last line keeps the space below it; in the last paragraph so does the first line,
    if others stand above it. The last line of all keeps none where the one before had no room
    for it either.
    """
    height, best = 0, (0, 0)
    for index, strip in enumerate(strips):
        step = strip.height + (strip.gap if index else strip.top_gap)
        if height + step - strip.overhang > room:
            break
        height += step
        after = _space_after(strips, index)
        last = strip is strips[-1] or _opens_last(strips, index)
        fits = height - (0 if last else strip.overhang) + after <= room
        if index and not fits and _opens_last(strips, index):
            break
        third = index > 1 and not _begins(strips[index - 1])
        hangs = hanging or (third and strip is strips[-1] and height - step + after > room)
        if fits or index == 0 or (hangs and not _begins(strip)):
            best = index + 1, height
    return best


def _space_after(strips: Sequence[Strip], index: int) -> int:
    """The space that a cell keeps below a strip at the page's end."""
    strip = strips[index]
    following = strips[index + 1] if index + 1 < len(strips) else None
    if not isinstance(strip, LineStrip):
        return 0
    ends = not isinstance(following, LineStrip) or following.begins
    return strip.paragraph.format.after if ends or _opens_last(strips, index) else 0


def _opens_last(strips: Sequence[Strip], index: int) -> bool:
    """Whether a strip is the first line of the last paragraph, below others."""
    strip, last = strips[index], strips[-1]
    if not index or not isinstance(strip, LineStrip) or not isinstance(last, LineStrip):
        return False
    return strip.begins and strip.paragraph is last.paragraph


def _begins(strip: Strip) -> bool:
    return isinstance(strip, RowStrip) or strip.begins
