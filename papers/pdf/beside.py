"""Where lines may stand beside what floats (ISO/IEC 29500-1, 20.4.2.15 to 20.4.2.20)."""

from collections.abc import Sequence
from typing import NamedTuple

from papers.pdf.contours import Contour, Stretch, covered

NARROWEST_TEXT = 1440  # twips beside what floats: Word sets no text where there is less


class Obstacle(NamedTuple):
    """What floats, with text beside it; its edges from the paragraph's top left.

    `side` is where text may run: bothSides, left, right, largest. Text that runs tightly keeps off
    the contour, which is measured from the obstacle's left and top; it goes into its hollows too
    where it runs through. `keeps` is how far it stays from the contour on the left and right.
    """

    top: float
    bottom: float
    left: float
    right: float
    side: str = "bothSides"
    contour: Contour = ()
    through: bool = False
    keeps: tuple[float, float] = (0, 0)

    def on_line(self, top: float, bottom: float) -> "list[Obstacle]":
        """What of it a line meets that runs from top to bottom."""
        if not (self.top < bottom and top < self.bottom):
            return []
        if not self.contour:
            return [self]
        found = covered(self.contour, top - self.top, bottom - self.top)
        if found and not self.through:
            found = [(found[0][0], found[-1][1])]
        before, after = self.keeps
        return [
            self._replace(left=self.left + left - before, right=self.left + right + after)
            for left, right in found
        ]


def room_above(
    obstacles: Sequence[Obstacle],
    line: tuple[float, float],
    limit: float,
    needed: float,
    gap: int,
) -> int:
    """How far down a line has to go, past what leaves less than it needs beside it.

    The line runs from top to bottom of `line`, up to `limit`; a first one keeps the paragraph's
    `gap`. One that is too narrow by itself stands where it is.
    """
    top, bottom = line
    skipped = 0
    while limit >= needed:
        here = top + skipped, bottom + skipped
        if any(_width(each) >= needed for each in _free(obstacles, here, limit)):
            break
        lowest = min(o.bottom for o in obstacles if o.on_line(*here))
        skipped += max(1, round(lowest - here[0])) + (0 if here[0] else gap)
    return skipped


def stretches(
    obstacles: Sequence[Obstacle], line: tuple[float, float], limit: float, indent: int
) -> list[Stretch]:
    """What is free of a line: all that is wide enough for text, else the widest of it.

    The line runs from top to bottom of `line`, up to `limit`.
    """
    found = _free(obstacles, line, limit) or [(0.0, limit)]
    return [each for each in found if _width(each) - indent >= NARROWEST_TEXT] or [
        max(found, key=_width)
    ]


def _free(obstacles: Sequence[Obstacle], line: tuple[float, float], limit: float) -> list[Stretch]:
    """What obstacles leave of a line."""
    found: list[Stretch] = [(0.0, limit)]
    for obstacle in obstacles:
        for part in obstacle.on_line(*line):
            found = [rest for each in found for rest in _left_by(part, each)]
    return found


def _left_by(obstacle: Obstacle, stretch: Stretch) -> list[Stretch]:
    """What an obstacle leaves of a stretch of a line."""
    start, end = stretch
    if obstacle.right <= start or obstacle.left >= end:
        return [stretch]
    sides = [(start, obstacle.left), (obstacle.right, end)]
    if obstacle.side in ("left", "right"):
        sides = [sides[obstacle.side == "right"]]
    elif obstacle.side == "largest":
        sides = [max(sides, key=_width)]
    return [side for side in sides if _width(side) > 0]


def _width(stretch: Stretch) -> float:
    return stretch[1] - stretch[0]
