"""Columns of unequal width: what flows from one into the next is set anew for its width.

A section is composed once for each width. Where a column ends inside a paragraph, what is left of
it is set alone for the next column, and the section goes on as composed for that width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from papers.pdf.composer import Composer
from papers.pdf.formats import ParagraphFormat
from papers.pdf.fragments import NEW_PLACES, Line
from papers.pdf.story import Block, Break, Paragraph, Piece, Text
from papers.pdf.strips import LineStrip, Strip


@dataclass(slots=True)
class Columns:
    """The blocks of one section, composed for every width that its columns have."""

    composer: Composer
    blocks: Sequence[Block]
    widths: Sequence[int]
    before: ParagraphFormat | None  # of the paragraph above the section
    _composed: dict[int, list[Strip]] = field(default_factory=dict)
    _starts: dict[int, dict[int, int]] = field(default_factory=dict)  # of blocks, by width

    @property
    def _flows(self) -> bool:
        """Whether what goes on in the next column is set anew for it."""
        return min(self.widths) != max(self.widths)

    def strips(self) -> list[Strip]:
        """The whole section in the width of the first column."""
        return list(self._in(self.widths[0]))

    def flowing_on(self, strips: list[Strip], at: int, width: int) -> tuple[list[Strip], int]:
        """What stands from a strip on in a column of this width: strips, and the first of them."""
        if at >= len(strips) or not self._flows:
            return strips, at
        return self._rest(strips, at, width), 0

    def _rest(self, strips: list[Strip], at: int, width: int) -> list[Strip]:
        first = strips[at]
        composed, key = self._in(width), _key(first)
        start = self._starts[width][key]
        own = list(takewhile(lambda strip: _key(strip) == key, strips[at:]))
        if isinstance(first, LineStrip):
            if first.begins:
                return composed[start:]
            lines = [strip.line for strip in own if isinstance(strip, LineStrip)]
            rest = self.composer.compose([remainder(first.paragraph, lines)], width)
            own = [replace(s, begins=False) if isinstance(s, LineStrip) else s for s in rest]
        after = start + sum(1 for _ in takewhile(lambda s: _key(s) == key, composed[start:]))
        return own + composed[after:]

    def _in(self, width: int) -> list[Strip]:
        if width not in self._composed:
            strips = self.composer.compose(self.blocks, width, self.before)
            self._composed[width] = strips
            if self._flows:
                self._starts[width] = {
                    _key(strip): index for index, strip in reversed([*enumerate(strips)])
                }
        return self._composed[width]


def _key(strip: Strip) -> int:
    """What the strips of one block share, whether set whole or in part."""
    block = strip.paragraph if isinstance(strip, LineStrip) else strip.table
    return id(block.element)


def remainder(paragraph: Paragraph, lines: Sequence[Line]) -> Paragraph:
    """A paragraph of the words of these lines, the last ones of a paragraph."""
    pieces: list[Piece] = []
    for line in lines:
        found = [
            f.piece._replace(text=f.text) if isinstance(f.piece, Text) else f.piece
            for f in line.fragments
        ]
        if line.ends and line.ends not in NEW_PLACES:
            found.pop()  # the space that stands for the break
        pieces += found
        if line.ends:
            pieces.append(Break(line.ends, paragraph.mark))
    return paragraph._replace(
        pieces=tuple(pieces),
        format=replace(paragraph.format, first=0, break_before=False),
        bookmarks=(),
        label=0,
        floats=(),
        heading="",
    )
