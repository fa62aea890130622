"""Numbers beside the lines of a section's text (ISO/IEC 29500-1, 17.6.8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers.pdf.fonts import TextStyle
from papers.pdf.fragments import Fragment, Line
from papers.pdf.layout import PlacedLine
from papers.pdf.story import LineNumbering, Text
from papers.pdf.strips import LineStrip, Strip


@dataclass(slots=True)
class LineNumbers:
    """Counts lines; those in tables do not count, nor those of paragraphs that ask for it."""

    count: int = 0
    counted: tuple[str, int] = ("", 0)  # in what, and which page or section

    def begin(self, numbering: LineNumbering, *, page: int, section: int) -> None:
        """Begin anew where the numbers do: on a page, in a section, or never."""
        begun = {"newPage": page, "newSection": section}.get(numbering.restart, 0)
        if self.counted != (numbering.restart, begun):
            self.counted, self.count = (numbering.restart, begun), numbering.start

    def beside(
        self,
        strips: Sequence[Strip],
        numbering: LineNumbering,
        x: float,
        y: int,
        *,
        spaced: bool,
    ) -> Iterator[PlacedLine]:
        """The numbers beside strips that stand in a column from x, y on."""
        for index, strip in enumerate(strips):
            y += strip.gap if index else (strip.top_gap if spaced else 0)
            if isinstance(strip, LineStrip) and not strip.paragraph.format.unnumbered:
                self.count += 1
                if self.count % numbering.every == 0:
                    line = _number(self.count, strip, numbering.style)
                    left = x - numbering.distance - line.width
                    yield PlacedLine(left, y + strip.above, line, None)
            y += strip.height


def _number(count: int, strip: LineStrip, style: TextStyle | None) -> Line:
    """A number on the baseline of a line."""
    text, style = str(count), style or strip.paragraph.mark
    fragment = Fragment(0.0, style.widths[text], text, Text(text, style))
    return Line((fragment,), strip.line.height, strip.line.ascent)
