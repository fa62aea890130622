"""The lines round pages (ISO/IEC 29500-1, 17.6.2, 17.6.10)."""

from collections.abc import Iterator

from papers.pdf.formats import NO_BORDER, turned_about
from papers.pdf.layout import Rule
from papers.pdf.story import Geometry


def page_rules(page: Geometry, *, first: bool) -> Iterator[Rule]:
    """Those of one page; `first` of its section, which may have some of its own."""
    borders = page.borders
    if borders is None or borders.display == ("notFirstPage" if first else "firstPage"):
        return
    lines = borders.lines
    top, right, bottom, left = (
        side.space for side in (lines.top, lines.right, lines.bottom, lines.left)
    )
    if borders.from_page:
        x1, x2, y1, y2 = left, page.width - right, top, page.height - bottom
    else:
        x1, x2 = page.left - left, page.width - page.right + right
        y1, y2 = abs(page.top) - top, page.height - abs(page.bottom) + bottom
    for line, ends in (
        (lines.top, (x1, y1, x2, y1)), (turned_about(lines.bottom), (x1, y2, x2, y2)),
        (lines.left, (x1, y1, x1, y2)), (turned_about(lines.right), (x2, y1, x2, y2)),
    ):  # fmt: skip
        if line != NO_BORDER:
            yield Rule(*ends, line.width, line.colour, line.style, line.strokes)
