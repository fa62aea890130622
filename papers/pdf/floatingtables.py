"""Tables that float, with text beside them (ISO/IEC 29500-1, 17.4.57)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from papers.pdf.fonts import TextStyle
from papers.pdf.ooxml import Node, W, child
from papers.pdf.properties import LONGEST, measure
from papers.pdf.story import Anchor, Block, Paragraph, Picture, Table

ANCHORS = {"text": "column", "margin": "margin", "page": "page"}
NARROWEST_TEXT = 1440  # twips that have to be left beside a table for text
TALLEST = 6000  # twips; higher tables are parted over pages and so do not float


def table_anchor(properties: Node | None) -> Anchor | None:
    """Where a table floats; None where it stands in the text."""
    node = child(properties, f"{W}tblpPr")
    if node is None:
        return None
    down = ANCHORS.get(node.get(f"{W}vertAnchor", "page"), "page")
    return Anchor(
        from_x=ANCHORS.get(node.get(f"{W}horzAnchor", "page"), "page"),
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


def with_floats(
    blocks: Sequence[Block], width: int, height_of: Callable[[Table], int]
) -> Iterator[Block]:
    """The blocks of a column of this width, tables as floats of the paragraphs after them.

    Those that leave no room for text beside them, or are too high, stay in the text.
    """
    waiting: list[Picture] = []
    for block, after in pairwise((*blocks, None)):
        if isinstance(block, Paragraph):
            yield block._replace(floats=(*waiting, *block.floats)) if waiting else block
            waiting = []
        elif isinstance(block, Table):
            narrow = block.edges[-1] - block.edges[0] <= width - NARROWEST_TEXT
            height = height_of(block) if block.anchor and narrow else LONGEST
            if height <= TALLEST and isinstance(after, Paragraph):
                waiting.append(_afloat(block, height, after.mark))
            else:
                yield block


def _afloat(table: Table, height: int, style: TextStyle) -> Picture:
    start = table.edges[0]
    own = replace(table, edges=tuple(edge - start for edge in table.edges), anchor=None)
    return Picture(
        own.edges[-1], height, b"", None, style, table.anchor, content=(own,), inset=(0, 0, 0, 0)
    )


def room_of_tables(paragraph: Paragraph, line: int) -> int:
    """How far tables that float beside a paragraph reach below its first line."""
    reach = (
        picture.height + max(0, picture.anchor.y)
        for picture in paragraph.floats
        if picture.content and picture.anchor and picture.anchor.from_y == "paragraph"
    )
    return max(0, max(reach, default=0) - line)
