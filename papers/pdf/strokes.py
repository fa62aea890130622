"""The lines that a border is made of: double, thick and thin, triple (17.18.2). Lengths are twips.

A border's size is that of its thick lines or of its large gaps; the others have a width of their
own or half of it.
"""

from typing import TypeAlias

Strokes: TypeAlias = tuple[int, ...]  # lines and the gaps between them in turn, the outer first

THIN, MIDDLING = 15, 30  # three quarters of a point, one and a half


def strokes_of(style: str, size: int) -> Strokes:
    """The lines of a border of a style and a size; none where it is a single one."""
    half = size // 2
    known: dict[str, Strokes] = {
        "double": (size, size, size),
        "triple": (size, size, size, size, size),
        "thinThickSmallGap": (size, THIN, THIN),  # the thin one inside
        "thickThinSmallGap": (THIN, THIN, size),
        "thinThickThinSmallGap": (THIN, THIN, size, THIN, THIN),
        "thinThickMediumGap": (size, half, half),
        "thickThinMediumGap": (half, half, size),
        "thinThickThinMediumGap": (half, half, size, half, half),
        "thinThickLargeGap": (MIDDLING, size, THIN),
        "thickThinLargeGap": (THIN, size, MIDDLING),
        "thinThickThinLargeGap": (THIN, size, MIDDLING, size, THIN),
        "outset": (THIN, size, size),
        "inset": (size, size, THIN),
        "threeDEmboss": (2 * size,),
        "threeDEngrave": (2 * size,),
    }
    return known.get(style, ()) if size else ()
