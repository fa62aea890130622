"""Tables and frames that float, with text beside them (ISO/IEC 29500-1, 17.4.57, 17.3.1.11)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeAlias

from papers.pdf.floating import place_of
from papers.pdf.fonts import TextStyle
from papers.pdf.formats import Frame
from papers.pdf.ooxml import Node, W, child
from papers.pdf.properties import LONGEST, measure
from papers.pdf.story import Anchor, Block, Geometry, Paragraph, Picture, Table

SizeOf: TypeAlias = Callable[[Sequence[Block], int], tuple[int, int]]  # width and height

WRAPS = {"notBeside": "topAndBottom", "none": "none", "through": "none"}
ANCHORS = {"text": "column", "margin": "margin", "page": "page", "leftMargin": "leftMargin"}
TALLEST = 6000  # twips; higher tables are parted over pages and so do not float


def table_anchor(properties: Node | None) -> Anchor | None:
    """Where a table floats; None where it stands in the text.

    Counted from the text across and from the margin down where it does not say, as Word writes it.
    """
    node = child(properties, f"{W}tblpPr")
    if node is None:
        return None
    down = ANCHORS.get(node.get(f"{W}vertAnchor", "margin"), "margin")
    return Anchor(
        from_x=ANCHORS.get(node.get(f"{W}horzAnchor", "text"), "column"),
        from_y="paragraph" if down == "column" else down,
        x=measure(node.get(f"{W}tblpX")),
        y=measure(node.get(f"{W}tblpY")),
        align_x=node.get(f"{W}tblpXSpec", ""),
        align_y=node.get(f"{W}tblpYSpec", ""),
        wrap="square",
        distance=(
            measure(node.get(f"{W}topFromText")),
            measure(node.get(f"{W}rightFromText")),
            measure(node.get(f"{W}bottomFromText")),
            measure(node.get(f"{W}leftFromText")),
        ),
    )


def may_float(block: Block) -> bool:
    """Whether a block asks to stand apart from the text."""
    return bool(block.anchor if isinstance(block, Table) else block.format.frame)


def with_floats(
    blocks: Sequence[Block], width: int, page: Geometry, size_of: SizeOf
) -> Iterator[Block]:
    """The blocks of a column of this width, tables and frames as floats of what follows them.

    `size_of` tells how large blocks become in a column of some width. A table that is too high
    stays in the text, at its place across.
    """
    waiting: list[Picture] = []
    groups: list[list[Block]]
    groups = [list(own) for _, own in groupby(blocks, lambda each: _frame_of(each) or id(each))]
    for own, after in pairwise([*groups, []]):
        mark = after[0].mark if after and isinstance(after[0], Paragraph) else None
        if mark is not None and (picture := _afloat(own, mark, width, size_of)):
            waiting.append(picture)
            continue
        first, *others = own
        if isinstance(first, Table) and first.anchor is not None:
            first = _in_text(first, first.anchor, page)
        if waiting and isinstance(first, Paragraph):
            first, waiting = first._replace(floats=(*waiting, *first.floats)), []
        yield from (first, *others)


def _frame_of(block: Block) -> Frame | None:
    return block.format.frame if isinstance(block, Paragraph) else None


def _afloat(own: Sequence[Block], mark: TextStyle, width: int, size_of: SizeOf) -> Picture | None:
    """A table or the paragraphs of a frame as a float; None where they stand in the text."""
    table, frame = own[0], _frame_of(own[0])
    if frame is not None:
        return _framed(own, frame, width, size_of)
    if not isinstance(table, Table) or table.anchor is None:
        return None
    start = table.edges[0]
    alone = replace(table, edges=tuple(edge - start for edge in table.edges), anchor=None)
    high = size_of((alone,), LONGEST)[1]
    if high > TALLEST:
        return None
    return Picture(alone.edges[-1], high, b"", None, mark, table.anchor, content=(alone,))


def _in_text(table: Table, anchor: Anchor, page: Geometry) -> Table:
    """A table that floats, for the text: at its place across, and parted over pages."""
    start, end = table.edges[0], table.edges[-1]
    left, _ = place_of(anchor, (end - start, 0), page, page.left, 0)
    shift = round(left) - page.left - start
    return replace(table, edges=tuple(edge + shift for edge in table.edges))


def _framed(blocks: Sequence[Block], frame: Frame, width: int, size_of: SizeOf) -> Picture:
    """Paragraphs in the frame that they ask for, as wide as their text where it has no width."""
    own = tuple(
        block._replace(format=replace(block.format, frame=None))
        for block in blocks
        if isinstance(block, Paragraph)
    )
    wide = frame.width or min(width, size_of(own, width)[0])
    high = size_of(own, wide)[1] - own[-1].format.after
    anchor = Anchor(
        ANCHORS.get(frame.from_x, "page"),
        "paragraph" if frame.from_y == "text" else frame.from_y,
        frame.x,
        frame.y,
        frame.align_x,
        frame.align_y,
        WRAPS.get(frame.wrap, "square"),
        distance=(frame.down, frame.across, frame.down, frame.across),
    )
    height = max(frame.height, high)
    return Picture(wide, height, b"", None, own[0].mark, anchor, content=own)


def room_of_tables(paragraph: Paragraph, line: int) -> int:
    """How far tables that float beside a paragraph reach below its first line."""
    reach = (
        picture.height + max(0, picture.anchor.y)
        for picture in paragraph.floats
        if picture.anchor is not None
        and picture.anchor.from_y == "paragraph"
        and picture.shape is None
        and isinstance(next(iter(picture.content), None), Table)
    )
    return max(0, max(reach, default=0) - line)
