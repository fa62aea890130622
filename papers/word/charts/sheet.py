"""A sheet to draw on in points, from the bottom left: lines, bars and words, as PNG and as SVG.

Matplotlib renders it, and is imported only for this. Nothing of the machine's own settings or
fonts takes part, and nothing in the files says when they were made.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from logging import ERROR, getLogger
from typing import Any

from lxml import etree

FACES = "papers.pdf.faces"  # Liberation Sans, as wide as Arial
DPI = 300
MISSING = "□"
SMALLEST = 1.0
getLogger("matplotlib").setLevel(ERROR)  # it warns of the machine's fonts, which we do not use
_SVG = "{http://www.w3.org/2000/svg}"
_SETTINGS = {"svg.fonttype": "path", "svg.hashsalt": "papers", "text.hinting": "no_hinting"}


class Sheet:
    """A white sheet of a width and a height in points; colours are "#143d59"."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415  # slow to import, and optional
        from matplotlib.transforms import Affine2D  # noqa: PLC0415

        self.width, self.height = width, height
        self._figure: Any = Figure(figsize=(width / 72, height / 72), facecolor="white")
        self._points: Any = Affine2D().scale(1 / 72) + self._figure.dpi_scale_trans

    def line(self, points: Sequence[tuple[float, float]], **look: Any) -> None:
        """A line through points; `look` is that of a Line2D of Matplotlib."""
        from matplotlib.lines import Line2D  # noqa: PLC0415

        look = {"solid_capstyle": "butt", "dash_capstyle": "butt", **look}
        across, up = zip(*points, strict=True)
        self._figure.add_artist(Line2D(across, up, transform=self._points, **look))

    def bar(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        """A rectangle from its lower left corner."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        box = Rectangle((x, y), width, height, transform=self._points, **look)
        self._figure.add_artist(box)

    def words(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False,
        align: str = "left",
    ) -> None:  # fmt: skip
        """A line of words on a base line, its left, center or right at x."""
        self._figure.text(
            x, y, _drawable(text), transform=self._points, color=colour, ha=align,
            va="baseline", fontproperties=_font(size, bold), parse_math=False,
        )  # fmt: skip

    def png(self) -> bytes:
        """The sheet in pixels, 300 to the inch."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415

        file = BytesIO()
        self._figure.set_dpi(DPI)
        canvas: Any = FigureCanvasAgg(self._figure)
        canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()

    def svg(self) -> bytes:
        """The sheet as a drawing, its words as outlines; no comment or metadata says more."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415

        file = BytesIO()
        canvas: Any = FigureCanvasSVG(self._figure)
        canvas.print_svg(file, metadata={"Date": None})
        parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, no_network=True)
        root = etree.fromstring(file.getvalue(), parser)
        for metadata in root.findall(f"{_SVG}metadata"):
            root.remove(metadata)
        made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return made


def measured(text: str, size: float, *, bold: bool = False) -> float:
    """How wide words are, in points."""
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    words, font = _drawable(text), _font(size, bold)
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def _drawable(text: str) -> str:
    """The text, a box in place of each character that the face does not have."""
    known = _characters()
    return "".join(char if ord(char) in known else MISSING for char in text)


@cache
def _characters() -> frozenset[int]:
    from matplotlib.font_manager import get_font  # noqa: PLC0415

    return frozenset(get_font(_font(SMALLEST).get_file()).get_charmap())


def usual_settings() -> Any:
    """Within it Matplotlib is as it comes, whatever a machine has set, but for what we need."""
    from matplotlib import rc_context, rcParamsDefault  # noqa: PLC0415

    left = ("backend", "backend_fallback", "date.epoch", "toolbar", "interactive")
    usual: Any = {key: value for key, value in rcParamsDefault.items() if key not in left}
    return rc_context(usual | _SETTINGS)


@cache
def _font(size: float, bold: bool = False) -> Any:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    with as_file(files(FACES) / name) as path:
        return FontProperties(fname=str(path), size=size)
