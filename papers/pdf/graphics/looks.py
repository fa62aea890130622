"""How drawn shapes are filled and lined (ISO/IEC 29500-1, 20.1.2.2.24 and 20.1.8)."""

from dataclasses import dataclass

from papers.pdf.graphics.figures import Figures
from papers.pdf.graphics.frames import named, twips
from papers.pdf.ooxml import A, Node
from papers.pdf.properties import whole
from papers.pdf.story import Outline, Shape
from papers.pdf.styles import BODY, Surroundings
from papers.pdf.theme import EMU_PER_TWIP, blended, lightness

THINNEST = 5  # twips
DASHES = {
    "dash": "dashed", "lgDash": "dashed", "sysDash": "dashSmallGap", "dot": "dotted",
    "sysDot": "dotted", "dashDot": "dotDash", "lgDashDot": "dotDash", "sysDashDot": "dotDash",
}  # fmt: skip
LIGHTEST = 0.65  # ground on which white can be read
WHITE, BLACK = "FFFFFF", "000000"


@dataclass(frozen=True, slots=True)
class Looks:
    """Reads the colours and lines of shapes."""

    figures: Figures

    def shape(self, node: Node, outline: Outline) -> Shape:
        """A shape of that outline as it looks: as it says itself, else as its style does."""
        theme, style, drawn = self.figures.theme, named(node, "style"), named(node, "spPr")
        reference, line = named(style, "lnRef"), named(drawn, "ln")
        index = whole(reference.get("idx")) if reference is not None else 0
        colour = theme.colour(reference) if index else ""
        if line is None:
            return Shape(outline, self._filling(drawn, style), colour, theme.line(index))
        own = self._fill(line)
        width = max(THINNEST, twips(line, "w", theme.line(index) * EMU_PER_TWIP))
        preset = named(line, "prstDash")
        dash = DASHES.get(preset.get("val", ""), "single") if preset is not None else "single"
        arrows = _is_arrow(named(line, "headEnd")), _is_arrow(named(line, "tailEnd"))
        line_colour = colour if own is None else own
        return Shape(outline, self._filling(drawn, style), line_colour, width, dash, arrows)

    def ground(self, node: Node, fill: str) -> Surroundings:
        """What the text in a shape stands on: white where its style says so and it can be seen."""
        white = self.figures.theme.colour(named(named(node, "style"), "fontRef")) == WHITE
        seen = bool(fill) and lightness(fill) < LIGHTEST
        return BODY.on(BLACK if white and seen else fill)

    def _filling(self, drawn: Node | None, style: Node | None) -> str:
        own = self._fill(drawn) if drawn is not None else None
        if own is not None:
            return own
        reference = named(style, "fillRef")
        if reference is None or not whole(reference.get("idx")):
            return ""
        return self.figures.theme.colour(reference)

    def _fill(self, node: Node) -> str | None:
        """A colour, "" for none, None where nothing is said; a gradient's is halfway."""
        theme = self.figures.theme
        for each in node:
            match str(each.tag).removeprefix(A):
                case "noFill":
                    return ""
                case "solidFill":
                    return theme.colour(each)
                case "gradFill":
                    found = [theme.colour(stop) for stop in each.iterfind(f"{A}gsLst/{A}gs")]
                    stops = [stop for stop in found if stop]
                    return blended([stops[0], stops[-1]]) if stops else ""
                case "pattFill":
                    return theme.colour(named(each, "fgClr"))
                case "blipFill":
                    self.figures.not_rendered("shape", "the picture that fills a drawn shape")
                    return ""
        return None


def _is_arrow(end: Node | None) -> bool:
    return end is not None and end.get("type", "none") not in ("none", "oval", "diamond")
