"""Table styles: what a table's style says for a cell, by where the cell stands (17.7.6)."""

from dataclasses import dataclass, field
from typing import Any

from papers.pdf.formats import Border
from papers.pdf.ooxml import VAL, Node, W, child
from papers.pdf.properties import (
    border_sides,
    measure,
    overlaid,
    paragraph_properties,
    run_properties,
    shading,
    whole,
)
from papers.pdf.styles import Styles, Surroundings

# Later ones win (ISO/IEC 29500-1, 17.4.51 and Word's own order).
REGIONS = (
    "band1Vert", "band2Vert", "band1Horz", "band2Horz", "lastCol", "firstCol", "lastRow",
    "firstRow", "seCell", "swCell", "neCell", "nwCell",
)  # fmt: skip


@dataclass(slots=True)
class Region:
    """What a style says for one region of a table, or for the whole of it."""

    paragraph: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)
    borders: dict[str, Border] = field(default_factory=dict)
    fill: str | None = None
    vertical: str | None = None
    margins: dict[str, int] = field(default_factory=dict)

    def over(self, below: "Region") -> "Region":
        """This region laid over another."""
        return Region(
            overlaid(below.paragraph, self.paragraph),
            overlaid(below.run, self.run),
            {**below.borders, **self.borders},
            below.fill if self.fill is None else self.fill,
            self.vertical or below.vertical,
            {**below.margins, **self.margins},
        )


@dataclass(slots=True)
class TableStyle:
    """A table style with its regions; `row_band` and `column_band` are sizes of its stripes."""

    whole: Region = field(default_factory=Region)
    regions: dict[str, Region] = field(default_factory=dict)
    row_band: int = 1
    column_band: int = 1
    indent: int = 0
    key: object = None
    _cache: dict[object, tuple[Region, Surroundings]] = field(default_factory=dict)

    def at(self, regions: tuple[str, ...]) -> tuple[Region, Surroundings]:
        """What holds for a cell in these regions, and what it gives to its text."""
        if regions not in self._cache:
            result = self.whole
            for name in REGIONS:
                if name in regions and name in self.regions:
                    result = self.regions[name].over(result)
            around = Surroundings(
                (self.key, regions), result.paragraph, result.run, named=bool(self.key)
            )
            self._cache[regions] = result, around
        return self._cache[regions]


def table_style(styles: Styles, style_id: str) -> TableStyle:
    """Read a table style with all that it is based on."""
    result = TableStyle(key=style_id)
    for name in styles.chain(style_id or styles.default("table")):
        node = styles.node(name)
        result.whole = read_region(node, table=True).over(result.whole)
        table = child(node, f"{W}tblPr")
        if table is not None:
            result.row_band = _band(table, "tblStyleRowBandSize", result.row_band)
            result.column_band = _band(table, "tblStyleColBandSize", result.column_band)
        for condition in node.iterchildren(f"{W}tblStylePr"):
            kind = condition.get(f"{W}type", "")
            below = result.regions.get(kind, Region())
            result.regions[kind] = read_region(condition, table=True).over(below)
    return result


def _band(table: Node, name: str, default: int) -> int:
    node = child(table, f"{W}{name}")
    return max(1, whole(node.get(VAL), default)) if node is not None else default


def read_region(node: Node, *, table: bool) -> Region:
    """What a style, a condition of it, or a cell's own properties say."""
    region = Region(
        paragraph_properties(child(node, f"{W}pPr")), run_properties(child(node, f"{W}rPr"))
    )
    if table and (properties := child(node, f"{W}tblPr")) is not None:
        _read_cell(properties, region, "tblBorders", "tblCellMar")
    if (properties := child(node, f"{W}tcPr") if table else node) is not None:
        _read_cell(properties, region, "tcBorders", "tcMar")
    return region


def _read_cell(properties: Node, region: Region, borders: str, margins: str) -> None:
    if (sides := child(properties, f"{W}{borders}")) is not None:
        region.borders.update(border_sides(sides))
    if (shade := child(properties, f"{W}shd")) is not None:
        region.fill = shading(shade)
    if (vertical := child(properties, f"{W}vAlign")) is not None:
        region.vertical = vertical.get(VAL, "top")
    region.margins |= _margins(child(properties, f"{W}{margins}"))


def read_table(properties: Node | None) -> Region:
    """What a table's own tblPr says for all of its cells."""
    sides = child(properties, f"{W}tblBorders")
    return Region(
        borders=border_sides(sides) if sides is not None else {},
        margins=_margins(child(properties, f"{W}tblCellMar")),
    )


def _margins(node: Node | None) -> dict[str, int]:
    found = {}
    for edge in node if node is not None else ():
        name = str(edge.tag).removeprefix(W)
        side = {"start": "left", "end": "right"}.get(name, name)
        found[side] = max(0, measure(edge.get(f"{W}w")))
    return found
