"""Read sections: page size, margins, columns, headers and footers (ISO/IEC 29500-1, 17.6)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from papers.pdf.ooxml import VAL, Node, R, W, value
from papers.pdf.properties import border_sides, borders_of, measure, on, whole
from papers.pdf.story import Block, Geometry, LineNumbering, Marginalia, PageBorders

SMALLEST_PAGE = 1440  # an inch
MOST_SECTION_COLUMNS = 45
FROM_LINE = 283  # to its number, where a file leaves that open: half a centimetre, as LibreOffice


@dataclass(slots=True)
class SectionProperties:
    """What a sectPr says; headers and footers by kind are ids of relationships."""

    geometry: Geometry = field(default_factory=Geometry)
    start: str = "nextPage"
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)
    title_page: bool = False
    first_number: int | None = None
    number_form: str = "decimal"
    line_numbers: LineNumbering | None = None


def read_section(node: Node | None, *, gutter_at_top: bool = False) -> SectionProperties:
    """Read a w:sectPr; none at all is Word's default page.

    The room for binding is at the left, or, as settings may say, at the top (17.15.1.49).
    """
    if node is None:
        node = etree.Element(f"{W}sectPr")
    numbers = node.find(f"{W}pgNumType")
    start = numbers.get(f"{W}start") if numbers is not None else None
    kind = node.find(f"{W}type")
    return SectionProperties(
        geometry=_geometry(node, gutter_at_top=gutter_at_top),
        start=kind.get(VAL, "nextPage") if kind is not None else "nextPage",
        headers=_references(node, "headerReference"),
        footers=_references(node, "footerReference"),
        title_page=on(node.find(f"{W}titlePg")),
        first_number=whole(start) if start is not None else None,
        number_form=(numbers.get(f"{W}fmt") if numbers is not None else None) or "decimal",
        line_numbers=_line_numbers(node.find(f"{W}lnNumType")),
    )


def _line_numbers(node: Node | None) -> LineNumbering | None:
    """How lines are numbered; not at all where no interval is given (17.6.8)."""
    every = whole(node.get(f"{W}countBy")) if node is not None else 0
    if node is None or every <= 0:
        return None
    return LineNumbering(
        every,
        max(0, whole(node.get(f"{W}start"))),
        max(0, measure(node.get(f"{W}distance"))) or FROM_LINE,
        node.get(f"{W}restart", "newPage"),
    )


def _references(node: Node, name: str) -> dict[str, str]:
    return {
        reference.get(f"{W}type", "default"): reference.get(f"{R}id", "")
        for reference in node.iterchildren(f"{W}{name}")
    }


def _geometry(node: Node, *, gutter_at_top: bool) -> Geometry:
    size, margins = node.find(f"{W}pgSz"), node.find(f"{W}pgMar")

    def of(element: Node | None, name: str, default: int) -> int:
        return measure(element.get(f"{W}{name}"), default) if element is not None else default

    page = Geometry()
    width = max(SMALLEST_PAGE, of(size, "w", page.width))
    left, right = of(margins, "left", page.left), of(margins, "right", page.right)
    top, gutter = of(margins, "top", page.top), of(margins, "gutter", 0)
    if gutter_at_top:
        top += gutter if top >= 0 else -gutter  # below nothing, where the header may not move it
    else:
        left += gutter
    text = max(360, width - left - right)
    columns = node.find(f"{W}cols")
    return Geometry(
        width=width,
        height=max(SMALLEST_PAGE, of(size, "h", page.height)),
        top=top,
        right=right,
        bottom=of(margins, "bottom", page.bottom),
        left=left,
        header=of(margins, "header", page.header),
        footer=of(margins, "footer", page.footer),
        columns=_columns(columns, text) or ((0, text),),
        separator=columns is not None and columns.get(f"{W}sep") in ("1", "true", "on"),
        vertical=value(node, "vAlign"),
        pitch=_pitch(node.find(f"{W}docGrid")),
        borders=_borders(node.find(f"{W}pgBorders")),
    )


def _pitch(grid: Node | None) -> int:
    """How far apart the lines of a grid are, 0 where text keeps to none (17.6.5)."""
    if grid is None or grid.get(f"{W}type", "default") == "default":
        return 0
    return max(0, measure(grid.get(f"{W}linePitch"), 0))


def _borders(node: Node | None) -> PageBorders | None:
    if node is None:
        return None
    lines = borders_of(border_sides(node))
    from_page = node.get(f"{W}offsetFrom") == "page"
    return PageBorders(lines, from_page, node.get(f"{W}display", "allPages"))


def _columns(node: Node | None, text: int) -> tuple[tuple[int, int], ...]:
    if node is None:
        return ()
    count = max(1, min(MOST_SECTION_COLUMNS, whole(node.get(f"{W}num"), 1)))
    own = list(node.iterchildren(f"{W}col"))
    if own and node.get(f"{W}equalWidth") in ("0", "false", "off"):
        found, offset = [], 0
        for column in own[:count]:
            width = max(180, measure(column.get(f"{W}w")))
            found.append((offset, width))
            offset += width + max(0, measure(column.get(f"{W}space")))
        return tuple(found)
    space = max(0, measure(node.get(f"{W}space"), 720))
    width = max(180, (text - space * (count - 1)) // count)
    offsets = [i * (width + space) for i in range(count)]
    return (
        *((offset, width) for offset in offsets[:-1]),
        (offsets[-1], max(width, text - offsets[-1])),
    )


class Margins:
    """Headers and footers of the sections in order: what one leaves out, it inherits."""

    def __init__(self, blocks: Callable[[str, int], tuple[Block, ...]]) -> None:
        self._blocks = blocks
        self._current: dict[tuple[str, str], str] = {}

    def take(self, properties: SectionProperties) -> tuple[Marginalia, Marginalia]:
        """The headers and footers that a section shows."""
        self._current.update({("header", k): v for k, v in properties.headers.items()})
        self._current.update({("footer", k): v for k, v in properties.footers.items()})
        width = properties.geometry.text_width
        found: dict[str, Marginalia] = {"header": {}, "footer": {}}
        for (place, kind), reference in self._current.items():
            found[place][kind] = self._blocks(reference, width)
        return found["header"], found["footer"]
