"""Where drawings stand: anchors on the page, and places in groups (20.4.2, 20.1.7)."""

from collections.abc import Sequence
from typing import NamedTuple

from papers.pdf.contours import Contour
from papers.pdf.ooxml import TRUE, WP, A, Node, W
from papers.pdf.properties import whole
from papers.pdf.story import Anchor
from papers.pdf.theme import EMU_PER_TWIP

LARGEST = 31_680 * EMU_PER_TWIP
DEGREE = 60_000  # of a turn
MOST_TURNED = 3600 * DEGREE
HIGHEST = 2**32
CONTOUR = 21_600  # parts of a drawing's width and height
MOST_CORNERS = 400
WRAPS = ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom")


class Frame(NamedTuple):
    """Where something stands, in twips from the drawing's corner, and how it is turned."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0  # degrees clockwise
    across: bool = False  # mirrored
    down: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return round(self.width), round(self.height)


class Space(NamedTuple):
    """How places inside a group become twips from the drawing's corner."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0


def kind_of(node: Node) -> str:
    """The name of a node, without its namespace."""
    return str(node.tag).rpartition("}")[2]


def named(node: Node | None, name: str) -> Node | None:
    """The child of that name, whose namespace differs with what it stands in."""
    for each in node if node is not None else ():
        if kind_of(each) == name:
            return each
    return None


def twips(node: Node | None, name: str, default: float = 0) -> int:
    """An attribute in EMU, as twips; `default` is in EMU too."""
    value = whole(node.get(name) if node is not None else None, round(default), LARGEST)
    return round(value / EMU_PER_TWIP)


def transform_of(node: Node | None) -> Node | None:
    """The a:xfrm of a shape, picture or group."""
    for name in ("spPr", "grpSpPr"):
        properties = named(node, name)
        if properties is not None:
            return properties.find(f"{A}xfrm")
    return named(node, "xfrm")  # of a chart in a group


def turned(node: Node, width: float, height: float) -> Frame:
    """The frame of what stands by itself, in the size that it has on the page."""
    transform = transform_of(node)
    return Frame(0, 0, width, height, *_turn(transform))


def placed(node: Node, space: Space) -> Frame:
    """The frame of a part of a group."""
    return placed_by(transform_of(node), space)


def placed_by(transform: Node | None, space: Space) -> Frame:
    """The frame that an a:xfrm of a group's space says."""
    if transform is None:
        return Frame(space.x, space.y, 0, 0)
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    return Frame(
        space.x + twips(offset, "x") * space.across,
        space.y + twips(offset, "y") * space.down,
        min(LARGEST, twips(extent, "cx") * space.across),
        min(LARGEST, twips(extent, "cy") * space.down),
        *_turn(transform),
    )


def _turn(transform: Node | None) -> tuple[float, bool, bool]:
    if transform is None:
        return 0.0, False, False
    turn = whole(transform.get("rot"), 0, MOST_TURNED) / DEGREE
    return turn, transform.get("flipH") in TRUE, transform.get("flipV") in TRUE


def space_in(node: Node, frame: Frame) -> Space:
    """The space inside a group that stands in a frame (20.1.7.5); a canvas has that of the page."""
    transform = transform_of(node)
    if transform is None:
        return Space(frame.x, frame.y)
    x, y = (twips(transform.find(f"{A}chOff"), name) for name in ("x", "y"))
    width, height = (twips(transform.find(f"{A}chExt"), name) for name in ("cx", "cy"))
    across = frame.width / width if width > 0 else 1.0
    down = frame.height / height if height > 0 else 1.0
    return Space(frame.x - x * across, frame.y - y * down, across, down)


def anchor_of(frame: Node) -> Anchor:
    """Where a wp:anchor stands on the page."""
    from_x, x, align_x = _position(frame.find(f"{WP}positionH"))
    from_y, y, align_y = _position(frame.find(f"{WP}positionV"))
    node = next((each for each in frame if str(each.tag).removeprefix(WP) in WRAPS), None)
    wrap = str(node.tag).removeprefix(WP) if node is not None else "wrapNone"
    kind = {"wrapNone": "none", "wrapTopAndBottom": "topAndBottom"}.get(wrap, "square")
    side = node.get("wrapText", "bothSides") if node is not None else "bothSides"
    top, right, bottom, left = (twips(frame, f"dist{side}") for side in "TRBL")
    in_cell = frame.get("layoutInCell", "1") in TRUE and stands_in_cell(frame)
    return Anchor(
        *counted_from(from_x or "column", from_y or "paragraph", in_cell=in_cell),
        x,
        y,
        align_x,
        align_y,
        kind,
        behind=frame.get("behindDoc") in TRUE,
        distance=(top, right, bottom, left),
        side=side,
        height=whole(frame.get("relativeHeight"), 0, HIGHEST),
        contour=_contour(node.find(f"{WP}wrapPolygon")) if node is not None else (),
        through=wrap == "wrapThrough",
    )


def _contour(polygon: Node | None) -> Contour:
    """A wp:wrapPolygon in shares of the drawing's size (20.4.2.16)."""
    points = polygon.iterchildren(f"{WP}start", f"{WP}lineTo") if polygon is not None else ()
    return contour(tuple(whole(p.get(name), 0, LARGEST) for p in points for name in ("x", "y")))


def contour(numbers: Sequence[int]) -> Contour:
    """A contour of x and y in turn, in parts of which a drawing is 21,600 wide and high.

    None where it is no polygon, or of too many corners.
    """
    found = tuple(
        (x / CONTOUR, y / CONTOUR) for x, y in zip(numbers[::2], numbers[1::2], strict=False)
    )
    flat = min(len(set(numbers[::2])), len(set(numbers[1::2]))) < 2  # noqa: PLR2004
    return () if flat or len(found) > MOST_CORNERS else found


def stands_in_cell(node: Node) -> bool:
    """Whether it is a cell of a table that something is anchored in."""
    return next(node.iterancestors(f"{W}tc"), None) is not None


def counted_from(from_x: str, from_y: str, *, in_cell: bool) -> tuple[str, str]:
    """What a place is counted from: in a cell, the cell stands for the page (20.4.2.3)."""
    if not in_cell:
        return from_x, from_y
    return (
        "column" if from_x in ("page", "margin") else from_x,
        "paragraph" if from_y in ("page", "margin") else from_y,
    )


def _position(node: Node | None) -> tuple[str, int, str]:
    if node is None:
        return "", 0, ""
    offset, align = node.find(f"{WP}posOffset"), node.find(f"{WP}align")
    distance = whole(offset.text if offset is not None else None, 0, LARGEST)
    return (
        node.get("relativeFrom", ""),
        round(distance / EMU_PER_TWIP),
        (align.text or "") if align is not None else "",
    )
