"""The outlines of our faces' glyphs, in em from the baseline upwards."""

from functools import cache, lru_cache
from logging import ERROR, getLogger
from pathlib import Path
from typing import Any

from papers.pdf.face import STAND_INS, Face
from papers.pdf.story import Outline, Step

FREQUENCIES = {  # of letters, in a thousand
    "a": 64, "b": 14, "c": 27, "d": 35, "e": 100, "f": 20, "g": 14, "h": 42, "i": 63, "j": 3,
    "k": 6, "l": 35, "m": 20, "n": 56, "o": 56, "p": 17, "q": 4, "r": 49, "s": 56, "t": 71,
    "u": 31, "v": 10, "w": 18, "x": 3, "y": 18, "z": 2, " ": 166,
}  # fmt: skip


def glyph_of(face: Face, char: str) -> Outline:
    """The outline of a character that the face has."""
    code = ord(char)
    return _outline(face.path, STAND_INS.get(code, code))


def average_width(face: Face) -> float:
    """The average width of the face's letters in English text, in em (OpenType 1.0, OS/2)."""
    widths = [face.advances.get(ord(each), 0.0) * share for each, share in FREQUENCIES.items()]
    return sum(widths) / sum(FREQUENCIES.values()) or 1.0


@cache
def _font(path: Path) -> Any:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, and rarely needed

    getLogger("fontTools").setLevel(ERROR)  # it warns of the dates in our faces
    return TTFont(path, lazy=True)


@lru_cache(4096)
def _outline(path: Path, code: int) -> Outline:
    from fontTools.pens.recordingPen import DecomposingRecordingPen  # noqa: PLC0415

    font = _font(path)
    name = font.getBestCmap().get(code)
    if name is None:
        return ()
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    em = font["head"].unitsPerEm
    steps: list[Step] = []
    for operator, points in pen.value:
        scaled = [(x / em, y / em) for x, y in filter(None, points)]
        match operator:
            case "moveTo" | "lineTo":
                steps.append((operator[0], scaled[0]))
            case "qCurveTo":
                steps += _curved(steps, scaled, closed=points[-1] is None)
            case "closePath":
                steps.append(("h", ()))
    return tuple(steps)


def _curved(before: list[Step], points: list[tuple[float, float]], *, closed: bool) -> list[Step]:
    """Quadratic curves as cubic ones; points on the curve halfway between others are left out."""
    steps: list[Step] = []
    if closed:  # a contour all of whose points are off the curve
        (x, y), (u, v) = points[-1], points[0]
        start = ((x + u) / 2, (y + v) / 2)
        steps.append(("m", start))
        points = [*points, start]
    x, y = steps[-1][1] if closed else before[-1][1][-2:]
    for index, (bx, by) in enumerate(points[:-1]):
        cx, cy = points[index + 1]
        if index + 2 < len(points):
            cx, cy = (bx + cx) / 2, (by + cy) / 2
        steps.append(("c", (
            x + (bx - x) * 2 / 3, y + (by - y) * 2 / 3,
            cx + (bx - cx) * 2 / 3, cy + (by - cy) * 2 / 3, cx, cy,
        )))  # fmt: skip
        x, y = cx, cy
    if closed:
        steps.append(("h", ()))
    return steps
