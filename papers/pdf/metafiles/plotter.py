"""Writes operators of PDF, within bounds: paths and pictures, with their colours and clips.

Clips are no stack, as they are in PDF: each path names its own, and a graphics state is opened for
it. So a drawing never nests more than two, however deep its own states are.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from papers.pdf.metafiles.matrices import Point, written, written_matrix
from papers.pdf.shapes import rgb
from papers.pdf.vector import MOST_OPERATORS, Matrix, UnreadableDrawingError

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
Operator: TypeAlias = str | bytes  # bytes: a picture (PNG) that is drawn in the unit square

MOST_CLIPS = 300  # within one another
THINNEST = 0.1
FARTHEST = 100_000.0  # edge of a clip


class Area(NamedTuple):
    """What a clip keeps: a path with its rule, "W" or "W*"; a box where it is one."""

    path: tuple[str, ...]
    rule: str
    box: Box | None = None


Clip: TypeAlias = tuple[Area, ...]


class Stroke(NamedTuple):
    """How a line is drawn, lengths as they are drawn; caps and joins as PDF numbers them."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()
    cap: int = 1
    join: int = 1
    miter: float = 10

    def code(self) -> str:
        """The operators that set it."""
        dashes = f"[{' '.join([f'{each:.1f}' for each in self.dashes])}] 0 d"
        miter = f" {max(1.0, self.miter):.1f} M" if self.join == 0 else ""
        return (
            f"{rgb(self.colour)} RG {written(max(THINNEST, self.width))} w "
            f"{self.join} j {self.cap} J{miter} {dashes}"
        )


def boxed(box: Box) -> Area:
    """A clip that keeps a box."""
    left, top, right, bottom = box = (_near(box[0]), _near(box[1]), _near(box[2]), _near(box[3]))
    path = f"{written(left, top, max(0.0, right - left), max(0.0, bottom - top))} re"
    return Area((path,), "W", box)


def _near(edge: float) -> float:
    """An edge, no farther away than counts: clips reach as far as they like."""
    return min(FARTHEST, max(-FARTHEST, edge))


def within(clip: Clip, area: Area) -> Clip:
    """What a clip keeps of an area; a box in a box is one box."""
    if clip and area.box is not None and (last := clip[-1].box) is not None:
        left, top = max(last[0], area.box[0]), max(last[1], area.box[1])
        right, bottom = min(last[2], area.box[2]), min(last[3], area.box[3])
        return (*clip[:-1], boxed((left, top, max(left, right), max(top, bottom))))
    if len(clip) >= MOST_CLIPS:
        raise UnreadableDrawingError("its clips")
    return (*clip, area)


class Plotter:
    """Collects the operators of one drawing."""

    def __init__(self) -> None:
        self.code: list[Operator] = []
        self._clip: Clip = ()  # the one whose graphics state is open
        self._fill = ""
        self._stroke: Stroke | None = None
        self._line_end: Point | None = None  # of a line that is not stroked yet

    def paint(
        self, path: Sequence[str], fill: str, stroke: Stroke | None, clip: Clip, *, winding: bool
    ) -> None:
        """Fill a path in a colour, "" for none, and stroke it."""
        if not path or not (fill or stroke):
            return
        self._begin(clip)
        if fill and fill != self._fill:
            self._add((f"{rgb(fill)} rg",))
            self._fill = fill
        if stroke is not None:
            self._set(stroke)
        self._add(path)
        star = "" if winding or not fill else "*"
        self._add(((("B" if stroke else "f") if fill else "S") + star,))

    def line(self, start: Point, end: Point, stroke: Stroke, clip: Clip) -> None:
        """Draw a straight line, as one with the line before it where it goes on from that."""
        goes_on = self._line_end == start and self._stroke == stroke and self._clip == clip
        if not goes_on:
            self._begin(clip)
            self._set(stroke)
            self._add((f"{written(*start)} m",))
        self._add((f"{written(*end)} l",))
        self._line_end = end

    def picture(self, content: bytes, matrix: Matrix, clip: Clip) -> None:
        """Draw a picture, whose unit square comes to where the matrix says."""
        self._begin(clip)
        self._add(("q", written_matrix(matrix)))
        self.code.append(content)
        self._add(("Q",))

    def replace_picture(self, content: bytes) -> None:
        """Draw another picture instead of the one that was drawn last."""
        self.code[-2] = content

    def finished(self) -> list[Operator]:
        """All operators."""
        self._begin(())
        return self.code

    def _begin(self, clip: Clip) -> None:
        """End what is open; then go on inside a clip."""
        if self._line_end is not None:
            self._line_end = None
            self._add(("S",))
        if clip == self._clip:
            return
        if self._clip:
            self._add(("Q",))
        if clip:
            self._add(("q",))
            for area in clip:
                self._add((*area.path, f"{area.rule} n"))
        self._clip, self._fill, self._stroke = clip, "", None

    def _set(self, stroke: Stroke) -> None:
        if stroke != self._stroke:
            self._add((stroke.code(),))
            self._stroke = stroke

    def _add(self, operators: Iterable[str]) -> None:
        self.code += operators
        if len(self.code) > MOST_OPERATORS:
            raise UnreadableDrawingError("its length")
