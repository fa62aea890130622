"""Rectangles, lines and words of a chart, as parts of a picture that share one tag."""

from collections.abc import Callable
from dataclasses import dataclass

from papers.pdf.fonts import TextStyle
from papers.pdf.formats import ParagraphFormat
from papers.pdf.graphics.chartletters import PLAIN, Caption, Letters
from papers.pdf.graphics.chartpieces import Room
from papers.pdf.story import Outline, Paragraph, Part, Picture, Shape, Text
from papers.pdf.tags import Element

GAP = 90  # twips between what stands side by side
SLACK = 20  # beside words, so that they need no second line
THIN, HAIR = 15, 10  # lines
RULES = "D9D9D9"


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws for one chart; `pieces` sets words in letters."""

    element: Element
    pieces: Callable[[str, Letters], list[Text]]

    def line(self, letters: Letters) -> int:
        """The height of a line."""
        style = self._style(letters)
        return style.ascent + style.descent

    def height(self, caption: Caption) -> int:
        """That of all lines of a caption."""
        return self.line(caption.letters) * (caption.text.count("\n") + 1)

    def breadth(self, text: str, letters: Letters) -> float:
        """The width that words need, of their widest line."""
        return SLACK + max(
            sum(piece.style.widths[piece.text] for piece in self.pieces(line, letters))
            for line in text.split("\n")
        )

    def words(self, caption: Caption, room: Room, align: str = "center", turn: int = 0) -> Part:
        """Words in a room, as high as they need to be where it has no height."""
        letters, form = caption.letters, ParagraphFormat(align=align)
        style = self._style(letters)
        lines = tuple(
            Paragraph(form, tuple(self.pieces(line, letters)), style, self.element)
            for line in caption.text.split("\n")
        )
        height = round(room.height) or self.height(caption)
        drawn = Picture(round(room.width), height, b"", None, style, content=lines, text_turn=turn)
        return Part(room.x, room.y, drawn)

    def shape(
        self, room: Room, outline: Outline, fill: str, line: str = "", width: int = 0
    ) -> Part:
        """An outline in a room, with a fill, a line or both."""
        shape = Shape(outline, fill, line, width)
        style, size = self._style(PLAIN), (round(room.width), round(room.height))
        return Part(room.x, room.y, Picture(*size, b"", self.element, style, shape=shape))

    def _style(self, letters: Letters) -> TextStyle:
        return self.pieces("0", letters)[0].style
