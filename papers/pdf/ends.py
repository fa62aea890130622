"""Where pages and columns may end: the least unwelcome place, and what ends there."""

from collections.abc import Sequence

from papers.pdf.formats import ParagraphFormat
from papers.pdf.story import Block, Paragraph
from papers.pdf.strips import LineStrip, Reluctance, RowStrip, Strip


def format_of_last(blocks: Sequence[Block]) -> ParagraphFormat | None:
    """That of the paragraph which ends them, if one does."""
    last = blocks[-1] if blocks else None
    return last.format if isinstance(last, Paragraph) else None


def ends_page(strip: Strip) -> bool:
    """Whether a page break follows it."""
    return isinstance(strip, LineStrip) and strip.line.ends == "page"


def begins_well(strips: Sequence[Strip], room: int) -> bool:
    """Whether what fits into this height ends where a page may."""
    height = 0
    for index, strip in enumerate(strips):
        height += strip.height + (strip.gap if index else 0)
        if index and strip.breaks:
            break
        if height - strip.overhang > room:
            if isinstance(strip, RowStrip) and strip.splits:
                break
            return index > 0 and not strips[last_break(strips, 0, index)].reluctance
    return True


def last_break(strips: Sequence[Strip], at: int, overflowing: int) -> int:
    """Where to end a column whose next strip does not fit: the least unwelcome place."""
    for bearable in (Reluctance.NONE, Reluctance.KEPT, Reluctance.WIDOW):
        for index in range(overflowing, at, -1):
            if strips[index].reluctance <= bearable:
                return index
    return max(overflowing, at + 1)
