"""What both kinds of metafile ask for: settings, and shapes by their numbers in GDI's order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from papers.pdf.metafiles.bitmaps import Bitmaps
from papers.pdf.metafiles.context import Context
from papers.pdf.metafiles.device import Device
from papers.pdf.metafiles.lettering import Letterer
from papers.pdf.metafiles.matrices import Point
from papers.pdf.metafiles.objects import colour_of
from papers.pdf.metafiles.outlines import (
    CHORD,
    OPEN,
    PIE,
    angles,
    arc,
    ellipse,
    ended_arc,
    on_ellipse,
    rectangle,
    rounded,
)
from papers.pdf.metafiles.plotter import Box
from papers.pdf.vector import UnreadableDrawingError

MOST_RECORDS = 300_000
OPAQUE, WINDING, CLOCKWISE = 2, 2, 2

Numbers: TypeAlias = Sequence[int]


@dataclass(frozen=True, slots=True)
class Player:
    """What plays a metafile: its device, and what sets text and pictures on it."""

    device: Device
    letterer: Letterer
    bitmaps: Bitmaps


def player_on(device: Device) -> Player:
    """A player that has played nothing yet."""
    return Player(device, Letterer(device), Bitmaps(device))


SETTINGS: Mapping[str, Callable[[int], object]] = {
    "mode": int,
    "opaque": lambda value: value == OPAQUE,
    "winding": lambda value: value == WINDING,
    "mix": int,
    "align": int,
    "text_colour": colour_of,
    "ground": colour_of,
    "clockwise": lambda value: value == CLOCKWISE,
    "spacing": int,
}


def change(context: Context, name: str, value: int) -> None:
    """Set what a number says."""
    setattr(context, name, SETTINGS[name](value))


def resize(context: Context, name: str, size: Point) -> None:
    """Set the extent of window or viewport; one that is nothing is not set."""
    if size[0] and size[1]:
        setattr(context, name, size)


def rescale(context: Context, name: str, shares: Numbers) -> None:
    """Multiply the extent of window or viewport by two fractions."""
    across, by_across, down, by_down = shares
    if by_across and by_down:
        width, height = getattr(context, name)
        resize(context, name, (width * across / by_across, height * down / by_down))


# Shapes


def _box(numbers: Numbers) -> Box:
    left, top, right, bottom = numbers[:4]
    return left, top, right, bottom


def _angles(device: Device, numbers: Numbers) -> tuple[float, float]:
    """The start and sweep of an arc; the pixels' way round counts, not that of the axes."""
    across, down = device.context.scale()
    clockwise = device.context.clockwise != (across * down < 0)
    x, y, u, v = numbers[4:8]
    return angles(_box(numbers), (x, y), (u, v), clockwise=clockwise)


def _draw_arc(device: Device, numbers: Numbers, end: str) -> None:
    outline = ended_arc(_box(numbers), *_angles(device, numbers), end)
    device.draw(outline, filled=end != OPEN)


def _draw_arc_to(device: Device, numbers: Numbers) -> None:
    """A line to an arc, and that (ArcTo)."""
    box, (start, sweep) = _box(numbers), _angles(device, numbers)
    outline = [("l", on_ellipse(box, start)), *arc(box, start, sweep)]
    device.draw_on(outline, on_ellipse(box, start + sweep))


def _fill_pixel(device: Device, numbers: Numbers) -> None:
    x, y, colour = numbers
    device.fill_box((x, y, x + 1, y + 1), colour_of(colour))


def _draw_rounded(device: Device, numbers: Numbers) -> None:
    device.draw(rounded(_box(numbers), *numbers[4:6]), filled=True)


SHAPES: Mapping[str, Callable[[Device, Numbers], None]] = {
    "rectangle": lambda device, n: device.draw(rectangle(_box(n)), filled=True),
    "rounded": _draw_rounded,
    "ellipse": lambda device, n: device.draw(ellipse(_box(n)), filled=True),
    "arc": lambda device, n: _draw_arc(device, n, OPEN),
    "chord": lambda device, n: _draw_arc(device, n, CHORD),
    "pie": lambda device, n: _draw_arc(device, n, PIE),
    "arc to": _draw_arc_to,
    "move": lambda device, n: device.move_to(n[0], n[1]),
    "line": lambda device, n: device.line_to(n[0], n[1]),
    "clip": lambda device, n: device.clip_box(_box(n)),
    "exclude": lambda device, n: device.exclude_box(_box(n)),
    "pixel": _fill_pixel,
}


def refuse_layout(value: int) -> None:
    """Refuse what runs from right to left."""
    if value & 1:
        raise UnreadableDrawingError("a layout from right to left")


def damaged() -> UnreadableDrawingError:
    """The error for a file that is cut off or does not fit together."""
    return UnreadableDrawingError("it is damaged")
