"""Matrices as PDF has them: (a, b, c, d, e, f) takes x, y to a·x + c·y + e, b·x + d·y + f."""

from math import cos, hypot, sin, sqrt
from typing import TypeAlias

from papers.pdf.vector import Matrix, UnreadableDrawingError

Point: TypeAlias = tuple[float, float]

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
LARGEST = 10_000_000  # coordinate; a drawing's longer side is 10,000


def after(second: Matrix, first: Matrix) -> Matrix:
    """What two matrices do, one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point comes to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scaled(x: float, y: float) -> Matrix:
    """Longer across and down."""
    return x, 0, 0, y, 0, 0


def moved(x: float, y: float) -> Matrix:
    """Moved across and down."""
    return 1, 0, 0, 1, x, y


def rotated(angle: float) -> Matrix:
    """Turned about the origin by radians, from the x axis towards the y axis."""
    return cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0


def growth(matrix: Matrix) -> float:
    """How much longer lines become, on the average."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c)) or hypot(a, b) or hypot(c, d)


def is_upright(matrix: Matrix) -> bool:
    """Whether rectangles remain rectangles with level sides."""
    return not (matrix[1] or matrix[2])


def written(*numbers: float) -> str:
    """Coordinates as operands; those beyond all bounds, and what is no number, are refused."""
    for number in numbers:
        if not abs(number) < LARGEST:
            raise UnreadableDrawingError("its coordinates")
    return " ".join([f"{number:.1f}" for number in numbers])


def written_matrix(matrix: Matrix) -> str:
    """A matrix as the operator that applies it."""
    written(*matrix)
    return f"{' '.join([f'{number:.6f}'.rstrip('0').rstrip('.') for number in matrix])} cm"
