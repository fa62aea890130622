"""How charts look: quiet lines, and series that differ without colour, too."""

from typing import Any

from papers.model.bodies import Council

USUAL = ("143d59", "b4530a", "00703c", "6f3a8c")  # 5:1 to white and more
INK, QUIET, GRID = "#1a1a1a", "#505a5f", "#d5dadd"
SIZE, LEADING = 10.0, 12.5  # of words, and from line to line, in points
GAP = 6.0  # between a mark and its words
THIN, GRID_WIDTH, LINE_WIDTH = 0.75, 0.5, 1.75
DASHES: tuple[Any, ...] = ("-", (0, (4, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)))
TARGET_DASH = (0, (3, 2))
MARKS = ("o", "s", "^", "D")
FILLS = (1.0, 0.0, 0.45)  # how much of its colour a bar is filled with


def colour(council: Council, index: int) -> str:
    """The colour of a series: the council's, and when these are used up, the usual ones."""
    own = [each.code for each in council.colours]
    every = (*own, *(code for code in USUAL if code not in own))
    return f"#{every[index % len(every)]}"


def fill(code: str, index: int) -> str:
    """What the bars of a series are filled with: a shade of its colour."""
    share = FILLS[index % len(FILLS)]
    parts = [int(code[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
