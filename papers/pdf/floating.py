"""Floating pictures: where they stand, and what text has to run beside (17.3.3, 20.4.2)."""

from collections.abc import Iterable, Iterator
from math import cos, radians, sin

from papers.pdf.beside import Obstacle
from papers.pdf.contours import drawn
from papers.pdf.story import Anchor, Geometry, Picture

BESIDE_PARAGRAPH = ("paragraph", "line")


def floating_place(
    anchor: Anchor, picture: Picture, page: Geometry, x: float, y: float
) -> tuple[float, float]:
    """The top left corner of a floating picture whose paragraph begins at x, y."""
    return place_of(anchor, (picture.width, picture.height), page, x, y)


def place_of(
    anchor: Anchor, size: tuple[int, int], page: Geometry, x: float, y: float
) -> tuple[float, float]:
    """The top left corner of what floats, by its width and height."""
    starts = {"page": 0.0, "margin": float(page.left), "leftMargin": 0.0}
    starts["rightMargin"] = float(page.width - page.right)
    widths = {"page": page.width, "margin": page.text_width, "leftMargin": page.left}
    widths["rightMargin"] = page.right
    left = _aligned(
        anchor.align_x,
        starts.get(anchor.from_x, x),
        widths.get(anchor.from_x, page.text_width),
        size[0],
        anchor.x,
    )
    tops = {"page": 0.0, "margin": float(page.top), "topMargin": 0.0}
    tops["bottomMargin"] = float(page.height - page.bottom)
    heights = {"page": page.height, "margin": page.height - page.top - page.bottom}
    top = _aligned(
        anchor.align_y,
        tops.get(anchor.from_y, y),
        heights.get(anchor.from_y, size[1]),
        size[1],
        anchor.y,
    )
    return left, top


def _aligned(align: str, start: float, room: float, size: float, offset: float) -> float:
    match align:
        case "right" | "bottom" | "outside":
            return start + room - size
        case "center":
            return start + (room - size) / 2
        case "left" | "top" | "inside":
            return start
        case _:
            return start + offset


def obstacles(pictures: Iterable[Picture], page: Geometry, y: float) -> Iterator[Obstacle]:
    """What a paragraph's floats keep free of text, from the text's left edge; it begins at y."""
    for picture in pictures:
        anchor = picture.anchor
        if anchor is not None and anchor.wrap != "none" and anchor.from_y in BESIDE_PARAGRAPH:
            yield _obstacle(picture, anchor, page, page.left, y)


def on_page(pictures: Iterable[Picture], page: Geometry, x: float, y: float) -> list[Obstacle]:
    """What floats at places of the page keep free, seen from a column's first line at x, y."""
    found = (
        _obstacle(picture, picture.anchor, page, x, 0.0)
        for picture in pictures
        if picture.anchor is not None
    )
    return [o._replace(top=o.top - y, bottom=o.bottom - y) for o in found]


def is_on_page(picture: Picture) -> bool:
    """Whether a picture keeps text off a place of the page, wherever its paragraph stands."""
    anchor = picture.anchor
    return anchor is not None and anchor.wrap != "none" and anchor.from_y not in BESIDE_PARAGRAPH


def _obstacle(picture: Picture, anchor: Anchor, page: Geometry, x: float, y: float) -> Obstacle:
    left, top = floating_place(anchor, picture, page, x, y)
    if anchor.contour:
        return _contoured(picture, anchor, left - x, top)
    above, right, below, before = anchor.distance
    across, down = _beyond(picture)
    edges = left - x - before - across, left - x + picture.width + right + across
    if anchor.wrap == "topAndBottom":
        edges = 0.0, float(page.width)
    bottom = top + picture.height + below
    return Obstacle(top - above - down, bottom + down, *edges, anchor.side)


def _contoured(picture: Picture, anchor: Anchor, left: float, top: float) -> Obstacle:
    """What keeps text off its contour; above and below no distance is kept from it."""
    points = drawn(anchor.contour, picture.width, picture.height, picture.turn)
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    highest, lowest = min(y for _, y in points), max(y for _, y in points)
    return Obstacle(
        top + highest,
        top + lowest,
        left + first,
        left + last,
        anchor.side,
        tuple((x - first, y - highest) for x, y in points),
        anchor.through,
        (anchor.distance[3], anchor.distance[1]),
    )


def _beyond(picture: Picture) -> tuple[float, float]:
    """How far a turned picture reaches beyond its frame on either side, and above and below."""
    if not picture.turn:
        return 0.0, 0.0
    up, along = abs(sin(radians(picture.turn))), abs(cos(radians(picture.turn)))
    width = picture.width * along + picture.height * up
    height = picture.width * up + picture.height * along
    return (width - picture.width) / 2, (height - picture.height) / 2
