"""Drawn shapes and pictures as operators of a content stream, in points from the bottom left."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, pi, radians, sin
from typing import NamedTuple, TypeAlias

from papers.pdf.layout import Turned
from papers.pdf.shapes import DASHES, rgb
from papers.pdf.story import BOTH, FILLED, LINED, Outline, Shape, Text
from papers.pdf.tags import Element

Edges: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top

CLOCKWISE = 90
STRAIGHT = 2  # steps of a line, which has nothing inside
CAPITALS = 0.68  # em: how high they stand in most faces
HEAD = 3.0  # of an arrow, by the width of its line
SMALLEST_HEAD = 6.0  # points
SLIM = 0.4  # half an arrowhead's width, by its length


class Rectangle(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def edges(self) -> Edges:
        """Left, bottom, right, top."""
        return self.left, self.bottom, self.left + self.width, self.bottom + self.height


def turn_about(turned: Turned, height: float) -> str:
    """The operator that turns text on its side about its corner, on a page of this height."""
    sign = -1 if turned.turn == CLOCKWISE else 1
    return f"0 {sign} {-sign} 0 {turned.x / 20:.2f} {(height - turned.y) / 20:.2f} cm"


def turned_edges(box: Rectangle, turned: Turned, height: float) -> Edges:
    """Where a box in text on its side is on the page of this height, in twips."""
    left, bottom, right, top = box.edges
    x, y = turned.x / 20, (height - turned.y) / 20
    if turned.turn == CLOCKWISE:
        return x + bottom, y - right, x + top, y - left
    return x - top, y + left, x - bottom, y + right


def bound(element: Element, edges: Edges) -> None:
    """Note where a figure stands (ISO 32000-1, 14.8.5.4); its parts stand within one box."""
    left, bottom, right, top = edges
    if before := element.attributes.get("Layout.BBox"):
        known = [float(edge) for edge in before[1:-1].split()]
        left, bottom = min(left, known[0]), min(bottom, known[1])
        right, top = max(right, known[2]), max(top, known[3])
    element.attributes["Layout.BBox"] = f"[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
    element.attributes["Layout.Placement"] = "/Block"


def in_box(code: Sequence[str], box: Rectangle, turn: float, crop: Sequence[float]) -> list[str]:
    """What is drawn in the unit square, in a box; of a cropped picture what is left fills it."""
    before, (left, bottom, width, height) = _turned(box, turn)
    if any(crop):
        above, right, below, before_it = crop
        before.append(f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n")
        width, height = width / (1 - before_it - right), height / (1 - above - below)
        left, bottom = left - before_it * width, bottom - below * height
    return [*before, f"{width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm", *code]


def draw_shape(shape: Shape, box: Rectangle, turn: float) -> list[str]:
    """A shape in its box, turned about its middle by degrees clockwise."""
    code, box = _turned(box, turn)
    if shape.fill:
        code.append(f"{rgb(shape.fill)} rg")
    if shape.line:
        dash = DASHES.get(shape.dash, "[]")
        code.append(f"{rgb(shape.line)} RG {shape.width / 20:.3g} w {dash} 0 d")
    for mark, part in _parts(shape.outline):
        fills = bool(shape.fill) and mark != LINED and len(part) > STRAIGHT
        lines = bool(shape.line) and mark != FILLED
        code += _path(part, box)
        code.append(
            {(True, True): "B", (True, False): "f", (False, True): "S"}.get((fills, lines), "n")
        )
    if shape.line:
        code += _heads(shape, box)
    return code


def draw_lettering(
    lettering: Text, encode: Callable[[str], list[tuple[str, str]]], box: Rectangle, turn: float
) -> list[str]:
    """Words stretched over all of a box; `encode` tells their fonts and literals."""
    code, (left, bottom, width, height) = _turned(box, turn)
    style, text = lettering.style, lettering.text
    across = width * style.size / max(1.0, style.widths[text])
    above, below = style.ascent / style.size, style.descent / style.size
    if text == text.upper():
        above, below = CAPITALS, 0.0
    up = height / (above + below)
    baseline = bottom + up * below
    code += [f"{rgb(style.colour)} rg", "BT"]
    code.append(f"{across:.4f} 0 0 {up:.4f} {left:.2f} {baseline:.2f} Tm")
    for name, literal in encode(text):
        code += [f"{name} 1 Tf", f"({literal})Tj"]
    return [*code, "ET"]


def _turned(box: Rectangle, turn: float) -> tuple[list[str], Rectangle]:
    """The operator that turns what follows about the middle of a box, and the box as seen then."""
    if not turn % 360:
        return [], box
    across, up = cos(radians(turn)), sin(radians(turn))
    x, y = box.left + box.width / 2, box.bottom + box.height / 2
    code = f"{across:.5f} {-up:.5f} {up:.5f} {across:.5f} {x:.2f} {y:.2f} cm"
    return [code], box._replace(left=-box.width / 2, bottom=-box.height / 2)


def _parts(outline: Outline) -> Iterator[tuple[str, Outline]]:
    """The parts of an outline that are drawn alike, with their marks."""
    marks = [index for index, step in enumerate(outline) if step[0] in (BOTH, FILLED, LINED)]
    if plain := outline[: marks[0] if marks else len(outline)]:
        yield BOTH, plain
    for mark, end in pairwise([*marks, len(outline)]):
        yield outline[mark][0], outline[mark + 1 : end]


def _path(outline: Outline, box: Rectangle) -> Iterator[str]:
    for operator, at in outline:
        places = (f"{place:.2f}" for place in _places(at, box))
        yield " ".join((*places, operator))


def _places(at: Sequence[float], box: Rectangle) -> list[float]:
    return [
        box.bottom + (1 - place) * box.height if index % 2 else box.left + place * box.width
        for index, place in enumerate(at)
    ]


def _heads(shape: Shape, box: Rectangle) -> Iterator[str]:
    """The arrowheads of an open line, as filled triangles at its ends."""
    points = [_places(at[-2:], box) for _, at in shape.outline if at]
    ends = ((points[1], points[0]), (points[-2], points[-1])) if len(points) > 1 else ()
    for wanted, (start, tip) in zip(shape.arrows, ends, strict=False):
        if not wanted:
            continue
        angle = atan2(tip[1] - start[1], tip[0] - start[0])
        length = max(SMALLEST_HEAD, HEAD * shape.width / 20)
        yield f"{rgb(shape.line)} rg {tip[0]:.2f} {tip[1]:.2f} m"
        for side in (SLIM, -SLIM):
            back = angle + pi + side
            yield f"{tip[0] + length * cos(back):.2f} {tip[1] + length * sin(back):.2f} l"
        yield "h f"
