"""Boxes: paragraphs with the lines and the tint of "Boxed Text", or one cell that looks alike."""

from copy import deepcopy

from papers.word.markup import Element, amend, q, w, whole
from papers.word.place import Place
from papers.word.styles import Styles

STYLE = "Boxed Text"
SIDES = ("top", "left", "bottom", "right")
POINT = 20  # twips
AFTER = 280  # twips, below a box; its line stands in them


def room(styles: Styles) -> int:
    """Between the text's edge and a boxed paragraph's words, in twips."""
    return styles.twips(STYLE, "ind", "right")


def around(content: list[Element], place: Place, styles: Styles) -> Element:
    """A table of one cell around elements of any kind.

    Paragraphs of different indents would make boxes of different widths.
    """
    _loosen(content)
    grid = w("tblGrid", w("gridCol", w=place.width))
    cell = w("tcPr", w("tcW", w=place.width, type="dxa"))
    if (shading := styles.found(STYLE, "shd")) is not None:
        cell.append(deepcopy(shading))
    properties = w(
        "tblPr",
        w("tblW", w=place.width, type="dxa"),
        w("tblInd", w=place.edge, type="dxa"),
        _borders(styles),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=_margin(styles, side), type="dxa") for side in SIDES)),
    )
    return w("tbl", properties, grid, w("tr", w("tc", cell, *content)))


def _loosen(content: list[Element]) -> None:
    """Leave no space below the last paragraph but the box's own, and let the box break.

    Word keeps a row with the next where a paragraph in it is kept with the next.
    """
    for each in content:
        for kept in each.iter(q("keepNext")):
            kept.set(q("val"), "0")
    if content and content[-1].tag == q("p"):
        amend(content[-1], "spacing", after=0)


def inside(place: Place, styles: Styles) -> Place:
    """The place of the blocks in such a cell."""
    width = place.width - _margin(styles, "left") - _margin(styles, "right")
    return Place(0, width, "Body Text", topic=place.topic)


def _borders(styles: Styles) -> Element:
    borders = w("tblBorders")
    for side in SIDES:
        if (found := styles.found(STYLE, f"pBdr/{side}")) is not None:
            line = deepcopy(found)
            line.set(q("space"), "0")
            borders.append(line)
    return borders


def _margin(styles: Styles, side: str) -> int:
    """The room that the style's border leaves to the text."""
    found = styles.found(STYLE, f"pBdr/{side}")
    return 0 if found is None else whole(found.get(q("space"))) * POINT
