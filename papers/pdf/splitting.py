"""Split rows of tables over pages: what of each cell stays, and what goes on."""

from collections.abc import Sequence
from dataclasses import replace

from papers.pdf.story import Note
from papers.pdf.strips import LineStrip, PlacedCell, Reluctance, RowStrip, Strip


def split_row(strip: RowStrip, room: int) -> tuple[RowStrip, RowStrip] | None:
    """Cut a row so that its first part fits; None where not one line of each cell would."""
    if not strip.splits:
        return None
    bottom_border = strip.bottom_border + strip.closing
    room -= strip.top_border + bottom_border
    upper: list[PlacedCell] = []
    lower: list[PlacedCell] = []
    for cell in strip.cells:
        head, tail = cut_cell(cell, room)
        if cell.strips and not head.strips:
            return None
        upper.append(head)
        lower.append(tail)
    if not any(cell.strips for cell in lower):
        return None
    height = strip.top_border + _tallest(upper) + bottom_border
    first = replace(
        strip, cells=upper, height=height, bottom_border=bottom_border, notes=_notes(upper)
    )
    height = strip.top_border + _tallest(lower) + strip.bottom_border
    second = replace(
        strip, cells=lower, height=height, gap=0, reluctance=Reluctance.NONE, notes=_notes(lower)
    )
    return first, second


def cut_cell(cell: PlacedCell, room: int) -> tuple[PlacedCell, PlacedCell]:
    """What of a cell fits into this height, margins included, and the rest."""
    room -= cell.cell.margins[0] + cell.cell.margins[2]
    cut, height = cut_strips(cell.strips, room)
    rest = cell.strips[cut:]
    if not rest:
        return cell, replace(cell, strips=[], content=0)
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


def carry_over(above: Sequence[Strip], below: Strip) -> None:
    """Hand what a merged cell could not show above a page's end to its part in the row below."""
    if not isinstance(below, RowStrip):
        return
    for through in below.cells:
        if through.begins or through.strips:
            continue
        used = 0
        for row in reversed(above):
            if not isinstance(row, RowStrip) or row.table is not below.table:
                break
            used += row.height
            origin = next((c for c in row.cells if c.cell is through.cell and c.strips), None)
            if origin is not None:
                head, tail = cut_cell(origin, used - row.top_border)
                origin.strips, origin.content = head.strips, head.content
                through.strips, through.content = tail.strips, tail.content
                break


def _notes(cells: Sequence[PlacedCell]) -> tuple[Note, ...]:
    return tuple(n for c in cells for s in c.strips for n in s.notes)


def cut_strips(strips: Sequence[Strip], room: int) -> tuple[int, int]:
    """How many strips fit, and their height."""
    height, best = 0, (0, 0)
    for index, strip in enumerate(strips):
        step = strip.height + (strip.gap if index else strip.top_gap)
        if height + step - strip.overhang > room:
            break
        height += step
        if index == 0 or height - strip.overhang + _space_after(strips, index) <= room:
            best = index + 1, height
    return best


def _space_after(strips: Sequence[Strip], index: int) -> int:
    """The space below a strip that ends its paragraph, which a cell keeps at the page's end."""
    strip = strips[index]
    following = strips[index + 1] if index + 1 < len(strips) else None
    if isinstance(strip, LineStrip) and (not isinstance(following, LineStrip) or following.begins):
        return strip.paragraph.format.after
    return 0
