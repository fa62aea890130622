"""Outlines of the shapes that GDI draws: ellipses, arcs, rounded rectangles, series of points."""

from collections.abc import Sequence
from math import atan2, ceil, cos, pi, sin, tan

from papers.pdf.metafiles.matrices import Point
from papers.pdf.metafiles.plotter import Box
from papers.pdf.story import Step
from papers.pdf.vector import UnreadableDrawingError

MOVE, LINE, CURVE, CLOSE = 6, 2, 4, 1  # types of points ([MS-EMF] 2.1.26)
OPEN, CHORD, PIE = "open", "chord", "pie"  # how an arc ends


def rectangle(box: Box) -> list[Step]:
    """The outline of a box."""
    left, top, right, bottom = box
    corners = ((right, top), (right, bottom), (left, bottom))
    return [("m", (left, top)), *[("l", corner) for corner in corners], ("h", ())]


def polygon(points: Sequence[Point], *, closed: bool) -> list[Step]:
    """Straight lines from point to point."""
    if not points:
        return []
    steps: list[Step] = [("m", points[0]), *[("l", point) for point in points[1:]]]
    return [*steps, ("h", ())] if closed else steps


def curves(points: Sequence[Point]) -> list[Step]:
    """Bézier curves, three points each, from where we are."""
    whole = len(points) - len(points) % 3
    return [("c", (*points[i], *points[i + 1], *points[i + 2])) for i in range(0, whole, 3)]


def mixed(points: Sequence[Point], kinds: bytes) -> list[Step]:
    """Lines and curves, as the type of each point says ([MS-EMF] 2.3.5.23)."""
    steps: list[Step] = []
    index = 0
    while index < len(points):
        kind = kinds[index]
        shape = kind & ~CLOSE
        if shape == CURVE and index + 2 < len(points):
            steps += curves(points[index : index + 3])
            index += 2
            kind = kinds[index]
        elif shape in (MOVE, LINE):
            steps.append(("m" if shape == MOVE else "l", points[index]))
        else:
            raise UnreadableDrawingError("a path")
        if kind & CLOSE:
            steps.append(("h", ()))
        index += 1
    return steps


def arc(box: Box, start: float, sweep: float) -> list[Step]:
    """Curves along the ellipse in a box; angles are radians, from x towards y.

    They go on from `on_ellipse` of the start.
    """
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = (right - left) / 2, (bottom - top) / 2
    count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * tan(step / 4)
    steps: list[Step] = []
    for index in range(count):
        a, b = start + index * step, start + (index + 1) * step
        steps.append(("c", (
            x + across * (cos(a) - reach * sin(a)), y + down * (sin(a) + reach * cos(a)),
            x + across * (cos(b) + reach * sin(b)), y + down * (sin(b) - reach * cos(b)),
            x + across * cos(b), y + down * sin(b),
        )))  # fmt: skip
    return steps


def on_ellipse(box: Box, angle: float) -> Point:
    """The point of the ellipse in a box at an angle in radians."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    return x + (right - left) / 2 * cos(angle), y + (bottom - top) / 2 * sin(angle)


def angles(box: Box, first: Point, last: Point, *, clockwise: bool) -> tuple[float, float]:
    """The start and the sweep of an arc between two rays from the middle of a box."""
    start, end = (_angle(box, point) for point in (first, last))
    sweep = (end - start) % (2 * pi) if clockwise else -((start - end) % (2 * pi))
    return start, sweep or (2 * pi if clockwise else -2 * pi)


def _angle(box: Box, point: Point) -> float:
    left, top, right, bottom = box
    across, down = (right - left) / 2 or 1, (bottom - top) / 2 or 1
    return atan2((point[1] - (top + bottom) / 2) / down, (point[0] - (left + right) / 2) / across)


def ended_arc(box: Box, start: float, sweep: float, end: str) -> list[Step]:
    """An arc of its own, open, or closed by its chord or through the middle."""
    steps: list[Step] = [("m", on_ellipse(box, start)), *arc(box, start, sweep)]
    if end == PIE:
        left, top, right, bottom = box
        steps.append(("l", ((left + right) / 2, (top + bottom) / 2)))
    return steps if end == OPEN else [*steps, ("h", ())]


def ellipse(box: Box) -> list[Step]:
    """The ellipse in a box."""
    return ended_arc(box, 0, 2 * pi, CHORD)


def rounded(box: Box, width: float, height: float) -> list[Step]:
    """A rectangle whose corners are quarters of an ellipse of this size."""
    left, right = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    x, y = min(abs(width), right - left), min(abs(height), bottom - top)
    corners = (
        ((right - x, top, right, top + y), -pi / 2),
        ((right - x, bottom - y, right, bottom), 0.0),
        ((left, bottom - y, left + x, bottom), pi / 2),
        ((left, top, left + x, top + y), pi),
    )
    steps: list[Step] = []
    for corner, start in corners:
        steps.append(("l" if steps else "m", on_ellipse(corner, start)))
        steps += arc(corner, start, pi / 2)
    return [*steps, ("h", ())]
