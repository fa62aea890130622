"""Read the pictures, text boxes and drawn shapes of a run, however they are written."""

from dataclasses import dataclass

from papers.pdf.fonts import TextStyle
from papers.pdf.graphics.drawings import Drawings
from papers.pdf.graphics.figures import Figures
from papers.pdf.graphics.vml import Vml
from papers.pdf.ooxml import WP, Node
from papers.pdf.story import Picture
from papers.pdf.tags import Element


@dataclass(frozen=True, slots=True)
class Pictures:
    """Reads those of one part of a package."""

    figures: Figures

    def read(self, node: Node, parent: Element, style: TextStyle) -> Picture | None:
        """What stands in a w:drawing, w:pict or w:object; None if nothing can be drawn."""
        for frame in node.iterchildren(f"{WP}inline", f"{WP}anchor"):
            return Drawings(self.figures).read(frame, parent, style)
        return Vml(self.figures).read(node, parent, style)
