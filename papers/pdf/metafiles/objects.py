"""The objects of GDI that a metafile makes and selects ([MS-EMF] 2.2, [MS-WMF] 2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Region: TypeAlias = tuple[tuple[int, int, int, int], ...]  # left, top, right, bottom; no two meet

BLACK, WHITE = "000000", "FFFFFF"
BOLD = 600  # weight
STOCK = 0x8000_0000  # where the numbers of objects begin that need not be made
GEOMETRIC = 0x10000  # bit of a pen's style: its lengths are logical
SOLID, DASH, NULL, INSIDE, OWN_DASHES, ALTERNATE = 0, 1, 5, 6, 7, 8  # styles of pens
# Dashes and gaps of the styles 1 to 4: in pixels where a pen is thin, else in its widths.
THIN_DASHES = ((18, 6), (3, 3), (9, 6, 3, 6), (9, 3, 3, 3, 3, 3))
WIDE_DASHES = ((3, 1), (1, 1), (3, 1, 1, 1), (3, 1, 1, 1, 1, 1))
CAPS = {0x000: 1, 0x100: 2, 0x200: 0}  # of pens, as PDF numbers them
JOINS = {0x0000: 1, 0x1000: 2, 0x2000: 0}
HOLLOW, HATCHED = 1, 2  # styles of brushes
HATCHES = (1 / 8, 1 / 8, 1 / 8, 1 / 8, 1 / 4, 1 / 4)  # the share that their lines cover
SOLID_HATCH = 1.0


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are drawn; "" is the colour of none. Its width is logical, 0 for one pixel."""

    colour: str = BLACK
    width: float = 0
    style: int = SOLID
    dashes: tuple[int, ...] = ()  # its own


@dataclass(frozen=True, slots=True)
class Brush:
    """How areas are filled: "" for not at all, None for the colour of text.

    `share` is what a pattern covers in its colour; the rest shows the background's.
    """

    colour: str | None = WHITE
    share: float = 1


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface. Sizes are logical: above zero a line's height, below zero that of the letters.

    The escapement is in tenths of degrees, counterclockwise; `average` is the width of letters.
    """

    family: str = "Arial"
    height: int = 0
    average: int = 0
    escapement: int = 0
    weight: int = 400
    italic: bool = False
    underline: bool = False
    strike: bool = False
    charset: int = 0


Thing: TypeAlias = Pen | Brush | Font | Region | None

STOCK_OBJECTS: Mapping[int, Thing] = {
    0: Brush(WHITE), 1: Brush("C0C0C0"), 2: Brush("808080"), 3: Brush("404040"), 4: Brush(BLACK),
    5: Brush(""), 6: Pen(WHITE), 7: Pen(BLACK), 8: Pen(""),
    10: Font("Courier New"), 11: Font("Courier New"), 12: Font(), 13: Font(), 14: Font(), 15: None,
    16: Font("Courier New"), 17: Font(), 18: Brush(WHITE), 19: Pen(BLACK),
}  # fmt: skip


def colour_of(reference: int) -> str:
    """A ColorRef: red in its lowest byte ([MS-WMF] 2.2.2.8)."""
    return f"{reference & 0xFF:02X}{reference >> 8 & 0xFF:02X}{reference >> 16 & 0xFF:02X}"


def pen_of(style: int, width: int, reference: int, dashes: tuple[int, ...] = ()) -> Pen:
    """A pen of a style of GDI's."""
    if style & 0xF == NULL:
        return Pen("")
    return Pen(colour_of(reference), abs(width), style, dashes)


def brush_of(style: int, reference: int, hatch: int) -> Brush:
    """A brush of a style of GDI's: plain, hollow or hatched."""
    if style == HOLLOW:
        return Brush("")
    share = HATCHES[hatch] if style == HATCHED and hatch < len(HATCHES) else SOLID_HATCH
    return Brush(colour_of(reference), share)


def font_of(numbers: tuple[int, ...], family: str) -> Font:
    """A font from the numbers of a LogFont ([MS-WMF] 2.2.1.2, [MS-EMF] 2.2.13)."""
    height, average, escapement, _, weight, italic, underline, strike, charset = numbers[:9]
    return Font(
        family,
        height,
        abs(average),
        escapement,
        weight,
        bool(italic),
        bool(underline),
        bool(strike),
        charset,
    )


def blend(colour: str, share: float, ground: str) -> str:
    """A colour of which this share is left on a ground."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4)]
    return "".join([f"{round(own * share + below * (1 - share)):02X}" for own, below in pairs])
